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
