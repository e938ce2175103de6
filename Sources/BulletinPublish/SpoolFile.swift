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
  public func bytes(_ range: Range<Int>) -> [UInt8] {
    do {
      return try FileSystem.bytes(range, of: file, at: path)
    } catch {
      tell(error)
      return []
    }
  }

  /// Takes what stopped somebody from reading.
  fileprivate func tell(_ found: PublishFailure) { failure.withLock { $0 = $0 ?? found } }

  /// Tells whether everything that was asked for could be read.
  ///
  /// - Throws: `PublishFailure` where something could not: whoever got no bytes must not publish them.
  public func check() throws(PublishFailure) {
    if let failure = failure.withLock({ $0 }) { throw failure }
  }

  // MARK: Files that are there already

  /// How many files are kept open at most: a process may open a thousand, and needs some for its work.
  private static let mostOpen = 256

  /// Tells whether one file more may stay open.
  fileprivate func mayStayOpen() -> Bool {
    adopted.add(1, ordering: .relaxed).newValue <= SpoolFile.mostOpen
  }
}

/// A file that was there before, whose parts are needed late and are read from where they stand.
///
/// It stays open for as long as somebody may need it, even where it is replaced; one of very many is opened for each
/// part, as long as it is the same file.
final class AdoptedFile: MarkupShelf {
  private let path: String
  private let spool: SpoolFile
  /// The file; nil where it is opened each time.
  private let file: Int32?
  private let stamp: FileStamp
  private let held = Mutex<(parts: [PartedFile.Part], start: Int)>(([], 0))

  /// Opens a file; nil where there is none.
  init?(_ path: String, spool: SpoolFile) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    guard let stamp = FileStamp(of: file) else {
      close(file)
      return nil
    }
    self.path = path
    self.spool = spool
    self.stamp = stamp
    if spool.mayStayOpen() {
      self.file = file
    } else {
      close(file)
      self.file = nil
    }
  }

  deinit { if let file { close(file) } }

  /// How many bytes it has.
  var size: Int { Int(stamp.size) }

  /// Its first bytes, at which nobody has looked yet; nil where it has fewer, or they cannot be read.
  func head(_ count: Int) -> [UInt8]? {
    do {
      return count <= size ? try read(0..<count) : nil
    } catch {
      // What cannot be read is not there.
      return nil
    }
  }

  /// Takes what stands where.
  func hold(_ parts: [PartedFile.Part], from start: Int) { held.withLock { $0 = (parts, start) } }

  /// Takes nothing: the file is not the program's to write.
  func put(_ bytes: [UInt8]) -> Range<Int>? { nil }

  /// The bytes of a part; none where they are not what was written, which the spool tells.
  func bytes(_ range: Range<Int>) -> [UInt8] {
    guard !range.isEmpty else { return [] }
    let (part, start) = held.withLock { held in
      let place = held.parts.firstPlace { $0.range.upperBound > range.lowerBound }
      return (place < held.parts.count ? held.parts[place] : nil, held.start)
    }
    do {
      let bytes = try read((start + range.lowerBound)..<(start + range.upperBound))
      guard part?.range == range, part?.sum == SealedFile.sum(of: bytes[...]) else {
        throw PublishFailure.damagedMemory(path: path)
      }
      return bytes
    } catch {
      spool.tell(.damagedMemory(path: path))
      return []
    }
  }

  private func read(_ range: Range<Int>) throws(PublishFailure) -> [UInt8] {
    if let file { return try FileSystem.bytes(range, of: file, at: path) }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .system(operation: "open", path: path, code: errno) }
    defer { close(file) }
    guard FileStamp(of: file) == stamp else { throw .damagedMemory(path: path) }
    return try FileSystem.bytes(range, of: file, at: path)
  }
}
