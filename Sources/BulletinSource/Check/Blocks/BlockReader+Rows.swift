import BulletinModel

extension BlockReader {
  /// Reads a list of rows.
  mutating func readRows() {
    parts.limit = reader.integer("limit", in: 1...1000)
    guard let node = reader.required("register"), let word = reader.text("register") else {
      return
    }
    guard let schema = names.ledgers.schema(named: word) else {
      unknown(word, near: names.ledgers.nearSchema(word), at: node.span)
      return
    }
    guard schema.publication == .rows else {
      add(
        .personsAsRows, at: node.span,
        ["r": schema.name.text(in: "zh"), "r@en": schema.name.text(in: "en")])
      return
    }
    parts.schema = schema
    parts.fields = words("fields").compactMap { field($0, schema)?.id }
    parts.condition = condition(schema)
    if let typed = reader.text("sort"), let node = reader.value("sort") {
      let (word, isFalling) = BlockReader.direction(typed)
      if let field = field(ValuePlace(word: word, span: node.span), schema) {
        parts.sort = isFalling ? "-\(field.id)" : field.id
      }
    }
  }

  /// A field that readers may see; E54 for any other.
  private mutating func field(
    _ place: ValuePlace, _ schema: RegisterSchema
  ) -> RegisterSchema.Field? {
    let shown = schema.shownFields
    if let field = shown.first(where: { $0.words.contains(place.word) }) { return field }
    unknown(place.word, near: nearest(place.word, in: shown.flatMap(\.words)), at: place.span)
    return nil
  }

  private mutating func condition(_ schema: RegisterSchema) -> Expression? {
    guard let node = reader.value("where") else { return nil }
    guard let formula = FormulaText(node, in: text) else {
      reader.wrongType(node, "条件，如 outcome == closed", "condition such as outcome == closed")
      return nil
    }
    switch names.ledgers.check(schema.id, shownOnly: true).condition(formula) {
    case .success(let condition): return condition
    case .failure(let problem):
      if let unknown = problem.unknown {
        self.unknown(unknown.word, near: unknown.near, at: problem.span)
      } else {
        self.unknown(
          stretch(problem.span) ?? formula.string, near: nil, at: problem.span, .unknownBlockKey)
      }
      return nil
    }
  }

  /// What stands at a place on one line; nil where that is nothing.
  private func stretch(_ span: SourceSpan) -> String? {
    guard span.start.line == span.end.line, span.start < span.end else { return nil }
    let start = text.range(ofLine: span.start.line).lowerBound
    let range = start + span.start.column - 1..<start + span.end.column - 1
    return range.upperBound <= text.bytes.count ? text.string(range) : nil
  }

  // MARK: News

  /// Reads a list of items.
  mutating func readNews() {
    parts.limit = reader.integer("limit", in: 1...1000)
    for (key, list) in [
      ("column", lists.columns), ("region", lists.regions), ("sector", lists.sectors),
      ("branch", lists.branches),
    ] {
      guard let word = reader.text(key), let node = reader.value(key) else { continue }
      if let id = list.id(word) {
        parts.filter[key] = id
      } else {
        unknown(word, near: list.near(word), at: node.span)
      }
    }
    parts.filter["tag"] = reader.text("tag")
  }
}
