import BulletinModel

/// A formula made ready for the rows of one register: every name is a column, every path through
/// references a table by code.
///
/// Whatever depends on one coded column alone is computed once a distinct value, not once a row.
indirect enum RowFormula: Sendable {
  case constant(CellValue)
  /// A value for each code of a column, and one for empty cells.
  case table([UInt32], [CellValue], empty: CellValue)
  case days([Int32])
  /// Numbers over a power of ten.
  case numbers([Int64], Int64)
  case flags([UInt8])
  case lists([UInt32], [UInt32], [CellValue])
  /// Two columns of days, compared.
  case order([Int32], [Int32], Expression.Operator)
  case not(RowFormula)
  case binary(Expression.Operator, RowFormula, RowFormula)
  /// Whether a value is missing, or is not.
  case emptiness(RowFormula, isWanted: Bool)

  /// What the formula comes to in a row.
  func value(_ row: Int) -> CellValue {
    switch self {
    case .constant(let value): return value
    case .table(let codes, let values, let empty):
      return codes[row] == Register.missingCode ? empty : values[Int(codes[row])]
    case .days(let days):
      return days[row] == Register.missingDate ? .empty : .date(CivilDate(days: days[row]))
    case .numbers(let values, let power):
      guard values[row] != Register.missingNumber else { return .empty }
      if power == 1 { return .number(Rational(values[row])) }
      return Rational(values[row], power).map { .number($0) } ?? .empty
    case .flags(let flags): return flags[row] < 2 ? .flag(flags[row] == 1) : .empty
    case .lists(let starts, let codes, let values):
      let range = Int(starts[row])..<Int(starts[row + 1])
      return range.isEmpty ? .empty : .list(codes[range].map { values[Int($0)] })
    case .order(let left, let right, let operation):
      let (a, b) = (left[row], right[row])
      guard a != Register.missingDate, b != Register.missingDate else { return .empty }
      switch operation {
      case .less: return .flag(a < b)
      case .atMost: return .flag(a <= b)
      case .greater: return .flag(a > b)
      default: return .flag(a >= b)
      }
    case .not(let inner): return RowFormula.negated(inner.value(row))
    case .binary(let operation, let left, let right):
      return Expression.applied(operation, left.value(row), right.value(row))
    case .emptiness(let inner, let isWanted):
      return .flag((inner.value(row) == .empty) == isWanted)
    }
  }

  static func negated(_ value: CellValue) -> CellValue {
    if case .flag(let flag) = value { .flag(!flag) } else { .empty }
  }

  /// The opposite.
  static func opposite(_ inner: RowFormula) -> RowFormula {
    switch inner {
    case .constant(let value): .constant(negated(value))
    case .table(let codes, let values, let empty):
      .table(codes, values.map(negated), empty: negated(empty))
    default: .not(inner)
    }
  }

  /// Whether a value is missing, or is not.
  static func asked(_ inner: RowFormula, isEmpty: Bool) -> RowFormula {
    switch inner {
    case .constant(let value): .constant(.flag((value == .empty) == isEmpty))
    case .table(let codes, let values, let empty):
      .table(
        codes, values.map { .flag(($0 == .empty) == isEmpty) },
        empty: .flag((empty == .empty) == isEmpty))
    default: .emptiness(inner, isWanted: isEmpty)
    }
  }

  /// Two formulas joined, by table where one of them is a constant.
  static func joined(
    _ operation: Expression.Operator, _ left: RowFormula, _ right: RowFormula
  ) -> RowFormula {
    switch (operation, left, right) {
    case (_, .constant(let a), .constant(let b)):
      return .constant(Expression.applied(operation, a, b))
    case (_, .table(let codes, let values, let empty), .constant(let constant)):
      return .table(
        codes, values.map { Expression.applied(operation, $0, constant) },
        empty: Expression.applied(operation, empty, constant))
    case (_, .constant(let constant), .table(let codes, let values, let empty)):
      return .table(
        codes, values.map { Expression.applied(operation, constant, $0) },
        empty: Expression.applied(operation, constant, empty))
    case (.less, .days(let a), .days(let b)), (.atMost, .days(let a), .days(let b)),
      (.greater, .days(let a), .days(let b)), (.atLeast, .days(let a), .days(let b)):
      return .order(a, b, operation)
    default:
      return .binary(operation, left, right)
    }
  }
}
