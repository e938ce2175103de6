import BulletinModel

/// Faults in emphasis, headings and pictures.
extension BodyWriter {
  // MARK: E26

  /// Keeps runs of emphasis marks that are text in the tree.
  mutating func noteLiteralMarks(_ range: Range<Int>) {
    let bytes = passage.bytes
    var index = range.lowerBound
    while let next = nextMark(in: index..<range.upperBound) {
      index = next
      let byte = bytes[index]
      let start = index
      while index < range.upperBound, bytes[index] == byte { index += 1 }
      let isEscaped = start == range.lowerBound && start > 0 && bytes[start - 1] == 0x5C
      if !isEscaped, index - start <= 3 { literalMarks.append(start..<index) }
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
        second.count == first.count
      {
        index += 1
        let range = first.lowerBound..<second.upperBound
        fault(
          .literalEmphasis, source(range), ["m": text(first)],
          replacement: repaired(first, second, flat))
      } else if first.count > 1, bytes[first.lowerBound] == 0x2A {
        fault(.literalEmphasis, source(first), ["m": text(first)])
      }
    }
    literalMarks.removeAll(keepingCapacity: true)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: passage.bytes[range], as: UTF8.self)
  }

  /// Tells `snake_case` and `2*3` from marks.
  private func isWithinWord(_ run: Range<Int>) -> Bool {
    let bytes = passage.bytes
    guard run.lowerBound > 0, run.upperBound < cursor.end else { return false }
    return isWordByte(bytes[run.lowerBound - 1]) && isWordByte(bytes[run.upperBound])
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
    while inner.first == 0x20 { inner.removeFirst() }
    while inner.last == 0x20 { inner.removeLast() }
    guard !inner.isEmpty else { return nil }
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
      fault(.skippedHeading, range, ["a": "h1", "b": "h1"])
    } else if level > headingLevel + 1 {
      fault(.skippedHeading, range, ["a": "h\(headingLevel)", "b": "h\(level)"])
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
