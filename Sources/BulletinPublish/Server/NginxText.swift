import BulletinModel

/// A site as configuration of nginx: one file for `conf.d` or `sites-enabled`.
public struct NginxText: Sendable {
  private let plan: ServerPlan
  private let listen: String
  /// Two sites on one server have two variables.
  private let variable: String

  /// Takes what is to be said; nil where the folder has a `$`, which nginx cannot write.
  ///
  /// - Parameters:
  ///   - plan: The site.
  ///   - listen: The port, or the address and port, at which nginx listens.
  public init?(_ plan: ServerPlan, listen: String) {
    guard !plan.folder.contains("$") else { return nil }
    self.plan = plan
    self.listen = listen
    variable = "$bulletin_" + StableHash("\(plan.host) \(plan.folder)".utf8).digits.prefix(8)
  }

  /// The whole file.
  public var text: String {
    """
    # 由 bulletin server-config nginx 生成；旧网址有增减时重新生成。Made by bulletin: make it again when old
    # addresses come or go. nginx -t && nginx -s reload
    map $uri \(variable) {
      default "\(ServerPlan.shortTime)";
      "~\(ServerPlan.hashedName)" "\(ServerPlan.longTime)";
      "~/\\.well-known/bulletin-" "no-store";
    }

    server {
      listen \(listen);
    \(secureLines)  server_name \(quoted(hostName));

    \(place)
      index index.html;
      absolute_redirect off;
      server_tokens off;
      charset utf-8;
      charset_types text/css text/javascript text/plain text/csv text/calendar text/markdown
        application/json application/xml image/svg+xml;
      default_type application/octet-stream;
      types {
    \(lines(ServerPlan.types) { "    \($0) \($1);" })
      }

      # 发布时已经压缩好。Compressed when it was published.
      gzip_static on;
      gzip_vary on;
      # brotli_static on;  # 装有 ngx_brotli 时 / with ngx_brotli

      add_header Cache-Control \(variable);
    \(lines(plan.headers) { "  add_header \($0) \(quoted($1)) always;" })

      # 点开头的文件都不给，.well-known 除外。No dot files but .well-known.
      location ~ /\\.(?!well-known/) { return 404; }

    \(lines(plan.missing, missing))
    \(lines(plan.redirects, redirect))
    }

    """
  }

  private var hostName: String {
    plan.host.split(separator: ":").first.map(String.init) ?? "_"
  }

  private var secureLines: String {
    guard plan.isSecure else { return "" }
    return """
        # https：换成下面几行，填上证书。For https, these lines with your certificate instead:
        # listen 443 ssl;
        # ssl_certificate /etc/letsencrypt/live/\(hostName)/fullchain.pem;
        # ssl_certificate_key /etc/letsencrypt/live/\(hostName)/privkey.pem;

      """
  }

  private var place: String {
    let folder = "\(plan.folder)/current"
    guard plan.basePath != "/" else { return "  root \(quoted(folder));" }
    return "  location \(quoted(plan.basePath)) { alias \(quoted(folder + "/")); }"
  }

  private func missing(_ folder: String, _ page: String) -> String {
    let directive = "error_page 404 \(quoted(plan.below(page)));"
    // The nearest folder decides; the root's stands for the whole server.
    guard folder != "/" else { return "  \(directive)" }
    guard plan.basePath == "/" else { return "" }
    return "  location \(quoted(plan.below(folder))) { \(directive) }"
  }

  private func redirect(_ from: String, _ to: String) -> String {
    // A dollar sign would begin the name of a variable.
    let address = to.split(separator: "$", omittingEmptySubsequences: false).joined(
      separator: "%24")
    return "  location = \(quoted(plan.below(from))) { return 301 \(quoted(address)); }"
  }

  /// A word in quotes, which nginx takes as it is but for variables.
  private func quoted(_ text: String) -> String {
    var word = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { word += "\\" }
      word.unicodeScalars.append(scalar)
    }
    return word + "\""
  }

  private func lines(
    _ pairs: [(String, String)], _ line: (String, String) -> String
  ) -> String {
    pairs.map { line($0.0, $0.1) }.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
