import BulletinModel

/// Every output by its address; two claims on one address are a fault.
struct RouteTable: Sendable {
  /// Who wants an address.
  struct Claim: Sendable {
    /// The exact path.
    let path: String
    /// The file, or for made pages the name, that a message shows.
    let owner: String
    /// Tells whether it is a page that readers see, not a feed, a redirect or a file.
    let isPage: Bool
  }

  private var claims: [String: Claim] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  /// Begins without a claim, with room for as many as are to be expected.
  init(expecting count: Int = 0) { claims.reserveCapacity(count) }

  /// Claims an address; false when another output has it already.
  mutating func claim(
    _ route: Route, owner: String, span: SourceSpan, isPage: Bool, asAlias: Bool = false
  ) -> Bool {
    let key = RouteTable.key(route.path)
    if let other = claims[key] {
      // Two same claims by one file are one output, as when a photo is listed twice.
      if other.owner == owner, other.path == route.path, !isPage { return false }
      diagnostics.append(
        asAlias
          ? Diagnostic(.wrongAddress, at: span, ["s": route.path])
          : Diagnostic(.sharedRoute, at: span, ["a": other.owner, "b": owner]))
      return false
    }
    claims[key] = Claim(path: route.path, owner: owner, isPage: isPage)
    return true
  }

  /// The exact path of the page that a path names, with or without its last slash.
  func page(at path: String) -> String? {
    if let claim = claims[RouteTable.key(path)], claim.path == path { return claim.path }
    guard path.utf8.last != UInt8(ascii: "/") else { return nil }
    return claims[RouteTable.key(path + "/")].flatMap { $0.path == path + "/" ? $0.path : nil }
  }

  /// Paths of pages that resemble one that does not exist.
  var pagePaths: [String] { claims.values.lazy.filter(\.isPage).map(\.path).sorted() }

  /// Outputs that stand where another output needs a folder, each with the file that is in its way.
  func foldersTakenByFiles() -> [(file: Claim, below: Claim)] {
    let slash = UInt8(ascii: "/")
    // By hashes first: there are many paths, and hardly ever is one in the way of another.
    var files: Set<UInt64> = []
    for key in claims.keys where key.utf8.last != slash { files.insert(StableHash(key.utf8).value) }
    guard !files.isEmpty else { return [] }
    var taken: [(file: Claim, below: Claim, key: String)] = []
    for (key, claim) in claims {
      var key = key
      // A page needs the folder of its own address too, which its last slash ends.
      let lengths = key.withUTF8 { bytes in
        var hash = StableHash()
        var lengths: [Int] = []
        for length in bytes.indices {
          if bytes[length] == slash, files.contains(hash.value) { lengths.append(length) }
          hash.add(bytes[length])
        }
        return lengths
      }
      for length in lengths {
        let folder = String(decoding: key.utf8.prefix(length), as: UTF8.self)
        if let file = claims[folder] { taken.append((file, claim, key)) }
      }
    }
    taken.sort { $0.key == $1.key ? $1.file.path < $0.file.path : precedes($0.key, $1.key) }
    return taken.map { ($0.file, $0.below) }
  }

  /// Tells whether a byte may belong to a capital: letters, and what begins scalars outside U+3000 to U+9FFF,
  /// which have none.
  private static func mayHaveCase(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), 0xC0...0xE2, 0xEA...: true
    default: false
    }
  }

  /// File systems that ignore case must hold the site too.
  private static func key(_ path: String) -> String {
    let folded = path.utf8.contains(where: mayHaveCase) ? path.lowercased() : path
    return folded.hasSuffix("/index.html") ? String(folded.dropLast(10)) : folded
  }
}
