import BulletinModel

/// Reads a link's text by the grammar of numbers, with the words right before and after it.
struct PhraseReader {
  private let scalars: [Unicode.Scalar]
  /// Where the link's text ends and the prose after it begins.
  private let limit: Int
  private let before: [Unicode.Scalar]
  private let measureUnit: ClaimUnit?
  private var position = 0
  private var phrase = Phrase()

  init(
    _ text: FoldedText, before: FoldedText, after: FoldedText, measureUnit: ClaimUnit? = nil
  ) {
    scalars = text.scalars + after.scalars
    limit = text.scalars.count
    self.before = before.scalars
    self.measureUnit = measureUnit
  }

  /// The text taken apart; nil where no figure can be read in it.
  mutating func read() -> Phrase? {
    readBefore()
    readPrefixes()
    if position < limit, !readAmount(), !readRatioLead() { return nil }
    guard !phrase.amountRange.isEmpty else { return nil }
    readRest()
    return phrase
  }

  /// How far the text and the prose after it were read.
  var consumed: Int { position }

  // MARK: Before the number

  /// Words that end right before the link, back to the first that is none.
  private mutating func readBefore() {
    var end = before.count
    var found: [Phrase.Prefix] = []
    while let entry = ClaimWords.prefixes.word(before: end, in: before) {
      let start = end - entry.scalars.count
      guard !ClaimWords.isEnding(entry, after: start > 0 ? before[start - 1] : nil) else { break }
      if case .sign = entry.meaning, found.isEmpty, entry.word == "-" || entry.word == "+" { break }
      found.append(Phrase.Prefix(kind: entry.meaning, word: entry.word, range: nil))
      end = start
    }
    phrase.hasRatioMark = end > 0 && before[end - 1] == "的"
    phrase.prefixes = found.reversed()
  }

  private mutating func readPrefixes() {
    while position < limit, ClaimWords.wholes.word(at: position, in: scalars) == nil,
      let entry = ClaimWords.prefixes.word(at: position, in: scalars),
      position + entry.scalars.count <= limit
    {
      let range = position..<(position + entry.scalars.count)
      phrase.prefixes.append(Phrase.Prefix(kind: entry.meaning, word: entry.word, range: range))
      position = range.upperBound
    }
  }

  /// 是上年的2.38倍 inside the link.
  private mutating func readRatioLead() -> Bool {
    let window = position..<min(limit, position + 9)
    guard let mark = window.first(where: { scalars[$0] == "的" }) else { return false }
    let start = phrase.prefixes.first { $0.range != nil }?.range?.lowerBound ?? position
    position = mark + 1
    phrase.prefixes.removeAll { $0.range != nil }
    phrase.ratioLead = String(scalars: scalars[start..<position])
    phrase.hasRatioMark = true
    readPrefixes()
    return position < limit && readAmount()
  }

  // MARK: The number

  private mutating func readAmount() -> Bool {
    let start = position
    if let whole = ClaimWords.wholes.word(at: position, in: scalars),
      position + whole.scalars.count <= limit, !goesOn(whole.word)
    {
      position += whole.scalars.count
      phrase.amount = whole.meaning
    } else if phrase.prefixes.last?.kind == .doubling, scalars[position] == "番" {
      phrase.amount = .number(
        Numeral(value: Rational(1), shown: Rational(1), round: Rational(1), digits: 1))
      phrase.amountRange = start..<(start + 1)
      return true
    } else if let place = RankScanner(scalars, limit: limit).place(at: &position) {
      phrase.amount = .rank(place)
    } else if readHalfTenth() || readFraction() {
    } else if let amount = readNumbers() {
      phrase.amount = amount
    } else {
      return false
    }
    phrase.amountRange = start..<max(min(position, limit), start)
    return position > start
  }

  /// Tells whether 零 is the first digit of a longer number.
  private func goesOn(_ word: String) -> Bool {
    guard word == "零", position + 1 < limit else { return false }
    let next = scalars[position + 1]
    return next == "点" || next == "成" || ChineseDigits.isPart(next)
  }

