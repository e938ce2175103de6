// One grammar in one place: taken apart, its refusals could no longer be read against each other.

import BulletinModel

/// Reads the plain subset of YAML that nearly all front matter uses, some fifty times faster than a
/// full parser; it refuses whatever it does not know for certain.
///
/// Block mappings and sequences, flow collections on one line, plain and quoted scalars on one line
/// without escapes, comment lines. A differential test holds it against Yams on all it accepts.
struct YAMLScanner {
  private static let deepest = 16
  private static let longestKey = 128

  private let file: String
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var place: Int
  private var line: Int
  private var lineStart: Int
  private var depth = 0
  private var isRefused = false

  /// Reads a stretch of whole lines; nil where anything in it is not plain.
  static func scan(_ text: SourceText, _ range: Range<Int>) -> Node? {
    text.bytes.withUnsafeBufferPointer { buffer in
      guard isPlain(buffer, range) else { return nil }
      var scanner = YAMLScanner(
        file: text.file, bytes: buffer, end: range.upperBound, place: range.lowerBound,
        line: text.line(at: range.lowerBound), lineStart: range.lowerBound)
      return scanner.document()
    }
  }

  private init(
    file: String, bytes: UnsafeBufferPointer<UInt8>, end: Int, place: Int, line: Int,
    lineStart: Int
  ) {
    self.file = file
    self.bytes = bytes
    self.end = end
    self.place = place
    self.line = line
    self.lineStart = lineStart
  }

