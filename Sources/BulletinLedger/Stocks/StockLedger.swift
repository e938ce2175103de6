import BulletinModel

/// A register of reports on regions that stand at a day: the latest inside a period, never carried
/// forward, a region with complete regions below it being their sum.
struct StockLedger: Ledger {
  let definitions: [MeasureDefinition]
  let faults: [Diagnostic]
  private let columns: ReadColumns
  private let roll: StockRoll

  /// Reads the reports; nil where the measures do not ask for reports on regions.
  ///
  /// They do where the register's key holds a region, and all dimensions are fields of the key. A
  /// register without a grain has the key that its dimensions make.
  init?(
    _ definitions: [MeasureDefinition], asOf field: String, of register: Register,
    by reader: CellReader
  ) {
    let dimensions = definitions.flatMap(\.dimensions)
    let key = StockLedger.key(register.schema, dimensions, asOf: field)
    let isKey = dimensions.allSatisfy { $0.path.count == 1 && key.contains($0.field) }
    guard isKey, let place = dimensions.first(where: { $0.list == "regions" }) else { return nil }
    let columns = ReadColumns(definitions, of: register, by: reader)
    var axes = columns.axes.filter { $0.dimension.field == place.field }.prefix(1)
    for axis in columns.axes
    where !axes.contains(where: { $0.dimension.field == axis.dimension.field }) {
      axes.append(axis)
    }
    for field in key where !axes.contains(where: { $0.dimension.field == field }) {
      axes.append(Axis(Dimension(id: field, field: field, list: nil), of: register, by: reader))
    }
    guard axes.allSatisfy(\.isSingle) else { return nil }
    self.definitions = definitions
    self.columns = columns
    roll = StockRoll(
      Array(axes), asOf: field, tallies: columns.tallies, of: register, in: reader.edition)
    let typed = definitions.flatMap(\.aggregates).filter {
      if case .sum = $0.function { $0.condition == nil } else { false }
    }
    let denominators = definitions.compactMap(\.denominator)
    func places(_ aggregates: [Aggregate]) -> [Int] {
      Set(aggregates.compactMap { columns.place(of: $0.tally) }).sorted()
    }
    faults =
      columns.faults
      + StockAudit(roll: roll, register: register, edition: reader.edition).faults(
        typed: places(typed), denominators: places(denominators))
  }

  func axis(_ dimension: String, of definition: MeasureDefinition) -> Axis? {
    columns.plans[definition.measure.id]?.axes[dimension].map { columns.axes[$0] }
  }

  func periods(of definition: MeasureDefinition) -> [Period] {
    isFilled(definition) ? BulletinLedger.periods(holding: roll.months.months) : []
  }

  func covered(by definition: MeasureDefinition) -> ClosedRange<CivilDate>? {
    isFilled(definition) ? roll.months.days : nil
  }

  func cell(_ definition: MeasureDefinition, _ members: [String: String], _ period: Period) -> Cell
  {
    guard isFilled(definition), let plan = columns.plans[definition.measure.id],
      let asked = fields(members, definition)
    else { return Cell(absence: .notReported) }
    guard let found = roll.part(at: asked, in: period) else { return Cell(absence: .notAdditive) }
    guard let part = found, let numerator = value(plan.numerator, part) else {
      return Cell(absence: .notReported)
    }
    var denominator = Cell.Sum()
    if let reading = plan.denominator {
      guard let sum = value(reading, part) else { return Cell(absence: .notReported) }
      denominator = sum
    }
    let node = part.node
    return Cell(
      absence: node.reported < node.due
        ? .partial(reported: node.reported, due: node.due) : nil,
      numerator: numerator, denominator: denominator, rowCount: Int(node.sums[plan.behind]),
      asOf: CivilDate(days: node.lastDay))
  }

  func rows(_ definition: MeasureDefinition, _ members: [String: String], _ period: Period) -> [Int]
  {
    guard isFilled(definition), let plan = columns.plans[definition.measure.id],
      let asked = fields(members, definition), let part = roll.part(at: asked, in: period)
    else { return [] }
    let mask = columns.tallies[plan.behind].mask
    return part?.rows.filter { mask?[$0] ?? true } ?? []
  }

  func leftOut(_ definition: MeasureDefinition, _ members: [String: String], _ period: Period)
    -> [LeftOutRow]
  {
    guard isFilled(definition), let plan = columns.plans[definition.measure.id],
      let asked = fields(members, definition), let found = roll.part(at: asked, in: period),
      let part = found
    else { return [] }
    let mask = columns.tallies[plan.behind].mask
    var left = LeftOutRow.unread(
      part.rows, read: part.rows.filter { mask?[$0] ?? true }, by: definition)
    let slots = roll.months.slots(from: period.firstMonth, through: period.lastMonth)
    for slot in slots where slot < part.slot {
      let older = roll.part(of: part.classes, at: part.tops, in: slot)
      left += older.rows.map { LeftOutRow(row: $0, reason: .superseded) }
    }
    return left.sorted { $0.row < $1.row }
  }

  func count(
    _ tally: Tally, of definition: MeasureDefinition, _ members: [String: String], _ period: Period
  ) -> Int64? {
    guard isFilled(definition), let place = columns.place(of: tally),
      let asked = fields(members, definition), let found = roll.part(at: asked, in: period),
      let part = found
    else { return nil }
    return value(.sum(place), part)?.whole
  }

  /// The members by field; nil for a member that the dimension's list does not have.
  private func fields(_ members: [String: String], _ definition: MeasureDefinition)
    -> [String: String]?
  {
    var fields: [String: String] = [:]
    for (dimension, member) in members {
      guard let axis = axis(dimension, of: definition), axis.place(of: member) != nil else {
        return nil
      }
      fields[axis.dimension.field] = member
    }
    return fields
  }

  private func value(_ reading: ReadColumns.Reading, _ part: StockRoll.Part) -> Cell.Sum? {
    func sum(_ place: Int) -> Cell.Sum {
      Cell.Sum(units: part.node.sums[place], scale: columns.tallies[place].scale)
    }
    switch reading {
    case .sum(let place): return sum(place)
    case .mean(let total, let filled):
      var mean = sum(total)
      mean.divisor = part.node.sums[filled]
      return mean.divisor > 0 ? mean : nil
    case .pick(let pick, let series): return columns.series[series].value(pick, over: part.rows)
    }
  }

  /// Tells whether the fields of a measure are filled at all: a column left empty is not zero.
  private func isFilled(_ definition: MeasureDefinition) -> Bool {
    columns.plans[definition.measure.id].map(columns.isFilled) ?? false
  }

  private static func key(
    _ schema: RegisterSchema, _ dimensions: [Dimension], asOf field: String
  ) -> [String] {
    let key = RegisterKey(of: schema, at: .latest(field)).fields
    return key.isEmpty ? dimensions.map(\.field) : key
  }
}
