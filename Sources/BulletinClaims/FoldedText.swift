/// A text folded for reading: compatibility forms replaced, letters in lower case, spaces dropped but
/// where they part Latin words, places kept.
///
/// Source: the part of NFKC that can stand in a number, its unit or the words around it.
struct FoldedText: Sendable {
  /// The scalars that are read.
  private(set) var scalars: [Unicode.Scalar] = []
  /// For each of them the bytes of the text that it stands for.
  private(set) var bytes: [Range<Int>] = []
  /// Tells whether a digit was written in another form, such as full width.
  private(set) var hasFoldedDigit = false

  /// Folds a text.
  ///
  /// - Parameters:
  ///   - text: UTF-8; a byte that is none counts as a sign that cannot be read.
  ///   - keepsLines: Keeps line feeds, so that nothing is read across them.
  init(_ text: [UInt8], keepsLines: Bool = false) {
    scalars.reserveCapacity(text.count / 2)
    bytes.reserveCapacity(text.count / 2)
    var place = 0
    var gap: Range<Int>?
    while place < text.count {
      let (scalar, length) = FoldedText.decode(text, at: place)
      let range = place..<(place + length)
      place += length
      if keepsLines, scalar == "\n" {
        append(scalar, range)
      } else if FoldedText.isSpace(scalar) {
        gap = gap ?? range
        continue
      } else {
        let count = scalars.count
        fold(scalar, range)
        if let gap, count > 0, partsWords(at: count) {
          scalars.insert(" ", at: count)
          bytes.insert(gap, at: count)
        }
      }
      gap = nil
    }
  }

  init(_ text: String) {
    self.init(Array(text.utf8))
  }

  /// The bytes behind a stretch of scalars.
  func bytes(of range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty, range.upperBound <= bytes.count else {
      let end = bytes.last?.upperBound ?? 0
      return end..<end
    }
    return bytes[range.lowerBound].lowerBound..<bytes[range.upperBound - 1].upperBound
  }

  /// Tells whether a Latin word ends or begins at a space before a place.
  private func partsWords(at place: Int) -> Bool {
    guard place < scalars.count else { return false }
    let (before, after) = (scalars[place - 1], scalars[place])
    func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }
    return (before.isLatinLetter && (after.isLatinLetter || isDigit(after)))
      || ((isDigit(before) || before == "%") && after.isLatinLetter)
  }

  private mutating func append(_ scalar: Unicode.Scalar, _ range: Range<Int>) {
    scalars.append(scalar)
    bytes.append(range)
  }

  private mutating func fold(_ scalar: Unicode.Scalar, _ range: Range<Int>) {
    let value = scalar.value
    switch value {
    case 0x41...0x5A: append(Unicode.Scalar(UInt8(value + 0x20)), range)
    // Most of all prose; none of it has another form.
    case 0x21...0x7E, 0x3001...0x301F, 0x4E00...0x9FFF: append(scalar, range)
    case 0xFF10...0xFF19, 0x1D7CE...0x1D7FF, 0x2080...0x2089, 0x2460...0x2468:
      hasFoldedDigit = true
      let digit =
        switch value {
        case 0xFF10...0xFF19: value - 0xFF10
        case 0x2080...0x2089: value - 0x2080
        case 0x2460...0x2468: value - 0x2460 + 1
        default: (value - 0x1D7CE) % 10
        }
      append(Unicode.Scalar(UInt8(0x30 + digit)), range)
    case 0xFF21...0xFF3A: append(Unicode.Scalar(UInt8(value - 0xFEC0)), range)
    case 0xFF01...0xFF5E:
      append(Unicode.Scalar(UInt8(value - 0xFEE0)), range)
    default:
      for folded in (FoldedText.forms[scalar] ?? String(scalar)).unicodeScalars {
        append(folded, range)
      }
    }
  }

  private static let forms: [Unicode.Scalar: String] = [
    "\u{FE50}": ",", "\u{FE52}": ".", "\u{FE62}": "+", "\u{FE63}": "-", "\u{FE64}": "<",
    "\u{FE65}": ">", "\u{FE6A}": "%", "\u{B2}": "2", "\u{B3}": "3", "\u{B9}": "1",
    "\u{33A1}": "m2", "\u{33A5}": "m3", "\u{338F}": "kg", "\u{339E}": "km", "\u{2F00}": "一",
    "\u{2F06}": "二", "\u{2F0B}": "八", "\u{2F17}": "十", "\u{2F08}": "人", "\u{F9D1}": "六",
    "\u{F967}": "不", "\u{3280}": "一", "\u{3281}": "二", "\u{3282}": "三", "\u{3283}": "四",
    "\u{3284}": "五", "\u{3285}": "六", "\u{3286}": "七", "\u{3287}": "八", "\u{3288}": "九",
    "\u{3289}": "十",
  ]

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0xAD, 0x1680, 0x2000...0x200F, 0x2028...0x202F, 0x205F,
      0x2060, 0x3000, 0xFEFF:
      true
    default: false
    }
  }

  /// Reads one scalar; what is no UTF-8 counts as one byte of U+FFFD.
  private static func decode(_ text: [UInt8], at place: Int) -> (Unicode.Scalar, Int) {
    let first = text[place]
    let length: Int
    switch first {
    case ..<0x80: return (Unicode.Scalar(first), 1)
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return ("\u{FFFD}", 1)
    }
    guard place + length <= text.count else { return ("\u{FFFD}", 1) }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for byte in text[(place + 1)..<(place + length)] {
      guard byte & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return Unicode.Scalar(value).map { ($0, length) } ?? ("\u{FFFD}", 1)
  }
}

extension String {
  /// Makes a text from scalars.
  init(scalars: some Sequence<Unicode.Scalar>) {
    self.init()
    unicodeScalars.append(contentsOf: scalars)
  }
}
