import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the system says of a file without opening it: another stamp, another file.
struct FileStamp: Sendable, Hashable {
  /// What is compared of a file.
  enum Care: UInt8, Sendable {
    /// A file that people edit: size, times and identity.
    case source
    /// A folder that people edit: its time, which tells of names that come and go.
    case folder
    /// A file that a build wrote: as a source, without the time that a second name changes too.
    case output
  }

  let care: Care
  private(set) var size: Int64 = 0
  private(set) var modified: Int64 = 0
  private(set) var changed: Int64 = 0
  private(set) var number: UInt64 = 0

  /// Asks for the stamp of what stands at a path below an open folder; nil where nothing does.
  init?(_ name: UnsafePointer<CChar>, below folder: Int32, care: Care) {
    var status = stat()
    guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    self.init(status, care: care)
  }

  /// Asks for the stamp of an open file that a build wrote.
  init?(of file: Int32) {
    var status = stat()
    guard fstat(file, &status) == 0 else { return nil }
    self.init(status, care: .output)
  }

  private init(_ status: stat, care: Care) {
    self.care = care
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    self.modified = Int64(modified.tv_sec) * 1_000_000_000 + Int64(modified.tv_nsec)
    number = UInt64(status.st_ino)
    if care != .folder { size = Int64(status.st_size) }
    if care == .source {
      self.changed = Int64(changed.tv_sec) * 1_000_000_000 + Int64(changed.tv_nsec)
    }
  }

  /// The latest of its times, in nanoseconds since 1970.
  var latest: Int64 { max(modified, changed) }

  // MARK: Bytes

  /// How many bytes a stamp takes.
  static let width = 33

  /// Reads a stamp that `write(to:)` wrote; nil for bytes that it never writes.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= FileStamp.width, let care = Care(rawValue: bytes[0]) else { return nil }
    self.care = care
    size = bytes.loadUnaligned(fromByteOffset: 1, as: Int64.self)
    modified = bytes.loadUnaligned(fromByteOffset: 9, as: Int64.self)
    changed = bytes.loadUnaligned(fromByteOffset: 17, as: Int64.self)
    number = bytes.loadUnaligned(fromByteOffset: 25, as: UInt64.self)
  }

  /// Writes the stamp in the order of bytes of this machine: records are not carried to another.
  ///
  /// - Parameter bytes: Room for `width` bytes at least.
  func write(to bytes: UnsafeMutableRawBufferPointer) {
    bytes.storeBytes(of: care.rawValue, toByteOffset: 0, as: UInt8.self)
    bytes.storeBytes(of: size, toByteOffset: 1, as: Int64.self)
    bytes.storeBytes(of: modified, toByteOffset: 9, as: Int64.self)
    bytes.storeBytes(of: changed, toByteOffset: 17, as: Int64.self)
    bytes.storeBytes(of: number, toByteOffset: 25, as: UInt64.self)
  }
}
