/// Finds the start tags of a page and their attributes; everything else is text.
///
/// It reads what browsers read: quoted and bare values, comments, and the text of scripts and styles.
struct TagScanner {
  /// A start tag: its bytes, its name in lower case, its attributes with values.
  struct Tag {
    let range: Range<Int>
    let name: String
    let attributes: [(name: String, value: Range<Int>)]
  }

  /// What stands next.
  enum Piece {
    case text(Range<Int>)
    case tag(Tag)
  }

  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next piece; nil at the end.
  mutating func next() -> Piece? {
    guard place < bytes.count else { return nil }
    if let tag = tag(at: place) {
      place = tag.range.upperBound
      return .tag(tag)
    }
    let start = place
    place = isComment(at: place) ? end(of: "-->", from: place + 4) : place + 1
    while place < bytes.count, tag(startsAt: place) == nil, !isComment(at: place) { place += 1 }
    return .text(start..<place)
  }

  /// Passes over the content of an element whose start tag was just read, and over its end tag.
  mutating func skipElement(_ name: String) {
    let close = Array("</\(name)".utf8)
    while place < bytes.count, !matches(close, at: place) { place += 1 }
    while place < bytes.count, bytes[place] != UInt8(ascii: ">") { place += 1 }
    place = min(place + 1, bytes.count)
  }

  private func isComment(at place: Int) -> Bool { matches(Array("<!--".utf8), at: place) }

  private func matches(_ text: [UInt8], at place: Int) -> Bool {
    place + text.count <= bytes.count
      && zip(text, bytes[place...]).allSatisfy { $0 == $1 || lowered($1) == $0 }
  }

  private func lowered(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }

  private func end(of text: String, from start: Int) -> Int {
    let wanted = Array(text.utf8)
    var place = start
    while place < bytes.count {
      if matches(wanted, at: place) { return place + wanted.count }
      place += 1
    }
    return bytes.count
  }

  /// Where the name of a start tag at a place ends; nil where none begins.
  private func tag(startsAt place: Int) -> Int? {
    guard bytes[place] == UInt8(ascii: "<"), place + 1 < bytes.count,
      (97...122).contains(lowered(bytes[place + 1]))
    else { return nil }
    return place + 1
  }

  private func tag(at start: Int) -> Tag? {
    guard var place = tag(startsAt: start) else { return nil }
    let name = word(&place)
    var attributes: [(name: String, value: Range<Int>)] = []
    while place < bytes.count, bytes[place] != UInt8(ascii: ">") {
      guard !isSpace(bytes[place]), bytes[place] != UInt8(ascii: "/") else {
        place += 1
        continue
      }
      let attribute = word(&place)
      guard !attribute.isEmpty else {
        place += 1
        continue
      }
      skipSpaces(&place)
      guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { continue }
      place += 1
      skipSpaces(&place)
      attributes.append((attribute, value(&place)))
    }
    guard place < bytes.count else { return nil }
    return Tag(range: start..<(place + 1), name: name, attributes: attributes)
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  private func skipSpaces(_ place: inout Int) {
    while place < bytes.count, isSpace(bytes[place]) { place += 1 }
  }

  /// A name in lower case.
  private func word(_ place: inout Int) -> String {
    let start = place
    while place < bytes.count, !isSpace(bytes[place]),
      !"=/>\"'".utf8.contains(bytes[place])
    {
      place += 1
    }
    return String(decoding: bytes[start..<place].map(lowered), as: UTF8.self)
  }

  /// The range of a value without its quotes; the place is after them then.
  private func value(_ place: inout Int) -> Range<Int> {
    guard place < bytes.count else { return place..<place }
    let quote = bytes[place]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let start = place
      while place < bytes.count, !isSpace(bytes[place]), bytes[place] != UInt8(ascii: ">") {
        place += 1
      }
      return start..<place
    }
    let start = place + 1
    place = start
    while place < bytes.count, bytes[place] != quote { place += 1 }
    defer { place = min(place + 1, bytes.count) }
    return start..<place
  }
}
