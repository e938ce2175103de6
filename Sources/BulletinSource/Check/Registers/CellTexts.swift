import BulletinModel

/// What the cells of a table say, without the spaces around it.
struct CellTexts {
  let bytes: UnsafeBufferPointer<UInt8>

  /// The bytes of a cell without spaces at its ends.
  func trimmed(_ cell: CSVReader.Cell) -> UnsafeBufferPointer<UInt8> {
    var range = cell.content
    while let first = range.first, let width = spaceWidth(first, range.upperBound) {
      range = range.lowerBound + width..<range.upperBound
    }
    while !range.isEmpty {
      if bytes[range.upperBound - 1] <= 0x20 {
        range = range.lowerBound..<range.upperBound - 1
      } else if range.count >= 3, spaceWidth(range.upperBound - 3, range.upperBound) == 3 {
        range = range.lowerBound..<range.upperBound - 3
      } else if range.count >= 2, spaceWidth(range.upperBound - 2, range.upperBound) == 2 {
        range = range.lowerBound..<range.upperBound - 2
      } else {
        break
      }
    }
    return UnsafeBufferPointer(rebasing: bytes[range])
  }

  /// The width of the space at an offset; nil where none stands there.
  private func spaceWidth(_ place: Int, _ end: Int) -> Int? {
    if bytes[place] <= 0x20 { return 1 }
    if bytes[place] == 0xC2, place + 1 < end, bytes[place + 1] == 0xA0 { return 2 }
    let isWide =
      bytes[place] == 0xE3 && place + 2 < end && bytes[place + 1] == 0x80
      && bytes[place + 2] == 0x80
    return isWide ? 3 : nil
  }

  /// The text of a cell, doubled quotes as one.
  func string(_ cell: CSVReader.Cell) -> String {
    let text = String(decoding: trimmed(cell), as: UTF8.self)
    return cell.hasDoubledQuotes ? text.withSingleQuotes : text
  }

  /// Tells whether nothing but spaces stands in a cell.
  func isEmpty(_ cell: CSVReader.Cell) -> Bool { trimmed(cell).isEmpty }

  /// The number of the row among the first six filled ones that names most fields; nil without rows.
  func headRow(delimiter: UInt8, _ heads: FieldHeads) -> Int? {
    var best = (known: 0, number: 0)
    var scout = CSVReader(bytes, delimiter: delimiter)
    var cells: [CSVReader.Cell] = []
    var filledRows = 0
    while filledRows < 6, scout.next(into: &cells) {
      let filled = cells.filter { !isEmpty($0) }
      guard !filled.isEmpty else { continue }
      filledRows += 1
      let known = filled.count { heads.knows(string($0)) }
      if known > best.known || best.number == 0 { best = (known, scout.row) }
    }
    return best.number > 0 ? best.number : nil
  }
}

extension String {
  /// The text with each pair of quotation marks as one.
  fileprivate var withSingleQuotes: String {
    var output: [UInt8] = []
    var wasQuote = false
    for byte in utf8 {
      if byte == 0x22, wasQuote {
        wasQuote = false
        continue
      }
      wasQuote = byte == 0x22
      output.append(byte)
    }
    return String(decoding: output, as: UTF8.self)
  }
}
