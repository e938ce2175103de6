/// Marks with names of their own, and how several series are told apart.
///
/// A series has a colour and, so that grey prints and every eye can tell them apart, a pattern in its
/// areas, and a dash and a shape on its lines. A fill by pattern is an attribute, for its id belongs
/// to one drawing; the colours inside the pattern come from classes.
extension Drawing {
  /// How many series areas and lines can be told apart by.
  static let mostAreas = 5
  /// How many lines, or bars beside one another, can be told apart.
  static let mostLines = 4

  /// Opens a mark, or several that belong together, with a name for screen readers and a tooltip.
  mutating func open(mark name: String) {
    add("<g role=\"img\"><title>")
    add(text: name)
    add("</title>")
  }

  /// Closes what `open(mark:)` opened.
  mutating func closeMark() { add("</g>") }

  /// Opens what screen readers skip, for the marks say it already.
  mutating func openHidden() { add("<g aria-hidden=\"true\">") }

  /// Writes the patterns of the series after the first, whose areas are plain.
  mutating func patterns(_ words: ChartWords, count: Int) {
    guard count > 1 else { return }
    add("<defs>")
    for (index, tile) in Drawing.tiles.prefix(count - 1).enumerated() {
      add("<pattern id=\"")
      add(text: words.id)
      add("-p\(index + 2)\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">")
      add("<rect class=\"s\(index + 2)\" width=\"6\" height=\"6\"/>")
      add("<path class=\"hatch\" d=\"\(tile)\"/></pattern>")
    }
    add("</defs>")
  }

  /// Rising lines, dots, upright lines, a lattice.
  private static let tiles = [
    "M0,6 L6,0 M-1,1 L1,-1 M5,7 L7,5", "M2,3 h2 M3,2 v2", "M3,0 V6", "M0,3 H6 M3,0 V6",
  ]

  /// The class and the fill of the areas of a series.
  private func area(_ words: ChartWords, series: Int) -> (name: String, pattern: String?) {
    series == 0 ? ("seg s1", nil) : ("seg", "\(words.id)-p\(series + 1)")
  }

  /// An area of a series with its name.
  mutating func area(
    _ words: ChartWords, series: Int, name: String, x: Int, width: Int, y: Int, height: Int
  ) {
    let start = direction == .leftToRight ? x : 10_000 - x - width
    addArea(words, series, isNamed: true)
    add(" x=\"\(percent(start))\" y=\"\(hundredths(y))\" width=\"\(percent(width))\"")
    add(" height=\"\(hundredths(height))\"><title>")
    add(text: name)
    add("</title></rect>")
  }

  /// A square of 10 pixels in the area of a series, `dx` pixels along the reading from `x`.
  mutating func swatch(_ words: ChartWords, series: Int, x: Int, dx: Int, y: Int) {
    addArea(words, series, isNamed: false)
    let shift = direction == .leftToRight ? dx : -dx - 10
    add(" x=\"\(percent(mirrored(x)))\" y=\"\(hundredths(y))\" width=\"10\" height=\"10\"")
    add(" transform=\"translate(\(shift) 0)\"/>")
  }

  private mutating func addArea(_ words: ChartWords, _ series: Int, isNamed: Bool) {
    let (name, pattern) = area(words, series: series)
    add("<rect class=\"\(name)\"")
    if isNamed { add(" role=\"img\"") }
    guard let pattern else { return }
    add(" fill=\"url(#")
    add(text: pattern)
    add(")\"")
  }

  /// The sign of a line at a point: circle, square, triangle, diamond by series.
  mutating func shape(_ series: Int, x: Int, y: Int, dx: Int = 0) {
    let shapes = [
      "M-4,0 a4,4 0 1,0 8,0 a4,4 0 1,0 -8,0 Z", "M-4,-4 H4 V4 H-4 Z", "M0,-5 L5,4 H-5 Z",
      "M0,-5.5 L5.5,0 L0,5.5 L-5.5,0 Z",
    ]
    let shift = direction == .leftToRight ? dx : -dx
    add("<svg x=\"\(percent(mirrored(x)))\" y=\"\(hundredths(y))\" overflow=\"visible\">")
    add("<path class=\"dot l\(series + 1)\" d=\"\(shapes[series % shapes.count])\"")
    if shift != 0 { add(" transform=\"translate(\(shift) 0)\"") }
    add("/></svg>")
  }

  /// Thin lines in pixels from a point at `x` to a label that was moved: pairs of heights.
  mutating func leaders(x: Int, from start: Int, to end: Int, _ moves: [(from: Int, to: Int)]) {
    let far = moves.filter { abs($0.from - $0.to) > 500 }
    guard !far.isEmpty else { return }
    let sign = direction == .leftToRight ? 1 : -1
    let steps = far.map {
      "M\(sign * start),\(hundredths($0.from)) L\(sign * end),\(hundredths($0.to))"
    }
    add("<svg x=\"\(percent(mirrored(x)))\" overflow=\"visible\"><path class=\"lead\"")
    add(" d=\"\(steps.joined(separator: " "))\"/></svg>")
  }
}
