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

  /// Draws the bars; heights: 29 pixels a bar.
  public func svg(_ direction: ChartDirection = .leftToRight) -> SafeHTML {
    var drawing = Drawing(direction)
    let head = target == nil ? 800 : 3000
    let pitch = 2900
    let height = head + bars.count * pitch + 400
    drawing.open(words, height: (height + 99) / 100)
    let longest = bars.map { estimatedWidth($0.label) }.max() ?? 0
    let start = min(4200, max(1000, longest * 26 / 10 + 300))
    let valueWidth = min(2000, (bars.map { estimatedWidth($0.value.text) }.max() ?? 0) * 2 + 300)
    let values = bars.compactMap(\.value.exact) + (target.map { [$0.value] } ?? [])
    let high = max(top ?? Rational(0), values.max() ?? Rational(0))
    let scale = Scale(low: Rational(0), high: high, length: 10_000 - start - valueWidth)
    for (index, bar) in bars.enumerated() {
      let y = head + index * pitch
      drawing.label("lab", bar.label, x: start, y: y + 750, anchor: .end, dx: -10, dy: ".36em")
      if let value = bar.value.exact {
        drawing.rect(
          bar.tone == .muted ? "bar mut" : "bar", x: start, width: scale.place(value), y: y,
          height: 1500)
      }
      drawing.label("val", bar.value.text, x: 10_000, y: y + 750, anchor: .end, dy: ".36em")
    }
    let end = head + bars.count * pitch - 600
    drawing.line("base", x: (start, start), y: (head - 800, end))
    if let target {
      let x = start + scale.place(target.value)
      drawing.line("ref", x: (x, x), y: (head - 1000, end))
      drawing.label("ref-lab", target.label, x: x, y: head - 1500, anchor: .end, dx: 4)
    }
    drawing.close()
    return drawing.markup
  }
}
