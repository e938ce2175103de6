public import BulletinModel

/// Days of a year as blocks of months, darker where more happened.
public struct CalendarChart: Sendable, Hashable {
  /// One day.
  public struct Day: Sendable, Hashable {
    let date: CivilDate
    let level: Int
    let text: String

    /// Makes a day with its level, 0 to 5, and the words shown for it.
    public init(_ date: CivilDate, level: Int, text: String) {
      self.date = date
      self.level = min(5, max(0, level))
      self.text = text
    }
  }

  /// One month.
  public struct Month: Sendable, Hashable {
    let label: String
    let total: String
    let days: [Day]

    /// Makes a month with its label, its total and its days.
    public init(label: String, total: String, days: [Day]) {
      self.label = label
      self.total = total
      self.days = days
    }
  }

  /// One month in a year, where nothing is known day by day.
  public struct MonthCell: Sendable, Hashable {
    let index: Int
    let level: Int?
    let text: String

    /// Makes a month, 1 to 12, with its level, 0 to 5 or nil without a value, and its words.
    public init(_ index: Int, level: Int?, text: String) {
      self.index = min(12, max(1, index))
      self.level = level.map { min(5, max(0, $0)) }
      self.text = text
    }
  }

  /// One year of months.
  public struct Year: Sendable, Hashable {
    let label: String
    let months: [MonthCell]

    /// Makes a year with its label and its months.
    public init(label: String, months: [MonthCell]) {
      self.label = label
      self.months = months
    }
  }

  let words: ChartWords
  let months: [Month]
  let years: [Year]

  /// Makes a calendar of months in order, day by day.
  public init(words: ChartWords, months: [Month]) {
    self.words = words
    self.months = months
    years = []
  }

  /// Makes a calendar of years in order, month by month.
  public init(words: ChartWords, years: [Year]) {
    self.words = words
    months = []
    self.years = years
  }

  /// Draws the months, weeks from Monday; each day or month carries its words as a tooltip.
  public func svg(_ direction: ChartDirection = .leftToRight) -> SafeHTML {
    var drawing = Drawing(direction)
    drawing.add("<div class=\"calmap\" role=\"img\" aria-labelledby=\"")
    drawing.add(text: words.id)
    drawing.add("-t ")
    drawing.add(text: words.id)
    drawing.add("-d\"><p class=\"vh\" id=\"")
    drawing.add(text: words.id)
    drawing.add("-t\">")
    drawing.add(text: words.title)
    drawing.add("</p><p class=\"vh\" id=\"")
    drawing.add(text: words.id)
    drawing.add("-d\">")
    drawing.add(text: words.summary)
    drawing.add("</p>")
    for sheet in sheets { draw(sheet, &drawing) }
    drawing.add("</div>")
    return drawing.markup
  }

  /// A month of days or a year of months, under its label.
  enum Sheet {
    case month(Month)
    case year(Year)

    var label: String {
      switch self {
      case .month(let month): month.label
      case .year(let year): year.label
      }
    }

    /// What its cells add up to; empty where nothing is printed.
    var total: String {
      if case .month(let month) = self { month.total } else { "" }
    }
  }

  /// The months or years in order.
  var sheets: [Sheet] { months.map(Sheet.month) + years.map(Sheet.year) }

  private func draw(_ sheet: Sheet, _ drawing: inout Drawing) {
    drawing.add("<div class=\"cm\"><p class=\"cm-h\">")
    drawing.add(text: sheet.label)
    if !sheet.total.isEmpty {
      drawing.add(" <span>")
      drawing.add(text: sheet.total)
      drawing.add("</span>")
    }
    drawing.add("</p><svg class=\"cal\" viewBox=\"0 0 110 94\" width=\"110\" height=\"94\"")
    drawing.add(" aria-hidden=\"true\" focusable=\"false\">")
    drawCells(of: sheet, &drawing)
    drawing.close()
    drawing.add("</div>")
  }

  /// Draws the days of a month or the months of a year.
  func drawCells(of sheet: Sheet, _ drawing: inout Drawing) {
    switch sheet {
    case .month(let month): drawDays(of: month, &drawing)
    case .year(let year): drawMonths(of: year, &drawing)
    }
  }

  /// Draws the months of a year, four a row, a quarter of the year's sheet wide each.
  private func drawMonths(of year: Year, _ drawing: inout Drawing) {
    for cell in year.months {
      let place = cell.index - 1
      let column = drawing.direction == .leftToRight ? place % 4 : 3 - place % 4
      drawing.add("<rect class=\"h\(cell.level.map(String.init) ?? "x")\"")
      drawing.add(
        " x=\"\(column * 28)\" y=\"\(place / 4 * 28)\" width=\"26\" height=\"26\"><title>")
      drawing.add(text: cell.text)
      drawing.add("</title></rect>")
    }
  }

  /// Draws the days, seven a row of 16 pixels.
  func drawDays(of month: Month, _ drawing: inout Drawing) {
    let offset = (month.days.first?.date).map { first in
      (CivilDate(days: first.days - Int32(first.day - 1)).weekday - 1) - 1
    }
    for day in month.days {
      let place = (offset ?? 0) + day.date.day
      let column = drawing.direction == .leftToRight ? place % 7 : 6 - place % 7
      drawing.add("<rect class=\"h\(day.level)\" x=\"\(column * 16)\" y=\"\(place / 7 * 16)\"")
      drawing.add(" width=\"14\" height=\"14\"><title>")
      drawing.add(text: day.text)
      drawing.add("</title></rect>")
    }
  }
}

/// The step of a value on a scale of six, 0 to 5, for cells and days; nil has none.
///
/// - Complexity: O(1).
public func heatLevel(of value: Rational, from low: Rational, to high: Rational) -> Int {
  Scale(low: low, high: high, length: 599).place(value) / 100
}
