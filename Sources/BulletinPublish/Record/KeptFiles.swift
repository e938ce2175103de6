public import BulletinModel

/// A folder of files that one run of the program keeps for the next.
///
/// It may be deleted at any time; a damaged file counts as none.
public struct KeptFiles: Sendable {
  private let folder: String

  /// Names the folder; it need not be there.
  public init(_ folder: String) { self.folder = folder }

  private func file(_ name: String) -> SealedFile {
    SealedFile("\(folder)/\(name)", mark: "bulletin kept file 1\n")
  }

  /// What was kept under a name.
  ///
  /// - Returns: The bytes of the file, and where in them its content begins; nil for nothing.
  public func contents(_ name: String) -> (bytes: [UInt8], start: Int)? { file(name).contents() }

  /// Keeps bytes under a name.
  ///
  /// - Throws: `PublishFailure` where they cannot be written.
  public func write(_ bytes: [UInt8], _ name: String) throws(PublishFailure) {
    try file(name).write(bytes)
  }

  /// Removes what is kept under any other name.
  ///
  /// - Throws: `PublishFailure` where it cannot be removed.
  public func keepOnly(_ names: Set<String>) throws(PublishFailure) {
    guard FileSystem.isFolder(folder) else { return }
    for name in try FileSystem.names(in: folder) where !names.contains(name) {
      try FileSystem.removeTree("\(folder)/\(name)")
    }
  }

  // MARK: With parts

  /// A file of which a part is read when somebody needs it.
  public struct Parted: Sendable {
    /// The bytes that were read, and where in them what was kept begins.
    public let bytes: [UInt8]
    /// Where it begins.
    public let start: Int
    /// The parts, in the order in which they were kept.
    public let parts: [Markup]
  }

  /// What was kept under a name together with parts; the spool tells whether all parts that were asked for were
  /// there.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - spool: What keeps the file open for the parts.
  /// - Returns: It; nil for nothing.
  public func parted(_ name: String, spool: SpoolFile) -> Parted? {
    let path = "\(folder)/\(name)"
    guard let shelf = AdoptedFile(path, spool: spool) else { return nil }
    let seal = PartedFile.seal(path)
    // How long what is sealed is stands in it, and is believed no more than that until its sum fits.
    let size = shelf.head(seal.lengthOfHead + PartedFile.width)
      .flatMap { PartedFile.size(in: $0, at: seal.lengthOfHead) }
    guard let size, size <= shelf.size, let bytes = shelf.head(seal.lengthOfHead + size),
      let start = seal.start(in: bytes), let table = PartedFile(bytes, at: start)
    else { return nil }
    shelf.hold(table.parts, from: bytes.count)
    return Parted(
      bytes: bytes, start: table.end, parts: table.parts.map { Markup(at: $0.range, on: shelf) })
  }

  /// Keeps bytes under a name together with parts.
  ///
  /// - Throws: `PublishFailure` where they cannot be written.
  public func write(
    _ bytes: [UInt8], parts: [[UInt8]], _ name: String
  ) throws(PublishFailure) {
    try PartedFile.seal("\(folder)/\(name)").write(
      PartedFile.content(bytes, of: parts), before: parts)
  }
}

/// The list of the parts of a file, which is sealed with what they belong to.
struct PartedFile {
  /// Where a part stands behind the sealed content, and what tells its damage.
  struct Part {
    let range: Range<Int>
    let sum: UInt64
  }

  /// How many bytes a number has.
  static let width = 8

  let parts: [Part]
  /// Where the list ends.
  let end: Int

  static func seal(_ path: String) -> SealedFile {
    SealedFile(path, mark: "bulletin kept parts 1\n")
  }

  /// What is sealed: its size, the number of parts, the size and sum of each, and the bytes.
  static func content(_ bytes: [UInt8], of parts: [[UInt8]]) -> [UInt8] {
    let count = (2 + 2 * parts.count) * width + bytes.count
    var content: [UInt8] = []
    content.reserveCapacity(count)
    func add(_ number: UInt64) { withUnsafeBytes(of: number) { content += $0 } }
    add(UInt64(count))
    add(UInt64(parts.count))
    for part in parts {
      add(UInt64(part.count))
      add(SealedFile.sum(of: part[...]))
    }
    return content + bytes
  }

  /// The size of the sealed content, which begins at a place.
  static func size(in bytes: [UInt8], at place: Int) -> Int? {
    number(in: bytes, at: place).flatMap { Int(exactly: $0) }
  }

  private static func number(in bytes: [UInt8], at place: Int) -> UInt64? {
    guard place + width <= bytes.count else { return nil }
    return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
  }

  /// Reads the list in a content that begins at a place; nil where it is none.
  init?(_ bytes: [UInt8], at start: Int) {
    guard let count = PartedFile.size(in: bytes, at: start + PartedFile.width),
      count <= (bytes.count - start) / PartedFile.width / 2
    else { return nil }
    var parts: [Part] = []
    parts.reserveCapacity(count)
    var (place, offset) = (start + 2 * PartedFile.width, 0)
    for _ in 0..<count {
      guard let size = PartedFile.size(in: bytes, at: place),
        let sum = PartedFile.number(in: bytes, at: place + PartedFile.width),
        size <= Int.max - offset
      else { return nil }
      parts.append(Part(range: offset..<(offset + size), sum: sum))
      offset += size
      place += 2 * PartedFile.width
    }
    self.parts = parts
    end = place
  }
}
