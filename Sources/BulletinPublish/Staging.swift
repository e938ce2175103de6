import BulletinModel

import Synchronization

/// A new tree of files beside the one that stands, put in its place as a whole or not at all.
///
/// A file equal to the standing one is linked instead of written, so that an unchanged site keeps
/// its files and their times. Writing is safe from several tasks at once.
public final class Staging: Sendable {
  /// The file of an output folder that lists all others.
  public static let record = ".bulletin-output"
  /// Names that file managers leave behind; losing them loses nothing.
  private static let litter: Set<String> = [".DS_Store", "Thumbs.db", "desktop.ini", ".directory"]

  private let output: String
  /// Where the staged files stand until they are put in place.
  public let folder: String
  private let lock: FolderLock
  private let standing: Bool
  /// The folders below the staging folder that were made, in bytes as the disk tells them apart.
  private let made = Mutex<Set<[UInt8]>>([])

  /// Opens an empty staging folder beside `output`.
  ///
  /// - Parameters:
  ///   - output: The folder to be replaced; it need not exist.
  ///   - sources: The site's own folders, which must not lie in `output` or hold it.
  /// - Throws: `PublishFailure` when the place is busy, foreign or not writable.
  public init(output: String, sources: [String]) throws(PublishFailure) {
    let target = FileSystem.resolved(output)
    for source in sources.map(FileSystem.resolved)
    where source == target || source.hasPrefix(target + "/") || target.hasPrefix(source + "/") {
      throw .holdsSources(folder: output)
    }
    let slash = target.lastIndex(of: "/") ?? target.startIndex
    let parent = String(target[..<slash])
    let name = target[slash...].drop { $0 == "/" }
    try FileSystem.makeFolder(parent.isEmpty ? "/" : parent)
    self.output = target
    folder = "\(parent)/.\(name).staging"
    lock = try FolderLock("\(parent)/.\(name).lock")
    standing = FileSystem.isFolder(target)
    if standing { try Staging.refuseForeignFiles(in: target) }
    try FileSystem.removeTree(folder)
    try FileSystem.makeFolder(folder)
  }

  /// Stages one file.
  ///
  /// - Parameters:
  ///   - bytes: The whole content.
  ///   - path: The path below the output folder, with `/` separators.
  /// - Returns: Whether the standing file had the same bytes and stays.
  /// - Throws: `PublishFailure` with the path and the system's error.
  @discardableResult
  public func write(_ bytes: [UInt8], to path: String) throws(PublishFailure) -> Bool {
    let target = try target(of: path)
    let old = "\(output)/\(path)"
    if standing, FileSystem.file(old, equals: bytes), FileSystem.link(old, to: target) {
      return true
    }
    try FileSystem.write(bytes, to: target)
    return false
  }

  /// Stages a standing file as it is.
  ///
  /// - Parameter path: The path below the output folder, with `/` separators.
  /// - Throws: `PublishFailure` with the path and the system's error, also where nothing stands.
  public func keep(_ path: String) throws(PublishFailure) {
    try FileSystem.linkOrCopy("\(output)/\(path)", to: try target(of: path))
  }

  /// Where a file is staged; its folder is there.
  private func target(of path: String) throws(PublishFailure) -> String {
    guard Staging.isUsable(path) else { throw .unusablePath(path) }
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
      let below = Array(path.utf8[..<slash])
      if !made.withLock({ $0.contains(below) }) {
        try FileSystem.makeFolder("\(folder)/\(path[..<slash])")
        made.withLock { _ = $0.insert(below) }
      }
    }
    return "\(folder)/\(path)"
  }

  /// Tells whether a path names a file below a folder: no part of it is empty or leads elsewhere.
  private static func isUsable(_ path: String) -> Bool {
    path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) && !$0.contains(0)
    }
  }

  /// Puts the staged tree in place of the standing one and removes the old one.
  ///
  /// - Parameter paths: Every staged path, for the record that the next build goes by.
  /// - Throws: `PublishFailure`; until the switch itself the standing tree is untouched.
  public func commit(paths: [String]) throws(PublishFailure) {
    let list = paths.sorted { precedes($0, $1) }
    let text = list.map { $0 + "\n" }.joined()
    try write(Array(text.utf8), to: Staging.record)
    try FileSystem.exchange(folder, output)
    try FileSystem.removeTree(folder)
  }

  /// Removes what was staged; the standing tree is untouched.
  public func abandon() throws(PublishFailure) {
    try FileSystem.removeTree(folder)
  }

  private static func refuseForeignFiles(in output: String) throws(PublishFailure) {
    let present = try files(in: output)
    guard !present.isEmpty else { return }
    guard let recorded = try FileSystem.contents(of: "\(output)/\(record)") else {
      throw .foreignFiles(folder: output, files: Array(present.prefix(5)))
    }
    var known = Set(
      String(decoding: recorded, as: UTF8.self).split(separator: "\n").map(String.init))
    known.insert(record)
    let foreign = present.filter { !known.contains($0) }
    if !foreign.isEmpty { throw .foreignFiles(folder: output, files: Array(foreign.prefix(5))) }
  }

  /// All files below a folder but what file managers leave behind, in order; none where there is no folder.
  static func files(in folder: String) throws(PublishFailure) -> [String] {
    guard FileSystem.isFolder(folder) else { return [] }
    let found = Mutex<[String]>([])
    try FileSystem.walk(folder) { below, files throws(PublishFailure) in
      let kept = files.filter { !litter.contains($0) }.map { below + $0 }
      found.withLock { $0 += kept }
    }
    return found.withLock { $0 }.sorted { precedes($0, $1) }
  }
}
