/// A place in a block's source that moves along while the block's inline nodes are walked.
///
/// cmark's own inline positions are wrong behind escapes, in continued lines and in links over
/// several lines; following the source node by node is exact. Where source and tree cannot be
/// matched the cursor searches once and then gives up for the rest of the block.
struct Cursor {
  let bytes: UnsafeBufferPointer<UInt8>
  /// The offset reached.
  var at: Int
  /// The end of the block's source.
  let end: Int
  /// How many `>` a continued line may begin with.
  let quotes: Int
  /// Places are no longer known.
  private(set) var isLost = false
  /// Title marks that are known not to close any more: looked for once.
  private var unclosedTitles: [UInt8] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int, quotes: Int) {
    self.bytes = bytes
    at = min(start, bytes.count)
    self.end = min(end, bytes.count)
    self.quotes = quotes
  }

  /// The byte at the cursor; 0 at the end.
  var current: UInt8 { at < end ? bytes[at] : 0 }

  /// Part of a text node: as it stands in the source, or made by an escape or entity.
  enum Stretch {
    case source(Range<Int>)
    case made(from: Int, length: Int)
  }

  /// Takes the next stretch of a text node, whose bytes are not empty.
  mutating func take(_ text: UnsafeBufferPointer<UInt8>) -> Stretch {
    let start = at
    if current == 0x26, let entityEnd = entityEnd(text) {
      at = entityEnd
      return .made(from: start, length: madeLength(text))
    }
    if isEscape(at), bytes[at + 1] == text[0] {
      at += 2
      return .source((at - 1)..<at)
    }
    let length = commonLength(text)
    guard length > 0 else { return search(text) }
    at += length
    return .source(start..<at)
  }

  /// Tells whether a backslash and a mark stand at an offset: the tree has the mark alone.
  private func isEscape(_ offset: Int) -> Bool {
    guard offset + 1 < end, bytes[offset] == 0x5C else { return false }
    switch bytes[offset + 1] {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return true
    default: return false
    }
  }

  /// How far source and tree run alike; no further than before the next `&` or escape.
  private func commonLength(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    let most = min(text.count, end - at)
    var length = alikeWords(text, most)
    while length < most, bytes[at + length] == text[length] {
      if text[length] == 0x26 ? length > 0 : isEscape(at + length) { return length }
      length += 1
    }
    // Do not tear a character that only begins alike.
    while length < text.count, length > 0, text[length] & 0xC0 == 0x80 { length -= 1 }
    return length
  }

  /// How many bytes, eight by eight, are alike and hold neither `&` nor a backslash.
  private func alikeWords(_ text: UnsafeBufferPointer<UInt8>, _ most: Int) -> Int {
    guard most >= 8 else { return 0 }
    let tree = UnsafeRawBufferPointer(text)
    let source = UnsafeRawBufferPointer(bytes)
    var length = 0
    while length + 8 <= most {
      let word = tree.loadUnaligned(fromByteOffset: length, as: UInt64.self)
      guard word == source.loadUnaligned(fromByteOffset: at + length, as: UInt64.self),
        holdsByte(word, 0x26) | holdsByte(word, 0x5C) == 0
      else { return length }
      length += 8
    }
    return length
  }

  /// The end of the entity at the cursor, unless the tree has the same letters as text.
  private func entityEnd(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = at + 1
    while index < min(end, at + 40), bytes[index] != 0x3B {
      switch bytes[index] {
      case 0x23, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: index += 1
      default: return nil
      }
    }
    guard index < min(end, at + 40), index > at + 1 else { return nil }
    let length = index + 1 - at
    if length <= text.count, (0..<length).allSatisfy({ bytes[at + $0] == text[$0] }) { return nil }
    return index + 1
  }

  /// How much of a text node an entity made: one character, or two where the second is a mark.
  private func madeLength(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    let first = text.scalar(at: 0).length
    guard first < text.count else { return first }
    let second = text.scalar(at: first)
    let combining = [0x0338, 0x0333, 0x20D2, 0x20E5, 0xFE00, 0x200A, 0x006A].contains(second.value)
    return combining && !matches(second.value) ? first + second.length : first
  }

  private func matches(_ scalar: UInt32) -> Bool {
    at < end && bytes.scalar(at: at).value == scalar
  }

  private mutating func search(_ text: UnsafeBufferPointer<UInt8>) -> Stretch {
    var probe = min(text.count, 24)
    while probe < text.count, probe > 1, text[probe] & 0xC0 == 0x80 { probe -= 1 }
    var index = at
    while !isLost, index + probe <= end {
      var length = 0
      while length < probe, bytes[index + length] == text[length] { length += 1 }
      if length == probe {
        at = index + probe
        return .source(index..<at)
      }
      index += 1
    }
    isLost = true
    return .made(from: at, length: text.count)
  }

  /// Moves over up to `count` emphasis marks.
  mutating func skipMarks(_ count: Int) {
    var left = count
    while left > 0, current == 0x2A || current == 0x5F {
      at += 1
      left -= 1
    }
  }

  /// Moves to the first byte of the next line's text.
  mutating func skipLineEnd() {
    while at < end, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
    if current == 0x0D {
      at += 1
      if current == 0x0A { at += 1 }
    } else {
      at += at < end ? 1 : 0
    }
    skipPrefix()
  }

  /// Moves over what a continued line begins with.
  private mutating func skipPrefix() {
    skipSpaces()
    var left = quotes
    while left > 0, current == 0x3E {
      at += 1
      left -= 1
      skipSpaces()
    }
  }

  private mutating func skipSpaces() {
    while current == 0x20 || current == 0x09 { at += 1 }
  }

  /// Moves over spaces and at most one line end.
  private mutating func skipSpacesAndLineEnd() {
    skipSpaces()
    if current == 0x0A || current == 0x0D { skipLineEnd() }
  }

  /// Moves over a code span.
  mutating func skipCode() {
    var opening = 0
    while current == 0x60 {
      at += 1
      opening += 1
    }
    while at < end {
      var run = 0
      while current == 0x60 {
        at += 1
        run += 1
      }
      if run == opening { return }
      at += run == 0 ? 1 : 0
    }
  }

  /// Moves over raw HTML, whose lines may be continued.
  mutating func skipRaw(_ literal: UnsafeBufferPointer<UInt8>) {
    for byte in literal {
      if current == byte {
        if byte == 0x0A { skipLineEnd() } else { at += 1 }
      } else if byte == 0x0A {
        skipLineEnd()
      }
    }
  }

  /// Moves over the opening of a link or image.
  mutating func skipOpening(isImage: Bool) {
    if isImage, current == 0x21 { at += 1 }
    if current == 0x5B || current == 0x3C { at += 1 }
  }

  /// Moves over `](…)`, `][…]`, `]` or, behind an autolink, `>`.
  mutating func skipClosing() {
    if current == 0x3E {
      at += 1
      return
    }
    guard current == 0x5D else { return }
    at += 1
    let behind = at
    if current == 0x28, skipInlineTarget() { return }
    at = behind
    if current == 0x5B, skipLabel() { return }
    at = behind
  }

  /// Moves over `(destination "title")`; false where there is none.
  mutating func skipInlineTarget() -> Bool {
    at += 1
    skipSpacesAndLineEnd()
    guard skipDestination() else { return false }
    let behind = at
    skipSpacesAndLineEnd()
    if at > behind, current == 0x22 || current == 0x27 || current == 0x28 {
      let beforeTitle = at
      if skipTitle() { skipSpacesAndLineEnd() } else { at = beforeTitle }
    }
    guard current == 0x29 else { return false }
    at += 1
    return true
  }

  private mutating func skipDestination() -> Bool {
    if current == 0x3C {
      at += 1
      while at < end, bytes[at] != 0x3E {
        if bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x3C { return false }
        at += bytes[at] == 0x5C ? 2 : 1
      }
      at += 1
      return at <= end
    }
    var depth = 0
    while at < end {
      let byte = bytes[at]
      if byte <= 0x20 || byte == 0x7F { break }
      if byte == 0x28 {
        depth += 1
        // cmark's own limit.
        if depth > 32 { return false }
      }
      if byte == 0x29 {
        if depth == 0 { break }
        depth -= 1
      }
      at += byte == 0x5C && at + 1 < end && bytes[at + 1] > 0x20 ? 2 : 1
    }
    at = min(at, end)
    return depth == 0
  }

  private mutating func skipTitle() -> Bool {
    let closing: UInt8 = current == 0x28 ? 0x29 : current
    guard !unclosedTitles.contains(closing) else { return false }
    at += 1
    while at < end, bytes[at] != closing { at += bytes[at] == 0x5C ? 2 : 1 }
    guard at < end else {
      unclosedTitles.append(closing)
      return false
    }
    at += 1
    return true
  }

  /// Moves over `[label]`; false where it is not one.
  mutating func skipLabel() -> Bool {
    at += 1
    var length = 0
    while at < end, bytes[at] != 0x5D {
      if bytes[at] == 0x5B || length > 1000 { return false }
      at += bytes[at] == 0x5C ? 2 : 1
      length += 1
    }
    guard at < end else { return false }
    at += 1
    return true
  }

  /// Moves over link reference definitions that a paragraph begins with.
  mutating func skipDefinitions() {
    while current == 0x5B {
      let start = at
      guard skipLabel(), current == 0x3A else {
        at = start
        return
      }
      at += 1
      skipSpacesAndLineEnd()
      let beforeDestination = at
      guard skipDestination(), at > beforeDestination else {
        at = start
        return
      }
      skipDefinitionTitle()
      guard at >= end || current == 0x0A || current == 0x0D else {
        at = start
        return
      }
      skipLineEnd()
    }
  }

  /// Moves over the title of a definition, if the line or the next holds nothing else.
  private mutating func skipDefinitionTitle() {
    skipSpaces()
    let lineEnd = at
    if current == 0x0A || current == 0x0D { skipLineEnd() }
    if current == 0x22 || current == 0x27 || current == 0x28, skipTitle() {
      skipSpaces()
      if at >= end || current == 0x0A || current == 0x0D { return }
    }
    at = lineEnd
  }
}
