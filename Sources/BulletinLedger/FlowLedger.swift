import BulletinModel

/// The activity ledger: events summed over the months in which they began.
struct FlowLedger: Ledger {
  let definitions = BuiltInMeasures.activities
  let periods: [Period]
  let covered: ClosedRange<CivilDate>?
  private let axes: [String: Axis]
  private let months: MonthTable
  private let quantities: [Quantity]
  private let values: [[Int64]]
  private let sums: [[String]: MonthSums]

  init(_ edition: Edition, _ maker: AxisMaker) {
    let register = edition.registers["activities"]
    let table = MonthTable(days: register?.days("date") ?? [])
    let quantities = definitions.map(\.numerator)
    let values = quantities.map { register?.values(of: $0) ?? [] }
    let axes = [
      maker.axis("region", field: "region", in: register, members: "regions"),
      maker.axis("kind", field: "kind", in: register, members: "activity_kinds"),
      maker.axis("branch", field: "host", in: register, members: "branches"),
    ]
    let named = Dictionary(uniqueKeysWithValues: axes.map { ($0.dimension, $0) })
    var sums: [[String]: MonthSums] = [:]
    for dimensions in [[], ["region"], ["kind"], ["branch"], ["kind", "region"]] {
      sums[dimensions] = MonthSums(
        axes: dimensions.compactMap { named[$0] }, months: table.range, monthOfRow: table.months,
        quantities: values)
    }
    self.axes = named
    self.months = table
    self.quantities = quantities
    self.values = values
    self.sums = sums
    covered = table.covered
    periods = BulletinLedger.periods(holding: table.range)
  }

  func cell(_ definition: MeasureDefinition, _ members: [String: String], _ period: Period) -> Cell
  {
    let range = period.firstMonth..<period.lastMonth + 1
    guard range.overlaps(months.range) else { return Cell(absence: .notReported) }
    let dimensions = members.keys.sorted()
    let places = dimensions.map { dimension in
      members[dimension].flatMap { axes[dimension]?.place(of: $0) } ?? -1
    }
    guard !places.contains(-1), let quantity = quantities.firstIndex(of: definition.numerator)
    else { return Cell(absence: .notReported) }
    guard let margin = sums[dimensions] else {
      let rows = rows(definition, members, period)
      return Cell(numerator: rows.reduce(0) { $0 + values[quantity][$1] }, rowCount: rows.count)
    }
    return Cell(
      numerator: margin.sum(quantity, at: places, in: range),
      rowCount: margin.rows(at: places, in: range))
  }

  func rows(_ definition: MeasureDefinition, _ members: [String: String], _ period: Period) -> [Int]
  {
    var wanted: [(codes: [Int32], inside: [Bool])] = []
    for (dimension, member) in members {
      guard let axis = axes[dimension], let place = axis.place(of: member) else { return [] }
      var inside = [Bool](repeating: false, count: axis.members.count)
      for below in axis.subtree(of: place) { inside[below] = true }
      wanted.append((axis.codes, inside))
    }
    return months.months.indices.filter { row in
      let month = Int(months.months[row])
      return month >= period.firstMonth && month <= period.lastMonth
        && wanted.allSatisfy { $0.codes[row] >= 0 && $0.inside[Int($0.codes[row])] }
    }
  }
}
