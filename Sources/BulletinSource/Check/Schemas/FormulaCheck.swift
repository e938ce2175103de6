import BulletinModel

/// Holds a formula against the types of the fields that it uses, and gives words their meaning.
struct FormulaCheck {
  /// A part of a formula with its kind.
  typealias Part = (formula: Expression, kind: FormulaKind)

  let register: String
  let paths: FieldPaths
  /// The meaning of a word in a list.
  let member: (_ list: String, _ word: String) -> MemberReading

  /// Reads and checks a formula; E70 at the place of what is wrong.
  func formula(_ text: FormulaText) -> Result<Part, FormulaFault> {
    let bare = BareWords()
    let parsed: Expression
    do throws(ExpressionFault) {
      parsed = try Expression(parsing: text.string) { path in
        if let found = paths.field(path, of: register) { return found.path }
        bare.add(path)
        return nil
      }
    } catch {
      return .failure(unreadable(error, text, bare))
    }
    do throws(FormulaProblem) {
      return .success(try part(parsed, bare))
    } catch {
      return .failure(
        FormulaFault(
          text.fault(error),
          unknown: error.word.map { FormulaFault.Unknown(word: $0, near: error.near) }))
    }
  }

  private func unreadable(
    _ fault: ExpressionFault, _ text: FormulaText, _ bare: BareWords
  ) -> FormulaFault {
    let path = bare.last.joined(separator: ".")
    let isPath = bare.last.count > 1 && path.utf8.count == fault.length
    let near = isPath ? nearPath(bare.last) : nil
    let reason = SchemaReason(fault.chinese, fault.english, near: near)
    return FormulaFault(
      reason.fault(
        in: text.text, at: text.span(offset: fault.offset, length: fault.length)),
      unknown: isPath ? FormulaFault.Unknown(word: path, near: near) : nil)
  }

  private func nearPath(_ path: [String]) -> String? {
    paths.field([path[0]], of: register) == nil ? paths.near(path[0], of: register) : nil
  }

  private func unknown(_ word: String) -> FormulaProblem {
    FormulaProblem(
      "没有字段“\(word)”", "there is no field \"\(word)\"", word: word,
      near: paths.near(word, of: register))
  }

  // MARK: Parts

  private func part(_ formula: Expression, _ bare: BareWords) throws(FormulaProblem) -> Part {
    switch formula {
    case .value(let value): return (formula, kind(of: value))
    case .today: return (formula, .date)
    case .field(let path):
      guard let type = paths.field(path, of: register)?.type else {
        throw unknown(path.joined(separator: "."))
      }
      return (formula, FormulaKind(type))
    case .not(let inner):
      return (.not(try condition(inner, bare)), .flag)
    case .binary(let operation, let left, let right):
      switch operation {
      case .or, .and:
        return (.binary(operation, try condition(left, bare), try condition(right, bare)), .flag)
      case .plus, .minus, .times, .dividedBy:
        return try computed(operation, try part(left, bare), try part(right, bare))
      case .isIn: return try contained(try part(left, bare), try part(right, bare), bare)
      default:
        return try compared(operation, try part(left, bare), try part(right, bare), bare)
      }
    }
  }

  private func kind(of value: CellValue) -> FormulaKind {
    switch value {
    case .empty: .nothing
    case .number: .number
    case .date: .date
    case .flag: .flag
    case .text(let word): .word(word)
    case .list(let values): .values(values)
    }
  }

  /// A formula that must come to yes or no.
  private func condition(
    _ formula: Expression, _ bare: BareWords
  ) throws(FormulaProblem) -> Expression {
    let part = try part(formula, bare)
    if case .word(let word) = part.kind { throw unknown(word) }
    guard part.kind == .flag || part.kind == .nothing else {
      throw FormulaProblem(
        "\(part.kind.name.chinese)不是一个条件", "\(part.kind.name.english) is no condition")
    }
    return part.formula
  }

  private func computed(
    _ operation: Expression.Operator, _ left: Part, _ right: Part
  ) throws(FormulaProblem) -> Part {
    for part in [left, right] {
      if case .word(let word) = part.kind { throw unknown(word) }
    }
    let formula = Expression.binary(operation, left.formula, right.formula)
    switch (operation, left.kind, right.kind) {
    case (_, .number, .number), (.minus, .date, .date): return (formula, .number)
    case (.plus, .date, .number), (.plus, .number, .date), (.minus, .date, .number):
      return (formula, .date)
    default:
      throw FormulaProblem(
        "“\(operation.rawValue)”不能用于\(left.kind.name.chinese)和\(right.kind.name.chinese)",
        "\"\(operation.rawValue)\" does not go with \(left.kind.name.english) and "
          + right.kind.name.english)
    }
  }

  private func compared(
    _ operation: Expression.Operator, _ left: Part, _ right: Part, _ bare: BareWords
  ) throws(FormulaProblem) -> Part {
    if case .word(let word) = left.kind, case .word = right.kind { throw unknown(word) }
    let (left, right) = (homonym(left, right.kind), homonym(right, left.kind))
    let one = try fitted(left, to: right.kind, bare)
    let other = try fitted(right, to: left.kind, bare)
    let kinds = [left.kind, right.kind]
    let isOrdered = operation != .equal && operation != .unequal
    for kind in kinds where isOrdered {
      switch kind {
      case .member, .choice, .flag, .list, .values:
        throw FormulaProblem(
          "\(kind.name.chinese)没有大小先后，只能用 ==、!= 或 in",
          "\(kind.name.english) has no order: use ==, != or in")
      default: continue
      }
    }
    return (.binary(operation, one, other), .flag)
  }

