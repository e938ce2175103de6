/// What a web server is told about a site.
public struct ServerPlan: Sendable {
  /// The folder of the target on the server; `current` in it is served.
  public let folder: String
  /// The host of the site.
  public let host: String
  /// The path of the site's root, `/` or `/bulletin/`.
  public let basePath: String
  /// Tells whether the site has an https address.
  public let isSecure: Bool
  /// Old paths below the root, decoded, and the percent-encoded addresses to which they lead.
  public let redirects: [(from: String, to: String)]
  /// Folders below the root, and their pages for addresses that do not exist.
  public let missing: [(folder: String, page: String)]

  /// Describes a site.
  public init(
    folder: String, host: String, basePath: String, isSecure: Bool,
    redirects: [(from: String, to: String)], missing: [(folder: String, page: String)]
  ) {
    self.folder = folder
    self.host = host
    self.basePath = basePath
    self.isSecure = isSecure
    self.redirects = redirects
    self.missing = missing
  }

  /// Headers that every answer bears.
  var headers: [(name: String, value: String)] {
    let own =
      "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; "
      + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    let secure = [("Strict-Transport-Security", "max-age=31536000")]
    return [
      ("Content-Security-Policy", own), ("X-Content-Type-Options", "nosniff"),
      ("X-Frame-Options", "DENY"), ("Referrer-Policy", "strict-origin-when-cross-origin"),
      ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
      ("Cross-Origin-Opener-Policy", "same-origin"),
    ] + (isSecure ? secure : [])
  }

  /// What stands in a name before its ending when the name changes with the bytes.
  static let hashedName = "\\.[0-9a-f]{16}\\.[0-9a-z]+$"
  /// For names that change with the bytes.
  static let longTime = "public, max-age=31536000, immutable"
  /// For everything else, so that a release is seen soon.
  static let shortTime = "public, max-age=60"

  /// The kinds of files that a site has, by ending.
  static let types = [
    ("text/html", "html htm"), ("text/css", "css"), ("text/javascript", "js"),
    ("text/plain", "txt"), ("text/csv", "csv"), ("text/calendar", "ics"),
    ("text/markdown", "md"), ("application/json", "json"), ("application/xml", "xml"),
    ("application/pdf", "pdf"), ("application/vnd.sqlite3", "sqlite"), ("application/zip", "zip"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    ("image/svg+xml", "svg"), ("image/png", "png"), ("image/jpeg", "jpg jpeg"),
    ("image/webp", "webp"), ("image/gif", "gif"), ("image/avif", "avif"),
    ("audio/mpeg", "mp3"), ("video/mp4", "mp4"),
  ]

  /// A path below the root of the site, with that root before it.
  func below(_ path: String) -> String { basePath + path.drop { $0 == "/" } }
}
