import BulletinModel

/// Words a number in the style of another: digits, scale, commas, the place of 余.
struct ClaimWording: Sendable {
  /// What stands before the number and is no qualifier.
  let head: String
  /// The number whose style is kept.
  let style: Numeral
  /// The unit to write after it; empty where the prose has it.
  let unit: String
  /// Tells whether words are Chinese.
  let isChinese: Bool

  /// 余, 近 and 以上, and what says nearly the same elsewhere.
  func qualification(_ kind: Qualifier) -> Phrase.Qualification? {
    switch kind {
    case .remainder:
      isChinese
        ? .init(kind: .remainder, word: "余", range: nil)
        : .init(kind: .above, word: "over", range: nil)
    case .near: .init(kind: .near, word: isChinese ? "近" : "nearly", range: nil)
    case .atLeast: .init(kind: .atLeast, word: isChinese ? "以上" : "at least", range: nil)
    default: nil
    }
  }

  /// The text with a number and at most one qualifier; nil where the style cannot tell the number.
  func text(
    _ number: Rational, decimals: Int? = nil, qualifier: Phrase.Qualification? = nil
  ) -> String? {
    let style = fitting(number)
    let least = decimals ?? (style.scale == self.style.scale ? style.decimals : 0)
    guard let digits = digits(number, style, least) else { return nil }
    var (lead, before, afterScale, afterUnit) = ("", "", "", "")
    if let qualifier {
      switch (qualifier.kind, ClaimWords.isTail(qualifier.word)) {
      case (.remainder, _):
        switch style.remainder?.position {
        case .afterUnit: afterUnit = qualifier.word
        case .afterScale where style.hasScale: afterScale = qualifier.word
        default: before = qualifier.word
        }
      case (_, true): afterUnit = qualifier.word
      case (_, false): lead = qualifier.word
      }
    }
    if style.isTenths, !before.isEmpty { (before, afterUnit) = ("", before) }
    let unit = style.isTenths ? "" : unit
    return joined(head, lead, digits + before, style.scaleWord + afterScale, unit, afterUnit)
  }

  /// The text of a range.
  func text(from first: Numeral, to last: Numeral) -> String? {
    let (low, high) = (fitting(first.value, like: first), fitting(last.value, like: last))
    guard let lowDigits = digits(first.value, low, first.decimals),
      let highDigits = digits(last.value, high, last.decimals)
    else { return nil }
    let sign = unit == "%" || unit == "‰" ? unit : ""
    return joined(
      head, lowDigits, low.scaleWord + sign + "\u{2014}" + highDigits, high.scaleWord,
      first.isTenths ? "" : unit)
  }

  // MARK: Parts

  /// The style with a scale that the number takes.
  private func fitting(_ number: Rational, like other: Numeral? = nil) -> Numeral {
    var style = other ?? style
    if style.isIrregular {
      let isLarge = style.scale >= Rational(10_000)
      (style.scale, style.scaleWord) =
        isLarge && number >= Rational(100_000_000)
        ? (Rational(100_000_000), "亿")
        : isLarge && number >= Rational(10_000) ? (Rational(10_000), "万") : (Rational(1), "")
      style.isIrregular = false
    }
    if style.hasScale, number < style.scale {
      (style.scale, style.scaleWord) = (Rational(1), "")
    }
    return style
  }

  private func digits(_ number: Rational, _ style: Numeral, _ decimals: Int) -> String? {
    if style.isTenths { return tenths(number) }
    guard let part = number.divided(by: style.scale) else { return nil }
    if style.isChinese, part.denominator == 1,
      style.scale == Rational(1) || part < Rational(10_000),
      let text = ChineseDigits.text(part.numerator)
    {
      return text
    }
    return part.decimal(atLeast: decimals, grouped: style.hasCommas)
  }

  /// 八成八 for 88 percent.
  private func tenths(_ percent: Rational) -> String? {
    guard percent.denominator == 1, (1...100).contains(percent.numerator),
      let ten = ChineseDigits.text(percent.numerator / 10),
      let one = ChineseDigits.text(percent.numerator % 10)
    else { return nil }
    if percent.numerator < 10 { return percent.numerator == 5 ? "半成" : nil }
    return ten + "成" + (percent.numerator % 10 == 0 ? "" : one)
  }
}

extension ClaimWords {
  /// Tells whether a word stands after the number.
  static func isTail(_ word: String) -> Bool {
    tails.word(at: 0, in: Array(word.unicodeScalars)) != nil
  }
}
