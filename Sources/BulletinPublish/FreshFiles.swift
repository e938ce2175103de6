/// Files that a command writes where nothing stands: all of them, or none.
public struct FreshFiles: Sendable {
  private let root: String

  /// Names the folder; it need not exist.
  public init(_ folder: String) {
    root = FileSystem.resolved(folder)
  }

  /// Writes files by their paths below the folder.
  ///
  /// What was written is taken away again when a later file cannot be written.
  ///
  /// - Parameter files: The files; none of them may be there yet.
  /// - Throws: `PublishFailure` with the files that stand already, or with the system's error.
  public func create(_ files: [(path: String, bytes: [UInt8])]) throws(PublishFailure) {
    var standing: [String] = []
    for (path, _) in files {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else {
        throw .unusablePath(path)
      }
      if FileSystem.exists("\(root)/\(path)") { standing.append(path) }
    }
    guard standing.isEmpty else { throw .standsAlready(files: standing) }
    var written: [String] = []
    do throws(PublishFailure) {
      for (path, bytes) in files {
        let place = "\(root)/\(path)"
        let slash = place.lastIndex(of: "/") ?? place.startIndex
        try FileSystem.makeFolder(String(place[..<slash]))
        try FileSystem.write(bytes, to: place)
        written.append(place)
      }
    } catch {
      for place in written { try FileSystem.removeTree(place) }
      throw error
    }
  }
}
