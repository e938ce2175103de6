/// An exact fraction in lowest terms with a positive denominator.
public struct Rational: Sendable, Hashable, Comparable, Codable {
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

  /// Reads `67/76`, `-1/3` or `243`, as `fraction` writes them; nil for anything else.
  public init?(fraction text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let numerator = Int64(parts[0]),
      let denominator = parts.count == 2 ? Int64(parts[1]) : 1, denominator > 0
    else { return nil }
    self.init(numerator, denominator)
  }

  /// `67/76`, or `243` where it is whole.
  public var fraction: String {
    denominator == 1 ? String(numerator) : "\(numerator)/\(denominator)"
  }

  /// Reads a plain decimal such as `12`, `-0.5` or `1.25`; nil for anything else.
  public init?(decimal text: String) {
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let parts = text.utf8.dropFirst(isNegative ? 1 : 0).split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.count <= 18 }) else {
      return nil
    }
    let digits = parts.joined()
    guard digits.count <= 18, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    let value = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - 48) }
    let power = (0..<(parts.count == 2 ? parts[1].count : 0)).reduce(Int64(1)) { power, _ in
      power * 10
    }
    self.init(isNegative ? -value : value, power)
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
    return Rational(fitting: above, Int128(denominator) * Int128(other.denominator))
  }

  /// The same size with the other sign; nil for the one number that has none.
  public var negated: Rational? {
    numerator == .min ? nil : Rational(-numerator, denominator)
  }

  /// Multiplies exactly; nil where the result in lowest terms leaves 64 bits.
  public func multiplied(by other: Rational) -> Rational? {
    Rational(
      fitting: Int128(numerator) * Int128(other.numerator),
      Int128(denominator) * Int128(other.denominator))
  }

  /// Divides exactly; nil by zero, and where the result in lowest terms leaves 64 bits.
  public func divided(by other: Rational) -> Rational? {
    guard other.numerator != 0 else { return nil }
    let sign: Int128 = other.numerator < 0 ? -1 : 1
    return Rational(
      fitting: sign * Int128(numerator) * Int128(other.denominator),
      Int128(denominator) * Int128(other.numerator.magnitude))
  }

  private init?(fitting above: Int128, _ below: Int128) {
    var (a, b) = (above.magnitude, below.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    guard a > 0, let top = Int64(exactly: above / Int128(a)),
      let bottom = Int64(exactly: below / Int128(a))
    else { return nil }
    self.init(top, bottom)
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
