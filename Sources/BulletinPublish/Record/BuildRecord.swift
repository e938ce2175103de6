import BulletinModel
import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a build read and wrote, kept so that the next one knows at once that nothing has changed.
///
/// The record may be deleted at any time. It is believed only when its checksum fits, the key is the
/// same, and every file that it names bears the same stamp; anything else means to build again.
public struct BuildRecord: Sendable {
  /// Files that were changed within this time before they were stamped, in nanoseconds, may change
  /// once more without another stamp: clocks of file systems have steps.
  public static let doubt: Int64 = 100_000_000

  private let file: SealedFile
  private let key: String

  /// Names a record.
  ///
  /// - Parameters:
  ///   - file: Where it is kept.
  ///   - key: Everything besides files that decides what a build writes.
  public init(file: String, key: String) {
    self.file = SealedFile(file, mark: "bulletin build record 8\n")
    self.key = key
  }

  // MARK: Writing

  /// Keeps what was read and written.
  ///
  /// - Parameters:
  ///   - folders: Stamps of sources, taken before they were read, and of output, taken after.
  ///   - trees: Stamps of the folders of the output, and of those of the spare tree, where there is one.
  ///   - started: When the sources were stamped, in nanoseconds since 1970.
  ///   - payload: What the next build is to be told when nothing has changed.
  ///   - details: What it is to be told when something has.
  /// - Throws: `PublishFailure` where the file cannot be written.
  public func write(
    _ folders: [StampedFolder], trees: [StampedFolder] = [], started: Int64, payload: [UInt8],
    details: [UInt8]
  ) throws(PublishFailure) {
    let sources = folders.filter { $0.entries.first?.stamp.care == .folder }
    guard sources.allSatisfy({ $0.latest < started - BuildRecord.doubt }) else {
      return try remove()
    }
    let heads = [Array(key.utf8), payload, details]
    let size = RecordWriter.size(of: heads) + RecordWriter.size(of: folders + trees) + 8
    try file.write(
      [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
        var writer = RecordWriter(UnsafeMutableRawBufferPointer(buffer))
        for head in heads { writer.add(head) }
        for group in [folders, trees] { writer.add(group) }
        filled = writer.filled
      })
  }

  /// Forgets what was kept.
  public func remove() throws(PublishFailure) { try file.remove() }

  // MARK: Reading

  /// What was kept for a build that would write the same again; nil where anything is different.
  ///
  /// Files are asked for by several tasks at once: first those whose stamps were taken before the build, which
  /// are the likelier to be others.
  public func payload() async -> [UInt8]? {
    guard let (bytes, start) = file.contents(), let parts = RecordParts(bytes, after: start),
      parts.key.elementsEqual(key.utf8)
    else { return nil }
    let last = parts.portions.last?.folder
    for isLast in [false, true] {
      let isSame = await withTaskGroup(of: Bool.self) { group in
        for portion in parts.portions where (portion.folder == last) == isLast {
          group.addTask { portion.isUnchanged(in: bytes) }
        }
        defer { group.cancelAll() }
        return await group.allSatisfy { $0 }
      }
      guard isSame else { return nil }
    }
    return Array(parts.payload)
  }

  /// What stands of a site that the same programs made with the same options, whatever has become of the
  /// sources.
  public struct Standing: Sendable {
    /// The files of the output.
    public let output: StandingOutput
    /// What the build that made it was to tell the next where nothing has changed.
    public let payload: [UInt8]
    /// What it was to tell where something has.
    public let details: [UInt8]
    /// What has become of the sources since; nil where some went, or cannot be told.
    public let changes: Changes?
  }

  /// Source files that are not what they were.
  public struct Changes: Sendable {
    /// Those that were changed.
    public internal(set) var changed: [String] = []
    /// Those that came.
    public internal(set) var added: [String] = []
  }

