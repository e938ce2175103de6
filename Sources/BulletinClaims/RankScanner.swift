import BulletinModel

/// Reads places: 第4位, 首位, 末位, 倒数第二, 并列第3位.
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

  private func take(_ word: String, _ place: inout Int) -> Bool {
    guard place < limit, scalars[place...].starts(with: word.unicodeScalars) else { return false }
    let end = place + word.unicodeScalars.count
    guard end <= limit else { return false }
    place = end
    return true
  }
}
