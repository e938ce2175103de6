/// Files that the program writes beside the content: drafts, reviews and the lock.
public struct ContentFiles: Sendable {
  private let folder: String

  /// Names the site folder.
  public init(site folder: String) { self.folder = FileSystem.resolved(folder) }

  /// Writes a file that must not be there yet.
  ///
  /// - Throws: `PublishFailure` when something stands there, or the disk refuses.
  public func create(_ path: String, _ bytes: [UInt8]) throws(PublishFailure) {
    let place = try target(of: path)
    try FileSystem.write(bytes, to: place)
  }

  /// Writes a file over what stands there, in one step.
  public func replace(_ path: String, _ bytes: [UInt8]) throws(PublishFailure) {
    let place = try target(of: path)
    let part = "\(place).bulletin-part"
    try FileSystem.removeTree(part)
    try FileSystem.write(bytes, to: part)
    try FileSystem.move(part, to: place)
  }

  private func target(of path: String) throws(PublishFailure) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 1, !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else {
      throw .unusablePath(path)
    }
    try FileSystem.makeFolder("\(folder)/\(parts.dropLast().joined(separator: "/"))")
    return "\(folder)/\(path)"
  }
}
