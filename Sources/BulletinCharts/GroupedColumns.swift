import BulletinModel

/// Columns of several series beside one another.
extension ColumnChart {
  /// The columns of one period, one a series.
  public struct Group: Sendable, Hashable {
    let label: String
    let shortLabel: String
    fileprivate(set) var values: [ChartValue]

    /// Makes a group; fewer values than series leave gaps.
    ///
    /// - Parameters:
    ///   - label: The label below it.
    ///   - shortLabel: What is left of the label on narrow screens; a prefix of it.
    ///   - values: One value a series.
    public init(label: String, shortLabel: String? = nil, values: [ChartValue]) {
      self.label = label
      self.shortLabel = shortLabel ?? label
      self.values = values
    }
  }

  /// Makes groups of one to four columns with a legend; nil for other counts.
  public init?(words: ChartWords, series: [String], groups: [Group]) {
    guard (1...Drawing.mostLines).contains(series.count) else { return nil }
    self.words = words
    self.series = series
    self.groups = groups.map { group in
      var group = group
      group.values = words.padded(group.values, to: series.count)
      return group
    }
    columns = []
  }

  /// Where groups stand.
  private struct Frame {
    let bottom: Int
    let pitch: Int
    /// The width of a column and of its share of the group.
    let width: Int
    let scale: Scale

    var base: Int { bottom - scale.zero }
    func x(_ group: Int, _ series: Int, of count: Int) -> Int {
      group * pitch + pitch / 2 + (2 * series - count) * width / 2
    }
  }

  private func frame(below legend: Legend) -> Frame {
    let values = groups.flatMap { $0.values }.compactMap(\.exact)
    let pitch = 10_000 / max(1, groups.count)
    return Frame(
      bottom: ColumnChart.bottom + legend.height * 100, pitch: pitch,
      width: min(900, pitch * 80 / 100 / series.count),
      scale: Scale(
        low: min(Rational(0), values.min() ?? Rational(0)),
        high: max(Rational(0), values.max() ?? Rational(0)), length: ColumnChart.height))
  }

  func drawGroups(_ drawing: inout Drawing) {
    let legend = Legend(names: series)
    let frame = frame(below: legend)
    drawing.open(words, height: 250 + legend.height, role: .group)
    drawing.patterns(words, count: series.count)
    legend.draw(words, &drawing)
    for (index, group) in groups.enumerated() { draw(group, at: index, frame, &drawing) }
    drawing.openHidden()
    drawValues(frame, &drawing)
    ColumnTicks(labels: groups.map { ($0.label, $0.shortLabel) }, pitch: frame.pitch)
      .draw(y: frame.bottom + 1800, &drawing)
    drawing.line("base", x: (0, 10_000), y: (frame.base, frame.base))
    drawing.closeMark()
    drawing.close()
  }

  private func draw(_ group: Group, at place: Int, _ frame: Frame, _ drawing: inout Drawing) {
    for (index, series) in series.enumerated() {
      let value = group.values[index]
      let name = "\(group.label) \(series): \(words.spoken(value))"
      let x = frame.x(place, index, of: self.series.count)
      let width = frame.width * 92 / 100
      guard let exact = value.exact else {
        drawing.open(mark: name)
        drawing.rect("gap", x: x, width: width, y: frame.base - 600, height: 500)
        drawing.closeMark()
        continue
      }
      let end = frame.bottom - frame.scale.place(exact)
      drawing.area(
        words, series: index, name: name, x: x, width: width, y: min(frame.base, end),
        height: abs(frame.base - end))
    }
  }

  /// Writes all values, or none where one is broader than its column.
  private func drawValues(_ frame: Frame, _ drawing: inout Drawing) {
    let values = groups.map(\.values)
    let texts = Fitting.every(
      values.joined().map { Fitting.width($0.text) }.max() ?? 0, gap: 3, step: frame.width)
    guard texts.wide == 1 else { return }
    for (place, values) in values.enumerated() {
      for (index, value) in values.enumerated() {
        let end = value.exact.map { frame.bottom - frame.scale.place($0) } ?? frame.base - 600
        drawing.label(
          texts.narrow == 1 ? "val c" : "val c w", value.text,
          x: frame.x(place, index, of: series.count) + frame.width * 46 / 100,
          y: min(frame.base, end), anchor: .middle, dy: "-6")
      }
    }
  }
}
