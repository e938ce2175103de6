import BulletinModel

/// Reads places: 第4位, 首位, 末位, 倒数第二, 并列第3位, joint 3rd, last.
struct RankScanner {
  private let scalars: [Unicode.Scalar]
  private let limit: Int

  init(_ scalars: [Unicode.Scalar], limit: Int) {
    self.scalars = scalars
    self.limit = limit
  }

  /// The place named here; `position` moves behind it.
  func place(at position: inout Int) -> Amount.Place? {
    var next = position
    if let place = englishPlace(&next) {
      position = next
      return place
    }
    let isTied = take("并列", &next)
    if let word = ["首位", "末位"].first(where: { take($0, &next) }) {
      position = next
      return Amount.Place(
        number: 1, isFromEnd: word == "末位", isTied: isTied, isChinese: true, word: word)
    }
    let isFromEnd = take("倒数", &next)
    guard take("第", &next) else { return nil }
    var scanner = NumeralScanner(scalars, at: next, limit: limit)
    guard next < limit, let numeral = scanner.numeral(), numeral.value.denominator == 1,
      numeral.remainder == nil, numeral.high == nil, !numeral.isMalformed,
      numeral.value.numerator > 0
    else { return nil }
    next = scanner.position
    let word = ["位", "名"].first { take($0, &next) } ?? ""
    position = next
    return Amount.Place(
      number: numeral.value.numerator, isFromEnd: isFromEnd, isTied: isTied,
      isChinese: numeral.isChinese, word: word)
  }

  /// 3rd, third, joint third, last.
  private func englishPlace(_ position: inout Int) -> Amount.Place? {
    var next = position
    let isTied = ["joint ", "equal ", "tied "].contains { take($0, &next) }
    var number: Int64?
    if let entry = EnglishWords.ordinals.word(at: next, in: scalars),
      next + entry.scalars.count <= limit
    {
      number = entry.meaning
      next += entry.scalars.count
    } else {
      var scanner = NumeralScanner(scalars, at: next, limit: limit)
      guard next < limit, scanner.isDigit(next), let numeral = scanner.numeral(),
        numeral.value.denominator == 1, !numeral.hasScale, numeral.remainder == nil
      else { return nil }
      next = scanner.position
      guard take(EnglishWords.suffix(of: numeral.value.numerator), &next),
        scalars.isWhole(position..<next)
      else { return nil }
      number = numeral.value.numerator
    }
    guard let number, number != 0 else { return nil }
    position = next
    return Amount.Place(
      number: number.magnitude > 0 && number < 0 ? -number : number, isFromEnd: number < 0,
      isTied: isTied, isChinese: false, word: number < 0 ? "last" : "th")
  }

  private func take(_ word: String, _ place: inout Int) -> Bool {
    guard place < limit, scalars[place...].starts(with: word.unicodeScalars) else { return false }
    let end = place + word.unicodeScalars.count
    guard end <= limit else { return false }
    place = end
    return true
  }
}
