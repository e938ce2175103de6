import BulletinModel

/// Reads numbers at a place of folded scalars.
struct NumeralScanner {
  let scalars: [Unicode.Scalar]
  /// Digits end here; scale words and 余 may stand behind it.
  let limit: Int
  var position: Int

  init(_ scalars: [Unicode.Scalar], at position: Int, limit: Int) {
    self.scalars = scalars
    self.position = position
    self.limit = limit
  }

  /// One number before its scale.
  struct Coefficient {
    var low: Rational
    var high: Rational?
    var shown = Rational(1)
    var round = Rational(1)
    var digits = 1
    var decimals = 0
    var isChinese = false
    var hasCommas = false
    var isMalformed = false
    var isBare = false
  }

  /// Reads a number with its scale and with 余 or 多; nil where none begins here.
  mutating func numeral() -> Numeral? {
    let start = position
    guard var numeral = term(isFirst: true) else {
      position = start
      return nil
    }
    while numeral.hasScale, numeral.remainder == nil, numeral.high == nil, startsNumber(position) {
      let place = position
      guard let next = term(isFirst: false), next.scale < numeral.scale,
        next.value < numeral.scale, let sum = numeral.value.plus(next.value)
      else {
        position = place
        return nil
      }
      let isIrregular = numeral.isIrregular || next.isIrregular || !next.isChinese
      let (isChinese, word) = (numeral.isChinese && next.isChinese, numeral.scaleWord)
      let colloquial =
        next.isChinese && next.digits == 1 && !next.hasScale && next.value < Rational(10)
      let isShort = colloquial && scalars[place] != "零"
      numeral = next
      numeral.value = sum
      if isShort {
        // 一万二 is twelve thousand.
        guard let tenth = sum.difference(from: next.value), let part = Rational(1, 10),
          let low = next.value.multiplied(by: part),
          let size = low.multiplied(by: Rational(word == "亿" ? 100_000_000 : 10_000)),
          let whole = tenth.plus(size)
        else { return nil }
        numeral.value = whole
      }
      (numeral.isIrregular, numeral.isChinese) = (isIrregular, isChinese)
      numeral.digits += 1
    }
    return numeral
  }

  /// Tells whether digits stand at a place.
  func startsNumber(_ place: Int) -> Bool {
    place < limit && (isDigit(place) || ChineseDigits.isPart(scalars[place]))
  }

  func isDigit(_ place: Int) -> Bool {
    place < limit && (0x30...0x39).contains(scalars[place].value)
  }

  private mutating func term(isFirst: Bool) -> Numeral? {
    guard let coefficient = isDigit(position) ? arabic() : chinese() else { return nil }
    var remainder = remainderWord(.beforeScale)
    let (scale, word, isIrregular) = scaleWord(isChinese: coefficient.isChinese)
    if remainder == nil, scale != Rational(1) { remainder = remainderWord(.afterScale) }
    guard !coefficient.isBare || remainder != nil, isFirst || !coefficient.isBare,
      let value = coefficient.low.multiplied(by: scale),
      let shown = coefficient.shown.multiplied(by: scale),
      let round = coefficient.round.multiplied(by: scale)
    else { return nil }
    var numeral = Numeral(value: value, shown: shown, round: round, digits: coefficient.digits)
    if let high = coefficient.high {
      guard let scaled = high.multiplied(by: scale) else { return nil }
      numeral.high = scaled
    }
    (numeral.decimals, numeral.scale, numeral.scaleWord) = (coefficient.decimals, scale, word)
    (numeral.isChinese, numeral.hasCommas) = (coefficient.isChinese, coefficient.hasCommas)
    (numeral.isIrregular, numeral.isMalformed) = (isIrregular, coefficient.isMalformed)
    numeral.remainder = remainder
    return numeral
  }

  // MARK: Scale

  /// The scale that stands here; all but 万, 亿 and 万亿 are irregular after Arabic figures.
  private mutating func scaleWord(isChinese: Bool) -> (Rational, String, Bool) {
    let start = scalars.afterSpace(position)
    guard let entry = NumeralScanner.scales.word(at: start, in: scalars),
      !entry.meaning.isIrregular || !(isChinese || position >= limit),
      !isOtherWord(entry.scalars.count)
    else { return (Rational(1), "", false) }
    position = start + entry.scalars.count
    return (Rational(entry.meaning.power), entry.word, entry.meaning.isIrregular)
  }

  /// 千米, 千克, 千瓦 and 百分点 are units.
  private func isOtherWord(_ length: Int) -> Bool {
    let next = position + length
    guard next < scalars.count, length > 0 else { return false }
    let last = scalars[next - 1]
    return (last == "千" && "米克瓦伏".unicodeScalars.contains(scalars[next]))
      || (last == "百" && scalars[next] == "分")
  }

  private mutating func remainderWord(_ place: Numeral.Remainder.Position) -> Numeral.Remainder? {
    guard position < scalars.count, scalars[position] == "余" || scalars[position] == "多" else {
      return nil
    }
    let isOutside = position >= limit
    if isOutside {
      let next = position + 1
      let isScale = NumeralScanner.scales.word(at: next, in: scalars) != nil
      let isUnit =
        ClaimUnit.unit(at: next, in: scalars) != nil
        && !ClaimUnit.isOtherWord(at: next, in: scalars)
      guard isScale || isUnit else { return nil }
    }
    position += 1
    return Numeral.Remainder(
      word: String(scalars[position - 1]), position: place, isOutside: isOutside)
  }

  private static let scales = WordTable<(power: Int64, isIrregular: Bool)>([
    ("万", (10_000, false)), ("亿", (100_000_000, false)), ("万亿", (1_000_000_000_000, false)),
    ("十", (10, true)), ("百", (100, true)), ("千", (1000, true)), ("十万", (100_000, true)),
    ("百万", (1_000_000, true)), ("千万", (10_000_000, true)), ("十亿", (1_000_000_000, true)),
    ("百亿", (10_000_000_000, true)), ("千亿", (100_000_000_000, true)),
    ("hundred", (100, false)), ("thousand", (1000, false)), ("million mn", (1_000_000, false)),
    ("billion bn", (1_000_000_000, false)), ("trillion", (1_000_000_000_000, false)),
  ])
}
