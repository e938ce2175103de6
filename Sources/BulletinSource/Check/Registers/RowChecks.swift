import BulletinModel

/// Holds one row against the rules of its register.
enum RowChecks {
  /// E15, E41 and E80 for the row that was read last.
  static func faults(of part: RegisterPart, _ rules: RegisterRules, row: Int) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    for (first, second) in rules.dates {
      guard let start = day(first, part, row), let end = day(second, part, row), end < start else {
        continue
      }
      faults.append(
        part.fault(
          .datesOutOfOrder, row: row, field: second,
          ["a": CivilDate(days: start).iso, "b": CivilDate(days: end).iso]))
    }
    if let (a, b) = rules.organised,
      let part1 = number(a, part, row), let whole = number(b, part, row), part1 > whole
    {
      faults.append(
        part.fault(
          .organisedExceedsEligible, row: row, field: a,
          ["a": String(part1), "b": String(whole)]))
    }
    for (a, b) in rules.atMost {
      guard let less = number(a, part, row), let most = number(b, part, row), less > most else {
        continue
      }
      faults.append(part.fault(.outOfRange, row: row, field: a, ["v": String(less)]))
    }
    return faults
  }

  private static func column(_ field: String, _ part: RegisterPart) -> ColumnBuilder? {
    part.columns.first { $0.field.id == field }
  }

  private static func day(_ field: String, _ part: RegisterPart, _ row: Int) -> Int32? {
    guard let day = column(field, part)?.days[row], day != Register.missingDate else { return nil }
    return day
  }

  private static func number(_ field: String, _ part: RegisterPart, _ row: Int) -> Int64? {
    guard let number = column(field, part)?.numbers[row], number != Register.missingNumber else {
      return nil
    }
    return number
  }
}
