import BulletinModel

/// Numbers as captions print them: ① to ⑳, then (21).
enum CircledNumber {
  /// The number's text.
  static func text(_ number: Int) -> String {
    guard (1...20).contains(number), let scalar = Unicode.Scalar(0x2460 + UInt32(number) - 1)
    else { return "(\(number))" }
    return String(Character(scalar))
  }
}

/// Chinese numerals as mastheads print them.
enum ChineseNumeral {
  private static let digits = Array("零一二三四五六七八九").map(String.init)

  /// `八十六` for 86; numbers from ten thousand on stay in digits.
  static func text(_ number: Int) -> String {
    guard (1..<10_000).contains(number) else { return String(number) }
    var result = ""
    var isGap = false
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let digit = number / unit % 10
      if digit == 0 {
        isGap = !result.isEmpty
        continue
      }
      if isGap { result += digits[0] }
      isGap = false
      result += (digit == 1 && unit == 10 && result.isEmpty ? "" : digits[digit]) + name
    }
    return result
  }
}

/// Sizes of files as readers see them.
enum FileSize {
  /// `3.2 MB`, `120 KB`, `512 B`; powers of 1000, rounded half up.
  static func text(_ bytes: Int) -> String {
    guard bytes >= 1000 else { return "\(bytes) B" }
    guard bytes >= 1_000_000 else { return "\((bytes + 500) / 1000) KB" }
    let tenths = (bytes + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10) MB"
  }
}
