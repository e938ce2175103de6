/// The second text: blocks whose inline text cmark must see in another form.
///
/// Blocks with marks that need help and the cells of tables are put, each as a paragraph of its
/// own, into one text that is parsed once more. Every first line begins with U+205F and every
/// further one with four spaces, so that nothing in them can become a block.
struct Rework {
  /// A piece of the second text: its index among the paragraphs there.
  typealias Piece = Int

  /// What became of a block.
  enum Change {
    case inlines(Piece)
    case table(ReworkedTable)
    /// It is the caption of the table before it.
    case caption
  }

  /// A table whose cells are pieces.
  struct ReworkedTable {
    /// The paragraph before the header, if the same block began with one.
    let lead: Piece?
    let alignments: [TableSource.Alignment]
    let header: [Piece?]
    let rows: [[Piece?]]
    let caption: Piece?
    /// Where the header stands in the file.
    let source: Range<Int>
  }

  private let survey: SourceSurvey
  private let block: BlockSource
  private let classes: CharacterClasses
  private let options: MarkdownOptions
  private(set) var bytes: [UInt8] = []
  private(set) var map = OffsetMap()
  /// Where each piece begins in `bytes`.
  private(set) var starts: [Int] = []
  private(set) var changes: [Node: Change] = [:]

  init(
    _ root: Node, survey: SourceSurvey, block: BlockSource, classes: CharacterClasses,
    options: MarkdownOptions
  ) {
    self.survey = survey
    self.block = block
    self.classes = classes
    self.options = options
    let needsEmphasis = options.additions && (survey.hasStar || survey.hasMathSpace)
    guard needsEmphasis || options.tables && survey.hasPipe else { return }
    walk(root)
    if !starts.isEmpty, survey.hasDefinitionMark { appendDefinitions() }
  }

  private mutating func walk(_ root: Node) {
    var steps = TreeWalk(inside: root)
    var quotes = 0
    while let step = steps.next() {
      switch step {
      case .enter(let node):
        switch node.kind {
        case .blockQuote: quotes += 1
        case .paragraph, .heading:
          if changes[node] == nil { consider(node, quotes: quotes) }
          steps.skip(past: node)
        default: break
        }
      case .exit(let node):
        if node.kind == .blockQuote { quotes -= 1 }
      }
    }
  }

  private mutating func consider(_ node: Node, quotes: Int) {
    let cursor = block.cursor(for: node, quotes: quotes)
    let range = cursor.at..<max(cursor.end, cursor.at)
    let bytes = block.passage.bytes
    let mayBeTable =
      options.tables && survey.hasPipe && node.kind == .paragraph && mayHoldTable(range)
    let hasStar =
      options.additions && survey.hasStar && bytes.firstOffset(of: 0x2A, in: range) != nil
    let hasMathSpace = options.additions && survey.hasMathSpace && holdsMathSpace(range)
    guard mayBeTable || hasStar || hasMathSpace else { return }
    if !mayBeTable, !hasMathSpace, bytes.firstOffset(of: 0x0A, in: range) == nil,
      bytes.firstOffset(of: 0x0D, in: range) == nil
    {
      // A single line is looked at where it stands.
      let line = UnsafeBufferPointer(rebasing: bytes[range])
      let insertions = FriendlyEmphasis.insertions(in: line, classes)
      guard !insertions.isEmpty else { return }
      let flat = block.flattened(cursor)
      changes[node] = .inlines(append(flat, 0..<flat.bytes.count, insertions))
      return
    }
    let flat = block.flattened(cursor)
    if mayBeTable, let table = TableSource(flat, captions: options.additions) {
      appendTable(table, flat, node, quotes: quotes)
      return
    }
    let insertions = hasStar ? insertions(flat.bytes[...]) : []
    guard hasMathSpace || !insertions.isEmpty else { return }
    changes[node] = .inlines(append(flat, 0..<flat.bytes.count, insertions))
  }

  /// A table has a line that begins its delimiters with `|`, `:` or `-`.
  private func mayHoldTable(_ range: Range<Int>) -> Bool {
    let bytes = block.passage.bytes
    var line = range.lowerBound
    while let end = bytes.firstOffset(of: 0x0A, in: line..<range.upperBound)
      ?? bytes.firstOffset(of: 0x0D, in: line..<range.upperBound)
    {
      line = end + 1
      var index = line
      while index < range.upperBound, [0x20, 0x09, 0x3E, 0x7C, 0x3A].contains(bytes[index]) {
        index += 1
      }
      if index < range.upperBound, bytes[index] == 0x2D { return true }
    }
    return false
  }

  private func holdsMathSpace(_ range: Range<Int>) -> Bool {
    let bytes = block.passage.bytes
    return range.contains { bytes[$0] == 0xE2 && bytes.holds("\u{205F}", at: $0) }
  }

  private func insertions(_ bytes: ArraySlice<UInt8>) -> [Int] {
    bytes.withUnsafeBufferPointer { FriendlyEmphasis.insertions(in: $0, classes) }
  }

  // MARK: Pieces

  /// Appends a stretch of a block as a paragraph of its own.
  private mutating func append(
    _ flat: FlatText, _ range: Range<Int>, _ insertions: [Int], isCell: Bool = false
  ) -> Piece {
    starts.append(bytes.count)
    bytes += FriendlyEmphasis.mark
    var start = range.lowerBound
    for insertion in insertions {
      appendStretch(flat, start..<(range.lowerBound + insertion), isCell: isCell)
      bytes += FriendlyEmphasis.mark
      start = range.lowerBound + insertion
    }
    appendStretch(flat, start..<range.upperBound, isCell: isCell)
    map.mark(bytes.count, source: flat.map.source(of: range.upperBound))
    bytes += [0x0A, 0x0A]
    return starts.count - 1
  }

