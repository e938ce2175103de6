import BulletinModel

/// The text of a page that the search finds: what its `main` holds, as readers see it.
///
/// What is hidden is left out. Text of two blocks never touches.
struct SearchMarkup {
  /// The text of the first `h1`.
  private(set) var title: [Unicode.Scalar] = []
  /// All other text but that of navigation.
  private(set) var body: [Unicode.Scalar] = []
  /// The text of navigation: links to parts of the page or to others.
  private(set) var navigation: [Unicode.Scalar] = []

  private static let hidden = [Array("aria-hidden=\"true\"".utf8), Array(" hidden".utf8)]

  private enum Part { case title, body, navigation }

  /// Reads a page that this room rendered.
  init(page: [UInt8]) {
    page.withUnsafeBufferPointer { bytes in
      var walk = MarkupWalk(bytes)
      read(&walk)
    }
  }

  private mutating func read(_ walk: inout MarkupWalk) {
    var depth = 0
    var unreadDepth: Int?
    var partDepth: Int?
    var part = Part.body
    while let next = walk.next() {
      switch next {
      case .text(let text):
        guard depth > 0, unreadDepth == nil else { continue }
        add(to: part) { MarkupWalk.decode(text, into: &$0) }
      case .open(let name, let attributes, let isClosed):
        guard depth > 0 || name == .main else { continue }
        let kind = name.kind
        if kind.contains(.block) { add(to: part) { $0.append(" ") } }
        guard !isClosed, !kind.contains(.void) else { continue }
        depth += 1
        if unreadDepth == nil, SearchMarkup.isUnread(kind, attributes) { unreadDepth = depth }
        if partDepth == nil, let inner = newPart(at: name) {
          part = inner
          partDepth = depth
        }
      case .close(let name):
        guard depth > 0 else { continue }
        if unreadDepth == depth { unreadDepth = nil }
        if name.kind.contains(.block) { add(to: part) { $0.append(" ") } }
        if partDepth == depth {
          part = .body
          partDepth = nil
        }
        depth -= 1
        if depth == 0 { return }
      }
    }
  }

  /// The part that begins at an element within the text; nil where none does.
  private func newPart(at name: ElementName) -> Part? {
    switch name {
    case .h1 where title.isEmpty: .title
    case .nav: .navigation
    default: nil
    }
  }

  private mutating func add(to part: Part, _ write: (inout [Unicode.Scalar]) -> Void) {
    switch part {
    case .title: write(&title)
    case .body: write(&body)
    case .navigation: write(&navigation)
    }
  }

  private static func isUnread(
    _ kind: ElementName.Kind, _ attributes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    kind.contains(.unread) || hidden.contains { attributes.holds($0) }
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
    case open(ElementName, UnsafeBufferPointer<UInt8>, isClosed: Bool)
    case close(ElementName)
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
    let name = ElementName(bytes[start..<place])
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
    scalars.reserveCapacity(scalars.count + text.count / 3 + 8)
    var place = 0
    while place < text.count {
      let byte = text[place]
      if byte == UInt8(ascii: "&"), let (meant, end) = reference(text, at: place) {
        scalars.append(meant)
        place = end
      } else if byte < 0x80 {
        scalars.append(Unicode.Scalar(byte))
        place += 1
      } else {
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        let end = min(place + length, text.count)
        var value = UInt32(byte) & (0x7F >> UInt32(length))
        for rest in text[(place + 1)..<end] { value = value << 6 | UInt32(rest & 0x3F) }
        scalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        place = end
      }
    }
  }

  /// The character that a reference stands for, and where the text goes on.
  private static func reference(
    _ text: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (Unicode.Scalar, Int)? {
    let name = text[(start + 1)..<min(start + 12, text.count)]
    guard let end = name.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    return character(named: String(decoding: text[(start + 1)..<end], as: UTF8.self))
      .map { ($0, end + 1) }
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
