import BulletinModel
import Synchronization

/// A new tree of files beside the one that stands, put in its place as a whole or not at all.
///
/// A file equal to the standing one is linked instead of written, so that an unchanged site keeps
/// its files and their times. Writing is safe from several tasks at once.
///
/// The tree that is replaced may stay as a spare: it is brought in step with the new one, and the next build
/// changes in it what it has to and exchanges the two. So that build names no file again that stays, and takes no
/// old name away, of which a large site has many ten thousand.
public final class Staging: Sendable {
  /// The file of an output folder that lists all others.
  public static let record = ".bulletin-output"
  /// What the name of a tree ends in that is being removed.
  private static let doomed = ".gone"
  /// Names that file managers leave behind; losing them loses nothing.
  private static let litter: Set<String> = [".DS_Store", "Thumbs.db", "desktop.ini", ".directory"]

  private let output: String
  /// Where the staged files stand until they are put in place.
  public let folder: String
  private let lock: FolderLock
  /// The record: every path that is to be staged, in order; nil where it stays.
  private let listing: [UInt8]?
  private let standing: Bool
  /// Where the tree that is replaced stays; nil where it is removed.
  private let spare: String?
  /// Tells whether the staging folder was the spare tree, with every standing file in it.
  private let beginsWhole: Bool
  /// The paths that stand and are not to be staged; nil where what stands is not all that its record lists, or
  /// more.
  private let gone: [String]?
  /// What is not the file that stands under the same path.
  private let written = Mutex<Set<String>>([])
  /// The folders below the staging folder that were made, in bytes as the disk tells them apart.
  private let made = Mutex<Set<[UInt8]>>([])

  /// Opens a staging folder beside `output`.
  ///
  /// - Parameters:
  ///   - output: The folder to be replaced; it need not exist.
  ///   - sources: The site's own folders, which must not lie in `output` or hold it.
  ///   - paths: Every path that is to be staged, for the record that the next build goes by.
  ///   - known: What stands there as the last build left it.
  ///   - spare: Where the tree that is replaced stays for the next build; nil for nowhere.
  /// - Throws: `PublishFailure` when the place is busy, foreign or not writable.
  public init(
    output: String, sources: [String], paths: [String], standing known: StandingOutput? = nil,
    spare: String? = nil
  ) throws(PublishFailure) {
    let (target, folder, lock) = try Staging.place(output, sources)
    self.output = target
    self.folder = folder
    self.lock = lock
    let paths = paths.sorted(by: precedes)
    let listing = Staging.listing(of: paths)
    self.listing = listing
    self.spare = spare
    standing = FileSystem.isFolder(target)
    beginsWhole = try Staging.take(spare, where: known?.spare, to: folder)
    var isExact = beginsWhole
    if standing, !beginsWhole { isExact = try Staging.refuseForeignFiles(in: target) }
    gone = isExact ? try Staging.names(in: target, butNot: listing, of: paths) : nil
    if beginsWhole {
      try FileSystem.remove(gone ?? [], below: folder)
    } else {
      try FileSystem.makeFolder(folder)
    }
  }

  /// Opens a staging folder for other bytes of files that stand, all of which stay otherwise; nil where the spare
  /// tree cannot be used.
  ///
  /// - Parameters:
  ///   - output: The folder to be replaced.
  ///   - sources: The site's own folders, which must not lie in `output` or hold it.
  ///   - known: What stands there: every file, as the last build left it.
  ///   - spare: The spare tree.
  /// - Throws: `PublishFailure` when the place is busy.
  public init?(
    output: String, sources: [String], changing known: StandingOutput, spare: String
  ) throws(PublishFailure) {
    (self.output, folder, lock) = try Staging.place(output, sources)
    listing = nil
    gone = []
    standing = true
    self.spare = spare
    beginsWhole = try Staging.take(spare, where: known.spare, to: folder)
    guard beginsWhole else { return nil }
  }

