import BulletinModel

/// What a measure comes to: a quantity, or one divided by another.
struct MeasureValue: Sendable, Hashable {
  let numerator: Aggregate
  let denominator: Aggregate?

  /// Tells whether values of parts add up to that of the whole.
  var isAdditive: Bool { denominator == nil && numerator.isAdditive }

  private var sides: [Aggregate] { [numerator] + (denominator.map { [$0] } ?? []) }

  /// The unit of the field; none for shares and for numbers of rows.
  func usualUnit(_ schema: RegisterSchema) -> LocalizedText? {
    guard denominator == nil else { return nil }
    let unit = numerator.fields.lazy.compactMap { schema.field($0)?.unit }.first
    return unit.map { LocalizedText([.init("zh", $0)]) }
  }

  /// How a value is printed where the site says nothing of it.
  func usualFormat(_ schema: RegisterSchema) -> Measure.Format {
    let types = sides.flatMap(\.fields).compactMap { schema.field($0)?.type }
    if let denominator {
      let isShare =
        numerator.function == denominator.function
        || numerator.fields.isEmpty && denominator.fields.isEmpty
        || Set(types).count == 1 && !numerator.fields.isEmpty && !denominator.fields.isEmpty
      return isShare ? .percent(decimals: 2) : .decimal(decimals: 2)
    }
    if types.contains(.money) { return .money(decimals: 2) }
    switch numerator.function {
    case .mean, .percentile: return .decimal(decimals: 1)
    default: return types.contains(.decimal) ? .decimal(decimals: 1) : .count
    }
  }

  /// Tells whether a side counts persons: by a field that does, by a unit 人.
  func countsPersons(_ schema: RegisterSchema, _ unit: LocalizedText?) -> Bool {
    if unit?.exact("zh") == "人" { return true }
    return sides.flatMap(\.fields).contains { id in
      schema.field(id).map { $0.countsPersons || $0.unit == "人" } ?? false
    }
  }
}

extension Aggregate {
  /// The fields from which the value is made.
  var fields: [String] {
    switch function {
    case .rows: []
    case .sum(let field, _), .minimum(let field), .maximum(let field), .latest(let field),
      .mean(let field), .percentile(let field, _):
      [field]
    case .difference(let one, let other): [one, other]
    }
  }
}

extension MeasureReader {
  /// The value of a measure; nil with E67 where it cannot be read.
  mutating func value(_ schema: RegisterSchema) -> MeasureValue? {
    let shared = reader.value("where").map { condition($0, schema) }
    guard let node = reader.required("value"), reader.text("value") != nil,
      let formula = FormulaText(node, in: text)
    else { return nil }
    do throws(ValueProblem) {
      let (one, other) = try QuantityText.quantities(of: formula.string)
      let numerator = try aggregate(one, formula, schema)
      let denominator: Aggregate? =
        if let other { try aggregate(other, formula, schema) } else { nil }
      if let shared, shared == nil { return nil }
      return MeasureValue(
        numerator: numerator.also((shared ?? nil)),
        denominator: denominator?.also((shared ?? nil)))
    } catch {
      add(
        error.reason,
        at: error.span ?? formula.span(offset: error.offset, length: error.length))
      return nil
    }
  }

  private mutating func condition(_ node: Node, _ schema: RegisterSchema) -> Expression? {
    guard let formula = FormulaText(node, in: text) else {
      reader.wrongType(node, "条件，如 outcome == closed", "condition such as outcome == closed")
      return nil
    }
    switch ledgers.check(schema.id).condition(formula) {
    case .success(let condition): return condition
    case .failure(let problem):
      add(problem.reason, at: problem.span)
      return nil
    }
  }

  // MARK: Quantities

