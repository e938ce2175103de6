public import BulletinModel

/// The picture that other sites show beside a link to an item without a photograph: its title, the
/// site and the date in the site's style.
struct ShareCard {
  /// What other sites show without cutting.
  static let (width, height) = (1200, 630)

  /// The title on one line.
  let title: String
  /// The site's name.
  let site: String
  /// The date as printed.
  let date: String
  /// Tells whether the language runs from right to left.
  let isRightToLeft: Bool

  /// How wide text may run, and the sizes of type that are tried in turn, with the lines each allows.
  private static let room = 1040
  private static let sizes = [(type: 76, lines: 3), (type: 62, lines: 4), (type: 50, lines: 5)]

  /// The drawing; families of type are named generally, the one there is decides about the pixels.
  var svg: [UInt8] {
    let (type, lines) = composed
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(ShareCard.width)" \
      height="\(ShareCard.height)" viewBox="0 0 \(ShareCard.width) \(ShareCard.height)">\
      <rect width="1200" height="630" fill="#fff"/><rect width="1200" height="18" fill="#b0171f"/>\
      <g font-family="Noto Serif CJK SC, Songti SC, serif">
      """
    text += line(site, at: 112, size: 40, "font-weight=\"700\" fill=\"#b0171f\"")
    let start = 250 + (3 - min(lines.count, 3)) * 20
    for (place, words) in lines.enumerated() {
      let style = "font-weight=\"700\" fill=\"#1a1a18\""
      text += line(words, at: start + place * type * 135 / 100, size: type, style)
    }
    text += "<path d=\"M80 535h1040\" stroke=\"#c9c8c2\" stroke-width=\"2\"/>"
    text += line(date, at: 584, size: 32, "fill=\"#6b6a64\"")
    return Array((text + "</g></svg>\n").utf8)
  }

  private func line(_ words: String, at y: Int, size: Int, _ style: String) -> String {
    let x = isRightToLeft ? ShareCard.width - 80 : 80
    // In a text that runs from right to left the start is its right end.
    let direction = isRightToLeft ? " direction=\"rtl\"" : ""
    let escaped = String(decoding: words.htmlEscaped, as: UTF8.self)
    return
      "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(size)\" \(style)\(direction)>\(escaped)</text>"
  }

  /// The largest type in which the title has room; what has none in the smallest ends in an ellipsis.
  var composed: (type: Int, lines: [String]) {
    var lines: [String] = []
    for size in ShareCard.sizes {
      lines = CardLines.wrapped(title, units: ShareCard.room * 10 / size.type)
      if lines.count <= size.lines { return (size.type, lines) }
    }
    let last = ShareCard.sizes[ShareCard.sizes.count - 1]
    var kept = Array(lines.prefix(last.lines))
    if let end = kept.popLast() { kept.append(end.dropLast() + "…") }
    return (last.type, kept)
  }
}

/// Lines of a title: broken between Han characters and after spaces, never before a closing mark.
enum CardLines {
  private static let closing: Set<Character> = [
    "，", "。", "、", "；", "：", "！", "？", "）", "》", "”", "’", "」", "』", "】", "…", "—",
    ",", ".", ";", ":", "!", "?", ")", "%", "％",
  ]
  private static let opening: Set<Character> = ["（", "《", "“", "‘", "「", "『", "【", "("]

  /// Breaks a text into lines of at most so many tenths of the type's size, where it can be broken.
  static func wrapped(_ text: String, units: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var width = 0
    for piece in pieces(of: text) {
      let own = piece.reduce(0) { $0 + self.width(of: $1) }
      let visible = piece.last == " " ? own - self.width(of: " ") : own
      if !line.isEmpty, width + visible > units {
        lines.append(trimmed(line))
        (line, width) = ("", 0)
      }
      line += piece
      width += own
    }
    if !trimmed(line).isEmpty { lines.append(trimmed(line)) }
    return lines
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }

  /// The parts between which a line may end.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    for character in text {
      let isBound = pieces.last.map { clings(character, to: $0) } ?? false
      if isBound, let last = pieces.popLast() {
        pieces.append(last + String(character))
      } else {
        pieces.append(String(character))
      }
    }
    return pieces
  }

  private static func clings(_ character: Character, to piece: String) -> Bool {
    guard let last = piece.last else { return false }
    if closing.contains(character) || opening.contains(last) || character == " " { return true }
    // After a space, the Tibetan mark between syllables, or beside a Han character, a line may end.
    if last == " " || last == "་" || isWide(last) || isWide(character) { return false }
    return true
  }

  private static func width(of character: Character) -> Int {
    if isWide(character) { return 10 }
    if character == " " { return 3 }
    return character.isUppercase ? 8 : 6
  }

  private static func isWide(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first?.value else { return false }
    return (0x2E80...0x9FFF).contains(scalar) || (0xF900...0xFAFF).contains(scalar)
      || (0xFF01...0xFF60).contains(scalar) || (0x20000...0x3FFFF).contains(scalar)
      || "“”‘’…—".contains(character)
  }
}

extension EditionIndex {
  /// Tells whether a card is drawn for an item.
  func drawsCard(forItem place: Int) -> Bool {
    options.drawsCards && edition.settings.photos.drawsCards && edition.news[place].photos.isEmpty
  }

  /// The address of an item's card.
  func cardRoute(forItem place: Int) -> Route {
    Route(documents[place].route.path + "share.png", at: address)
  }

  /// The card of an item.
  func card(forItem place: Int) -> ShareCard {
    let item = edition.news[place]
    let language = languages[itemLanguages[place]]
    let joins = item.headline.kickerJoins ? item.headline.kicker : nil
    let gap = language.language.primary == "zh" ? "" : " "
    return ShareCard(
      title: (joins.map { $0 + gap } ?? "") + item.headline.title,
      site: edition.settings.title.text(in: language.language),
      date: language.dates.day(item.date.date), isRightToLeft: language.language.isRightToLeft)
  }
}

/// The drawing of a planned card as SVG; nil for any other file.
public func cardDrawing(of file: PlannedFile, in plan: Plan) -> [UInt8]? {
  guard case .card(let place) = file.content else { return nil }
  return plan.index.card(forItem: place).svg
}

extension PlannedFile {
  /// How large a card is, and how its pixels are kept.
  public static let cardVariant = PhotoVariant(
    width: ShareCard.width, height: ShareCard.height, format: .png)
}
