import BulletinModel

/// Several lines of equal rank, with their names in the margin behind the last tick.
extension LineChart {
  /// Makes a chart of one to four lines of equal rank; nil for other counts.
  ///
  /// Lines are told apart by colour, dash and the shape at their ends, where their names stand.
  ///
  /// - Parameters:
  ///   - words: The drawing's name and description.
  ///   - ticks: The labels below, one a value.
  ///   - series: The lines.
  ///   - gridlines: At least two, rising.
  ///   - target: A dashed line with its label.
  public init?(
    words: ChartWords, ticks: [String], series: [Series], gridlines: [Gridline],
    target: BarChart.Target? = nil
  ) {
    guard (1...Drawing.mostLines).contains(series.count) else { return nil }
    self.words = words
    self.ticks = ticks
    lines = series.enumerated().map { Line(series: $1, name: "l\($0 + 1)") }
    isSeveral = true
    self.gridlines = gridlines
    self.target = target
  }

  /// The name of a line with every value, gaps included.
  func name(of series: Series) -> String {
    words.name(
      of: series.name,
      ticks.enumerated().map { index, tick in
        (tick, index < series.values.count ? series.values[index] : nil)
      })
  }

  private static let widestMargin = 3800

  /// The name of a line and its last value; what stands for a missing one where there is none.
  private func texts(of line: Line) -> (name: String, value: String) {
    let values = line.series.values
    return (
      line.series.name,
      values.last { $0.exact != nil }?.text ?? values.last?.text ?? words.missing
    )
  }

  /// The share of the names and last values.
  var severalMargin: Int {
    let widths = lines.map { texts(of: $0) }.flatMap {
      [Fitting.width($0.name), Fitting.width($0.value)]
    }
    return min(
      LineChart.widestMargin, max(1400, Fitting.share(widths.max() ?? 0, gap: 28)))
  }

  /// Draws the shapes of the lines, and their names pushed apart.
  ///
  /// A name away from the end of its line carries the line's shape once more.
  func drawSeveralEnds(_ drawing: inout Drawing) {
    let ends = lines.map { end(of: $0) }
    let room = Fitting.room(in: severalMargin, gap: 26)
    let names = lines.map { Fitting.lines($0.series.name, room: room) }
    let bottom = LineChart.top + LineChart.height
    let places = Spreading.apart(
      ends.map { $0?.y ?? bottom }, sizes: names.map { $0.lines.count > 1 ? 4800 : 3300 },
      within: LineChart.top - 1400...bottom)
    let edge = x(max(0, ticks.count - 1))
    drawing.openHidden()
    for (index, line) in lines.enumerated() {
      let end = ends[index]
      for point in end.map({ lonely($0) + [($0.x, $0.y)] }) ?? [] {
        drawing.shape(index, x: point.x, y: point.y)
      }
      let isNear = end.map { $0.x == edge && abs(places[index] - $0.y) < 400 } ?? false
      if !isNear { drawing.shape(index, x: edge, y: places[index], dx: 17) }
      let texts = names[index].lines + [texts(of: line).value]
      let heights = texts.count == 2 ? ["-0.29em", "1.01em"] : ["-.94em", ".36em", "1.66em"]
      for (text, dy) in zip(texts, heights) {
        drawing.label(
          "end e\(index + 1) halo", text, x: edge, y: places[index], dx: isNear ? 9 : 26, dy: dy,
          tooltip: names[index].isCut ? line.series.name : nil)
      }
    }
    drawing.closeMark()
  }
}
