/// The sources of a site, where a command may change a file: each in one step, never half.
public struct SourceFolder: Sendable {
  private let root: String

  /// Names a site folder.
  public init(_ folder: String) {
    root = FileSystem.resolved(folder)
  }

  /// Reads a file.
  ///
  /// - Parameter path: Below the site folder, with `/` separators.
  /// - Returns: Its bytes; nil where there is none.
  /// - Throws: `PublishFailure` when it cannot be read.
  public func contents(of path: String) throws(PublishFailure) -> [UInt8]? {
    try FileSystem.contents(of: "\(root)/\(path)")
  }

  /// Tells whether a path names a file of the folder itself, reached through no link.
  public func isOwn(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." }
      && FileSystem.isFile("\(root)/\(path)")
      && FileSystem.resolved("\(root)/\(path)") == "\(root)/\(path)"
  }

  /// Writes a file beside its place and moves it there in one step.
  ///
  /// Its permissions stay as they are.
  ///
  /// - Throws: `PublishFailure` with the path and the system's error.
  public func write(_ bytes: [UInt8], to path: String) throws(PublishFailure) {
    let place = "\(root)/\(path)"
    let slash = place.lastIndex(of: "/") ?? place.startIndex
    try FileSystem.makeFolder(String(place[..<slash]))
    let part = "\(place[..<slash])/.\(place[slash...].dropFirst()).bulletin-part"
    try FileSystem.removeTree(part)
    try FileSystem.write(bytes, to: part)
    try FileSystem.copyPermissions(of: place, to: part)
    try FileSystem.move(part, to: place)
  }
}
