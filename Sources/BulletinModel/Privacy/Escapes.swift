/// What entities, percent signs and escapes stand for.
enum Escapes {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  // MARK: Signs without width

  /// How many bytes a sign has that readers do not see; nil where another stands.
  static func invisible(_ input: Bytes, at place: Int) -> Int? {
    func next(_ count: Int) -> UInt8 { place + count < input.count ? input[place + count] : 0 }
    switch (input[place], next(1), next(2)) {
    case (0xC2, 0xAD, _), (0xCD, 0x8F, _): return 2
    case (0xE1, 0xA0, 0x8E), (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xAA...0xAE),
      (0xE2, 0x81, 0xA0...0xAF), (0xEF, 0xBB, 0xBF):
      return 3
    default: return nil
    }
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x34F, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: true
    default: false
    }
  }

  /// Appends a sign that readers see.
  static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    guard !isInvisible(scalar) else { return }
    output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  // MARK: Entities

  /// The sign that an entity at `&` stands for and the place behind it; nil for a sign of its own.
  static func entity(_ input: Bytes, at place: Int) -> (scalar: Unicode.Scalar, end: Int)? {
    guard place + 2 < input.count else { return nil }
    if input[place + 1] == UInt8(ascii: "#") { return numbered(input, at: place + 2) }
    var name: UInt64 = 0
    var at = place + 1
    while at < input.count, at - place <= 8, input[at] != UInt8(ascii: ";") {
      name = name << 8 | UInt64(input[at])
      at += 1
    }
    guard at < input.count, input[at] == UInt8(ascii: ";"),
      let found = names.first(where: { $0.0 == name })
    else { return nil }
    return (found.1, at + 1)
  }

  private static let names: [(UInt64, Unicode.Scalar)] = [
    ("amp", "&"), ("quot", "\""), ("lt", "<"), ("gt", ">"), ("apos", "'"), ("nbsp", "\u{A0}"),
    ("shy", "\u{AD}"), ("zwj", "\u{200D}"), ("zwnj", "\u{200C}"), ("lrm", "\u{200E}"),
    ("rlm", "\u{200F}"), ("ensp", " "), ("emsp", " "), ("thinsp", " "), ("hyphen", "-"),
    ("NewLine", "\n"), ("Tab", " "), ("NoBreak", "\u{2060}"),
  ].map { name, scalar in (name.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }, scalar) }

  private static func numbered(_ input: Bytes, at start: Int) -> (Unicode.Scalar, Int)? {
    var place = start
    let isHex = input[place] | 0x20 == UInt8(ascii: "x")
    if isHex { place += 1 }
    let first = place
    var value: UInt32 = 0
    while place < input.count, place - first < 8, let digit = digit(input[place]),
      isHex || digit < 10
    {
      value = value * (isHex ? 16 : 10) + UInt32(digit)
      place += 1
    }
    guard place > first, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, place < input.count && input[place] == UInt8(ascii: ";") ? place + 1 : place)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  // MARK: Attributes

  /// Appends what stands in a tag, entities and percent signs undone.
  static func appendAttributes(_ part: Slice<Bytes>, to output: inout [UInt8]) {
    let input = part.base
    var place = part.startIndex
    var start = place
    while place < part.endIndex {
      let byte = input[place]
      guard byte == UInt8(ascii: "&") || byte == UInt8(ascii: "%") || byte >= 0xC2 else {
        place += 1
        continue
      }
      let end: Int
      var made: Unicode.Scalar?
      var octet: UInt8?
      if byte == UInt8(ascii: "&"), let entity = entity(input, at: place) {
        (made, end) = (entity.scalar, entity.end)
      } else if byte == UInt8(ascii: "%"), place + 2 < part.endIndex,
        let high = digit(input[place + 1]), let low = digit(input[place + 2])
      {
        (octet, end) = (high << 4 | low, place + 3)
      } else if byte >= 0xC2, let length = invisible(input, at: place) {
        end = place + length
      } else {
        place += 1
        continue
      }
      output.append(contentsOf: input[start..<place])
      if let made { append(made, to: &output) }
      if let octet { output.append(octet) }
      place = end
      start = end
    }
    output.append(contentsOf: input[start..<max(start, part.endIndex)])
  }

  // MARK: JSON

  /// Appends JSON or script with its escapes undone.
  static func appendJSON(_ part: Slice<Bytes>, to output: inout [UInt8]) {
    let input = part.base
    var place = part.startIndex
    var start = place
    while place < part.endIndex {
      guard input[place] == UInt8(ascii: "\\"), place + 1 < part.endIndex else {
        place += 1
        continue
      }
      output.append(contentsOf: input[start..<place])
      place = appendEscape(input, at: place + 1, end: part.endIndex, to: &output)
      start = place
    }
    output.append(contentsOf: input[start..<max(start, part.endIndex)])
  }

  private static func appendEscape(
    _ input: Bytes, at place: Int, end: Int, to output: inout [UInt8]
  ) -> Int {
    switch input[place] {
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "b"),
      UInt8(ascii: "f"):
      output.append(0x0A)
    case UInt8(ascii: "u") where place + 4 < end:
      let digits = (1...4).compactMap { digit(input[place + $0]) }
      guard digits.count == 4 else { break }
      let value = digits.reduce(UInt32(0)) { $0 << 4 | UInt32($1) }
      if let scalar = Unicode.Scalar(value) { append(scalar, to: &output) }
      return place + 5
    default: output.append(input[place])
    }
    return place + 1
  }
}
