import BulletinModel

/// The files of a site folder that a build may read: what the disk was asked once, as a value.
public struct SourceTree: Sendable {
  /// One regular file.
  public struct Entry: Sendable, Hashable {
    /// The path relative to the site folder, with `/` separators, in Unicode form NFC.
    public let path: String
    /// The size in bytes when the folder was read.
    public let size: Int
    /// What the disk said of the file; nil where it is in memory.
    var stamp: Stamp?
  }

  /// What tells a file from what stood at its path before: another stamp, another file.
  struct Stamp: Sendable, Hashable {
    /// When its bytes were changed, in nanoseconds since 1970.
    let modified: Int64
    /// When anything of it was changed, likewise.
    let changed: Int64
    /// Its number on the disk.
    let number: UInt64
  }

  /// All files, sorted by the bytes of their paths.
  public let entries: [Entry]
  private let bytes: @Sendable (Int) throws(SourceFailure) -> [UInt8]
  private let disk: Disk?

  /// How the disk is asked once more what it has.
  struct Disk: Sendable {
    /// Size and stamp of the file at a place in `entries`; nil where none stands there that a build may read.
    let state: @Sendable (Int) -> (size: Int, stamp: Stamp)?
    /// Tells whether anything stands at a path that is not in `entries`.
    let has: @Sendable (String) -> Bool
  }

  /// Makes a tree whose files are read on demand; `bytes` takes a place in `entries`.
  init(
    sorted entries: [Entry], disk: Disk? = nil,
    bytes: @escaping @Sendable (Int) throws(SourceFailure) -> [UInt8]
  ) {
    self.entries = entries
    self.bytes = bytes
    self.disk = disk
  }

  /// Makes a tree in memory from paths and their bytes.
  public init(files: [String: [UInt8]]) {
    let sorted = files.sorted { precedes($0.key, $1.key) }
    self.init(
      sorted: sorted.map { Entry(path: $0.key, size: $0.value.count) },
      bytes: { place throws(SourceFailure) in sorted[place].value })
  }

  /// The tree with more files in memory, such as those that a command is about to write; where both
  /// have a path, the new file counts.
  public func adding(_ files: [String: [UInt8]]) -> SourceTree {
    let added = files.map { (Entry(path: $0.key, size: $0.value.count), $0.value) }
    let kept = entries.indices.filter { files[entries[$0].path] == nil }
    let all: [(entry: Entry, place: Int?, bytes: [UInt8])] =
      kept.map { (entries[$0], $0, []) } + added.map { ($0.0, nil, $0.1) }
    let sorted = all.sorted { precedes($0.entry.path, $1.entry.path) }
    return SourceTree(sorted: sorted.map(\.entry)) { place throws(SourceFailure) in
      guard let old = sorted[place].place else { return sorted[place].bytes }
      return try bytes(old)
    }
  }

  /// The tree as it is now, where nothing can have changed since but what stands at some paths.
  ///
  /// - Parameter paths: Paths relative to the site folder; what programs leave there for a moment is none.
  /// - Returns: The tree, and those of the paths that bear another stamp; nil where a file has come or gone, which
  ///   takes another look at the whole folder, and for files in memory.
  public func lookingAgain(at paths: Set<String>) -> (tree: SourceTree, changed: Set<String>)? {
    guard let disk else { return nil }
    var entries = entries
    var changed: Set<String> = []
    for path in paths.map(composed) {
      guard let place = place(of: path) else {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        if !FileNames.isIgnored(name), disk.has(path) { return nil }
        continue
      }
      guard let (size, stamp) = disk.state(place) else { return nil }
      let entry = Entry(path: path, size: size, stamp: stamp)
      if entry != entries[place] { changed.insert(path) }
      entries[place] = entry
    }
    return (SourceTree(sorted: entries, disk: disk, bytes: bytes), changed)
  }

  /// The tree without the texts below a folder, but for some that bear other stamps.
  func keeping(_ stamps: [String: Stamp], ofTextsUnder folder: String) -> SourceTree {
    let first = firstPlace(notBefore: folder)
    let range = first..<(first + entries(under: folder).count)
    let places = entries.indices.filter {
      !range.contains($0) || !entries[$0].path.hasSuffix(".md") || stamps[entries[$0].path] != nil
    }
    let kept = places.map { place in
      let entry = entries[place]
      return Entry(path: entry.path, size: entry.size, stamp: stamps[entry.path] ?? entry.stamp)
    }
    let disk = disk.map { disk in
      Disk(
        state: { disk.state(places[$0]) },
        // Of what is left out nothing can come or go without a look at the whole folder.
        has: disk.has)
    }
    return SourceTree(sorted: kept, disk: disk) { [bytes] place throws(SourceFailure) in
      try bytes(places[place])
    }
  }

  /// The place of a path in `entries`, by bisection.
  private func place(of path: String) -> Int? {
    let place = firstPlace(notBefore: path)
    return place < entries.count && entries[place].path.utf8.elementsEqual(path.utf8)
      ? place : nil
  }

  private func firstPlace(notBefore path: String) -> Int {
    entries.firstPlace { !precedes($0.path, path) }
  }

  /// Tells whether there is a file at a path.
  public func contains(_ path: String) -> Bool { place(of: path) != nil }

  /// The size in bytes of the file at a path; nil where there is none.
  func size(_ path: String) -> Int? { place(of: path).map { entries[$0].size } }

  /// What the disk said of the file at a path; nil where there is none or it is in memory.
  func stamp(_ path: String) -> Stamp? { place(of: path).flatMap { entries[$0].stamp } }

  /// A hash of what the disk says of everything below `content/` that is no text: ledgers, lists, declarations,
  /// settings, media.
  ///
  /// - Parameter doubt: The moment, in nanoseconds since 1970, from which on a file may change once more without
  ///   another stamp.
  /// - Returns: The digits; nil where a file is as new as that, or in memory.
  public func digest(ofAllButTextsBefore doubt: Int64) -> String? {
    var bytes: [UInt8] = []
    for entry in entries(under: "content/") where !entry.path.hasSuffix(".md") {
      guard let stamp = entry.stamp, max(stamp.modified, stamp.changed) < doubt else { return nil }
      bytes += entry.path.utf8
      for number in [
        0, Int64(entry.size), stamp.modified, stamp.changed, Int64(bitPattern: stamp.number),
      ] {
        withUnsafeBytes(of: number) { bytes += $0 }
      }
    }
    return SHA256.digits(of: bytes)
  }

  /// The files below a folder, given with its last `/`, in order.
  public func entries(under folder: String) -> ArraySlice<Entry> {
    let rest = entries[firstPlace(notBefore: folder)...]
    return rest[..<rest.firstPlace { !$0.path.utf8.starts(with: folder.utf8) }]
  }

  /// The texts among them.
  func texts(under folder: String) -> [Entry] {
    entries(under: folder).filter { $0.path.hasSuffix(".md") }
  }

  /// Reads a file that `entries` names.
  ///
  /// - Throws: `SourceFailure` when the file is not there or cannot be read.
  public func read(_ path: String) throws(SourceFailure) -> [UInt8] {
    guard let place = place(of: path) else {
      throw .unreadable(path: path, cause: "no such file")
    }
    return try bytes(place)
  }
}
