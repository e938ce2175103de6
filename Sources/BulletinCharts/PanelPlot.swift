import BulletinModel

/// The small plots of several members on one scale: 100 units across, 76 pixels down.
struct PanelPlot {
  static let height = 76
  private static let top = 400
  private static let bottom = 7400

  private let words: ChartWords
  private let form: MultiplesChart.Form
  private let ticks: [String]
  private let scale: Scale

  init(_ chart: MultiplesChart) {
    words = chart.words
    form = chart.form
    ticks = chart.ticks
    let values =
      chart.panels.flatMap { $0.values + $0.comparison }.compactMap(\.exact)
      + (chart.isFromZero ? [Rational(0)] : [])
    scale = Scale(
      low: values.min() ?? Rational(0), high: values.max() ?? Rational(0),
      length: PanelPlot.bottom - PanelPlot.top)
  }

  private func y(_ value: Rational) -> Int { PanelPlot.bottom - scale.place(value) }

  /// Zero where the scale holds it; else the lower edge.
  private var base: Int { scale.low > 0 ? PanelPlot.bottom : PanelPlot.bottom - scale.zero }

  /// The steps across: points of lines from edge to edge, columns side by side.
  private var count: Int { max(1, ticks.count) }

  private func along(_ index: Int) -> Int {
    form == .columns
      ? (2 * index + 1) * 10_000 / (2 * count)
      : count == 1 ? 5000 : index * 10_000 / (count - 1)
  }

  /// Writes the name and the marks of a panel into its drawing.
  func draw(_ panel: MultiplesChart.Panel, _ drawing: inout Drawing) {
    drawing.add("<title>")
    drawing.add(
      text: words.name(
        of: panel.label,
        ticks.enumerated().map { index, tick in
          (tick, index < panel.values.count ? panel.values[index] : nil)
        }))
    drawing.add("</title>")
    switch form {
    case .lines: drawLines(of: panel, &drawing)
    case .columns: drawColumns(of: panel, &drawing)
    }
    drawing.line("base", x: (0, 10_000), y: (base, base))
  }

  private func drawColumns(of panel: MultiplesChart.Panel, _ drawing: inout Drawing) {
    let width = 10_000 / count * 72 / 100
    for (index, value) in panel.values.prefix(count).enumerated() {
      guard let exact = value.exact else { continue }
      let end = y(exact)
      drawing.rect(
        "bar", x: along(index) - width / 2, width: width, y: min(base, end),
        height: abs(base - end))
    }
    for (index, value) in panel.comparison.prefix(count).enumerated() {
      guard let exact = value.exact else { continue }
      let half = 10_000 / count * 45 / 100
      drawing.line(
        "mark", x: (along(index) - half, along(index) + half), y: (y(exact), y(exact)))
    }
  }

  private func drawLines(of panel: MultiplesChart.Panel, _ drawing: inout Drawing) {
    let isLeft = drawing.direction == .leftToRight
    let now = runs(of: panel.values, isLeft: isLeft)
    drawing.add("<svg viewBox=\"0 0 100 76\" width=\"100%\" height=\"76\"")
    drawing.add(" preserveAspectRatio=\"none\" overflow=\"visible\">")
    let areas = now.filter { $0.count > 1 }.compactMap { run -> String? in
      guard let first = run.first, let last = run.last else { return nil }
      return path([run]) + " L\(hundredths(last.x)),\(hundredths(base))"
        + " L\(hundredths(first.x)),\(hundredths(base)) Z"
    }
    let lines = [
      ("area", areas.joined(separator: " ")),
      ("ln prev", path(runs(of: panel.comparison, isLeft: isLeft))), ("ln", path(now)),
    ]
    for (name, steps) in lines where !steps.isEmpty {
      drawing.add("<path class=\"\(name)\" d=\"\(steps)\"/>")
    }
    drawing.add("</svg>")
    // A value between two gaps has no line.
    for run in now where run.count == 1 {
      for point in run {
        drawing.dot("dot", x: isLeft ? point.x : 10_000 - point.x, y: point.y, radius: 3)
      }
    }
  }

  /// The values without their gaps, each run of neighbours for itself.
  private func runs(of values: [ChartValue], isLeft: Bool) -> [[(x: Int, y: Int)]] {
    values.prefix(count).map(\.exact).enumerated()
      .split { $0.element == nil }
      .map { run in
        run.compactMap { index, value in
          value.map { (isLeft ? along(index) : 10_000 - along(index), y($0)) }
        }
      }
  }

  private func path(_ runs: [[(x: Int, y: Int)]]) -> String {
    runs.filter { $0.count > 1 }.flatMap { run in
      run.enumerated().map { index, point in
        "\(index == 0 ? "M" : "L")\(hundredths(point.x)),\(hundredths(point.y))"
      }
    }.joined(separator: " ")
  }
}
