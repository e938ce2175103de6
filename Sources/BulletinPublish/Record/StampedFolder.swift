import BulletinModel
import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files and folders below one folder with their stamps.
public struct StampedFolder: Sendable {
  /// The folder itself.
  let path: String
  /// Paths below it, with their stamps; `.` is the folder.
  private(set) var entries: [(name: String, stamp: FileStamp)] = []

  /// Stamps the sources below a folder.
  ///
  /// Names that begin with a dot are left out: no build reads them. A folder that is not there has no
  /// entries.
  public init(sourcesIn path: String) {
    self.path = path
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    walk(".", ".", descriptor)
  }

  /// Stamps some files below a folder that a build wrote; those that are not there are left out, and
  /// the record never fits then.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - files: Their paths below it.
  ///   - known: What stood there before; what was not changed since is not asked for again.
  ///   - changed: Those that were.
  public init(
    outputIn path: String, files: [String], known: StandingOutput? = nil,
    changed: Set<String> = []
  ) {
    var place = 0
    self.init(path, files.sorted(by: precedes), care: .output) { name in
      changed.contains(name) ? nil : known?.files.stamp(of: name, after: &place)
    }
  }

  /// Stamps the output and the spare tree, and all folders in them that lead to files.
  ///
  /// - Parameters:
  ///   - output: The output folder.
  ///   - committed: What was put in place.
  ///   - standing: What stood there before: the two trees have changed places since.
  ///   - files: The paths of the files below each, in order.
  /// - Returns: One for each; none where there is no spare tree.
  public static func trees(
    of output: String, _ committed: Staging.Committed, over standing: StandingOutput?,
    files: [String]
  ) -> [StampedFolder] {
    guard let spare = committed.spare else { return [] }
    let folders = folders(above: files).sorted(by: precedes)
    let known = committed.touched == nil ? [] : standing?.trees.reversed() ?? []
    return [output, spare].enumerated().map { number, path in
      var place = 0
      return StampedFolder(path, folders, care: .folder) { name in
        // The time of the whole tree is another since it was put in its place.
        guard name != ".", number < known.count, committed.touched?.contains(name) == false
        else { return nil }
        return known[number].stamp(of: name, after: &place)
      }
    }
  }

  /// The folders that lead to some files, once each where the files of each folder follow each other; `.` first.
  private static func folders(above files: [String]) -> [String] {
    var folders = ["."]
    var last: [UInt8] = []
    for file in files {
      var file = file
      file.withUTF8 { path in
        let common = zip(last, path).prefix { $0 == $1 }.count
        for place in common..<path.count where path[place] == UInt8(ascii: "/") {
          folders.append(String(decoding: path[..<place], as: UTF8.self))
        }
        last.removeAll(keepingCapacity: true)
        last.append(contentsOf: path)
      }
    }
    return folders
  }

  /// Stamps some names below a folder, but those that are known.
  init(
    _ path: String, _ names: [String], care: FileStamp.Care,
    known: (String) -> FileStamp? = { _ in nil }
  ) {
    self.path = path
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    entries.reserveCapacity(names.count)
    for name in names {
      let stamp = known(name) ?? FileStamp(name, below: descriptor, care: care)
      if let stamp { entries.append((name, stamp)) }
    }
  }

  /// Stamps one file, such as the program itself.
  public init(file: String) {
    let slash = file.lastIndex(of: "/") ?? file.startIndex
    self.init(outputIn: String(file[..<slash]), files: [String(file[slash...].drop { $0 == "/" })])
  }

  private mutating func walk(_ folder: String, _ name: String, _ above: Int32) {
    guard let stamp = FileStamp(name, below: above, care: .folder) else { return }
    entries.append((folder, stamp))
    let descriptor = openat(above, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    guard let stream = fdopendir(descriptor) else {
      close(descriptor)
      return
    }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      let below = folder == "." ? name : "\(folder)/\(name)"
      let kind = Int(entry.pointee.d_type)
      if kind == Int(DT_DIR) || kind != Int(DT_REG) && FileSystem.isFolder("\(path)/\(below)") {
        walk(below, name, descriptor)
      } else if let stamp = FileStamp(name, below: descriptor, care: .source) {
        entries.append((below, stamp))
      }
    }
  }

  /// The stamps as a text, the same as long as they are.
  public var text: String {
    var bytes: [UInt8] = []
    for (name, stamp) in entries {
      bytes += name.utf8
      bytes += [UInt8](unsafeUninitializedCapacity: FileStamp.width) { buffer, filled in
        stamp.write(to: UnsafeMutableRawBufferPointer(buffer))
        filled = FileStamp.width
      }
    }
    return SHA256.digits(of: bytes)
  }

  /// The latest time of anything in it, in nanoseconds since 1970.
  var latest: Int64 { entries.reduce(0) { max($0, $1.stamp.latest) } }
}