  /// Appends text up to the next mark: lines indented, U+205F made a space, `\|` in cells `|`.
  private mutating func appendStretch(_ flat: FlatText, _ range: Range<Int>, isCell: Bool) {
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      let byte = flat.bytes[index]
      guard byte == 0x0A || byte == 0x5C || byte == 0xE2 else {
        index += 1
        continue
      }
      if byte == 0x0A {
        appendCopy(flat, start..<(index + 1))
        bytes += [0x20, 0x20, 0x20, 0x20]
        start = index + 1
      } else if byte == 0x5C, isCell, index + 1 < range.upperBound,
        flat.bytes[index + 1] == 0x7C
      {
        appendCopy(flat, start..<index)
        start = index + 1
      } else if byte == 0xE2, index + 2 < range.upperBound, flat.bytes[index + 1] == 0x81,
        flat.bytes[index + 2] == 0x9F
      {
        appendCopy(flat, start..<index)
        map.mark(bytes.count, source: flat.map.source(of: index))
        bytes.append(0x20)
        start = index + 3
        index += 2
      }
      index += 1
    }
    appendCopy(flat, start..<range.upperBound)
  }

  private mutating func appendCopy(_ flat: FlatText, _ range: Range<Int>) {
    flat.bytes.withUnsafeBufferPointer { map.copy(range, of: $0, flat.map, to: &bytes) }
  }

  private mutating func appendPart(
    _ flat: FlatText, _ range: Range<Int>, isCell: Bool
  ) -> Piece? {
    guard !range.isEmpty else { return nil }
    let insertions = options.additions ? insertions(flat.bytes[range]) : []
    return append(flat, range, insertions, isCell: isCell)
  }

  private mutating func appendTable(
    _ table: TableSource, _ flat: FlatText, _ node: Node, quotes: Int
  ) {
    let headerStart = flat.line(table.headerLine).lowerBound
    let headerEnd = flat.line(table.headerLine).upperBound
    var caption = options.additions ? captionAbove(table, flat, node, quotes: quotes) : nil
    let lead =
      table.headerLine > 0 && (caption == nil || table.headerLine > 1)
      ? appendPart(flat, 0..<(headerStart - 1), isCell: false) : nil
    let header = table.header.map { appendPart(flat, $0, isCell: true) }
    let rows = table.rows.map { row in
      table.alignments.indices.map { column in
        column < row.count ? appendPart(flat, row[column], isCell: true) : nil
      }
    }
    if caption == nil { caption = table.caption.flatMap { appendPart(flat, $0, isCell: false) } }
    if caption == nil, options.additions, let next = node.next {
      caption = captionBlock(next, quotes: quotes)
    }
    changes[node] = .table(
      ReworkedTable(
        lead: lead, alignments: table.alignments, header: header, rows: rows, caption: caption,
        source: flat.map.source(of: headerStart)..<flat.map.source(of: headerEnd)))
  }

  /// The caption in the line or the paragraph above a table, where Chinese print has it.
  private mutating func captionAbove(
    _ table: TableSource, _ flat: FlatText, _ node: Node, quotes: Int
  ) -> Piece? {
    guard table.headerLine == 0 else {
      guard table.headerLine == 1, let start = captionStart(flat.bytes[flat.line(0)]) else {
        return nil
      }
      return appendPart(flat, start..<flat.line(0).upperBound, isCell: false)
    }
    guard let before = node.previous else { return nil }
    if case .caption? = changes[before] { return nil }
    return captionBlock(before, quotes: quotes)
  }

  /// Takes a paragraph of one line as a caption, if it is one.
  private mutating func captionBlock(_ node: Node, quotes: Int) -> Piece? {
    guard node.kind == .paragraph else { return nil }
    let flat = block.flattened(block.cursor(for: node, quotes: quotes))
    guard flat.lineStarts.count == 1, let start = captionStart(flat.bytes[...]) else { return nil }
    changes[node] = .caption
    return appendPart(flat, start..<flat.bytes.count, isCell: false)
  }

  /// Appends the lines from which links may take their targets.
  private mutating func appendDefinitions() {
    let text = block.passage.bytes
    for line in block.lineStarts.indices {
      var start = block.lineStarts[line]
      let end = block.lineEnd(line + 1)
      while start < end, [0x20, 0x09, 0x3E].contains(text[start]) { start += 1 }
      guard start < end, text[start] == 0x5B else { continue }
      var cursor = Cursor(text, at: start, end: end, quotes: 0)
      guard cursor.skipLabel(), cursor.current == 0x3A else { continue }
      var last = line + 1
      while last < block.lineStarts.count, last <= line + 2, !isBlank(last) { last += 1 }
      bytes.append(contentsOf: text[start..<block.lineEnd(last)])
      bytes += [0x0A, 0x0A]
    }
  }

  private func isBlank(_ line: Int) -> Bool {
    (block.lineStarts[line]..<block.lineEnd(line + 1)).allSatisfy {
      [0x20, 0x09, 0x3E].contains(block.passage.bytes[$0])
    }
  }
}
