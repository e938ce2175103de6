import BulletinModel

/// What a text says of time.
enum DateReading: Hashable {
  /// A day, or a day and a minute.
  case moment(CivilDateTime)
  /// A month, quarter, half-year or year without a day.
  case period(Period)
  /// What is wrong, with the values of its message.
  case fault(FaultCode, [String: String])
}

/// Reads `2025-08-15`, `2025/8/15`, `2025.8.15`, `2025年8月15日`, `二〇二五年八月十五日`, each with a
/// time of day such as `09:30` or without; months, quarters, half-years and years are periods.
///
/// The calendar is strict. Faults: E08 digits glued on, E09 no such day, E10 no year, E12 a serial
/// number of a spreadsheet or E-notation, E73 anything else. A time with a zone of its own becomes
/// the site's time, which stands `zoneOffset` minutes east of UTC.
func parseDate(_ text: String, zoneOffset: Int = ZoneOffset.china.minutes) -> DateReading {
  var reader = DateReader(text, zoneOffset: zoneOffset)
  return reader.read()
}

private struct DateReader {
  private let typed: String
  private let zoneOffset: Int
  private let scalars: [Unicode.Scalar]
  private var place = 0

  init(_ text: String, zoneOffset: Int) {
    self.zoneOffset = zoneOffset
    typed = text.trimmedOfSpaces
    scalars = typed.unicodeScalars.map(DateReader.folded)
  }

