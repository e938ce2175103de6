import BulletinModel

/// Stacks upright: one column a period.
extension StackedChart {
  private static let length = 25_000
  /// What a column with a gap carries on its end, in hundredths of a pixel.
  private static let slot = 600

  /// The share of the names beside the last column; nil where they stand above the drawing.
  private var margin: Int? {
    let widest = series.map(Fitting.width).max() ?? 0
    let share = Fitting.share(widest, gap: 27)
    let isDrawn = members.last.map { parts(of: $0).contains { $0 != nil } } ?? false
    return series.count > 1 && share <= 3600 && isDrawn ? share : nil
  }

  func drawColumns(_ drawing: inout Drawing) {
    let legend = Legend(names: margin == nil ? series : [])
    let top = legend.height * 100 + 2400
    let bottom = top + StackedChart.length
    drawing.open(words, height: bottom / 100 + 26, role: .group)
    drawing.patterns(words, count: series.count)
    legend.draw(words, &drawing)
    let width = 10_000 - (margin ?? 0)
    let pitch = width / max(1, members.count)
    let scale = scale(length: StackedChart.length)
    let base = bottom - scale.zero
    for (index, member) in members.enumerated() {
      draw(member, middle: index * pitch + pitch / 2, pitch, scale, base: base, &drawing)
    }
    drawing.openHidden()
    drawing.line("base", x: (0, width), y: (base, base))
    drawTotals(pitch, scale, base: base, &drawing)
    ColumnTicks(labels: members.map { ($0.label, $0.shortLabel) }, pitch: pitch)
      .draw(y: bottom + 1800, &drawing)
    if margin != nil {
      drawNames(x: width, scale, base: base, room: top - 1200...bottom, &drawing)
    }
    drawing.closeMark()
    drawing.close()
  }

  private func lengths(of member: Member, _ scale: Scale) -> (above: Int, below: Int) {
    let sums = sums(of: member)
    return (scale.place(sums.above) - scale.zero, scale.zero - scale.place(sums.below))
  }

  private func draw(
    _ member: Member, middle: Int, _ pitch: Int, _ scale: Scale, base: Int,
    _ drawing: inout Drawing
  ) {
    let width = min(900, pitch * 70 / 100)
    let lengths = lengths(of: member, scale)
    for part in lay(member, above: lengths.above, below: lengths.below) {
      // A pixel of paper parts one area from the next.
      let height = part.isLast || part.length < 300 ? part.length : part.length - 100
      let y = part.isBelow ? base + part.start : base - part.start - height
      drawing.area(
        words, series: part.series, name: name(of: part.series, in: member),
        x: middle - width / 2, width: width, y: y, height: height)
    }
    if let name = gapName(of: member) {
      drawing.open(mark: name)
      drawing.rect(
        "gap", x: middle - width / 2, width: width, y: base - lengths.above - StackedChart.slot,
        height: StackedChart.slot - 100)
      drawing.closeMark()
    }
  }

  private func drawTotals(_ pitch: Int, _ scale: Scale, base: Int, _ drawing: inout Drawing) {
    let texts = Fitting.every(
      members.map { Fitting.width($0.total.text) }.max() ?? 0, gap: 3, step: pitch)
    guard texts.wide == 1 else { return }
    for (index, member) in members.enumerated() {
      let gap = gapName(of: member) == nil ? 0 : StackedChart.slot
      drawing.label(
        texts.narrow == 1 ? "val c" : "val c w", member.total.text,
        x: index * pitch + pitch / 2, y: base - lengths(of: member, scale).above - gap,
        anchor: .middle, dy: "-6")
    }
  }

  /// Writes the names beside the last column, each at its own area or as near as the others allow.
  private func drawNames(
    x: Int, _ scale: Scale, base: Int, room: ClosedRange<Int>, _ drawing: inout Drawing
  ) {
    guard let member = members.last else { return }
    let lengths = lengths(of: member, scale)
    var wanted = series.map { _ in base - lengths.above }
    for part in lay(member, above: lengths.above, below: lengths.below) {
      let middle = part.start + part.length / 2
      wanted[part.series] = part.isBelow ? base + middle : base - middle
    }
    let places = Spreading.apart(wanted, sizes: series.map { _ in 1800 }, within: room)
    for (index, place) in places.enumerated() {
      drawing.swatch(words, series: index, x: x, dx: 8, y: place - 500)
      drawing.label("end", series[index], x: x, y: place, dx: 23, dy: ".36em")
    }
  }
}
