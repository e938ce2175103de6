public import BulletinModel

/// Two values a member on one line: how far each moved.
public struct DumbbellChart: Sendable, Hashable {
  /// One member.
  public struct Member: Sendable, Hashable {
    let label: String
    let before: ChartValue
    let after: ChartValue

    /// Makes a member with its values in the two periods.
    public init(label: String, before: ChartValue, after: ChartValue) {
      self.label = label
      self.before = before
      self.after = after
    }
  }

  let words: ChartWords
  let before: String
  let after: String
  let members: [Member]
  let gridlines: [LineChart.Gridline]

  /// Makes a dumbbell chart.
  ///
  /// - Parameters:
  ///   - words: The drawing's name and description.
  ///   - before: The name of the earlier period, hollow in the legend.
  ///   - after: The name of the later period, full in the legend.
  ///   - members: The members from top to bottom.
  ///   - gridlines: Upright lines with labels below them; a line at zero is the base line.
  public init(
    words: ChartWords, before: String, after: String, members: [Member],
    gridlines: [LineChart.Gridline] = []
  ) {
    self.words = words
    self.before = before
    self.after = after
    self.members = members
    self.gridlines = gridlines
  }

  private static let widestLabels = 4200
  private static let labelRoom = Fitting.room(in: widestLabels, gap: 10)

  /// Draws the members, 38 pixels each, below the names of the periods.
  public func svg(_ direction: ChartDirection = .leftToRight) -> SafeHTML {
    var drawing = Drawing(direction)
    draw(&drawing)
    return drawing.markup
  }

  /// Where members lie: the scale begins at `start`, with room for values on both of its sides.
  private struct Frame {
    let names: Int
    let start: Int
    let head: Int
    let end: Int
    let scale: Scale

    func x(_ value: Rational) -> Int { start + scale.place(value) }
    func y(_ index: Int) -> Int { head + index * 3800 + 1900 }
  }

  private func frame(below legend: Legend) -> Frame {
    let longest = members.map { Fitting.width($0.label) }.max() ?? 0
    let names = min(DumbbellChart.widestLabels, max(1000, Fitting.share(longest, gap: 10)))
    let texts = members.flatMap { [$0.before.text, $0.after.text] }
    let inset = min(1500, Fitting.share(texts.map(Fitting.width).max() ?? 0, gap: 12))
    let values =
      members.flatMap { [$0.before.exact, $0.after.exact] }.compactMap { $0 }
      + gridlines.map(\.value)
    let head = legend.height * 100 + 200
    return Frame(
      names: names, start: names + inset, head: head, end: head + members.count * 3800,
      scale: Scale(
        low: values.min() ?? Rational(0), high: values.max() ?? Rational(0),
        length: 10_000 - names - 2 * inset))
  }

  func draw(_ drawing: inout Drawing) {
    let legend = Legend(names: [before, after])
    let frame = frame(below: legend)
    let hasTicks = !gridlines.isEmpty
    drawing.open(words, height: frame.end / 100 + (hasTicks ? 24 : 4), role: .group)
    legend.draw(words, &drawing, key: .hollowAndFull)
    drawing.openHidden()
    drawGridlines(frame, &drawing)
    drawing.closeMark()
    for (index, member) in members.enumerated() {
      drawMark(of: member, frame, y: frame.y(index), &drawing)
    }
    drawing.openHidden()
    for (index, member) in members.enumerated() {
      drawLabels(of: member, frame, y: frame.y(index), &drawing)
    }
    drawing.closeMark()
    drawing.close()
  }

  /// Draws the lines, and below them as many labels as fit beside one another.
  private func drawGridlines(_ frame: Frame, _ drawing: inout Drawing) {
    var (wide, narrow) = (Int.min, Int.min)
    for gridline in gridlines.sorted(by: { $0.value < $1.value }) {
      let x = frame.x(gridline.value)
      let isZero = gridline.value == Rational(0)
      drawing.line(isZero ? "base" : "grid", x: (x, x), y: (frame.head, frame.end))
      let half = Fitting.share(Fitting.width(gridline.label), gap: 8) / 2
      let wideHalf = half * Fitting.narrow / Fitting.wide
      guard x - wideHalf >= wide else { continue }
      let isNarrow = x - half >= narrow
      drawing.label(
        isNarrow ? "tick" : "tick w", gridline.label, x: x, y: frame.end + 1600, anchor: .middle)
      wide = x + wideHalf
      if isNarrow { narrow = x + half }
    }
  }

  private func drawMark(of member: Member, _ frame: Frame, y: Int, _ drawing: inout Drawing) {
    let (start, end) = (member.before.exact.map(frame.x), member.after.exact.map(frame.x))
    drawing.open(
      mark: words.name(of: member.label, [(before, member.before), (after, member.after)]))
    if let start, let end { drawing.line("link", x: (start, end), y: (y, y)) }
    if let start { drawing.dot("dot prev", x: start, y: y, radius: 5) }
    if let end { drawing.dot("dot", x: end, y: y, radius: 6) }
    drawing.closeMark()
  }

  /// Writes the name, and the values on the outer sides of their dots.
  private func drawLabels(
    of member: Member, _ frame: Frame, y: Int, _ drawing: inout Drawing
  ) {
    drawing.rowLabel(member.label, x: frame.names, y: y, room: DumbbellChart.labelRoom)
    let (start, end) = (member.before.exact.map(frame.x), member.after.exact.map(frame.x))
    let hasFallen = member.before.exact.flatMap { old in member.after.exact.map { $0 < old } }
    let isMirrored = hasFallen ?? false
    drawing.label(
      "val mut halo", member.before.text, x: start ?? end ?? frame.start, y: y,
      anchor: isMirrored ? .start : .end, dx: isMirrored ? 10 : -10, dy: ".36em")
    drawing.label(
      "val strong halo", member.after.text, x: end ?? start ?? frame.start, y: y,
      anchor: isMirrored ? .end : .start, dx: isMirrored ? -11 : 11, dy: ".36em")
  }
}
