import BulletinModel

/// The coverage ledger: counts that stand at a day, the latest inside a period, never carried forward.
struct StockLedger: Ledger {
  let definitions: [MeasureDefinition]
  let periods: [Period]
  let covered: ClosedRange<CivilDate>?
  /// What only a roll-up can see.
  let faults: [Diagnostic]
  private let roll: StockRoll

  init(_ edition: Edition, _ maker: AxisMaker) {
    let settings = edition.settings.statistics
    let sectors = edition.vocabularies["sectors"]
    let isPartition = sectors?.isPartition ?? true
    let whole: [String]? =
      !settings.keySectors.isEmpty
      ? settings.keySectors : isPartition ? sectors?.terms.map(\.id) ?? [] : nil
    roll = StockRoll(edition, maker, whole: whole)
    definitions = BuiltInMeasures.coverage(wholeName: settings.keySectorsName)
    let table = MonthTable(days: roll.days)
    covered = table.covered
    periods = BulletinLedger.periods(
      holding: Set(table.months.filter { $0 >= 0 }.map { Int($0) }).sorted())
    faults = StockAudit(roll, edition: edition).faults
  }

  func cell(_ definition: MeasureDefinition, _ members: [String: String], _ period: Period) -> Cell
  {
    guard let part = roll.part(region: members["region"], sector: members["sector"], in: period)
    else { return Cell(absence: .notAdditive) }
    guard part.reported > 0 else { return Cell(absence: .notReported) }
    let isPartial = part.reported < part.due
    return Cell(
      absence: isPartial ? .partial(reported: part.reported, due: part.due) : nil,
      numerator: part.rows.reduce(0) { $0 + roll.value(definition.numerator, row: $1) },
      denominator: definition.denominator.map { quantity in
        part.rows.reduce(0) { $0 + roll.value(quantity, row: $1) }
      } ?? 0,
      rowCount: part.rows.count, asOf: part.asOf)
  }

  func rows(_ definition: MeasureDefinition, _ members: [String: String], _ period: Period) -> [Int]
  {
    roll.part(region: members["region"], sector: members["sector"], in: period)?.rows.sorted() ?? []
  }
}

/// The rows of a stock register by region and sector, and how they roll up.
struct StockRoll: Sendable {
  /// What a roll-up finds at a region and sector in a period.
  struct Part: Sendable {
    /// The rows that count, one a leaf.
    var rows: [Int] = []
    /// How many leaves have a row for the period's day.
    var reported = 0
    /// How many leaves have ever had a row.
    var due = 0
    /// The latest day among the rows.
    var asOf: CivilDate?
  }

  /// A leaf: a region's own rows for one sector, by day.
  struct Leaf: Sendable {
    let region: Int
    /// Rows rising by day.
    let rows: [Int]
  }

  let regions: Axis
  let children: [[Int]]
  let sectors: [String]
  /// The day of each row.
  let days: [Int32]
  /// The root whose roll-up is the whole; nil sums all roots.
  let root: Int?
  /// For each sector the leaves below each region: a region with rows below it gives way to them.
  let leaves: [String: [Leaf]]
  private let whole: [String]?
  private let values: [Quantity: [Int64]]

  init(_ edition: Edition, _ maker: AxisMaker, whole: [String]?) {
    let register = edition.registers["coverage"]
    regions = maker.axis("region", field: "region", in: register, members: "regions")
    children = regions.children
    days = register?.days("as_of") ?? []
    root = edition.settings.statistics.region.flatMap(regions.place(of:))
    self.whole = whole
    var rowsOf: [String: [Int: [Int]]] = [:]
    for row in days.indices where days[row] != Register.missingDate && regions.codes[row] >= 0 {
      guard let sector = register?.text("sector", row: row) else { continue }
      rowsOf[sector, default: [:]][Int(regions.codes[row]), default: []].append(row)
    }
    let days = days
    leaves = rowsOf.mapValues { byRegion in
      byRegion.keys.sorted().map { region in
        let rows = (byRegion[region] ?? []).sorted { (days[$0], $0) < (days[$1], $1) }
        return Leaf(region: region, rows: rows)
      }
    }
    sectors = (edition.vocabularies["sectors"]?.terms.map(\.id) ?? []).filter { rowsOf[$0] != nil }
    let quantities: [Quantity] = [
      .sum("organised", missing: 0), .sum("eligible", missing: 0),
      .difference("eligible", "organised"),
    ]
    values = Dictionary(
      uniqueKeysWithValues: quantities.map { ($0, register?.values(of: $0) ?? []) })
  }

  /// A quantity's value in a row.
  func value(_ quantity: Quantity, row: Int) -> Int64 { values[quantity]?[row] ?? 0 }

  /// What stands at a region and sector in a period; nil where sectors may not be added.
  func part(region: String?, sector: String?, in period: Period) -> Part? {
    guard let wanted = sector.map({ [$0] }) ?? whole else { return nil }
    let tops: [Int]
    if let region {
      guard let place = regions.place(of: region) else { return Part() }
      tops = [place]
    } else {
      tops = root.map { [$0] } ?? regions.members.indices.filter { regions.parents[$0] < 0 }
    }
    var total = Part()
    for sector in wanted {
      let below = leaves(of: sector, below: tops)
      let part = latest(of: below, in: period)
      total.rows += part.rows
      total.reported += part.reported
      total.due += part.due
      total.asOf = [total.asOf, part.asOf].compactMap { $0 }.max()
    }
    return total
  }

  /// The leaves of a sector in the subtrees of some regions; parents of other leaves give way.
  func leaves(of sector: String, below tops: [Int]) -> [Leaf] {
    guard let all = leaves[sector] else { return [] }
    var inside = [Bool](repeating: false, count: regions.members.count)
    for top in tops { inside[top] = true }
    for place in regions.members.indices where regions.parents[place] >= 0 {
      if inside[regions.parents[place]] { inside[place] = true }
    }
    var hasRowsBelow = [Bool](repeating: false, count: regions.members.count)
    for leaf in all {
      var above = regions.parents[leaf.region]
      while above >= 0, !hasRowsBelow[above] {
        hasRowsBelow[above] = true
        above = regions.parents[above]
      }
    }
    return all.filter { inside[$0.region] && !hasRowsBelow[$0.region] }
  }

  /// The latest row of each leaf inside a period; a leaf whose row is of an earlier month than the
  /// period's latest has not reported for it.
  func latest(of leaves: [Leaf], in period: Period) -> Part {
    var found: [Int] = []
    for leaf in leaves {
      let row = leaf.rows.last {
        days[$0] <= period.end.days && days[$0] >= period.start.days
      }
      if let row { found.append(row) }
    }
    var part = Part(due: leaves.count)
    guard let day = found.map({ days[$0] }).max() else { return part }
    let month = Period(.month, containing: CivilDate(days: day))
    part.rows = found.filter { month.contains(CivilDate(days: days[$0])) }
    part.reported = part.rows.count
    part.asOf = CivilDate(days: day)
    return part
  }
}
