import BulletinModel

/// Reads the text of one figure block.
///
/// Faults: E54 names of nothing, E55 totals of what cannot be added, E81 periods, E96 unknown keys
/// and words, E97 forms that mislead, E110 rows of a register that is published in sums only; of the
/// mapping itself E05, E71, E73 and those of YAML.
struct BlockReader {
  /// What was read so far.
  struct Parts {
    var measures: [MeasureName] = []
    var axes: [FigureNames.Axis] = []
    var by: [String] = []
    var members: [String: String] = [:]
    var under: String?
    var level: String?
    var span: FigureBlock.Span?
    var form: FigureBlock.Form?
    var comparison: FigureKey.Comparison?
    var schema: RegisterSchema?
    var condition: Expression?
    var fields: [String] = []
    var sort: String?
    var limit: Int?
    var hasTotal: Bool?
    var filter: [String: String] = [:]
    var query: String?
    var target: Rational?
  }

  let lists: ContentLists
  let text: SourceText
  let keys: MappingKeys
  var reader: MappingReader
  var parts = Parts()
  private var problems: [Diagnostic] = []
  private let block: Body.Block

  /// Reads the blocks of a text, one for each, in their order.
  static func read(
    _ blocks: [Body.Block], in file: SourceText, _ lists: ContentLists
  ) -> (blocks: [FigureBlock], faults: [Diagnostic]) {
    var read: [FigureBlock] = []
    var faults: [Diagnostic] = []
    for block in blocks {
      let text = BlockText(block, in: file)
      let (node, problems) = BlockReader.node(of: text.inner, block.kind)
      // What cannot be read at all lacks nothing.
      let isBroken = node.isEmpty && problems.contains { $0.severity == .error }
      var reader = BlockReader(block, node, text.inner, lists)
      read.append(reader.figureBlock())
      faults += (problems + (isBroken ? [] : reader.faults)).map { text.placed($0) }
    }
    return (read, faults)
  }

  private static func node(
    of text: SourceText, _ kind: FigureBlock.Kind
  ) -> (Node, [Diagnostic]) {
    if kind == .sql { return QueryText(text).head }
    return parseYAML(text, keys: BlockKeys.keys(of: kind).known)
  }

  private init(_ block: Body.Block, _ node: Node, _ text: SourceText, _ lists: ContentLists) {
    self.block = block
    self.text = text
    self.lists = lists
    keys = BlockKeys.keys(of: block.kind)
    reader = MappingReader(node, keys, in: text)
  }

  var names: FigureNames { lists.figures }

  /// The faults within the block; what a mapping does not know is E96.
  private var faults: [Diagnostic] {
    problems
      + reader.faults.map { fault in
        guard fault.code == .unknownKey, let key = fault.values["k"] else { return fault }
        var values = ["k": key]
        values["near"] = nearest(key, in: keys.names + keys.aliases)
        return text.fault(.unknownBlockKey, at: fault.span, values)
      }
  }

  private mutating func figureBlock() -> FigureBlock {
    switch block.kind {
    case .chart, .table, .ranking: readFigures()
    case .keyfigures: readKeyFigures()
    case .rows: readRows()
    case .news: readNews()
    case .sql: readQuery()
    }
    return FigureBlock(
      kind: block.kind, measures: parts.measures.map(\.id), by: parts.by, members: parts.members,
      under: parts.under, level: parts.level, span: parts.span, form: parts.form,
      comparison: parts.comparison, register: parts.schema?.id, condition: parts.condition,
      fields: parts.fields, sort: parts.sort, limit: parts.limit, hasTotal: parts.hasTotal,
      newsFilter: parts.filter, query: parts.query, title: reader.text("title"),
      note: reader.text("note"), target: parts.target, at: block.span)
  }

  private mutating func readQuery() {
    parts.limit = reader.integer("limit", in: 1...10_000)
    let query = QueryText(text).query
    if query.isEmpty {
      problems.append(
        text.fault(.emptyRequired, at: reader.node.span, ["f": "查询", "f@en": "query"]))
    } else {
      parts.query = query
    }
  }

  // MARK: Faults

  mutating func add(_ code: FaultCode, at span: SourceSpan, _ values: [String: String]) {
    problems.append(text.fault(code, at: span, values))
  }

  /// Adds E54, or E96 for a word of the block's own language.
  mutating func unknown(
    _ word: String, near: String?, at span: SourceSpan, _ code: FaultCode = .unknownFigure
  ) {
    var values = ["k": word]
    values["near"] = near
    add(code, at: span, values)
  }

  // MARK: Words

  /// The words of a list, or of a text that parts them by commas, each with its place.
  mutating func words(_ key: String) -> [ValuePlace] {
    reader.list(key).flatMap { node -> [ValuePlace] in
      guard let whole = FormulaText(node, in: text) else {
        reader.wrongType(node, "文字", "text")
        return []
      }
      let letters = ValueLetters(whole.string)
      return letters.split(0..<letters.count, at: ",").compactMap { range in
        let part = letters.part(letters.trimmed(range))
        guard !part.text.isEmpty else { return nil }
        return ValuePlace(
          word: part.text, span: whole.span(offset: part.offset, length: part.length))
      }
    }
  }

  /// One of the words that a key takes; E96 for another.
  mutating func word<Choice>(_ key: String, _ choices: KeyValuePairs<String, Choice>) -> Choice? {
    guard let typed = reader.text(key), let node = reader.value(key) else { return nil }
    if let choice = choices.first(where: { $0.key == typed }) { return choice.value }
    unknown(
      typed, near: nearest(typed, in: choices.map(\.key)), at: node.span, .unknownBlockKey)
    return nil
  }
}

/// A word with its place.
struct ValuePlace: Sendable, Hashable {
  let word: String
  let span: SourceSpan
}
