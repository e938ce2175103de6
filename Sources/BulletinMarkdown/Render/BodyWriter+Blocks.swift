import BulletinModel

extension BodyWriter {
  /// Writes all blocks inside a node, those from a line on left out.
  mutating func writeBlocks(in root: Node, upTo line: Int?) {
    var steps = TreeWalk(inside: root)
    while tooDeepAt == nil, let step = steps.next() {
      switch step {
      case .enter(let node):
        if let line, node.startLine >= line, node.parent == root { return }
        depth += 1
        if depth > SourceSurvey.deepest {
          tooDeepAt = passage.map.source(of: block.start(of: node))
        }
        if enter(node) {
          steps.skip(past: node)
          depth -= 1
        }
      case .exit(let node):
        depth -= 1
        exit(node)
      }
    }
  }

  /// Opens a block; true where it was written with all that is in it.
  private mutating func enter(_ node: Node) -> Bool {
    switch node.kind {
    case .blockQuote:
      quotes += 1
      writeLineStart()
      write("<blockquote>\n")
      return false
    case .list:
      enterList(node)
      return false
    case .item:
      writeLineStart()
      write("<li>")
      return false
    case .paragraph: writeParagraph(node)
    case .heading: writeHeading(node)
    case .codeBlock: writeCodeBlock(node)
    case .htmlBlock: writeHTMLBlock(node)
    case .thematicBreak:
      writeLineStart()
      if options.additions { write("<hr>\n") } else { write("<hr />\n") }
    default: return false
    }
    return true
  }

  private mutating func exit(_ node: Node) {
    switch node.kind {
    case .blockQuote:
      quotes -= 1
      writeLineStart()
      write("</blockquote>\n")
    case .list:
      if node.isOrderedList { write("</ol>\n") } else { write("</ul>\n") }
    case .item: write("</li>\n")
    default: break
    }
  }

  private mutating func enterList(_ node: Node) {
    writeLineStart()
    guard node.isOrderedList else {
      write("<ul>\n")
      return
    }
    if node.listStart == 1 {
      write("<ol>\n")
    } else {
      html.append(contentsOf: "<ol start=\"\(node.listStart)\">\n".utf8)
      checkListStart(node)
    }
  }

  // MARK: Paragraphs

  private mutating func writeParagraph(_ node: Node) {
    if let change = rework.changes[node] {
      switch change {
      case .caption: return
      case .table(let table):
        writeTable(table, isTight: isTight(node))
        return
      case .inlines(let piece):
        let isTight = isTight(node)
        checkParagraphStart(node)
        guard begin(piece) else { return }
        writeParagraphInlines(pieces[piece], isTight: isTight)
        checkParagraphEnd(node)
        return
      }
    }
    beginMain(node)
    if options.additions {
      checkParagraphStart(node)
      if writeFigures(node) { return }
    }
    writeParagraphInlines(node, isTight: isTight(node))
    if options.additions { checkParagraphEnd(node) }
  }

  mutating func writeParagraphInlines(_ node: Node, isTight: Bool) {
    if !isTight {
      writeLineStart()
      write("<p>")
    }
    prose.open(footnotes.isWriting ? .footnote : .paragraph)
    writeInlines(node)
    closeProse()
    if !isTight { write("</p>\n") }
  }

  /// Tells whether a paragraph stands in a list without blank lines.
  func isTight(_ node: Node) -> Bool {
    guard let item = node.parent, item.kind == .item, let list = item.parent else { return false }
    if footnotes.isWriting, item == footnotes.current { return false }
    return list.isTightList
  }

  /// Sets the cursor to a block's own source.
  mutating func beginMain(_ node: Node) {
    passage = block.passage
    cursor = block.cursor(for: node, quotes: quotes)
    startInlines()
  }

  /// Sets the cursor to a piece of the second text; false where cmark made no paragraph of it.
  mutating func begin(_ piece: Rework.Piece) -> Bool {
    guard piece < pieces.count else { return false }
    passage = second
    let end =
      piece + 1 < rework.starts.count ? rework.starts[piece + 1] : second.bytes.count
    cursor = Cursor(second.bytes, at: rework.starts[piece], end: end, quotes: 0)
    startInlines()
    return true
  }

