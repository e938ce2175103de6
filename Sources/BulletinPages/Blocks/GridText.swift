import BulletinModel

/// The words and tables around the figures of a block.
struct GridText {
  let desk: Desk
  let block: FigureBlock
  let grid: FigureGrid

  private var words: Words { desk.words }

  // MARK: Title and subtitle

  /// The title as typed, else the finding.
  var title: String { block.title ?? finding }

  /// What the figures show in one clause, from the figures alone.
  private var finding: String {
    if grid.isCourse { return courseFinding }
    if grid.columns.count > 1, !isPlain { return subject }
    let told = grid.rows.indices.filter { grid.cells[$0][0].exact != nil }
    guard case .member = grid.rows.first?.kind, told.count > 1,
      let high = told.max(by: { FigureGrid.precedes(grid.cells[$0][0], grid.cells[$1][0], $1, $0) })
    else { return subject }
    return words(
      .highest, ["name": grid.rows[high].name, "value": cell(grid.cells[high][0], high, 0)])
  }

  private var courseFinding: String {
    guard grid.columns.count == 1, let last = grid.cells.last?.first, last.exact != nil else {
      return subject
    }
    let value = cell(last, grid.rows.count - 1, 0)
    let told = words(
      .valueInPeriod, ["period": grid.rows[grid.rows.count - 1].name, "value": value])
    let yoy = desk.figure(last.key.measure, last.key.members, in: last.key.period, .yoy)
    guard last.key.comparison == .value, yoy.exact != nil else {
      return desk.text(grid.measure.name) + gap + told
    }
    return desk.text(grid.measure.name) + gap + told + words[.clauseComma]
      + words(.valueAgainstYear, ["change": desk.direction(yoy, of: grid.measure)])
  }

  /// What the figures are of: the measures, and by what.
  private var subject: String {
    let names = grid.measures.map { desk.text($0.name) }.joined(separator: words[.listComma])
    let dimensions = block.by.filter { $0 != "period" }.compactMap { id in
      desk.index.figures.axis(id, of: grid.measure.id).map { desk.text($0.name) }
    }
    guard !dimensions.isEmpty else { return names }
    return words(
      .measureBy, ["measure": names, "what": dimensions.joined(separator: words[.listComma])])
  }

  /// Measure and unit, the members held still, the period.
  var subtitle: String {
    var parts = [subjectWithUnit]
    for (dimension, id) in grid.members.sorted(by: { $0.key < $1.key }) {
      let name = desk.index.figures.axis(dimension, of: grid.measure.id)?.member(id)?.name
      parts.append(desk.text(name) ?? id)
    }
    if let first = grid.periods.first, first != grid.period {
      parts.append(
        words(.fromTo, ["from": desk.dates.period(first), "to": desk.dates.period(grid.period)]))
    } else {
      parts.append(desk.dates.period(grid.period))
    }
    return parts.joined(separator: words[.clauseComma])
  }

  private var subjectWithUnit: String {
    let units = Set(grid.measures.compactMap { desk.unit(of: $0) })
    guard units.count == 1, let unit = units.first, !unit.isEmpty else { return subject }
    return subject + words(.bracketed, ["text": unit])
  }

  /// Where the newest figures come from and how settled they are.
  var origin: FigureOrigin {
    desk.origin(
      of: (grid.cells.flatMap { $0 } + grid.totals).map(\.key).filter {
        $0.comparison == .value && $0.period == grid.period
      })
  }

  /// The note as typed, with what every reader must mind.
  var note: String? {
    var notes = block.note.map { [$0] } ?? []
    let missing = grid.rows.indices.filter { row in
      !grid.cells[row].contains { $0.exact != nil }
    }
    if !missing.isEmpty, missing.count <= 12, !grid.isCourse {
      let names = missing.map { row in
        desk.reason(grid.cells[row][0]).map {
          words(.nameWithReason, ["name": grid.rows[row].name, "reason": $0])
        } ?? grid.rows[row].name
      }
      notes.append(words(.withoutFigure, ["names": names.joined(separator: words[.listComma])]))
    }
    if let asOf = grid.asOf, grid.measure.timing == .stock {
      notes.append(words(.asOfDay, ["date": desk.dates.day(asOf)]))
    }
    if grid.hasWithheld { notes.append(words[.withheldNote]) }
    if let overlap = overlapNote { notes.append(overlap) }
    if !sumsUp { notes.append(words[.roundingNote]) }
    return notes.isEmpty ? nil : notes.joined(separator: " ")
  }

  private var overlapNote: String? {
    guard grid.measure.isAdditive, case .member(let dimension, _) = grid.rows.first?.kind,
      desk.index.figures.axis(dimension, of: grid.measure.id)?.isPartition == false
    else { return nil }
    return words(
      .overlapOf,
      [
        "what": desk.index.figures.axis(dimension, of: grid.measure.id).map { desk.text($0.name) }
          ?? ""
      ])
  }

  /// Tells whether the printed parts add up to the printed whole.
  private var sumsUp: Bool {
    guard grid.measure.isAdditive, let whole = grid.totals.first?.exact else { return true }
    let digits: Int
    switch grid.measure.format {
    case .decimal(let places): digits = places
    case .money(let places): digits = places - 4
    default: return true
    }
    guard digits >= 0 else { return true }
    let parts = grid.cells.compactMap { $0.first?.exact?.scaled(digits: digits) }
    return parts.count < grid.rows.count || parts.reduce(0, +) == whole.scaled(digits: digits)
  }

  private var gap: String { desk.tag.primary == "zh" ? "" : " " }

