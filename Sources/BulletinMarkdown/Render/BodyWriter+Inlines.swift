import BulletinModel

extension BodyWriter {
  /// Writes what is inside a paragraph, heading or cell.
  mutating func writeInlines(_ root: Node) {
    var steps = TreeWalk(inside: root)
    let outerDepth = depth
    while tooDeepAt == nil, let step = steps.next() {
      switch step {
      case .enter(let node):
        depth += 1
        if depth > SourceSurvey.deepest { tooDeepAt = passage.map.source(of: cursor.at) }
        if node.kind == .image {
          writeImage(node)
          steps.skip(past: node)
          depth -= 1
        } else {
          enterInline(node)
        }
      case .exit(let node):
        depth -= 1
        exitInline(node)
      }
    }
    depth = outerDepth
    if !literalMarks.isEmpty { checkLiteralMarks() }
  }

  private mutating func enterInline(_ node: Node) {
    switch node.kind {
    case .text: writeText(node.literal)
    case .softBreak: writeSoftBreak()
    case .lineBreak:
      if options.additions { write("<br>\n") } else { write("<br />\n") }
      prose.append(0x0A, from: passage.map.source(of: cursor.at))
      cursor.skipLineEnd()
      lastScalar = 0
    case .code: writeCode(node.literal)
    case .htmlInline: writeRaw(node.literal)
    case .emphasis:
      cursor.skipMarks(1)
      write("<em>")
    case .strong:
      cursor.skipMarks(2)
      write("<strong>")
    case .link: openLink(node)
    default: break
    }
  }

  private mutating func exitInline(_ node: Node) {
    switch node.kind {
    case .emphasis:
      cursor.skipMarks(1)
      write("</em>")
    case .strong:
      cursor.skipMarks(2)
      write("</strong>")
    case .link: closeLink()
    default: break
    }
  }

  // MARK: Text

  private mutating func writeText(_ text: UnsafeBufferPointer<UInt8>) {
    var rest = text
    while !rest.isEmpty {
      let stretch = cursor.take(rest)
      let length: Int
      switch stretch {
      case .source(let range):
        length = range.count
        if range.lowerBound < writtenUpTo {
          writeFootnoteRest(range)
        } else {
          writeSource(range)
        }
      case .made(let from, let count):
        length = min(count, rest.count)
        writeWords(UnsafeBufferPointer(rebasing: rest[..<length]), at: from)
      }
      rest = UnsafeBufferPointer(rebasing: rest[length...])
    }
  }

  /// Text behind a footnote mark within the same stretch of the source.
  private mutating func writeFootnoteRest(_ range: Range<Int>) {
    if range.upperBound > writtenUpTo { writeSource(writtenUpTo..<range.upperBound) }
  }

  /// Writes text as it stands in the source, footnote marks turned into links.
  private mutating func writeSource(_ range: Range<Int>) {
    var start = range.lowerBound
    if marksMatter, options.additions { noteLiteralMarks(range) }
    if footnotes.mayOccur {
      var index = start
      while let open = passage.bytes.firstOffset(of: 0x5B, in: index..<range.upperBound) {
        index = open + 1
        guard let end = footnoteMarkEnd(passage.bytes, at: open, end: cursor.end),
          !(open == range.lowerBound && open > 0 && passage.bytes[open - 1] == 0x5C)
        else { continue }
        if open > start { writePlain(start..<open) }
        if writeFootnoteMark(open..<end) {
          start = end
          writtenUpTo = end
          index = max(index, min(end, range.upperBound))
          if end >= range.upperBound { return }
        } else {
          start = open
        }
      }
    }
    if start < range.upperBound { writePlain(start..<range.upperBound) }
  }

