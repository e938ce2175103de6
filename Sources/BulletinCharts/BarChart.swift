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

  private let words: ChartWords
  private let bars: [Bar]
  private let target: Target?
  private let top: Rational?

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
  }

  /// The widest that labels and values may be, in hundredths of a percent.
  private static let widestLabels = 4200
  private static let widestValues = 3000
  private static let labelRoom = Fitting.room(in: widestLabels, gap: 10)

  /// Draws the bars; height: 29 pixels a bar, 38 where a label needs two lines.
  public func svg(_ direction: ChartDirection = .leftToRight) -> SafeHTML {
    var drawing = Drawing(direction)
    let head = target == nil ? 800 : 3000
    let pitch = bars.contains { Fitting.width($0.label) > BarChart.labelRoom } ? 3800 : 2900
    let end = head + bars.count * pitch
    drawing.open(words, height: (end + 400 + 99) / 100)
    let longest = bars.map { Fitting.width($0.label) }.max() ?? 0
    let start = min(BarChart.widestLabels, max(1000, Fitting.share(longest, gap: 10)))
    let broadest = bars.map { Fitting.width($0.value.text) }.max() ?? 0
    let room = 10_000 - start - min(BarChart.widestValues, Fitting.share(broadest, gap: 8))
    let values = bars.compactMap(\.value.exact) + (target.map { [$0.value] } ?? [])
    let scale = Scale(
      low: min(Rational(0), values.min() ?? Rational(0)),
      high: max(top ?? Rational(0), values.max() ?? Rational(0)), length: room)
    let zero = start + scale.place(Rational(0))
    for (index, bar) in bars.enumerated() {
      let y = head + index * pitch
      drawLabel(bar.label, at: start, y: y + 750, &drawing)
      if let value = bar.value.exact {
        let place = start + scale.place(value)
        drawing.rect(
          bar.tone == .muted ? "bar mut" : "bar", x: min(zero, place), width: abs(place - zero),
          y: y, height: 1500)
      }
      drawing.label("val", bar.value.text, x: 10_000, y: y + 750, anchor: .end, dy: ".36em")
    }
    drawing.line("base", x: (zero, zero), y: (head - 800, end - 600))
    if let target {
      let x = start + scale.place(target.value)
      let isFar = x >= Fitting.share(Fitting.width(target.label), gap: 4)
      drawing.line("ref", x: (x, x), y: (head - 1000, end - 600))
      drawing.label(
        "ref-lab", target.label, x: x, y: head - 1500, anchor: isFar ? .end : .start,
        dx: isFar ? 4 : -4)
    }
    drawing.close()
    return drawing.markup
  }

  /// Writes a label before the bars, on two lines where one is too long.
  private func drawLabel(_ label: String, at x: Int, y: Int, _ drawing: inout Drawing) {
    let (lines, isCut) = Fitting.lines(label, room: BarChart.labelRoom)
    let heights = lines.count == 1 ? [".36em"] : ["-.22em", ".94em"]
    for (line, dy) in zip(lines, heights) {
      drawing.label(
        "lab", line, x: x, y: y, anchor: .end, dx: -10, dy: dy, tooltip: isCut ? label : nil)
    }
  }
}
