/// The classes of characters that emphasis and line breaks depend on.
struct CharacterClasses {
  /// Chinese text counts “ ” ‘ ’ … — · as wide.
  let isChinese: Bool
  /// Follows the linked cmark: from 0.31 symbols are punctuation too.
  let symbolsArePunctuation: Bool

  /// CommonMark's Unicode whitespace.
  func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// CommonMark's punctuation.
  func isPunctuation(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 {
      switch scalar {
      case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return true
      default: return false
      }
    }
    switch scalar {
    case 0x3400...0x9FFF, 0xAC00...0xD7A3: return false
    default: break
    }
    guard let value = Unicode.Scalar(scalar) else { return false }
    switch value.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      return true
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      return symbolsArePunctuation
    default:
      return false
    }
  }

  /// Characters as wide as a Han character, between which no space is written.
  func isWide(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x1100...0x11FF, 0x2E80...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF,
      0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD:
      true
    case 0x201C, 0x201D, 0x2018, 0x2019, 0x2026, 0x2014, 0xB7:
      isChinese
    default:
      false
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The scalar that begins at `offset`, with its length; a stray byte counts as U+FFFD.
  func scalar(at offset: Int) -> (value: UInt32, length: Int) {
    let first = self[offset]
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC0, offset + length <= count else { return (0xFFFD, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for index in 1..<length { value = value << 6 | UInt32(self[offset + index] & 0x3F) }
    return (value, length)
  }

  /// The scalar that ends before `offset`, with its length.
  func scalar(before offset: Int) -> (value: UInt32, length: Int) {
    var start = offset - 1
    while start > 0, offset - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    return (scalar(at: start).value, offset - start)
  }

  /// Tells whether `prefix` stands at `offset`.
  func holds(_ prefix: StaticString, at offset: Int) -> Bool {
    let length = prefix.utf8CodeUnitCount
    guard offset >= 0, offset + length <= count else { return false }
    for index in 0..<length where self[offset + index] != prefix.utf8Start[index] { return false }
    return true
  }
}
