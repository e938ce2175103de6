import BulletinClaims
import BulletinModel
import Testing

@Suite("Claims in English")
struct EnglishClaimTests {
  private typealias Row = ClaimRow

  @Test("every example has its verdict", arguments: rows)
  func verdict(_ row: ClaimRow) throws {
    let claim = try english(row)
    let faults = claim.check().faults
    switch row.verdict {
    case .holds: #expect(faults.isEmpty)
    case .remarked:
      #expect(faults.map(\.code) == [try #require(row.code)])
      #expect(faults.allSatisfy { $0.severity != .error })
    case .refused:
      #expect(faults.map(\.code) == [try #require(row.code)])
      #expect(faults.contains { $0.severity == .error })
    }
    for text in faults.compactMap(\.replacement) {
      #expect(english(claim, text: text).check().faults.isEmpty, "\(text)")
      #expect(text.unicodeScalars.allSatisfy { $0.value < 0x3000 }, "\(text)")
    }
  }

  @Test(
    "the nearest true wording is English",
    arguments: [
      (Row("", "1,280 sessions", "", .value(1284, 1, "次"), .refused), "1,284 sessions"),
      (Row("", "1,280", " sessions", .value(1284, 1, "次"), .refused), "1,284"),
      (
        Row("", "nearly 1,200 sessions", "", .value(1284, 1, "次"), .refused),
        "nearly 1,300 sessions"
      ),
      (
        Row("", "more than 1,300 sessions", "", .value(1284, 1, "次"), .refused),
        "more than 1,200 sessions"
      ),
      (
        Row("rose by ", "3.90 percentage points", "", .points(67, 76, 64, 76), .refused),
        "3.95 percentage points"
      ),
      (Row("", "rose by 18%", "", .growth(1089, 1284, isYearly: true), .refused), "fell by 15%"),
      (Row("", "3rd", "", .rank(4, of: 9, isTied: false), .refused), "4th"),
      (Row("", "88%", "", .rate(68, 76), .refused), "89%"),
    ])
  func repair(_ row: ClaimRow, _ expected: String) throws {
    let faults = try english(row).check().faults
    #expect(faults.first?.replacement == expected)
  }

  @Test(
    "an empty link is filled in English",
    arguments: [
      (Row("", "", "", .value(1284, 1, "人次"), .holds), "1,284 visits"),
      (Row("", "", " sessions", .value(243, 1, "次"), .holds), "243"),
      (Row("", "", "", .value(1, 1, "次"), .holds), "1 session"),
      (Row("", "", "", .rate(67, 76), .holds), "88.16%"),
      (Row("", "", "", .points(64, 76, 67, 76), .holds), "\u{2212}3.95 percentage points"),
      (Row("fell by ", "", "", .growth(1089, 1284, isYearly: true), .holds), "15.2%"),
      (Row("", "", "", .value(6_131_650, 1, "元"), .holds), "6.13 million yuan"),
      (Row("ranks ", "", "", .rank(3, of: 9, isTied: false), .holds), "3rd"),
      (Row("ranks ", "", "", .rank(11, of: 19, isTied: false), .holds), "11th"),
    ])
  func canonical(_ row: ClaimRow, _ expected: String) throws {
    let claim = try english(row)
    let text = canonicalText(
      of: claim.figure, measure: claim.measure, before: claim.before, after: claim.after,
      language: "en")
    #expect(text == expected)
    #expect(english(claim, text: text).check().faults.isEmpty)
  }

  @Test("what is printed holds, and its neighbours fail")
  func printedHolds() throws {
    var random = ClaimFuzzTests.Seeded(state: 42)
    for _ in 0..<2_000 {
      let value = Int64.random(in: 2...5_000_000, using: &random)
      let claim = try english(Row("", "", "", .value(value, 1, "次"), .holds))
      let text = canonicalText(of: claim.figure, measure: claim.measure, language: "en")
      #expect(english(claim, text: text).holds, "\(text)")
      for other in [value - 1, value + 1] {
        let beside = try english(Row("", "", "", .value(other, 1, "次"), .holds))
        #expect(!english(beside, text: text).holds, "\(text) \(other)")
      }
      let below = Int64.random(in: 1...9_999, using: &random)
      let rate = try english(
        Row("", "", "", .rate(Int64.random(in: 0...below, using: &random), below), .holds))
      let share = canonicalText(of: rate.figure, measure: rate.measure, language: "en")
      #expect(english(rate, text: share).holds, "\(share)")
    }
  }

