public import BulletinModel

/// A small drawing of a course, without a word; the number stands beside it.
public struct Sparkline: Sendable, Hashable {
  /// How the course is drawn.
  public enum Form: Sendable, Hashable {
    /// A line with a dot at its end: a stock or a rate.
    case line
    /// Bars from zero, the last in red: a flow.
    case bars
  }

  private let form: Form
  let values: [Rational?]

  /// Makes a sparkline of values in time; nil leaves a gap.
  public init(_ form: Form, values: [Rational?]) {
    self.form = form
    self.values = values
  }

  private static let width = 12_800
  private static let height = 3000

  /// Draws the course, 128 × 30 pixels, hidden from screen readers; empty without two values.
  public func svg(_ direction: ChartDirection = .leftToRight) -> SafeHTML? {
    guard values.compactMap({ $0 }).count > 1 else { return nil }
    var drawing = Drawing(direction)
    draw(&drawing, place: "width=\"128\" height=\"30\"")
    return drawing.markup
  }

  /// Draws the course at a place of the size given.
  func draw(_ drawing: inout Drawing, place: String) {
    let known = values.compactMap { $0 }
    guard let lowest = known.min(), let highest = known.max() else { return }
    let name = form == .bars ? "spark bars" : "spark"
    drawing.add("<svg class=\"\(name)\" \(place) viewBox=\"0 0 128 30\"")
    drawing.add(" aria-hidden=\"true\" focusable=\"false\">")
    switch form {
    case .line: drawLine(&drawing, lowest, highest, drawing.direction)
    case .bars: drawBars(&drawing, lowest, highest, drawing.direction)
    }
    drawing.close()
  }

  private func drawLine(
    _ drawing: inout Drawing, _ lowest: Rational, _ highest: Rational, _ direction: ChartDirection
  ) {
    let scale = Scale(low: lowest, high: highest, length: 2200)
    var steps: [String] = []
    var isOpen = false
    var last = (x: 0, y: 0)
    for (index, value) in values.enumerated() {
      guard let value else {
        isOpen = false
        continue
      }
      let along = 200 + 12_000 * index / max(1, values.count - 1)
      let x = direction == .leftToRight ? along : Sparkline.width - along
      let y = lowest == highest ? 1500 : 2600 - scale.place(value)
      steps.append("\(isOpen ? "L" : "M")\(hundredths(x)),\(hundredths(y))")
      isOpen = true
      last = (x, y)
    }
    drawing.add("<path d=\"\(steps.joined(separator: " "))\"/>")
    drawing.add("<circle cx=\"\(hundredths(last.x))\" cy=\"\(hundredths(last.y))\" r=\"2.75\"/>")
  }

  private func drawBars(
    _ drawing: inout Drawing, _ lowest: Rational, _ highest: Rational, _ direction: ChartDirection
  ) {
    let scale = Scale(
      low: min(Rational(0), lowest), high: max(Rational(0), highest), length: 2400)
    let base = 2800 - scale.place(Rational(0))
    let pitch = Sparkline.width / values.count
    let width = pitch * 86 / 100
    for (index, value) in values.enumerated() {
      guard let value else { continue }
      let start = index * pitch + (pitch - width) / 2
      let x = direction == .leftToRight ? start : Sparkline.width - start - width
      let end = 2800 - scale.place(value)
      let name = index == values.count - 1 ? " class=\"last\"" : ""
      drawing.add("<rect\(name) x=\"\(hundredths(x))\" y=\"\(hundredths(min(base, end)))\"")
      drawing.add(" width=\"\(hundredths(width))\" height=\"\(hundredths(abs(base - end)))\"/>")
    }
  }
}
