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
    walk(".", descriptor)
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
    self.init(path, files, care: .output) { changed.contains($0) ? nil : known?.stamps[$0] }
  }

  /// Stamps a folder that a build wrote, and all folders in it that lead to some files.
  public init(treeIn path: String, of files: [String]) {
    var folders: Set<Substring> = []
    for file in files {
      var rest = file[...]
      while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
        rest = rest[..<slash]
        guard folders.insert(rest).inserted else { break }
      }
    }
    self.init(path, ["."] + folders.map(String.init), care: .folder) { _ in nil }
  }

  private init(
    _ path: String, _ names: [String], care: FileStamp.Care, known: (String) -> FileStamp?
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

  private mutating func walk(_ folder: String, _ root: Int32) {
    guard let stamp = FileStamp(folder, below: root, care: .folder) else { return }
    entries.append((folder, stamp))
    guard let stream = opendir("\(path)/\(folder)") else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      let below = folder == "." ? name : "\(folder)/\(name)"
      let kind = Int(entry.pointee.d_type)
      if kind == Int(DT_DIR) || kind != Int(DT_REG) && FileSystem.isFolder("\(path)/\(below)") {
        walk(below, root)
      } else if let stamp = FileStamp(below, below: root, care: .source) {
        entries.append((below, stamp))
      }
    }
  }

  /// The stamps as a text, the same as long as they are.
  public var text: String {
    var bytes: [UInt8] = []
    for (name, stamp) in entries {
      bytes += name.utf8
      stamp.write(to: &bytes)
    }
    return SHA256.digits(of: bytes)
  }

  /// The latest time of anything in it, in nanoseconds since 1970.
  var latest: Int64 { entries.reduce(0) { max($0, $1.stamp.latest) } }
}
