import BulletinModel

import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The few system calls that staging needs, each with a typed failure.
enum FileSystem {
  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws(PublishFailure) {
    if mkdir(path, 0o755) == 0 || (errno == EEXIST && isFolder(path)) { return }
    guard errno == ENOENT, let parent = parent(of: path), parent != path else {
      throw .system(operation: "mkdir", path: path, code: errno)
    }
    try makeFolder(parent)
    if mkdir(path, 0o755) != 0 && errno != EEXIST {
      throw .system(operation: "mkdir", path: path, code: errno)
    }
  }

  /// Writes a new file whole; the file must not exist.
  static func write(_ bytes: [UInt8], to path: String) throws(PublishFailure) {
    try write([bytes], to: path)
  }

  /// Writes a new file of pieces that follow each other; the file must not exist.
  static func write(_ pieces: [[UInt8]], to path: String) throws(PublishFailure) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw .system(operation: "open", path: path, code: errno) }
    for piece in pieces {
      guard let code = writeAll(piece, to: file) else { continue }
      close(file)
      throw .system(operation: "write", path: path, code: code)
    }
    if close(file) != 0 { throw .system(operation: "close", path: path, code: errno) }
  }

  /// Writes bytes to an open file.
  ///
  /// - Returns: The system's error; nil where all of them were written.
  private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Int32? {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer -> Int in
        #if canImport(Darwin)
          Darwin.write(file, buffer.baseAddress?.advanced(by: written), buffer.count - written)
        #elseif canImport(Musl)
          Musl.write(file, buffer.baseAddress?.advanced(by: written), buffer.count - written)
        #else
          Glibc.write(file, buffer.baseAddress?.advanced(by: written), buffer.count - written)
        #endif
      }
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      written += count
    }
    return nil
  }

  /// Tells whether a regular file holds exactly `bytes`.
  static func file(_ path: String, equals bytes: [UInt8]) -> Bool {
    var status = stat()
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return false }
    defer { close(file) }
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      Int(status.st_size) == bytes.count
    else { return false }
    let size = 1 << 16
    return withUnsafeTemporaryAllocation(byteCount: size, alignment: 16) { buffer in
      var offset = 0
      while offset < bytes.count {
        let rest = min(size, bytes.count - offset)
        let count = readOnce(file, UnsafeMutableRawBufferPointer(rebasing: buffer[..<rest]))
        guard count > 0 else { return false }
        let same = bytes.withUnsafeBytes { whole -> Bool in
          guard let left = whole.baseAddress, let right = buffer.baseAddress else { return false }
          return memcmp(left + offset, right, count) == 0
        }
        guard same else { return false }
        offset += count
      }
      return true
    }
  }

  /// Reads a file from its beginning, at most so many bytes; nil when there is none.
  static func contents(of path: String, most: Int = .max) throws(PublishFailure) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw .system(operation: "open", path: path, code: errno)
    }
    defer { close(file) }
    var status = stat()
    // One byte more than it says it has, so that the next reading finds the end.
    let expected = fstat(file, &status) == 0 ? Int(status.st_size) + 1 : 1 << 16
    var bytes: [UInt8] = []
    while bytes.count < most {
      let room = min(most - bytes.count, bytes.isEmpty ? expected : 1 << 16)
      var count = 0
      let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        count = readOnce(file, UnsafeMutableRawBufferPointer(buffer))
        filled = max(0, count)
      }
      if count < 0 { throw .system(operation: "read", path: path, code: errno) }
      if count == 0 { break }
      if bytes.isEmpty { bytes = part } else { bytes += part }
    }
    return bytes
  }

  /// Reads bytes of an open file.
  ///
  /// - Throws: `PublishFailure` where it has fewer, or they cannot be read.
  static func bytes(
    _ range: Range<Int>, of file: Int32, at path: String
  ) throws(PublishFailure) -> [UInt8] {
    var failure: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
      while filled < range.count {
        let count = pread(
          file, buffer.baseAddress?.advanced(by: filled), range.count - filled,
          off_t(range.lowerBound + filled))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          failure = count < 0 ? errno : EIO
          return
        }
        filled += count
      }
    }
    if let failure { throw .system(operation: "read", path: path, code: failure) }
    return bytes
  }

  private static func readOnce(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.read(file, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.read(file, buffer.baseAddress, buffer.count)
    #else
      Glibc.read(file, buffer.baseAddress, buffer.count)
    #endif
  }

  /// Gives a file a second name; false when the file system cannot.
  static func link(_ old: String, to new: String) -> Bool {
    #if canImport(Darwin)
      Darwin.link(old, new) == 0
    #elseif canImport(Musl)
      Musl.link(old, new) == 0
    #else
      Glibc.link(old, new) == 0
    #endif
  }

  /// Tells whether a folder stands at a path.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Tells whether a regular file, and no link to one, stands at a path.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Moves a file, over what stands at its new path.
  static func move(_ old: String, to new: String) throws(PublishFailure) {
    if rename(old, new) != 0 { throw .system(operation: "rename", path: new, code: errno) }
  }

  /// Gives a file the permissions of another; those it has where the other does not stand.
  static func copyPermissions(of old: String, to new: String) throws(PublishFailure) {
    var status = stat()
    guard stat(old, &status) == 0 else { return }
    if chmod(new, status.st_mode & 0o7777) != 0 {
      throw .system(operation: "chmod", path: new, code: errno)
    }
  }

  /// Tells whether anything stands at a path, a dangling link included.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// The real path behind links; the path itself where nothing stands yet.
  static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else {
      guard let parent = parent(of: path), parent != path else { return path }
      let name = path.split(separator: "/").last.map(String.init) ?? path
      return resolved(parent) + "/" + name
    }
    defer { free(real) }
    return String(cString: real)
  }

  /// The names in a folder, in order.
  static func names(in folder: String) throws(PublishFailure) -> [String] {
    let (files, folders) = try content(of: folder)
    return (files + folders).sorted { precedes($0, $1) }
  }

  /// The names in a folder, as the disk has them: of folders, and of all else, links among it.
  static func content(of folder: String) throws(PublishFailure) -> (
    files: [String], folders: [String]
  ) {
    guard let stream = opendir(folder) else {
      throw .system(operation: "opendir", path: folder, code: errno)
    }
    defer { closedir(stream) }
    var (files, folders): ([String], [String]) = ([], [])
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      let kind = Int(entry.pointee.d_type)
      // Some disks do not say what stands under a name.
      let isFolder =
        kind == Int(DT_DIR) || kind == Int(DT_UNKNOWN) && isFolderItself("\(folder)/\(name)")
      if isFolder { folders.append(name) } else { files.append(name) }
    }
    return (files, folders)
  }

  /// Tells whether a folder, and no link to one, stands at a path.
  private static func isFolderItself(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Puts `new` in the place of `old` in one step, where the system can exchange two names.
  static func exchange(_ new: String, _ old: String) throws(PublishFailure) {
    guard exists(old) else {
      if rename(new, old) != 0 { throw .system(operation: "rename", path: old, code: errno) }
      return
    }
    if bulletin_exchange(new, old) == 0 { return }
    guard errno == EINVAL || errno == ENOSYS || errno == ENOTSUP else {
      throw .system(operation: "rename", path: old, code: errno)
    }
    let aside = "\(new).old"
    if rename(old, aside) != 0 { throw .system(operation: "rename", path: old, code: errno) }
    if rename(new, old) != 0 {
      let code = errno
      guard rename(aside, old) == 0 else {
        throw .system(operation: "rename", path: aside, code: errno)
      }
      throw .system(operation: "rename", path: old, code: code)
    }
    if rename(aside, new) != 0 { throw .system(operation: "rename", path: aside, code: errno) }
  }

  private static func parent(of path: String) -> String? {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

/// A lock that ends with the process, so that a killed build leaves none behind.
final class FolderLock: Sendable {
  private let file: Int32

  /// Takes the lock; fails at once when another process holds it.
  init(_ path: String) throws(PublishFailure) {
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw .system(operation: "open", path: path, code: errno) }
    if flock(file, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      close(file)
      throw code == EWOULDBLOCK
        ? .busy(path: path) : .system(operation: "flock", path: path, code: code)
    }
  }

  deinit {
    // A program that is being started at this moment shares the file until it runs.
    flock(file, LOCK_UN)
    close(file)
  }
}

/// The system's own words for an error number.
public func systemMessage(_ code: Int32) -> String {
  String(cString: strerror(code))
}