  private mutating func startInlines() {
    pendingBreak = nil
    lastScalar = 0
    writtenUpTo = 0
    rawHTMLEnd = -1
    literalMarks.removeAll(keepingCapacity: true)
  }

  /// Ends a block of prose, and adds what its pictures say.
  mutating func closeProse() {
    prose.close()
    guard !pictureTexts.isEmpty else { return }
    for picture in pictureTexts {
      prose.open(.picture)
      picture.text.withUnsafeBufferPointer { prose.append($0, from: picture.source) }
      prose.close()
    }
    pictureTexts.removeAll()
  }

  // MARK: Other blocks

  private mutating func writeHeading(_ node: Node) {
    let start = block.start(of: node)
    if case .inlines(let piece)? = rework.changes[node], begin(piece) {
      writeHeading(node, inlines: pieces[piece], start: start)
    } else {
      beginMain(node)
      writeHeading(node, inlines: node, start: start)
    }
  }

  private mutating func writeHeading(_ node: Node, inlines: Node, start: Int) {
    writeLineStart()
    guard options.additions else {
      let level = node.headingLevel
      html.append(contentsOf: "<h\(level)>".utf8)
      prose.open(.heading)
      writeInlines(inlines)
      closeProse()
      html.append(contentsOf: "</h\(level)>\n".utf8)
      return
    }
    let level = renderedLevel(node.headingLevel)
    html.append(contentsOf: "<h\(level) id=\"".utf8)
    let anchorAt = html.count
    let holesBefore = holes.count
    write("\">")
    let proseStart = prose.bytes.count
    prose.open(.heading)
    writeInlines(inlines)
    let text = prose.text(proseStart..<prose.bytes.count)
    closeProse()
    html.append(contentsOf: "</h\(level)>\n".utf8)
    let anchor = uniqueAnchor(anchorText(text))
    let end = max(block.lineEnd(node.startLine), start)
    let source = block.passage.map.source(of: start)..<block.passage.map.source(of: end)
    insert(Array(anchor.utf8), at: anchorAt, holesFrom: holesBefore)
    headings.append(
      Body.Heading(level: level, text: text, anchor: anchor, span: places.span(source)))
    checkHeading(node, source)
  }

  /// The level in the page: one below the heading that it stands under, whatever was skipped.
  private mutating func renderedLevel(_ level: Int) -> Int {
    while let last = openHeadings.last, last >= level { openHeadings.removeLast() }
    openHeadings.append(level)
    return min(openHeadings.count + 1, 6)
  }

  /// Puts bytes into the markup already written.
  mutating func insert(_ bytes: [UInt8], at offset: Int, holesFrom first: Int) {
    html.insert(contentsOf: bytes, at: offset)
    moveHoles(from: first, by: bytes.count)
  }

  /// Moves the holes from an index on.
  mutating func moveHoles(from first: Int, by distance: Int) {
    for index in holes.indices[first...] {
      holes[index] = Body.Hole(
        offset: holes[index].offset + distance, filling: holes[index].filling)
    }
  }

  private mutating func writeCodeBlock(_ node: Node) {
    writeLineStart()
    let info = node.fenceInfo
    let word = info.prefix { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    if options.additions, !word.isEmpty, writeFigureBlock(node, word) { return }
    if options.additions { write("<pre tabindex=\"0\"><code") } else { write("<pre><code") }
    if !word.isEmpty {
      write(" class=\"language-")
      html.appendEscaped(UnsafeBufferPointer(rebasing: word))
      write("\"")
    }
    write(">")
    html.appendEscaped(node.literal)
    write("</code></pre>\n")
    if options.additions { checkCodeBlock(node) }
  }

  private mutating func writeHTMLBlock(_ node: Node) {
    writeLineStart()
    if options.allowsRawHTML {
      html.append(contentsOf: node.literal)
      writeLineStart()
    } else if !options.additions {
      write("<!-- raw HTML omitted -->\n")
    }
    if options.additions { checkHTMLBlock(node) }
  }
}
