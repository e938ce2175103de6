import BulletinModel

/// Places values on a line of `length` hundredths, from `low` to `high`.
///
/// Values are held in steps of 2⁻⁴⁰: a ratio of exact differences may need more than 64 bits, and so
/// may the sum of fractions.
struct Scale {
  let low: Int128
  let high: Int128
  let length: Int

  init(low: Rational, high: Rational, length: Int) {
    self.init(low: Scale.fixed(low), high: Scale.fixed(high), length: length)
  }

  init(low: Int128, high: Int128, length: Int) {
    self.low = low
    self.high = high
    self.length = length
  }

  /// The place of a value from the low end, kept inside the line.
  func place(_ value: Rational) -> Int { place(Scale.fixed(value)) }

  /// The place of a value in steps.
  func place(_ value: Int128) -> Int {
    guard high > low, value > low else { return 0 }
    guard value < high else { return length }
    return Int(((value - low) * Int128(length) * 2 + (high - low)) / ((high - low) * 2))
  }

  /// The place of zero.
  var zero: Int { place(Int128(0)) }

  /// A value in steps.
  static func fixed(_ value: Rational) -> Int128 {
    let (n, d) = (Int128(value.numerator) << 41, Int128(value.denominator))
    return (n + (n < 0 ? -d : d)) / (2 * d)
  }
}