  @Test("numbers without a link are found in English prose")
  func audit() {
    let text = "In October 2025, 12 counties held 1,284 sessions for about 30,000 people, up 3.2%."
    let found = numerals(in: Array(text.utf8)).map(\.text)
    #expect(found == ["1,284 sessions", "30,000 people", "3.2%"])
    #expect(numerals(in: Array("COVID-19, A4, the 5G network, page 12 and 20 May".utf8)).isEmpty)
  }

  private func english(_ row: ClaimRow) throws -> Claim {
    english(try row.claim(), text: row.text)
  }

  private func english(_ claim: Claim, text: String) -> Claim {
    Claim(
      text: text, before: claim.before, after: claim.after, language: "en", figure: claim.figure,
      measure: measure(like: claim.measure), base: claim.base, field: claim.field,
      tolerances: claim.tolerances)
  }

  /// The measure with the English name of its unit.
  private func measure(like measure: Measure) -> Measure {
    let names = [
      "次": "sessions", "人次": "visits", "人": "people", "元": "yuan", "家": "branches", "天": "days",
      "平方米": "m²",
    ]
    let unit = measure.unit?.text(in: "zh")
    return Measure(
      id: measure.id, name: measure.name, register: measure.register,
      unit: unit.map { LocalizedText([.init("zh", $0), .init("en", names[$0] ?? $0)]) },
      format: measure.format, timing: measure.timing, dimensions: [], formula: measure.formula,
      definition: measure.definition)
  }

