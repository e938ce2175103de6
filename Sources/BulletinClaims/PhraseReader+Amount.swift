import BulletinModel

/// The number itself: digits, tenths, fractions, ranges, places.
extension PhraseReader {
  mutating func readAmount() -> Bool {
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
    } else if let amount = readNumberWord() ?? readNumbers() {
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

  /// twelve.
  private mutating func readNumberWord() -> Amount? {
    guard let entry = EnglishWords.numbers.word(at: position, in: scalars),
      position + entry.scalars.count <= limit
    else { return nil }
    position += entry.scalars.count
    let value = Rational(entry.meaning)
    let isTens = entry.meaning % 10 == 0
    return .number(
      Numeral(
        value: value, shown: Rational(1), round: Rational(isTens ? 10 : 1),
        digits: entry.meaning < 10 ? 1 : 2))
  }

  private mutating func readNumbers() -> Amount? {
    var scanner = NumeralScanner(scalars, at: position, limit: limit)
    guard var first = scanner.numeral() else { return nil }
    position = scanner.position
    readTenths(&first)
    if !first.isTenths { phrase.unit = nil }
    let end = position
    let unit = first.isTenths ? ClaimUnit.percent : unitHere()
    if position < limit, first.high == nil, first.remainder == nil,
      let length = RangeSigns.length(at: position, in: scalars)
    {
      position += length
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
}
