/// XML as bytes: every text that goes in is escaped.
///
/// Source: XML 1.0, section 2.2: characters outside `Char` cannot be written at all and vanish.
struct XMLText: Sendable {
  /// What was written so far.
  private(set) var bytes: [UInt8] = []

  /// Begins a document.
  init() {
    raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
  }

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Begins a part of a document.
  static var part: XMLText { XMLText([]) }

  /// Adds markup.
  mutating func raw(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes += $0 }
  }

  /// Adds an element that holds text.
  mutating func element(_ name: StaticString, _ text: String) {
    open(name)
    escape(text.utf8)
    close(name)
  }

  /// Adds an element that holds HTML as text.
  mutating func html(_ name: StaticString, _ html: [UInt8]) {
    raw("<")
    raw(name)
    raw(" type=\"html\">")
    escape(html)
    close(name)
  }

  /// Adds an empty element with attributes in the order given.
  mutating func empty(_ name: StaticString, _ attributes: [(StaticString, String)]) {
    raw("<")
    raw(name)
    for (key, value) in attributes {
      raw(" ")
      raw(key)
      raw("=\"")
      escape(value.utf8)
      raw("\"")
    }
    raw("/>\n")
  }

  /// Adds an opening tag.
  mutating func open(_ name: StaticString) {
    raw("<")
    raw(name)
    raw(">")
  }

  /// Adds a closing tag and a line feed.
  mutating func close(_ name: StaticString) {
    raw("</")
    raw(name)
    raw(">\n")
  }

  private mutating func escape(_ text: some Sequence<UInt8>) {
    let isDone: Void? = text.withContiguousStorageIfAvailable { escape($0) }
    if isDone == nil { Array(text).withUnsafeBufferPointer { escape($0) } }
  }

  /// Copies what needs no escape in runs.
  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var place = 0
    while place < text.count {
      let (length, replacement) = scan(text, place)
      if let replacement {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<place]))
        raw(replacement)
        start = place + length
      }
      place += length
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// How many bytes to go on by, and what stands in their place if not they themselves.
  @inline(__always)
  private func scan(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> (Int, StaticString?) {
    switch text[place] {
    case 0xE0...0xEE where text.isThreeBytes(at: place): (3, nil)
    case 0xEF where text.isThreeBytes(at: place):
      // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
      (3, text[place + 1] == 0xBF && text[place + 2] >= 0xBE ? "" : nil)
    case UInt8(ascii: "<"): (1, "&lt;")
    case UInt8(ascii: ">"): (1, "&gt;")
    case UInt8(ascii: "&"): (1, "&amp;")
    case UInt8(ascii: "\""): (1, "&quot;")
    case UInt8(ascii: "\n"), UInt8(ascii: "\t"): (1, nil)
    case 0..<0x20: (1, "")
    default: (1, nil)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Tells whether two further bytes belong to the character that begins at a place with E0 to EF.
  @inline(__always)
  func isThreeBytes(at place: Int) -> Bool {
    place + 2 < count && (self[place + 1] ^ 0x80) | (self[place + 2] ^ 0x80) < 0x40
  }
}
