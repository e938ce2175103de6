import BulletinModel

/// Cuts a template into literals and tags, and takes lines away that hold nothing but a tag.
///
/// Source: the Mustache specification, comments, sections, inverted, partials and inheritance.
struct TemplateScanner {
  enum Kind: UInt8 {
    case text = 0
    case html = 1
    case comment = 0x21
    case section = 0x23
    case block = 0x24
    case end = 0x2F
    case parent = 0x3C
    case partial = 0x3E
    case inverted = 0x5E

    /// Tags that vanish with their line when nothing else stands on it.
    var canStandAlone: Bool { self != .text && self != .html }
  }

  enum Token {
    case literal(Range<Int>)
    case tag(Kind, TemplateName, indentation: Range<Int>)
  }

  let source: [UInt8]
  let file: String
  private var lineStarts: [Int] = [0]
  /// How many bytes of indentation were put before each line.
  private let shift: Int
  private(set) var faults: [Diagnostic] = []

  init(_ source: [UInt8], file: String, shift: Int = 0) {
    self.source = source
    self.file = file
    self.shift = shift
    for (index, byte) in source.enumerated() where byte == 0x0A { lineStarts.append(index + 1) }
  }

  /// The place of a stretch in the file.
  func span(_ range: Range<Int>) -> SourceSpan {
    func position(_ offset: Int) -> SourcePosition {
      var low = 0
      var high = lineStarts.count
      while high - low > 1 {
        let middle = (low + high) / 2
        if lineStarts[middle] <= offset { low = middle } else { high = middle }
      }
      return SourcePosition(line: low + 1, column: max(1, offset - lineStarts[low] + 1 - shift))
    }
    return SourceSpan(
      file: file, start: position(range.lowerBound), end: position(range.upperBound))
  }

  /// The source line of an offset.
  func line(at offset: Int) -> String {
    var start = offset
    while start > 0, source[start - 1] != 0x0A { start -= 1 }
    var end = offset
    while end < source.count, source[end] != 0x0A { end += 1 }
    return String(decoding: source[min(start + shift, end)..<end], as: UTF8.self)
  }

  /// The text of a line, by its 1-based number.
  func lineText(_ number: Int) -> String { line(at: lineStarts[number - 1]) }

  /// All tokens in order.
  mutating func tokens() -> [Token] {
    var tokens: [Token] = []
    var literalStart = 0
    var index = 0
    while let open = find([0x7B, 0x7B], from: index) {
      guard let tag = readTag(at: open) else { break }
      if let pair = emptyPair(tag, at: open) {
        if pair.line.lowerBound > literalStart {
          tokens.append(.literal(literalStart..<pair.line.lowerBound))
        }
        tokens.append(.tag(tag.kind, tag.name, indentation: open..<open))
        tokens.append(.tag(.end, pair.end, indentation: open..<open))
        literalStart = pair.line.upperBound
        index = literalStart
        continue
      }
      var start = open
      var end = tag.end
      var indentation = open..<open
      if tag.kind.canStandAlone, let line = standaloneLine(open..<tag.end) {
        indentation = line.lowerBound..<open
        start = line.lowerBound
        end = line.upperBound
      }
      if start > literalStart { tokens.append(.literal(literalStart..<start)) }
      if tag.kind != .comment {
        tokens.append(.tag(tag.kind, tag.name, indentation: indentation))
      }
      literalStart = end
      index = end
    }
    if literalStart < source.count { tokens.append(.literal(literalStart..<source.count)) }
    return tokens
  }

  /// A block or parent that is opened and closed on a line of its own: the line goes with it.
  private mutating func emptyPair(
    _ tag: (kind: Kind, name: TemplateName, end: Int), at open: Int
  ) -> (end: TemplateName, line: Range<Int>)? {
    guard tag.kind == .block || tag.kind == .parent, tag.end + 2 < source.count,
      source[tag.end] == 0x7B, source[tag.end + 1] == 0x7B, source[tag.end + 2] == 0x2F,
      let close = readTag(at: tag.end), let line = standaloneLine(open..<close.end)
    else { return nil }
    return (close.name, line)
  }

  private mutating func readTag(at open: Int) -> (kind: Kind, name: TemplateName, end: Int)? {
    let isTriple = open + 2 < source.count && source[open + 2] == 0x7B
    let closing: [UInt8] = isTriple ? [0x7D, 0x7D, 0x7D] : [0x7D, 0x7D]
    let inside = open + (isTriple ? 3 : 2)
    guard let close = find(closing, from: inside) else {
      fault(
        open..<min(open + 2, source.count),
        (chinese: "标签没有用 }} 结束", english: "a tag is never closed by }}"))
      return nil
    }
    let end = close + closing.count
    var kind = isTriple ? Kind.html : .text
    var start = inside
    if !isTriple, inside < close {
      switch source[inside] {
      case 0x26:
        kind = .html
        start += 1
      case 0x3D:
        fault(open..<end, (chinese: "不能改换标签的记号", english: "delimiters cannot be changed"))
      default:
        if let special = Kind(rawValue: source[inside]), special.rawValue > 1 {
          kind = special
          start += 1
        }
      }
    }
    var nameStart = start
    var nameEnd = close
    while nameStart < nameEnd, isBlank(source[nameStart]) { nameStart += 1 }
    while nameEnd > nameStart, isBlank(source[nameEnd - 1]) { nameEnd -= 1 }
    let text = String(decoding: source[nameStart..<nameEnd], as: UTF8.self)
    if kind != .comment, text.isEmpty || text.utf8.contains(where: isBlank) {
      fault(
        open..<end, (chinese: "标签里要有一个名字，名字里没有空格", english: "a tag holds one name without spaces"))
    }
    if text.hasPrefix("*") {
      fault(open..<end, (chinese: "不支持动态的片段名", english: "dynamic names are not supported"))
    }
    return (kind, TemplateName(text: text, span: span(nameStart..<nameEnd)), end)
  }

  /// The whole line around a tag when nothing but blanks stands beside it, line end included.
  private func standaloneLine(_ tag: Range<Int>) -> Range<Int>? {
    var start = tag.lowerBound
    while start > 0, source[start - 1] == 0x20 || source[start - 1] == 0x09 { start -= 1 }
    guard start == 0 || source[start - 1] == 0x0A else { return nil }
    var end = tag.upperBound
    while end < source.count, source[end] == 0x20 || source[end] == 0x09 { end += 1 }
    if end == source.count { return start..<end }
    if source[end] == 0x0D, end + 1 < source.count, source[end + 1] == 0x0A {
      return start..<end + 2
    }
    return source[end] == 0x0A ? start..<end + 1 : nil
  }

  private func find(_ pattern: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + pattern.count <= source.count {
      if source[index] == pattern[0], source[index..<index + pattern.count].elementsEqual(pattern) {
        return index
      }
      index += 1
    }
    return nil
  }

  private mutating func fault(_ range: Range<Int>, _ why: (chinese: String, english: String)) {
    faults.append(
      templateFault(span(range), why, excerpt: line(at: range.lowerBound)))
  }
}

private func isBlank(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
}
