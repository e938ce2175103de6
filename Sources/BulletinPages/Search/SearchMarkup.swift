import BulletinModel

/// The text of a page that the search finds: what its template marks, as readers see it.
///
/// The mark is the attribute `data-pagefind-body`, which other search tools know too; without one it
/// is the whole `main`. Navigation inside is left out, and so is what is hidden. Text of two blocks
/// never touches.
struct SearchMarkup {
  /// The text of the first `h1`.
  private(set) var title: [Unicode.Scalar] = []
  /// All other text.
  private(set) var body: [Unicode.Scalar] = []

  private static let mark = Array("data-pagefind-body".utf8)
  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
  ]
  private static let unread: Set<String> = ["nav", "script", "style", "template"]
  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr",
  ]

  /// Reads a page that this room rendered.
  init(page: [UInt8]) {
    page.withUnsafeBufferPointer { bytes in
      var walk = MarkupWalk(bytes)
      read(
        &walk,
        until: { name, attributes in
          name != "html" && name != "head" && attributes.holds(SearchMarkup.mark)
        })
      guard title.isEmpty, body.isEmpty else { return }
      walk = MarkupWalk(bytes)
      read(&walk, until: { name, _ in name == "main" })
    }
  }

  /// Goes on to the element that is asked for and takes all of its text.
  private mutating func read(
    _ walk: inout MarkupWalk, until isRoot: (String, UnsafeBufferPointer<UInt8>) -> Bool
  ) {
    var depth = 0
    var unreadDepth: Int?
    var titleDepth: Int?
    while let part = walk.next() {
      switch part {
      case .text(let text):
        guard depth > 0, unreadDepth == nil else { continue }
        if titleDepth == nil {
          MarkupWalk.decode(text, into: &body)
        } else {
          MarkupWalk.decode(text, into: &title)
        }
      case .open(let name, let attributes, let isClosed):
        let isVoid = isClosed || SearchMarkup.void.contains(name)
        guard depth > 0 || isRoot(name, attributes) else { continue }
        addBreak(at: name, inTitle: titleDepth != nil)
        guard !isVoid else { continue }
        depth += 1
        if unreadDepth == nil, SearchMarkup.isUnread(name, attributes) { unreadDepth = depth }
        if name == "h1", titleDepth == nil, title.isEmpty { titleDepth = depth }
      case .close(let name):
        guard depth > 0 else { continue }
        if unreadDepth == depth { unreadDepth = nil }
        if titleDepth == depth { titleDepth = nil }
        addBreak(at: name, inTitle: titleDepth != nil)
        depth -= 1
        if depth == 0 { return }
      }
    }
  }

  private static func isUnread(_ name: String, _ attributes: UnsafeBufferPointer<UInt8>) -> Bool {
    unread.contains(name) || attributes.holds(Array("aria-hidden=\"true\"".utf8))
      || attributes.holds(Array(" hidden".utf8))
  }

  private mutating func addBreak(at name: String, inTitle: Bool) {
    guard SearchMarkup.blocks.contains(name) else { return }
    if inTitle { title.append(" ") } else { body.append(" ") }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Tells whether bytes occur one after the other.
  fileprivate func holds(_ wanted: [UInt8]) -> Bool {
    guard count >= wanted.count else { return false }
    return (0...(count - wanted.count)).contains { start in
      self[start] == wanted[0] && self[start..<(start + wanted.count)].elementsEqual(wanted)
    }
  }
}

/// Tags and texts of HTML, one after the other.
struct MarkupWalk {
  /// A piece of HTML.
  enum Part {
    case text(UnsafeBufferPointer<UInt8>)
    case open(String, UnsafeBufferPointer<UInt8>, isClosed: Bool)
    case close(String)
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next piece; nil at the end.
  mutating func next() -> Part? {
    guard place < bytes.count else { return nil }
    if bytes[place] != UInt8(ascii: "<") {
      let start = place
      while place < bytes.count, bytes[place] != UInt8(ascii: "<") { place += 1 }
      return .text(UnsafeBufferPointer(rebasing: bytes[start..<place]))
    }
    place += 1
    let isClose = place < bytes.count && bytes[place] == UInt8(ascii: "/")
    if isClose { place += 1 }
    let start = place
    while place < bytes.count, isName(bytes[place]) { place += 1 }
    let name = String(decoding: bytes[start..<place], as: UTF8.self)
    let attributes = place
    var quote: UInt8?
    while place < bytes.count, quote != nil || bytes[place] != UInt8(ascii: ">") {
      let byte = bytes[place]
      if quote == byte {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      place += 1
    }
    let end = place
    place = min(place + 1, bytes.count)
    guard !isClose else { return .close(name) }
    let isClosed = end > attributes && bytes[end - 1] == UInt8(ascii: "/")
    return .open(
      name, UnsafeBufferPointer(rebasing: bytes[attributes..<end]), isClosed: isClosed)
  }

  private func isName(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (48...57).contains(byte) || (65...90).contains(byte)
      || byte == UInt8(ascii: "-")
  }

  /// Adds text with its character references resolved.
  static func decode(
    _ text: UnsafeBufferPointer<UInt8>, into scalars: inout [Unicode.Scalar]
  ) {
    var decoder = UTF8()
    var input = text.makeIterator()
    var reference: Int?
    while case .scalarValue(let scalar) = decoder.decode(&input) {
      scalars.append(scalar)
      if scalar == "&" { reference = scalars.count }
      guard scalar == ";", let start = reference else { continue }
      reference = nil
      var name = ""
      for part in scalars[start..<(scalars.count - 1)] { name.unicodeScalars.append(part) }
      guard let meant = character(named: name) else { continue }
      scalars.removeSubrange((start - 1)...)
      scalars.append(meant)
    }
  }

  /// What the references mean that our own writers use; a number means its character.
  private static func character(named name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "nbsp": return "\u{A0}"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
      return UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10)
        .flatMap(Unicode.Scalar.init)
    }
  }
}
