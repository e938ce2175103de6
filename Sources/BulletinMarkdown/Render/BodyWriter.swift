import BulletinModel

/// Walks the tree and writes markup, prose and faults.
struct BodyWriter {
  let options: MarkdownOptions
  let classes: CharacterClasses
  let places: Places
  let block: BlockSource
  let rework: Rework
  let second: Passage
  let pieces: [Node]
  let notes: FootnoteSource?
  /// There are emphasis marks: some may stay literal.
  let marksMatter: Bool
  let hasUnderscore: Bool

  var html: [UInt8] = []
  var holes: [Body.Hole] = []
  var links: [Body.Link] = []
  var images: [Body.Image] = []
  var blocks: [Body.Block] = []
  var figures: [ReadFigure] = []
  /// The words of links, which are no loose figures.
  var linkedProse: [Range<Int>] = []
  var headings: [Body.Heading] = []
  var anchors: Set<String> = []
  /// How often a heading's words occurred: numbering goes on from there.
  var anchorCounts: [String: Int] = [:]
  var diagnostics: [Diagnostic] = []
  private var lastExcerpt: (line: Range<Int>, text: String)?
  var prose: Prose

  /// The text that the cursor moves in.
  var passage: Passage
  var cursor: Cursor
  /// How many block quotes are open.
  var quotes = 0
  /// How many nodes are open.
  var depth = 0
  /// Where nesting went too deep.
  var tooDeepAt: Int?
  /// A line break whose white space depends on what follows it.
  var pendingBreak: PendingBreak?
  /// The last scalar of text in the block; 0 behind anything else.
  var lastScalar: UInt32 = 0
  /// Text up to this offset of the passage is already written in another form.
  var writtenUpTo = 0
  /// Emphasis marks that stayed text in the block.
  var literalMarks: [Range<Int>] = []
  /// Alternative texts and captions of the block's pictures.
  var pictureTexts: [(text: [UInt8], source: Int)] = []
  /// The link whose text is being written.
  var openedLink: OpenedLink?
  /// How many addresses in `<>` are open inside it.
  var linksWithinLink = 0
  /// The checked figure whose text is being written.
  var openedFigure: OpenedFigure?
  /// The level of the heading before; the page's own title is the first.
  var headingLevel = 1
  /// The levels, as written, of the headings that the next one may stand under.
  var openHeadings: [Int] = []
  var footnotes = Footnotes()
  /// Raw HTML was named before.
  var hasRawHTML = false
  /// Where the last tag within a line ends in the passage.
  var rawHTMLEnd = -1

  /// A link between its opening and its closing mark.
  struct OpenedLink {
    let index: Int
    let start: Int
    let proseStart: Int
    let destination: String
    let unsafeScheme: String?
  }

  /// A soft break just written.
  struct PendingBreak {
    let htmlCount: Int
    let holeCount: Int
    let source: Int
  }

  init(
    options: MarkdownOptions, classes: CharacterClasses, places: Places, block: BlockSource,
    rework: Rework, second: Passage, pieces: Node?, notes: FootnoteSource?, survey: SourceSurvey
  ) {
    self.options = options
    self.classes = classes
    self.places = places
    self.block = block
    self.rework = rework
    self.second = second
    self.notes = notes
    marksMatter = options.additions && (survey.hasStar || survey.hasUnderscore)
    hasUnderscore = survey.hasUnderscore
    footnotes.mayOccur = options.additions && survey.hasFootnoteMark
    var list: [Node] = []
    var piece = pieces?.firstChild
    while let node = piece {
      list.append(node)
      piece = node.next
    }
    self.pieces = list
    passage = block.passage
    cursor = Cursor(block.passage.bytes, at: 0, end: 0, quotes: 0)
    prose = Prose(places: places, capacity: block.passage.bytes.count)
    html.reserveCapacity(block.passage.bytes.count * 5 / 4 + 256)
  }

  /// The whole text as a body.
  mutating func checkedBody(_ root: Node) -> Checked<Body> {
    writeBlocks(in: root, upTo: notes?.separatorLine)
    writeFootnotes(root)
    if let tooDeepAt {
      return refusal(tooDeepAt, SourceSurvey.deepest + 1, SourceSurvey.deepest, places)
    }
    if options.additions {
      for fault in proseFaults(in: prose.runs(), file: options.file, language: options.language) {
        let offset = places.lineStart(fault.span.start.line)
        diagnostics.append(fault.with(excerpt: offset.map { excerpt(at: $0) }))
      }
    }
    let body = Body(
      // Without the room that growing left: it would be kept as long as the site.
      html: html.withUnsafeBufferPointer { Array($0) }, holes: holes, links: links, images: images,
      blocks: blocks,
      figures: figures.map { $0.figure(in: prose) }, numerals: numerals(),
      headings: headings, anchors: anchors, firstSentence: prose.firstSentence(),
      wordCount: prose.wordCount())
    return Checked(body, diagnostics: diagnostics.sorted())
  }

  /// Tells whether the cursor moves in the second text, whose U+205F are not the author's.
  var isInSecondText: Bool { passage.bytes.baseAddress == second.bytes.baseAddress }

  // MARK: Output

  mutating func write(_ markup: StaticString) {
    html.append(
      contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Begins a new line of markup.
  mutating func writeLineStart() {
    if let last = html.last, last != 0x0A { html.append(0x0A) }
  }

  // MARK: Faults

  /// Notes a fault over a stretch of the file.
  mutating func fault(
    _ code: FaultCode, _ source: Range<Int>, _ values: [String: String] = [:],
    replacement: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        code, at: places.span(source), values, excerpt: excerpt(at: source.lowerBound),
        replacement: replacement))
  }

  /// The line on which an offset lies; faults on one line share its text, however long it is.
  private mutating func excerpt(at offset: Int) -> String {
    let line = places.lineRange(at: offset)
    if let lastExcerpt, lastExcerpt.line == line { return lastExcerpt.text }
    let text = places.excerpt(at: offset)
    lastExcerpt = (line, text)
    return text
  }

  /// The stretch of the file that a stretch of the current passage comes from.
  func source(_ range: Range<Int>) -> Range<Int> {
    let start = passage.map.source(of: range.lowerBound)
    guard !range.isEmpty else { return start..<start }
    return start..<max(start, passage.map.source(of: range.upperBound - 1) + 1)
  }
}
