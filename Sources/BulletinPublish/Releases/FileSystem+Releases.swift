import BulletinModel
import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What releases need beyond staging: links, hashes, copies and the files below a folder.
extension FileSystem {
  /// What a link leads to, as it is written; nil where there is no link.
  static func destination(ofLink path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink(path, &buffer, buffer.count - 1)
    guard count >= 0 else { return nil }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Makes a link at a path where nothing stands.
  static func makeLink(_ path: String, to destination: String) throws(PublishFailure) {
    if symlink(destination, path) != 0 {
      throw .system(operation: "symlink", path: path, code: errno)
    }
  }

  /// Lets everybody read a file or a folder, whatever the shell that started the program masks.
  static func setMode(_ path: String, _ mode: mode_t) throws(PublishFailure) {
    if chmod(path, mode) != 0 { throw .system(operation: "chmod", path: path, code: errno) }
  }

  /// Hands a file over in pieces.
  ///
  /// - Returns: False where there is no such file.
  static func readPieces(
    of path: String, _ take: (UnsafeRawBufferPointer) throws(PublishFailure) -> Void
  ) throws(PublishFailure) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else {
      if errno == ENOENT { return false }
      throw .system(operation: "open", path: path, code: errno)
    }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .system(operation: "read", path: path, code: errno) }
      if count == 0 { return true }
      var failure: PublishFailure?
      buffer.withUnsafeBytes { bytes in
        do throws(PublishFailure) {
          try take(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
        } catch {
          failure = error
        }
      }
      if let failure { throw failure }
    }
  }

  /// The size and the hash of a file.
  static func entry(of path: String, below root: String) throws(PublishFailure) -> Manifest.Entry {
    var hash = SHA256()
    var size = 0
    let isThere = try readPieces(of: "\(root)/\(path)") { (piece) throws(PublishFailure) in
      hash.add(piece)
      size += piece.count
    }
    guard isThere else {
      throw .system(operation: "open", path: "\(root)/\(path)", code: ENOENT)
    }
    return Manifest.Entry(path: path, size: size, digest: hash.digits())
  }

  /// Copies a file to where nothing stands, for everybody to read.
  static func copy(_ old: String, to new: String) throws(PublishFailure) {
    let file = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw .system(operation: "open", path: new, code: errno) }
    defer { close(file) }
    let isThere = try readPieces(of: old) { (piece) throws(PublishFailure) in
      var rest = piece[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        let count = writeOnce(file, part)
        if count < 0, errno == EINTR { continue }
        if count < 0 { throw .system(operation: "write", path: new, code: errno) }
        rest = rest.dropFirst(count)
      }
    }
    guard isThere else { throw .system(operation: "open", path: old, code: ENOENT) }
    if fchmod(file, 0o644) != 0 { throw .system(operation: "chmod", path: new, code: errno) }
  }

  /// How many bytes a regular file has; nil where there is none.
  static func size(of path: String) -> Int? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  private static func writeOnce(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(file, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(file, bytes.baseAddress, bytes.count)
    #else
      Glibc.write(file, bytes.baseAddress, bytes.count)
    #endif
  }

  /// Everything below a folder.
  struct Contents {
    /// Regular files, by rising bytes of their paths.
    var files: [String] = []
    /// What is neither file nor folder.
    var odd: [String] = []
    /// Folders, each before what is in it.
    var folders: [String] = []
  }

  /// Everything below a folder, by paths below it; links are not followed.
  static func contents(below root: String) throws(PublishFailure) -> Contents {
    var found = Contents()
    var waiting = [""]
    while let folder = waiting.popLast() {
      for name in try names(in: folder.isEmpty ? root : "\(root)/\(folder)") {
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        var status = stat()
        guard lstat("\(root)/\(path)", &status) == 0 else {
          throw .system(operation: "lstat", path: "\(root)/\(path)", code: errno)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: found.files.append(path)
        case S_IFDIR:
          found.folders.append(path)
          waiting.append(path)
        default: found.odd.append(path)
        }
      }
    }
    found.files.sort { precedes($0, $1) }
    return found
  }

  /// Removes the empty folders below a folder, and lets everybody look into the others.
  static func tidyFolders(below root: String) throws(PublishFailure) {
    for folder in try contents(below: root).folders.reversed() {
      let path = "\(root)/\(folder)"
      if rmdir(path) == 0 { continue }
      guard errno == ENOTEMPTY || errno == EEXIST else {
        throw .system(operation: "rmdir", path: path, code: errno)
      }
      try setMode(path, 0o755)
    }
    try setMode(root, 0o755)
  }

  /// Tells whether a process of this machine runs.
  static func isRunning(process: Int32) -> Bool {
    kill(process, 0) == 0 || errno == EPERM
  }
}