  static let rows: [ClaimRow] = [
    Row("", "1,284 sessions", "", .value(1284, 1, "次"), .holds),
    Row("", "1,284", " sessions", .value(1284, 1, "次"), .holds),
    Row("held ", "1,284 training sessions", "", .value(1284, 1, "次"), .holds),
    Row("", "1,285 sessions", "", .value(1284, 1, "次"), .refused, .wrongFigure),
    Row("", "1,284 visits", "", .value(1284, 1, "次"), .refused, .wrongUnit),
    Row("", "1,284 dogs", "", .value(1284, 1, "次"), .refused, .wrongUnit),
    Row("", "12,84 visits", "", .value(1284, 1, "人次"), .refused, .numeralForm),
    Row("", "one session", "", .value(1, 1, "次"), .holds),
    Row("", "Twelve sessions", "", .value(12, 1, "次"), .holds),
    Row("", "twelve sessions", "", .value(13, 1, "次"), .refused, .wrongFigure),
    Row("", "12 branches", "", .value(12, 1, "家"), .holds),
    Row("", "1 branch", "", .value(1, 1, "家"), .holds),
    Row("", "1 person", "", .value(1, 1, "人"), .holds),
    Row("", "3,000 people", "", .value(3000, 1, "人"), .holds),
    Row("", "3 thousand people", "", .value(3000, 1, "人"), .holds),
    Row("", "12 days", "", .value(12, 1, "天"), .holds),
    Row("", "nearly 300 sessions", "", .value(291, 1, "次"), .holds),
    Row("", "nearly 300 sessions", "", .value(301, 1, "次"), .refused, .wrongFigure),
    Row("almost ", "300", " sessions", .value(291, 1, "次"), .holds),
    Row("", "about 300 people", "", .value(293, 1, "人"), .holds),
    Row("", "around 300 people", "", .value(281, 1, "人"), .refused, .wrongFigure),
    Row("", "more than 240 sessions", "", .value(243, 1, "次"), .holds),
    Row("", "More than 240 sessions", "", .value(240, 1, "次"), .refused, .wrongFigure),
    Row("over ", "240", " sessions", .value(243, 1, "次"), .holds),
    Row("moreover ", "243", " sessions", .value(243, 1, "次"), .holds),
    Row("the handover of ", "243", " sessions", .value(243, 1, "次"), .holds),
    Row("", "at least 240 sessions", "", .value(240, 1, "次"), .holds),
    Row("", "at least 240 sessions", "", .value(239, 1, "次"), .refused, .wrongFigure),
    Row("", "fewer than 250 sessions", "", .value(243, 1, "次"), .holds),
    Row("", "no more than 250 sessions", "", .value(250, 1, "次"), .holds),
    Row("", "up to 250 sessions", "", .value(250, 1, "次"), .holds),
    Row("", "up to 250 sessions", "", .value(251, 1, "次"), .refused, .wrongFigure),
    Row("", "240 or more sessions", "", .value(243, 1, "次"), .refused, .wrongUnit),
    Row("", "240 sessions or more", "", .value(243, 1, "次"), .holds),
    Row("", "240 to 250 sessions", "", .value(243, 1, "次"), .holds),
    Row("", "240–250 sessions", "", .value(243, 1, "次"), .holds),
    Row("", "240 to 250 sessions", "", .value(253, 1, "次"), .refused, .wrongFigure),
    Row("", "about nearly 300 people", "", .value(293, 1, "人"), .refused, .clashingQualifiers),
    Row("", "6.13 million yuan", "", .value(6_131_650, 1, "元"), .holds),
    Row("", "6.14 million yuan", "", .value(6_131_650, 1, "元"), .refused, .wrongFigure),
    Row("", "6.13 million", " yuan", .value(6_131_650, 1, "元"), .holds),
    Row("", "1.2 billion yuan", "", .value(1_200_000_000, 1, "元"), .holds),
    Row("", "352,000 yuan", "", .value(352_000, 1, "元"), .holds),
    Row("", "88.16%", "", .rate(67, 76), .holds),
    Row("", "88.16 per cent", "", .rate(67, 76), .holds),
    Row("", "88 percent", "", .rate(67, 76), .holds),
    Row("", "88.15%", "", .rate(67, 76), .refused, .wrongFigure),
    Row("", "88.16 percentage points", "", .rate(67, 76), .refused, .wrongRateUnit),
    Row("", "88.16", "", .rate(67, 76), .refused, .wrongUnit),
    Row("", "two thirds", "", .rate(2, 3), .holds),
    Row("", "two thirds", "", .rate(3, 4), .refused, .wrongFigure),
    Row("", "three quarters", "", .rate(3, 4), .holds),
    Row("", "half", "", .rate(1, 2), .holds),
    Row("more than ", "half", "", .rate(3, 5), .holds),
    Row("", "a majority", "", .rate(3, 5), .holds),
    Row("rose by ", "3.95 percentage points", "", .points(67, 76, 64, 76), .holds),
    Row("", "up 3.95 percentage points", "", .points(67, 76, 64, 76), .holds),
    Row("", "up 3.95%", "", .points(67, 76, 64, 76), .refused, .wrongRateUnit),
    Row(
      "fell by ", "3.95 percentage points", "", .points(67, 76, 64, 76), .refused, .wrongDirection),
    Row("", "down 3.95 percentage points", "", .points(64, 76, 67, 76), .holds),
    Row("", "fell by 15.2%", "", .growth(1089, 1284, isYearly: true), .holds),
    Row("", "rose by 15.2%", "", .growth(1089, 1284, isYearly: true), .refused, .wrongDirection),
    Row("", "increased 17.9%", "", .growth(1284, 1089, isYearly: true), .holds),
    Row("year-on-year growth of ", "17.9%", "", .growth(1284, 1089, isYearly: true), .holds),
    Row(
      "year-on-year growth of ", "17.9%", "", .growth(1284, 1089, isYearly: false), .refused,
      .wrongComparison),
    Row("", "unchanged", "", .growth(100, 100, isYearly: true), .holds),
    Row("", "unchanged", "", .growth(120, 100, isYearly: true), .refused, .wrongDirection),
    Row("", "2.4 times", " that of last year", .growth(240, 100, isYearly: true), .holds),
    Row(
      "", "2.5 times", " that of last year", .growth(240, 100, isYearly: true), .refused,
      .wrongFigure),
    Row("ranked ", "4th", "", .rank(4, of: 9, isTied: false), .holds),
    Row("ranked ", "fourth", "", .rank(4, of: 9, isTied: false), .holds),
    Row("ranked ", "third", "", .rank(4, of: 9, isTied: false), .refused, .wrongFigure),
    Row("ranked ", "last", "", .rank(9, of: 9, isTied: false), .holds),
    Row("ranked ", "joint 3rd", "", .rank(3, of: 9, isTied: true), .holds),
    Row("ranked ", "3rd", "", .rank(3, of: 9, isTied: true), .remarked, .looseFigure),
    Row("", "88%", "", .absent, .refused, .noFigure),
    Row("", "many", "", .value(1284, 1, "次"), .refused, .unreadableFigure),
  ]
}
