/// Paths in the site folder.
enum SourcePath {
  /// The path that a relative destination names, seen from a file; nil when it leaves the folder.
  static func resolve(_ destination: some StringProtocol, from file: String) -> String? {
    var parts = file.split(separator: "/").dropLast().map(String.init)
    for part in destination.split(separator: "/", omittingEmptySubsequences: true) {
      switch part {
      case ".": break
      case "..":
        guard !parts.isEmpty else { return nil }
        parts.removeLast()
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  /// A shorter spelling of a path, as seen from a file: what an editor would write in a link.
  static func relative(_ path: String, from file: String) -> String {
    let target = path.split(separator: "/")
    let base = file.split(separator: "/").dropLast()
    let shared = zip(target, base).prefix { $0 == $1 }.count
    let ups = Array(repeating: "..", count: base.count - shared)
    return (ups + target.dropFirst(shared).map(String.init)).joined(separator: "/")
  }
}

/// The files of the site folder that a text may link to.
///
/// - Parameters:
///   - file: The text.
///   - destinations: Links as they were written.
///   - markdown: More of it as Markdown, of which every word that ends as the name of a text does is taken for a link.
/// - Returns: Paths, whether a file is there or not.
public func linkedFiles(
  from file: String, to destinations: [String], in markdown: [UInt8]
) -> Set<String> {
  let brackets = Array("()<>[]\"' \t\n".utf8)
  let words = markdown.split { brackets.contains($0) || $0 == UInt8(ascii: "#") }
    .filter { $0.suffix(3).elementsEqual(".md".utf8) }
    .map { String(decoding: $0, as: UTF8.self) }
  let paths = (destinations + words).compactMap { destination -> String? in
    guard LinkResolver.scheme(of: destination) == nil, !destination.hasPrefix("/") else {
      return nil
    }
    let path = LinkResolver.parts(of: destination[...]).path
    guard !path.isEmpty else { return nil }
    return SourcePath.resolve(PercentEncoding.decoded(path).composed, from: file)
  }
  return Set(paths)
}
