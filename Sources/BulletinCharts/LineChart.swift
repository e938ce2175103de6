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
  private let latest: Series
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
    latest = current
    self.previous = previous
    self.gridlines = gridlines
    self.target = target
  }

  private static let top = 2600
  private static let height = 21_800
  private static let start = 600
  /// Half the height of a name and its value at the end of a line.
  private static let labelHalf = 1500

  /// Draws the lines; height 270 pixels.
  public func svg(_ direction: ChartDirection = .leftToRight) -> SafeHTML {
    var drawing = Drawing(direction)
    drawing.open(words, height: 270)
    for (index, gridline) in gridlines.enumerated() {
      let place = y(gridline.value)
      drawing.line(index == 0 ? "base" : "grid", x: (0, 10_000), y: (place, place))
      drawing.label("tick", gridline.label, x: 0, y: place, dy: "-5")
    }
    drawTarget(&drawing)
    drawTicks(&drawing)
    drawPaths(&drawing)
    for end in ends { draw(end, &drawing) }
    drawing.close()
    return drawing.markup
  }

  /// Both lines, the comparison behind.
  private var series: [(series: Series, name: String)] {
    (previous.map { [($0, "prev")] } ?? []) + [(latest, "cur")]
  }

  /// Holds the gridlines and, should they not reach so far, every value.
  private var scale: Scale {
    let values =
      series.flatMap(\.series.values).compactMap(\.exact) + gridlines.map(\.value)
      + (target.map { [$0.value] } ?? [])
    return Scale(
      low: values.min() ?? Rational(0), high: values.max() ?? Rational(1),
      length: LineChart.height)
  }

  /// What the lines take of the width; the rest is for the names at their ends.
  private var width: Int {
    let texts = series.flatMap { one, _ in [one.name] + one.values.suffix(1).map(\.text) }
    let margin = Fitting.share(texts.map(Fitting.width).max() ?? 0, gap: 10)
    return 10_000 - LineChart.start - min(3000, max(1400, margin))
  }

  private func x(_ index: Int) -> Int {
    LineChart.start + width * index / max(1, ticks.count - 1)
  }

  private func y(_ value: Rational) -> Int {
    LineChart.top + LineChart.height - scale.place(value)
  }

  /// The target's label stands at the far end, or at the near one where a line ends beside it.
  private func drawTarget(_ drawing: inout Drawing) {
    guard let target else { return }
    let place = y(target.value)
    let reach = 10_000 - Fitting.share(Fitting.width(target.label), gap: 10)
    let isTaken = ends.contains { end in
      end.x + Fitting.share(Fitting.width(end.series.name), gap: 10) > reach
        && (place - LineChart.labelHalf...place + 3200).contains(end.labelY)
    }
    drawing.line("ref", x: (LineChart.start, 10_000), y: (place, place))
    drawing.label(
      "ref-lab", target.label, x: isTaken ? LineChart.start : 10_000, y: place,
      anchor: isTaken ? .start : .end, dx: isTaken ? 14 : 0, dy: isTaken ? "-5" : "15")
  }

  /// Writes the labels below; the first one begins at the edge where it would leave the drawing.
  private func drawTicks(_ drawing: inout Drawing) {
    let widest = ticks.map(Fitting.width).max() ?? 0
    let overhang = max(0, Fitting.share(widest / 2, gap: 0) - LineChart.start)
    let every = Fitting.every(
      widest, gap: 6 + overhang * Fitting.narrow / 10_000, step: width / max(1, ticks.count - 1))
    for (index, tick) in ticks.enumerated() where index % every.wide == 0 {
      let isFirst = index == 0 && overhang > 0
      drawing.label(
        index % every.narrow == 0 ? "tick" : "tick w", tick, x: isFirst ? 0 : x(index),
        y: 26_200, anchor: isFirst ? .start : .middle)
    }
  }

  private func drawPaths(_ drawing: inout Drawing) {
    let isLeft = drawing.direction == .leftToRight
    let start = isLeft ? LineChart.start : 10_000 - LineChart.start - width
    drawing.add("<svg x=\"\(hundredths(start))%\" y=\"26\" width=\"\(hundredths(width))%\"")
    drawing.add(" height=\"218\" viewBox=\"0 0 100 218\" preserveAspectRatio=\"none\"")
    drawing.add(" overflow=\"visible\">")
    for (series, name) in series {
      let path = path(of: series, isLeft: isLeft)
      if !path.isEmpty { drawing.add("<path class=\"ln \(name)\" d=\"\(path)\"/>") }
    }
    drawing.add("</svg>")
  }

  private func path(of series: Series, isLeft: Bool) -> String {
    var steps: [String] = []
    var isOpen = false
    for (index, value) in series.values.enumerated() {
      guard let exact = value.exact else {
        isOpen = false
        continue
      }
      let along = 10_000 * index / max(1, ticks.count - 1)
      let x = hundredths(isLeft ? along : 10_000 - along)
      steps.append("\(isOpen ? "L" : "M")\(x),\(hundredths(y(exact) - LineChart.top))")
      isOpen = true
    }
    return steps.joined(separator: " ")
  }

  /// The end of a line: its last value, and where the name stands.
  private struct End {
    let series: Series
    let name: String
    let index: Int
    let x: Int
    let y: Int
    var labelY: Int
  }

  /// The ends of the lines; names that would meet are moved apart.
  private var ends: [End] {
    var ends = series.compactMap { series, name -> End? in
      guard let last = series.values.indices.last(where: { series.values[$0].exact != nil }),
        let value = series.values[last].exact
      else { return nil }
      return End(
        series: series, name: name, index: last, x: x(last), y: y(value), labelY: y(value))
    }
    guard ends.count == 2 else { return ends }
    let near = ends[0].x < ends[1].x ? 0 : 1
    let label = Fitting.share(Fitting.width(ends[near].series.name), gap: 18)
    let half = LineChart.labelHalf
    guard abs(ends[0].x - ends[1].x) < label, abs(ends[0].y - ends[1].y) < 2 * half else {
      return ends
    }
    let top = LineChart.top + half - 1400
    let bottom = LineChart.top + LineChart.height - half
    let middle = min(bottom - half, max(top + half, (ends[0].y + ends[1].y) / 2))
    let upper = ends[0].y <= ends[1].y ? 0 : 1
    ends[upper].labelY = middle - half
    ends[1 - upper].labelY = middle + half
    return ends
  }

  private func draw(_ end: End, _ drawing: inout Drawing) {
    let values = end.series.values
    for (index, point) in values.enumerated() where index != end.index {
      let isAlone =
        (index == 0 || values[index - 1].exact == nil)
        && (index + 1 == values.count || values[index + 1].exact == nil)
      if isAlone, let exact = point.exact {
        drawing.dot("dot \(end.name)", x: x(index), y: y(exact))
      }
    }
    drawing.dot("dot \(end.name)", x: end.x, y: end.y)
    let name = "end \(end.name)"
    drawing.label(name, end.series.name, x: end.x, y: end.labelY, dx: 9, dy: "-0.29em")
    drawing.label(name, values[end.index].text, x: end.x, y: end.labelY, dx: 9, dy: "1.01em")
  }
}
