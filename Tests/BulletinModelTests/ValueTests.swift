import BulletinModel
import Testing

@Suite struct RationalTests {
  @Test(
    arguments: [
      (67, 76, 4, 8816), (1, 16, 3, 63), (613_165, 1000, 2, 61317), (-5, 2, 0, -3), (5, 2, 0, 3),
      (0, 7, 2, 0), (2865, 2866, 2, 100), (1, 3, 0, 0), (2, 3, 0, 1),
    ] as [(Int64, Int64, Int, Int64)])
  func roundsHalfUpOnTheAbsoluteValue(n: Int64, d: Int64, digits: Int, expected: Int64) throws {
    #expect(try #require(Rational(n, d)).scaled(digits: digits) == expected)
  }

  @Test func keepsDifferencesExact() throws {
    let difference = try #require(Rational(67, 76)) - (try #require(Rational(64, 76)))
    #expect(difference == Rational(3, 76))
    #expect(difference.scaled(digits: 4) == 395)
  }

  @Test func hasNoValueOverZero() {
    #expect(Rational(1, 0) == nil)
    #expect(Rational(3) / Rational(0) == nil)
  }

  @Test func normalisesSignAndTerms() throws {
    let value = try #require(Rational(4, -6))
    #expect(value.numerator == -2)
    #expect(value.denominator == 3)
  }

  @Test func comparesByCrossProduct() throws {
    #expect(try #require(Rational(1, 3)) < (try #require(Rational(2, 5))))
    #expect(!(try #require(Rational(1, 2)) < (try #require(Rational(2, 4)))))
  }
}

@Suite struct CivilDateTests {
  @Test(arguments: [(2025, 2, 30), (2023, 2, 29), (2025, 13, 1), (2025, 4, 31), (0, 1, 1)])
  func knowsOnlyRealDays(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test func countsDaysBothWays() throws {
    var date = try #require(CivilDate(year: 1899, month: 12, day: 30))
    #expect(CivilDate(days: date.days + 45_884).iso == "2025-08-15")
    for _ in 0..<150_000 {
      let next = CivilDate(days: date.days + 1)
      let (year, month, day) = next.components
      #expect(CivilDate(year: year, month: month, day: day) == next)
      date = next
    }
  }

  @Test func knowsTheWeekday() throws {
    #expect(try #require(CivilDate(year: 2025, month: 10, day: 20)).weekday == 1)
    #expect(try #require(CivilDate(year: 1969, month: 12, day: 28)).weekday == 7)
  }
}

@Suite struct PeriodTests {
  @Test(arguments: ["2025", "2025H1", "2025H2", "2025Q3", "2025-09", "0001-12"])
  func readsWhatItPrints(id: String) throws {
    #expect(try #require(Period(id)).id == id)
  }

  @Test(arguments: ["25", "2025H3", "2025Q0", "2025-13", "2025-9", "2025q3", "2025Q3 ", ""])
  func refusesOtherForms(text: String) {
    #expect(Period(text) == nil)
  }

  @Test(arguments: [
    ("2025-01", "2024-12", "2024-01"), ("2025Q1", "2024Q4", "2024Q1"),
    ("2025H1", "2024H2", "2024H1"), ("2025", "2024", "2024"),
  ])
  func knowsWhatItIsComparedWith(id: String, previous: String, yearBefore: String) throws {
    let period = try #require(Period(id))
    #expect(period.previous.id == previous)
    #expect(period.yearBefore.id == yearBefore)
  }

  @Test func coversItsDays() throws {
    let quarter = try #require(Period("2024Q1"))
    #expect(quarter.start.iso == "2024-01-01")
    #expect(quarter.end.iso == "2024-03-31")
    #expect(Period(.quarter, containing: quarter.end) == quarter)
  }
}

@Suite struct LanguageTagTests {
  @Test func chineseAnswersForSimplifiedChinese() {
    let text = LocalizedText([.init("zh", "岚川"), .init("en", "Lanchuan")])
    #expect(text.text(in: "zh-Hans") == "岚川")
    #expect(text.text(in: "ug") == "岚川")
    #expect(text.exact("ug") == nil)
  }

  @Test(arguments: [("ug", true), ("ar", true), ("zh-Hans", false), ("bo", false)])
  func knowsTheDirection(tag: String, rightToLeft: Bool) {
    #expect(LanguageTag(tag).isRightToLeft == rightToLeft)
  }
}
