import BulletinModel

/// Reads which periods a figure shows.
enum PeriodWords {
  /// `2024`, `2025Q1..2025Q3`, `latest quarter`, `last 8 quarters`, `2025年第三季度`, `最近8个季度`;
  /// nil for anything else.
  static func span(_ typed: String) -> FigureBlock.Span? {
    let text = typed.trimmedOfSpaces
    if let period = period(text) { return .one(period) }
    return range(text) ?? english(text) ?? chinese(text)
  }

  /// One period: the form of ids, or words such as 2025年上半年.
  static func period(_ text: String) -> Period? {
    if let period = Period(text) { return period }
    if case .period(let period) = parseDate(text) { return period }
    return nil
  }

  private static func range(_ text: String) -> FigureBlock.Span? {
    for mark in ["..", "—", "–", "~", "～", "至", "到"] {
      guard let place = text.ranges(of: mark).first else { continue }
      var end = text[place.upperBound...]
      while let first = end.first, [".", "—"].contains(first) { end = end.dropFirst() }
      return span(from: text[..<place.lowerBound], to: end)
    }
    // A hyphen stands inside months too.
    return text.indices.lazy.filter { text[$0] == "-" }.compactMap { place in
      span(from: text[..<place], to: text[text.index(after: place)...])
    }.first
  }

  private static func span(from start: Substring, to end: Substring) -> FigureBlock.Span? {
    guard let from = period(String(start).trimmedOfSpaces),
      let to = period(String(end).trimmedOfSpaces), from.kind == to.kind, from <= to
    else { return nil }
    return .range(from, to)
  }

  // MARK: English

  private static func english(_ text: String) -> FigureBlock.Span? {
    let words = text.lowercased().split(separator: " ").map(String.init)
    guard let first = words.first, let last = words.last,
      let kind = englishKinds.first(where: { $0.key == last })?.value
    else { return nil }
    if words.count == 2, first == "latest" || first == "last" {
      return last.hasSuffix("s") ? nil : .latest(kind)
    }
    guard words.count == 3, first == "last" || first == "latest",
      let count = plainInteger(words[1])
    else { return nil }
    return counted(count, kind)
  }

  private static let englishKinds: KeyValuePairs<String, Period.Kind> = [
    "month": .month, "months": .month, "quarter": .quarter, "quarters": .quarter, "half": .half,
    "halves": .half, "half-year": .half, "half-years": .half, "year": .year, "years": .year,
  ]

  private static func counted(_ count: Int, _ kind: Period.Kind) -> FigureBlock.Span? {
    (1...400).contains(count) ? .last(count, kind) : nil
  }

  // MARK: Chinese

  private static let chineseKinds: KeyValuePairs<String, Period.Kind> = [
    "季度": .quarter, "季": .quarter, "月份": .month, "月": .month, "半年": .half, "年度": .year,
    "年": .year,
  ]

  private static func chinese(_ text: String) -> FigureBlock.Span? {
    let letters = text.filter { !$0.isWhitespace }
    guard let start = ["最近", "最新", "近", "过去"].first(where: { letters.hasPrefix($0) }),
      let (word, kind) = chineseKinds.first(where: { letters.hasSuffix($0.key) })
    else { return nil }
    var middle = letters.dropFirst(start.count)
    guard middle.count >= word.count else { return nil }
    middle = middle.dropLast(word.count)
    if middle.last == "个" {
      middle = middle.dropLast()
      // 一个季度 counts, 个季度 does not.
      guard !middle.isEmpty else { return nil }
    }
    guard !middle.isEmpty else { return .latest(kind) }
    guard let count = number(String(middle)) else { return nil }
    // 最近一个季度 names the latest one.
    return count == 1 ? .latest(kind) : counted(count, kind)
  }

  /// A number below 100 in digits or in Chinese numerals.
  private static func number(_ text: String) -> Int? {
    if let number = plainInteger(text) { return number }
    let numerals: [Character: Int] = [
      "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]
    guard text.contains("十") else { return text.count == 1 ? numerals[Character(text)] : nil }
    let parts = text.split(separator: "十", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count <= 1 }) else { return nil }
    let tens = parts[0].isEmpty ? 1 : numerals[parts[0][parts[0].startIndex]]
    let ones = parts[1].isEmpty ? 0 : numerals[parts[1][parts[1].startIndex]]
    guard let tens, let ones else { return nil }
    return tens * 10 + ones
  }
}
