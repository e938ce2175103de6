extension Rational {
  /// The number as a plain decimal, without an exponent and without needless zeros.
  ///
  /// Exact where the decimal ends within 18 places; else rounded half up, like `scaled(digits:)`.
  ///
  /// - Parameter places: How many places are kept where the decimal never ends.
  /// - Returns: Digits with an optional minus sign and an optional point, such as `-0.5`.
  public func decimal(places: Int = 12) -> String {
    let count = finitePlaces ?? places
    var power: Int128 = 1
    for _ in 0..<count { power *= 10 }
    let divisor = Int128(denominator)
    let (whole, rest) = Int128(numerator.magnitude).quotientAndRemainder(dividingBy: divisor)
    let fraction = (2 * rest * power + divisor) / (2 * divisor)
    let digits = padded(Int64(fraction % power), count)
    let kept = digits.utf8.reversed().drop { $0 == UInt8(ascii: "0") }.count
    let isZero = whole == 0 && fraction == 0
    let sign = numerator < 0 && !isZero ? "-" : ""
    let above = whole + fraction / power
    return count == 0 || kept == 0 ? "\(sign)\(above)" : "\(sign)\(above).\(digits.prefix(kept))"
  }

  /// Tells whether it has a decimal that ends within 18 places.
  public var isFiniteDecimal: Bool { finitePlaces != nil }

  /// How many decimal places it takes; nil where they never end or are more than 18.
  private var finitePlaces: Int? {
    var rest = denominator
    var (twos, fives) = (0, 0)
    while rest % 2 == 0 { (rest, twos) = (rest / 2, twos + 1) }
    while rest % 5 == 0 { (rest, fives) = (rest / 5, fives + 1) }
    return rest == 1 && max(twos, fives) <= 18 ? max(twos, fives) : nil
  }
}

/// Writes a non-negative number with leading zeros.
private func padded(_ number: Int64, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
