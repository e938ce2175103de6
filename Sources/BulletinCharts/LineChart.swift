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

  let words: ChartWords
  let ticks: [String]
  /// The lines with their classes, in the order drawn.
  let lines: [Line]
  /// Whether the lines are of equal rank, not a course and its comparison.
  let isSeveral: Bool
  let gridlines: [Gridline]
  let target: BarChart.Target?

  /// A line with its class.
  struct Line: Sendable, Hashable {
    let series: Series
    let name: String
  }

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
    lines =
      (previous.map { [Line(series: $0, name: "prev")] } ?? [])
      + [Line(series: current, name: "cur")]
    isSeveral = false
    self.gridlines = gridlines
    self.target = target
  }

  static let top = 2600
  static let height = 21_800
  static let start = 600
  /// Half the height of a name and its value at the end of a line.
  static let labelHalf = 1500

  /// Draws the lines; height 270 pixels.
  public func svg(_ direction: ChartDirection = .leftToRight) -> SafeHTML {
    var drawing = Drawing(direction)
    draw(&drawing)
    return drawing.markup
  }

  func draw(_ drawing: inout Drawing) {
    drawing.open(words, height: 270, role: isSeveral ? .group : .picture)
    if isSeveral { drawing.openHidden() }
    drawFrame(&drawing)
    if isSeveral { drawing.closeMark() }
    drawPaths(&drawing)
    if isSeveral { drawSeveralEnds(&drawing) } else { for end in ends { draw(end, &drawing) } }
    drawing.close()
  }

  private func drawFrame(_ drawing: inout Drawing) {
    // Where values lie on both sides of zero, the line at zero is the base.
    let zero = gridlines.firstIndex { $0.value == Rational(0) } ?? 0
    for (index, gridline) in gridlines.enumerated() {
      let place = y(gridline.value)
      drawing.line(index == zero ? "base" : "grid", x: (0, 10_000), y: (place, place))
      drawing.label("tick", gridline.label, x: 0, y: place, dy: "-5")
    }
    drawTarget(&drawing)
    drawTicks(&drawing)
  }

  /// Holds the gridlines and, should they not reach so far, every value.
  private var scale: Scale {
    let values =
      lines.flatMap(\.series.values).compactMap(\.exact) + gridlines.map(\.value)
      + (target.map { [$0.value] } ?? [])
    return Scale(
      low: values.min() ?? Rational(0), high: values.max() ?? Rational(1),
      length: LineChart.height)
  }

  /// What the lines take of the width; the rest is for the names at their ends.
  private var width: Int {
    guard !isSeveral else { return 10_000 - LineChart.start - severalMargin }
    let texts = lines.flatMap { [$0.series.name] + $0.series.values.suffix(1).map(\.text) }
    let margin = Fitting.share(texts.map(Fitting.width).max() ?? 0, gap: 10)
    return 10_000 - LineChart.start - min(3000, max(1400, margin))
  }

  func x(_ index: Int) -> Int {
    LineChart.start + width * index / max(1, ticks.count - 1)
  }

  func y(_ value: Rational) -> Int {
    LineChart.top + LineChart.height - scale.place(value)
  }

  /// The target's label stands at the far end, or at the near one where a line ends beside it.
  private func drawTarget(_ drawing: inout Drawing) {
    guard let target else { return }
    let place = y(target.value)
    let reach = 10_000 - Fitting.share(Fitting.width(target.label), gap: 10)
    let isTaken =
      isSeveral
      || ends.contains { end in
        end.x + Fitting.share(Fitting.width(end.series.name), gap: 10) > reach
          && (place - LineChart.labelHalf...place + 3200).contains(end.labelY)
      }
    drawing.line(
      "ref", x: (LineChart.start, isSeveral ? LineChart.start + width : 10_000), y: (place, place))
    drawing.label(
      isSeveral ? "ref-lab halo" : "ref-lab", target.label, x: isTaken ? LineChart.start : 10_000,
      y: place,
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
    for line in lines {
      let path = path(of: line.series, isLeft: isLeft)
      guard isSeveral || !path.isEmpty else { continue }
      if isSeveral { drawing.open(mark: name(of: line.series)) }
      drawing.add("<path class=\"ln \(line.name)\" d=\"\(path)\"/>")
      if isSeveral { drawing.closeMark() }
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
}
