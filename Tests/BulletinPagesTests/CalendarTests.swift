import BulletinModel
import Testing

@testable import BulletinPages

@Suite("Calendars for other programs")
struct CalendarTests {
  private func text(_ entries: [CalendarFeed.Entry]) -> String {
    String(
      decoding: CalendarFeed(name: "活动", language: "zh-Hans", entries: entries).bytes(),
      as: UTF8.self)
  }

  private func entry(_ title: String, note: String? = nil) throws -> CalendarFeed.Entry {
    CalendarFeed.Entry(
      uid: "a1@example.org", first: try #require(CivilDate(iso: "2025-12-31")),
      last: try #require(CivilDate(iso: "2025-12-31")), title: title, place: nil, note: note,
      url: "https://example.org/a/")
  }

  @Test("an entry lasts until the day after its last")
  func days() throws {
    let text = text([try entry("读书会")])
    #expect(text.contains("DTSTART;VALUE=DATE:20251231\r\nDTEND;VALUE=DATE:20260101\r\n"))
    #expect(text.hasPrefix("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"))
    #expect(text.hasSuffix("END:VEVENT\r\nEND:VCALENDAR\r\n"))
  }

  @Test("signs of the format are escaped, and no text ends a line")
  func escapes() throws {
    let text = text([try entry("甲,乙;丙\\丁\nATTENDEE:x\r\nEND:VEVENT\u{7}", note: "一\n二")])
    #expect(text.contains("SUMMARY;LANGUAGE=zh-Hans:甲\\,乙\\;丙\\\\丁\\nATTENDEE:x\\nEND:VEVENT\r\n"))
    #expect(text.contains("DESCRIPTION:一\\n二\r\n"))
    #expect(text.ranges(of: "\r\nEND:VEVENT").count == 1)
  }

  @Test("lines are folded at 75 octets, never inside a character")
  func folds() throws {
    let title = String(repeating: "汉字测试", count: 40)
    let bytes = CalendarFeed(
      name: "活动", language: "zh-Hans", entries: [try entry(title)]
    ).bytes()
    let lines = bytes.split(separator: 0x0A).map { $0.dropLast() }
    #expect(lines.allSatisfy { $0.count <= 75 })
    #expect(lines.allSatisfy { String(validating: $0, as: UTF8.self) != nil })
    let unfolded = String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "")
    #expect(unfolded.contains(":\(title)\r\n"))
  }

  @Test("figures are released so many days after each period")
  func releases() throws {
    let calendar = ReleaseCalendar(rules: [.month: 10, .quarter: 20, .year: 45])
    let from = try #require(CivilDate(iso: "2025-10-21"))
    let found = calendar.releases(from: from, to: try #require(CivilDate(iso: "2026-02-14")))
    #expect(
      found.map { "\($0.day.iso) \($0.period.id)" } == [
        "2025-11-10 2025-10", "2025-12-10 2025-11", "2026-01-10 2025-12", "2026-01-20 2025Q4",
        "2026-02-10 2026-01", "2026-02-14 2025",
      ])
    #expect(calendar.next(from: from)?.period.id == "2025-10")
    #expect(ReleaseCalendar(rules: [:]).next(from: from) == nil)
    let late = ReleaseCalendar(rules: [.month: 300])
    #expect(late.next(from: from)?.day.iso == "2025-10-27")
  }
}
