/// What one pass over a text finds out before cmark sees it.
///
/// The limits keep cmark linear: with containers nested by the ten thousand every blank line costs
/// as many steps, and so does every link behind as many open image brackets.
struct SourceSurvey {
  /// Containers or brackets that may be nested.
  static let deepest = 100
  /// Brackets that may be open at once in a paragraph.
  static let mostOpenBrackets = 1000
  /// Columns by which a list marker may be indented.
  private static let deepestIndent = 400

  /// Where each line begins.
  private(set) var lineStarts: [Int] = [0]
  /// Tells whether the text is UTF-8 without NUL.
  private(set) var isClean = true
  private(set) var hasStar = false
  private(set) var hasUnderscore = false
  private(set) var hasPipe = false
  /// `[^` occurs: there may be footnotes.
  private(set) var hasFootnoteMark = false
  /// `]:` occurs: there may be definitions.
  private(set) var hasDefinitionMark = false
  /// U+205F occurs, which the emphasis rule needs for itself.
  private(set) var hasMathSpace = false
  /// Where nesting goes beyond the limits, and how deep it is there.
  private(set) var tooDeep: (offset: Int, depth: Int, limit: Int)?

  /// Reads the text once.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    var brackets = 0
    var atLineStart = true
    let count = text.count
    lineStarts.reserveCapacity(count / 64 + 8)
    while index < count {
      if atLineStart {
        atLineStart = false
        if checkLine(text, from: index) { brackets = 0 }
      }
      let byte = text[index]
      if byte >= 0x80 {
        let han = hanLength(text, from: index)
        index += han > 0 ? han : multibyte(text, at: index, lead: byte)
        continue
      }
      index += 1
      switch byte {
      case 0x0A, 0x0D:
        if byte == 0x0D, index < count, text[index] == 0x0A { index += 1 }
        lineStarts.append(index)
        atLineStart = true
      case 0x2A: hasStar = true
      case 0x5F: hasUnderscore = true
      case 0x7C: hasPipe = true
      case 0x5B:
        brackets += 1
        if brackets > Self.mostOpenBrackets, tooDeep == nil {
          tooDeep = (index - 1, brackets, Self.mostOpenBrackets)
        }
        if index < count, text[index] == 0x5E { hasFootnoteMark = true }
      case 0x5D:
        brackets = max(0, brackets - 1)
        if index < count, text[index] == 0x3A { hasDefinitionMark = true }
      case 0: isClean = false
      default: break
      }
    }
  }

  /// How many bytes from `start` on are well-formed three-byte characters of Chinese text.
  @inline(__always)
  private func hanLength(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let bytes = UnsafeRawBufferPointer(text)
    var index = start
    while index + 4 <= text.count {
      let word = UInt32(
        littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self))
      let lead = word & 0xFF
      guard word & 0xC0C0F0 == 0x8080E0, lead >= 0xE3, lead != 0xED else { break }
      index += 3
    }
    return index - start
  }

  /// The length of the character at `index`; 1 for a stray byte, which makes the text unclean.
  @inline(__always)
  private mutating func multibyte(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, lead: UInt8
  ) -> Int {
    if lead & 0xF0 == 0xE0, index + 2 < text.count {
      let second = text[index + 1]
      let third = text[index + 2]
      if second & 0xC0 == 0x80, third & 0xC0 == 0x80,
        !(lead == 0xE0 && second < 0xA0), !(lead == 0xED && second > 0x9F)
      {
        if lead == 0xE2, second == 0x81, third == 0x9F { hasMathSpace = true }
        return 3
      }
    } else if lead >= 0xC2, lead < 0xE0, index + 1 < text.count, text[index + 1] & 0xC0 == 0x80 {
      return 2
    } else if lead >= 0xF0, lead < 0xF5, index + 3 < text.count {
      let second = text[index + 1]
      if second & 0xC0 == 0x80, text[index + 2] & 0xC0 == 0x80, text[index + 3] & 0xC0 == 0x80,
        !(lead == 0xF0 && second < 0x90), !(lead == 0xF4 && second > 0x8F)
      {
        return 4
      }
    }
    isClean = false
    return 1
  }

  /// Counts the container markers that a line begins with; tells whether the line is blank.
  private mutating func checkLine(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var index = start
    var depth = 0
    var indent = 0
    var first: UInt8 = 0
    var isOneSign = true
    scan: while index < text.count {
      let byte = text[index]
      index += 1
      switch byte {
      case 0x20: indent += 1
      case 0x09: indent += 4
      case 0x3E:
        isOneSign = false
        depth += 1
      case 0x2A, 0x2B, 0x2D, 0x2E, 0x29:
        guard index == text.count || isBlank(text[index]) else {
          isOneSign = false
          break scan
        }
        if depth == 0, indent > Self.deepestIndent { depth = indent / 2 }
        if first != 0, byte != first { isOneSign = false }
        first = byte
        depth += 1
      case 0x30...0x39: isOneSign = false
      case 0x0A, 0x0D:
        // A line of one sign only is a rule, not a list.
        note(isOneSign ? 0 : depth, at: start)
        return first == 0 && depth == 0 && isOneSign
      default:
        isOneSign = false
        break scan
      }
    }
    note(isOneSign ? 0 : depth, at: start)
    return false
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private mutating func note(_ depth: Int, at offset: Int) {
    if depth > Self.deepest, tooDeep == nil { tooDeep = (offset, depth, Self.deepest) }
  }
}

/// Makes a text that cmark can take from one with stray bytes or NUL, which become U+FFFD.
func cleaned(_ text: UnsafeBufferPointer<UInt8>) -> (bytes: [UInt8], map: OffsetMap) {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.count + text.count / 8)
  var map = OffsetMap()
  map.mark(0, source: 0)
  var index = 0
  while index < text.count {
    let length = validLength(text, at: index)
    if length == 0 {
      bytes += [0xEF, 0xBF, 0xBD]
      index += 1
      map.mark(bytes.count, source: index)
    } else {
      bytes.append(contentsOf: text[index..<(index + length)])
      index += length
    }
  }
  return (bytes, map)
}

/// The length of the UTF-8 character at `index`; 0 for NUL and stray bytes.
private func validLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
  let lead = text[index]
  if lead < 0x80 { return lead == 0 ? 0 : 1 }
  guard lead < 0xF5 else { return 0 }
  let (value, length) = text.scalar(at: index)
  for offset in 1..<max(length, 1) where text[index + offset] & 0xC0 != 0x80 { return 0 }
  switch length {
  case 2: return value >= 0x80 ? 2 : 0
  case 3: return value >= 0x800 && !(0xD800...0xDFFF).contains(value) ? 3 : 0
  case 4: return (0x10000...0x10FFFF).contains(value) ? 4 : 0
  default: return 0
  }
}
