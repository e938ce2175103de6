import BulletinCharts
import BulletinModel

/// The figures of a block day by day, or month by month where the ledger keeps no open days.
///
/// Days are counted from the rows behind the figure, so that they add up to it. They are shown only
/// where the ledger's rows are published and count no persons: a day has few cases.
struct BlockCalendar {
  /// A day or a month.
  struct Cell {
    /// Which.
    let name: String
    /// Its value; nil where it has none.
    let value: Rational?
    /// How it is printed.
    let text: String
  }

  let desk: Desk
  let grid: FigureGrid

  /// How many months of days are drawn at most.
  private static let mostMonths = 24

  /// What is counted.
  var measure: Measure { grid.measure }

  /// The key of the block's figure in a period.
  private func key(in period: Period) -> FigureKey {
    FigureKey(measure.id, grid.members, in: period)
  }

  /// The months from the first period to the end of the last.
  private var months: [Period] {
    guard let first = grid.periods.first?.start, let last = grid.periods.last?.end else {
      return []
    }
    var months: [Period] = []
    var next = Period(.month, containing: first)
    while next.start <= last {
      months.append(next)
      next = next.next
    }
    return months
  }

  /// Tells whether the block asks for one course of one measure.
  var isOne: Bool {
    guard grid.measures.count == 1, grid.columns.count == 1 else { return false }
    if grid.isCourse { return true }
    if case .measure = grid.rows.first?.kind { return grid.rows.count == 1 }
    return false
  }

  // MARK: Days

  /// What each day with rows adds up to; nil where days are not open or not kept.
  var days: [CivilDate: Rational]? {
    guard isOne, !measure.countsPersons, !grid.hasWithheld, months.count <= Self.mostMonths,
      let definition = desk.index.figures.definition(measure.id), !definition.isRatio,
      case .within(let field) = definition.time,
      let register = desk.edition.registers[measure.register],
      register.schema.publication == .rows,
      register.schema.fields.first(where: { $0.id == field })?.type == .date
    else { return nil }
    var sums: [CivilDate: Rational] = [:]
    for period in grid.periods {
      for row in desk.index.figures.rows(behind: key(in: period)) {
        guard let date = register.date(field, row: row),
          let value = value(definition.numerator, register, row)
        else { return nil }
        guard let sum = (sums[date] ?? Rational(0)).sum(with: value) else { return nil }
        sums[date] = sum
      }
    }
    return sums.isEmpty ? nil : sums
  }

  /// What a row adds; nil where rows do not add up.
  private func value(_ aggregate: Aggregate, _ register: Register, _ row: Int) -> Rational? {
    switch aggregate.function {
    case .rows: Rational(1)
    case .sum(let field, let missing): register.number(field, row: row) ?? Rational(missing)
    default: nil
    }
  }

  /// A value with its unit.
  func printed(_ value: Rational) -> String {
    desk.number(value, of: measure) + (desk.unit(of: measure).map { $0 == "%" ? "" : $0 } ?? "")
  }

  private func text(_ name: String, _ value: String) -> String {
    name + desk.words[.colon] + value
  }

  private func level(_ value: Rational?, most: Rational) -> Int? {
    guard let value else { return nil }
    guard value > Rational(0), most > Rational(0) else { return 0 }
    return max(1, heatLevel(of: value, from: Rational(0), to: most))
  }

  // MARK: The chart

  /// The drawing; nil where the block's figures are no single course over months.
  func chart(_ words: ChartWords) -> CalendarChart? {
    guard isOne else { return nil }
    if let days { return dayChart(days, words) }
    let values = monthFigures
    guard values.contains(where: { $0.figure.exact != nil }) else { return nil }
    return monthChart(values, words)
  }

  private func dayChart(_ days: [CivilDate: Rational], _ words: ChartWords) -> CalendarChart {
    let most = days.values.max() ?? Rational(0)
    return CalendarChart(
      words: words,
      months: months.map { month in
        let dates = (month.start.days...month.end.days).map { CivilDate(days: $0) }
        let total = dates.reduce(Rational?(Rational(0))) { sum, date in
          sum.flatMap { $0.sum(with: days[date] ?? Rational(0)) }
        }
        return CalendarChart.Month(
          label: months.count > 12 || month.index == 1
            ? desk.dates.period(month) : desk.dates.monthName(month),
          total: total.map { desk.number($0, of: measure) } ?? "",
          days: dates.map { date in
            let value = days[date] ?? Rational(0)
            return CalendarChart.Day(
              date, level: level(value, most: most) ?? 0,
              text: text(desk.dates.monthDay(date), printed(value)))
          })
      })
  }

  /// The figure of each month.
  var monthFigures: [(month: Period, figure: Figure)] {
    months.map { ($0, desk.index.figures.figure(key(in: $0))) }
  }

  private func monthChart(
    _ values: [(month: Period, figure: Figure)], _ words: ChartWords
  ) -> CalendarChart {
    let most = values.compactMap(\.figure.exact).max() ?? Rational(0)
    let years = Set(values.map(\.month.year)).sorted()
    return CalendarChart(
      words: words,
      years: years.map { year in
        CalendarChart.Year(
          label: desk.words(.yearName, ["year": String(year)]),
          months: values.filter { $0.month.year == year }.map { month, figure in
            CalendarChart.MonthCell(
              month.index, level: level(figure.exact, most: most),
              text: text(
                desk.dates.period(month),
                figure.exact.map(printed) ?? desk.reason(figure) ?? NumberFormat.missing))
          })
      })
  }
}

extension Rational {
  /// The exact sum; nil where it is out of range.
  fileprivate func sum(with other: Rational) -> Rational? {
    other.negated.flatMap { difference(from: $0) }
  }
}
