import BulletinModel

/// The months in which something happened, numbered: sparse, so that one absurd year costs nothing.
struct MonthSlots: Sendable {
  /// Months since year 0, rising; a slot is a place here.
  let months: [Int]
  /// The days from the first to the last; nil without a day.
  var days: ClosedRange<CivilDate>? {
    table.isEmpty
      ? nil : CivilDate(days: lowest)...CivilDate(days: lowest + Int32(table.count) - 1)
  }
  private let lowest: Int32
  /// For each day from `lowest` on its slot.
  private let table: [Int32]

  /// Collects the months of some columns of days.
  init(_ columns: [[Int32]]) {
    var lowest = Int32.max
    var highest = Int32.min
    for days in columns {
      for day in days where day != Register.missingDate {
        lowest = min(lowest, day)
        highest = max(highest, day)
      }
    }
    guard lowest <= highest else {
      (months, table, self.lowest) = ([], [], 0)
      return
    }
    var isUsed = [Bool](repeating: false, count: Int(highest - lowest) + 1)
    for days in columns {
      for day in days where day != Register.missingDate { isUsed[Int(day - lowest)] = true }
    }
    var months: [Int] = []
    var table = [Int32](repeating: -1, count: isUsed.count)
    var first = 0
    while first < table.count {
      let month = Period(.month, containing: CivilDate(days: lowest + Int32(first)))
      let end = min(table.count, Int(month.end.days - lowest) + 1)
      if isUsed[first..<end].contains(true) {
        for day in first..<end { table[day] = Int32(months.count) }
        months.append(month.firstMonth)
      }
      first = end
    }
    self.months = months
    self.table = table
    self.lowest = lowest
  }

  /// The slots of the months in a closed range.
  func slots(from first: Int, through last: Int) -> Range<Int> {
    let lower = lowerBound(first)
    return lower..<max(lower, lowerBound(last + 1))
  }

  /// For each of some collected days its slot, or -1 where there is none.
  func slots(of days: [Int32]) -> [Int32] {
    days.map { $0 == Register.missingDate ? -1 : table[Int($0 - lowest)] }
  }

  private func lowerBound(_ month: Int) -> Int {
    var (low, high) = (0, months.count)
    while low < high {
      let middle = (low + high) / 2
      if months[middle] < month { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Register {
  /// The days of a field for each row, for a field of periods their last days.
  ///
  /// `missingDate` where empty.
  func days(_ field: String) -> [Int32] {
    switch column(field) {
    case .dates(let days): return days
    case .coded(let codes, let dictionary):
      let ends = dictionary.map { Period($0)?.end.days ?? Register.missingDate }
      return codes.map { $0 == Register.missingCode ? Register.missingDate : ends[Int($0)] }
    default: return [Int32](repeating: Register.missingDate, count: rowCount)
    }
  }

  /// Tells whether a field holds periods.
  func holdsPeriods(_ field: String) -> Bool {
    if case .coded = column(field) { true } else { false }
  }
}

/// Months with the quarters, half-years and years that hold them, rising.
func periods(holding months: some Sequence<Int>) -> [Period] {
  var found: Set<Period> = []
  for month in months {
    guard let first = CivilDate(year: month / 12, month: month % 12 + 1, day: 1) else { continue }
    for kind in Period.Kind.allCases { found.insert(Period(kind, containing: first)) }
  }
  return found.sorted()
}
