import BulletinModel

extension Register {
  /// A quantity's value for each row, times `10^scale` of its field.
  func values(of quantity: Quantity) -> [Int64] {
    switch quantity {
    case .rows:
      [Int64](repeating: 1, count: rowCount)
    case .sum(let field, let missing):
      numbers(field, missing: missing)
    case .difference(let one, let other):
      zip(numbers(one, missing: 0), numbers(other, missing: 0)).map { $0 - $1 }
    }
  }

  private func numbers(_ field: String, missing: Int64) -> [Int64] {
    guard case .numbers(let values, _) = column(field) else {
      return [Int64](repeating: missing, count: rowCount)
    }
    return values.map { $0 == Register.missingNumber ? missing : $0 }
  }

  /// The days of a field for each row; `missingDate` where empty.
  func days(_ field: String) -> [Int32] {
    guard case .dates(let days) = column(field) else {
      return [Int32](repeating: Register.missingDate, count: rowCount)
    }
    return days
  }
}

/// Months since year 0 of days, looked up instead of computed once a row.
struct MonthTable: Sendable {
  /// For each day its month since year 0, or -1 where there is no day.
  let months: [Int32]
  /// The months from the first to the last; empty without a day.
  let range: Range<Int>
  /// The days from the first to the last.
  let covered: ClosedRange<CivilDate>?

  init(days: [Int32]) {
    var lowest = Int32.max
    var highest = Int32.min
    for day in days where day != Register.missingDate {
      lowest = min(lowest, day)
      highest = max(highest, day)
    }
    guard lowest <= highest else {
      months = [Int32](repeating: -1, count: days.count)
      range = 0..<0
      covered = nil
      return
    }
    let table = (lowest...highest).map { day -> Int32 in
      let (year, month, _) = CivilDate(days: day).components
      return Int32(year * 12 + month - 1)
    }
    months = days.map { $0 == Register.missingDate ? -1 : table[Int($0 - lowest)] }
    range = Int(table[0])..<Int(table[table.count - 1]) + 1
    covered = CivilDate(days: lowest)...CivilDate(days: highest)
  }
}

/// All months of a range with the quarters, half-years and years that hold them, rising.
func periods(holding months: some Sequence<Int>) -> [Period] {
  var found: Set<Period> = []
  for month in months {
    guard let first = CivilDate(year: month / 12, month: month % 12 + 1, day: 1) else { continue }
    for kind in Period.Kind.allCases { found.insert(Period(kind, containing: first)) }
  }
  return found.sorted()
}
