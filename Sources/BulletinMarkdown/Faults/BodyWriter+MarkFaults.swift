import BulletinModel

/// Faults in emphasis, headings and pictures.
extension BodyWriter {
  // MARK: E26

  /// Keeps runs of emphasis marks that are text in the tree.
  mutating func noteLiteralMarks(_ range: Range<Int>) {
    let bytes = passage.bytes
    // An address within < and > is no prose.
    if let openedLink, openedLink.start < bytes.count, bytes[openedLink.start] == 0x3C { return }
    var index = range.lowerBound
    while let next = nextMark(in: index..<range.upperBound) {
      index = next
      let byte = bytes[index]
      let start = index
      while index < range.upperBound, bytes[index] == byte { index += 1 }
      let isEscaped = start == range.lowerBound && start > 0 && bytes[start - 1] == 0x5C
      // X_{1} is a formula.
      let isIndex = byte == 0x5F && index < range.upperBound && bytes[index] == 0x7B
      if !isEscaped, !isIndex, index - start <= 3 { literalMarks.append(start..<index) }
    }
  }

  private func nextMark(in range: Range<Int>) -> Int? {
    let star = passage.bytes.firstOffset(of: 0x2A, in: range)
    guard hasUnderscore else { return star }
    return passage.bytes.firstOffset(of: 0x5F, in: range.lowerBound..<(star ?? range.upperBound))
      ?? star
  }

  /// Notes marks that readers will see: pairs that do not work, and `**` without a partner.
  mutating func checkLiteralMarks() {
    let bytes = passage.bytes
    let flat = UnsafeBufferPointer(rebasing: bytes[..<cursor.end])
    var index = 0
    while index < literalMarks.count {
      let first = literalMarks[index]
      index += 1
      let flanks = Flanks(of: first, in: flat, classes)
      if first.count == 1, flanks.isFree || isWithinWord(first) { continue }
      let partner = index < literalMarks.count ? literalMarks[index] : nil
      if let second = partner, bytes[second.lowerBound] == bytes[first.lowerBound],
        second.count == first.count, holdsWholeLinks(first.upperBound..<second.lowerBound)
      {
        index += 1
        let range = first.lowerBound..<second.upperBound
        fault(
          .literalEmphasis, source(range), ["m": text(first)],
          replacement: repaired(first, second, flat))
      } else if first.count > 1, bytes[first.lowerBound] == 0x2A, !flanks.isFree,
        !isSign(first)
      {
        fault(.literalEmphasis, source(first), ["m": text(first)])
      }
    }
    literalMarks.removeAll(keepingCapacity: true)
  }

  /// Tells whether no link begins or ends between two marks: they would not pair across its end.
  private func holdsWholeLinks(_ range: Range<Int>) -> Bool {
    var depth = 0
    for index in range {
      if passage.bytes[index] == 0x5B { depth += 1 }
      if passage.bytes[index] == 0x5D { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }

  /// Tells `(**)` and `\***`, which stand for themselves, from marks.
  private func isSign(_ run: Range<Int>) -> Bool {
    let bytes = passage.bytes
    if run.lowerBound > 1, bytes[run.lowerBound - 1] == bytes[run.lowerBound],
      bytes[run.lowerBound - 2] == 0x5C
    {
      return true
    }
    guard run.lowerBound > 0, run.upperBound < cursor.end else { return false }
    let isOpened =
      bytes[run.lowerBound - 1] == 0x28 || bytes.holds("（", at: run.lowerBound - 3)
    return isOpened && (bytes[run.upperBound] == 0x29 || bytes.holds("）", at: run.upperBound))
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: passage.bytes[range], as: UTF8.self)
  }

  /// Tells `snake_case`, `2*3` and `2*(a+b)` from marks.
  private func isWithinWord(_ run: Range<Int>) -> Bool {
    let bytes = passage.bytes
    guard run.lowerBound > 0, run.upperBound < cursor.end else { return false }
    let (before, after) = (bytes[run.lowerBound - 1], bytes[run.upperBound])
    return (isWordByte(before) || before == 0x29) && (isWordByte(after) || after == 0x28)
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
    default: false
    }
  }

