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

  let words: ChartWords
  let months: [Month]

  /// Makes a calendar of months in order.
  public init(words: ChartWords, months: [Month]) {
    self.words = words
    self.months = months
  }

  /// Draws the months, weeks from Monday; each day carries its words as a tooltip.
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
    for month in months { draw(month, &drawing) }
    drawing.add("</div>")
    return drawing.markup
  }

  private func draw(_ month: Month, _ drawing: inout Drawing) {
    drawing.add("<div class=\"cm\"><p class=\"cm-h\">")
    drawing.add(text: month.label)
    drawing.add(" <span>")
    drawing.add(text: month.total)
    drawing.add("</span></p><svg class=\"cal\" viewBox=\"0 0 110 94\" width=\"110\" height=\"94\"")
    drawing.add(" aria-hidden=\"true\" focusable=\"false\">")
    drawDays(of: month, &drawing)
    drawing.close()
    drawing.add("</div>")
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
