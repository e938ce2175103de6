public import BulletinModel
import CSystem
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file without a name for what one run of the program finishes early and needs late.
///
/// It is gone with the process, however that ends. Safe from several tasks at once.
public final class SpoolFile: MarkupShelf {
  private let path: String
  private let file: Int32
  private let end = Atomic<Int>(0)
  private let adopted = Atomic<Int>(0)
  private let failure = Mutex<PublishFailure?>(nil)

  /// Opens an empty file in a folder; nil where the folder takes none.
  public init?(in folder: String) {
    do {
      try FileSystem.makeFolder(folder)
    } catch {
      return nil
    }
    path = "\(folder)/.spool-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { return nil }
    unlink(path)
  }

  deinit { close(file) }

  /// Writes bytes behind all others; nil where the disk has no room.
  public func put(_ bytes: [UInt8]) -> Range<Int>? {
    let start = end.add(bytes.count, ordering: .relaxed).oldValue
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        pwrite(
          file, $0.baseAddress?.advanced(by: written), $0.count - written,
          off_t(start + written))
      }
      if count < 0, errno == EINTR { continue }
      // A full disk: what does not fit stays in memory.
      guard count > 0 else { return nil }
      written += count
    }
    return start..<(start + bytes.count)
  }

  /// Reads bytes that `put` wrote; none where they cannot be read, which `check` tells.
  public func bytes(_ range: Range<Int>) -> [UInt8] { bytes(range, of: file, at: path) }

  fileprivate func bytes(_ range: Range<Int>, of file: Int32, at path: String) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
      while filled < range.count {
        let count = pread(
          file, buffer.baseAddress?.advanced(by: filled), range.count - filled,
          off_t(range.lowerBound + filled))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          let code = count < 0 ? errno : EIO
          failure.withLock { $0 = .system(operation: "read", path: path, code: code) }
          filled = 0
          return
        }
        filled += count
      }
    }
  }

  // MARK: Files that are there already

  /// How many files are kept open at most: a process may open a thousand, and needs some for its work.
  private static let mostAdopted = 256

  /// Keeps a file open whose bytes are needed late, rather than to copy them; nil where there is none, or too many
  /// are.
  func adopting(_ path: String) -> AdoptedFile? {
    guard adopted.add(1, ordering: .relaxed).newValue <= SpoolFile.mostAdopted else { return nil }
    return AdoptedFile(path, spool: self)
  }

  /// Tells whether everything that was asked for could be read.
  ///
  /// - Throws: `PublishFailure` where something could not: whoever got no bytes must not publish them.
  public func check() throws(PublishFailure) {
    if let failure = failure.withLock({ $0 }) { throw failure }
  }
}

/// A file that was there before, open for as long as somebody may need its bytes, even where it is replaced.
final class AdoptedFile: MarkupShelf {
  private let path: String
  private let file: Int32
  private let size: Int
  private let spool: SpoolFile

  fileprivate init?(_ path: String, spool: SpoolFile) {
    file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    var status = stat()
    size = fstat(file, &status) == 0 ? Int(status.st_size) : 0
    self.path = path
    self.spool = spool
  }

  deinit { close(file) }

  /// All bytes; none where they cannot be read.
  var all: [UInt8] { spool.bytes(0..<size, of: file, at: path) }

  /// Takes nothing: the file is not the program's to write.
  func put(_ bytes: [UInt8]) -> Range<Int>? { nil }

  /// Reads bytes; none where they cannot be read, which the spool tells.
  func bytes(_ range: Range<Int>) -> [UInt8] { spool.bytes(range, of: file, at: path) }
}
