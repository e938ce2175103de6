import BulletinModel

/// A day that stands somewhere in a text.
struct FoundDate: Sendable, Hashable {
  /// The day; nil where the text gives no year, or no such day is in the calendar.
  let date: CivilDate?
  /// Year, month and day as they stand; no year where none does.
  let year: Int?
  let month: Int
  let day: Int
  /// The characters that it takes.
  let range: Range<Int>
  /// Tells whether a digit follows at once, as of a count of views glued on.
  let hasGluedDigits: Bool

  /// The day in a year, where the text gives none.
  func inYear(_ year: Int) -> CivilDate? {
    CivilDate(year: self.year ?? year, month: month, day: day)
  }
}

/// Finds days in text: `2025-08-15`, `2025/8/15`, `2025.8.15`, `2025年8月15日`, `20250815`, `8月15日`.
struct DateFinder {
  private let scalars: [Unicode.Scalar]

  init(_ text: String) { scalars = Array(text.halfWidth.unicodeScalars) }

  /// The first day with a year, else the first without.
  static func first(in text: String) -> FoundDate? {
    let finder = DateFinder(text)
    let found = finder.all()
    return found.first { $0.year != nil } ?? found.first
  }

  /// The day that a whole text says, with nothing but a time of day behind it.
  static func whole(_ text: String) -> FoundDate? {
    let finder = DateFinder(text.trimmed)
    guard let found = finder.at(0) else { return nil }
    let rest = finder.scalars[found.range.upperBound...]
    let isTime = rest.allSatisfy { " T:0123456789Z+.时分秒".unicodeScalars.contains($0) }
    return isTime && !found.hasGluedDigits ? found : nil
  }

  /// All days in order.
  func all() -> [FoundDate] {
    var found: [FoundDate] = []
    var place = 0
    while place < scalars.count {
      let isInside = place > 0 && isDigit(place - 1)
      if !isInside, let date = at(place) {
        found.append(date)
        place = date.range.upperBound
      } else {
        place += 1
      }
    }
    return found
  }

  private func isDigit(_ place: Int) -> Bool {
    place < scalars.count && (0x30...0x39).contains(scalars[place].value)
  }

  private func number(_ place: Int, most: Int) -> (value: Int, end: Int)? {
    var end = place
    var value = 0
    while end < place + most, isDigit(end) {
      value = value * 10 + Int(scalars[end].value - 0x30)
      end += 1
    }
    return end > place ? (value, end) : nil
  }

  private func scalar(_ place: Int) -> Unicode.Scalar? {
    place < scalars.count ? scalars[place] : nil
  }

  private func afterSpaces(_ place: Int) -> Int {
    var place = place
    while scalar(place) == " " { place += 1 }
    return place
  }

  /// The day that begins at a place.
  private func at(_ place: Int) -> FoundDate? {
    guard let year = number(place, most: 4) else { return nil }
    if year.end - place == 4 {
      if isDigit(year.end) { return eightDigits(place) }
      return withYear(year.value, place, year.end)
    }
    guard year.end - place <= 2 else { return nil }
    return withoutYear(year.value, place, year.end)
  }

  private func eightDigits(_ place: Int) -> FoundDate? {
    guard let all = number(place, most: 9), all.end - place == 8 else { return nil }
    let date = CivilDate(
      year: all.value / 10_000, month: all.value / 100 % 100, day: all.value % 100)
    guard let date, (1900...2100).contains(date.year) else { return nil }
    return FoundDate(
      date: date, year: date.year, month: date.month, day: date.day, range: place..<all.end,
      hasGluedDigits: false)
  }

  private func withYear(_ year: Int, _ start: Int, _ end: Int) -> FoundDate? {
    let mark = afterSpaces(end)
    guard (1900...2100).contains(year), let separator = scalar(mark),
      "-/.年".unicodeScalars.contains(separator)
    else { return nil }
    let isChinese = separator == "年"
    guard let month = number(isChinese ? afterSpaces(mark + 1) : mark + 1, most: 2),
      let after = scalar(isChinese ? afterSpaces(month.end) : month.end),
      isChinese ? after == "月" : after == separator
    else { return nil }
    let dayStart = isChinese ? afterSpaces(afterSpaces(month.end) + 1) : month.end + 1
    guard let day = number(dayStart, most: 2) else { return nil }
    var stop = day.end
    if isChinese, let mark = scalar(afterSpaces(stop)), mark == "日" || mark == "号" {
      stop = afterSpaces(stop) + 1
    }
    let date = CivilDate(year: year, month: month.value, day: day.value)
    return FoundDate(
      date: date, year: year, month: month.value, day: day.value, range: start..<stop,
      hasGluedDigits: isDigit(stop))
  }

  private func withoutYear(_ month: Int, _ start: Int, _ end: Int) -> FoundDate? {
    guard scalar(end) == "月", let day = number(end + 1, most: 2), let mark = scalar(day.end),
      mark == "日" || mark == "号", (1...12).contains(month), (1...31).contains(day.value)
    else { return nil }
    return FoundDate(
      date: nil, year: nil, month: month, day: day.value, range: start..<day.end + 1,
      hasGluedDigits: false)
  }
}
