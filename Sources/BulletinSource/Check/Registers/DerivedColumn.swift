import BulletinModel

/// Computes the column of a derived field.
///
/// Numbers are exact; a decimal is rounded half up at its sixth place. What its field cannot hold —
/// a negative count, a part of one, money finer than 分 — stays empty and is named (E80).
struct DerivedColumn {
  private(set) var column: Register.Column
  /// The rows whose outcome the field cannot hold, with that outcome.
  private(set) var misfits: [(row: Int, value: String)] = []

  init(_ field: RegisterSchema.Field, _ formula: RowFormula, rows: Int) {
    column = .flags([])
    switch field.type {
    case .count, .integer, .money, .decimal: column = numbers(field.type, formula, rows)
    case .date:
      column = .dates(
        (0..<rows).map { row in
          if case .date(let day) = formula.value(row) { day.days } else { Register.missingDate }
        })
    case .flag:
      column = .flags(
        (0..<rows).map { row in
          if case .flag(let flag) = formula.value(row) { flag ? 1 : 0 } else { 2 }
        })
    case .list: column = DerivedColumn.lists(formula, rows)
    case .id, .text, .url, .reference, .choice, .period:
      column = DerivedColumn.texts(formula, rows)
    }
  }

  // MARK: Numbers

  private mutating func numbers(
    _ type: RegisterSchema.FieldType, _ formula: RowFormula, _ rows: Int
  ) -> Register.Column {
    var values: [Int64] = []
    values.reserveCapacity(rows)
    for row in 0..<rows {
      guard case .number(let number) = formula.value(row) else {
        values.append(Register.missingNumber)
        continue
      }
      let value = DerivedColumn.stored(number, type)
      values.append(value ?? Register.missingNumber)
      if value == nil { misfits.append((row, DerivedColumn.shown(number))) }
    }
    switch type {
    case .decimal: return ColumnBuilder.decimals(values)
    case .money: return .numbers(values, scale: NumberKind.money.scale)
    default: return .numbers(values, scale: 0)
    }
  }

  /// The number as its column keeps it; nil where that cannot be.
  private static func stored(_ number: Rational, _ type: RegisterSchema.FieldType) -> Int64? {
    switch type {
    case .decimal:
      let most: Int64 = 9_000_000_000_000
      guard (number.numerator / number.denominator).magnitude < most else { return nil }
      return number.scaled(digits: NumberKind.decimal.scale)
    case .money:
      guard let fen = number.multiplied(by: Rational(100)), fen.denominator == 1 else {
        return nil
      }
      return fen.numerator
    case .count: return number.denominator == 1 && number.numerator >= 0 ? number.numerator : nil
    default: return number.denominator == 1 ? number.numerator : nil
    }
  }

  private static func shown(_ number: Rational) -> String {
    number.denominator == 1
      ? String(number.numerator) : "\(number.numerator)/\(number.denominator)"
  }

  // MARK: Texts

  private static func texts(_ formula: RowFormula, _ rows: Int) -> Register.Column {
    var words = WordCodes()
    if case .table(let codes, let values, let empty) = formula {
      let table = values.map { words.code(of: $0) }
      let none = words.code(of: empty)
      return .coded(
        codes: codes.map { $0 == Register.missingCode ? none : table[Int($0)] },
        dictionary: words.dictionary)
    }
    let codes = (0..<rows).map { words.code(of: formula.value($0)) }
    return .coded(codes: codes, dictionary: words.dictionary)
  }

  private static func lists(_ formula: RowFormula, _ rows: Int) -> Register.Column {
    var words = WordCodes()
    var starts: [UInt32] = [0]
    var codes: [UInt32] = []
    for row in 0..<rows {
      if case .list(let values) = formula.value(row) {
        codes += values.map { words.code(of: $0) }.filter { $0 != Register.missingCode }
      }
      starts.append(UInt32(codes.count))
    }
    return .lists(starts: starts, codes: codes, dictionary: words.dictionary)
  }
}

/// Gives each distinct text a code in the order of its first use.
struct WordCodes {
  private(set) var dictionary: [String] = []
  private var codes: [String: UInt32] = [:]

  /// The code of a text, new or known.
  mutating func code(of word: String) -> UInt32 {
    if let code = codes[word] { return code }
    let code = UInt32(dictionary.count)
    codes[word] = code
    dictionary.append(word)
    return code
  }

  /// The code of a text; `missingCode` for anything else.
  mutating func code(of value: CellValue) -> UInt32 {
    if case .text(let word) = value { code(of: word) } else { Register.missingCode }
  }
}
