import BulletinModel

/// Faults that show in how lines begin and end.
extension BodyWriter {
  // MARK: E27, E28

  /// Notes an end mark before a single line break: a blank line was meant.
  mutating func checkLineEnd() {
    let bytes = passage.bytes
    guard options.isChinese, !footnotes.isWriting, cursor.at > 0,
      endsSentence(bytes, at: cursor.at, needsMark: true)
    else { return }
    let source = passage.map.source(of: cursor.at)
    let text = places.source
    var end = source
    while end < text.count, text[end] == 0x20 || text[end] == 0x09 { end += 1 }
    let hasReturn = end < text.count && text[end] == 0x0D
    var replacement = hasReturn ? "\r\n" : "\n"
    if quotes > 0 { replacement += Array(repeating: ">", count: quotes).joined(separator: " ") }
    fault(.joinedParagraphs, source..<source, replacement: replacement)
  }

  /// Tells whether the text before an offset ends a sentence, closing quotes left out of account.
  private func endsSentence(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, needsMark: Bool
  ) -> Bool {
    var end = offset
    while end > 0 {
      let (scalar, length) = bytes.scalar(before: end)
      switch scalar {
      case 0x3002, 0xFF01, 0xFF1F, 0x2026: return true
      case 0x201D, 0x2019, 0x300D, 0x300F, 0xFF09, 0x2A, 0x20, 0x09: end -= length
      // Marks after which a paragraph may well end.
      case 0xFF1A, 0xFF1B, 0x3A, 0x3B, 0x2E, 0x21, 0x3F, 0x29, 0x5D, 0x3011, 0x300B, 0x2014, 0x7C:
        return !needsMark
      default: return false
      }
    }
    return false
  }

  /// Notes a paragraph that stops within a sentence when the next one goes on.
  mutating func checkParagraphEnd(_ node: Node) {
    guard options.isChinese, let next = node.next, next.kind == .paragraph,
      node.parent?.kind == .document || node.parent?.kind == .blockQuote,
      rework.changes[next].map(isPlainChange) ?? true
    else { return }
    let bytes = block.passage.bytes
    let start = block.start(of: node)
    let end = block.lineEnd(node.endLine)
    let nextStart = block.start(of: next)
    guard end > start, nextStart < bytes.count,
      !endsSentence(bytes, at: end, needsMark: false), continues(next, at: nextStart)
    else { return }
    let last = bytes.scalar(before: end).value
    let breaksOff = last == 0xFF0C || last == 0x3001
    // A bracket closes what it holds; a formula on a line of its own goes on in the next.
    guard breaksOff ? holdsHan(start..<end) : classes.isWide(last) && last != 0xFF09,
      breaksOff && quotes == 0 || isRunningText(start..<end)
    else { return }
    let gap = block.passage.map.source(of: end)..<block.passage.map.source(of: nextStart)
    fault(.cutParagraph, gap, replacement: quotes == 0 ? "" : nil)
  }

  private func isPlainChange(_ change: Rework.Change) -> Bool {
    if case .inlines = change { true } else { false }
  }

  /// Tells whether a paragraph begins like the middle of a sentence and runs to an end mark.
  private func continues(_ node: Node, at start: Int) -> Bool {
    let bytes = block.passage.bytes
    let first = bytes.scalar(at: start).value
    guard first != 0x3000, classes.isWide(first), first != 0x201C, first != 0xFF08, first != 0x300A,
      !beginsHeading(bytes, at: start), !beginsLabel(bytes, at: start)
    else { return false }
    return endsSentence(bytes, at: block.lineEnd(node.endLine), needsMark: true)
  }

  /// Tells `志愿者：甲、乙` from the rest of a sentence.
  private func beginsLabel(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    var index = start
    while index < bytes.count, index - start <= 24 {
      let (scalar, length) = bytes.scalar(at: index)
      if scalar == 0xFF1A || scalar == 0x3A { return index - start >= 6 }
      guard isHan(scalar) else { return false }
      index += length
    }
    return false
  }

