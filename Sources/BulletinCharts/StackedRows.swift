import BulletinModel

/// Stacks lying: one row a member.
extension StackedChart {
  private static let widestLabels = 4200
  private static let labelRoom = Fitting.room(in: widestLabels, gap: 10)
  /// The share that stands for parts without a value.
  private static let slot = 240

  /// Where rows lie: from `start` over `length`, in hundredths of a percent.
  private struct Frame {
    let start: Int
    let length: Int
    let head: Int
    let pitch: Int
    let thickness: Int
    /// From the top of a row to its bar.
    let lead: Int
  }

  /// Few rows carry their names above them, many beside them.
  private var isOpen: Bool { members.count <= 3 }

  private func frame(below legend: Legend) -> Frame {
    if isOpen {
      return Frame(
        start: 0, length: 10_000, head: legend.height * 100 + 400, pitch: 6400, thickness: 2800,
        lead: 2400)
    }
    let longest = members.map { Fitting.width($0.label) }.max() ?? 0
    let start = min(StackedChart.widestLabels, max(1000, Fitting.share(longest, gap: 10)))
    let broadest = members.map { Fitting.width($0.total.text) }.max() ?? 0
    return Frame(
      start: start, length: 10_000 - start - min(3000, Fitting.share(broadest, gap: 8)),
      head: legend.height * 100 + 800, pitch: longest > StackedChart.labelRoom ? 3800 : 2900,
      thickness: 1800, lead: 0)
  }

  func drawRows(_ drawing: inout Drawing) {
    let legend = Legend(names: series)
    let frame = frame(below: legend)
    drawing.open(
      words, height: (frame.head + members.count * frame.pitch + 399) / 100, role: .group)
    drawing.patterns(words, count: series.count)
    legend.draw(words, &drawing)
    let hasGap = members.contains { gapName(of: $0) != nil }
    let length = frame.length - (hasGap ? StackedChart.slot : 0)
    let scale = scale(length: length)
    let zero = form == .shares ? 0 : scale.zero
    var texts: [(Part, x: Int, y: Int, text: String)] = []
    for (index, member) in members.enumerated() {
      let y = frame.head + index * frame.pitch + frame.lead
      let sums = sums(of: member)
      let above = form == .shares ? (sums.above > 0 ? length : 0) : scale.place(sums.above) - zero
      let below = form == .shares ? 0 : zero - scale.place(sums.below)
      for part in lay(member, above: above, below: below) {
        let width = part.isLast || part.length < 60 ? part.length : part.length - 25
        let x = frame.start + zero + (part.isBelow ? -part.start - width : part.start)
        drawing.area(
          words, series: part.series, name: name(of: part.series, in: member), x: x,
          width: width, y: y, height: frame.thickness)
        texts.append(
          (part, x + width / 2, y + frame.thickness / 2, member.values[part.series].text))
      }
      drawGap(of: member, x: frame.start + zero + above, y: y, frame.thickness, &drawing)
    }
    drawing.openHidden()
    for (part, x, y, text) in texts { draw(text, in: part, x: x, y: y, &drawing) }
    for index in members.indices { drawLabels(of: index, frame, &drawing) }
    let end = frame.head + members.count * frame.pitch - 400
    if form == .rows {
      let x = frame.start + zero
      drawing.line("base", x: (x, x), y: (frame.head - 400, end))
    }
    drawing.closeMark()
    drawing.close()
  }

  private func drawGap(
    of member: Member, x: Int, y: Int, _ thickness: Int, _ drawing: inout Drawing
  ) {
    guard let name = gapName(of: member) else { return }
    drawing.open(mark: name)
    drawing.rect(
      "gap", x: x + 40, width: StackedChart.slot - 60, y: y + 50, height: thickness - 100)
    drawing.closeMark()
  }

  /// Writes the value of a part in it where it fits; else it is left to the table.
  private func draw(
    _ text: String, in part: Part, x: Int, y: Int, _ drawing: inout Drawing
  ) {
    let need = Fitting.share(Fitting.width(text), gap: 6)
    guard need * Fitting.narrow / Fitting.wide <= part.length else { return }
    let name = "in i\(part.series + 1)"
    drawing.label(
      need <= part.length ? name : name + " w", text, x: x, y: y, anchor: .middle, dy: ".36em")
  }

  /// Writes the name of a row and its total: above it, or on both sides.
  private func drawLabels(of index: Int, _ frame: Frame, _ drawing: inout Drawing) {
    let member = members[index]
    let top = frame.head + index * frame.pitch
    if isOpen {
      let total = Fitting.share(Fitting.width(member.total.text), gap: 12)
      let (label, isCut) = Fitting.line(
        member.label, room: Fitting.room(in: 10_000 - total, gap: 0))
      drawing.label(
        "lab", label, x: 0, y: top + 1600, tooltip: isCut ? member.label : nil)
      drawing.label("val", member.total.text, x: 10_000, y: top + 1600, anchor: .end)
      return
    }
    let middle = top + frame.thickness / 2
    drawing.rowLabel(
      member.label, x: frame.start, y: middle, room: StackedChart.labelRoom)
    drawing.label("val", member.total.text, x: 10_000, y: middle, anchor: .end, dy: ".36em")
  }
}
