import BulletinModel

/// The periods that a field names, numbered by length and then by time.
///
/// A row lies in every period that holds its own one whole: a quarter in its half-year and year, a
/// year in no quarter.
struct PeriodSlots: Sendable {
  /// The periods; a slot is a place here.
  let periods: [Period]
  /// For each row its slot, or -1.
  let rows: [Int32]
  /// The months from the first to the last.
  let reach: ClosedRange<Int>?

  init(_ field: String, of register: Register) {
    guard case .coded(let codes, let dictionary) = register.column(field) else {
      (periods, rows, reach) = ([], [Int32](repeating: -1, count: register.rowCount), nil)
      return
    }
    let named = dictionary.map { Period($0) }
    let periods = Set(named.compactMap { $0 }).sorted {
      ($0.kind.rawValue, $0.firstMonth) < ($1.kind.rawValue, $1.firstMonth)
    }
    let places = Dictionary(uniqueKeysWithValues: periods.enumerated().map { ($1, Int32($0)) })
    let slots = named.map { $0.flatMap { places[$0] } ?? -1 }
    self.periods = periods
    rows = codes.map { $0 == Register.missingCode ? -1 : slots[Int($0)] }
    if let first = periods.map(\.firstMonth).min(), let last = periods.map(\.lastMonth).max() {
      reach = first...last
    } else {
      reach = nil
    }
  }

  /// The slots whose periods lie inside a period: one run for each length.
  func slots(in period: Period) -> [Range<Int>] {
    Period.Kind.allCases.filter { $0.rawValue <= period.months }.compactMap { kind in
      let first = bound(kind, period.firstMonth)
      let end = bound(kind, period.lastMonth - kind.rawValue + 2)
      return first < end ? first..<end : nil
    }
  }

  /// The periods with all longer ones that hold them, rising.
  var asked: [Period] {
    Set(
      periods.flatMap { one in
        Period.Kind.allCases.filter { $0.rawValue >= one.kind.rawValue }.map {
          Period($0, containing: one.start)
        }
      }
    ).sorted()
  }

  private func bound(_ kind: Period.Kind, _ month: Int) -> Int {
    var (low, high) = (0, periods.count)
    while low < high {
      let middle = (low + high) / 2
      let one = periods[middle]
      if (one.kind.rawValue, one.firstMonth) < (kind.rawValue, month) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
