/// The check digits of the numbers that persons and organisations bear.
enum CheckDigits {
  /// MOD 11-2 over 17 digits and a check character that may be X.
  ///
  /// Source: GB 11643-1999; weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2.
  static func isIdentity(_ number: ArraySlice<UInt8>) -> Bool {
    guard number.count == 18 else { return false }
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    var sum = 0
    for (weight, byte) in zip(weights, number) {
      guard (0x30...0x39).contains(byte) else { return false }
      sum += weight * Int(byte - 0x30)
    }
    return number.last == Array("10X98765432".utf8)[sum % 11]
  }

  /// Luhn's sum: every second digit from the right doubled, 9 taken off above 9, a multiple of 10.
  ///
  /// Source: ISO/IEC 7812-1 annex B.
  static func isLuhn(_ digits: ArraySlice<UInt8>) -> Bool {
    var sum = 0
    for (place, byte) in digits.reversed().enumerated() {
      let digit = Int(byte) - 0x30
      sum += place % 2 == 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2
    }
    return sum % 10 == 0
  }

  private static let creditAlphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)

  /// The unified credit code of an organisation: MOD 31 with the powers of 3.
  ///
  /// Source: GB 32100-2015.
  static func isCreditCode(_ code: ArraySlice<UInt8>) -> Bool {
    guard code.count == 18 else { return false }
    var sum = 0
    var power = 1
    var last = 0
    for (place, byte) in code.enumerated() {
      guard let value = creditAlphabet.firstIndex(of: byte) else { return false }
      if place < 17 { sum += value * power } else { last = value }
      power = power * 3 % 31
    }
    return last == (31 - sum % 31) % 31
  }
}