  /// 半成.
  private mutating func readHalfTenth() -> Bool {
    guard scalars[position...].starts(with: "半成".unicodeScalars), position + 2 <= limit else {
      return false
    }
    position += 2
    var numeral = Numeral(value: Rational(5), shown: Rational(1), round: Rational(1), digits: 1)
    (numeral.isTenths, numeral.isChinese) = (true, true)
    numeral.remainder = remainderAfterUnit(isContinuous: true)
    phrase.unit = .percent
    phrase.amount = .number(numeral)
    return true
  }

  /// 三分之二, 百分之八十八.
  private mutating func readFraction() -> Bool {
    var scanner = NumeralScanner(scalars, at: position, limit: limit)
    if scanner.position < limit, scalars[position] == "百" || scalars[position] == "千" {
      scanner.position += 1
    } else {
      guard let below = scanner.numeral(), below.value.denominator == 1, below.remainder == nil
      else { return false }
    }
    let head = position..<scanner.position
    guard scalars[scanner.position...].starts(with: "分之".unicodeScalars) else { return false }
    scanner.position += 2
    guard scanner.position < limit, var above = scanner.numeral() else { return false }
    let word = String(scalars: scalars[head])
    if ["百", "100", "千", "1000"].contains(word) {
      above.isChinese = above.isChinese && word.utf8.count > 2
      phrase.unit = word.hasSuffix("百") || word == "100" ? .percent : .permille
      phrase.amount = .number(above)
    } else {
      var below = NumeralScanner(scalars, at: head.lowerBound, limit: head.upperBound)
      guard let part = below.numeral()?.value, above.value.denominator == 1,
        above.remainder == nil, above.high == nil, part.numerator > 0
      else { return false }
      phrase.unit = .percent
      phrase.amount = .fraction(above.value.numerator, part.numerator)
    }
    position = scanner.position
    return true
  }

  private mutating func readNumbers() -> Amount? {
    var scanner = NumeralScanner(scalars, at: position, limit: limit)
    guard var first = scanner.numeral() else { return nil }
    position = scanner.position
    readTenths(&first)
    if !first.isTenths { phrase.unit = nil }
    let end = position
    let unit = first.isTenths ? ClaimUnit.percent : unitHere()
    if position < limit, RangeSigns.isSign(scalars[position]), first.high == nil,
      first.remainder == nil
    {
      position +=
        scalars[position] == "\u{2014}" && position + 1 < limit
          && scalars[position + 1] == "\u{2014}" ? 2 : 1
      var scanner = NumeralScanner(scalars, at: position, limit: limit)
      if position < limit, var last = scanner.numeral(), last.high == nil {
        position = scanner.position
        readTenths(&last)
        return range(first, unit, last)
      }
    }
    position = end
    return .number(first)
  }

  private mutating func range(
    _ first: Numeral, _ unit: ClaimUnit?, _ last: Numeral
  ) -> Amount? {
    var first = first
    if !first.hasScale, last.hasScale, unit == nil {
      guard let value = first.value.multiplied(by: last.scale) else { return nil }
      first.value = value
      (first.scale, first.scaleWord) = (last.scale, last.scaleWord)
      phrase.isUneven = true
    }
    let place = position
    let next = unitHere()
    position = place
    if last.isTenths != first.isTenths { return nil }
    if let unit, let next, unit.word != next.word { return nil }
    if unit == nil, let next, next.dimension == .share || next.dimension == .points {
      phrase.isUneven = true
    }
    if next == nil, !last.isTenths { phrase.unit = unit }
    return .range(first, last)
  }

