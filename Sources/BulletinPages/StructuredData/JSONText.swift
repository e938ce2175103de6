import BulletinModel

/// JSON as bytes that are safe inside a `script` element and in a file of its own.
///
/// `<`, `>`, `&` and the line separators are written as `\u…`: no text can end the element.
/// Source: RFC 8259, section 7; HTML, "Restrictions for contents of script elements".
indirect enum JSONText: Sendable, Hashable {
  /// A string.
  case string(String)
  /// Text that is already UTF-8.
  case bytes([UInt8])
  /// A whole number.
  case number(Int)
  /// A number, digit by digit; rounded to 12 places where its decimal never ends.
  case decimal(Rational)
  /// Yes or no.
  case flag(Bool)
  /// Nothing.
  case null
  /// A list.
  case list([JSONText])
  /// An object; its members keep their order, nil ones are left out.
  case object([Member])

  /// One member of an object.
  struct Member: Sendable, Hashable {
    /// The key.
    let key: String
    /// The value.
    let value: JSONText
  }

  /// Makes an object of the members that have a value.
  static func object(_ members: (String, JSONText?)...) -> JSONText {
    .object(members.compactMap { key, value in value.map { Member(key: key, value: $0) } })
  }

  /// Makes an object of the members that have a value, in their order.
  static func members(_ members: [(String, JSONText?)]) -> JSONText {
    .object(members.compactMap { key, value in value.map { Member(key: key, value: $0) } })
  }

  /// A string where there is one.
  static func optional(_ text: String?) -> JSONText? { text.map { .string($0) } }

  /// Adds the text to `output`.
  func write(to output: inout [UInt8]) {
    switch self {
    case .string(let text): JSONText.quote(text.utf8, to: &output)
    case .bytes(let bytes): JSONText.quote(bytes, to: &output)
    case .number(let number): output += Array(String(number).utf8)
    case .decimal(let number): output += Array(number.decimal().utf8)
    case .flag(let flag): output += Array((flag ? "true" : "false").utf8)
    case .null: output += Array("null".utf8)
    case .list(let values):
      output.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        value.write(to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        JSONText.quote(member.key.utf8, to: &output)
        output.append(UInt8(ascii: ":"))
        member.value.write(to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  /// The text as bytes.
  var data: [UInt8] {
    var output: [UInt8] = []
    write(to: &output)
    return output
  }

  /// Adds a text in quotation marks.
  static func quote(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    let isDone: Void? = text.withContiguousStorageIfAvailable { quote($0, to: &output) }
    if isDone == nil { Array(text).withUnsafeBufferPointer { quote($0, to: &output) } }
    output.append(UInt8(ascii: "\""))
  }

  /// Copies what needs no escape in runs.
  private static func quote(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var start = 0
    var place = 0
    while place < text.count {
      let (length, isSpecial) = scan(text, place)
      if isSpecial {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<place]))
        // The last byte tells U+2028, E2 80 A8, from U+2029, E2 80 A9.
        escape(text[place + length - 1], to: &output)
        start = place + length
      }
      place += length
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// How many bytes to go on by, and whether they are a character to escape.
  @inline(__always)
  private static func scan(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> (Int, Bool) {
    switch text[place] {
    case 0xE3...0xEF where text.isThreeBytes(at: place): (3, false)
    case 0xE2 where text.isThreeBytes(at: place):
      (3, text[place + 1] == 0x80 && text[place + 2] & 0xFE == 0xA8)
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "&"), 0x7F:
      (1, true)
    default: (1, false)
    }
  }

  private static func escape(_ byte: UInt8, to output: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"", to: &output)
    case UInt8(ascii: "\\"): append("\\\\", to: &output)
    case UInt8(ascii: "\n"): append("\\n", to: &output)
    case UInt8(ascii: "<"): append("\\u003c", to: &output)
    case UInt8(ascii: ">"): append("\\u003e", to: &output)
    case 0xA8: append("\\u2028", to: &output)
    case 0xA9: append("\\u2029", to: &output)
    default:
      append("\\u00", to: &output)
      output.append(hexDigit(byte >> 4))
      output.append(hexDigit(byte & 15))
    }
  }

  private static func append(_ text: StaticString, to output: inout [UInt8]) {
    text.withUTF8Buffer { output.append(contentsOf: $0) }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
