/// A formula over the fields of one row: rules, derived fields and the conditions of measures.
///
/// Grammar, loosest first: `or`, `and`, `not`, one comparison (`<= < >= > == = != in`), `+ -`, `* /`,
/// then numbers, `'texts'`, dates, fields, `today`, `empty`, `[lists]` and parentheses. A field may
/// lead into the register that it refers to: `host.region`. A bare word that is no field is an id.
public indirect enum Expression: Sendable, Hashable {
  /// What stands between two operands.
  public enum Operator: String, Sendable, Hashable {
    case or, and
    case equal = "==", unequal = "!=", less = "<", atMost = "<=", greater = ">", atLeast = ">="
    case isIn = "in"
    case plus = "+", minus = "-", times = "*", dividedBy = "/"
  }

  /// A number, text, day, flag or list as written.
  case value(CellValue)
  /// A field of the row; several names lead through references.
  case field([String])
  /// The day of the build.
  case today
  /// Not so.
  case not(Expression)
  /// Two operands.
  case binary(Operator, Expression, Expression)

  /// The first names of all fields used, sorted, each once.
  public var fields: [String] { Set(paths.compactMap(\.first)).sorted() }

  /// All fields used, as paths.
  public var paths: [[String]] {
    switch self {
    case .value, .today: []
    case .field(let path): [path]
    case .not(let inner): inner.paths
    case .binary(_, let left, let right): left.paths + right.paths
    }
  }
}

/// What a cell or a formula comes to.
public enum CellValue: Sendable, Hashable, Codable {
  /// Nothing: an empty cell, or a formula over one.
  case empty
  /// A number.
  case number(Rational)
  /// A day.
  case date(CivilDate)
  /// A text, id, reference, period or address.
  case text(String)
  /// Yes or no.
  case flag(Bool)
  /// Several values.
  case list([CellValue])
}
