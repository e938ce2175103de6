/// Whole numbers in Chinese digits.
enum ChineseDigits {
  private static let values: [Unicode.Scalar: Int] = [
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
    "九": 9,
  ]
  private static let units: [Unicode.Scalar: Int] = ["十": 10, "百": 100, "千": 1000]
  private static let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

  /// The digit that a scalar stands for.
  static func digit(_ scalar: Unicode.Scalar) -> Int? { values[scalar] }

  /// Tells whether a scalar belongs to a number below ten thousand.
  static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "零", "〇", "一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千": true
    default: false
    }
  }

  /// A number below ten thousand, or a range of two neighbours such as 七八十.
  struct Section: Sendable, Hashable {
    var low: Int
    var high: Int
    /// 百 and 千 without a digit: a number only with 余 or 多.
    var isBare: Bool
  }

  /// Reads a run of digits and 十百千; nil where it is no number.
  static func section(_ run: ArraySlice<Unicode.Scalar>) -> Section? {
    let scalars = Array(run)
    guard (1...15).contains(scalars.count) else { return nil }
    let isBare = scalars[0] == "百" || scalars[0] == "千"
    if let place = neighbours(scalars) {
      guard let low = value(scalars.removing(place + 1)), let high = value(scalars.removing(place))
      else { return nil }
      return Section(low: low, high: high, isBare: isBare)
    }
    return value(scalars).map { Section(low: $0, high: $0, isBare: isBare) }
  }

  /// The place of two digits side by side of which the second is one more.
  private static func neighbours(_ scalars: [Unicode.Scalar]) -> Int? {
    scalars.indices.dropLast().first { place in
      guard let first = values[scalars[place]], let second = values[scalars[place + 1]] else {
        return false
      }
      let isAlone =
        (place == 0 || values[scalars[place - 1]] == nil || values[scalars[place - 1]] == 0)
        && (place + 2 == scalars.count || values[scalars[place + 2]] == nil)
      return first >= 1 && second == first + 1 && isAlone
    }
  }

  private static func value(_ scalars: [Unicode.Scalar]) -> Int? {
    if scalars.allSatisfy({ values[$0] != nil }), scalars.count > 1 {
      guard scalars.count >= 3, scalars.count <= 12 else { return nil }
      return scalars.reduce(0) { $0 * 10 + (values[$1] ?? 0) }
    }
    var total = 0
    var digit: Int?
    var last = 10_000
    var afterZero = false
    for scalar in scalars {
      if let unit = units[scalar] {
        guard unit < last, digit != 0 else { return nil }
        total += (digit ?? 1) * unit
        (digit, last, afterZero) = (nil, unit, false)
      } else if let value = values[scalar] {
        guard digit == nil || (digit == 0 && value != 0) else { return nil }
        afterZero = afterZero || (value == 0 && total > 0)
        digit = value
      }
    }
    guard let digit else { return total }
    if digit == 0, total > 0 { return nil }
    return total + (total > 0 && !afterZero && last > 10 ? digit * last / 10 : digit)
  }

  /// Writes a number below a hundred million.
  static func text(_ number: Int64) -> String? {
    switch number {
    case 0..<10_000: section(Int(number), isHead: true)
    case 10_000..<100_000_000:
      section(Int(number / 10_000), isHead: true) + "万"
        + (number % 10_000 == 0
          ? ""
          : (number % 10_000 < 1000 ? "零" : "") + section(Int(number % 10_000), isHead: false))
    default: nil
    }
  }

  private static func section(_ number: Int, isHead: Bool) -> String {
    guard number > 0 else { return digits[0] }
    var text = ""
    var rest = number
    var hasGap = false
    for (unit, word) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let digit = rest / unit
      rest %= unit
      if digit == 0 {
        hasGap = hasGap || !text.isEmpty
        continue
      }
      if hasGap { text += digits[0] }
      hasGap = false
      let isTen = unit == 10 && digit == 1 && text.isEmpty && isHead
      text += (isTen ? "" : digits[digit]) + word
    }
    return text
  }
}

extension Array {
  /// The elements without the one at a place.
  fileprivate func removing(_ place: Int) -> [Element] {
    Array(self[..<place] + self[(place + 1)...])
  }
}
