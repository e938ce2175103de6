extension Prose {
  /// 字数: every wide character and full-width mark, every word and number of other scripts.
  ///
  /// Pictures' texts do not count. Source: handbook 6.6; Tibetan words end at a tsheg.
  func wordCount() -> Int {
    var count = 0
    for block in blocks where block.kind != .picture {
      count += bytes[block.range].withUnsafeBufferPointer(Self.wordCount)
    }
    return count
  }

  private static func wordCount(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var inWord = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        index += 1
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
          if !inWord { count += 1 }
          inWord = true
        // 84.91, 1,234, don't and A/B are one word each.
        case 0x27, 0x2C, 0x2E, 0x2F, 0x2D, 0x5F, 0x25:
          let next = index < text.count ? text[index] : 0
          inWord = inWord && isLetterOrDigit(next)
        default: inWord = false
        }
      } else if byte >= 0xE4, byte <= 0xE9 {
        inWord = false
        repeat {
          count += 1
          index += 3
        } while index < text.count && text[index] >= 0xE4 && text[index] <= 0xE9
      } else {
        let (scalar, length) = text.scalar(at: index)
        index += length
        switch wordPart(scalar) {
        case .whole:
          count += 1
          inWord = false
        case .letter:
          if !inWord { count += 1 }
          inWord = true
        case .mark: break
        case .gap: inWord = false
        }
      }
    }
    return count
  }

  private enum WordPart {
    case whole, letter, mark, gap
  }

  private static func wordPart(_ scalar: UInt32) -> WordPart {
    switch scalar {
    case 0x3000: return .gap
    case 0x2E80...0x9FFF, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF,
      0x20000...0x3FFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2014:
      return .whole
    default: break
    }
    guard let value = Unicode.Scalar(scalar) else { return .gap }
    switch value.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return .letter
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: return .mark
    default: return .gap
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  // MARK: The first sentence

  /// The longest first sentence, in characters.
  private static let longestSentence = 120

  /// The first sentence of the first paragraph: to its end mark, or as far as a summary goes.
  ///
  /// A short line without an end mark, such as `一、总体情况`, is a head and no paragraph.
  func firstSentence() -> String {
    let paragraphs = blocks.lazy.filter { $0.kind == .paragraph }
    guard let block = paragraphs.first(where: isProse) ?? paragraphs.first else { return "" }
    var result = ""
    var length = 0
    var hasEnded = false
    // Some bytes more than the longest sentence can have; the text may be of any size.
    let limit = min(block.range.upperBound, block.range.lowerBound + Self.longestSentence * 8)
    for scalar in String(decoding: bytes[block.range.lowerBound..<limit], as: UTF8.self)
      .unicodeScalars
    {
      let isClosing = ["”", "’", "」", "』", "）", "》", "\"", ")"].contains(scalar)
      if hasEnded, !isClosing, !Self.isEndMark(scalar) { return result }
      if length == Self.longestSentence { return cut(result) }
      result.unicodeScalars.append(scalar == "\n" ? " " : scalar)
      length += 1
      if Self.isEndMark(scalar) { hasEnded = true }
    }
    return limit < block.range.upperBound && !hasEnded ? cut(result) : result
  }

  private func isProse(_ block: Block) -> Bool {
    block.range.count > 90
      || String(decoding: bytes[block.range], as: UTF8.self).unicodeScalars
        .contains { Self.isEndMark($0) || $0 == "." || $0 == "，" }
  }

  private static func isEndMark(_ scalar: Unicode.Scalar) -> Bool {
    ["。", "！", "？", "།", "؟"].contains(scalar)
  }

  /// A sentence that is too long, with a sign that it goes on.
  private func cut(_ sentence: String) -> String {
    String(sentence.unicodeScalars.prefix(Self.longestSentence - 1)) + "…"
  }
}
