import BulletinModel

/// Parts a text into its items.
enum ItemSplit {
  /// The passages of each item, without what a web page says of itself; the notes tell what was
  /// dropped and where an item was taken to begin.
  static func items(_ passages: [Passage], _ notes: inout NoteBook) -> [[Passage]] {
    var items: [[Passage]] = []
    var current: [Passage] = []
    var dropped: [ImportSpot] = []
    for (place, passage) in passages.enumerated() {
      if passage.isWords, LineSigns.isChrome(passage.text) {
        dropped.append(passage.spot)
        continue
      }
      if passage.isWords, LineSigns.isRule(passage.text) {
        if !current.isEmpty { items.append(current) }
        current = []
        continue
      }
      if isBegin(place, passages, current) {
        notes.guessed(
          passage.spot, "从这里起看成另一篇：\(passage.text.excerpt)",
          "taken for the beginning of another item: \(passage.text.excerpt)")
        items.append(current)
        current = []
      }
      current.append(passage)
    }
    if !current.isEmpty { items.append(current) }
    if let first = dropped.first {
      notes.left(
        first, "网页上的导航、浏览量之类没有要，共 \(dropped.count) 行",
        "dropped \(dropped.count) lines of a web page about itself, such as counts of views")
    }
    return items
  }

  /// Tells whether an item begins here: a title with a line of names, a date or a dateline close
  /// behind, after the text of another.
  private static func isBegin(
    _ place: Int, _ passages: [Passage], _ current: [Passage]
  ) -> Bool {
    let passage = passages[place]
    guard [.line, .paragraph, .heading(1)].contains(passage.form), passage.blanksBefore > 0,
      current.count(where: { $0.text.endsSentence && $0.text.length > 12 }) > 0
    else { return false }
    if passage.form == .heading(1) { return true }
    guard isTitle(passage) else { return false }
    if LineSigns.columnTag(passage.text)?.rest.isEmpty == false { return true }
    guard LineSigns.numberedHead(passage.text) == nil else { return false }
    for next in passages[(place + 1)...].prefix(4) {
      if isMast(next.text) { return true }
      guard isTitle(next) || LineSigns.dashed(next.text) != nil else { return false }
    }
    return false
  }

  private static func isTitle(_ passage: Passage) -> Bool {
    LineSigns.isHeadLike(passage.text, most: 45)
  }

  /// A line that stands at the head of items only.
  private static func isMast(_ line: String) -> Bool {
    LineSigns.dateline(line) != nil || LineSigns.byline(line) != nil || InfoLine(line) != nil
  }
}
