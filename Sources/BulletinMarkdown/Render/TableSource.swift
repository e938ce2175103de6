/// A pipe table found in the lines of a paragraph.
struct TableSource {
  /// How a column is set.
  enum Alignment {
    case none, left, center, right
  }

  /// The line of the header; the lines before it stay a paragraph.
  let headerLine: Int
  /// How many lines belong to the table, header and delimiters included.
  let lineCount: Int
  let alignments: [Alignment]
  /// The cells of header and rows, as ranges of the paragraph's text.
  let header: [Range<Int>]
  let rows: [[Range<Int>]]
  /// The caption's text, when the paragraph's last line is one.
  let caption: Range<Int>?

  /// Looks for the first line of delimiters with as many cells as the line before it.
  init?(_ flat: FlatText, captions: Bool) {
    for index in flat.lineStarts.indices.dropFirst() {
      let delimiters = flat.bytes[flat.line(index)]
      guard let alignments = Self.alignments(delimiters) else { continue }
      let header = Self.cells(flat.bytes, flat.line(index - 1))
      guard header.count == alignments.count else { continue }
      self.alignments = alignments
      self.header = header
      headerLine = index - 1
      var last = flat.lineStarts.count
      if captions, last - 1 > index,
        let start = captionStart(flat.bytes[flat.line(last - 1)])
      {
        caption = start..<flat.line(last - 1).upperBound
        last -= 1
      } else {
        caption = nil
      }
      lineCount = last - headerLine
      rows = ((index + 1)..<max(last, index + 1)).map { Self.cells(flat.bytes, flat.line($0)) }
      return
    }
    return nil
  }

  /// The columns that a line such as `| :-- | --: |` sets; nil for any other line.
  private static func alignments(_ line: ArraySlice<UInt8>) -> [Alignment]? {
    guard line.contains(0x2D), line.contains(0x7C) || line.contains(0x3A) else { return nil }
    for byte in line where ![0x20, 0x09, 0x2D, 0x3A, 0x7C].contains(byte) { return nil }
    var result: [Alignment] = []
    for cell in cells(Array(line), 0..<line.count) {
      var marks = line[(line.startIndex + cell.lowerBound)..<(line.startIndex + cell.upperBound)]
      let left = marks.first == 0x3A
      if left { marks.removeFirst() }
      let right = marks.last == 0x3A
      if right { marks.removeLast() }
      guard !marks.isEmpty, marks.allSatisfy({ $0 == 0x2D }) else { return nil }
      result.append(left ? (right ? .center : .left) : (right ? .right : .none))
    }
    return result.isEmpty ? nil : result
  }

  /// The cells of a line, without the spaces around them; `\|` does not part cells.
  static func cells(_ bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
    let line = trimmed(bytes, line)
    var result: [Range<Int>] = []
    var start = line.lowerBound
    if start < line.upperBound, bytes[start] == 0x7C { start += 1 }
    var index = start
    while index < line.upperBound {
      if bytes[index] == 0x7C {
        result.append(trimmed(bytes, start..<index))
        start = index + 1
      }
      index += bytes[index] == 0x5C ? 2 : 1
    }
    if start < line.upperBound { result.append(trimmed(bytes, start..<line.upperBound)) }
    return result
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return start..<end
  }
}

/// Where the caption's text begins in a line such as `表：覆盖率`, `Table: Coverage` or `表1 覆盖率`.
///
/// A number stays in the caption: the text around refers to it.
func captionStart(_ line: ArraySlice<UInt8>) -> Int? {
  for prefix in ["表：", "表:", "Table:", "table:", "表格：", "表格:"] {
    guard line.starts(with: prefix.utf8) else { continue }
    var start = line.startIndex + prefix.utf8.count
    while start < line.endIndex, line[start] == 0x20 { start += 1 }
    return start < line.endIndex ? start : nil
  }
  return isNumberedCaption(line) ? line.startIndex : nil
}

/// Tells `表1 覆盖率` from a sentence such as `表1说明两点。`.
private func isNumberedCaption(_ line: ArraySlice<UInt8>) -> Bool {
  guard line.count <= 180, line.starts(with: "表".utf8) else { return false }
  var rest = line.dropFirst(3).drop { $0 == 0x20 }
  let digits = rest.prefix { (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E }
  guard let first = digits.first, (0x30...0x39).contains(first), digits.count <= 5 else {
    return false
  }
  rest = rest.dropFirst(digits.count)
  let parts = ["：", ":", "\u{3000}", " ", "、", "."]
  let isParted =
    parts.contains { rest.starts(with: $0.utf8) } || digits.last == 0x2E
  let ends = ["。", "！", "？", "，", "；", "：", ":"]
  return isParted && rest.contains { $0 >= 0x41 }
    && !ends.contains { line.reversed().starts(with: $0.utf8.reversed()) }
}
