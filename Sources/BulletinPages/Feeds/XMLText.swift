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
    for byte in text {
      switch byte {
      case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
      case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
      case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
      case UInt8(ascii: "\""): bytes += Array("&quot;".utf8)
      case UInt8(ascii: "\n"), UInt8(ascii: "\t"): bytes.append(byte)
      case 0..<0x20: break
      case 0xBE where bytes.suffix(2).elementsEqual([0xEF, 0xBF]),
        0xBF where bytes.suffix(2).elementsEqual([0xEF, 0xBF]):
        bytes.removeLast(2)
      default: bytes.append(byte)
      }
    }
  }
}
