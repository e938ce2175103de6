public import BulletinModel

/// Horizontal bars from zero: a ranking, with every value printed.
public struct BarChart: Sendable, Hashable {
  /// How a bar stands out.
  public enum Tone: Sendable, Hashable {
    /// The data.
    case plain
    /// Below the target, or context.
    case muted
  }

  /// One bar.
  public struct Bar: Sendable, Hashable {
    let label: String
    let value: ChartValue
    let tone: Tone

    /// Makes a bar with its label and value.
    public init(label: String, value: ChartValue, tone: Tone = .plain) {
      self.label = label
      self.value = value
      self.tone = tone
    }
  }

  /// A line across the bars with its label.
  public struct Target: Sendable, Hashable {
    let value: Rational
    let label: String

    /// Makes a target line.
    public init(_ value: Rational, label: String) {
      self.value = value
      self.label = label
    }
  }

  let words: ChartWords
  let bars: [Bar]
  let series: [String]
  let groups: [Group]
  let target: Target?
  let top: Rational?

  /// Makes a ranking; bars stand in the order given.
  ///
  /// - Parameters:
  ///   - words: The drawing's name and description.
  ///   - bars: The bars from top to bottom.
  ///   - target: A line across the bars.
  ///   - top: The value at the far end, such as 1 for shares; else the largest value.
  public init(words: ChartWords, bars: [Bar], target: Target? = nil, top: Rational? = nil) {
    self.words = words
    self.bars = bars
    self.target = target
    self.top = top
    series = []
    groups = []
  }

  static let labelRoom = Fitting.room(in: BarFrame.widestLabels, gap: 10)

  /// Draws the bars; height: 29 pixels a bar, 38 where a label needs two lines, and more for groups.
  public func svg(_ direction: ChartDirection = .leftToRight) -> SafeHTML {
    var drawing = Drawing(direction)
    draw(&drawing)
    return drawing.markup
  }

  func draw(_ drawing: inout Drawing) {
    guard series.isEmpty else { return drawGroups(&drawing) }
    let head = target == nil ? 800 : 3000
    let pitch = bars.contains { Fitting.width($0.label) > BarChart.labelRoom } ? 3800 : 2900
    let end = head + bars.count * pitch
    drawing.open(words, height: (end + 400 + 99) / 100)
    let frame = BarFrame(
      labels: bars.map(\.label), values: bars.map(\.value), target: target, top: top)
    for (index, bar) in bars.enumerated() {
      let y = head + index * pitch
      drawing.rowLabel(bar.label, x: frame.start, y: y + 750, room: BarChart.labelRoom)
      if let value = bar.value.exact {
        let place = frame.x(value)
        drawing.rect(
          bar.tone == .muted ? "bar mut" : "bar", x: min(frame.zero, place),
          width: abs(place - frame.zero), y: y, height: 1500)
      }
      drawing.label("val", bar.value.text, x: 10_000, y: y + 750, anchor: .end, dy: ".36em")
    }
    frame.drawLines(from: head, to: end - 600, target: target, &drawing)
    drawing.close()
  }
}
