import BulletinLedger
import BulletinModel
import Testing

@Suite struct CoverageTests {
  private let checked = figures(of: PublishedCoverage.fixture.edition())

  private func figure(
    _ measure: String, _ region: String?, _ sector: String?, _ period: String,
    _ comparison: FigureKey.Comparison = .value
  ) throws -> Figure {
    var members: [String: String] = [:]
    members["region"] = region
    members["sector"] = sector
    let key = FigureKey(
      measure, members, in: try #require(Period(period)), comparison: comparison)
    return try #require(checked.value).figure(key)
  }

  @Test(
    arguments: [
      ("2023", "private", 8491, 1845, 2173), ("2023", "federation", 8083, 1164, 1440),
      ("2023", "social_org", 9453, 605, 640), ("2023", "private_school", 9846, 128, 130),
      ("2023", "intermediary", 9277, 231, 249), ("2023", "small_trades", 2907, 2500, 8600),
      ("2023", "platform", 1414, 28, 198), ("2024H1", "private", 8590, 1889, 2199),
      ("2024-06", "small_trades", 3014, 2619, 8690), ("2024", "private", 8690, 1937, 2229),
      ("2024Q4", "platform", 2870, 62, 216), ("2025H1", "private", 8809, 2005, 2276),
      ("2025Q2", "private_school", 9925, 132, 133), ("2025-06", "social_org", 9746, 652, 669),
    ] as [(String, String, Int64, Int64, Int64)])
  func rollsUpToThePublishedRates(
    period: String, sector: String, rate: Int64, organised: Int64, eligible: Int64
  ) throws {
    for region in ["tibet", nil] {
      let figure = try figure("coverage", region, sector, period)
      #expect(figure.exact?.scaled(digits: 4) == rate)
      #expect(figure.numerator == organised)
      #expect(figure.denominator == eligible)
    }
  }

  @Test func aPlaceThatDidNotReportLeavesNoRate() throws {
    let whole = try figure("coverage", "tibet", "platform", "2025H1")
    #expect(whole.value == .absent(.partial(reported: 6, due: 7)))
    #expect(try figure("coverage", "nagqu", "platform", "2025H1").value == .absent(.notReported))
    let fault = try #require(checked.diagnostics.first { $0.code == .partialPeriod })
    #expect(fault.values == ["p": "2025-06", "n": "1", "list": "nagqu"])
    #expect(checked.diagnostics.count { $0.code == .partialPeriod } == 1)
  }

  @Test func nothingIsDividedByNothing() throws {
    let figure = try figure("coverage", "ngari", "private_school", "2023")
    #expect(figure.value == .absent(.zeroBase))
    #expect(figure.denominator == 0)
    #expect(try self.figure("coverage", "ngari", "platform", "2023").exact == Rational(0))
  }

  @Test func nothingIsCarriedForward() throws {
    #expect(try figure("coverage", "lhasa", "private", "2025Q1").value == .absent(.notReported))
    #expect(try figure("coverage", "lhasa", "private", "2022").value == .absent(.notReported))
  }

  @Test(
    arguments: [
      ("tibet", "private", "2025H1", FigureKey.Comparison.yoy, 219),
      ("tibet", "private", "2025H1", .change, 119), ("tibet", "federation", "2025H1", .yoy, 279),
      ("tibet", "social_org", "2025H1", .yoy, 192), ("tibet", "small_trades", "2025H1", .yoy, 259),
      ("lhasa", "private", "2024", .yoy, 149), ("lhasa", "private", "2025H1", .yoy, 210),
      ("qamdo", "private", "2025H1", .yoy, 295), ("shannan", "private", "2024", .yoy, 323),
      ("shannan", "private", "2025H1", .change, -109),
    ] as [(String, String, String, FigureKey.Comparison, Int64)])
  func comparesRatesInPercentagePoints(
    region: String, sector: String, period: String, comparison: FigureKey.Comparison, points: Int64
  ) throws {
    let figure = try figure("coverage", region, sector, period, comparison)
    #expect(figure.exact?.scaled(digits: 4) == points)
  }

  @Test func overlappingSectorsAreNeverAdded() throws {
    #expect(try figure("coverage", "tibet", nil, "2024").value == .absent(.notAdditive))
    var fixture = PublishedCoverage.fixture
    fixture.keySectors = ["private", "social_org"]
    let value = try #require(figures(of: fixture.edition()).value)
    let key = FigureKey("coverage", ["region": "tibet"], in: try #require(Period("2024")))
    #expect(value.figure(key).numerator == 2574)
    #expect(value.figure(key).denominator == 2889)
  }

  @Test func namesTheRowsBehindAFigure() throws {
    let value = try #require(checked.value)
    let period = try #require(Period("2024"))
    let key = FigureKey("coverage", ["region": "tibet", "sector": "private"], in: period)
    let rows = value.rows(behind: key)
    #expect(rows.count == 7)
    #expect(value.figure(key).rowCount == 7)
    let sum = rows.reduce(Int64(0)) { $0 + PublishedCoverage.fixture.coverage[$1].organised }
    #expect(sum == 1937)
  }

  @Test func anUnknownNameHasNoValue() throws {
    #expect(try figure("coverage", "atlantis", "private", "2024").value == .absent(.notReported))
    #expect(try figure("colour", nil, nil, "2024").value == .absent(.notReported))
    let key = FigureKey("coverage", ["colour": "red"], in: try #require(Period("2024")))
    #expect(try #require(checked.value).figure(key).value == .absent(.notReported))
  }

  @Test func warnsOfSmallBasesInTheLatestMonth() {
    let rows = checked.diagnostics.filter { $0.code == .smallBase }.map(\.span.start.line)
    let expected = PublishedCoverage.fixture.coverage.enumerated().filter {
      $1.asOf == "2025-06-30" && (1..<20).contains($1.eligible)
    }.map { $0.offset + 2 }
    #expect(rows == expected)
  }

  @Test func partsOfOneMonthMustStandAtOneDay() throws {
    var fixture = LedgerFixture()
    fixture.regions = [("city", nil), ("east", "city"), ("west", "city"), ("north", "city")]
    fixture.sectors = ["private"]
    fixture.coverage = [
      ("east", "private", "2025-06-30", 100, 80), ("west", "private", "2025-06-29", 50, 40),
      ("north", "private", "2025-06-30", 50, 40),
    ]
    let fault = try #require(figures(of: fixture.edition()).diagnostics.first)
    #expect(fault.code == .mixedDates)
    #expect(fault.span.start.line == 3)
    #expect(fault.values["dates"] == "2025-06-29、2025-06-30")
  }

  @Test func aParentBesideItsChildrenMustAgreeAndIsNotCountedTwice() throws {
    var fixture = LedgerFixture()
    fixture.regions = [("city", nil), ("east", "city"), ("west", "city")]
    fixture.sectors = ["private"]
    fixture.coverage = [
      ("east", "private", "2025-06-30", 100, 80), ("west", "private", "2025-06-30", 50, 40),
      ("city", "private", "2025-06-30", 160, 120),
    ]
    let checked = figures(of: fixture.edition())
    let fault = try #require(checked.diagnostics.first { $0.code == .childrenSum })
    #expect(fault.values == ["parent": "city", "a": "150", "b": "160"])
    #expect(fault.span.start.line == 4)
    let key = FigureKey(
      "eligible", ["region": "city", "sector": "private"], in: try #require(Period("2025-06")))
    #expect(try #require(checked.value).figure(key).numerator == 150)
  }
}
