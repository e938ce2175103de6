/// A day of the Gregorian calendar, without a zone.
public struct CivilDate: Sendable, Hashable, Comparable, Codable {
  /// Days since 1970-01-01.
  public let days: Int32

  /// Makes a date from its day number since 1970-01-01.
  public init(days: Int32) {
    self.days = days
  }

  /// Makes a date; nil when there is no such day.
  ///
  /// Years run from 1 to 9999.
  ///
  /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= CivilDate.length(ofMonth: month, year: year)
    else { return nil }
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    days = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Reads `2025-08-15`; nil for anything else.
  public init?(iso text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2],
      parts.joined().allSatisfy({ (48...57).contains($0) })
    else { return nil }
    let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 48) } }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  /// The number of days in a month.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Year, month and day.
  public var components: (year: Int, month: Int, day: Int) {
    let z = Int(days) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// The year.
  public var year: Int { components.year }
  /// The month, 1 to 12.
  public var month: Int { components.month }
  /// The day of the month.
  public var day: Int { components.day }
  /// The day of the week, 1 = Monday to 7 = Sunday.
  public var weekday: Int { (Int(days) % 7 + 7 + 3) % 7 + 1 }

  /// `2025-08-15`.
  public var iso: String {
    let (year, month, day) = components
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Orders by time.
  public static func < (left: CivilDate, right: CivilDate) -> Bool { left.days < right.days }
}

/// A day, or a day and a minute, in the site's own zone.
public struct CivilDateTime: Sendable, Hashable, Comparable {
  /// The day.
  public let date: CivilDate
  /// Minutes since midnight; nil when only the day is known.
  public let minute: Int?

  /// Makes a moment in the site's zone; `minute` counts from midnight.
  public init(_ date: CivilDate, minute: Int? = nil) {
    self.date = date
    self.minute = minute
  }

  /// `2025-08-15` or `2025-08-15T09:00`.
  public var iso: String {
    guard let minute else { return date.iso }
    return "\(date.iso)T\(padded(minute / 60, 2)):\(padded(minute % 60, 2))"
  }

  /// Orders by time; a day without a minute stands at its beginning.
  public static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
    (left.date.days, left.minute ?? 0) < (right.date.days, right.minute ?? 0)
  }
}

/// Writes a non-negative number with leading zeros.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
