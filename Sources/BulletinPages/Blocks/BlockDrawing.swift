import BulletinCharts
import BulletinModel

/// Draws the figures of a chart block.
struct BlockDrawing {
  let desk: Desk
  let block: FigureBlock
  let grid: FigureGrid
  let text: GridText
  /// A prefix for ids, unique in the page.
  let id: String

  /// How the chart is drawn: as the block asks, else as suits the figures.
  var form: FigureBlock.Form {
    if let form = block.form { return form }
    if grid.isCourse {
      let isStock = grid.measure.timing == .stock
      return grid.columns.count > 4 ? .multiples : isStock || isShare ? .line : .column
    }
    if text.isPlain { return .bar }
    if grid.hasPeriodColumns { return grid.columns.count == 2 ? .dumbbell : .multiples }
    return .heat
  }

  private var isShare: Bool {
    if case .percent = grid.measure.format { true } else { false }
  }

  private var direction: ChartDirection {
    desk.tag.isRightToLeft ? .rightToLeft : .leftToRight
  }

  private var words: ChartWords {
    ChartWords(id: id, title: text.title, summary: summary)
  }

  /// The figures by day or month; nil where the block asks for no calendar or they make none.
  var calendar: BlockCalendar? {
    guard form == .calendar else { return nil }
    let calendar = BlockCalendar(desk: desk, grid: grid)
    return calendar.summary == nil ? nil : calendar
  }

  /// Highest, lowest and course in a sentence.
  var summary: String {
    if let told = calendar?.summary { return told }
    if grid.isCourse, let first = grid.cells.first?.first, let last = grid.cells.last?.first {
      return desk.words(
        .trendDescription,
        [
          "from": text.cell(first, 0, 0), "to": text.cell(last, grid.rows.count - 1, 0),
          "n": desk.numbers.count(Int64(grid.rows.count)),
        ])
    }
    let told = grid.rows.indices.filter { grid.cells[$0][0].exact != nil }
    guard
      let high = told.max(by: { FigureGrid.follows(grid.cells[$0][0], grid.cells[$1][0], $1, $0) }),
      let low = told.min(by: { FigureGrid.precedes(grid.cells[$0][0], grid.cells[$1][0], $0, $1) }),
      high != low
    else { return text.title }
    return desk.words(
      .highestLowest,
      [
        "high": grid.rows[high].name, "a": text.cell(grid.cells[high][0], high, 0),
        "low": grid.rows[low].name, "b": text.cell(grid.cells[low][0], low, 0),
      ])
  }

  /// The drawing; a form that does not suit the figures gives way to bars.
  private var chart: any BlockChart {
    switch form {
    case .bar: severalBars ?? bars
    case .column: severalColumns ?? columns
    case .line: severalLines ?? lines
    case .stacked: stacked ?? bars
    case .slope: slope
    case .dumbbell: dumbbell
    case .multiples: multiples
    case .calendar: calendar?.chart(words) ?? bars
    case .heat, .spark: bars
    }
  }

  /// The drawing in the page.
  var svg: SafeHTML? {
    if form == .spark, let spark = spark.svg(direction) { return spark }
    return chart.svg(direction)
  }

  /// The drawing as a document of its own.
  var document: [UInt8] {
    let sheet = ChartSheet(
      title: text.title, subtitle: text.subtitle, source: text.origin.source ?? desk.siteTitle,
      language: desk.tag)
    if form == .spark, let spark = spark.standaloneSVG(sheet, words: words, direction) {
      return spark.bytes
    }
    return chart.standaloneSVG(sheet, direction).bytes
  }

  private var spark: Sparkline { Sparkline(.line, values: grid.cells.map { $0.first?.exact }) }

  private func value(_ row: Int, _ column: Int) -> ChartValue {
    ChartValue(
      grid.cells[row][column].exact, text: text.cell(grid.cells[row][column], row, column))
  }

  private var target: BarChart.Target? {
    block.target.map {
      BarChart.Target(
        $0, label: desk.words(.targetLabel, ["n": desk.number($0, of: grid.measure)]))
    }
  }

  private var bars: BarChart {
    BarChart(
      words: words,
      bars: grid.rows.indices.map { row in
        let value = value(row, 0)
        let isBelow =
          block.target.map { target in value.exact.map { $0 < target } ?? true } ?? false
        return BarChart.Bar(
          label: grid.rows[row].short, value: value, tone: isBelow ? .muted : .plain)
      }, target: target, top: isShare ? Rational(1) : nil)
  }

