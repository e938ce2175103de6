import BulletinModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads the folders of a site by `readdir` and `lstat`: Foundation's walkers take ten times as long.
struct FolderWalk {
  /// A file as it was met.
  struct Found {
    let entry: SourceTree.Entry
    let diskPath: String
  }

  private struct Name {
    let shown: String
    let disk: String
  }

  /// How many folders may stand in each other.
  static let deepest = 32

  let root: String
  private let realRoot: String
  private(set) var found: [Found] = []
  private(set) var faults: [Diagnostic] = []

  /// Begins at a site folder.
  init(root: String) throws(SourceFailure) {
    self.root = root
    var info = stat()
    guard stat(root, &info) == 0 else {
      throw .noSiteFolder(path: root, cause: FolderWalk.lastError)
    }
    guard info.st_mode & S_IFMT == S_IFDIR, let real = FolderWalk.realPath(root) else {
      throw .noSiteFolder(path: root, cause: String(cString: strerror(ENOTDIR)))
    }
    realRoot = real
  }

  /// Reads one folder of the site and everything below it; a missing folder is empty.
  mutating func walk(_ folder: String) throws(SourceFailure) {
    let disk = "\(root)/\(folder)"
    var info = stat()
    guard lstat(disk, &info) == 0 else {
      if errno == ENOENT { return }
      throw .unreadable(path: folder, cause: FolderWalk.lastError)
    }
    try visit(path: folder, disk: disk, info: info, above: [realRoot])
  }

  private mutating func visit(
    path: String, disk: String, info: stat, above: [String]
  ) throws(SourceFailure) {
    switch info.st_mode & S_IFMT {
    case S_IFREG:
      add(path: path, disk: disk, info: info)
    case S_IFDIR:
      try list(path: path, disk: disk, above: above)
    case S_IFLNK:
      try follow(path: path, disk: disk, above: above)
    default:
      refuse(path, "不是普通文件", "it is no regular file")
    }
  }

  private mutating func add(path: String, disk: String, info: stat) {
    let limit = FileNames.sizeLimit(for: path)
    let size = Int(info.st_size)
    guard size <= limit else {
      let (has, most) = (size >> 20, limit >> 20)
      refuse(path, "有 \(has) MB，上限 \(most) MB", "it has \(has) MB, the limit is \(most) MB")
      return
    }
    let entry = SourceTree.Entry(path: path, size: size, stamp: SourceTree.Stamp(info))
    found.append(Found(entry: entry, diskPath: disk))
  }

  private mutating func follow(
    path: String, disk: String, above: [String]
  ) throws(SourceFailure) {
    var info = stat()
    guard let real = FolderWalk.realPath(disk), stat(real, &info) == 0 else {
      refuse(path, "链接指向的文件不存在，或者绕成了圈", "the link leads nowhere or in a circle")
      return
    }
    guard real.utf8.starts(with: "\(realRoot)/".utf8) else {
      refuse(path, "链接指向站点文件夹以外", "the link leads out of the site folder")
      return
    }
    try visit(path: path, disk: real, info: info, above: above)
  }

  private mutating func list(
    path: String, disk: String, above: [String]
  ) throws(SourceFailure) {
    guard let real = FolderWalk.realPath(disk), !above.contains(real) else {
      refuse(path, "文件夹的链接绕成了圈", "links between folders form a circle")
      return
    }
    guard above.count <= FolderWalk.deepest else {
      refuse(
        path, "文件夹超过 \(FolderWalk.deepest) 层",
        "folders stand deeper than \(FolderWalk.deepest)")
      return
    }
    let folder = open(disk, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .unreadable(path: path, cause: FolderWalk.lastError) }
    defer { close(folder) }
    var lowered: [String: String] = [:]
    for name in try names(in: folder, shown: path) {
      let child = "\(path)/\(name.shown)"
      if let (chinese, english) = FileNames.objection(to: name.shown) {
        faults.append(FileNames.fault(at: child, chinese, english))
        continue
      }
      if let other = lowered.updateValue(name.shown, forKey: name.shown.lowercased()) {
        lowered[name.shown.lowercased()] = other
        faults.append(
          FileNames.fault(
            at: child, "和“\(other)”只差大小写或字符形式",
            "it differs from \"\(other)\" only by case or Unicode form"))
        continue
      }
      var info = stat()
      let childDisk = "\(disk)/\(name.disk)"
      guard fstatat(folder, name.disk, &info, AT_SYMLINK_NOFOLLOW) == 0 else {
        throw .unreadable(path: child, cause: FolderWalk.lastError)
      }
      try visit(path: child, disk: childDisk, info: info, above: above + [real])
    }
  }

