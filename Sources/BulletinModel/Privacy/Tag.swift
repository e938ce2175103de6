/// A tag, comment or declaration in markup.
struct Tag {
  /// What stands between its name and its end.
  let body: Range<Int>
  /// The place behind it.
  let end: Int
  /// Tells whether letters before and behind it make one word.
  let isWithinWords: Bool
  /// Tells whether its body may hold a number.
  let mayTell: Bool
  /// Tells whether it begins or ends a link.
  let isLink: Bool
  /// Tells whether it ends an element.
  let closes: Bool
  private let name: UInt64

  /// Tells whether `<` begins a tag and is not a sign of its own.
  static func isTag(_ input: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    guard place + 1 < input.count else { return false }
    let next = input[place + 1]
    return isLetter(next) || next == 0x2F || next == 0x21 || next == 0x3F
  }

  /// Reads the tag at a `<`; one that nothing closes goes on to the end of the file.
  init(_ input: UnsafeBufferPointer<UInt8>, at place: Int) {
    let declares = place + 1 < input.count && input[place + 1] == UInt8(ascii: "!")
    if declares, input[place...].starts(with: "<!--".utf8) {
      let close = Tag.find("-->", in: input, from: place + 4)
      (body, end) = (place + 4..<close, min(input.count, close + 3))
      (isWithinWords, mayTell, isLink, closes, name) = (true, true, false, false, 0)
      return
    }
    // The text of such a section is text, read as it stands.
    if declares, input[place...].starts(with: "<![CDATA[".utf8) {
      (body, end) = (place..<place, place + 9)
      (isWithinWords, mayTell, isLink, closes, name) = (true, false, false, false, 0)
      return
    }
    var at = place + 1
    closes = input[at] == UInt8(ascii: "/")
    if closes { at += 1 }
    var letters: UInt64 = 0
    while at < input.count, Tag.isLetter(input[at]) || Tag.isDigit(input[at]) {
      letters = letters << 8 | UInt64(input[at] | 0x20)
      at += 1
    }
    let (close, tells) = Tag.close(input, from: at)
    body = at..<close
    end = min(input.count, close + 1)
    isWithinWords = Tag.isWithinWords(letters)
    mayTell = tells
    isLink = letters == UInt64(UInt8(ascii: "a"))
    name = closes ? 0 : letters
  }

  /// Where the tag ends, outside of quotes, and whether something before it may be a number.
  private static func close(
    _ input: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (place: Int, tells: Bool) {
    var at = start
    var quote: UInt8 = 0
    var tells = false
    while at < input.count {
      let byte = input[at]
      if quote == 0, byte == UInt8(ascii: ">") { break }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = quote == 0 ? byte : quote == byte ? 0 : quote
      } else if byte >= 0x80 || isDigit(byte) || byte == UInt8(ascii: "&")
        || byte == UInt8(ascii: "%")
      {
        tells = true
      }
      at += 1
    }
    return (at, tells)
  }

  /// What stands behind a tag whose content is no markup, up to the tag that closes it; nil for others.
  func rawContent(_ input: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    guard name == Tag.script || name == Tag.style else { return nil }
    return end..<Tag.find(name == Tag.script ? "</script" : "</style", in: input, from: end)
  }

  // MARK: Names

  private static let script = packed("script")
  private static let style = packed("style")

  /// Tells whether a name is one of those that cut no word, the short ones by their only letter.
  private static func isWithinWords(_ letters: UInt64) -> Bool {
    guard letters > 0xFF else { return "abiqsu".utf8.contains { UInt64($0) == letters } }
    return longWithinWords.contains(letters)
  }

  private static let longWithinWords = [
    "abbr", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "ins", "kbd", "label",
    "mark", "samp", "small", "span", "strong", "sub", "sup", "time", "tspan", "var", "wbr",
  ].map(packed)

  private static func packed(_ name: String) -> UInt64 {
    name.utf8.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func find(
    _ text: String, in input: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    let wanted = Array(text.utf8)
    var place = start
    while place + wanted.count <= input.count {
      if input[place] == wanted[0],
        input[place...].starts(with: wanted, by: { $0 | 0x20 == $1 | 0x20 })
      {
        return place
      }
      place += 1
    }
    return input.count
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
