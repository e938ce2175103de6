import BulletinModel

/// Collects the published cells of one count of persons in a year, and the lines that bind them.
struct TableWalk {
  private struct LineKey: Hashable {
    let total: CellKey
    let dimension: Int
  }

  private let count: CountOfPersons
  private let space: CellSpace
  private(set) var lines = CellLines()
  /// For each cell met its number; nil for 0 and for what is not known.
  private(set) var cells: [CellKey: Int?] = [:]
  private var isKnown: Set<CellKey> = []
  private var walked: Set<LineKey> = []
  private var order: [(key: CellKey, spots: [CellKey.Spot], table: CellSpace.Table)] = []

  /// Walks every one- and two-dimensional table of a year, period by period.
  init(_ count: CountOfPersons, _ space: CellSpace, year: Int) {
    self.count = count
    self.space = space
    let periods = TableWalk.periods(of: year)
    for period in periods {
      for table in space.tables { walk(table, in: period) }
    }
    for (key, spots, table) in order where key.period.kind != .month {
      bind(key, spots, table, periods)
    }
  }

  /// Months, quarters, half-years and the year, each rising.
  private static func periods(of year: Int) -> [Period] {
    Period.Kind.allCases.flatMap { kind in
      (1...(12 / kind.rawValue)).compactMap { Period(kind, year: year, index: $0) }
    }
  }

  private mutating func walk(_ table: CellSpace.Table, in period: Period) {
    guard number([], table, period) != nil || !isKnown([], table, period) else { return }
    let found = table.dimensions.map { spread([], along: $0, table, period) }
    for (one, first) in table.dimensions.enumerated() {
      for (other, second) in table.dimensions.enumerated()
      where other > one && space.isPrinted(first, second) {
        for place in found[one] {
          let fixed = CellKey.Spot(dimension: first, place: place)
          _ = spread([fixed], along: second, table, period)
        }
        for place in found[other] {
          let fixed = CellKey.Spot(dimension: second, place: place)
          _ = spread([fixed], along: first, table, period)
        }
      }
    }
  }

  /// Meets the members of a dimension beside what is fixed, and gives those that count anybody.
  private mutating func spread(
    _ fixed: [CellKey.Spot], along dimension: Int, _ table: CellSpace.Table, _ period: Period
  ) -> [Int] {
    let axis = space.axes[dimension]
    guard axis.isSingle else {
      return axis.members.indices.filter { place in
        number(fixed + [.init(dimension: dimension, place: place)], table, period) != nil
      }
    }
    var met: [Int] = []
    var open: [Int] = []
    let root = table.root.flatMap { $0.dimension == dimension ? $0.place : nil }
    let isWhole = root != nil && !fixed.contains { table.freeing.contains($0.dimension) }
    if isWhole {
      open = axis.roots.filter { $0 != root }.reversed() + (root.map { [$0] } ?? [])
      met += open.filter {
        number(fixed + [.init(dimension: dimension, place: $0)], table, period) != nil
      }
    } else {
      met += line(fixed, axis.roots, along: dimension, table, period)
      open = met.reversed()
    }
    while let place = open.popLast() {
      let spot = CellKey.Spot(dimension: dimension, place: place)
      let below = line(
        fixed + [spot], space.children[dimension][place], along: dimension, table, period)
      met += below
      open += below.reversed()
    }
    return met
  }

  /// Adds the line from a total to its parts; gives the parts that count anybody.
  private mutating func line(
    _ above: [CellKey.Spot], _ places: [Int], along dimension: Int, _ table: CellSpace.Table,
    _ period: Period
  ) -> [Int] {
    let fixed = above.filter { $0.dimension != dimension }
    let total = number(above, table, period)
    guard total != nil || !isKnown(above, table, period) else { return [] }
    var (met, parts): ([Int], [Int]) = ([], [])
    for place in places {
      let spots = fixed + [CellKey.Spot(dimension: dimension, place: place)]
      guard let part = number(spots, table, period) else { continue }
      met.append(place)
      parts.append(part)
    }
    if let total, !parts.isEmpty, let key = space.key(above, table, in: period),
      walked.insert(LineKey(total: key, dimension: dimension)).inserted
    {
      lines.addLine(total: total, parts: parts)
    }
    return met
  }

  /// The number of a cell; nil for 0 and for what is not known.
  private mutating func number(
    _ spots: [CellKey.Spot], _ table: CellSpace.Table, _ period: Period
  ) -> Int? {
    guard let key = space.key(spots, table, in: period) else { return nil }
    if let known = cells[key] { return known }
    let value = count.value(table.owner, space.members(spots, table), period)
    if value != nil { isKnown.insert(key) }
    let number = value.flatMap { $0 == 0 ? nil : lines.add($0) }
    cells[key] = .some(number)
    if number != nil { order.append((key, spots, table)) }
    return number
  }

  private func isKnown(
    _ spots: [CellKey.Spot], _ table: CellSpace.Table, _ period: Period
  ) -> Bool {
    space.key(spots, table, in: period).map(isKnown.contains) ?? false
  }

  /// Binds a cell of a longer period to those of the shorter ones in it.
  ///
  /// A flow is the sum of what the next shorter periods hold. A stock is that of its latest month.
  private mutating func bind(
    _ key: CellKey, _ spots: [CellKey.Spot], _ table: CellSpace.Table, _ periods: [Period]
  ) {
    guard let total = cells[key] ?? nil else { return }
    let shorter: Period.Kind =
      switch key.period.kind {
      case .year: .half
      case .half: .quarter
      default: .month
      }
    let isFlow = count.time.timing == .flow
    let inside = periods.filter {
      $0.kind == (isFlow ? shorter : .month) && $0.firstMonth >= key.period.firstMonth
        && $0.lastMonth <= key.period.lastMonth
    }
    if isFlow {
      let parts = inside.compactMap { number(spots, table, $0) }
      if !parts.isEmpty { lines.addLine(total: total, parts: parts, isInTime: true) }
      return
    }
    for month in inside.reversed() {
      let part = number(spots, table, month)
      guard part != nil || isKnown(spots, table, month) else { continue }
      if let part, lines.values[part] == lines.values[total] {
        lines.addLine(total: total, parts: [part], isInTime: true)
      }
      return
    }
  }
}
