import BulletinModel
import Testing

@testable import BulletinLedger

/// Words for a time as they move from one report to the next.
@Suite struct PeriodWordingTests {
  private func move(_ from: String, _ to: String) throws -> PeriodMove {
    PeriodMove(from: try #require(Period(from)), to: try #require(Period(to)))
  }

  /// The text moved, with `<>` around what a person must look at.
  private func moved(_ text: String, _ move: PeriodMove) -> String {
    let bytes = Array(text.utf8)
    var result = ""
    var copied = 0
    for word in PeriodWording(move: move).words(in: bytes) {
      let old = String(decoding: bytes[word.range], as: UTF8.self)
      result += String(decoding: bytes[copied..<word.range.lowerBound], as: UTF8.self)
      switch word.move {
      case .word(let new): result += new
      case .stays: result += old
      case .unknown: result += "<\(old)>"
      }
      copied = word.range.upperBound
    }
    return result + String(decoding: bytes[copied...], as: UTF8.self)
  }

  @Test(arguments: [
    ("2025年第二季度", "2025年第三季度"), ("二季度", "三季度"), ("2季度", "3季度"), ("6月底", "9月底"),
    ("截至6月30日", "截至9月30日"), ("4月1日起", "7月1日起"), ("六月", "九月"), ("上年二季度", "上年三季度"),
    ("一季度", "二季度"), ("2024年", "2024年"), ("上半年", "下半年"), ("2025Q2", "2025Q3"),
    ("the second quarter of 2025", "the third quarter of 2025"),
    ("Second quarter", "Third quarter"),
    ("June 2025", "September 2025"), ("四季度", "<四季度>"), ("10月8日", "<10月8日>"),
    ("1—6月", "<1—6月>"), ("前三季度", "前<三季度>"), ("30 June", "30 <June>"), ("三个月", "三个月"),
    ("2025-06-30", "<2025-06-30>"), ("6月份", "9月份"),
  ])
  func movesAWordByOneQuarter(_ old: String, _ new: String) throws {
    #expect(moved(old, try move("2025Q2", "2025Q3")) == new)
  }

  @Test(arguments: [
    ("2025年第四季度", "2026年第一季度"), ("四季度", "一季度"), ("三季度", "2025年四季度"),
    ("2025年", "<2025年>"), ("上年四季度", "上年一季度"), ("12月31日", "3月31日"),
  ])
  func movesOverTheYear(_ old: String, _ new: String) throws {
    #expect(moved(old, try move("2025Q4", "2026Q1")) == new)
  }

  @Test(arguments: [
    ("2025Q2", "2025Q3"), ("2024Q4", "2025Q1"), ("2025-06", "2025-09"), ("2025H1", "2025H2"),
    ("2024", "2024"), ("2025-01..2025-06", "2025-04..2025-09"),
    ("2024Q3..2025Q2", "2024Q4..2025Q3"),
  ])
  func movesTheValueOfAnAddress(_ old: String, _ new: String) throws {
    #expect(try move("2025Q2", "2025Q3").moved(value: old)?.text == new)
  }

  @Test func aRangeFromJanuaryIsMarked() throws {
    let move = try move("2025Q2", "2025Q3")
    #expect(move.moved(value: "2025-01..2025-06")?.isYearToDate == true)
    #expect(move.moved(value: "2025-02..2025-06")?.isYearToDate == false)
    #expect(move.moved(value: "latest quarter") == nil)
  }

  @Test(arguments: [
    ("比上季度上升", ["上升"]), ("没有下降", []), ("先增长后回落", ["增长", "回落"]), ("it rose by", ["rose"]),
    ("group", []), ("increased by", ["increase"]),
  ])
  func findsWordsOfDirection(_ text: String, _ words: [String]) {
    #expect(TrendWords.all(in: text).map(\.word) == words)
  }

  @Test(arguments: [
    "taken?period=2025Q3", "taken.yoy?region=east&period=2025-01..2025-08", "a.b?period=2024",
  ])
  func readsCanonicalKeys(_ text: String) {
    #expect(FigureKey(canonical: text)?.text == text)
  }

  @Test func aShareDependsOnItsWholeAndAChangeOnTheQuarterBefore() throws {
    var fixture = LedgerFixture()
    fixture.regions = [("city", nil), ("east", "city"), ("west", "city")]
    fixture.branches = []
    fixture.activities = [
      .init(date: "2025-02-01", kind: "k", host: "h", region: "east", sessions: 1),
      .init(date: "2025-05-01", kind: "k", host: "h", region: "east", sessions: 1),
      .init(date: "2025-05-02", kind: "k", host: "h", region: "west", sessions: 1),
    ]
    let figures = try #require(BulletinLedger.figures(of: fixture.edition()).value)
    let quarter = try #require(Period("2025Q2"))
    func hits(_ comparison: FigureKey.Comparison) -> [Int] {
      let key = FigureKey(
        "activities", ["region": "east"], in: quarter, comparison: comparison)
      return (0..<3).filter { figures.depends(key, onRow: $0, of: "activities") }
    }
    #expect(hits(.value) == [1])
    #expect(hits(.change) == [0, 1])
    #expect(hits(.share) == [1, 2])
    #expect(hits(.rank) == [1, 2])
    #expect(hits(.yoy) == [1])
  }
}
