#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files of an output folder that stand as the last build left them.
public struct StandingOutput: Sendable {
  let folder: String
  let names: Set<String>

  /// Tells whether a file is one of them.
  public func holds(_ path: String) -> Bool { names.contains(path) }

  /// The first bytes of one of them, at most so many.
  ///
  /// - Throws: `PublishFailure` where it cannot be read, or is gone since.
  public func bytes(_ path: String, _ most: Int) throws(PublishFailure) -> [UInt8] {
    guard let bytes = try FileSystem.contents(of: "\(folder)/\(path)", most: most) else {
      throw .system(operation: "open", path: "\(folder)/\(path)", code: ENOENT)
    }
    return bytes
  }
}
