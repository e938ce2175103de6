/// Footnote definitions, taken out of a text before cmark could take them for link targets.
///
/// Their places in the text become blank. They are put as items of one list behind the text, so
/// that they are read as blocks and share its link targets; a comment parts the two.
struct FootnoteSource {
  /// One `[^label]: …`.
  struct Definition {
    let label: [UInt8]
    /// Where `[^label]` stands in the file.
    let source: Range<Int>
  }

  /// The text without the definitions, followed by the list of them.
  private(set) var bytes: [UInt8]
  /// From `bytes` to the file.
  private(set) var map: OffsetMap
  /// The definitions in the order of the list.
  private(set) var definitions: [Definition] = []
  /// The 1-based line of the comment before the list.
  private(set) var separatorLine = 0

  private let passage: Passage
  private let lineStarts: [Int]

  /// Looks for definitions; nil where there is none.
  init?(_ passage: Passage, lineStarts: [Int]) {
    self.passage = passage
    self.lineStarts = lineStarts
    bytes = Array(passage.bytes)
    map = passage.map
    if map.isIdentity { map.mark(0, source: 0) }
    let parts = Self.definitionLines(passage.bytes, lineStarts)
    guard !parts.isEmpty else { return nil }
    for part in parts {
      for line in part.lines { blank(line) }
    }
    separatorLine = lineStarts.count + 2
    // A note defined halfway must not draw the text below it back to its own place.
    map.end(at: bytes.count)
    bytes += Array("\n\n<!-- -->\n\n".utf8)
    for part in parts { append(part.label, part.lines) }
  }

  private mutating func blank(_ line: Int) {
    for index in lineStarts[line]..<Self.end(of: line, passage.bytes, lineStarts) {
      bytes[index] = 0x20
    }
  }

  private mutating func append(_ label: Range<Int>, _ lines: Range<Int>) {
    let text = passage.bytes
    definitions.append(
      Definition(
        label: Array(text[(label.lowerBound + 2)..<(label.upperBound - 1)]),
        source: passage.map.source(of: label.lowerBound)..<passage.map.source(of: label.upperBound))
    )
    for line in lines {
      let end = Self.end(of: line, text, lineStarts)
      var start = lineStarts[line]
      if line == lines.lowerBound {
        start = label.upperBound + 1
        while start < end, text[start] == 0x20 || text[start] == 0x09 { start += 1 }
        bytes += Array("1)  ".utf8)
      } else {
        start = Self.dedented(start, end, text)
        if start < end { bytes += Array("    ".utf8) }
      }
      map.mark(bytes.count, source: passage.map.source(of: start))
      map.copy(start..<end, of: text, passage.map, to: &bytes)
      bytes.append(0x0A)
    }
  }

  // MARK: Finding

  private static func definitionLines(
    _ text: UnsafeBufferPointer<UInt8>, _ lineStarts: [Int]
  ) -> [(label: Range<Int>, lines: Range<Int>)] {
    var result: [(label: Range<Int>, lines: Range<Int>)] = []
    var fence: (byte: UInt8, length: Int)?
    var line = 0
    while line < lineStarts.count {
      if let mark = fenceMark(line, text, lineStarts) {
        if let open = fence {
          if open.byte == mark.byte, mark.length >= open.length, mark.isBare { fence = nil }
        } else {
          fence = (mark.byte, mark.length)
        }
      } else if fence == nil, let label = label(line, text, lineStarts) {
        let last = lastLine(after: line, text, lineStarts)
        result.append((label, line..<(last + 1)))
        line = last
      }
      line += 1
    }
    return result
  }

  /// The range of `[^label]` at the start of a line on which a colon follows it.
  private static func label(
    _ line: Int, _ text: UnsafeBufferPointer<UInt8>, _ lineStarts: [Int]
  ) -> Range<Int>? {
    let end = end(of: line, text, lineStarts)
    var start = lineStarts[line]
    while start < end, start - lineStarts[line] < 3, text[start] == 0x20 { start += 1 }
    guard let close = footnoteMarkEnd(text, at: start, end: end), close < end,
      text[close] == 0x3A
    else { return nil }
    return start..<close
  }

  /// The last line of a definition: indented lines, and what continues a paragraph.
  private static func lastLine(
    after first: Int, _ text: UnsafeBufferPointer<UInt8>, _ lineStarts: [Int]
  ) -> Int {
    var last = first
    var line = first + 1
    while line < lineStarts.count {
      let start = lineStarts[line]
      let end = end(of: line, text, lineStarts)
      let isBlank = (start..<end).allSatisfy { text[$0] == 0x20 || text[$0] == 0x09 }
      if !isBlank {
        let isIndented = dedented(start, end, text) - start >= (text[start] == 0x09 ? 1 : 4)
        let continues = last == line - 1 && continuesParagraph(text[start])
        guard isIndented || continues else { break }
        last = line
      }
      line += 1
    }
    return last
  }

  private static func continuesParagraph(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x80...: true
    case 0x41...0x5A, 0x61...0x7A, 0x28, 0x22: true
    default: false
    }
  }

  /// Where a line begins behind an indent of four columns at most.
  private static func dedented(
    _ start: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var index = start
    while index < end, index - start < 4, text[index] == 0x20 { index += 1 }
    if index < end, index - start < 4, text[index] == 0x09 { index += 1 }
    return index
  }

  private static func fenceMark(
    _ line: Int, _ text: UnsafeBufferPointer<UInt8>, _ lineStarts: [Int]
  ) -> (byte: UInt8, length: Int, isBare: Bool)? {
    let end = end(of: line, text, lineStarts)
    var start = lineStarts[line]
    while start < end, start - lineStarts[line] < 3, text[start] == 0x20 { start += 1 }
    guard start < end, text[start] == 0x60 || text[start] == 0x7E else { return nil }
    let byte = text[start]
    var index = start
    while index < end, text[index] == byte { index += 1 }
    guard index - start >= 3 else { return nil }
    let rest = text[index..<end]
    if byte == 0x60, rest.contains(0x60) { return nil }
    return (byte, index - start, rest.allSatisfy { $0 == 0x20 || $0 == 0x09 })
  }

  private static func end(
    of line: Int, _ text: UnsafeBufferPointer<UInt8>, _ lineStarts: [Int]
  ) -> Int {
    var end = line + 1 < lineStarts.count ? lineStarts[line + 1] : text.count
    while end > lineStarts[line], text[end - 1] == 0x0A || text[end - 1] == 0x0D { end -= 1 }
    return end
  }
}

/// The end of `[^label]` at `start`; labels hold no space, bracket or mark.
func footnoteMarkEnd(_ text: UnsafeBufferPointer<UInt8>, at start: Int, end: Int) -> Int? {
  guard start + 3 < end, text[start] == 0x5B, text[start + 1] == 0x5E else { return nil }
  var index = start + 2
  while index < end, index - start < 200 {
    switch text[index] {
    case 0x5D: return index > start + 2 ? index + 1 : nil
    case ...0x20, 0x5B, 0x5C, 0x2A, 0x5F, 0x60, 0x3C, 0x26, 0x5E: return nil
    default: index += 1
    }
  }
  return nil
}
