import BulletinModel

extension BlockCalendar {
  /// The same numbers: every day, or month, that has one.
  func table(caption: String) -> TableContext? {
    guard isOne else { return nil }
    let cells: [(String, String)]
    let head: Word
    if let days {
      head = .day
      cells = days.keys.sorted().map { day in
        (desk.dates.day(day), desk.number(days[day] ?? Rational(0), of: measure))
      }
    } else {
      head = .month
      cells = monthFigures.map { (desk.dates.period($0.month), desk.cell($0.figure, of: measure)) }
    }
    return TableContext(
      caption: caption,
      columns: [.text(desk.words[head]), .number(desk.text(measure.name))],
      rows: cells.map { TableRowContext(head: .plain($0.0), cells: [.number($0.1)]) }, totals: [])
  }

  /// What the lightest and the darkest step mean.
  var legend: [LegendContext] {
    guard isOne else { return [] }
    let values = days.map { Array($0.values) } ?? monthFigures.compactMap(\.figure.exact)
    guard let most = values.max(), most > Rational(0) else { return [] }
    return [
      LegendContext(heat: "h0", text: desk.number(Rational(0), of: measure)),
      LegendContext(heat: "h5", text: printed(most)),
    ]
  }

  /// The highest day or month in a sentence.
  var summary: String? {
    guard isOne else { return nil }
    if let days {
      let high = days.max { $0.value != $1.value ? $0.value < $1.value : $1.key < $0.key }
      return high.map {
        desk.words(.highest, ["name": desk.dates.monthDay($0.key), "value": printed($0.value)])
      }
    }
    let told = monthFigures.filter { $0.figure.exact != nil }
    let high = told.max { left, right in
      guard let a = left.figure.exact, let b = right.figure.exact else { return false }
      return a != b ? a < b : right.month < left.month
    }
    return high.flatMap { month, figure in
      figure.exact.map {
        desk.words(.highest, ["name": desk.dates.period(month), "value": printed($0)])
      }
    }
  }
}
