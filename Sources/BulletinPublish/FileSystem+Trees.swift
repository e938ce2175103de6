import CSystem
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// Whole trees of folders: a site has many thousand files, and the system does several things at once.

extension FileSystem {
  /// Visits a folder and all folders below it, those of one depth at once.
  ///
  /// - Parameters:
  ///   - root: The path of the folder.
  ///   - visit: Takes a folder, as what stands before the names of its files in their paths below `root`, and
  ///     the names of all in it that is no folder.
  /// - Returns: The folders by depth, each as `visit` gets it; `root` itself comes first.
  /// - Throws: What reading a folder, or `visit`, throws first.
  @discardableResult
  static func walk(
    _ root: String,
    _ visit:
      @escaping @Sendable (_ folder: String, _ files: [String]) throws(PublishFailure) -> Void
  ) throws(PublishFailure) -> [[String]] {
    var depths: [[String]] = []
    var level = [""]
    while !level.isEmpty {
      let found = try inParallel(level) { folder throws(PublishFailure) in
        let (files, folders) = try content(of: "\(root)/\(folder)")
        try visit(folder, files)
        return folders.map { "\(folder)\($0)/" }
      }
      depths.append(level)
      level = found.flatMap { $0 }
    }
    return depths
  }

  /// Works on several paths at once; results stand in their order.
  static func inParallel<Result: Sendable>(
    _ paths: [String], _ work: @escaping @Sendable (String) throws(PublishFailure) -> Result
  ) throws(PublishFailure) -> [Result] {
    let portion = 64
    let count = (paths.count + portion - 1) / portion
    let results = Mutex<[Int: Swift.Result<[Result], PublishFailure>]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { number in
      let range = (number * portion)..<min(paths.count, (number + 1) * portion)
      let result = Swift.Result { () throws(PublishFailure) in
        var made: [Result] = []
        for path in paths[range] { made.append(try work(path)) }
        return made
      }
      results.withLock { $0[number] = result }
    }
    let made = results.withLock { $0 }
    var all: [Result] = []
    for number in 0..<count { all += try made[number]?.get() ?? [] }
    return all
  }

  /// Removes a folder with all that is in it; links are removed, never followed.
  static func removeTree(_ path: String) throws(PublishFailure) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else { return try removeFile(path) }
    let depths = try walk(path) { folder, files throws(PublishFailure) in
      for file in files { try removeFile("\(path)/\(folder)\(file)") }
    }
    for folders in depths.reversed() {
      _ = try inParallel(folders) { folder throws(PublishFailure) in
        let place = "\(path)/\(folder)"
        if rmdir(place) != 0 { throw .system(operation: "rmdir", path: place, code: errno) }
      }
    }
  }

  /// Removes a file or a link.
  static func removeFile(_ path: String) throws(PublishFailure) {
    if unlink(path) != 0 { throw .system(operation: "unlink", path: path, code: errno) }
  }

  /// Removes a file or a link, where there is one.
  static func removeFileIfThere(_ path: String) throws(PublishFailure) {
    if unlink(path) != 0, errno != ENOENT, errno != ENOTDIR {
      throw .system(operation: "unlink", path: path, code: errno)
    }
  }

  /// Removes files below a folder, and the folders that are empty then.
  static func remove(_ paths: [String], below root: String) throws(PublishFailure) {
    for path in paths {
      try removeFileIfThere("\(root)/\(path)")
      for folder in folders(above: path) {
        guard rmdir("\(root)/\(folder)") == 0 else { break }
      }
    }
  }

  /// The folders of a relative path from the innermost to the outermost.
  static func folders(above path: String) -> some Sequence<Substring> {
    sequence(state: path[...]) { rest -> Substring? in
      guard let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
      rest = rest[..<slash]
      return rest
    }
  }
}
