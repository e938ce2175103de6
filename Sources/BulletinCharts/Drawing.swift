import BulletinModel

/// Writes SVG: x in hundredths of a percent, y in hundredths of a pixel.
struct Drawing {
  private(set) var bytes: [UInt8] = []
  let direction: ChartDirection

  init(_ direction: ChartDirection) {
    self.direction = direction
  }

  /// Markup that this room vouches for: every text in it was escaped by `add(text:)`.
  var markup: SafeHTML { SafeHTML(trusted: bytes) }

  /// Adds markup written in this room.
  mutating func add(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  /// Adds text from outside, escaped.
  mutating func add(text: String) {
    for byte in text.utf8 {
      switch byte {
      case 0x26: add("&amp;")
      case 0x3C: add("&lt;")
      case 0x3E: add("&gt;")
      case 0x22: add("&quot;")
      case 0x27: add("&#39;")
      case 0..<0x20 where byte != 0x0A && byte != 0x09: continue
      default: bytes.append(byte)
      }
    }
  }

  /// Opens the outer drawing with its name and description.
  mutating func open(_ words: ChartWords, height: Int) {
    add("<svg class=\"fx\" role=\"img\" aria-labelledby=\"")
    add(text: words.id)
    add("-t ")
    add(text: words.id)
    add("-d\" width=\"100%\" height=\"\(height)\" focusable=\"false\"><title id=\"")
    add(text: words.id)
    add("-t\">")
    add(text: words.title)
    add("</title><desc id=\"")
    add(text: words.id)
    add("-d\">")
    add(text: words.summary)
    add("</desc>")
  }

  /// Closes the outer drawing.
  mutating func close() { add("</svg>") }

  /// A bar from `x` over `width`, mirrored on pages from right to left.
  mutating func rect(_ name: String, x: Int, width: Int, y: Int, height: Int) {
    let start = direction == .leftToRight ? x : 10_000 - x - width
    add("<rect class=\"\(name)\" x=\"\(percent(start))\" y=\"\(hundredths(y))\"")
    add(" width=\"\(percent(width))\" height=\"\(hundredths(height))\"/>")
  }

  /// A line between two points.
  mutating func line(_ name: String, x: (Int, Int), y: (Int, Int)) {
    let (one, other) = (mirrored(x.0), mirrored(x.1))
    add("<line class=\"\(name)\" x1=\"\(percent(min(one, other)))\"")
    add(" x2=\"\(percent(max(one, other)))\" y1=\"\(hundredths(y.0))\" y2=\"\(hundredths(y.1))\"/>")
  }

  /// A dot.
  mutating func dot(_ name: String, x: Int, y: Int) {
    add(
      "<circle class=\"\(name)\" cx=\"\(percent(mirrored(x)))\" cy=\"\(hundredths(y))\" r=\"4\"/>")
  }

  /// How a label stands to its point.
  enum Anchor {
    case start
    case middle
    case end
  }

  /// A label with what only wide columns show after it.
  ///
  /// `dx` is in pixels away from the point along the reading, `dy` an SVG length.
  mutating func label(
    _ name: String, _ text: String, x: Int, y: Int, anchor: Anchor = .start, dx: Int = 0,
    dy: String? = nil, tooltip: String? = nil, wideOnly rest: String? = nil
  ) {
    let sign = direction == .leftToRight ? 1 : -1
    add("<text class=\"\(name)\" x=\"\(percent(mirrored(x)))\"")
    if dx != 0 { add(" dx=\"\(sign * dx)\"") }
    add(" y=\"\(hundredths(y))\"")
    if let dy { add(" dy=\"\(dy)\"") }
    switch (anchor, direction) {
    case (.middle, _): add(" text-anchor=\"middle\"")
    case (.end, .leftToRight), (.start, .rightToLeft): add(" text-anchor=\"end\"")
    case (.start, .leftToRight), (.end, .rightToLeft): break
    }
    add(">")
    if let tooltip {
      add("<title>")
      add(text: tooltip)
      add("</title>")
    }
    add(text: text)
    if let rest, !rest.isEmpty {
      add("<tspan class=\"w\">")
      add(text: rest)
      add("</tspan>")
    }
    add("</text>")
  }

  private func mirrored(_ x: Int) -> Int { direction == .leftToRight ? x : 10_000 - x }

  private func percent(_ value: Int) -> String { value == 0 ? "0" : hundredths(value) + "%" }
}

/// Writes a number of hundredths: 1742 as `17.42`, 1700 as `17`.
func hundredths(_ value: Int) -> String {
  let sign = value < 0 ? "-" : ""
  let whole = abs(value) / 100
  let rest = abs(value) % 100
  if rest == 0 { return "\(sign)\(whole)" }
  if rest % 10 == 0 { return "\(sign)\(whole).\(rest / 10)" }
  return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
}

/// Places values on a line of `length` hundredths, from `low` to `high`.
struct Scale {
  let low: Rational
  let high: Rational
  let length: Int

  /// The place of a value from the low end, kept inside the line.
  func place(_ value: Rational) -> Int {
    let (low, high, value) = (Scale.fixed(low), Scale.fixed(high), Scale.fixed(value))
    guard high > low, value > low else { return 0 }
    guard value < high else { return length }
    return Int(((value - low) * Int128(length) * 2 + (high - low)) / ((high - low) * 2))
  }

  /// A value in steps of 2⁻⁴⁰: a ratio of exact differences may need more than 64 bits.
  private static func fixed(_ value: Rational) -> Int128 {
    let (n, d) = (Int128(value.numerator) << 41, Int128(value.denominator))
    return (n + (n < 0 ? -d : d)) / (2 * d)
  }
}
