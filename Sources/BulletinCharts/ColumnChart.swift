public import BulletinModel

/// Columns from zero, one a period, with a mark for the comparison period.
public struct ColumnChart: Sendable, Hashable {
  /// One column.
  public struct Column: Sendable, Hashable {
    let label: String
    let shortLabel: String
    let value: ChartValue
    let comparison: Rational?

    /// Makes a column.
    ///
    /// - Parameters:
    ///   - label: The label below it, such as 1月.
    ///   - shortLabel: What is left of the label on narrow screens, such as 1; a prefix of it.
    ///   - value: Its value.
    ///   - comparison: The same period a year before, drawn as a short line.
    public init(
      label: String, shortLabel: String, value: ChartValue, comparison: Rational? = nil
    ) {
      self.label = label
      self.shortLabel = shortLabel
      self.value = value
      self.comparison = comparison
    }
  }

  private let words: ChartWords
  private let columns: [Column]

  /// Makes a chart of columns in the order given.
  public init(words: ChartWords, columns: [Column]) {
    self.words = words
    self.columns = columns
  }

  /// Draws the columns; height 250 pixels; above 14 columns values are left to the table.
  public func svg(_ direction: ChartDirection = .leftToRight) -> SafeHTML {
    var drawing = Drawing(direction)
    drawing.open(words, height: 250)
    let low = min(Rational(0), columns.compactMap(\.value.exact).min() ?? Rational(0))
    let values = columns.compactMap(\.value.exact) + columns.compactMap(\.comparison)
    let scale = Scale(low: low, high: values.max() ?? Rational(0), length: 20_000)
    let base = 22_400 - scale.place(Rational(0))
    let pitch = 10_000 / max(1, columns.count)
    let width = min(900, pitch * 66 / 100)
    let every = (columns.count + 23) / 24
    for (index, column) in columns.enumerated() {
      let middle = index * pitch + pitch / 2
      if let value = column.value.exact {
        let end = 22_400 - scale.place(value)
        drawing.rect(
          "bar", x: middle - width / 2, width: width, y: min(base, end), height: abs(base - end))
        if columns.count <= 14 {
          drawing.label(
            "val c", column.value.text, x: middle, y: min(base, end), anchor: .middle, dy: "-6")
        }
      } else {
        drawing.label("val c", column.value.text, x: middle, y: base, anchor: .middle, dy: "-6")
      }
      if let comparison = column.comparison {
        let y = 22_400 - scale.place(comparison)
        let half = width / 2 + min(75, pitch / 10)
        drawing.line("mark", x: (middle - half, middle + half), y: (y, y))
      }
      guard index % every == 0 else { continue }
      let isCut = columns.count > 6 && column.label.hasPrefix(column.shortLabel)
      drawTick(column, at: middle, isCut: isCut, &drawing)
    }
    drawing.line("base", x: (0, 10_000), y: (base, base))
    drawing.close()
    return drawing.markup
  }

  private func drawTick(_ column: Column, at x: Int, isCut: Bool, _ drawing: inout Drawing) {
    guard isCut else {
      return drawing.label("tick", column.label, x: x, y: 24_200, anchor: .middle)
    }
    let place = drawing.direction == .leftToRight ? x : 10_000 - x
    drawing.add(
      "<text class=\"tick\" x=\"\(hundredths(place))%\" y=\"242\" text-anchor=\"middle\">")
    drawing.add(text: column.shortLabel)
    drawing.add("<tspan class=\"w\">")
    drawing.add(text: String(column.label.dropFirst(column.shortLabel.count)))
    drawing.add("</tspan></text>")
  }
}
