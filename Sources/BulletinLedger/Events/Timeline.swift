import BulletinModel

/// When the rows of a register count under one rule.
struct Timeline: Sendable {
  private enum Slots: Sendable {
    case months(MonthSlots)
    case periods(PeriodSlots)
  }

  private let slots: Slots
  /// For each row the slot in which it counts, or from which on it lives; -1 where it never does.
  let starts: [Int32]
  /// For each row that lives the slot from which it no longer counts, or -1; empty for flows.
  let ends: [Int32]
  /// The first and last day of the rows of each slot; for reported stocks.
  private let standing: [(first: Int32, last: Int32)]

  /// Sorts rows into slots.
  ///
  /// A reported stock takes the latest row of each key only; for rows that live, days after today
  /// have not come.
  init(_ rule: TimeRule, of register: Register, key: RegisterKey, today: CivilDate) {
    var standing: [(first: Int32, last: Int32)] = []
    switch rule {
    case .within(let field) where register.holdsPeriods(field):
      let periods = PeriodSlots(field, of: register)
      (slots, starts, ends) = (.periods(periods), periods.rows, [])
    case .within(let field):
      let days = register.days(field)
      let months = MonthSlots([days])
      (slots, starts, ends) = (.months(months), months.slots(of: days), [])
    case .latest(let field):
      let days = register.days(field)
      let months = MonthSlots([days])
      let all = months.slots(of: days)
      let isLatest = key.latest(all, days: days, of: register)
      let kept = all.indices.map { isLatest[$0] ? all[$0] : -1 }
      standing = Timeline.standing(kept, days, count: months.months.count)
      (slots, starts, ends) = (.months(months), kept, [])
    case .alive(let from, let to):
      let days = Timeline.lives(register.days(from), register.days(to), today: today)
      let months = MonthSlots([days.from, days.to])
      let found = (months.slots(of: days.from), months.slots(of: days.to))
      slots = .months(months)
      starts = days.isAlive.indices.map { days.isAlive[$0] ? found.0[$0] + 1 : -1 }
      ends = found.1.map { $0 < 0 ? -1 : $0 + 1 }
    }
    self.standing = standing
  }

  /// Tells whether rows live, so that a slot holds all that has begun before.
  var isStock: Bool { !ends.isEmpty }

  /// How many slots there are.
  var slotCount: Int {
    switch slots {
    case .months(let months): months.months.count + (isStock ? 1 : 0)
    case .periods(let periods): periods.periods.count
    }
  }

  /// The slots of the rows, and whether they add or take away.
  var entries: [(slots: [Int32], sign: Int64)] {
    isStock
      ? [(slots: starts, sign: Int64(1)), (slots: ends, sign: Int64(-1))]
      : [(slots: starts, sign: Int64(1))]
  }

  /// The months from the first to the last in which something happened; nil when nothing did.
  var reach: ClosedRange<Int>? {
    switch slots {
    case .months(let months):
      guard let first = months.months.first, let last = months.months.last else { return nil }
      return first...last
    case .periods(let periods): return periods.reach
    }
  }

  /// The days from the first to the last on which something happened.
  var days: ClosedRange<CivilDate>? {
    switch slots {
    case .months(let months): return months.days
    case .periods(let periods):
      guard let first = periods.periods.map(\.start).min(),
        let last = periods.periods.map(\.end).max()
      else { return nil }
      return first...last
    }
  }

  /// Tells whether rows name periods and not days.
  var isNamed: Bool {
    if case .periods = slots { true } else { false }
  }

  /// The periods named by rows with those that hold them; nil where rows name days.
  var named: [Period]? {
    if case .periods(let periods) = slots { periods.asked } else { nil }
  }

  /// The months that have rows, rising.
  var months: [Int] {
    if case .months(let months) = slots { months.months } else { [] }
  }

  /// The slots that a period reads: all in it, or for rows that live the last one only.
  func slots(in period: Period) -> [Range<Int>] {
    switch slots {
    case .periods(let periods): return periods.slots(in: period)
    case .months(let months):
      guard isStock else {
        return [months.slots(from: period.firstMonth, through: period.lastMonth)]
      }
      let before = months.slots(from: 0, through: period.lastMonth).upperBound
      return [before..<before + 1]
    }
  }

  /// The day on which the rows of a slot stand, where they share one.
  func day(ofSlot slot: Int) -> CivilDate? {
    guard standing.indices.contains(slot), standing[slot].first == standing[slot].last else {
      return nil
    }
    return CivilDate(days: standing[slot].first)
  }

  private static func standing(_ slots: [Int32], _ days: [Int32], count: Int)
    -> [(first: Int32, last: Int32)]
  {
    var standing = [(first: Int32, last: Int32)](repeating: (.max, .min), count: count)
    for (row, slot) in slots.enumerated() where slot >= 0 {
      let known = standing[Int(slot)]
      standing[Int(slot)] = (min(known.first, days[row]), max(known.last, days[row]))
    }
    return standing
  }

  /// Leaves out what lies in the future, and rows that end before they begin.
  private static func lives(_ from: [Int32], _ to: [Int32], today: CivilDate)
    -> (from: [Int32], to: [Int32], isAlive: [Bool])
  {
    var (starts, ends) = (from, to)
    var isAlive = [Bool](repeating: true, count: from.count)
    for row in from.indices {
      if to[row] > today.days { ends[row] = Register.missingDate }
      let isOver = to[row] != Register.missingDate && to[row] < from[row]
      if from[row] > today.days || isOver {
        isAlive[row] = false
        (starts[row], ends[row]) = (Register.missingDate, Register.missingDate)
      }
    }
    return (starts, ends, isAlive)
  }
}
