import BulletinModel

/// Where the site stands: its origin and the path below which all its pages lie.
struct SiteAddress: Sendable, Hashable {
  /// `https://news.example.org`, without a path.
  let origin: String
  /// The percent-encoded path of the root, `/` or `/bulletin/`.
  let basePath: String
  /// The host, for the government-site tags.
  let host: String

  /// Takes `base_url` apart; it ends in `/`.
  init(baseURL: String) {
    let bytes = Array(baseURL.utf8)
    var slash = bytes.count
    if let colon = baseURL.firstRange(of: "://", in: bytes) {
      slash = bytes[colon...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
      host = String(decoding: bytes[colon..<slash], as: UTF8.self)
    } else {
      host = ""
    }
    origin = String(decoding: bytes[..<slash], as: UTF8.self)
    var path = String(decoding: bytes[slash...], as: UTF8.self)
    if !path.hasPrefix("/") { path = "/" + path }
    if !path.hasSuffix("/") { path += "/" }
    basePath = path
  }

  /// The root-relative address of a path that begins with `/`, percent-encoded.
  func href(_ path: String) -> String { basePath + PercentEncoding.encoded(path.dropFirst()) }

  /// The absolute address of a root-relative one.
  func absolute(_ href: String) -> String { origin + href }

  /// The absolute address of a route as people read it, with its letters as they are.
  func readable(_ route: Route) -> String { origin + basePath + route.path.dropFirst() }

  /// The path below the root that an address of this very site names; nil for other sites.
  func ownPath(of destination: String) -> Substring? {
    guard destination.hasPrefix(origin), !origin.isEmpty else { return nil }
    let rest = destination.dropFirst(origin.count)
    if rest.isEmpty { return "/" }
    return rest.hasPrefix("/") ? belowBase(rest) : nil
  }

  /// Takes the base path off a root-relative address where it stands.
  func belowBase(_ path: Substring) -> Substring {
    guard basePath != "/", path.hasPrefix(basePath) else { return path }
    return path.dropFirst(basePath.count - 1)
  }
}

extension String {
  /// The offset just after the first occurrence of ASCII `text`.
  fileprivate func firstRange(of text: String, in bytes: [UInt8]) -> Int? {
    let wanted = Array(text.utf8)
    guard bytes.count >= wanted.count else { return nil }
    for start in 0...(bytes.count - wanted.count)
    where bytes[start..<(start + wanted.count)].elementsEqual(wanted) {
      return start + wanted.count
    }
    return nil
  }
}