  /// The resolved path of an output folder, and the staging folder beside it, cleared of what an earlier build left.
  private static func place(
    _ output: String, _ sources: [String]
  ) throws(PublishFailure) -> (output: String, folder: String, lock: FolderLock) {
    let target = FileSystem.resolved(output)
    for source in sources.map(FileSystem.resolved)
    where source == target || source.hasPrefix(target + "/") || target.hasPrefix(source + "/") {
      throw .holdsSources(folder: output)
    }
    let slash = target.lastIndex(of: "/") ?? target.startIndex
    let parent = String(target[..<slash])
    let name = target[slash...].drop { $0 == "/" }
    try FileSystem.makeFolder(parent.isEmpty ? "/" : parent)
    let folder = "\(parent)/.\(name).staging"
    let lock = try FolderLock("\(parent)/.\(name).lock")
    for left in [folder, folder + doomed] { try FileSystem.removeTree(left) }
    return (target, folder, lock)
  }

  /// Makes the spare tree the staging folder, where it is the one that is known; removes any other.
  ///
  /// One that cannot be put there, as where the site folder was carried to another disk than the output's, is of
  /// use to nobody.
  private static func take(
    _ spare: String?, where known: String?, to folder: String
  ) throws(PublishFailure) -> Bool {
    guard let spare, FileSystem.exists(spare) else { return false }
    do {
      try FileSystem.move(spare, to: folder)
    } catch {
      do {
        try FileSystem.removeTree(spare)
      } catch {
        // Nothing may be changed there: it stays, and the build needs it for nothing.
      }
      return false
    }
    if known == spare { return true }
    try FileSystem.removeTree(folder)
    return false
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
    if standing, FileSystem.file(old, equals: bytes),
      beginsWhole || FileSystem.link(old, to: target)
    {
      return true
    }
    written.withLock { _ = $0.insert(path) }
    if beginsWhole { try FileSystem.removeFileIfThere(target) }
    try FileSystem.write(bytes, to: target)
    return false
  }

