public import BulletinModel

/// A rate over time beside the same course a year before; missing values leave gaps.
public struct LineChart: Sendable, Hashable {
  /// A line with the name printed at its end.
  public struct Series: Sendable, Hashable {
    let name: String
    let values: [ChartValue]

    /// Makes a line; values stand one a tick, from the first on.
    public init(name: String, values: [ChartValue]) {
      self.name = name
      self.values = values
    }
  }

  /// A gridline with its label.
  public struct Gridline: Sendable, Hashable {
    let value: Rational
    let label: String

    /// Makes a gridline.
    public init(_ value: Rational, label: String) {
      self.value = value
      self.label = label
    }
  }

  private let words: ChartWords
  private let ticks: [String]
  private let current: Series
  private let previous: Series?
  private let gridlines: [Gridline]
  private let target: BarChart.Target?

  /// Makes a chart of one line and, behind it, the comparison.
  ///
  /// - Parameters:
  ///   - words: The drawing's name and description.
  ///   - ticks: The labels below, one a value.
  ///   - current: The line.
  ///   - previous: The comparison, drawn in grey.
  ///   - gridlines: At least two, rising: the first is the base line, the last the top.
  ///   - target: A dashed line with its label.
  public init(
    words: ChartWords, ticks: [String], current: Series, previous: Series? = nil,
    gridlines: [Gridline], target: BarChart.Target? = nil
  ) {
    self.words = words
    self.ticks = ticks
    self.current = current
    self.previous = previous
    self.gridlines = gridlines
    self.target = target
  }

  private static let top = 2600
  private static let height = 21_800
  private static let start = 600
  private static let width = 8000

  /// Draws the lines; height 270 pixels.
  public func svg(_ direction: ChartDirection = .leftToRight) -> SafeHTML {
    var drawing = Drawing(direction)
    drawing.open(words, height: 270)
    let low = gridlines.first?.value ?? Rational(0)
    let high = gridlines.last?.value ?? Rational(1)
    let scale = Scale(low: low, high: high, length: LineChart.height)
    func y(_ value: Rational) -> Int { LineChart.top + LineChart.height - scale.place(value) }
    for (index, gridline) in gridlines.enumerated() {
      let place = y(gridline.value)
      drawing.line(index == 0 ? "base" : "grid", x: (0, 10_000), y: (place, place))
      drawing.label("tick", gridline.label, x: 0, y: place, dy: "-5")
    }
    if let target {
      let place = y(target.value)
      drawing.line("ref", x: (LineChart.start, 10_000), y: (place, place))
      drawing.label("ref-lab", target.label, x: LineChart.start, y: place, dy: "-5")
    }
    let every = (ticks.count + 12) / 13
    for (index, tick) in ticks.enumerated() where index % every == 0 {
      let isSecondary = (index / every) % 2 == 1 && ticks.count > 6
      drawing.label(
        isSecondary ? "tick w" : "tick", tick, x: x(index), y: 26_200, anchor: .middle)
    }
    drawPaths(&drawing, scale, direction)
    let ends = labelPlaces(y)
    if let previous { drawEnd(previous, "prev", at: ends.previous, &drawing, y) }
    drawEnd(current, "cur", at: ends.current, &drawing, y)
    drawing.close()
    return drawing.markup
  }

  private func x(_ index: Int) -> Int {
    LineChart.start + LineChart.width * index / max(1, ticks.count - 1)
  }

  private func drawPaths(_ drawing: inout Drawing, _ scale: Scale, _ direction: ChartDirection) {
    let isLeft = direction == .leftToRight
    let start = isLeft ? LineChart.start : 10_000 - LineChart.start - LineChart.width
    drawing.add("<svg x=\"\(hundredths(start))%\" y=\"26\" width=\"80%\" height=\"218\"")
    drawing.add(" viewBox=\"0 0 100 218\" preserveAspectRatio=\"none\" overflow=\"visible\">")
    for (series, name) in [(previous, "ln prev"), (current, "ln cur")] {
      guard let series else { continue }
      let path = path(of: series, scale, isLeft: isLeft)
      if !path.isEmpty { drawing.add("<path class=\"\(name)\" d=\"\(path)\"/>") }
    }
    drawing.add("</svg>")
  }

  private func path(of series: Series, _ scale: Scale, isLeft: Bool) -> String {
    var steps: [String] = []
    var isOpen = false
    for (index, value) in series.values.enumerated() {
      guard let exact = value.exact else {
        isOpen = false
        continue
      }
      let along = 10_000 * index / max(1, ticks.count - 1)
      let x = hundredths(isLeft ? along : 10_000 - along)
      let y = hundredths(LineChart.height - scale.place(exact))
      steps.append("\(isOpen ? "L" : "M")\(x),\(y)")
      isOpen = true
    }
    return steps.joined(separator: " ")
  }

  /// The height of the labels at the lines' ends, moved apart where they would overlap.
  private func labelPlaces(_ y: (Rational) -> Int) -> (current: Int, previous: Int) {
    func end(_ series: Series?) -> (tick: Int, y: Int)? {
      guard let series,
        let last = series.values.indices.last(where: { series.values[$0].exact != nil }),
        let value = series.values[last].exact
      else { return nil }
      return (last, y(value))
    }
    guard let now = end(current) else { return (0, end(previous)?.y ?? 0) }
    guard let before = end(previous) else { return (now.y, 0) }
    let apart = 3400 - abs(now.y - before.y)
    guard apart > 0, abs(now.tick - before.tick) * 12 < max(1, ticks.count) else {
      return (now.y, before.y)
    }
    let sign = now.y <= before.y ? 1 : -1
    return (now.y - sign * apart / 2, before.y + sign * apart / 2)
  }

  private func drawEnd(
    _ series: Series, _ name: String, at place: Int, _ drawing: inout Drawing,
    _ y: (Rational) -> Int
  ) {
    guard let last = series.values.indices.last(where: { series.values[$0].exact != nil }),
      let value = series.values[last].exact
    else { return }
    for (index, point) in series.values.enumerated() {
      guard let exact = point.exact else { continue }
      let isAlone =
        (index == 0 || series.values[index - 1].exact == nil)
        && (index + 1 == series.values.count || series.values[index + 1].exact == nil)
      if isAlone, index != last { drawing.dot("dot \(name)", x: x(index), y: y(exact)) }
    }
    drawing.dot("dot \(name)", x: x(last), y: y(value))
    drawing.label("end \(name)", series.name, x: x(last), y: place, dx: 9, dy: "-0.29em")
    drawing.label(
      "end \(name)", series.values[last].text, x: x(last), y: place, dx: 9, dy: "1.01em")
  }
}
