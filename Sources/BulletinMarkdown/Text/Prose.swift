import BulletinModel

/// The words of a text without markup, block by block, with the way back to the source.
///
/// The bytes of one block are contiguous: `**甲**乙` is `甲乙`. A line break that the page shows as
/// white space is a line feed; blocks are parted by line feeds too.
struct Prose {
  /// What a block of prose is.
  enum Kind {
    case paragraph, heading, cell, caption, footnote
    /// The alternative text or caption of a picture.
    case picture
  }

  /// One block.
  struct Block {
    let kind: Kind
    /// Its bytes in `Prose.bytes`.
    let range: Range<Int>
  }

  /// All words in UTF-8.
  private(set) var bytes: [UInt8] = []
  /// All blocks in reading order; pictures follow the block that they stand in.
  private(set) var blocks: [Block] = []
  /// The stretches of `bytes` that are code: words of a machine, not of the writer.
  private(set) var code: [Range<Int>] = []
  /// The lines of the file.
  let places: Places
  private var map = OffsetMap()
  private var openKind: Kind?
  private var openStart = 0

  init(places: Places, capacity: Int) {
    self.places = places
    bytes.reserveCapacity(capacity)
  }

  /// The blocks as runs on single lines of the file, for the rules of wording.
  ///
  /// Code stands in them as letters of the same length, so that no rule of wording reads it.
  func runs() -> [[ProseRun]] {
    var bytes = bytes
    for range in code {
      for index in range { bytes[index] = UInt8(ascii: "x") }
    }
    return blocks.map { block in
      map.stretches(of: block.range).map { stretch in
        let position = places.position(of: stretch.source)
        return ProseRun(
          text: bytes[stretch.range], line: position.line, column: position.column)
      }
    }
  }

  /// The stretch of the source that a stretch of the words comes from.
  func source(of range: Range<Int>) -> Range<Int> {
    let start = map.source(of: range.lowerBound)
    guard !range.isEmpty else { return start..<start }
    return start..<max(start, map.source(of: range.upperBound - 1) + 1)
  }

  /// The text of a stretch.
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  // MARK: Collecting

  /// Tells whether the open block has no word yet.
  var isAtBlockStart: Bool { bytes.count == openStart }

  mutating func open(_ kind: Kind) {
    openKind = kind
    openStart = bytes.count
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>, from source: Int) {
    map.mark(bytes.count, source: source)
    bytes.append(contentsOf: text)
  }

  mutating func appendCode(_ text: UnsafeBufferPointer<UInt8>, from source: Int) {
    let start = bytes.count
    append(text, from: source)
    code.append(start..<bytes.count)
  }

  mutating func append(_ byte: UInt8, from source: Int) {
    map.mark(bytes.count, source: source)
    bytes.append(byte)
  }

  mutating func close() {
    guard let kind = openKind else { return }
    openKind = nil
    guard bytes.count > openStart else { return }
    blocks.append(Block(kind: kind, range: openStart..<bytes.count))
    bytes.append(0x0A)
  }
}