  /// 八成八, 九成多.
  private mutating func readTenths(_ numeral: inout Numeral) {
    guard position < scalars.count, scalars[position] == "成", !numeral.hasScale,
      numeral.value.numerator > 0, numeral.value <= Rational(10),
      numeral.remainder == nil,
      position < limit || !ClaimUnit.isOtherWord(at: position, in: scalars),
      let value = numeral.value.multiplied(by: Rational(10)),
      let shown = numeral.shown.multiplied(by: Rational(10))
    else { return }
    phrase.unitIsOutside = position >= limit
    position += 1
    (numeral.value, numeral.shown, numeral.round) = (value, min(shown, Rational(1)), shown)
    numeral.high = numeral.high.flatMap { $0.multiplied(by: Rational(10)) }
    numeral.isTenths = true
    phrase.unit = .percent
    if position < limit, let digit = tenthDigit(position), numeral.high == nil,
      let sum = numeral.value.plus(Rational(Int64(digit)))
    {
      (numeral.value, numeral.round) = (sum, Rational(1))
      position += 1
    }
    numeral.remainder = remainderAfterUnit(isContinuous: true)
  }

  private func tenthDigit(_ place: Int) -> Int? {
    if scalars[place] == "半" { return 5 }
    return ChineseDigits.digit(scalars[place]).flatMap { $0 > 0 ? $0 : nil }
  }

  // MARK: After the number

  private mutating func readRest() {
    if phrase.unit == nil || phrase.numeral.map({ !$0.isTenths }) ?? false {
      let start = position
      if phrase.unit == nil, let unit = unitHere() {
        phrase.unit = unit
        phrase.unitIsOutside = start >= limit
        phrase.unitRange = start >= limit ? nil : start..<min(position, limit)
      }
      if var numeral = phrase.numeral, numeral.remainder == nil, phrase.unit != nil,
        let remainder = remainderAfterUnit(isContinuous: phrase.unit?.isContinuous ?? false)
      {
        numeral.remainder = remainder
        phrase.amount = .number(numeral)
      }
    }
    if let tail = ClaimWords.tails.word(at: position, in: scalars) {
      let range = position..<(position + tail.scalars.count)
      position = range.upperBound
      phrase.tail = .init(
        kind: tail.meaning, word: tail.word, range: range.upperBound <= limit ? range : nil)
    }
    guard position < limit, phrase.amount != .zero, phrase.amount != .all else { return }
    let start = phrase.unitRange?.lowerBound ?? position
    phrase.strayUnit = String(scalars: scalars[start..<limit])
    phrase.unitRange = start..<limit
  }

  /// The unit at the place reached.
  private mutating func unitHere() -> ClaimUnit? {
    if position >= limit, ClaimUnit.isOtherWord(at: position, in: scalars) { return nil }
    if let own = measureUnit, case .things(let word) = own.dimension,
      position < scalars.count, scalars[position...].starts(with: word.unicodeScalars),
      !word.isEmpty
    {
      position += word.unicodeScalars.count
      return own
    }
    guard let (unit, length) = ClaimUnit.unit(at: position, in: scalars) else { return nil }
    position += length
    return unit
  }

  /// 余 or 多 after the unit: in the prose only after what is measured, and before no other word.
  private mutating func remainderAfterUnit(isContinuous: Bool) -> Numeral.Remainder? {
    guard position < scalars.count, scalars[position] == "余" || scalars[position] == "多" else {
      return nil
    }
    let isOutside = position >= limit
    if isOutside, !isContinuous { return nil }
    if isOutside, position + 1 < scalars.count, !RangeSigns.endsPhrase(scalars[position + 1]) {
      return nil
    }
    position += 1
    return Numeral.Remainder(
      word: String(scalars[position - 1]), position: .afterUnit, isOutside: isOutside)
  }
}

/// Signs between and after numbers.
enum RangeSigns {
  /// Tells whether a sign stands between the ends of a range.
  static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    "~-\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}\u{301C}\u{FF5E}至到".unicodeScalars
      .contains(scalar)
  }

  /// Tells whether a phrase ends before a sign.
  static func endsPhrase(_ scalar: Unicode.Scalar) -> Bool {
    "，。；：、？！,.;:?!的，()（）“”\n".unicodeScalars.contains(scalar)
  }
}