  /// Stages a standing file as it is.
  ///
  /// - Parameter path: The path below the output folder, with `/` separators.
  /// - Throws: `PublishFailure` with the path and the system's error, also where nothing stands.
  public func keep(_ path: String) throws(PublishFailure) {
    if beginsWhole { return }
    let target = try target(of: path)
    if FileSystem.link("\(output)/\(path)", to: target) { return }
    // The disk knows no second names.
    written.withLock { _ = $0.insert(path) }
    try FileSystem.copy("\(output)/\(path)", to: target)
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

  /// What was put in place.
  public struct Committed: Sendable {
    /// The paths of all files that are not the ones that stood there before.
    public let written: Set<String>
    /// The spare tree, in step with what stands now; nil where there is none.
    public let spare: String?
    /// The folders in which names came or went, those above them among them; nil where all did.
    let touched: Set<String>?
  }

  /// Puts the staged tree in place of the standing one, and removes the old one or keeps it as the spare.
  ///
  /// - Throws: `PublishFailure`; until the switch itself the standing tree is untouched.
  @discardableResult
  public func commit() throws(PublishFailure) -> Committed {
    if let listing { try write(listing, to: Staging.record) }
    try FileSystem.exchange(folder, output)
    let written = written.withLock { $0 }
    if let spare, let gone, keepUp(written, without: gone, to: spare) {
      let touched = beginsWhole ? Staging.folders(above: written.union(gone)) : nil
      return Committed(written: written, spare: spare, touched: touched)
    }
    try FileSystem.removeTree(folder)
    return Committed(written: written, spare: nil, touched: nil)
  }

  /// The folders that lead to some files.
  private static func folders(above paths: Set<String>) -> Set<String> {
    var folders: Set<String> = []
    for path in paths {
      for folder in FileSystem.folders(above: path) {
        guard folders.insert(String(folder)).inserted else { break }
      }
    }
    return folders
  }

  /// Brings the tree that was replaced in step with the new one, and keeps it as the spare.
  ///
  /// - Returns: Whether that could be done; what stands is in place already, and needs it for nothing.
  private func keepUp(
    _ written: Set<String>, without gone: [String], to spare: String
  ) -> Bool {
    let (output, folder) = (output, folder)
    do {
      try FileSystem.remove(gone, below: folder)
      let linked = try FileSystem.inParallel(Array(written)) { path throws(PublishFailure) in
        let place = "\(folder)/\(path)"
        try FileSystem.removeFileIfThere(place)
        if FileSystem.link("\(output)/\(path)", to: place) { return true }
        if let slash = place.utf8.lastIndex(of: UInt8(ascii: "/")) {
          try FileSystem.makeFolder(String(place[..<slash]))
        }
        return FileSystem.link("\(output)/\(path)", to: place)
      }
      guard !linked.contains(false) else { return false }
      try Staging.putAway(folder, as: spare)
      return true
    } catch {
      return false
    }
  }

  /// Makes a tree the only spare: that of another output folder would keep its files when it is long gone.
  private static func putAway(_ folder: String, as spare: String) throws(PublishFailure) {
    let place = spare.split(separator: "/", omittingEmptySubsequences: false)
    let shelf = place.dropLast().joined(separator: "/")
    try FileSystem.makeFolder(shelf)
    for name in try FileSystem.names(in: shelf) {
      // Renamed first, so that a build to that folder finds it whole or not at all.
      let doomed = folder + Staging.doomed
      try FileSystem.move("\(shelf)/\(name)", to: doomed)
      try FileSystem.removeTree(doomed)
    }
    try FileSystem.move(folder, to: spare)
  }

  /// Removes what was staged; the standing tree is untouched.
  public func abandon() throws(PublishFailure) {
    try FileSystem.removeTree(folder)
  }

  /// A record of some paths.
  private static func listing(of paths: [String]) -> [UInt8] {
    var listing: [UInt8] = []
    listing.reserveCapacity(paths.reduce(0) { $0 + $1.utf8.count + 1 })
    for path in paths {
      listing += path.utf8
      listing.append(UInt8(ascii: "\n"))
    }
    return listing
  }

  /// The paths that the record of an output folder lists, in order; nil where it has none.
  private static func names(in output: String) throws(PublishFailure) -> [String]? {
    try FileSystem.contents(of: "\(output)/\(record)").map(names)
  }

  private static func names(listedIn record: [UInt8]) -> [String] {
    record.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Those of them that another record, of some paths in order, does not list.
  private static func names(
    in output: String, butNot listing: [UInt8], of paths: [String]
  ) throws(PublishFailure) -> [String]? {
    guard let record = try FileSystem.contents(of: "\(output)/\(record)") else { return nil }
    return record == listing ? [] : names(listedIn: record).missing(in: paths)
  }

  /// Tells whether a folder holds the files that its record lists and nothing else.
  ///
  /// - Throws: `PublishFailure.foreignFiles` where it holds others than these and what file managers leave.
  private static func refuseForeignFiles(in output: String) throws(PublishFailure) -> Bool {
    let (present, litter) = try content(of: output)
    guard !present.isEmpty else { return false }
    guard let recorded = try names(in: output) else {
      throw .foreignFiles(folder: output, files: Array(present.prefix(5)))
    }
    var known = Set(recorded)
    known.insert(record)
    let foreign = present.filter { !known.contains($0) }
    if !foreign.isEmpty { throw .foreignFiles(folder: output, files: Array(foreign.prefix(5))) }
    return litter == 0 && present.count == known.count
  }

  /// All files below a folder but what file managers leave behind, in order; none where there is no folder.
  static func files(in folder: String) throws(PublishFailure) -> [String] {
    try content(of: folder).files
  }

  /// The same, and how many files were left out.
  private static func content(
    of folder: String
  ) throws(PublishFailure) -> (files: [String], litter: Int) {
    guard FileSystem.isFolder(folder) else { return ([], 0) }
    let found = Mutex<[String]>([])
    let left = Mutex(0)
    try FileSystem.walk(folder) { below, files throws(PublishFailure) in
      let kept = files.filter { !litter.contains($0) }.map { below + $0 }
      found.withLock { $0 += kept }
      left.withLock { $0 += files.count - kept.count }
    }
    return (found.withLock { $0 }.sorted { precedes($0, $1) }, left.withLock { $0 })
  }
}

extension [String] {
  /// Those of a list in order that another in order has not, compared byte by byte.
  fileprivate func missing(in other: [String]) -> [String] {
    var missing: [String] = []
    var place = 0
    for path in self {
      while place < other.count, precedes(other[place], path) { place += 1 }
      if place < other.count, other[place].utf8.elementsEqual(path.utf8) { continue }
      missing.append(path)
    }
    return missing
  }
}
