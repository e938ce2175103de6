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
    let isDone: Void? = text.withContiguousStorageIfAvailable { escape($0) }
    if isDone == nil { Array(text).withUnsafeBufferPointer { escape($0) } }
  }

  /// Copies what needs no escape in runs.
  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for place in text.indices {
      let replacement: StaticString
      var skipped = 0
      switch text[place] {
      case UInt8(ascii: "<"): replacement = "&lt;"
      case UInt8(ascii: ">"): replacement = "&gt;"
      case UInt8(ascii: "&"): replacement = "&amp;"
      case UInt8(ascii: "\""): replacement = "&quot;"
      case UInt8(ascii: "\n"), UInt8(ascii: "\t"): continue
      case 0..<0x20: replacement = ""
      case 0xBE, 0xBF:
        // U+FFFE and U+FFFF are EF BF BE and EF BF BF; other text ends in those bytes too.
        guard place >= 2, text[place - 2] == 0xEF, text[place - 1] == 0xBF else { continue }
        replacement = ""
        skipped = 2
      default: continue
      }
      bytes.append(contentsOf: text[start..<(place - skipped)])
      raw(replacement)
      start = place + 1
    }
    bytes.append(contentsOf: text[start...])
  }
}
