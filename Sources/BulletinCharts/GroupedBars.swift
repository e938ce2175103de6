public import BulletinModel

/// Bars of several series beside one another.
extension BarChart {
  /// The bars of one member, one a series.
  public struct Group: Sendable, Hashable {
    let label: String
    fileprivate(set) var values: [ChartValue]

    /// Makes a group; fewer values than series leave gaps.
    public init(label: String, values: [ChartValue]) {
      self.label = label
      self.values = values
    }
  }

  /// Makes groups of one to four bars with a legend; nil for other counts.
  ///
  /// - Parameters:
  ///   - words: The drawing's name and description.
  ///   - series: The names of the bars in a group.
  ///   - groups: The groups from top to bottom.
  ///   - target: A line across the bars.
  ///   - top: The value at the far end; else the largest value.
  public init?(
    words: ChartWords, series: [String], groups: [Group], target: Target? = nil,
    top: Rational? = nil
  ) {
    guard (1...Drawing.mostLines).contains(series.count) else { return nil }
    self.words = words
    self.series = series
    self.groups = groups.map { group in
      var group = group
      group.values = words.padded(group.values, to: series.count)
      return group
    }
    self.target = target
    self.top = top
    bars = []
  }

  /// From bar to bar in a group.
  private static let step = 1500

  func drawGroups(_ drawing: inout Drawing) {
    let legend = Legend(names: series)
    let head = legend.height * 100 + (target == nil ? 800 : 3000)
    let isTall = groups.contains { Fitting.width($0.label) > BarChart.labelRoom }
    let pitch = max(isTall ? 3800 : 2900, series.count * BarChart.step + 1200)
    let end = head + groups.count * pitch
    let frame = BarFrame(
      labels: groups.map(\.label), values: groups.flatMap { $0.values },
      target: target, top: top)
    drawing.open(words, height: (end + 400 + 99) / 100, role: .group)
    drawing.patterns(words, count: series.count)
    legend.draw(words, &drawing)
    for (index, group) in groups.enumerated() {
      draw(group, frame, y: head + index * pitch, &drawing)
    }
    drawing.openHidden()
    for (index, group) in groups.enumerated() {
      let y = head + index * pitch
      drawing.rowLabel(
        group.label, x: frame.start, y: y + (series.count * BarChart.step - 300) / 2,
        room: BarChart.labelRoom)
      for (index, value) in group.values.enumerated() {
        drawing.label(
          "val", value.text, x: 10_000, y: y + index * BarChart.step + 600, anchor: .end,
          dy: ".36em")
      }
    }
    frame.drawLines(from: head, to: end - 600, target: target, &drawing)
    drawing.closeMark()
    drawing.close()
  }

  private func draw(_ group: Group, _ frame: BarFrame, y: Int, _ drawing: inout Drawing) {
    for (index, series) in series.enumerated() {
      let value = group.values[index]
      let name = "\(group.label) \(series): \(words.spoken(value))"
      let top = y + index * BarChart.step
      guard let exact = value.exact else {
        drawing.open(mark: name)
        drawing.rect("gap", x: frame.zero, width: 180, y: top + 50, height: 1100)
        drawing.closeMark()
        continue
      }
      let place = frame.x(exact)
      drawing.area(
        words, series: index, name: name, x: min(frame.zero, place),
        width: abs(place - frame.zero), y: top, height: 1200)
    }
  }
}

/// Where lying bars begin and how far they reach.
struct BarFrame {
  /// The widest that labels and values may be, in hundredths of a percent.
  static let widestLabels = 4200
  static let widestValues = 3000

  /// Where the labels end and the room of the bars begins.
  let start: Int
  private let scale: Scale

  init(labels: [String], values: [ChartValue], target: BarChart.Target?, top: Rational?) {
    let longest = labels.map(Fitting.width).max() ?? 0
    start = min(BarFrame.widestLabels, max(1000, Fitting.share(longest, gap: 10)))
    let broadest = values.map { Fitting.width($0.text) }.max() ?? 0
    let room = 10_000 - start - min(BarFrame.widestValues, Fitting.share(broadest, gap: 8))
    let exact = values.compactMap(\.exact) + (target.map { [$0.value] } ?? [])
    scale = Scale(
      low: min(Rational(0), exact.min() ?? Rational(0)),
      high: max(top ?? Rational(0), exact.max() ?? Rational(0)), length: room)
  }

  /// The place of a value.
  func x(_ value: Rational) -> Int { start + scale.place(value) }

  /// Where bars begin.
  var zero: Int { start + scale.zero }

  /// Draws the zero line and the target with its label above the bars.
  func drawLines(
    from head: Int, to end: Int, target: BarChart.Target?, _ drawing: inout Drawing
  ) {
    drawing.line("base", x: (zero, zero), y: (head - 800, end))
    guard let target else { return }
    let x = x(target.value)
    let isFar = x >= Fitting.share(Fitting.width(target.label), gap: 4)
    drawing.line("ref", x: (x, x), y: (head - 1000, end))
    drawing.label(
      "ref-lab", target.label, x: x, y: head - 1500, anchor: isFar ? .end : .start,
      dx: isFar ? 4 : -4)
  }
}
