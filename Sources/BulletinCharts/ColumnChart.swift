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

  let words: ChartWords
  let columns: [Column]
  let series: [String]
  let groups: [Group]

  /// Makes a chart of columns in the order given.
  public init(words: ChartWords, columns: [Column]) {
    self.words = words
    self.columns = columns
    series = []
    groups = []
  }

  static let bottom = 22_400
  static let height = 20_000

  /// Draws the columns; height 250 pixels; values that do not fit are left to the table.
  public func svg(_ direction: ChartDirection = .leftToRight) -> SafeHTML {
    var drawing = Drawing(direction)
    draw(&drawing)
    return drawing.markup
  }

  func draw(_ drawing: inout Drawing) {
    guard series.isEmpty else { return drawGroups(&drawing) }
    drawing.open(words, height: 250)
    let values = columns.compactMap(\.value.exact) + columns.compactMap(\.comparison)
    let scale = Scale(
      low: min(Rational(0), values.min() ?? Rational(0)),
      high: max(Rational(0), values.max() ?? Rational(0)), length: ColumnChart.height)
    let pitch = 10_000 / max(1, columns.count)
    let texts = Fitting.every(
      columns.map { Fitting.width($0.value.text) }.max() ?? 0, gap: 3, step: pitch)
    let name = texts.narrow == 1 ? "val c" : texts.wide == 1 ? "val c w" : nil
    for (index, column) in columns.enumerated() {
      draw(column, at: index * pitch + pitch / 2, pitch, scale, value: name, &drawing)
    }
    ColumnTicks(labels: columns.map { ($0.label, $0.shortLabel) }, pitch: pitch)
      .draw(y: 24_200, &drawing)
    let base = ColumnChart.bottom - scale.place(Rational(0))
    drawing.line("base", x: (0, 10_000), y: (base, base))
    drawing.close()
  }

  private func draw(
    _ column: Column, at middle: Int, _ pitch: Int, _ scale: Scale, value name: String?,
    _ drawing: inout Drawing
  ) {
    let base = ColumnChart.bottom - scale.place(Rational(0))
    let width = min(900, pitch * 66 / 100)
    let end = column.value.exact.map { ColumnChart.bottom - scale.place($0) } ?? base
    if column.value.exact != nil {
      drawing.rect(
        "bar", x: middle - width / 2, width: width, y: min(base, end), height: abs(base - end))
    }
    var text = min(base, end)
    if let comparison = column.comparison {
      let y = ColumnChart.bottom - scale.place(comparison)
      let half = width / 2 + min(75, pitch / 10)
      drawing.line("mark", x: (middle - half, middle + half), y: (y, y))
      // A mark just above the column would strike the value out: the value moves above it.
      if (text - 2200..<text).contains(y) { text = y }
    }
    if let name {
      drawing.label(name, column.value.text, x: middle, y: text, anchor: .middle, dy: "-6")
    }
  }
}
