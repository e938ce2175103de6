import BulletinModel
import Foundation

/// What stands for the places of starter texts.
struct StarterValues: Sendable {
  private var values: [String: String]

  /// The values that a day makes: itself, its month, and the two months before.
  init(_ day: CivilDate, _ language: MessageLanguage) {
    let month = Period(.month, containing: day)
    values = [
      "date": day.iso, "year": String(day.year), "mm": month.id.suffix(2).description,
      "month": month.id, "last_month": month.previous.id,
      "month_before": month.previous.previous.id,
      "last_month_words": StarterValues.words(for: month.previous, language),
    ]
    switch language {
    case .chinese: values["date_words"] = "\(day.year)年\(day.month)月\(day.day)日"
    case .english:
      values["date_words"] = "on \(day.day) \(StarterValues.words(for: month, .english))"
    }
  }

  /// Adds a value as it is to stand in the text.
  subscript(name: String) -> String? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// Adds a title that somebody typed: `title` as a value of its own, `title_inside` for a place
  /// between quotation marks.
  mutating func set(title: String) {
    values["title"] = yamlText(title)
    values["title_inside"] = yamlEscaped(title)
  }

  /// A text with every known place filled, once; a value is never read for places.
  func fill(_ text: String) -> String {
    var output = ""
    var rest = text[...]
    while let open = rest.range(of: "{{") {
      output += rest[..<open.lowerBound]
      let after = rest[open.upperBound...]
      guard let close = after.range(of: "}}"),
        let value = values[String(after[..<close.lowerBound])]
      else {
        output += "{{"
        rest = after
        continue
      }
      output += value
      rest = after[close.upperBound...]
    }
    return output + rest
  }

  /// What a month, quarter, half or year is called.
  static func words(for period: Period, _ language: MessageLanguage) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    switch (language, period.kind) {
    case (.chinese, .month): return "\(period.year)年\(period.index)月"
    case (.chinese, .quarter): return "\(period.year)年第\(["一", "二", "三", "四"][period.index - 1])季度"
    case (.chinese, .half): return "\(period.year)年\(period.index == 1 ? "上" : "下")半年"
    case (.chinese, .year): return "\(period.year)年"
    case (.english, .month): return "\(months[period.index - 1]) \(period.year)"
    case (.english, .quarter): return "quarter \(period.index) of \(period.year)"
    case (.english, .half):
      return "the \(period.index == 1 ? "first" : "second") half of \(period.year)"
    case (.english, .year): return "\(period.year)"
    }
  }
}