  /// Tells whether every character is one that YAML takes as it stands: no control characters, no
  /// Tab, none of the line ends beyond LF that YAML 1.1 knows.
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = bytes[place]
      switch byte {
      case 0x20..<0x7F, 0x0A: break
      case 0xC2 where bytes[place + 1] < 0xA0: return false
      case 0xE2 where bytes[place + 1] == 0x80 && (0xA8...0xA9).contains(bytes[place + 2]):
        return false
      case 0xEF where bytes[place + 1] == 0xBB && bytes[place + 2] == 0xBF: return false
      case 0xEF where bytes[place + 1] == 0xBF && bytes[place + 2] >= 0xBE: return false
      case 0x80...: break
      default: return false
      }
      place += 1
    }
    return true
  }

  // MARK: Lines

  private func at(_ place: Int) -> UInt8 { place < end ? bytes[place] : 0x0A }

  /// Goes to the first content of the next line that has any; -1 at the end, else its indent.
  private mutating func nextContent() -> Int {
    while lineStart < end {
      place = lineStart
      while at(place) == 0x20 { place += 1 }
      if place < end, at(place) != 0x0A, at(place) != UInt8(ascii: "#") {
        if place == lineStart, isDocumentMark { isRefused = true }
        return place - lineStart
      }
      while at(place) != 0x0A { place += 1 }
      nextLine()
    }
    return -1
  }

  private var isDocumentMark: Bool {
    let first = at(place)
    guard first == UInt8(ascii: "-") || first == UInt8(ascii: ".") else {
      return first == UInt8(ascii: "%")
    }
    return at(place + 1) == first && at(place + 2) == first
  }

  private mutating func nextLine() {
    place = min(place + 1, end)
    lineStart = place
    line += 1
  }

  /// Passes spaces to the line's end; false where something else stands there.
  private mutating func finishLine() -> Bool {
    while at(place) == 0x20 { place += 1 }
    guard at(place) == 0x0A else { return false }
    nextLine()
    return true
  }

  private mutating func skipSpaces() {
    while at(place) == 0x20 { place += 1 }
  }

  private func position(_ place: Int) -> SourcePosition {
    SourcePosition(line: line, column: place - lineStart + 1)
  }

  private func span(_ start: Int, _ end: Int) -> SourceSpan {
    SourceSpan(file: file, start: position(start), end: position(end))
  }

  // MARK: Blocks

  private mutating func document() -> Node? {
    let start = SourceSpan(file: file, line: line, column: 1)
    let indent = nextContent()
    guard indent >= 0 else {
      return isRefused ? nil : Node(content: .empty, span: start)
    }
    guard let node = block(indent), !isRefused, nextContent() < 0 else { return nil }
    return node
  }

  private mutating func block(_ indent: Int) -> Node? {
    guard depth < YAMLScanner.deepest else { return nil }
    depth += 1
    defer { depth -= 1 }
    return isDash ? sequence(indent) : mapping(indent)
  }

  private var isDash: Bool {
    at(place) == UInt8(ascii: "-") && (at(place + 1) == 0x20 || at(place + 1) == 0x0A)
  }

  private mutating func mapping(_ indent: Int) -> Node? {
    let start = position(place)
    var pairs: [Node.Pair] = []
    while true {
      guard let (key, keySpan) = key(), let value = value(indent) else { return nil }
      pairs.append(Node.Pair(key: key, keySpan: keySpan, value: value))
      let next = nextContent()
      guard next >= indent else { break }
      guard next == indent, !isDash, !isRefused else { return nil }
    }
    return Node(
      content: .mapping(pairs), span: Node.span(file, from: start, last: pairs.last?.value))
  }

  private mutating func sequence(_ indent: Int) -> Node? {
    let start = position(place)
    var items: [Node] = []
    while true {
      guard let item = item(indent) else { return nil }
      items.append(item)
      let next = nextContent()
      guard next >= indent else { break }
      guard next == indent, !isRefused else { return nil }
      guard isDash else { break }
    }
    return Node(content: .sequence(items), span: Node.span(file, from: start, last: items.last))
  }

  private mutating func item(_ indent: Int) -> Node? {
    place += 1
    let after = span(place, place)
    skipSpaces()
    if at(place) == 0x0A {
      guard finishLine() else { return nil }
      let next = nextContent()
      return next > indent ? block(next) : Node(content: .empty, span: after)
    }
    guard !isDash else { return nil }
    let saved = self
    if key() != nil {
      self = saved
      guard depth < YAMLScanner.deepest else { return nil }
      depth += 1
      defer { depth -= 1 }
      return mapping(place - lineStart)
    }
    self = saved
    guard let node = inline(), finishLine() else { return nil }
    return node
  }

  /// A plain key up to and with its colon.
  private mutating func key() -> (String, SourceSpan)? {
    let start = place
    guard YAMLScanner.isWord(at(place)) else { return nil }
    while YAMLScanner.isKeyByte(at(place)) { place += 1 }
    guard place < end, at(place) == UInt8(ascii: ":"), at(place - 1) != 0x20,
      at(place + 1) == 0x20 || at(place + 1) == 0x0A, place - start <= YAMLScanner.longestKey
    else { return nil }
    guard !holdsSlip(start, place) else { return nil }
    place += 1
    return (string(start, place - 1), span(start, place - 1))
  }

  /// Tells whether a key begins with a wide space or holds a full-width colon: slips to be named.
  private func holdsSlip(_ start: Int, _ end: Int) -> Bool {
    if at(start) == 0xE3 && at(start + 1) == 0x80 && at(start + 2) == 0x80 { return true }
    if at(start) == 0xC2 && at(start + 1) == 0xA0 { return true }
    return (start..<end).contains { place in
      at(place) == 0xEF && at(place + 1) == 0xBC && at(place + 2) == 0x9A
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...: true
    default: false
    }
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    isWord(byte) || byte == 0x2D || byte == 0x2E || byte == 0x2F || byte == 0x20
  }

  private mutating func value(_ indent: Int) -> Node? {
    let after = span(place, place)
    skipSpaces()
    guard at(place) == 0x0A else {
      guard let node = inline(), finishLine() else { return nil }
      return node
    }
    guard finishLine() else { return nil }
    let next = nextContent()
    if next > indent || next == indent && isDash { return block(next) }
    return Node(content: .empty, span: after)
  }

  // MARK: One line

  private mutating func inline() -> Node? {
    switch at(place) {
    case UInt8(ascii: "["), UInt8(ascii: "{"): flow()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): quoted()
    default: plain(inFlow: false)
    }
  }

  private mutating func quoted() -> Node? {
    let start = place
    let quote = at(place)
    place += 1
    while at(place) != quote {
      guard at(place) != 0x0A, at(place) != UInt8(ascii: "\\") else { return nil }
      place += 1
    }
    place += 1
    guard at(place) != quote else { return nil }
    return Node(content: .scalar(string(start + 1, place - 1)), span: span(start, place))
  }

  private mutating func plain(inFlow: Bool) -> Node? {
    let start = place
    guard canBeginPlain(inFlow) else { return nil }
    scanning: while true {
      let byte = at(place)
      switch byte {
      case 0x0A: break scanning
      case UInt8(ascii: ":"):
        let next = at(place + 1)
        guard next != 0x20, next != 0x0A, !inFlow || !YAMLScanner.isFlowMark(next) else {
          return nil
        }
      case UInt8(ascii: "#"):
        guard at(place - 1) != 0x20 else { return nil }
      default:
        if inFlow, YAMLScanner.isFlowMark(byte) { break scanning }
      }
      place += 1
    }
    if inFlow {
      switch at(place) {
      case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"): break
      default: return nil
      }
    }
    while at(place - 1) == 0x20 { place -= 1 }
    let text = string(start, place)
    return Node(
      content: Node.isNull(text) ? .empty : .scalar(text), span: span(start, place))
  }

  private func canBeginPlain(_ inFlow: Bool) -> Bool {
    switch at(place) {
    case UInt8(ascii: "-"):
      YAMLScanner.isWord(at(place + 1)) || !inFlow && at(place + 1) == UInt8(ascii: "-")
    case 0x0A, 0x20: false
    case UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"),
      UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"),
      UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"),
      UInt8(ascii: "@"), UInt8(ascii: "`"):
      false
    default: true
    }
  }

  private static func isFlowMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: "?"):
      true
    default: false
    }
  }

  private mutating func flow() -> Node? {
    guard depth < YAMLScanner.deepest else { return nil }
    depth += 1
    defer { depth -= 1 }
    let start = position(place)
    let isMapping = at(place) == UInt8(ascii: "{")
    let close = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
    var pairs: [Node.Pair] = []
    var items: [Node] = []
    place += 1
    skipSpaces()
    while at(place) != close {
      if isMapping {
        guard let (key, keySpan) = key() else { return nil }
        skipSpaces()
        guard let value = flowValue() else { return nil }
        pairs.append(Node.Pair(key: key, keySpan: keySpan, value: value))
      } else {
        guard let item = flowValue() else { return nil }
        items.append(item)
      }
      skipSpaces()
      if at(place) == UInt8(ascii: ",") {
        place += 1
        guard at(place) == 0x20 || YAMLScanner.isWord(at(place)) else { return nil }
        skipSpaces()
        guard at(place) != close else { return nil }
      } else if at(place) != close {
        return nil
      }
    }
    place += 1
    let last = pairs.last?.value ?? items.last
    return Node(
      content: isMapping ? .mapping(pairs) : .sequence(items),
      span: Node.span(file, from: start, last: last))
  }

  private mutating func flowValue() -> Node? {
    switch at(place) {
    case UInt8(ascii: "["), UInt8(ascii: "{"): flow()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): quoted()
    default: plain(inFlow: true)
    }
  }

  private func string(_ start: Int, _ end: Int) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
  }
}
