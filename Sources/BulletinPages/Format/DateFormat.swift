import BulletinModel

/// How days and periods are printed in one language.
struct DateFormat: Sendable, Hashable {
  private enum Style: Sendable, Hashable {
    case chinese, english, iso
  }

  private let style: Style
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let quarters = ["一", "二", "三", "四"]

  /// Makes the format of a language; languages without one of their own print ISO dates.
  init(language: LanguageTag) {
    style =
      switch language.primary {
      case "zh": .chinese
      case "en": .english
      default: .iso
      }
  }

  /// `2025年9月30日`, `30 September 2025` or `2025-09-30`.
  func day(_ date: CivilDate) -> String {
    let (year, month, day) = date.components
    return switch style {
    case .chinese: "\(year)年\(month)月\(day)日"
    case .english: "\(day) \(DateFormat.months[month - 1]) \(year)"
    case .iso: date.iso
    }
  }

  /// A day with its minute where that is known: `2025年9月30日09:00`.
  func moment(_ moment: CivilDateTime) -> String {
    guard let minute = moment.minute else { return day(moment.date) }
    let clock = "\((minute / 60).digits(2)):\((minute % 60).digits(2))"
    return style == .chinese ? day(moment.date) + clock : "\(day(moment.date)) \(clock)"
  }

  /// `09-30`, as lists show it.
  func short(_ date: CivilDate) -> String {
    let (_, month, day) = date.components
    return "\(month.digits(2))-\(day.digits(2))"
  }

  /// `9月30日`, `30 September` or `09-30`.
  func monthDay(_ date: CivilDate) -> String {
    let (_, month, day) = date.components
    return switch style {
    case .chinese: "\(month)月\(day)日"
    case .english: "\(day) \(DateFormat.months[month - 1])"
    case .iso: short(date)
    }
  }

  /// `2025年第三季度`, `September 2025`, `2025Q3`.
  func period(_ period: Period) -> String {
    let year = period.year
    if period.isRange { return range(period) }
    return switch (style, period.kind) {
    case (.chinese, .year): "\(year)年"
    case (.chinese, .half): "\(year)年\(period.index == 1 ? "上" : "下")半年"
    case (.chinese, .quarter): "\(year)年第\(DateFormat.quarters[period.index - 1])季度"
    case (.chinese, .month): "\(year)年\(period.index)月"
    case (.english, .year): "\(year)"
    case (.english, .half): "\(period.index == 1 ? "first" : "second") half of \(year)"
    case (.english, .quarter): "Q\(period.index) \(year)"
    case (.english, .month): "\(DateFormat.months[period.index - 1]) \(year)"
    case (.iso, _): period.id
    }
  }

  /// `2025年1—8月`, `2024年11月—2025年2月`, `January 2025 – August 2025`.
  private func range(_ period: Period) -> String {
    let (first, last) = (period.first, period.last)
    guard style == .chinese else { return "\(self.period(first)) – \(self.period(last))" }
    guard first.year == last.year, period.kind == .month else {
      return "\(self.period(first))—\(self.period(last))"
    }
    return "\(first.year)年\(first.index)—\(last.index)月"
  }

  /// A month without its year: `9月`, `Sep`, `09`.
  func monthName(_ month: Period) -> String {
    switch style {
    case .chinese: "\(month.index)月"
    case .english: String(DateFormat.months[month.index - 1].prefix(3))
    case .iso: month.index.digits(2)
    }
  }

  /// A period for axes: `三季度`, `9月`, `Q3`, `Sep`; the first of a year is marked by the year.
  func axis(_ period: Period) -> String {
    switch (style, period.kind) {
    case (.chinese, _) where period.index == 1: "\(period.year)年"
    case (_, _) where period.index == 1: "\(period.year)"
    case (.chinese, .half): period.index == 1 ? "上半年" : "下半年"
    case (.chinese, .quarter): "\(DateFormat.quarters[period.index - 1])季度"
    case (.chinese, .month): "\(period.index)月"
    case (.english, .month): String(DateFormat.months[period.index - 1].prefix(3))
    case (_, .half): "H\(period.index)"
    case (_, .quarter): "Q\(period.index)"
    case (.iso, .month): period.index.digits(2)
    case (_, .year): "\(period.year)"
    }
  }
}