  /// Writes a stretch of the source without the helping spaces of the second text.
  private mutating func writePlain(_ range: Range<Int>) {
    let bytes = passage.bytes
    guard isInSecondText else {
      writeWords(UnsafeBufferPointer(rebasing: bytes[range]), at: range.lowerBound)
      return
    }
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      if bytes[index] == 0xE2, bytes.holds("\u{205F}", at: index) {
        if index > start {
          writeWords(UnsafeBufferPointer(rebasing: bytes[start..<index]), at: start)
        }
        index += 3
        start = index
      } else {
        index += 1
      }
    }
    if start < range.upperBound {
      writeWords(UnsafeBufferPointer(rebasing: bytes[start..<range.upperBound]), at: start)
    }
  }

  /// Writes words, and settles whether the line break before them is white space.
  private mutating func writeWords(_ words: UnsafeBufferPointer<UInt8>, at offset: Int) {
    var words = words
    var offset = offset
    if options.additions, lastScalar == 0, pendingBreak == nil, prose.isAtBlockStart {
      // An indent typed with U+3000: the page's style indents.
      while words.holds("\u{3000}", at: 0) {
        words = UnsafeBufferPointer(rebasing: words[3...])
        offset += 3
      }
    }
    guard !words.isEmpty else { return }
    if pendingBreak != nil { settleBreak(next: words.scalar(at: 0).value) }
    html.appendEscaped(words)
    appendProse(words, at: offset)
    lastScalar = words.scalar(before: words.count).value
  }

  /// Keeps words for counts and rules, each stretch with its own way back to the file.
  private mutating func appendProse(_ words: UnsafeBufferPointer<UInt8>, at offset: Int) {
    guard !passage.map.isIdentity else {
      prose.append(words, from: offset)
      return
    }
    for stretch in passage.map.stretches(of: offset..<(offset + words.count)) {
      let part = (stretch.range.lowerBound - offset)..<(stretch.range.upperBound - offset)
      prose.append(UnsafeBufferPointer(rebasing: words[part]), from: stretch.source)
    }
  }

  // MARK: Line breaks

  private mutating func writeSoftBreak() {
    let line = cursor.at
    if options.additions { checkLineEnd() }
    cursor.skipLineEnd()
    html.append(0x0A)
    guard options.additions else {
      prose.append(0x0A, from: passage.map.source(of: line))
      return
    }
    pendingBreak = PendingBreak(
      htmlCount: html.count, holeCount: holes.count, source: passage.map.source(of: line))
    checkContinuedLine()
  }

  /// Takes the white space of a line break back where both sides are wide.
  mutating func settleBreak(next: UInt32) {
    guard let pending = pendingBreak else { return }
    pendingBreak = nil
    if lastScalar != 0, next != 0, classes.isWide(lastScalar), classes.isWide(next) {
      html.remove(at: pending.htmlCount - 1)
      moveHoles(from: pending.holeCount, by: -1)
    } else {
      prose.append(0x0A, from: pending.source)
    }
  }

  // MARK: Code and raw HTML

  private mutating func writeCode(_ code: UnsafeBufferPointer<UInt8>) {
    settleBreak(next: 0)
    let start = cursor.at
    cursor.skipCode()
    write("<code>")
    if isInSecondText {
      let clean = withoutMathSpaces(code)
      clean.withUnsafeBufferPointer {
        html.appendEscaped($0)
        prose.appendCode($0, from: passage.map.source(of: start + 1))
      }
    } else {
      html.appendEscaped(code)
      prose.appendCode(code, from: passage.map.source(of: start + 1))
    }
    write("</code>")
    lastScalar = 0
  }

  private mutating func writeRaw(_ raw: UnsafeBufferPointer<UInt8>) {
    settleBreak(next: 0)
    let start = cursor.at
    cursor.skipRaw(raw)
    if options.allowsRawHTML {
      html.append(contentsOf: raw)
    } else if !options.additions {
      write("<!-- raw HTML omitted -->")
    } else {
      checkInlineHTML(raw, from: start)
    }
  }

  /// A copy without U+205F.
  func withoutMathSpaces(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == 0xE2, text.holds("\u{205F}", at: index) {
        index += 3
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }
}
