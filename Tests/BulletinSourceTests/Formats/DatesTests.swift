import BulletinModel
import Testing

@testable import BulletinSource

@Suite struct DatesTests {
  static let moments: [(String, String)] = [
    ("2025-08-15", "2025-08-15"), ("2025/8/15", "2025-08-15"), ("2025.8.15", "2025-08-15"),
    ("2025年8月15日", "2025-08-15"), ("2025年8月15号", "2025-08-15"),
    ("２０２５年８月１５日", "2025-08-15"), ("二〇二五年八月十五日", "2025-08-15"),
    ("二○二五年十二月三十一日", "2025-12-31"), ("二〇二五年十月二十日", "2025-10-20"),
    ("2025-08-15 09:30", "2025-08-15T09:30"), ("2025-08-15T09:30", "2025-08-15T09:30"),
    ("2025-08-15 9：30", "2025-08-15T09:30"), ("2025-08-15T09:30:59", "2025-08-15T09:30"),
    ("2025年8月15日 9时30分", "2025-08-15T09:30"), ("2025年8月15日9时", "2025-08-15T09:00"),
    ("2024-02-29", "2024-02-29"), (" 2025-08-15　", "2025-08-15"), ("2025–08–15", "2025-08-15"),
  ]

  @Test(arguments: moments)
  func readsDaysAndMinutes(_ text: String, _ iso: String) {
    guard case .moment(let moment) = parseDate(text) else {
      Issue.record("\(text): \(parseDate(text))")
      return
    }
    #expect(moment.iso == iso)
  }

  static let periods: [(String, String)] = [
    ("2025年8月", "2025-08"), ("2025-08", "2025-08"), ("2025", "2025"), ("2025年", "2025"),
    ("2025Q3", "2025Q3"), ("2025H1", "2025H1"), ("2025年三季度", "2025Q3"),
    ("2025年第3季度", "2025Q3"), ("2025年上半年", "2025H1"), ("二〇二五年八月", "2025-08"),
  ]

  @Test(arguments: periods)
  func readsPeriods(_ text: String, _ id: String) {
    #expect(parseDate(text) == Period(id).map { .period($0) })
  }

  static let faults: [(String, FaultCode)] = [
    ("2025-08-151", .dateWithExtraDigits), ("2025年8月15日1024", .dateWithExtraDigits),
    ("2025-08-15 1024", .dateWithExtraDigits), ("2025-081", .dateWithExtraDigits),
    ("2025-02-30", .impossibleDate), ("2025-13-01", .impossibleDate),
    ("2023-02-29", .impossibleDate),
    ("2025年13月", .impossibleDate), ("2025Q5", .impossibleDate), ("2025-00-10", .impossibleDate),
    ("8月15日", .dateWithoutYear), ("08-15", .dateWithoutYear), ("8/15", .dateWithoutYear),
    ("25-08-15", .dateWithoutYear), ("45884", .spreadsheetSerial), ("45884.5", .spreadsheetSerial),
    ("4.5884E+04", .spreadsheetSerial), ("2025-08-15T09:30+08:60", .wrongType),
    ("2025-08-15T09:30 CST", .wrongType), ("2025-08-15 24:00", .wrongType),
    ("2025-08-15 09:60", .wrongType), ("昨天", .wrongType), ("", .wrongType), ("2025-", .wrongType),
    ("2025-08-", .wrongType), ("1755223344", .wrongType), ("年", .wrongType),
    ("99999999999999999999-1-1", .wrongType), ("2025/08-15", .wrongType),
  ]

  @Test(arguments: faults)
  func namesWhatIsWrong(_ text: String, _ code: FaultCode) {
    guard case .fault(let found, let values) = parseDate(text) else {
      Issue.record("\(text): \(parseDate(text))")
      return
    }
    #expect(found == code)
    #expect(values["v"] == text.trimmedOfSpaces)
  }

  static let zoned: [(String, Int, String)] = [
    ("2025-08-15T09:30+08:00", 480, "2025-08-15T09:30"),
    ("2025-08-15T09:30Z", 480, "2025-08-15T17:30"),
    ("2025-08-15T23:30+0000", 480, "2025-08-16T07:30"),
    ("2025-08-15 01:30+08", 0, "2025-08-14T17:30"),
    ("2025-08-15T01:00+14:00", -720, "2025-08-13T23:00"),
    ("2025-08-15T23:00-12:00", 840, "2025-08-17T01:00"),
    ("2025-08-15T00:00+08:00", 0, "2025-08-14T16:00"),
    ("2025-08-15T08:00+08:00", 0, "2025-08-15T00:00"),
  ]

  @Test(arguments: zoned)
  func aTimeWithAZoneBecomesTheSites(_ text: String, _ offset: Int, _ iso: String) {
    guard case .moment(let moment) = parseDate(text, zoneOffset: offset) else {
      Issue.record("\(text): \(parseDate(text, zoneOffset: offset))")
      return
    }
    #expect(moment.iso == iso)
  }

  @Test func aSerialNumberNamesItsDay() {
    #expect(
      parseDate("45884") == .fault(.spreadsheetSerial, ["v": "45884", "date": "2025-08-15"]))
  }
}
