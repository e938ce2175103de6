/// Where in HTML a template stands, as far as it decides what a tag may print.
///
/// Source: the tokenizer states of the HTML standard, those that templates can reach.
enum MarkupState: Sendable, Equatable {
  case text
  case comment
  /// After `<`, while the element's name is read.
  case tagName(String)
  /// Between the attributes of a start tag.
  case tag(String, isData: Bool)
  /// In an attribute's name.
  case attributeName(String, isData: Bool, String)
  /// After the `=`.
  case beforeValue(String, isData: Bool, String)
  case quoted(String, isData: Bool, String, quote: UInt8, value: String)
  case unquoted(String, isData: Bool)
  /// Inside `script` or `style`; data is JSON-LD.
  case raw(String, isData: Bool, tail: [UInt8])

  /// Tells whether a variable may stand here, and markup.
  var allows: (text: Bool, html: Bool) {
    switch self {
    case .text: (true, true)
    case .quoted: (true, false)
    case .raw(_, let isData, _): (false, isData)
    default: (false, false)
    }
  }

  /// Reads literal bytes on.
  mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { feed(byte) }
  }

  private mutating func feed(_ byte: UInt8) {
    switch self {
    case .text:
      if byte == 0x3C { self = .tagName("") }
    case .comment:
      if byte == 0x3E { self = .text }
    case .tagName(let name): readTagName(name, byte)
    case .tag(let name, let isData):
      if byte == 0x3E {
        self = MarkupState.content(of: name, isData)
      } else if !isSpace(byte), byte != 0x2F {
        self = .attributeName(name, isData: isData, lowercase(byte))
      }
    case .attributeName(let name, let isData, let attribute):
      if byte == 0x3E {
        self = MarkupState.content(of: name, isData)
      } else if byte == 0x3D {
        self = .beforeValue(name, isData: isData, attribute)
      } else if isSpace(byte) || byte == 0x2F {
        self = .tag(name, isData: isData)
      } else {
        self = .attributeName(name, isData: isData, attribute + lowercase(byte))
      }
    case .beforeValue(let name, let isData, let attribute):
      if byte == 0x22 || byte == 0x27 {
        self = .quoted(name, isData: isData, attribute, quote: byte, value: "")
      } else if !isSpace(byte) {
        self = .unquoted(name, isData: isData)
      }
    case .quoted(let name, let isData, let attribute, let quote, let value):
      if byte == quote {
        let becomesData = attribute == "type" && value == "application/ld+json"
        self = .tag(name, isData: isData || becomesData)
      } else if attribute == "type", value.utf8.count < 32 {
        self = .quoted(
          name, isData: isData, attribute, quote: quote, value: value + lowercase(byte))
      }
    case .unquoted(let name, let isData):
      if byte == 0x3E {
        self = MarkupState.content(of: name, isData)
      } else if isSpace(byte) {
        self = .tag(name, isData: isData)
      }
    case .raw(let name, let isData, let tail): readRaw(name, isData, tail, byte)
    }
  }

  private mutating func readTagName(_ name: String, _ byte: UInt8) {
    if name.isEmpty, byte == 0x21 {
      self = .comment
    } else if byte == 0x3E {
      self = MarkupState.content(of: name, false)
    } else if isSpace(byte) {
      self = name.isEmpty ? .text : .tag(name, isData: false)
    } else {
      self = .tagName(name + lowercase(byte))
    }
  }

  private mutating func readRaw(_ name: String, _ isData: Bool, _ tail: [UInt8], _ byte: UInt8) {
    let end = Array("</\(name)".utf8)
    let next = Array((tail + [byte | (isLetter(byte) ? 0x20 : 0)]).suffix(end.count))
    self = next == end ? .tag("/" + name, isData: false) : .raw(name, isData: isData, tail: next)
  }

  private static func content(of name: String, _ isData: Bool) -> MarkupState {
    name == "script" || name == "style" ? .raw(name, isData: isData, tail: []) : .text
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

  private func lowercase(_ byte: UInt8) -> String {
    String(UnicodeScalar(isLetter(byte) ? byte | 0x20 : byte))
  }
}