  private var columns: ColumnChart {
    ColumnChart(
      words: words,
      columns: grid.rows.indices.map { row in
        let before =
          block.comparison == .yoy || block.comparison == nil
          ? figureBefore(row).exact : nil
        return ColumnChart.Column(
          label: label(row), shortLabel: grid.rows[row].short, value: value(row, 0),
          comparison: before)
      })
  }

  /// What stands below a column: a period as axes name it, since full names run into each other.
  private func label(_ row: Int) -> String {
    grid.isCourse ? grid.rows[row].short : grid.rows[row].name
  }

  private func figureBefore(_ row: Int) -> Figure {
    let key = grid.cells[row][0].key
    return desk.figure(key.measure, key.members, in: key.period.yearBefore, key.comparison)
  }

  private var lines: LineChart {
    let now = grid.rows.indices.map { value($0, 0) }
    let before = grid.rows.indices.map { row -> ChartValue in
      let figure = figureBefore(row)
      return ChartValue(figure.exact, text: desk.cell(figure, of: grid.measure))
    }
    let known = (now + before).compactMap(\.exact) + (block.target.map { [$0] } ?? [])
    let hasBefore = before.contains { $0.exact != nil }
    return LineChart(
      words: words, ticks: grid.rows.map(\.short),
      current: LineChart.Series(name: desk.words[.now], values: now),
      previous: hasBefore
        ? LineChart.Series(name: desk.words[.yearAgo], values: before) : nil,
      gridlines: isShare
        ? ChartRoom.gridlines(over: known, desk: desk)
        : ChartRoom.gridlines(over: known, measure: grid.measure, desk: desk),
      target: target)
  }

  // MARK: Several values a row

  /// The places of the columns that hold values and not comparisons.
  private var series: [Int] {
    grid.columns.indices.filter { column in
      guard case .comparison(let comparison) = grid.columns[column].kind else { return true }
      return comparison == .value
    }
  }

  private var seriesNames: [String] {
    series.map { grid.columns[$0].short.isEmpty ? grid.columns[$0].name : grid.columns[$0].short }
  }

  private var severalBars: BarChart? {
    guard series.count > 1 else { return nil }
    return BarChart(
      words: words, series: seriesNames,
      groups: grid.rows.indices.map { row in
        BarChart.Group(label: grid.rows[row].short, values: series.map { value(row, $0) })
      }, target: target, top: isShare ? Rational(1) : nil)
  }

  private var severalColumns: ColumnChart? {
    guard series.count > 1 else { return nil }
    return ColumnChart(
      words: words, series: seriesNames,
      groups: grid.rows.indices.map { row in
        ColumnChart.Group(
          label: label(row), shortLabel: grid.rows[row].short,
          values: series.map { value(row, $0) })
      })
  }

  private var severalLines: LineChart? {
    guard series.count > 1, grid.isCourse else { return nil }
    let known = series.flatMap { column in grid.cells.compactMap { $0[column].exact } }
    return LineChart(
      words: words, ticks: grid.rows.map(\.short),
      series: series.enumerated().map { place, column in
        LineChart.Series(
          name: seriesNames[place], values: grid.rows.indices.map { value($0, column) })
      },
      gridlines: isShare
        ? ChartRoom.gridlines(over: known, desk: desk)
        : ChartRoom.gridlines(over: known, measure: grid.measure, desk: desk), target: target)
  }

  private var stacked: StackedChart? {
    guard series.count > 1 else { return nil }
    return StackedChart(
      words: words, form: grid.isCourse ? .columns : .rows, series: seriesNames,
      members: grid.rows.indices.map { row in
        let values = series.map { value(row, $0) }
        let exact = values.compactMap(\.exact)
        let sum = exact.reduce(Rational?(Rational(0))) { sum, next in
          sum.flatMap { sum in next.negated.flatMap { sum.difference(from: $0) } }
        }
        let total = exact.count == values.count ? sum : nil
        return StackedChart.Member(
          label: label(row), shortLabel: grid.rows[row].short, values: values,
          total: ChartValue(
            total,
            text: total.map { desk.number($0, of: grid.measure) } ?? NumberFormat.missing))
      })
  }

