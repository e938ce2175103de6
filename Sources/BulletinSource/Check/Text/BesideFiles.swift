import BulletinModel

/// Finds what stands beside a text: pictures and attachments by their relative paths.
struct BesideFiles {
  let tree: SourceTree
  /// The text that names them.
  let file: String

  /// The path that a relative destination names; nil when it is no path or leaves the text's part of
  /// the site (`content/news/`, `content/pages/`), where ledgers and settings stand.
  func path(_ destination: String) -> String? {
    let parts = file.split(separator: "/")
    guard parts.count > 2, !destination.hasPrefix("/") else { return nil }
    var path = parts.dropLast()
    for part in BesideFiles.decoded(destination).split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        guard !path.isEmpty else { return nil }
        path.removeLast()
      default: path.append(part)
      }
    }
    guard path.prefix(2) == parts.prefix(2) else { return nil }
    return composed(path.joined(separator: "/"))
  }

  /// The name of the file in the same folder that a missing one may mean.
  func near(_ destination: String) -> String? {
    let folder: Substring
    let name: Substring
    let wanted = path(destination) ?? composed(destination)
    if let slash = wanted.lastIndex(of: "/") {
      (folder, name) = (wanted[...slash], wanted[wanted.index(after: slash)...])
    } else {
      (folder, name) = ("", wanted[...])
    }
    let names = tree.entries(under: String(folder)).map { $0.path.dropFirst(folder.count) }
      .filter { !$0.contains("/") && !$0.hasSuffix(".md") && !$0.hasSuffix(".yml") }
      .map { String($0) }
    return nearest(String(name), in: names)
  }

  /// Undoes percent escapes, and drops a query or fragment.
  static func decoded(_ destination: String) -> String {
    guard destination.utf8.contains(where: { "%?#".utf8.contains($0) }) else { return destination }
    let bytes = Array(destination.utf8)
    var output: [UInt8] = []
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { break }
      if byte == UInt8(ascii: "%"), place + 2 < bytes.count, let high = digit(bytes[place + 1]),
        let low = digit(bytes[place + 2])
      {
        output.append(high << 4 | low)
        place += 3
      } else {
        output.append(byte)
        place += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x57
    default: nil
    }
  }

  /// Tells whether a destination may name a file beside the text: no scheme, no rooted path, no bare
  /// fragment, and an ending other than `.md`.
  static func isFile(_ destination: String) -> Bool {
    guard let first = destination.utf8.first, first != UInt8(ascii: "/"),
      first != UInt8(ascii: "#"), first != UInt8(ascii: "?"), !hasScheme(destination)
    else { return false }
    let name = decoded(destination).split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), name != ".", name != ".." else { return false }
    return name[dot...].lowercased() != ".md"
  }

  /// Tells whether an address begins with a scheme: letters before the first `:`.
  static func hasScheme(_ address: String) -> Bool {
    guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = address.utf8[..<colon]
    return scheme.count > 1
      && scheme.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0)
      }
  }
}
