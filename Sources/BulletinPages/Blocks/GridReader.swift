import BulletinModel

/// Reads the figures that a block names.
struct GridReader {
  let desk: Desk
  let block: FigureBlock

  private var figures: Figures { desk.index.figures }
  private var measures: [Measure] { block.measures.compactMap(figures.measure) }

  /// How many periods back the latest one with figures is sought.
  private static let farthest = 8

  /// The figures; nil where the block names no measure or has no period with figures.
  ///
  /// Where the latest period that has ended holds nothing yet, the one before it is told.
  func grid() -> FigureGrid? {
    guard let first = measures.first, let periods = periods(of: first) else { return nil }
    let newest = grid(of: first, over: periods)
    guard case .latest = block.periods, newest?.hasFigures != true, var period = periods.last
    else { return newest }
    for _ in 0..<GridReader.farthest where period.year > 1 {
      period = period.previous
      if let earlier = grid(of: first, over: [period]), earlier.hasFigures { return earlier }
    }
    return newest
  }

  private func grid(of first: Measure, over periods: [Period]) -> FigureGrid? {
    guard let period = periods.last else { return nil }
    let dimensions = block.by.filter { $0 != "period" }
    let isCourse = block.by.first == "period"
    let rowHeads: [FigureGrid.Head]
    if isCourse {
      rowHeads = periods.map(head(of:))
    } else if let dimension = dimensions.first {
      rowHeads = heads(of: dimension, measure: first)
    } else {
      rowHeads = measures.map(head(of:))
    }
    let second = isCourse ? dimensions.first : dimensions.dropFirst().first
    let columns = columnHeads(second, first, periods, hasRowMeasures: block.by.isEmpty)
    let reading = rowHeads.map { row in columns.map { figure(row, $0, period, first) } }
    let (rows, cells) = sorted(rowHeads, reading, isCourse: isCourse)
    return FigureGrid(
      measure: first, measures: measures, rows: rows, columns: columns, cells: cells,
      totals: total(rows: rows, columns, period, first, isCourse: isCourse),
      members: block.members, period: period, periods: periods,
      rowTitle: isCourse
        ? desk.words[.period]
        : dimensions.first.map { axisName($0, first) } ?? desk.words[.indicator],
      columnMeasures: columns.map { column in
        if case .measure(let id) = column.kind { return figures.measure(id) ?? first }
        return first
      })
  }

  // MARK: Periods

  /// The periods that are shown, rising; nil where there is none with rows.
  private func periods(of measure: Measure) -> [Period]? {
    let now = desk.edition.now.date
    switch block.periods {
    case .one(let period): return [period]
    case .latest(let kind):
      return
        (figures.latestPeriod(of: measure.id, kind, at: now)
        ?? figures.periods(of: measure.id, kind).last { $0.start <= now }).map { [$0] }
    case .last(let count, let kind):
      guard let last = figures.latestPeriod(of: measure.id, kind, at: now) else { return nil }
      let first = figures.periods(of: measure.id, kind).first
      return desk.course(to: last, count: count, since: first)
    case .range(let from, let to):
      var periods: [Period] = []
      var next = from
      while next <= to, periods.count < 400 {
        periods.append(next)
        next = next.next
      }
      return periods.isEmpty ? nil : periods
    case nil:
      guard let period = desk.tellingPeriod(of: measure, at: block.members) else { return nil }
      guard block.by.contains("period") else { return [period] }
      let first = figures.periods(of: measure.id, period.kind).first
      return desk.course(to: period, count: period.kind == .month ? 12 : 8, since: first)
    }
  }

  // MARK: Heads

  private func head(of period: Period) -> FigureGrid.Head {
    FigureGrid.Head(
      kind: .period(period), name: desk.dates.period(period), short: desk.dates.axis(period))
  }

  private func head(of measure: Measure) -> FigureGrid.Head {
    let name = desk.text(measure.name)
    return FigureGrid.Head(kind: .measure(measure.id), name: name, short: name)
  }

  private func axisName(_ dimension: String, _ measure: Measure) -> String {
    figures.axis(dimension, of: measure.id).map { desk.text($0.name) } ?? dimension
  }

  /// The members that are shown: below `under`, of a level, or the first level with more than one.
  private func heads(of dimension: String, measure: Measure) -> [FigureGrid.Head] {
    guard let axis = figures.axis(dimension, of: measure.id) else { return [] }
    var shown: [DimensionAxis.Member]
    if let under = block.under, axis.member(under) != nil {
      shown = axis.children(of: under)
    } else if let level = block.level, dimension == block.by.first(where: { $0 != "period" }) {
      shown = axis.members.filter { $0.level == level }
    } else {
      shown = axis.children(of: nil)
      if dimension == "region", let root = desk.edition.settings.statistics.region,
        axis.member(root) != nil
      {
        shown = axis.children(of: root)
      }
      while shown.count == 1, !axis.children(of: shown[0].id).isEmpty {
        shown = axis.children(of: shown[0].id)
      }
    }
    return shown.map { member in
      FigureGrid.Head(
        kind: .member(dimension: dimension, id: member.id), name: desk.text(member.name),
        short: desk.text(member.short ?? member.name))
    }
  }

