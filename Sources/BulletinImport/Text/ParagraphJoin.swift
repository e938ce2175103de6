import BulletinModel

/// Puts lines together that make one paragraph, as a newspaper's columns and copied pages cut them.
struct ParagraphJoin {
  private var notes: NoteBook
  /// The width at which the text was broken into lines; nil where each line is a paragraph.
  private let lineWidth: Int?
  /// Tells whether no blank line stands in the text.
  private let isSolid: Bool

  init(_ passages: [Passage], _ notes: NoteBook) {
    self.notes = notes
    let widths = passages.filter { $0.form == .line }.map(\.width)
    let most = widths.max() ?? 0
    let full = widths.count { $0 >= most - 4 }
    lineWidth = widths.count >= 3 && most <= 110 && full * 5 >= widths.count * 2 ? most : nil
    isSolid = passages.dropFirst().allSatisfy { $0.blanksBefore == 0 }
  }

  /// The passages with their lines joined.
  mutating func joined(_ passages: [Passage]) -> (passages: [Passage], notes: NoteBook) {
    var output: [Passage] = []
    var lastLine: Passage?
    var parts = 1
    for (place, next) in passages.enumerated() {
      let following = place + 1 < passages.count ? passages[place + 1] : nil
      guard let last = lastLine, var whole = output.last, last.form == .line, next.form == .line,
        let reason = reason(toJoin: last, next, following, isFirst: parts == 1)
      else {
        output.append(next)
        lastLine = next
        parts = 1
        continue
      }
      if reason == .cut {
        notes.guessed(
          next.spot, "上一行话没说完，接成一段：\(next.text.excerpt)",
          "joined to the line before, whose sentence goes on: \(next.text.excerpt)")
      }
      whole.text = Self.glued(whole.text, next.text)
      output[output.count - 1] = whole
      lastLine = next
      parts += 1
    }
    return (output.map(Self.asParagraph), notes)
  }

  private enum Reason { case wrapped, cut }

  private static func asParagraph(_ passage: Passage) -> Passage {
    var passage = passage
    if passage.form == .line { passage.form = .paragraph }
    return passage
  }

  /// Why a line goes on where another ended; nil where a paragraph begins.
  private func reason(
    toJoin last: Passage, _ next: Passage, _ following: Passage?, isFirst: Bool
  ) -> Reason? {
    guard !next.isIndented, !Self.isSign(next.text), !Self.isSign(last.text) else { return nil }
    let isEnded = last.text.endsSentence
    if next.blanksBefore == 0 {
      if let lineWidth, last.width >= lineWidth - 4 { return .wrapped }
      if isEnded { return nil }
      if isFirst, isHead(last, before: next) { return nil }
      return .cut
    }
    // A column or page that ends within a sentence leaves a blank line behind.
    guard next.blanksBefore == 1, !isEnded, last.text.length > 30 || !isFirst,
      next.text.unicodeScalars.first.map(isHan) == true,
      next.text.endsSentence || following?.blanksBefore == 0
    else { return nil }
    return .cut
  }

  /// A short line above a paragraph where no blank lines part anything.
  private func isHead(_ line: Passage, before next: Passage) -> Bool {
    LineSigns.numberedHead(line.text) != nil
      || (isSolid || line.blanksBefore > 0) && LineSigns.isHeadLike(line.text, most: 20)
        && !line.text.contains("，") && next.width > line.width * 2
  }

  /// A line that is something by its form and no part of a paragraph.
  private static func isSign(_ line: String) -> Bool {
    LineSigns.credit(line) != nil || LineSigns.byline(line) != nil || LineSigns.staff(line) != nil
      || LineSigns.authorNote(line) != nil || LineSigns.dashed(line) != nil
      || LineSigns.bullet(line) != nil || LineSigns.numberedHead(line) != nil
      || LineSigns.isLooseMark(line) || LineSigns.caption(line) != nil && line.endsSentence
      || line.begins(with: ["来源：", "来源:", "http://", "https://", "▲", "编者按", "编后"])
  }

  /// Two parts of one paragraph: a space only between letters and digits.
  static func glued(_ left: String, _ right: String) -> String {
    guard let last = left.unicodeScalars.last, let first = right.unicodeScalars.first else {
      return left + right
    }
    let needsSpace = last.value < 0x2000 && first.value < 0x2000
    return needsSpace ? "\(left) \(right)" : left + right
  }
}
