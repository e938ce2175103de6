/// An exact fraction in lowest terms with a positive denominator.
public struct Rational: Sendable, Hashable, Comparable {
  /// The signed numerator.
  public let numerator: Int64
  /// The positive denominator.
  public let denominator: Int64

  /// Makes `numerator / denominator` in lowest terms; nil when the denominator is zero.
  public init?(_ numerator: Int64, _ denominator: Int64) {
    guard denominator != 0 else { return nil }
    let divisor = Rational.divisor(numerator.magnitude, denominator.magnitude)
    let sign: Int64 = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / Int64(divisor)
    self.denominator = sign * denominator / Int64(divisor)
  }

  /// Makes a whole number.
  public init(_ whole: Int64) {
    numerator = whole
    denominator = 1
  }

  private init(wide numerator: Int128, _ denominator: Int128) {
    var (a, b) = (numerator.magnitude, denominator.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    let divisor = Int128(a == 0 ? 1 : a)
    self.numerator = Int64(numerator / divisor)
    self.denominator = Int64(denominator / divisor)
  }

  private static func divisor(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  /// Adds exactly; traps only when the result in lowest terms leaves 64 bits.
  public static func + (left: Rational, right: Rational) -> Rational {
    Rational(
      wide: Int128(left.numerator) * Int128(right.denominator)
        + Int128(right.numerator) * Int128(left.denominator),
      Int128(left.denominator) * Int128(right.denominator))
  }

  /// Subtracts exactly.
  public static func - (left: Rational, right: Rational) -> Rational {
    left + Rational(wide: -Int128(right.numerator), Int128(right.denominator))
  }

  /// Subtracts exactly; nil where the result in lowest terms leaves 64 bits.
  public func difference(from other: Rational) -> Rational? {
    let above =
      Int128(numerator) * Int128(other.denominator) - Int128(other.numerator) * Int128(denominator)
    let below = Int128(denominator) * Int128(other.denominator)
    var (a, b) = (above.magnitude, below.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    guard a > 0, let top = Int64(exactly: above / Int128(a)),
      let bottom = Int64(exactly: below / Int128(a))
    else { return nil }
    return Rational(top, bottom)
  }

  /// Divides exactly; nil when `right` is zero.
  public static func / (left: Rational, right: Rational) -> Rational? {
    guard right.numerator != 0 else { return nil }
    let sign: Int128 = right.numerator < 0 ? -1 : 1
    return Rational(
      wide: sign * Int128(left.numerator) * Int128(right.denominator),
      Int128(left.denominator) * Int128(right.numerator.magnitude))
  }

  /// Compares exactly.
  public static func < (left: Rational, right: Rational) -> Bool {
    Int128(left.numerator) * Int128(right.denominator)
      < Int128(right.numerator) * Int128(left.denominator)
  }

  /// The value times `10^digits`, rounded half up on the absolute value (四舍五入).
  ///
  /// Source: `(2·n·10^k + d) / (2·d)` in integers; GB/T 8170 gives the rule.
  public func scaled(digits: Int) -> Int64 {
    var power: Int128 = 1
    for _ in 0..<digits { power *= 10 }
    let magnitude = Int128(numerator.magnitude)
    let divisor = Int128(denominator)
    let rounded = Int64((2 * magnitude * power + divisor) / (2 * divisor))
    return numerator < 0 ? -rounded : rounded
  }
}
