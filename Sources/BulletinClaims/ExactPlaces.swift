import BulletinModel

extension Rational {
  /// Which way a value is brought to a place.
  enum Rounding: Sendable {
    case half, down, up
  }

  /// The multiple of a place next to a value that is not negative; nil where 64 bits do not hold it.
  func rounded(to place: Rational, _ rounding: Rounding = .half) -> Rational? {
    guard place.numerator > 0, numerator >= 0 else { return nil }
    let above = Int128(numerator) * Int128(place.denominator)
    let below = Int128(denominator) * Int128(place.numerator)
    var (count, rest) = above.quotientAndRemainder(dividingBy: below)
    switch rounding {
    case .half where rest >= below - rest: count += 1
    case .up where rest > 0: count += 1
    default: break
    }
    return Int64(exactly: count).flatMap { Rational($0).multiplied(by: place) }
  }

  /// The sum; nil where 64 bits do not hold it.
  func plus(_ other: Rational) -> Rational? {
    other.negated.flatMap { difference(from: $0) }
  }

  /// The value without its sign.
  var magnitude: Rational? { numerator < 0 ? negated : self }

  /// Ten to a power between −18 and 18.
  static func power(ofTen exponent: Int) -> Rational? {
    guard (-18...18).contains(exponent) else { return nil }
    let power = (0..<abs(exponent)).reduce(Int64(1)) { power, _ in power * 10 }
    return exponent < 0 ? Rational(1, power) : Rational(power)
  }

  /// The digits of a value that is not negative: at least so many after the point, at most nine.
  ///
  /// - Returns: nil where nine digits do not tell it exactly.
  func decimal(atLeast digits: Int, grouped: Bool) -> String? {
    for count in max(digits, 0)...max(digits, 9) {
      guard let power = Rational.power(ofTen: count), let units = multiplied(by: power) else {
        return nil
      }
      if units.denominator == 1, units.numerator >= 0 {
        return DecimalText.pointed(units.numerator, digits: count, grouped: grouped)
      }
    }
    return nil
  }
}

/// Digits with their point and commas.
enum DecimalText {
  /// Writes `units / 10^digits`.
  static func pointed(_ units: Int64, digits: Int, grouped: Bool) -> String {
    var text = String(units.magnitude)
    if text.utf8.count <= digits {
      text = String(repeating: "0", count: digits + 1 - text.utf8.count) + text
    }
    let whole = String(text.dropLast(digits))
    let head = grouped ? DecimalText.grouped(whole) : whole
    return digits > 0 ? "\(head).\(text.suffix(digits))" : head
  }

  /// Puts a comma before every three digits.
  static func grouped(_ digits: String) -> String {
    let bytes = Array(digits.utf8)
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if index > 0, (bytes.count - index) % 3 == 0 { result.append(UInt8(ascii: ",")) }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
