import BulletinModel

/// A word for a time, taken apart.
struct TimeWord: Hashable {
  /// Of which year it speaks.
  enum Year: Hashable {
    case none, this, last
    case written(Int)
  }

  /// What it names.
  enum Part: Hashable {
    case year
    case half(Int)
    case quarter(Int)
    case month(Int)
    case day(Int, Int)
  }

  /// How it is written.
  enum Style: Hashable {
    /// 2025年第二季度, with digits or Chinese numerals, with 第 or without.
    case chinese(hasNumerals: Bool, hasOrder: Bool)
    /// 2025Q2, 2025-06.
    case id
    /// the second quarter of 2025; capital letters as found.
    case english(isCapital: Bool)
  }

  var year: Year
  var part: Part
  let style: Style
  /// 上年, 去年, 今年 as written.
  let prefix: String
  let range: Range<Int>

  /// The word.
  var text: String {
    switch style {
    case .chinese(let hasNumerals, let hasOrder): chinese(hasNumerals, hasOrder)
    case .id: id
    case .english(let isCapital): english(isCapital)
    }
  }

  private var id: String {
    guard case .written(let year) = year else { return "" }
    let period: Period? =
      switch part {
      case .year: Period(.year, year: year)
      case .half(let index): Period(.half, year: year, index: index)
      case .quarter(let index): Period(.quarter, year: year, index: index)
      case .month(let index), .day(let index, _): Period(.month, year: year, index: index)
      }
    return period?.id ?? ""
  }

  private func chinese(_ hasNumerals: Bool, _ hasOrder: Bool) -> String {
    func number(_ value: Int) -> String {
      hasNumerals ? TimeWord.numerals[value] : String(value)
    }
    let head =
      switch year {
      case .none: ""
      case .written(let year): "\(year)年"
      case .this, .last: prefix
      }
    switch part {
    case .year: return head
    case .half(let index): return head + (index == 1 ? "上半年" : "下半年")
    case .quarter(let index): return head + (hasOrder ? "第" : "") + number(index) + "季度"
    case .month(let index): return head + number(index) + "月"
    case .day(let month, let day): return "\(head)\(month)月\(day)日"
    }
  }

  private func english(_ isCapital: Bool) -> String {
    var words: String
    switch part {
    case .year: words = ""
    case .half(let index): words = "\(TimeWord.ordinals[index - 1]) half"
    case .quarter(let index): words = "\(TimeWord.ordinals[index - 1]) quarter"
    case .month(let index), .day(let index, _):
      guard case .written(let year) = year else { return TimeWord.months[index - 1] }
      return "\(TimeWord.months[index - 1]) \(year)"
    }
    if isCapital, let first = words.first { words = first.uppercased() + words.dropFirst() }
    guard case .written(let year) = year else { return words }
    return "\(words) of \(year)"
  }

  static let numerals = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
  static let ordinals = ["first", "second", "third", "fourth"]
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
