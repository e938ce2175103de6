import BulletinModel

/// The rows of a register in the time of one rule: what happens within months, or lives at their end.
struct EventTrack: Sendable {
  private let rule: TimeRule
  private let months: MonthSlots
  /// For each row the slot in which it counts first, or -1.
  private let starts: [Int32]
  /// For each row the slot from which it no longer counts, or -1.
  private let ends: [Int32]
  /// The rows by rising slot, and where each slot begins; for flows.
  private let order: [Int32]
  private let bounds: [Int]
  private let quantities: [Quantity]
  /// Cubes by the dimensions that they span, sorted.
  private let cubes: [[String]: EventCube]
  /// A pair of axes gets a cube of its own up to so many cells.
  private static let largestCube = 1 << 19

  /// Sorts the rows into slots and adds them up.
  ///
  /// - Parameters:
  ///   - rule: When a row counts.
  ///   - register: The rows.
  ///   - axes: The dimensions by which it is asked.
  ///   - amounts: The values of each quantity.
  ///   - today: Days after it have not come for rows that live.
  init(
    _ rule: TimeRule, of register: Register, axes: [Axis], amounts: [Quantity: Amounts],
    today: CivilDate
  ) {
    self.rule = rule
    switch rule {
    case .within(let field), .latest(let field):
      let days = register.days(field)
      months = MonthSlots([days])
      starts = months.slots(of: days)
      ends = []
      (order, bounds) = EventTrack.sorted(starts, slotCount: months.months.count)
    case .alive(let from, let to):
      let days = EventTrack.lives(register.days(from), register.days(to), today: today)
      months = MonthSlots([days.from, days.to])
      let slots = (months.slots(of: days.from), months.slots(of: days.to))
      starts = days.isAlive.indices.map { days.isAlive[$0] ? slots.0[$0] + 1 : -1 }
      ends = slots.1.map { $0 < 0 ? -1 : $0 + 1 }
      (order, bounds) = ([], [])
    }
    quantities = [.rows] + amounts.keys.filter { $0 != .rows }.sorted { "\($0)" < "\($1)" }
    let values = quantities.map { quantity in
      amounts[quantity]?.values ?? [Int64](repeating: 1, count: register.rowCount)
    }
    var entries = [(slots: starts, takesAway: false)]
    if !ends.isEmpty { entries.append((slots: ends, takesAway: true)) }
    let slotCount = months.months.count + (ends.isEmpty ? 0 : 1)
    cubes = EventTrack.cubes(axes, isStock: !ends.isEmpty, slotCount) { axes in
      EventCube(axes: axes, slotCount: slotCount, entries: entries, quantities: values)
    }
  }

  /// The months from the first to the last in which something happened; nil when nothing did.
  var reach: ClosedRange<Int>? {
    guard let first = months.months.first, let last = months.months.last else { return nil }
    return first...last
  }

  /// The days from the first to the last on which something happened.
  var days: ClosedRange<CivilDate>? { months.days }

  /// The sum of a quantity at a member of each axis in a period, and how many rows it has.
  func sum(
    _ quantity: Quantity, _ amounts: Amounts, at members: [(axis: Axis, place: Int)],
    in period: Period
  ) -> (units: Int64, rows: Int) {
    let members = members.sorted { $0.axis.dimension.id < $1.axis.dimension.id }
    guard let index = quantities.firstIndex(of: quantity),
      let cube = cubes[members.map(\.axis.dimension.id)]
    else {
      let rows = rows(at: members, in: period)
      return (rows.reduce(0) { $0 + amounts.values[$1] }, rows.count)
    }
    let slots = slots(in: period)
    let places = members.map(\.place)
    return (
      cube.sum(index, at: places, over: slots), Int(cube.sum(0, at: places, over: slots))
    )
  }

  /// The rows that count at a member of each axis in a period, rising.
  func rows(at members: [(axis: Axis, place: Int)], in period: Period) -> [Int] {
    let test = RowTest(members)
    let slots = slots(in: period)
    guard ends.isEmpty else {
      let slot = Int32(slots.lowerBound)
      return starts.indices.filter { row in
        starts[row] >= 0 && starts[row] <= slot && (ends[row] < 0 || ends[row] > slot)
          && test.holds(row)
      }
    }
    let found = order[bounds[slots.lowerBound]..<bounds[slots.upperBound]].lazy.map { Int($0) }
    return found.filter(test.holds).sorted()
  }

  /// The slots that a period reads: all its months, or for rows that live the last one only.
  private func slots(in period: Period) -> Range<Int> {
    guard !ends.isEmpty else {
      return months.slots(from: period.firstMonth, through: period.lastMonth)
    }
    let before = months.slots(from: 0, through: period.lastMonth).upperBound
    return before..<before + 1
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

  /// The rows by rising slot, and where each slot begins, by counting.
  private static func sorted(_ slots: [Int32], slotCount: Int) -> (order: [Int32], bounds: [Int]) {
    var bounds = [Int](repeating: 0, count: slotCount + 1)
    for slot in slots where slot >= 0 { bounds[Int(slot) + 1] += 1 }
    for slot in 0..<slotCount { bounds[slot + 1] += bounds[slot] }
    var next = bounds
    var order = [Int32](repeating: 0, count: bounds[slotCount])
    for (row, slot) in slots.enumerated() where slot >= 0 {
      order[next[Int(slot)]] = Int32(row)
      next[Int(slot)] += 1
    }
    return (order, bounds)
  }

  /// A cube for every axis and every pair that is small enough; narrow ones come from wider ones.
  private static func cubes(
    _ axes: [Axis], isStock: Bool, _ slotCount: Int, make: ([Axis]) -> EventCube
  ) -> [[String]: EventCube] {
    let axes = axes.filter(\.isSingle).sorted { $0.dimension.id < $1.dimension.id }
    func size(_ axes: [Axis]) -> Int { axes.reduce(slotCount) { $0 * ($1.members.count + 1) } }
    var raw: [[String]: EventCube] = [:]
    var wide: [(axes: [Axis], cube: EventCube)] = []
    for (index, one) in axes.enumerated() {
      for other in axes[(index + 1)...] where size([one, other]) <= largestCube {
        let cube = make([one, other])
        wide.append(([one, other], cube))
        raw[[one.dimension.id, other.dimension.id]] = cube
      }
    }
    for axis in axes {
      let source = wide.first { $0.axes.contains { $0.dimension.id == axis.dimension.id } }
      raw[[axis.dimension.id]] = source?.cube.narrowed(to: [axis]) ?? make([axis])
    }
    raw[[]] = axes.first.flatMap { raw[[$0.dimension.id]] }?.narrowed(to: []) ?? make([])
    return raw.mapValues { isStock ? $0.rolledUp().accumulated() : $0.rolledUp() }
  }
}
