/// The source of paragraphs and headings within a passage.
struct BlockSource {
  let passage: Passage
  let lineStarts: [Int]
  let hasDefinitions: Bool

  /// A cursor at the first byte of a block's inline text.
  func cursor(for node: Node, quotes: Int) -> Cursor {
    let start = start(of: node)
    let isUnderlined = node.kind == .heading && !isATXHeading(at: start)
    let last = isUnderlined ? underline(below: node.startLine) - 1 : node.endLine
    var cursor = Cursor(
      passage.bytes, at: start, end: lineEnd(max(last, node.startLine)), quotes: quotes)
    if node.kind == .heading, isATXHeading(at: start) {
      while cursor.current == 0x23 { cursor.at += 1 }
      while cursor.current == 0x20 || cursor.current == 0x09 { cursor.at += 1 }
    } else if hasDefinitions, cursor.current == 0x5B {
      cursor.skipDefinitions()
    }
    return cursor
  }

  /// Where a block begins.
  func start(of node: Node) -> Int {
    let line = min(max(node.startLine, 1), lineStarts.count)
    return min(lineStarts[line - 1] + max(node.startColumn, 1) - 1, passage.bytes.count)
  }

  /// The end of a 1-based line, without its line end.
  func lineEnd(_ line: Int) -> Int {
    var end = line < lineStarts.count ? lineStarts[line] : passage.bytes.count
    let start = lineStarts[min(line, lineStarts.count) - 1]
    while end > start, passage.bytes[end - 1] == 0x0A || passage.bytes[end - 1] == 0x0D {
      end -= 1
    }
    return end
  }

  /// Tells `## heading` from text underlined by `---`.
  func isATXHeading(at start: Int) -> Bool {
    let bytes = passage.bytes
    var index = start
    while index < bytes.count, index - start < 7, bytes[index] == 0x23 { index += 1 }
    guard (1...6).contains(index - start) else { return false }
    return index == bytes.count || [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index])
  }

  /// The 1-based line of `---` or `===` below a heading; cmark's own end may lie a line further.
  func underline(below first: Int) -> Int {
    let bytes = passage.bytes
    var line = first + 1
    while line < lineStarts.count {
      var index = lineStarts[line - 1]
      while index < bytes.count, [0x20, 0x09, 0x3E].contains(bytes[index]) { index += 1 }
      let end = lineEnd(line)
      if index < end, bytes[index] == 0x2D || bytes[index] == 0x3D,
        bytes[index..<end].allSatisfy({ $0 == bytes[index] || $0 == 0x20 || $0 == 0x09 })
      {
        return line
      }
      line += 1
    }
    return line
  }

  /// The block's lines joined by line feeds, without what continued lines begin with.
  func flattened(_ cursor: Cursor) -> FlatText {
    var cursor = cursor
    var flat = FlatText()
    while cursor.at < cursor.end {
      let start = cursor.at
      while cursor.at < cursor.end, cursor.current != 0x0A, cursor.current != 0x0D {
        cursor.at += 1
      }
      flat.append(passage, start..<cursor.at)
      if cursor.at < cursor.end {
        flat.lineStarts.append(flat.bytes.count + 1)
        flat.append(passage, cursor.at..<(cursor.at + 1))
        flat.bytes[flat.bytes.count - 1] = 0x0A
        cursor.skipLineEnd()
      }
    }
    return flat
  }
}

/// Inline source put together from several lines.
struct FlatText {
  /// The text; lines end with a line feed.
  var bytes: [UInt8] = []
  /// Where its lines begin.
  var lineStarts: [Int] = [0]
  /// The way back to the file.
  var map = OffsetMap()

  /// Appends a part of a passage.
  mutating func append(_ passage: Passage, _ range: Range<Int>) {
    map.copy(range, of: passage.bytes, passage.map, to: &bytes)
  }

  /// The range of a line without its line feed.
  func line(_ index: Int) -> Range<Int> {
    let end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
    return lineStarts[index]..<end
  }
}