  /// The pair as it would work: with `*`, no space inside, a space outside where one is needed.
  private func repaired(
    _ first: Range<Int>, _ second: Range<Int>, _ flat: UnsafeBufferPointer<UInt8>
  ) -> String? {
    var inner = Array(flat[first.upperBound..<second.lowerBound])
    guard !inner.contains(0x0A), !inner.contains(0x0D) else { return nil }
    while let space = blankLength(inner, atEnd: false) { inner.removeFirst(space) }
    while let space = blankLength(inner, atEnd: true) { inner.removeLast(space) }
    // Across raw HTML nobody knows what was meant.
    guard !inner.isEmpty, !inner.contains(0x3C) else { return nil }
    let marks = [UInt8](repeating: 0x2A, count: first.count)
    let before = first.lowerBound > 0 ? flat.scalar(before: first.lowerBound).value : 0x20
    let after = second.upperBound < flat.count ? flat.scalar(at: second.upperBound).value : 0x20
    let outerBefore = inner.withUnsafeBufferPointer { $0.scalar(at: 0).value }
    let outerAfter = inner.withUnsafeBufferPointer { $0.scalar(before: $0.count).value }
    var result: [UInt8] = []
    if needsSpace(outside: before, inside: outerBefore) { result.append(0x20) }
    result += marks + inner + marks
    if needsSpace(outside: after, inside: outerAfter) { result.append(0x20) }
    let clean = isInSecondText ? result.withUnsafeBufferPointer(withoutMathSpaces) : result
    return String(decoding: clean, as: UTF8.self)
  }

  /// The length of the blank, such as U+00A0, that a text begins or ends with.
  private func blankLength(_ text: [UInt8], atEnd: Bool) -> Int? {
    guard !text.isEmpty else { return nil }
    return text.withUnsafeBufferPointer { text in
      let (scalar, length) = atEnd ? text.scalar(before: text.count) : text.scalar(at: 0)
      return classes.isSpace(scalar) ? length : nil
    }
  }

  /// Marks between a letter outside and a narrow mark inside work only beside a space.
  private func needsSpace(outside: UInt32, inside: UInt32) -> Bool {
    !classes.isSpace(outside) && !classes.isPunctuation(outside) && !classes.isWide(outside)
      && classes.isPunctuation(inside) && !classes.isWide(inside)
  }

  // MARK: E94, E112

  /// Notes a second title, a level left out, and text that a line of `---` made a heading.
  mutating func checkHeading(_ node: Node, _ range: Range<Int>) {
    let level = node.headingLevel
    if level == 1 {
      fault(
        .skippedHeading, range,
        [
          "what": "# 是整篇的标题，正文里从 ## 开始", "what@en": "# is the title of all, headings begin with ##",
        ])
    } else if level > headingLevel + 1 {
      let signs = String(repeating: "#", count: level)
      let wanted = String(repeating: "#", count: headingLevel + 1)
      fault(
        .skippedHeading, range,
        [
          "what": "用了 \(signs)，这里最多用到 \(wanted)",
          "what@en": "\(signs) where at most \(wanted) may stand",
        ])
    }
    headingLevel = max(level, 2)
    guard level == 2, !block.isATXHeading(at: block.start(of: node)) else { return }
    let end = block.lineEnd(block.underline(below: node.startLine) - 1)
    let source = block.passage.map.source(of: end)
    let isSentence =
      end > 2
      && ["。", "！", "？", "，", "；"].contains { block.passage.bytes.holds($0, at: end - 3) }
    // A sentence was no heading: a blank line before the rule is the repair, at its place.
    if isSentence {
      accident(source..<source, .heading, replacement: "\n")
    } else {
      accident(range.lowerBound..<max(range.lowerBound, source), .heading, replacement: nil)
    }
  }

  // MARK: E90, E100

  /// Notes a picture without a description, or from another site.
  mutating func checkPicture(_ address: [UInt8], _ alternative: [UInt8], _ range: Range<Int>) {
    if alternative.allSatisfy({ $0 == 0x20 || $0 == 0x0A }) { fault(.missingAlt, range) }
    if let host = outsideHost(address) { fault(.thirdPartyRequest, range, ["host": host]) }
  }
}
