#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The system calls that the cache needs.
enum CacheFiles {
  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws(PhotoFailure) {
    if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
    let code = errno
    guard code == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw .system(operation: "mkdir", path: path, code: code)
    }
    try makeFolder(String(path[..<slash]))
    if mkdir(path, 0o755) != 0, errno != EEXIST {
      throw .system(operation: "mkdir", path: path, code: errno)
    }
  }

  /// Makes a folder of a name that nobody else has.
  static func makeOwnFolder(in folder: String) throws(PhotoFailure) -> String {
    try makeFolder(folder)
    var name = Array("\(folder)/XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else {
      throw .system(operation: "mkdtemp", path: folder, code: errno)
    }
    return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// A regular file's bytes; nil where it cannot be read.
  static func contents(of path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(status.st_size)
    var taken = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while taken < size {
        let more = read(file, buffer.baseAddress.map { $0 + taken }, size - taken)
        if more < 0, errno == EINTR { continue }
        guard more > 0 else { break }
        taken += more
      }
      count = taken
    }
    return taken == size ? bytes : nil
  }

  /// Writes a new file.
  static func write(_ bytes: [UInt8], to path: String) throws(PhotoFailure) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw .system(operation: "open", path: path, code: errno) }
    var taken = 0
    while taken < bytes.count {
      let (count, code) = bytes.withUnsafeBytes { buffer in
        (
          systemWrite(file, buffer.baseAddress.map { $0 + taken }, buffer.count - taken), errno
        )
      }
      if count < 0, code == EINTR { continue }
      guard count > 0 else {
        close(file)
        throw .system(operation: "write", path: path, code: code)
      }
      taken += count
    }
    if close(file) != 0 { throw .system(operation: "close", path: path, code: errno) }
  }

  private static func systemWrite(
    _ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, bytes, count)
    #elseif canImport(Musl)
      Musl.write(file, bytes, count)
    #else
      Darwin.write(file, bytes, count)
    #endif
  }

  /// Puts a finished file in its place at once.
  static func move(_ path: String, to target: String) throws(PhotoFailure) {
    if rename(path, target) != 0 {
      throw .system(operation: "rename", path: target, code: errno)
    }
  }

  /// Notes that a file was used now.
  static func touch(_ path: String) { _ = utimensat(AT_FDCWD, path, nil, 0) }

  /// When a file was last used, in seconds; nil where there is none.
  static func age(of path: String) -> Int? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      return status.st_mtimespec.tv_sec
    #else
      return status.st_mtim.tv_sec
    #endif
  }

  /// The names in a folder, sorted; none where it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes a file, or a folder that holds nothing but files.
  static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    for name in names(in: path) { unlink("\(path)/\(name)") }
    rmdir(path)
  }
}
