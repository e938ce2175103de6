/// A site as a Caddyfile; Caddy gets its certificate by itself.
public struct CaddyText: Sendable {
  private let plan: ServerPlan

  /// Takes what is to be said.
  public init(_ plan: ServerPlan) { self.plan = plan }

  /// The whole file.
  ///
  /// What stands in `route` is done in its order, not in Caddy's own. A name is taken away in a line by
  /// itself: with it the others would wait for the end, and win over those of one kind of files.
  public var text: String {
    """
    # 由 bulletin server-config caddy 生成；旧网址有增减时重新生成。Made by bulletin: make it again when old
    # addresses come or go.
    \(plan.isSecure ? plan.host : "http://\(plan.host)") {
    \troot * \(quoted("\(plan.folder)/current"))
    \t@hashed path_regexp \(ServerPlan.hashedName)
    \t@release path /.well-known/bulletin-*
    \t@hidden {
    \t\tpath */.*
    \t\tnot path /.well-known/*
    \t}
    \t@writing not method GET HEAD
    \troute {
    \t\theader -Server
    \(plan.redirects.map(redirect).joined(separator: "\n"))
    \(place)\t\terror @writing 405
    \t\theader {
    \(plan.headers.map { "\t\t\t\($0.name) \(quoted($0.value))" }.joined(separator: "\n"))
    \t\t\tCache-Control "\(ServerPlan.shortTime)"
    \t\t}
    \t\theader @hashed Cache-Control "\(ServerPlan.longTime)"
    \t\theader @release Cache-Control no-store
    \t\terror @hidden 404
    \t\tfile_server {
    \t\t\tprecompressed br gzip
    \t\t}
    \t}
    \thandle_errors {
    \t\theader -Server
    \(missing)
    \t}
    }

    """
  }

  private var place: String {
    guard plan.basePath != "/" else { return "" }
    return "\t\turi strip_prefix \(quoted(String(plan.basePath.dropLast())))\n"
  }

  /// Each folder's own page for what is missing; that of the whole site comes last.
  private var missing: String {
    let pages = plan.missing.sorted { $0.folder.utf8.count > $1.folder.utf8.count }
    return pages.enumerated().map { place, entry in
      let path = entry.folder == "/" ? "" : "\n\t\t\tpath \(quoted("\(entry.folder)*"))"
      return """
        \t\t@missing\(place) {
        \t\t\texpression {http.error.status_code} == 404\(path)
        \t\t}
        \t\thandle @missing\(place) {
        \t\t\theader -Cache-Control
        \t\t\trewrite * \(Probe.address(of: entry.page))
        \t\t\tfile_server
        \t\t}
        """
    }.joined(separator: "\n")
  }

  private func redirect(_ from: String, _ to: String) -> String {
    // A name with a `%` in it is compared with the address as it was sent, any other with what it means.
    "\t\tredir \(quoted(plan.below(from))) \(to) permanent"
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