  /// What stands of the last build.
  ///
  /// - Parameters:
  ///   - output: The output folder.
  ///   - programs: The files besides sources that decide what a build writes.
  ///   - sources: The sources as they are now.
  ///   - workers: How many tasks ask for stamps at once.
  /// - Returns: What stands; nil where another program made it, or nothing is known of it.
  public func standing(
    in output: String, madeBy programs: [StampedFolder], from sources: [StampedFolder],
    workers: Int = 1
  ) async -> Standing? {
    guard let (bytes, start) = file.contents(), let parts = RecordParts(bytes, after: start),
      parts.key.elementsEqual(key.utf8)
    else { return nil }
    let places = Set(programs.map(\.path))
    let files = await parts.unchanged(
      parts.portions.filter { $0.folder == output }, in: bytes, workers: workers)
    let trees = await parts.unchanged(parts.trees, in: bytes, workers: workers)
    var known: [String: [String: FileStamp]] = [:]
    for portion in parts.portions where portion.folder != output {
      if !places.contains(portion.folder) {
        known[portion.folder, default: [:]].merge(portion.stamps(in: bytes)) { $1 }
      } else if !portion.isUnchanged(in: bytes) {
        return nil
      }
    }
    return Standing(
      output: StandingOutput(
        files: StampTable(output, bytes, Array(files.joined())),
        trees: parts.trees(of: trees, in: bytes)),
      payload: Array(parts.payload), details: Array(parts.details),
      changes: BuildRecord.changes(of: known, in: sources))
  }

  /// The files whose stamps differ, and those that are new; nil where one is gone.
  private static func changes(
    of known: [String: [String: FileStamp]], in sources: [StampedFolder]
  ) -> Changes? {
    guard known.count == sources.count else { return nil }
    var changes = Changes()
    for folder in sources {
      guard let old = known[folder.path] else { return nil }
      var found = 0
      // The time of a folder tells of names, and these are compared themselves.
      for (name, stamp) in folder.entries {
        guard let before = old[name] else {
          if stamp.care == .source { changes.added.append("\(folder.path)/\(name)") }
          continue
        }
        guard before.care == stamp.care else { return nil }
        found += 1
        if stamp.care == .source, stamp != before {
          changes.changed.append("\(folder.path)/\(name)")
        }
      }
      guard found == old.count else { return nil }
    }
    return changes
  }
}

/// Writes a record into room that is large enough: it lists many hundred thousand files.
private struct RecordWriter {
  private let room: UnsafeMutableRawBufferPointer
  /// How many bytes stand there.
  private(set) var filled = 0

  init(_ room: UnsafeMutableRawBufferPointer) { self.room = room }

  /// How many bytes some parts take, each with its length.
  static func size(of parts: [[UInt8]]) -> Int { parts.reduce(0) { $0 + 4 + $1.count } }

  /// How many bytes the entries of some folders take, without the number of the folders.
  static func size(of folders: [StampedFolder]) -> Int {
    folders.reduce(0) { size, folder in
      folder.entries.reduce(size + 9 + folder.path.utf8.count) {
        $0 + FileStamp.width + 5 + $1.name.utf8.count
      }
    }
  }

  mutating func add(_ number: Int) {
    room.storeBytes(of: UInt32(number), toByteOffset: filled, as: UInt32.self)
    filled += 4
  }

  mutating func add(_ part: [UInt8]) {
    add(part.count)
    part.withUnsafeBytes { copy($0) }
  }

  /// Adds folders with their entries; names end in a zero, as the system takes them.
  mutating func add(_ folders: [StampedFolder]) {
    add(folders.count)
    for folder in folders {
      add(terminated: folder.path)
      add(folder.entries.count)
      for (name, stamp) in folder.entries {
        stamp.write(to: UnsafeMutableRawBufferPointer(rebasing: room[filled...]))
        filled += FileStamp.width
        add(terminated: name)
      }
    }
  }

  private mutating func add(terminated name: String) {
    var name = name
    add(name.utf8.count + 1)
    name.withUTF8 { copy(UnsafeRawBufferPointer($0)) }
    room[filled] = 0
    filled += 1
  }

  private mutating func copy(_ bytes: UnsafeRawBufferPointer) {
    UnsafeMutableRawBufferPointer(rebasing: room[filled...]).copyMemory(from: bytes)
    filled += bytes.count
  }
}

/// The parts of a record, found without copying what it lists.
private struct RecordParts {
  /// Entries of one folder.
  struct Portion: Sendable {
    let folder: String
    /// Where the first stamp stands.
    let start: Int
    let count: Int

    /// Tells whether all of them bear the stamps that the record has; not so where nobody waits for it any more.
    func isUnchanged(in bytes: [UInt8]) -> Bool {
      // A folder of which nothing is known was not there.
      walk(bytes) { _, isSame in isSame && !Task.isCancelled }.map { $0 && count > 0 }
        ?? (count == 0)
    }

    /// Where those stand that bear the stamps that the record has.
    func unchanged(in bytes: [UInt8]) -> [Int] {
      var found: [Int] = []
      found.reserveCapacity(count)
      _ = walk(bytes) { place, isSame in
        if isSame { found.append(place) }
        return true
      }
      return found
    }

