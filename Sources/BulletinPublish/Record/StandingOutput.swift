import BulletinModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files of an output folder that stand as the last build left them.
public struct StandingOutput: Sendable {
  /// The files with what the last build noted of each.
  let files: StampTable
  /// The folders of the output, and those of the spare tree, as the last build noted them; nothing where somebody
  /// has changed any.
  let trees: [StampTable]

  private var folder: String { files.folder }

  /// The spare tree, where it is in step with the output.
  var spare: String? { trees.count == 2 ? trees[1].folder : nil }

  /// Tells whether there is one.
  public var hasSpare: Bool { spare != nil }

  /// Tells whether a file is one of them.
  public func holds(_ path: String) -> Bool { files.stamp(of: path) != nil }

  /// Those of some paths, by rising path, where no such file stands.
  public func missing(of paths: [String]) -> Set<String> {
    var place = 0
    return Set(paths.filter { files.stamp(of: $0, after: &place) == nil })
  }

  /// The first bytes of one of them, at most so many.
  ///
  /// - Throws: `PublishFailure` where it cannot be read, or is gone since.
  public func bytes(_ path: String, _ most: Int) throws(PublishFailure) -> [UInt8] {
    try StandingOutput.bytes(path, in: folder, most: most)
  }

  /// The same of any file of an output folder, whether it is known or not.
  public static func bytes(
    _ path: String, in folder: String, most: Int
  ) throws(PublishFailure) -> [UInt8] {
    guard let bytes = try FileSystem.contents(of: "\(folder)/\(path)", most: most) else {
      throw .system(operation: "open", path: "\(folder)/\(path)", code: ENOENT)
    }
    return bytes
  }
}