  // MARK: Tables

  /// Tells whether each row has one figure, with comparisons at most.
  var isPlain: Bool {
    grid.columns.allSatisfy { if case .comparison = $0.kind { true } else { false } }
  }

  /// A figure as tables print it.
  func cell(_ figure: Figure, _ row: Int, _ column: Int) -> String {
    text(figure, of: grid.measure(row: row, column: column))
  }

  private func text(_ figure: Figure, of measure: Measure) -> String {
    switch (figure.value, figure.key.comparison) {
    case (.absent(.withheld(let isPrimary)), _): isPrimary ? words[.fewerThanShown] : "＊"
    case (.absent, _): NumberFormat.missing
    case (.exact, .value): desk.cell(figure, of: measure)
    case (.exact(let value), .rank): desk.numbers.count(value.scaled(digits: 0))
    case (.exact(let value), .share): desk.numbers.percent(value, digits: 1)
    case (.exact, _): desk.comparison(figure, of: measure).value
    }
  }

  /// The link of a row's head.
  private func head(_ head: FigureGrid.Head) -> LinkContext {
    switch head.kind {
    case .member("region", let id): return desk.link(toRegion: id, short: false)
    case .member("branch", let id), .member("host", let id):
      if let place = desk.index.tree.place(of: id) { return desk.link(toBranch: place) }
      return .plain(head.name)
    case .measure(let id):
      return LinkContext(
        url: desk.language.routes.route("statistics/measures/\(id)/").href, text: head.name,
        current: false, count: nil)
    default: return .plain(head.name)
    }
  }

  /// All figures; with steps of colour where they are compared over two dimensions.
  func table(withHeat: Bool) -> TableContext {
    let range = withHeat ? heatRange : nil
    return TableContext(
      caption: title,
      columns: [.text(grid.rowTitle)]
        + grid.columns.map { .number($0.name.isEmpty ? desk.text(grid.measure.name) : $0.name) },
      rows: grid.rows.indices.map { row in
        TableRowContext(
          head: head(grid.rows[row]),
          cells: grid.columns.indices.map { column in
            let figure = grid.cells[row][column]
            return desk.shownCell(
              cell(figure, row, column), figure, heat: range.flatMap { heat(figure, $0) })
          })
      },
      totals: grid.totals.isEmpty
        ? []
        : [
          TableRowContext(
            head: .plain(words[.whole]),
            cells: grid.columns.indices.map {
              desk.shownCell(
                text(grid.totals[$0], of: grid.columnMeasures[$0]), grid.totals[$0])
            })
        ])
  }

  /// Places with their movement since the period before.
  var ranking: TableContext {
    TableContext(
      caption: title,
      columns: [
        .text(grid.rowTitle), .number(words[.rankHead]),
        .number(desk.text(grid.measure.name)), .number(words[.onYear]), .number(words[.moved]),
      ],
      rows: grid.rows.indices.map { row in
        let figure = grid.cells[row][0]
        let key = figure.key
        let rank = desk.figure(key.measure, key.members, in: key.period, .rank)
        let before = desk.figure(key.measure, key.members, in: key.period.previous, .rank)
        let yoy = desk.figure(key.measure, key.members, in: key.period, .yoy)
        let change = desk.comparison(yoy, of: grid.measure)
        return TableRowContext(
          head: head(grid.rows[row]),
          cells: [
            .number(text(rank, of: grid.measure)), desk.shownCell(cell(figure, row, 0), figure),
            .number(change.value + change.unit), .number(movement(rank.exact, before.exact)),
          ])
      }, totals: [])
  }

  private func movement(_ now: Rational?, _ before: Rational?) -> String {
    guard let now, let before, let step = before.difference(from: now) else {
      return NumberFormat.missing
    }
    let places = desk.numbers.count(Int64(step.numerator.magnitude))
    if step.numerator == 0 { return words[.samePlace] }
    return words(step.numerator > 0 ? .upBy : .downBy, ["n": places])
  }

  // MARK: Heat

  private var heatRange: ClosedRange<Rational>? {
    let values = grid.cells.flatMap { $0 }.compactMap(\.exact)
    guard let low = values.min(), let high = values.max() else { return nil }
    return low...high
  }

  private func heat(_ figure: Figure, _ range: ClosedRange<Rational>) -> String? {
    guard let value = figure.exact else { return nil }
    if case .percent = grid.measure.format { return HeatStep.name(value) }
    return "h\(ChartRoom.heat(value, range))"
  }

  /// What the steps of colour mean.
  var heatLegend: [LegendContext] {
    if case .percent = grid.measure.format { return HeatStep.legend(words) }
    guard let range = heatRange else { return [] }
    return [
      LegendContext(heat: "h0", text: desk.number(range.lowerBound, of: grid.measure)),
      LegendContext(heat: "h5", text: desk.number(range.upperBound, of: grid.measure)),
    ]
  }
}

extension Desk {
  /// The unit of a measure's values as tables print them.
  func unit(of measure: Measure) -> String? {
    switch measure.format {
    case .percent: "%"
    case .money: numbers.usesMyriads ? "万元" : text(measure.unit)
    default: text(measure.unit)
    }
  }

  /// A value as tables print it.
  func number(_ value: Rational, of measure: Measure) -> String {
    switch measure.format {
    case .count: numbers.count(value.scaled(digits: 0))
    case .percent(let digits): numbers.percent(value, digits: digits)
    case .decimal(let digits): numbers.decimal(value, digits: digits)
    case .money(let digits): numbers.money(value, digits: digits)
    }
  }
}
