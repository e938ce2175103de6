import BulletinModel

/// Puts the formula of a measure into words, with the names that readers know.
struct MeasureWording {
  private let schema: RegisterSchema
  private let ledgers: Ledgers

  init(_ schema: RegisterSchema, _ ledgers: Ledgers) {
    self.schema = schema
    self.ledgers = ledgers
  }

  /// `办理结果为“办结”的行数 ÷ 行数`, in both languages.
  func formula(_ value: MeasureValue) -> LocalizedText {
    LocalizedText([.init("zh", text(value, .chinese)), .init("en", text(value, .english))])
  }

  private func text(_ value: MeasureValue, _ language: MessageLanguage) -> String {
    let words = Words(language: language, schema: schema, ledgers: ledgers)
    let numerator = words.quantity(value.numerator)
    return value.denominator.map { "\(numerator) ÷ \(words.quantity($0))" } ?? numerator
  }

  /// The words of one language.
  private struct Words {
    let language: MessageLanguage
    let schema: RegisterSchema
    let ledgers: Ledgers

    private var tag: LanguageTag { language == .chinese ? "zh" : "en" }

    private func pick(_ chinese: String, _ english: String) -> String {
      language == .chinese ? chinese : english
    }

    func quantity(_ aggregate: Aggregate) -> String {
      let value = value(aggregate.function)
      guard let condition = aggregate.condition else { return value }
      return pick("\(value)（\(words(condition))）", "\(value) (\(words(condition)))")
    }

    private func value(_ function: Aggregate.Function) -> String {
      switch function {
      case .rows:
        pick("\(schema.name.text(in: tag))条数", "number of rows in \(schema.name.text(in: tag))")
      case .sum(let field, _): pick("\(name(field))之和", "sum of \(name(field))")
      case .difference(let one, let other):
        pick("（\(name(one)) − \(name(other))）之和", "sum of (\(name(one)) − \(name(other)))")
      case .minimum(let field): pick("\(name(field))的最小值", "smallest \(name(field))")
      case .maximum(let field): pick("\(name(field))的最大值", "largest \(name(field))")
      case .latest(let field): pick("最近一次的\(name(field))", "latest \(name(field))")
      case .mean(let field): pick("\(name(field))的平均数", "mean of \(name(field))")
      case .percentile(let field, 50): pick("\(name(field))的中位数", "median of \(name(field))")
      case .percentile(let field, let percent):
        pick("\(name(field))的第 \(percent) 百分位数", "percentile \(percent) of \(name(field))")
      }
    }

    private func name(_ field: String) -> String { name([field]) }

    private func name(_ path: [String]) -> String {
      let labels = ledgers.fields(path, of: schema.id).map { $0.label(in: tag) }
      let shown = labels.count == path.count ? labels : path
      return language == .chinese
        ? shown.joined(separator: "的") : shown.reversed().joined(separator: " of ")
    }

    // MARK: Conditions

    private func words(_ formula: Expression) -> String {
      switch formula {
      case .value(let value): self.value(value, of: nil)
      case .field(let path): name(path)
      case .today: pick("当天", "today")
      case .not(let inner): pick("不是（\(words(inner))）", "not (\(words(inner)))")
      case .binary(let operation, let left, let right): words(operation, left, right)
      }
    }

    private func words(
      _ operation: Expression.Operator, _ left: Expression, _ right: Expression
    ) -> String {
      switch operation {
      case .or: "\(words(left))\(pick("或", " or "))\(words(right))"
      case .and: "\(grouped(left))\(pick("且", " and "))\(grouped(right))"
      case .equal, .unequal: equality(left, right, isEqual: operation == .equal)
      case .isIn:
        "\(operand(left, beside: right))\(pick("属于", " is one of "))"
          + operand(right, beside: left)
      default: "\(operand(left, beside: right)) \(sign(operation)) \(operand(right, beside: left))"
      }
    }

    private func grouped(_ formula: Expression) -> String {
      if case .binary(.or, _, _) = formula {
        return pick("（", "(") + words(formula) + pick("）", ")")
      }
      return words(formula)
    }

    private func equality(_ left: Expression, _ right: Expression, isEqual: Bool) -> String {
      let verb = isEqual ? pick("为", " is ") : pick("不为", " is not ")
      return operand(left, beside: right) + verb + operand(right, beside: left)
    }

    /// One side of a comparison; an id is called by the name that it has in the other side's list.
    private func operand(_ formula: Expression, beside other: Expression) -> String {
      guard case .value(let value) = formula, case .field(let path) = other else {
        if case .binary(let inner, _, _) = formula, [.plus, .minus].contains(inner) {
          return pick("（", "(") + words(formula) + pick("）", ")")
        }
        return words(formula)
      }
      return self.value(value, of: ledgers.fields(path, of: schema.id).last?.type)
    }

    private func value(_ value: CellValue, of type: RegisterSchema.FieldType?) -> String {
      switch value {
      case .empty: pick("空", "empty")
      case .number(let number):
        number.denominator == 1
          ? String(number.numerator) : "\(number.numerator)/\(number.denominator)"
      case .date(let day): day.iso
      case .flag(let flag): flag ? pick("是", "yes") : pick("否", "no")
      case .text(let id): pick("“\(member(id, type))”", member(id, type))
      case .list(let values):
        values.map { self.value($0, of: type) }.joined(separator: pick("、", ", "))
      }
    }

    private func member(_ id: String, _ type: RegisterSchema.FieldType?) -> String {
      switch type {
      case .choice(let choices):
        choices.first { $0.id == id }?.name.text(in: tag) ?? id
      case .list(let item): member(id, item)
      case .reference(let list): ledgers.name(of: id, in: list, tag)
      default: id
      }
    }

    private func sign(_ operation: Expression.Operator) -> String {
      switch operation {
      case .atMost: "≤"
      case .atLeast: "≥"
      case .minus: "−"
      case .times: "×"
      case .dividedBy: "÷"
      default: operation.rawValue
      }
    }
  }
}
