import BulletinModel

/// Numbers before their scale.
extension NumeralScanner {
  mutating func arabic() -> Coefficient? {
    var groups = [0]
    var (value, digits, zeros, decimals) = (Int64(0), 0, 0, 0)
    var isAfterPoint = false
    func take(_ place: Int) -> Bool {
      let digit = Int64(scalars[place].value) - 0x30
      value = value * 10 + digit
      zeros = digit == 0 ? zeros + 1 : 0
      if digits > 0 || digit > 0 { digits += 1 }
      return digits <= 15
    }
    let start = position
    while position < limit {
      if isDigit(position) {
        guard take(position), position - start < 40 else { return nil }
        if isAfterPoint { decimals += 1 } else { groups[groups.count - 1] += 1 }
      } else if scalars[position] == ",", !isAfterPoint, isDigit(position + 1) {
        groups.append(0)
      } else if scalars[position] == ".", !isAfterPoint, isDigit(position + 1) {
        isAfterPoint = true
      } else {
        break
      }
      position += 1
    }
    guard decimals <= 9, let shown = Rational.power(ofTen: -decimals),
      let low = Rational(value).multiplied(by: shown),
      let round = Rational.power(ofTen: value == 0 ? -decimals : zeros - decimals)
    else { return nil }
    return Coefficient(
      low: low, shown: shown, round: round, digits: max(digits, 1), decimals: decimals,
      hasCommas: groups.count > 1,
      isMalformed: groups.count > 1
        && (groups[0] > 3 || groups.dropFirst().contains { $0 != 3 }))
  }

  mutating func chinese() -> Coefficient? {
    let start = position
    while position < limit, ChineseDigits.isPart(scalars[position]) { position += 1 }
    guard let section = ChineseDigits.section(scalars[start..<position]) else { return nil }
    var digits = String(section.low)
    var decimals = 0
    if position + 1 < limit, scalars[position] == "点", section.low == section.high,
      ChineseDigits.digit(scalars[position + 1]) != nil
    {
      position += 1
      while position < limit, decimals < 9, let digit = ChineseDigits.digit(scalars[position]) {
        digits += String(digit)
        decimals += 1
        position += 1
      }
    }
    guard let units = Int64(digits), digits.utf8.count <= 15,
      let shown = Rational.power(ofTen: -decimals), let low = Rational(units).multiplied(by: shown)
    else { return nil }
    let zeros = units == 0 ? 0 : digits.utf8.reversed().prefix { $0 == 0x30 }.count
    return Coefficient(
      low: low, high: section.low == section.high ? nil : Rational(Int64(section.high)),
      shown: shown, round: Rational.power(ofTen: zeros - decimals) ?? shown,
      digits: String(units).utf8.count, decimals: decimals, isChinese: true,
      isBare: section.isBare)
  }
}