  private func names(in folder: Int32, shown: String) throws(SourceFailure) -> [Name] {
    let descriptor = fcntl(folder, F_DUPFD_CLOEXEC, 0)
    guard descriptor >= 0, let stream = fdopendir(descriptor) else {
      let cause = FolderWalk.lastError
      if descriptor >= 0 { close(descriptor) }
      throw .unreadable(path: shown, cause: cause)
    }
    defer { closedir(stream) }
    var names: [Name] = []
    while let entry = readdir(stream) {
      let raw = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !FileNames.isIgnored(raw) else { continue }
      names.append(Name(shown: composed(raw), disk: raw))
    }
    return names.sorted {
      ($0.shown, $0.disk).0 == ($1.shown, $1.disk).0
        ? precedes($0.disk, $1.disk) : precedes($0.shown, $1.shown)
    }
  }

  private mutating func refuse(_ path: String, _ chinese: String, _ english: String) {
    faults.append(
      Diagnostic(.unusableFile, at: .whole(path), ["why": chinese, "why@en": english]))
  }

  private static func realPath(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  private static var lastError: String { String(cString: strerror(errno)) }

  /// Size and stamp of a file now; nil where it is gone, too large, or no regular file any more.
  static func state(at disk: String, shown: String) -> (size: Int, stamp: SourceTree.Stamp)? {
    var info = stat()
    guard lstat(disk, &info) == 0, info.st_mode & S_IFMT == S_IFREG,
      Int(info.st_size) <= FileNames.sizeLimit(for: shown)
    else { return nil }
    return (Int(info.st_size), SourceTree.Stamp(info))
  }

  /// Tells whether anything stands at a path, or may.
  static func hasFile(at disk: String) -> Bool {
    var info = stat()
    return lstat(disk, &info) == 0 || errno != ENOENT
  }

  /// Reads a whole file.
  static func bytes(at disk: String, shown: String, size: Int) throws(SourceFailure) -> [UInt8] {
    let descriptor = open(disk, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: shown, cause: lastError) }
    defer { close(descriptor) }
    var filled = 0
    var bytes: [UInt8] = []
    var failure: String?
    var room = size + 1
    repeat {
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        let got = read(descriptor, buffer.baseAddress, buffer.count)
        if got < 0 && errno != EINTR { failure = lastError }
        count = max(0, got)
        filled = got
      }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      room = 65_536
    } while failure == nil && filled != 0
    if let failure { throw .unreadable(path: shown, cause: failure) }
    return bytes
  }
}

extension SourceTree.Stamp {
  /// Takes over what the system says of a file.
  fileprivate init(_ info: stat) {
    #if canImport(Darwin)
      let (modified, changed) = (info.st_mtimespec, info.st_ctimespec)
    #else
      let (modified, changed) = (info.st_mtim, info.st_ctim)
    #endif
    self.init(
      modified: Int64(modified.tv_sec) * 1_000_000_000 + Int64(modified.tv_nsec),
      changed: Int64(changed.tv_sec) * 1_000_000_000 + Int64(changed.tv_nsec),
      number: UInt64(info.st_ino))
  }
}