    /// The stamps that the record has, by name.
    func stamps(in bytes: [UInt8]) -> [String: FileStamp] {
      var stamps: [String: FileStamp] = [:]
      bytes.withUnsafeBytes { buffer in
        var place = start
        for _ in 0..<count {
          let part = UnsafeRawBufferPointer(rebasing: buffer[place..<(place + FileStamp.width)])
          place += FileStamp.width
          let length = Int(buffer.loadUnaligned(fromByteOffset: place, as: UInt32.self))
          let name = buffer[(place + 4)..<(place + 3 + length)]
          if let stamp = FileStamp(part) { stamps[String(decoding: name, as: UTF8.self)] = stamp }
          place += 4 + length
        }
      }
      return stamps
    }

    /// Asks for the stamp of each entry until `goesOn`, which gets the place of the known one, says no.
    ///
    /// - Returns: Whether it never did; nil where there is no such folder.
    private func walk(
      _ bytes: [UInt8], _ goesOn: (_ place: Int, _ isSame: Bool) -> Bool
    ) -> Bool? {
      let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      defer { close(descriptor) }
      return bytes.withUnsafeBytes { buffer in
        var place = start
        for _ in 0..<count {
          let known = FileStamp(
            UnsafeRawBufferPointer(rebasing: buffer[place..<(place + FileStamp.width)]))
          let after = place + FileStamp.width
          let length = Int(buffer.loadUnaligned(fromByteOffset: after, as: UInt32.self))
          guard let known,
            let name = buffer.baseAddress?.advanced(by: after + 4)
              .assumingMemoryBound(to: CChar.self),
            goesOn(place, FileStamp(name, below: descriptor, care: known.care) == known)
          else { return false }
          place = after + 4 + length
        }
        return true
      }
    }
  }

  let key: ArraySlice<UInt8>
  let payload: ArraySlice<UInt8>
  let details: ArraySlice<UInt8>
  /// The entries, in shares for one task each.
  let portions: [Portion]
  /// The folders of the output and of the spare tree, likewise.
  let trees: [Portion]

  /// How many entries a share has at most.
  private static let most = 2_048

  /// Walks a record whose checksum fits; nil where it is not one of this version all the same.
  init?(_ bytes: [UInt8], after start: Int) {
    var place = start
    func number() -> Int? {
      guard place + 4 <= bytes.count else { return nil }
      defer { place += 4 }
      return bytes.withUnsafeBytes { Int($0.loadUnaligned(fromByteOffset: place, as: UInt32.self)) }
    }
    func part() -> ArraySlice<UInt8>? {
      guard let length = number(), place + length <= bytes.count else { return nil }
      defer { place += length }
      return bytes[place..<(place + length)]
    }
    func group() -> [Portion]? {
      guard let folders = number() else { return nil }
      var portions: [Portion] = []
      for _ in 0..<folders {
        guard let path = part(), path.last == 0, let count = number() else { return nil }
        let folder = String(decoding: path.dropLast(), as: UTF8.self)
        if count == 0 { portions.append(Portion(folder: folder, start: place, count: 0)) }
        var (first, taken) = (place, 0)
        for entry in 0..<count {
          place += FileStamp.width
          guard let name = part(), name.last == 0 else { return nil }
          taken += 1
          if taken == RecordParts.most || entry + 1 == count {
            portions.append(Portion(folder: folder, start: first, count: taken))
            (first, taken) = (place, 0)
          }
        }
      }
      return portions
    }
    guard let key = part(), let payload = part(), let details = part(), let portions = group(),
      let trees = group()
    else { return nil }
    self.key = key
    self.payload = payload
    self.details = details
    self.portions = portions
    self.trees = trees
  }

  /// Where the entries of some portions stand that are unchanged, portion by portion.
  func unchanged(_ portions: [Portion], in bytes: [UInt8], workers: Int) async -> [[Int]] {
    await concurrentMap(portions, workers: workers, minimumChunk: 1) { $0.unchanged(in: bytes) }
  }

  /// The trees put together from the unchanged entries of their portions; nothing where one has changed.
  func trees(of found: [[Int]], in bytes: [UInt8]) -> [StampTable] {
    var tables: [StampTable] = []
    for (portion, entries) in zip(trees, found) {
      guard entries.count == portion.count, portion.count > 0 else { return [] }
      if tables.last?.folder == portion.folder {
        tables[tables.count - 1].add(entries)
      } else {
        tables.append(StampTable(portion.folder, bytes, entries))
      }
    }
    return tables
  }
}
