extension Expression {
  /// What the formula comes to in one row.
  ///
  /// A comparison with an empty value is neither true nor false but empty, and a rule with an empty
  /// outcome is not broken; only `== empty` and `!= empty` ask for emptiness itself. `+ - * /` over
  /// numbers are exact; a day minus a day is a number of days; a day plus days is a day.
  ///
  /// - Parameters:
  ///   - today: The day of the build.
  ///   - cell: The value at a field path in the row at hand.
  /// - Returns: A flag for conditions; empty where an operand is missing or of another type.
  public func value(today: CivilDate, _ cell: ([String]) -> CellValue) -> CellValue {
    switch self {
    case .value(let value): return value
    case .field(let path): return cell(path)
    case .today: return .date(today)
    case .not(let inner):
      guard case .flag(let flag) = inner.value(today: today, cell) else { return .empty }
      return .flag(!flag)
    case .binary(let operation, let left, let right):
      return Expression.applied(
        operation, left.value(today: today, cell), right.value(today: today, cell),
        asksForEmptiness: left.isEmptyWord || right.isEmptyWord)
    }
  }

  /// Tells whether a row meets the formula as a condition; an empty outcome does not.
  public func holds(today: CivilDate, _ cell: ([String]) -> CellValue) -> Bool {
    value(today: today, cell) == .flag(true)
  }

  /// Tells whether the formula is the word `empty`: a comparison with it asks for emptiness itself.
  public var isEmptyWord: Bool { self == .value(.empty) }

  /// What an operator makes of two values, by the rules of `value`: for formulas that are compiled.
  ///
  /// - Parameters:
  ///   - operation: The operator.
  ///   - left: What stands before it.
  ///   - right: What stands behind it.
  ///   - asksForEmptiness: Tells whether one of the two is the word `empty`.
  /// - Returns: The outcome; empty where an operand is missing or of another type.
  public static func applied(
    _ operation: Operator, _ left: CellValue, _ right: CellValue, asksForEmptiness: Bool = false
  ) -> CellValue {
    if operation == .equal || operation == .unequal, !asksForEmptiness {
      guard left != .empty, right != .empty else { return .empty }
    }
    return switch operation {
    case .or: either(left, right)
    case .and: both(left, right)
    case .isIn: contains(right, left)
    case .equal: equality(left, right)
    case .unequal: equality(left, right).negated
    case .less: compared(left, right) { $0 < 0 }
    case .atMost: compared(left, right) { $0 <= 0 }
    case .greater: compared(left, right) { $0 > 0 }
    case .atLeast: compared(left, right) { $0 >= 0 }
    case .plus, .minus, .times, .dividedBy: computed(operation, left, right)
    }
  }

  private static func either(_ left: CellValue, _ right: CellValue) -> CellValue {
    if left == .flag(true) || right == .flag(true) { return .flag(true) }
    return left == .flag(false) && right == .flag(false) ? .flag(false) : .empty
  }

  private static func both(_ left: CellValue, _ right: CellValue) -> CellValue {
    if left == .flag(false) || right == .flag(false) { return .flag(false) }
    return left == .flag(true) && right == .flag(true) ? .flag(true) : .empty
  }

  private static func contains(_ list: CellValue, _ member: CellValue) -> CellValue {
    guard member != .empty, list != .empty else { return .empty }
    guard case .list(let members) = list else { return .flag(list == member) }
    return .flag(members.contains(member))
  }

  private static func equality(_ left: CellValue, _ right: CellValue) -> CellValue {
    .flag(left == right)
  }

  private static func compared(
    _ left: CellValue, _ right: CellValue, _ holds: (Int) -> Bool
  ) -> CellValue {
    switch (left, right) {
    case (.number(let a), .number(let b)): .flag(holds(a < b ? -1 : a == b ? 0 : 1))
    case (.date(let a), .date(let b)): .flag(holds(a < b ? -1 : a == b ? 0 : 1))
    case (.text(let a), .text(let b)):
      .flag(holds(a == b ? 0 : precedes(a, b) ? -1 : 1))
    default: .empty
    }
  }

  private static func computed(_ operation: Operator, _ left: CellValue, _ right: CellValue)
    -> CellValue
  {
    switch (operation, left, right) {
    case (.minus, .date(let a), .date(let b)): .number(Rational(Int64(a.days) - Int64(b.days)))
    case (.plus, .date(let day), .number(let number)), (.plus, .number(let number), .date(let day)):
      shifted(day, by: number, 1)
    case (.minus, .date(let day), .number(let number)): shifted(day, by: number, -1)
    case (_, .number(let a), .number(let b)): number(operation, a, b)
    default: .empty
    }
  }

  private static func number(_ operation: Operator, _ a: Rational, _ b: Rational) -> CellValue {
    let result: Rational? =
      switch operation {
      case .plus: b.negated.flatMap { a.difference(from: $0) }
      case .minus: a.difference(from: b)
      case .times: a.multiplied(by: b)
      default: a.divided(by: b)
      }
    return result.map { .number($0) } ?? .empty
  }

  private static func shifted(_ day: CivilDate, by number: Rational, _ sign: Int64) -> CellValue {
    guard number.denominator == 1, abs(number.numerator) < 4_000_000 else { return .empty }
    return .date(CivilDate(days: day.days + Int32(sign * number.numerator)))
  }
}

extension CellValue {
  /// The opposite of a flag; empty for anything else.
  fileprivate var negated: CellValue {
    if case .flag(let flag) = self { .flag(!flag) } else { .empty }
  }
}