  private func contained(
    _ left: Part, _ right: Part, _ bare: BareWords
  ) throws(FormulaProblem) -> Part {
    switch right.kind {
    case .list(let item):
      let member = try fitted(homonym(left, item), to: item, bare)
      return (.binary(.isIn, member, right.formula), .flag)
    case .values(let values):
      var fittedValues: [CellValue] = []
      for value in values {
        let part: Part = (.value(value), kind(of: value))
        if case .word(let word) = part.kind, case .word = left.kind { throw unknown(word) }
        guard case .value(let fitted) = try fitted(part, to: left.kind, bare) else { continue }
        fittedValues.append(fitted)
      }
      if case .word(let word) = left.kind { throw unknown(word) }
      return (.binary(.isIn, left.formula, .value(.list(fittedValues))), .flag)
    case .word(let word): throw unknown(word)
    default:
      throw FormulaProblem(
        "in 的后面要写 [甲, 乙] 或一个列表字段", "behind \"in\" stands [a, b] or a field that is a list")
    }
  }

  // MARK: Words

  /// A part as its neighbour needs it: words become ids.
  private func fitted(
    _ part: Part, to kind: FormulaKind, _ bare: BareWords
  ) throws(FormulaProblem) -> Expression {
    switch (part.kind, kind) {
    case (.nothing, _), (_, .nothing), (_, .word): return part.formula
    case (.word(let word), _): return .value(.text(try meaning(of: word, kind, bare)))
    case (.number, .period), (.number, .choice), (.number, .member), (.number, .text):
      // `2025` reads as a number; beside a period it is a year.
      guard case .value(.number(let number)) = part.formula, number.denominator == 1 else {
        throw mismatch(part.kind, kind)
      }
      return .value(.text(try meaning(of: String(number.numerator), kind, bare)))
    case (.text, .member), (.text, .choice), (.text, .period), (.member, .text),
      (.choice, .text), (.period, .text), (.choice, .choice):
      return part.formula
    case (.period, .number), (.choice, .number), (.member, .number), (.text, .number):
      // Only a number as written can stand beside it: that one is turned, or refused.
      return part.formula
    default:
      guard part.kind == kind else { throw mismatch(part.kind, kind) }
      return part.formula
    }
  }

  /// A part as a word, where it names a field but means a value of its neighbour's kind, as in
  /// `outcome == closed` beside a date `closed`.
  private func homonym(_ part: Part, _ kind: FormulaKind) -> Part {
    guard part.kind != kind, case .field(let path) = part.formula, path.count == 1 else {
      return part
    }
    switch kind {
    case .choice(let choices) where choices.contains(where: { $0.answers(to: path[0]) }): break
    case .member(let list):
      guard case .id = member(list, path[0]) else { return part }
    default: return part
    }
    return (.value(.text(path[0])), .word(path[0]))
  }

  private func mismatch(_ kind: FormulaKind, _ other: FormulaKind) -> FormulaProblem {
    FormulaProblem(
      "\(kind.name.chinese)和\(other.name.chinese)不能比较",
      "\(kind.name.english) cannot be compared with \(other.name.english)")
  }

  /// The id that a word stands for beside a value of some kind.
  private func meaning(
    of word: String, _ kind: FormulaKind, _ bare: BareWords
  ) throws(FormulaProblem) -> String {
    switch kind {
    case .member(let list): return try id(of: word, in: list)
    case .choice(let choices):
      if let choice = choices.first(where: { $0.answers(to: word) }) { return choice.id }
      throw FormulaProblem(
        "取值里没有“\(word)”", "\"\(word)\" is none of the values", word: word,
        near: nearest(word, in: choices.flatMap { [$0.id] + $0.name.entries.map(\.text) }))
    case .period:
      if let period = Period(word) { return period.id }
      throw FormulaProblem(
        "“\(word)”不是期间，应写 2025、2025H1、2025Q3、2025-09",
        "\"\(word)\" is not a period: write 2025, 2025H1, 2025Q3 or 2025-09", word: word)
    case .text:
      // A bare word that all but names a field was meant to name it; in quotes it is a text.
      guard bare.has(word), paths.near(word, of: register) != nil else { return word }
      throw unknown(word)
    default: throw unknown(word)
    }
  }

  private func id(of word: String, in list: String) throws(FormulaProblem) -> String {
    switch member(list, word) {
    case .id(let id): return id
    case .later: return word
    case .unknown(let near):
      throw FormulaProblem(
        "“\(word)”不在 \(list) 中", "\"\(word)\" is not in \(list)", word: word, near: near)
    }
  }
}

/// E70 in a formula, as an outcome.
struct FormulaFault: Error, Sendable {
  /// A word that names nothing, and the one that it may mean.
  struct Unknown: Sendable {
    let word: String
    let near: String?
  }

  let diagnostic: Diagnostic
  /// The word that names nothing, where that is what is wrong.
  let unknown: Unknown?

  init(_ diagnostic: Diagnostic, unknown: Unknown? = nil) {
    self.diagnostic = diagnostic
    self.unknown = unknown
  }
}

/// The words of a formula that name no field, without those in quotation marks.
final class BareWords {
  private var words: Set<String> = []
  /// The last one, as a path.
  private(set) var last: [String] = []

  /// Notes a word.
  func add(_ path: [String]) {
    last = path
    if path.count == 1 { words.insert(path[0]) }
  }

  /// Tells whether a word stood without quotation marks.
  func has(_ word: String) -> Bool { words.contains(word) }
}