  private func aggregate(
    _ quantity: QuantityText, _ formula: FormulaText, _ schema: RegisterSchema
  ) throws(ValueProblem) -> Aggregate {
    let function = try function(quantity, schema)
    guard let part = quantity.condition else { return Aggregate(function) }
    let span = formula.span(offset: part.offset, length: part.length)
    let node = Node(content: .scalar(part.text), span: span)
    guard let text = FormulaText(node, in: text) else { return Aggregate(function) }
    switch ledgers.check(schema.id).condition(text) {
    case .success(let condition): return Aggregate(function, where: condition)
    case .failure(let problem):
      throw ValueProblem(
        problem.reason, offset: part.offset, length: part.length, span: problem.span)
    }
  }

  private func function(
    _ quantity: QuantityText, _ schema: RegisterSchema
  ) throws(ValueProblem) -> Aggregate.Function {
    let arguments = quantity.arguments
    switch quantity.function {
    case .count:
      if let first = arguments.first {
        throw ValueProblem(
          SchemaReason(
            "count() 的括号里不写字段，条件用 where 引出",
            "count() takes no field: a condition begins with where"), at: first)
      }
      return .rows
    case .sum:
      let sides = try difference(only(quantity))
      if sides.count == 2 {
        return .difference(try number(sides[0], schema), try number(sides[1], schema))
      }
      return .sum(try number(sides[0], schema), missing: 0)
    case .minimum: return .minimum(try number(only(quantity), schema))
    case .maximum: return .maximum(try number(only(quantity), schema))
    case .latest: return .latest(try number(only(quantity), schema))
    case .mean: return .mean(try number(only(quantity), schema))
    case .median: return .percentile(try number(only(quantity), schema), percent: 50)
    case .percentile:
      guard arguments.count == 2, let percent = plainInteger(arguments[0].text),
        (1...99).contains(percent)
      else {
        throw ValueProblem(
          SchemaReason(
            "要写成 percentile(90, 字段)，百分数在 1 到 99 之间",
            "write percentile(90, field) with a percentage from 1 to 99"),
          at: arguments.first ?? quantity.part)
      }
      return .percentile(try number(arguments[1], schema), percent: percent)
    }
  }

  private func only(_ quantity: QuantityText) throws(ValueProblem) -> ValuePart {
    if quantity.arguments.count == 1 { return quantity.arguments[0] }
    throw ValueProblem(
      SchemaReason("括号里要写一个字段", "one field stands in the parentheses"),
      at: quantity.arguments.dropFirst().first ?? quantity.part)
  }

  /// The sides of `f - g`; the whole where there is no minus.
  private func difference(_ argument: ValuePart) throws(ValueProblem) -> [ValuePart] {
    let letters = ValueLetters(argument.text)
    let sides = letters.split(0..<letters.count, at: "-").map { range in
      let part = letters.part(letters.trimmed(range))
      return ValuePart(text: part.text, offset: argument.offset + part.offset)
    }
    guard sides.count <= 2 else {
      throw ValueProblem(
        SchemaReason("只能写两个字段之差", "only the difference of two fields is possible"),
        at: argument)
    }
    return sides
  }

  private func number(
    _ part: ValuePart, _ schema: RegisterSchema
  ) throws(ValueProblem) -> String {
    guard let field = schema.fields.first(where: { $0.words.contains(part.text) }) else {
      throw ValueProblem(
        SchemaReason(
          "台账 \(schema.id) 没有字段“\(part.text)”",
          "register \(schema.id) has no field \"\(part.text)\"",
          near: ledgers.paths.near(part.text, of: schema.id)), at: part)
    }
    guard field.type.isNumber else {
      throw ValueProblem(
        SchemaReason("字段“\(part.text)”不是数", "field \"\(part.text)\" is no number"), at: part)
    }
    return field.id
  }
}

extension Aggregate {
  /// The same over the rows that meet a further condition.
  fileprivate func also(_ shared: Expression?) -> Aggregate {
    guard let shared else { return self }
    return Aggregate(function, where: condition.map { .binary(.and, shared, $0) } ?? shared)
  }
}
