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

  private static let hex = Array("0123456789abcdef".utf8)

  private static func quote(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    let isDone: Void? = text.withContiguousStorageIfAvailable { quote($0, to: &output) }
    if isDone == nil { Array(text).withUnsafeBufferPointer { quote($0, to: &output) } }
    output.append(UInt8(ascii: "\""))
  }

  /// Copies what needs no escape in runs.
  private static func quote(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var start = 0
    for place in text.indices {
      let byte = text[place]
      guard isSpecial(byte) else { continue }
      // U+2028 and U+2029 are E2 80 A8 and E2 80 A9; other text ends in those bytes too.
      if byte >= 0x80 {
        guard place >= 2, text[place - 2] == 0xE2, text[place - 1] == 0x80 else { continue }
        output.append(contentsOf: text[start..<(place - 2)])
        output += Array(byte == 0xA8 ? "\\u2028".utf8 : "\\u2029".utf8)
      } else {
        output.append(contentsOf: text[start..<place])
        escape(byte, to: &output)
      }
      start = place + 1
    }
    output.append(contentsOf: text[start...])
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "&"), 0x7F, 0xA8, 0xA9:
      true
    default: false
    }
  }

  private static func escape(_ byte: UInt8, to output: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      output.append(UInt8(ascii: "\\"))
      output.append(byte)
    case UInt8(ascii: "\n"): output += Array("\\n".utf8)
    default: output += Array("\\u00".utf8) + [hex[Int(byte >> 4)], hex[Int(byte & 15)]]
    }
  }
}
