public import BulletinModel

/// Two periods and a line a member between them: who rose, who fell.
public struct SlopeChart: Sendable, Hashable {
  /// How a member stands out.
  public enum Tone: Sendable, Hashable {
    /// In grey, behind.
    case plain
    /// The one that the text is about.
    case highlight
  }

  /// One member.
  public struct Member: Sendable, Hashable {
    let label: String
    let before: ChartValue
    let after: ChartValue
    let tone: Tone

    /// Makes a member with its values in the two periods.
    public init(
      label: String, before: ChartValue, after: ChartValue, tone: Tone = .plain
    ) {
      self.label = label
      self.before = before
      self.after = after
      self.tone = tone
    }
  }

  let words: ChartWords
  let before: String
  let after: String
  let members: [Member]

  /// Makes a slope chart.
  ///
  /// - Parameters:
  ///   - words: The drawing's name and description.
  ///   - before: The name of the earlier period.
  ///   - after: The name of the later period.
  ///   - members: The members; where two have one value, the first stands above.
  public init(words: ChartWords, before: String, after: String, members: [Member]) {
    self.words = words
    self.before = before
    self.after = after
    self.members = members
  }

  /// Draws the lines; labels that would meet are pushed apart, with a thin line to their dot.
  ///
  /// Members without a value in a period are named below its axis. The height grows with them.
  public func svg(_ direction: ChartDirection = .leftToRight) -> SafeHTML {
    var drawing = Drawing(direction)
    draw(&drawing)
    return drawing.markup
  }

  func draw(_ drawing: inout Drawing) {
    let frame = SlopeFrame(self)
    drawing.open(words, height: frame.height / 100, role: .group)
    drawing.openHidden()
    for x in [frame.start, frame.end] {
      drawing.line("axis", x: (x, x), y: (SlopeFrame.head, frame.bottom))
    }
    drawing.closeMark()
    // What stands out lies on top.
    for tone in [Tone.plain, .highlight] {
      for member in members where member.tone == tone { draw(member, frame, &drawing) }
    }
    drawing.openHidden()
    drawPeriods(frame, &drawing)
    draw(SlopeSide(self, frame, isAfter: false), frame, &drawing)
    draw(SlopeSide(self, frame, isAfter: true), frame, &drawing)
    drawing.closeMark()
    drawing.close()
  }

  private func draw(_ member: Member, _ frame: SlopeFrame, _ drawing: inout Drawing) {
    let (start, end) = (frame.y(member.before.exact), frame.y(member.after.exact))
    let isPlain = member.tone == .plain
    drawing.open(
      mark: words.name(of: member.label, [(before, member.before), (after, member.after)]))
    if let start, let end {
      drawing.line(isPlain ? "ln ctx" : "ln hi", x: (frame.start, frame.end), y: (start, end))
    }
    for (x, y) in [(frame.start, start), (frame.end, end)] {
      if let y { drawing.dot(isPlain ? "dot prev" : "dot hi", x: x, y: y) }
    }
    drawing.closeMark()
  }

  /// Names the periods above their axes, away from the lines where there is room.
  private func drawPeriods(_ frame: SlopeFrame, _ drawing: inout Drawing) {
    let room = Fitting.room(in: 5000, gap: 6)
    let (first, second) = (Fitting.line(before, room: room), Fitting.line(after, room: room))
    func fits(_ text: String, in share: Int) -> Bool {
      Fitting.share(Fitting.width(text), gap: 2) <= share
    }
    let isLeft = fits(first.text, in: frame.start)
    drawing.label(
      "tick", first.text, x: isLeft ? frame.start : 0, y: 1400, anchor: isLeft ? .end : .start,
      tooltip: first.isCut ? before : nil)
    let isRight = fits(second.text, in: 10_000 - frame.end)
    drawing.label(
      "tick", second.text, x: isRight ? frame.end : 10_000, y: 1400,
      anchor: isRight ? .start : .end, tooltip: second.isCut ? after : nil)
  }

  private func draw(_ side: SlopeSide, _ frame: SlopeFrame, _ drawing: inout Drawing) {
    let sign = side.isAfter ? 1 : -1
    let x = side.isAfter ? frame.end : frame.start
    let anchor = side.isAfter ? Drawing.Anchor.start : .end
    for label in side.labels {
      let member = members[label.member]
      let strong = member.tone == .highlight ? " strong" : ""
      drawing.label(
        "lab num\(strong)", label.value, x: x, y: label.y, anchor: anchor, dx: sign * 12,
        dy: ".36em")
      guard side.isAfter || frame.hasNamesBefore else { continue }
      let heights = label.lines.count == 1 ? [".36em"] : ["-.22em", ".94em"]
      for (line, dy) in zip(label.lines, heights) {
        drawing.label(
          "lab\(strong)", line, x: x, y: label.y, anchor: anchor,
          dx: sign * (20 + frame.valueWidth), dy: dy, tooltip: label.isCut ? member.label : nil)
      }
    }
    drawing.leaders(
      x: x, from: sign * 5, to: sign * 11,
      side.labels.compactMap { label in
        label.dot.map { (from: $0, to: label.y) }
      })
  }
}
