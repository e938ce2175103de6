/// A site as a Caddyfile; Caddy gets its certificate by itself.
public struct CaddyText: Sendable {
  private let plan: ServerPlan

  /// Takes what is to be said.
  public init(_ plan: ServerPlan) { self.plan = plan }

  /// The whole file.
  public var text: String {
    """
    # 由 bulletin server-config caddy 生成；旧网址有增减时重新生成。Made by bulletin: make it again when old
    # addresses come or go.
    \(plan.isSecure ? plan.host : "http://\(plan.host)") {
    \(plan.redirects.map(redirect).joined(separator: "\n"))
    \(place)\theader {
    \(plan.headers.map { "\t\t\($0.name) \(quoted($0.value))" }.joined(separator: "\n"))
    \t\t-Server
    \t}
    \theader Cache-Control "\(ServerPlan.shortTime)"
    \t@hashed path_regexp \(ServerPlan.hashedName)
    \theader @hashed Cache-Control "\(ServerPlan.longTime)"
    \t@release path /.well-known/bulletin-*
    \theader @release Cache-Control no-store
    \t@hidden {
    \t\tpath */.*
    \t\tnot path /.well-known/*
    \t}
    \terror @hidden 404
    \troot * \(quoted("\(plan.folder)/current"))
    \tfile_server {
    \t\tprecompressed br gzip
    \t}
    \(plan.missing.filter { $0.folder == "/" }.map(\.page).map(missing).joined(separator: "\n"))
    }

    """
  }

  private var place: String {
    guard plan.basePath != "/" else { return "" }
    return "\turi strip_prefix \(quoted(String(plan.basePath.dropLast())))\n"
  }

  private func missing(_ page: String) -> String {
    """
    \thandle_errors 404 {
    \t\trewrite * \(Probe.address(of: page))
    \t\tfile_server
    \t}
    """
  }

  private func redirect(_ from: String, _ to: String) -> String {
    "\tredir \(Probe.address(of: plan.below(from))) \(to) permanent"
  }

  private func quoted(_ text: String) -> String {
    var word = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { word += "\\" }
      word.unicodeScalars.append(scalar)
    }
    return word + "\""
  }
}