  private func holdsHan(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = block.passage.bytes.scalar(at: index)
      if isHan(scalar) { return true }
      index += length
    }
    return false
  }

  /// Tells prose from a name, a place or a head line: it is long and has commas.
  private func isRunningText(_ range: Range<Int>) -> Bool {
    guard range.count > 60 else { return false }
    let bytes = block.passage.bytes
    var index = range.lowerBound
    while index + 2 < range.upperBound {
      if bytes.holds("，", at: index) || bytes.holds("。", at: index) { return true }
      index += 1
    }
    return false
  }

  // MARK: E112

  /// Notes a first line that looks like markup and is none.
  mutating func checkParagraphStart(_ node: Node) {
    let start = block.start(of: node)
    let end = block.lineEnd(node.startLine)
    guard start < end else { return }
    checkLook(
      block.passage.map.source(of: start)..<block.passage.map.source(of: end),
      isAlone: node.startLine == node.endLine && node.parent?.kind == .document, isFirst: true)
  }

  /// Notes a further line of a paragraph that looks like markup and is none.
  mutating func checkContinuedLine() {
    guard cursor.at < cursor.end else { return }
    var end = cursor.at
    while end < cursor.end, passage.bytes[end] != 0x0A, passage.bytes[end] != 0x0D { end += 1 }
    checkLook(
      passage.map.source(of: cursor.at)..<passage.map.source(of: end), isAlone: false,
      isFirst: false)
  }

  private mutating func checkLook(_ line: Range<Int>, isAlone: Bool, isFirst: Bool) {
    let bytes = places.source
    let plain = isFirst ? LineRole.paragraph : LineRole.continuation
    switch bytes[line.lowerBound] {
    case 0x23: checkHashes(line, sign: 1, plain)
    case 0xEF where bytes.holds("＃", at: line.lowerBound): checkHashes(line, sign: 3, plain)
    case 0xE3 where bytes.holds("\u{3000}", at: line.lowerBound):
      var end = line.lowerBound
      while bytes.holds("\u{3000}", at: end) { end += 3 }
      accident(line.lowerBound..<end, .indent, replacement: "")
    case 0x30...0x39, 0xE3...0xEF: checkNumber(line, isAlone: isAlone, plain)
    default: break
    }
  }

  /// `#标题` and `＃ 标题`, but not `#话题#` and `#3`.
  private mutating func checkHashes(_ line: Range<Int>, sign: Int, _ role: LineRole) {
    let bytes = places.source
    var end = line.lowerBound
    while end < line.upperBound,
      sign == 1 ? bytes[end] == 0x23 : bytes.holds("＃", at: end)
    {
      end += sign
    }
    let level = (end - line.lowerBound) / sign
    guard level <= 6, end < line.upperBound else { return }
    let rest = end..<line.upperBound
    if sign == 1 {
      guard bytes[end] >= 0x3A, bytes.firstOffset(of: 0x23, in: rest) == nil else { return }
    }
    var behind = end
    while behind < line.upperBound, bytes[behind] == 0x20 { behind += 1 }
    accident(
      line.lowerBound..<behind, role,
      replacement: String(repeating: "#", count: max(level, 2)) + " ")
  }

  /// `一、` and `（一）` that stand alone as heads, `1、` that is no list.
  private mutating func checkNumber(_ line: Range<Int>, isAlone: Bool, _ role: LineRole) {
    let bytes = places.source
    guard let number = chineseNumber(bytes, at: line.lowerBound) else { return }
    if case .continuation = role {
      accident(line.lowerBound..<number.end, role, replacement: nil)
      return
    }
    let length = line.count
    guard isAlone, length <= 120, !endsSentence(bytes, at: line.upperBound, needsMark: false),
      line.upperBound > number.end
    else { return }
    let place = line.lowerBound..<line.lowerBound
    switch number.kind {
    case .outer: accident(place, role, replacement: "## ")
    case .inner: accident(place, role, replacement: "### ")
    case .arabic: accident(line.lowerBound..<number.end, role, replacement: nil)
    }
  }

  private func beginsHeading(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    chineseNumber(bytes, at: start) != nil
  }

  /// An ordered list that begins with a year, or anything beyond what one counts to.
  mutating func checkListStart(_ node: Node) {
    guard options.additions, node.listStart >= 1000 else { return }
    let start = block.start(of: node)
    let bytes = block.passage.bytes
    var end = start
    while end < bytes.count, bytes[end] >= 0x30, bytes[end] <= 0x39 { end += 1 }
    guard end < bytes.count else { return }
    passage = block.passage
    let number = String(decoding: bytes[start..<end], as: UTF8.self)
    let sign = String(decoding: bytes[end...end], as: UTF8.self)
    accident(
      source(start..<(end + 1)), .list(node.listStart), replacement: "\(number)\\\(sign)")
  }

  /// A paragraph indented by spaces, which CommonMark reads as code.
  mutating func checkCodeBlock(_ node: Node) {
    let bytes = block.passage.bytes
    let start = block.start(of: node)
    guard start < bytes.count, bytes[start] != 0x60, bytes[start] != 0x7E,
      let first = node.literal.first, first >= 0x80,
      classes.isWide(node.literal.scalar(at: 0).value)
    else { return }
    let line = places.lineRange(at: block.passage.map.source(of: start))
    var begin = line.lowerBound
    while begin < line.upperBound, places.source[begin] < 0x80 { begin += 1 }
    var indent = begin
    while indent > line.lowerBound,
      places.source[indent - 1] == 0x20 || places.source[indent - 1] == 0x09
    {
      indent -= 1
    }
    accident(indent..<begin, .code, replacement: "")
  }
}
