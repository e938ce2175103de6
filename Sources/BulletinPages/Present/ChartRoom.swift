import BulletinCharts
import BulletinModel

/// Hands numbers with their texts to the charts, in the direction of the page.
enum ChartRoom {
  /// A bar or column with its text and what it is compared with.
  struct Bar: Sendable {
    /// What it is.
    let label: String
    /// Its length; nil leaves a gap.
    let value: Rational?
    /// How it is printed.
    let text: String
    /// The value a year before.
    let before: Rational?
  }

  private static func direction(_ language: LanguageTag) -> ChartDirection {
    language.isRightToLeft ? .rightToLeft : .leftToRight
  }

  /// A small drawing of a course.
  static func sparkline(_ values: [Rational?], language: LanguageTag) -> SafeHTML? {
    Sparkline(.line, values: values).svg(direction(language))
  }

  /// A ranking; bars below the target stand back.
  static func bars(
    _ bars: [Bar], target: Rational?, title: String, description: String, id: String, desk: Desk
  ) -> SafeHTML {
    let line = target.map { target in
      BarChart.Target(
        target,
        label: desk.words(.targetLabel, ["n": desk.numbers.percent(target, digits: 0)]))
    }
    return BarChart(
      words: ChartWords(id: id, title: title, summary: description),
      bars: bars.map { bar in
        let isBelow = target.map { target in bar.value.map { $0 < target } ?? true } ?? false
        return BarChart.Bar(
          label: bar.label, value: ChartValue(bar.value, text: bar.text),
          tone: isBelow ? .muted : .plain)
      }, target: line
    ).svg(direction(desk.tag))
  }

  /// Columns with a mark for the year before.
  static func columns(
    _ bars: [Bar], title: String, description: String, id: String, desk: Desk
  ) -> SafeHTML {
    ColumnChart(
      words: ChartWords(id: id, title: title, summary: description),
      columns: bars.map { bar in
        ColumnChart.Column(
          label: bar.label, shortLabel: bar.label,
          value: ChartValue(bar.value, text: bar.text), comparison: bar.before)
      }
    ).svg(direction(desk.tag))
  }

  /// A rate over time with the same periods a year before.
  static func line(
    labels: [String], now: [Rational?], before: [Rational?], title: String, description: String,
    id: String, target: Rational?, desk: Desk
  ) -> SafeHTML {
    func series(_ name: Word, _ values: [Rational?]) -> LineChart.Series {
      LineChart.Series(
        name: desk.words[name],
        values: values.map { value in
          ChartValue(
            value,
            text: value.map { desk.numbers.percent($0, digits: 1) } ?? NumberFormat.missing)
        })
    }
    let known = (now + before).compactMap { $0 } + (target.map { [$0] } ?? [])
    let hasBefore = before.contains { $0 != nil }
    return LineChart(
      words: ChartWords(id: id, title: title, summary: description), ticks: labels,
      current: series(.now, now), previous: hasBefore ? series(.yearAgo, before) : nil,
      gridlines: gridlines(over: known, desk: desk),
      target: target.map { target in
        BarChart.Target(
          target,
          label: desk.words(.targetLabel, ["n": desk.numbers.percent(target, digits: 0)]))
      }
    ).svg(direction(desk.tag))
  }

  /// At most four lines on whole percents that hold all values of a share.
  static func gridlines(over values: [Rational], desk: Desk) -> [LineChart.Gridline] {
    let percents = values.map { $0.scaled(digits: 2) }
    let low = percents.min() ?? 0
    let high = percents.max() ?? 100
    let steps: [Int64] = [1, 2, 5, 10, 20, 25, 50, 100]
    for step in steps {
      let first = (max(0, low - 1)) / step * step
      let last = (high + 1 + step - 1) / step * step
      guard (last - first) / step <= 3 else { continue }
      return stride(from: first, through: max(last, first + step), by: Int64.Stride(step))
        .compactMap { line(at: $0, desk) }
    }
    return [Int64(0), 100].compactMap { line(at: $0, desk) }
  }

  private static func line(at percent: Int64, _ desk: Desk) -> LineChart.Gridline? {
    Rational(percent, 100).map {
      LineChart.Gridline($0, label: desk.numbers.percent($0, digits: 0))
    }
  }

  /// The days of a year, darker where more happened.
  static func calendar(year: Int, days: [CivilDate: Int64], desk: Desk) -> SafeHTML {
    let most = days.values.max() ?? 0
    let title = desk.words(.sessionsByDay, ["year": String(year)])
    let busiest = days.max { $0.value != $1.value ? $0.value < $1.value : $1.key < $0.key }
    let months = (1...12).compactMap { Period(.month, year: year, index: $0) }
    return CalendarChart(
      words: ChartWords(
        id: "calendar", title: title,
        summary: busiest.map {
          desk.words(
            .busiestDay,
            ["date": desk.dates.monthDay($0.key), "n": desk.numbers.count($0.value)])
        } ?? title),
      months: months.map { month in
        let dates = (month.start.days...month.end.days).map { CivilDate(days: $0) }
        let total = dates.reduce(Int64(0)) { $0 + (days[$1] ?? 0) }
        return CalendarChart.Month(
          label: desk.dates.monthName(month), total: desk.numbers.count(total),
          days: dates.map { date in
            let count = days[date] ?? 0
            return CalendarChart.Day(
              date, level: level(of: count, most: most),
              text: desk.words(
                .perDay,
                ["date": desk.dates.monthDay(date), "n": desk.numbers.count(count)]))
          })
      }
    ).svg(direction(desk.tag))
  }

  /// 0 for a day without any, 1 to 5 up to the busiest.
  static func level(of count: Int64, most: Int64) -> Int {
    count <= 0 || most <= 0 ? 0 : 1 + Int((count - 1) * 5 / most)
  }
}