  /// The half-width form of a full-width character.
  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000, 0xA0: " "
    case 0x2010...0x2014, 0x2212: "-"
    default: scalar
    }
  }

  private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }
  private var isAtEnd: Bool { place >= scalars.count }

  private mutating func take(_ choices: Unicode.Scalar...) -> Bool {
    guard let next, choices.contains(next) else { return false }
    place += 1
    return true
  }

  private mutating func take(word: String) -> Bool {
    let wanted = Array(word.unicodeScalars)
    guard scalars[place...].starts(with: wanted) else { return false }
    place += wanted.count
    return true
  }

  private func fault(_ code: FaultCode) -> DateReading { .fault(code, ["v": typed]) }

  private var unreadable: DateReading {
    .fault(
      .wrongType, ["v": typed, "type": "日期，如 2025-08-15", "type@en": "date such as 2025-08-15"])
  }

  // MARK: Numbers

  private mutating func digits() -> (value: Int, count: Int)? {
    let start = place
    var value = 0
    while let next, (0x30...0x39).contains(next.value) {
      value = place - start < 9 ? value * 10 + Int(next.value - 0x30) : value
      place += 1
    }
    return place == start ? nil : (value, place - start)
  }

  private static let numerals: [Unicode.Scalar: Int] = [
    "〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
    "九": 9, "元": 1,
  ]

  /// A number in digits or in Chinese numerals: `二〇二五` digit by digit, `二十一` with tens.
  private mutating func number() -> (value: Int, count: Int)? {
    if let digits = digits() { return digits }
    let start = place
    var value = 0
    var hasTens = false
    while let next {
      if let digit = DateReader.numerals[next] {
        value = hasTens ? value + digit : value * 10 + digit
      } else if next == "十", !hasTens {
        value = max(value, 1) * 10
        hasTens = true
      } else if next == "廿" || next == "卅", place == start {
        value = next == "廿" ? 20 : 30
        hasTens = true
      } else {
        break
      }
      place += 1
      guard place - start <= 4 else { return nil }
    }
    return place == start ? nil : (value, place - start)
  }

  // MARK: Dates

  mutating func read() -> DateReading {
    if let serial = spreadsheetSerial { return serial }
    guard let (year, width) = number() else { return unreadable }
    guard width == 4 else { return withoutYear(width) }
    if isAtEnd { return period(.year, year, 1) }
    if take("Q") { return counted(.quarter, year) }
    if take("H") { return counted(.half, year) }
    if take("年") {
      _ = take(" ")
      if isAtEnd { return period(.year, year, 1) }
      if let part = partOfYear(year) { return part }
      return month(year, ["月"], ["日", "号"])
    }
    for separator: Unicode.Scalar in ["-", "/", "."] where take(separator) {
      return month(year, [separator], [])
    }
    return width == 4 && next.map { $0 == " " } == true ? fault(.dateWithExtraDigits) : unreadable
  }

  /// 45884, 45884.5 or 4.5884E+04: what a spreadsheet makes of a date.
  private var spreadsheetSerial: DateReading? {
    let text = String(String.UnicodeScalarView(scalars))
    let bytes = Array(text.utf8)
    let isNumber = bytes.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
    if isNumber, let whole = text.split(separator: ".").first, whole.count == 5,
      let serial = Int32(whole), (10_000...80_000).contains(serial),
      text.split(separator: ".", omittingEmptySubsequences: false).count <= 2
    {
      return .fault(
        .spreadsheetSerial, ["v": typed, "date": CivilDate(days: serial - 25_569).iso])
    }
    let isScientific =
      bytes.first.map { (0x30...0x39).contains($0) } == true
      && bytes.contains { $0 | 0x20 == UInt8(ascii: "e") }
      && bytes.allSatisfy { (0x30...0x39).contains($0) || "eE+-.".utf8.contains($0) }
    return isScientific ? fault(.spreadsheetSerial) : nil
  }

  private func withoutYear(_ width: Int) -> DateReading {
    guard width <= 2, let next else { return unreadable }
    return "月-/.年".unicodeScalars.contains(next) ? fault(.dateWithoutYear) : unreadable
  }

  private func period(_ kind: Period.Kind, _ year: Int, _ index: Int) -> DateReading {
    Period(kind, year: year, index: index).map { .period($0) } ?? fault(.impossibleDate)
  }

  private mutating func counted(_ kind: Period.Kind, _ year: Int) -> DateReading {
    guard let (index, width) = digits(), width == 1, isAtEnd else { return unreadable }
    return period(kind, year, index)
  }

  private mutating func partOfYear(_ year: Int) -> DateReading? {
    let start = place
    if take(word: "上半年"), isAtEnd { return period(.half, year, 1) }
    if take(word: "下半年"), isAtEnd { return period(.half, year, 2) }
    _ = take("第")
    if let (index, _) = number(), take(word: "季度"), isAtEnd {
      return period(.quarter, year, index)
    }
    place = start
    return nil
  }

  private mutating func month(
    _ year: Int, _ monthEnds: [Unicode.Scalar], _ dayEnds: [Unicode.Scalar]
  ) -> DateReading {
    guard let (month, width) = number(), width <= 3 else { return unreadable }
    if isAtEnd, dayEnds.isEmpty {
      return width <= 2 ? period(.month, year, month) : fault(.dateWithExtraDigits)
    }
    guard let next, monthEnds.contains(next) else { return unreadable }
    place += 1
    _ = take(" ")
    if isAtEnd, !dayEnds.isEmpty { return period(.month, year, month) }
    return day(year, month, dayEnds)
  }

  private mutating func day(_ year: Int, _ month: Int, _ ends: [Unicode.Scalar]) -> DateReading {
    let isNumeral = next.map { DateReader.numerals[$0] != nil || "十廿卅".unicodeScalars.contains($0) }
    guard let (day, width) = number() else { return unreadable }
    guard isNumeral == true || width <= 2 else { return fault(.dateWithExtraDigits) }
    if let next, ends.contains(next) { place += 1 }
    guard let date = CivilDate(year: year, month: month, day: day) else {
      return fault(.impossibleDate)
    }
    return isAtEnd ? .moment(CivilDateTime(date)) : time(date)
  }

  private mutating func time(_ date: CivilDate) -> DateReading {
    let hadMark = take("T", " ")
    while take(" ") {}
    guard let (hour, width) = digits() else { return unreadable }
    let isMinuteNext = take(":", "时", "点")
    guard hadMark || isMinuteNext, isMinuteNext else { return fault(.dateWithExtraDigits) }
    guard width <= 2, hour < 24 else { return unreadable }
    var minute = 0
    if let (value, count) = digits() {
      guard count == 2, value < 60 else { return unreadable }
      minute = value
      if take(":") {
        guard let (second, width) = digits(), width == 2, second < 60 else { return unreadable }
      } else {
        _ = take("分")
      }
    }
    guard !isAtEnd else { return .moment(CivilDateTime(date, minute: hour * 60 + minute)) }
    guard let offset = offset(), isAtEnd else { return unreadable }
    return .moment(
      DateReader.moment(date, minute: hour * 60 + minute + zoneOffset - offset))
  }

  /// Minutes east of UTC: `Z`, `+08:00`, `+0800` or `+08`; nil for anything else.
  private mutating func offset() -> Int? {
    if take("Z") { return 0 }
    let isWest = take("-", "−")
    guard isWest || take("+"), let (first, width) = digits() else { return nil }
    var minutes = width == 4 ? first / 100 * 60 + first % 100 : first * 60
    guard width == 2 || width == 4 && first % 100 < 60 else { return nil }
    if width == 2, take(":") {
      guard let (rest, count) = digits(), count == 2, rest < 60 else { return nil }
      minutes += rest
    }
    return minutes <= 14 * 60 ? (isWest ? -minutes : minutes) : nil
  }

  /// A moment whose minutes may lie before or after its day.
  private static func moment(_ date: CivilDate, minute: Int) -> CivilDateTime {
    let days = minute >= 0 ? minute / 1440 : (minute - 1439) / 1440
    return CivilDateTime(
      CivilDate(days: date.days + Int32(days)), minute: minute - days * 1440)
  }
}
