import BulletinModel

/// Reads one measure of `measures.yml`.
struct MeasureReader {
  private let pair: Node.Pair
  let text: SourceText
  let ledgers: Ledgers
  var reader: MappingReader
  private(set) var problems: [Diagnostic] = []

  init(_ pair: Node.Pair, in text: SourceText, _ ledgers: Ledgers) {
    self.pair = pair
    self.text = text
    self.ledgers = ledgers
    reader = MappingReader(pair.value, MeasureKeys.measure, in: text)
  }

  /// The faults; what has the wrong type is E67.
  var faults: [Diagnostic] {
    problems
      + reader.faults.map { fault in
        guard fault.code == .wrongType else { return fault }
        return self.fault(
          SchemaReason(fault.message(in: .chinese), fault.message(in: .english)), at: fault.span)
      }
  }

  private func fault(_ reason: SchemaReason, at span: SourceSpan) -> Diagnostic {
    text.fault(
      .invalidMeasure, at: span,
      ["m": pair.key, "why": reason.chinese, "why@en": reason.english])
  }

  /// Adds E67 at a place.
  mutating func add(_ reason: SchemaReason, at span: SourceSpan) {
    problems.append(fault(reason, at: span))
  }

  /// The definition; nil where a part without which nothing can be computed is missing or wrong.
  mutating func definition() -> MeasureDefinition? {
    let name = reader.required("name").flatMap { reader.localized($0) }
    let schema = schema()
    let unit = reader.localized("unit")
    let definition = reader.localized("definition")
    let formula = reader.localized("formula")
    let version = reader.integer("version", in: 1...9999) ?? 1
    guard let schema else {
      for key in ["value", "time"] where reader.value("stock") == nil || key == "value" {
        _ = reader.required(key)
      }
      return nil
    }
    let value = value(schema)
    let time = time(schema)
    let dimensions = dimensions(schema)
    let format = reader.value("format").map { self.format($0) }
    guard let value, let time, let name else { return nil }
    let words = formula ?? MeasureWording(schema, ledgers).formula(value)
    let measure = Measure(
      id: pair.key, name: name, register: schema.id, unit: unit ?? value.usualUnit(schema),
      format: (format ?? nil) ?? value.usualFormat(schema), timing: time.timing,
      dimensions: dimensions.map(\.id).sorted(by: precedes), formula: words,
      definition: definition ?? words, version: version, isAdditive: isAdditive(value),
      countsPersons: value.countsPersons(schema, unit), span: pair.keySpan)
    return MeasureDefinition(
      measure: measure, numerator: value.numerator, denominator: value.denominator, time: time,
      dimensions: dimensions)
  }

  private mutating func schema() -> RegisterSchema? {
    guard let node = reader.required("of"), let word = reader.text("of") else { return nil }
    if let schema = ledgers.schema(named: word) { return schema }
    add(
      SchemaReason(
        "没有台账“\(word)”", "there is no register \"\(word)\"", near: ledgers.nearSchema(word)),
      at: node.span)
    return nil
  }

  // MARK: Fields

  /// The field that a word names; E67 where there is none.
  mutating func field(
    _ word: String, _ schema: RegisterSchema, at span: SourceSpan
  ) -> RegisterSchema.Field? {
    if let field = schema.fields.first(where: { $0.words.contains(word) }) { return field }
    add(
      SchemaReason(
        "台账 \(schema.id) 没有字段“\(word)”", "register \(schema.id) has no field \"\(word)\"",
        near: ledgers.paths.near(word, of: schema.id)), at: span)
    return nil
  }

  // MARK: Format

  private mutating func format(_ node: Node) -> Measure.Format? {
    guard let typed = reader.text("format") else { return nil }
    let letters = ValueLetters(typed)
    let open = letters.folded.firstIndex(of: "(") ?? letters.count
    let word = letters.part(letters.trimmed(0..<open)).text
    var decimals: Int?
    if open < letters.count {
      let close = letters.close(of: open, in: open..<letters.count)
      decimals =
        close == letters.count - 1
        ? plainInteger(letters.part(letters.trimmed(open + 1..<letters.count - 1)).text) : -1
      guard let decimals, (0...6).contains(decimals), word != "count" else {
        add(
          SchemaReason(
            "小数位数要写成 \(word)(0) 到 \(word)(6)",
            "write the number of decimals as \(word)(0) to \(word)(6)"), at: node.span)
        return nil
      }
    }
    switch word {
    case "count", "整数": return .count
    case "percent", "百分比": return .percent(decimals: decimals ?? 2)
    case "decimal", "小数": return .decimal(decimals: decimals ?? 1)
    case "money", "金额": return .money(decimals: decimals ?? 2)
    default:
      add(
        SchemaReason(
          "没有格式“\(word)”", "there is no format \"\(word)\"",
          near: nearest(
            word, in: ["count", "percent", "decimal", "money", "整数", "百分比", "小数", "金额"])),
        at: node.span)
      return nil
    }
  }

  private mutating func isAdditive(_ value: MeasureValue) -> Bool {
    guard let isAdditive = reader.flag("additive"), let node = reader.value("additive") else {
      return value.isAdditive
    }
    if isAdditive, !value.isAdditive {
      add(
        SchemaReason(
          "比率、平均数、最大最小值不能相加", "shares, means, smallest and largest values cannot be added"),
        at: node.span)
      return false
    }
    return isAdditive
  }
}
