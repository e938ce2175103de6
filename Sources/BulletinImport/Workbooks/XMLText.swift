/// Walks through the tags and words of an XML text, as office programs write it.
///
/// Source: XML 1.0; no document types, and entities other than the five and numbers stay as they are.
struct XMLText {
  /// What comes next.
  enum Piece: Hashable {
    /// `<name a="b">`; `isEmpty` where `/>` ends it.
    case open(name: String, attributes: [String: String], isEmpty: Bool)
    case close(name: String)
    case words(String)
  }

  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next piece; nil at the end.
  mutating func next() -> Piece? {
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "<") else { return .words(words()) }
      if starts(with: "<!--") {
        skip(past: "-->")
      } else if starts(with: "<![CDATA[") {
        let start = place + 9
        skip(past: "]]>")
        return .words(text(start..<max(start, place - 3)))
      } else if starts(with: "<?") || starts(with: "<!") {
        skip(past: ">")
      } else {
        return tag()
      }
    }
    return nil
  }

  private func starts(with text: String) -> Bool { bytes[place...].starts(with: text.utf8) }

  private mutating func skip(past text: String) {
    let wanted = Array(text.utf8)
    while place < bytes.count, !bytes[place...].starts(with: wanted) { place += 1 }
    place = min(bytes.count, place + wanted.count)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private mutating func words() -> String {
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "<") { place += 1 }
    return XMLText.decoded(text(start..<place))
  }

  private mutating func tag() -> Piece {
    let start = place + 1
    var quote: UInt8?
    while place < bytes.count {
      let byte = bytes[place]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
      place += 1
    }
    var inside = bytes[start..<min(place, bytes.count)]
    place = min(bytes.count, place + 1)
    if inside.first == UInt8(ascii: "/") {
      return .close(name: XMLText.local(String(decoding: inside.dropFirst(), as: UTF8.self)))
    }
    let isEmpty = inside.last == UInt8(ascii: "/")
    if isEmpty { inside.removeLast() }
    let name = inside.prefix { $0 > 0x20 }
    return .open(
      name: XMLText.local(String(decoding: name, as: UTF8.self)),
      attributes: XMLText.attributes(inside.dropFirst(name.count)), isEmpty: isEmpty)
  }

  /// A name without the prefix of its namespace.
  private static func local(_ name: String) -> String {
    let bare = name.trimmed
    return bare.lastIndex(of: ":").map { String(bare[bare.index(after: $0)...]) } ?? bare
  }

  /// The attributes by name; `r:id` keeps its prefix, as `id` is another.
  private static func attributes(_ bytes: ArraySlice<UInt8>) -> [String: String] {
    var found: [String: String] = [:]
    var rest = bytes
    while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
      let name = String(decoding: rest[rest.startIndex..<equals], as: UTF8.self).trimmed
      rest = rest[(equals + 1)...].drop { $0 <= 0x20 }
      guard let quote = rest.first, quote == 0x22 || quote == 0x27,
        let end = rest.dropFirst().firstIndex(of: quote)
      else { return found }
      found[name] = decoded(String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self))
      rest = rest[(end + 1)...]
    }
    return found
  }

  /// A text with its entities as characters.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var output = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "&") {
      output += rest[..<mark]
      let after = rest[rest.index(after: mark)...]
      guard let end = after.prefix(12).firstIndex(of: ";"),
        let character = entity(String(after[..<end]))
      else {
        output += "&"
        rest = after
        continue
      }
      output += character
      rest = after[after.index(after: end)...]
    }
    return output + rest
  }

  private static func entity(_ name: String) -> String? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let value =
      digits.lowercased().hasPrefix("x")
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { String($0) }
  }
}
