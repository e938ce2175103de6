import BulletinModel

/// Writes SVG: x in hundredths of a percent, y in hundredths of a pixel.
struct Drawing {
  private(set) var bytes: [UInt8] = []
  /// How tall the outer drawing was opened, in pixels.
  private(set) var height = 0
  let direction: ChartDirection
  private let place: Place?

  /// Where the outer drawing stands in a sheet, in pixels; pages give it their column instead.
  struct Place {
    let x: Int
    let y: Int
    let width: Int
  }

  init(_ direction: ChartDirection, at place: Place? = nil) {
    self.direction = direction
    self.place = place
  }

  /// Markup that this room vouches for: every text in it was escaped by `add(text:)`.
  var markup: SafeHTML { SafeHTML(trusted: bytes) }

  /// Adds markup written in this room.
  mutating func add(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  /// Adds what another drawing holds.
  mutating func add(drawing: Drawing) { bytes.append(contentsOf: drawing.bytes) }

  /// Adds text from outside, escaped.
  mutating func add(text: String) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: add("&amp;")
      case 0x3C: add("&lt;")
      case 0x3E: add("&gt;")
      case 0x22: add("&quot;")
      case 0x27: add("&#39;")
      case 0..<0x20 where scalar != "\n" && scalar != "\t": continue
      case 0xFFFE, 0xFFFF: continue
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  /// What a screen reader makes of the outer drawing.
  enum Role: String {
    /// One picture with a description.
    case picture = "img"
    /// A group of marks, each with its own name.
    case group
  }

  /// Opens the outer drawing with its name and description.
  mutating func open(_ words: ChartWords, height: Int, role: Role = .picture) {
    self.height = height
    add("<svg class=\"fx\" role=\"\(role.rawValue)\" aria-labelledby=\"")
    add(text: words.id)
    add("-t ")
    add(text: words.id)
    if let place {
      add("-d\" x=\"\(place.x)\" y=\"\(place.y)\" width=\"\(place.width)")
    } else {
      add("-d\" width=\"100%")
    }
    add("\" height=\"\(height)\" focusable=\"false\"><title id=\"")
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
    let (first, second) = one <= other ? (y.0, y.1) : (y.1, y.0)
    add("<line class=\"\(name)\" x1=\"\(percent(min(one, other)))\"")
    add(" x2=\"\(percent(max(one, other)))\" y1=\"\(hundredths(first))\"")
    add(" y2=\"\(hundredths(second))\"/>")
  }

  /// A dot, `dx` pixels along the reading from `x`.
  mutating func dot(_ name: String, x: Int, y: Int, dx: Int = 0, radius: Int = 4) {
    add("<circle class=\"\(name)\" cx=\"\(percent(mirrored(x)))\" cy=\"\(hundredths(y))\"")
    add(" r=\"\(radius)\"")
    if dx != 0 { add(" transform=\"translate(\(direction == .leftToRight ? dx : -dx) 0)\"") }
    add("/>")
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
    // Style sheets could say this too; checkers of today know it as an attribute alone.
    if name.hasSuffix("halo") || name.hasPrefix("in ") { add(" paint-order=\"stroke\"") }
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

  /// Writes a label before a row, on two lines where one is too long.
  mutating func rowLabel(_ text: String, x: Int, y: Int, room: Int) {
    let (lines, isCut) = Fitting.lines(text, room: room)
    let heights = lines.count == 1 ? [".36em"] : ["-.22em", ".94em"]
    for (line, dy) in zip(lines, heights) {
      label("lab", line, x: x, y: y, anchor: .end, dx: -10, dy: dy, tooltip: isCut ? text : nil)
    }
  }

  func mirrored(_ x: Int) -> Int { direction == .leftToRight ? x : 10_000 - x }

  func percent(_ value: Int) -> String { value == 0 ? "0" : hundredths(value) + "%" }
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