  /// The earlier and the later value of each row, with the names of their periods.
  private var pairs: (before: String, after: String, values: [(ChartValue, ChartValue)]) {
    if grid.hasPeriodColumns, let last = grid.columns.indices.last {
      return (
        grid.columns[0].name, grid.columns[last].name,
        grid.rows.indices.map { (value($0, 0), value($0, last)) }
      )
    }
    let base =
      block.comparison == .change ? grid.period.previous : grid.period.yearBefore
    return (
      desk.dates.period(base), desk.dates.period(grid.period),
      grid.rows.indices.map { row in
        let key = grid.cells[row][0].key
        let figure = desk.figure(key.measure, key.members, in: base)
        return (
          ChartValue(figure.exact, text: desk.cell(figure, of: grid.measure)), value(row, 0)
        )
      }
    )
  }

  private var slope: SlopeChart {
    let pairs = pairs
    return SlopeChart(
      words: words, before: pairs.before, after: pairs.after,
      members: zip(grid.rows, pairs.values).map {
        SlopeChart.Member(label: $0.short, before: $1.0, after: $1.1)
      })
  }

  private var dumbbell: DumbbellChart {
    let pairs = pairs
    return DumbbellChart(
      words: words, before: pairs.before, after: pairs.after,
      members: zip(grid.rows, pairs.values).map {
        DumbbellChart.Member(label: $0.short, before: $1.0, after: $1.1)
      })
  }

  /// One panel a member, its values over the periods.
  private var multiples: MultiplesChart {
    let isStock = grid.measure.timing == .stock || isShare
    let panels: [MultiplesChart.Panel]
    let ticks: [String]
    if grid.isCourse {
      ticks = grid.rows.map(\.short)
      panels = series.enumerated().map { place, column in
        panel(seriesNames[place], grid.rows.indices.map { value($0, column) })
      }
    } else {
      ticks = series.map { grid.columns[$0].short }
      panels = grid.rows.indices.map { row in
        panel(grid.rows[row].short, series.map { value(row, $0) })
      }
    }
    return MultiplesChart(
      words: words, form: isStock ? .lines : .columns, ticks: ticks, panels: panels,
      isFromZero: !isShare)
  }

  private func panel(_ label: String, _ values: [ChartValue]) -> MultiplesChart.Panel {
    MultiplesChart.Panel(label: label, figure: values.last?.text ?? "", values: values)
  }
}

/// A chart that can be drawn in a page and as a file.
private protocol BlockChart {
  func svg(_ direction: ChartDirection) -> SafeHTML
  func standaloneSVG(_ sheet: ChartSheet, _ direction: ChartDirection) -> SafeHTML
}

extension BarChart: BlockChart {}
extension ColumnChart: BlockChart {}
extension LineChart: BlockChart {}
extension StackedChart: BlockChart {}
extension SlopeChart: BlockChart {}
extension DumbbellChart: BlockChart {}
extension MultiplesChart: BlockChart {}
extension CalendarChart: BlockChart {}

extension ChartRoom {
  /// The step of a value between the lowest and the highest, 0 to 5.
  static func heat(_ value: Rational, _ range: ClosedRange<Rational>) -> Int {
    range.lowerBound == range.upperBound
      ? 0 : heatLevel(of: value, from: range.lowerBound, to: range.upperBound)
  }

  /// At most five lines on round numbers, from zero or below to the top of all values.
  static func gridlines(
    over values: [Rational], measure: Measure, desk: Desk
  ) -> [LineChart.Gridline] {
    let high = values.max().map { max($0, Rational(0)) } ?? Rational(1)
    let low = values.min().map { min($0, Rational(0)) } ?? Rational(0)
    var step = Rational(1)
    while let steps = high.difference(from: low)?.divided(by: step), steps > Rational(4) {
      step = next(step)
    }
    guard let below = low.divided(by: step), let above = high.divided(by: step) else { return [] }
    let first = floor(below)
    let last = max(first + 1, -floor(above.negated ?? Rational(0)))
    return (first...last).compactMap { place in
      step.multiplied(by: Rational(place)).map {
        LineChart.Gridline($0, label: desk.number($0, of: measure))
      }
    }
  }

  /// The next of 1, 2, 5, 10, 20, 50 and so on.
  private static func next(_ step: Rational) -> Rational {
    var power = Rational(1)
    while power.numerator * 10 <= step.numerator { power = Rational(power.numerator * 10) }
    let leading = step.numerator / power.numerator
    return Rational(power.numerator * (leading == 1 ? 2 : leading == 2 ? 5 : 10))
  }

  private static func floor(_ value: Rational) -> Int64 {
    let quotient = value.numerator / value.denominator
    return value.numerator % value.denominator < 0 ? quotient - 1 : quotient
  }
}
