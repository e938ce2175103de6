/// What a store is to answer with a file: its type, and how long others may keep it.
struct ObjectHeaders: Sendable, Hashable, Comparable {
  let type: String
  let cache: String

  /// The headers of a path: the same that `bulletin server-config` gives to a web server.
  init(_ path: String) {
    let name = path.split(separator: "/").last ?? ""
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let ending = parts.count > 1 ? parts[parts.count - 1].lowercased() : ""
    type = ObjectHeaders.types[ending] ?? "application/octet-stream"
    if path.hasPrefix(".well-known/bulletin-") {
      cache = "no-store"
    } else if parts.count > 2, ObjectHeaders.isHash(parts[parts.count - 2]) {
      cache = ServerPlan.longTime
    } else {
      cache = ServerPlan.shortTime
    }
  }

  /// The lines of the headers.
  var lines: [String] { ["Content-Type: \(type)", "Cache-Control: \(cache)"] }

  /// Orders by their lines.
  static func < (left: ObjectHeaders, right: ObjectHeaders) -> Bool {
    (left.type, left.cache) < (right.type, right.cache)
  }

  /// Files by their headers, in the order of these.
  static func groups(of paths: [String]) -> [(headers: ObjectHeaders, paths: [String])] {
    Dictionary(grouping: paths) { ObjectHeaders($0) }.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
  }

  /// What stands before the ending when a name changes with its bytes.
  private static func isHash(_ part: Substring) -> Bool {
    part.utf8.count == 16
      && part.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  private static let types: [String: String] = {
    let texts = ["application/json", "application/xml", "image/svg+xml"]
    var types: [String: String] = [:]
    for (type, endings) in ServerPlan.types {
      let isText = type.hasPrefix("text/") || texts.contains(type)
      for ending in endings.split(separator: " ") {
        types[String(ending)] = isText ? "\(type); charset=utf-8" : type
      }
    }
    types["webmanifest"] = "application/manifest+json; charset=utf-8"
    return types
  }()
}
