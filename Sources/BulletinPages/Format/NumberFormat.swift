import BulletinModel

/// How numbers are printed in one language: rounded once, half up, from the exact value.
struct NumberFormat: Sendable, Hashable {
  /// What stands where there is no value.
  static let missing = "—"
  /// The minus sign proper, U+2212.
  static let minus = "\u{2212}"

  /// Tells whether large numbers are told in 万.
  let usesMyriads: Bool
  /// What keeps a sign before its number on pages from right to left: U+200E.
  private let mark: String
  private let above: String
  private let below: String

  /// Makes the format of a language.
  init(language: LanguageTag) {
    usesMyriads = language.primary == "zh"
    mark = language.isRightToLeft ? "\u{200E}" : ""
    (above, below) = usesMyriads ? ("＞", "＜") : (">", "<")
  }

  /// All digits, with a comma every three: `46,218`.
  func count(_ value: Int64) -> String {
    (value < 0 ? NumberFormat.minus : "") + NumberFormat.grouped(String(value.magnitude))
  }

  /// A number as text and key figures show it: `4.62` and `万` from ten thousand on.
  func telling(_ value: Int64) -> (number: String, myriad: String) {
    guard usesMyriads, value.magnitude >= 10_000, let share = Rational(value, 10_000) else {
      return (count(value), "")
    }
    return (decimal(share, digits: 2), "万")
  }

  /// A decimal number with exactly so many digits after the point.
  func decimal(_ value: Rational, digits: Int) -> String {
    let scaled = value.scaled(digits: digits)
    return (scaled < 0 ? NumberFormat.minus : "") + NumberFormat.pointed(scaled, digits: digits)
  }

  /// A decimal number with as many digits as it has, at most six after the point.
  func shortest(_ value: Rational) -> String {
    let digits = (0..<6).first { place in
      value.multiplied(by: Rational((0..<place).reduce(1) { power, _ in power * 10 }))?.denominator
        == 1
    }
    return decimal(value, digits: digits ?? 6)
  }

  /// Yuan: in 万 where the language counts in them, else in full and to the fen.
  func money(_ yuan: Rational, digits: Int) -> String {
    guard usesMyriads, let share = yuan.divided(by: Rational(10_000)) else {
      return decimal(yuan, digits: yuan.denominator == 1 ? 0 : 2)
    }
    return decimal(share, digits: digits)
  }

  /// A share without its sign `%`; what is not all or nothing never rounds into it.
  func percentNumber(_ share: Rational, digits: Int) -> String {
    let scaled = share.scaled(digits: digits + 2)
    let whole = Rational(1).scaled(digits: digits + 2)
    if scaled == whole, share < Rational(1) {
      return above + NumberFormat.pointed(whole - 1, digits: digits)
    }
    if scaled == whole, share > Rational(1) {
      return above + NumberFormat.pointed(whole, digits: digits)
    }
    if scaled == 0, share.numerator > 0 { return below + NumberFormat.pointed(1, digits: digits) }
    return (scaled < 0 ? NumberFormat.minus : "") + NumberFormat.pointed(scaled, digits: digits)
  }

  /// A share in percent: `88.09%`.
  func percent(_ share: Rational, digits: Int = 2) -> String {
    percentNumber(share, digits: digits) + "%"
  }

  /// A growth in percent with its sign: `+16.3%`.
  func growth(_ share: Rational, digits: Int = 1) -> String { points(share, digits: digits) + "%" }

  /// The difference of two rates in percentage points, with its sign and without its unit.
  func points(_ difference: Rational, digits: Int = 2) -> String {
    let scaled = difference.scaled(digits: digits + 2)
    let sign =
      difference.numerator == 0
      ? "" : mark + (difference.numerator < 0 ? NumberFormat.minus : "+")
    // A change that is there never prints as none.
    if scaled == 0, difference.numerator != 0 {
      return sign + below + NumberFormat.pointed(1, digits: digits)
    }
    return sign + NumberFormat.pointed(scaled, digits: digits)
  }

  /// A difference of counts with its sign.
  func signedCount(_ value: Int64) -> String {
    value == 0
      ? "0"
      : mark + (value < 0 ? NumberFormat.minus : "+")
        + NumberFormat.grouped(String(value.magnitude))
  }

  private static func pointed(_ scaled: Int64, digits: Int) -> String {
    var text = String(scaled.magnitude)
    guard digits > 0 else { return grouped(text) }
    if text.utf8.count <= digits {
      text = String(repeating: "0", count: digits + 1 - text.utf8.count) + text
    }
    return grouped(String(text.dropLast(digits))) + "." + text.suffix(digits)
  }

  private static func grouped(_ digits: String) -> String {
    let bytes = Array(digits.utf8)
    guard bytes.count > 3 else { return digits }
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if index > 0, (bytes.count - index) % 3 == 0 { result.append(UInt8(ascii: ",")) }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
