/// Reads the records of a CSV text in place: cells are offsets, nothing is copied.
///
/// Source: RFC 4180; the delimiter may also be `;` or a Tab, as spreadsheets write them.
struct CSVReader {
  /// One cell of a record.
  struct Cell {
    /// The offset of its first byte, its quote included.
    let raw: Int
    /// The offsets of its content, without quotes.
    let content: Range<Int>
    /// Tells whether doubled quotes stand in the content.
    let hasDoubledQuotes: Bool
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  private var place: Int
  /// The 1-based number of the record just read, as a spreadsheet numbers its row.
  private(set) var row: Int
  /// The offset of the record just read.
  private(set) var start: Int
  /// Tells whether the record just read has a quote that never closes, or text after one.
  private(set) var isBroken = false

  /// Begins before a record; `row` is the number of the record before it.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, from place: Int = 0,
    afterRow row: Int = 0
  ) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.place = place
    self.row = row
    start = place
  }

  /// Reads the next record into `cells`; false at the end.
  mutating func next(into cells: inout [Cell]) -> Bool {
    guard place < bytes.count else { return false }
    cells.removeAll(keepingCapacity: true)
    row += 1
    start = place
    isBroken = false
    while true {
      cells.append(bytes[safe: place] == 0x22 ? quoted() : plain())
      guard place < bytes.count else { return true }
      place += 1
      if bytes[place - 1] == 0x0A { return true }
      if place == bytes.count {
        cells.append(Cell(raw: place, content: place..<place, hasDoubledQuotes: false))
        return true
      }
    }
  }

  private mutating func plain() -> Cell {
    let begin = place
    while place < bytes.count {
      let byte = bytes[place]
      if byte == delimiter || byte == 0x0A { break }
      place += 1
    }
    return Cell(raw: begin, content: begin..<place, hasDoubledQuotes: false)
  }

  private mutating func quoted() -> Cell {
    let begin = place
    var hasDoubled = false
    place += 1
    while place < bytes.count {
      if bytes[place] == 0x22 {
        guard bytes[safe: place + 1] == 0x22 else { break }
        hasDoubled = true
        place += 1
      }
      place += 1
    }
    let end = min(place, bytes.count)
    if place >= bytes.count {
      isBroken = true
      place = bytes.count
    } else {
      place += 1
    }
    while place < bytes.count, bytes[place] != delimiter, bytes[place] != 0x0A {
      if bytes[place] != 0x20 { isBroken = true }
      place += 1
    }
    return Cell(raw: begin, content: begin + 1..<max(begin + 1, end), hasDoubledQuotes: hasDoubled)
  }

  /// The delimiter that the first record with several cells uses.
  static func delimiter(of bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [0x2C: 0, 0x3B: 0, 0x09: 0]
    var isQuoted = false
    for byte in bytes.prefix(65_536) {
      switch byte {
      case 0x22: isQuoted.toggle()
      case 0x0A where !isQuoted:
        if counts.values.contains(where: { $0 > 0 }) { return most(counts) }
      case 0x2C, 0x3B, 0x09:
        if !isQuoted { counts[byte, default: 0] += 1 }
      default: break
      }
    }
    return most(counts)
  }

  private static func most(_ counts: [UInt8: Int]) -> UInt8 {
    [0x2C, 0x3B, 0x09].max { (counts[$0] ?? 0, $1) < (counts[$1] ?? 0, $0) } ?? 0x2C
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The byte at an offset; nil beyond the end.
  subscript(safe place: Int) -> UInt8? { place < count ? self[place] : nil }
}
