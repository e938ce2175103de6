import BulletinModel

/// Reads a YAML file, a list of mappings, into the columns of a register.
struct ListReader {
  private let schema: RegisterSchema
  private let heads: FieldHeads
  private let rules: RowChecks
  private let text: SourceText
  private var part: RegisterPart
  private var spans: [[SourceSpan?]] = []
  private var isRefused = false

  static func read(
    _ text: SourceText, _ schema: RegisterSchema, _ columns: [ColumnBuilder]
  ) -> RegisterPart {
    let keys = Set(schema.fields.flatMap(\.words))
    let (node, problems) = parseYAML(text, keys: keys)
    var list = ListReader(text, schema, columns)
    list.part.add(problems)
    list.readPersonalNumbers()
    var faults: [Diagnostic] = []
    for item in entries(node, text, &faults) { list.read(item) }
    list.part.add(faults)
    list.part.layout = .list(list.spans)
    return list.part
  }

  private init(_ text: SourceText, _ schema: RegisterSchema, _ columns: [ColumnBuilder]) {
    self.schema = schema
    heads = FieldHeads(schema)
    rules = RowChecks(schema)
    self.text = text
    part = RegisterPart(LateText(text), columns)
  }

  private mutating func readPersonalNumbers() {
    for number in personalNumbers(in: text.bytes[...]) {
      let span = text.span(offset: number.range.lowerBound, length: number.range.count)
      part.add(
        number.fault(at: span, excerpt: text.excerpt(at: number.range.lowerBound)))
    }
  }

  private mutating func read(_ item: Node) {
    guard let pairs = item.pairs else {
      part.add(
        text.fault(
          .wrongType, at: item.span,
          ["v": item.summary, "type": "“键: 值”的列表", "type@en": "mapping"]))
      return
    }
    var values: [Node.Pair?] = Array(repeating: nil, count: schema.fields.count)
    for pair in pairs { place(pair, &values) }
    part.lines.append(UInt32(item.span.start.line))
    part.offsets.append(
      text.lineStarts[item.span.start.line - 1] + item.span.start.column - 1)
    spans.append(values.map { $0?.value.span })
    part.layout = .list(spans)
    for place in schema.fields.indices { read(values[place], place, item) }
    for fault in rules.faults(of: part, row: part.lines.count - 1) { part.add(fault) }
  }

  private mutating func place(_ pair: Node.Pair, _ values: inout [Node.Pair?]) {
    guard let place = heads.place(of: pair.key) else {
      if let computed = heads.computed(pair.key) {
        part.add(text.fault(.wrongHeader, at: pair.keySpan, computed))
      } else if HeaderWords.isPersonal(pair.key) {
        part.add(text.fault(.personalColumn, at: pair.keySpan, ["c": pair.key]))
      } else if HeaderWords.isRate(pair.key) {
        part.add(text.fault(.typedRate, at: pair.keySpan, ["c": pair.key]))
      } else {
        var named = ["k": pair.key]
        named["near"] = heads.near(pair.key)
        part.add(text.fault(.unknownKey, at: pair.keySpan, named))
      }
      return
    }
    guard let first = values[place] else {
      values[place] = pair
      return
    }
    part.add(
      text.fault(
        .duplicateKey, at: pair.keySpan,
        [
          "k": pair.key, "a": String(first.keySpan.start.line),
          "b": String(pair.keySpan.start.line),
        ]))
  }

  private mutating func read(_ pair: Node.Pair?, _ place: Int, _ item: Node) {
    let field = schema.fields[place]
    var cell = ""
    switch pair?.value.content {
    case .scalar(let scalar): cell = scalar.trimmedOfSpaces
    case .sequence(let items) where field.type.isList:
      cell = items.compactMap(\.scalar).joined(separator: ";")
    case .sequence, .mapping:
      part.add(
        text.fault(
          .wrongType, at: pair?.value.span ?? item.span,
          ["v": pair?.value.summary ?? "", "type": "文字", "type@en": "text"]))
    case .empty, nil: break
    }
    let isText = part.columns[place].isText
    guard !cell.withUTF8({ EmptyMarks.isEmpty($0, isText: isText) }) else {
      part.columns[place].appendEmpty()
      if field.isRequired, field.isTyped {
        part.add(
          text.fault(
            .emptyRequired, at: pair?.keySpan ?? item.span, ["f": field.alias]))
      }
      return
    }
    let faults = cell.withUTF8 { part.columns[place].append($0) }
    for fault in faults {
      part.add(
        text.fault(
          fault.code, at: pair?.value.span ?? item.span, fault.values,
          replacement: fault.replacement))
    }
  }
}

extension RegisterSchema.FieldType {
  /// Tells whether a field holds several values.
  var isList: Bool {
    if case .list = self { true } else { false }
  }
}
