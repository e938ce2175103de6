import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder that lies near some paths in order, kept open from one to the next, so that the system walks through
/// the folders above it once for all of them.
struct NearFolder: ~Copyable {
  private let root: Int32
  private var descriptor: Int32 = -1
  /// The path of the open folder below the root, with a slash behind it.
  private var prefix: [UInt8] = []

  /// Begins at an open folder, which it does not close.
  init(_ root: Int32) { self.root = root }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The stamp of what stands at a path.
  ///
  /// - Parameters:
  ///   - path: A path below the root, with a zero behind it.
  ///   - care: What the stamp is to tell.
  /// - Returns: The stamp; nil where nothing stands there.
  mutating func stamp(of path: UnsafeRawBufferPointer, care: FileStamp.Care) -> FileStamp? {
    guard let start = path.baseAddress?.assumingMemoryBound(to: CChar.self) else { return nil }
    // The page of an item has a folder to itself: what is near is the one above.
    let skipped = enter(above: path, by: care == .folder ? 1 : 2) ? prefix.count : 0
    return FileStamp(start + skipped, below: skipped > 0 ? descriptor : root, care: care)
  }

  /// Tells whether a folder above a path is open by now, and so many levels above it at most.
  private mutating func enter(above path: UnsafeRawBufferPointer, by levels: Int) -> Bool {
    var (end, passed) = (path.count, 0)
    while end > 0 {
      if path[end - 1] == UInt8(ascii: "/") { passed += 1 }
      if passed == levels { break }
      end -= 1
    }
    if !prefix.isEmpty, end <= prefix.count, path.starts(with: prefix) { return true }
    guard end > 0 else { return false }
    if descriptor >= 0 { close(descriptor) }
    prefix = Array(path[..<end])
    let name = prefix.map(CChar.init(bitPattern:)) + [0]
    descriptor = openat(root, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { prefix = [] }
    return descriptor >= 0
  }
}