  private func columnHeads(
    _ dimension: String?, _ measure: Measure, _ periods: [Period], hasRowMeasures: Bool
  ) -> [FigureGrid.Head] {
    if let dimension {
      return heads(of: dimension, measure: measure)
    }
    if block.by.contains("period"), block.by.first != "period" { return periods.map(head(of:)) }
    if hasRowMeasures, periods.count > 1 { return periods.map(head(of:)) }
    var columns =
      hasRowMeasures || measures.count == 1
      ? [FigureGrid.Head(kind: .comparison(.value), name: valueName(measure), short: "")]
      : measures.map(head(of:))
    if let comparison = block.comparison, comparison != .value {
      let name = desk.words[Word(comparison: comparison)]
      columns.append(FigureGrid.Head(kind: .comparison(comparison), name: name, short: name))
    }
    return columns
  }

  private func valueName(_ measure: Measure) -> String {
    block.by.isEmpty ? desk.words[.value] : desk.text(measure.name)
  }

  // MARK: Cells

  private func figure(
    _ row: FigureGrid.Head, _ column: FigureGrid.Head?, _ latest: Period, _ measure: Measure
  ) -> Figure {
    var id = measure.id
    var members = block.members
    var period = latest
    var comparison = FigureKey.Comparison.value
    for head in [row, column].compactMap({ $0 }) {
      switch head.kind {
      case .member(let dimension, let member): members[dimension] = member
      case .period(let other): period = other
      case .measure(let other): id = other
      case .comparison(let other): comparison = other
      case .whole: break
      }
    }
    return figures.figure(FigureKey(id, members, in: period, comparison: comparison))
  }

  /// The whole below its parts: where it is asked for, or where parts add up to it.
  private func total(
    rows: [FigureGrid.Head], _ columns: [FigureGrid.Head], _ period: Period, _ measure: Measure,
    isCourse: Bool
  ) -> [Figure] {
    guard !isCourse, rows.count > 1, case .member(let dimension, _) = rows[0].kind else {
      return []
    }
    let isPartition = figures.axis(dimension, of: measure.id)?.isPartition ?? true
    guard block.hasTotal ?? (isPartition && block.limit == nil) else { return [] }
    var head = FigureGrid.Head(kind: .whole, name: desk.words[.whole], short: "")
    if let under = block.under {
      head = FigureGrid.Head(
        kind: .member(dimension: dimension, id: under), name: head.name, short: "")
    }
    let totals = columns.map { figure(head, $0, period, measure) }
    return totals.contains { $0.exact != nil } ? totals : []
  }

  /// Orders the rows as the block asks; charts of members without an order show the largest first.
  private func sorted(
    _ rows: [FigureGrid.Head], _ cells: [[Figure]], isCourse: Bool
  ) -> ([FigureGrid.Head], [[Figure]]) {
    guard !isCourse, !block.by.isEmpty else { return (rows, cells) }
    let wanted = block.sort ?? (block.kind == .table ? "order" : "-value")
    var order = Array(rows.indices).filter { place in
      block.kind == .table || cells[place].contains { $0.exact != nil || $0.rowCount > 0 }
    }
    let newest = max(0, (cells.first?.count ?? 1) - 1)
    let column = block.by.contains("period") ? newest : 0
    switch wanted {
    case "value": order.sort { FigureGrid.precedes(cells[$0][column], cells[$1][column], $0, $1) }
    case "-value": order.sort { FigureGrid.follows(cells[$0][column], cells[$1][column], $0, $1) }
    case "name":
      order.sort { rows[$0].name.utf8.lexicographicallyPrecedes(rows[$1].name.utf8) }
    default: break
    }
    if let limit = block.limit { order = Array(order.prefix(limit)) }
    return (order.map { rows[$0] }, order.map { cells[$0] })
  }
}

extension FigureGrid {
  /// Orders figures by rising value; those without one stand last.
  static func precedes(_ left: Figure, _ right: Figure, _ a: Int, _ b: Int) -> Bool {
    switch (left.exact, right.exact) {
    case (let one?, let other?): one != other ? one < other : a < b
    case (_?, nil): true
    case (nil, _?): false
    case (nil, nil): a < b
    }
  }

  /// Orders figures by falling value; those without one stand last.
  static func follows(_ left: Figure, _ right: Figure, _ a: Int, _ b: Int) -> Bool {
    switch (left.exact, right.exact) {
    case (let one?, let other?): one != other ? other < one : a < b
    case (_?, nil): true
    case (nil, _?): false
    case (nil, nil): a < b
    }
  }
}

extension Word {
  /// What a column of comparisons is headed.
  init(comparison: FigureKey.Comparison) {
    self =
      switch comparison {
      case .value: .value
      case .change: .onPeriod
      case .yoy: .onYear
      case .share: .shareHead
      case .rank: .rankHead
      }
  }
}
