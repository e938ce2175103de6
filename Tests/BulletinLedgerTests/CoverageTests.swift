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
    #expect(fault.values == ["p": "2025-06", "of": "platform", "n": "1", "list": "nagqu"])
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

  private static func small(
    _ rows: [(region: String, sector: String, asOf: String, eligible: Int64, organised: Int64)]
  ) -> LedgerFixture {
    var fixture = LedgerFixture()
    fixture.regions = [("city", nil), ("east", "city"), ("west", "city")]
    fixture.sectors = ["a", "b"]
    fixture.coverage = rows
    return fixture
  }

  private func eligible(
    _ fixture: LedgerFixture, _ members: [String: String], _ period: String
  ) throws -> Figure {
    let value = try #require(figures(of: fixture.edition()).value)
    return value.figure(FigureKey("eligible", members, in: try #require(Period(period))))
  }

  @Test func theOwnRowOfAParentStandsForChildrenThatDidNotReport() throws {
    let fixture = CoverageTests.small([
      ("city", "a", "2024-06-30", 100, 50), ("east", "a", "2024-12-31", 70, 40),
      ("west", "a", "2024-12-31", 50, 20), ("east", "a", "2025-06-30", 71, 40),
      ("city", "a", "2025-06-30", 125, 70),
    ])
    #expect(try eligible(fixture, ["sector": "a"], "2024H1").numerator == 100)
    #expect(try eligible(fixture, ["sector": "a"], "2024H2").numerator == 120)
    let last = try eligible(fixture, ["sector": "a"], "2025H1")
    #expect(last.value == .exact(Rational(125)))
    #expect(last.rowCount == 1)
    #expect(figures(of: fixture.edition()).diagnostics.isEmpty)
  }

  @Test func aPlaceIsNotDueBeforeItsFirstReport() throws {
    let fixture = CoverageTests.small([
      ("east", "a", "2024-06-30", 70, 40), ("east", "a", "2024-12-31", 70, 41),
      ("west", "a", "2024-12-31", 50, 20),
    ])
    #expect(try eligible(fixture, ["sector": "a"], "2024H1").value == .exact(Rational(70)))
    #expect(figures(of: fixture.edition()).diagnostics.isEmpty)
  }

  @Test func sectorsAreAddedOfOneMonthOnly() throws {
    let fixture = CoverageTests.small([
      ("east", "a", "2025-05-31", 70, 40), ("east", "b", "2025-05-31", 30, 10),
      ("east", "a", "2025-06-30", 72, 40),
    ])
    #expect(try eligible(fixture, [:], "2025-05").value == .exact(Rational(100)))
    let quarter = try eligible(fixture, [:], "2025Q2")
    #expect(quarter.value == .absent(.partial(reported: 1, due: 2)))
    #expect(quarter.numerator == 72)
    #expect(quarter.asOf == LedgerFixture.date("2025-06-30"))
  }

  @Test func aStockTakesTheLatestDayInsideAPeriod() throws {
    let fixture = CoverageTests.small([
      ("east", "a", "2025-06-10", 60, 40), ("east", "a", "2025-06-30", 72, 40),
      ("east", "a", "2025-04-30", 50, 40),
    ])
    #expect(try eligible(fixture, ["sector": "a"], "2025-06").numerator == 72)
    #expect(try eligible(fixture, ["sector": "a"], "2025Q2").numerator == 72)
    #expect(try eligible(fixture, ["sector": "a"], "2025-04").numerator == 50)
  }

  @Test func sectorsThatLackTheSamePlacesShareOneFault() throws {
    let days = ["2025-03-31", "2025-06-30"]
    let fixture = CoverageTests.small(
      days.flatMap { day in
        ["a", "b"].flatMap { sector in
          ["east", "west"].compactMap { region in
            region == "west" && day == days[1] ? nil : (region, sector, day, 50, 20)
          }
        }
      })
    let found = figures(of: fixture.edition()).diagnostics
    #expect(found.map(\.code) == [.partialPeriod])
    #expect(found.first?.values["of"] == "a、b")
    #expect(found.first?.message(in: .chinese) == "2025-06 a、b还有 1 个单位未报：west")
  }

  @Test func differencesThatLeaveTheMachineAreNoFigureAndNoCrash() throws {
    let fixture = CoverageTests.small([
      ("east", "a", "2024-06-30", 700_000_000_000_001, 3),
      ("east", "a", "2025-06-30", 99_999_999_999_999, 7),
      ("west", "a", "2025-06-30", 5_000_000_000_000_000_000, 7),
    ])
    let checked = figures(of: fixture.edition())
    let key = FigureKey(
      "coverage", ["region": "east", "sector": "a"], in: try #require(Period("2025H1")),
      comparison: .yoy)
    #expect(try #require(checked.value).figure(key).value == .absent(.noComparison))
    let refused = checked.diagnostics.filter { $0.code == .outOfRange }
    #expect(refused.map(\.span.start.line) == [4])
    #expect(refused.first?.values["v"] == "5000000000000000000")
  }

  /// Random reports: every place, sector and period must equal a plain reading of the rules.
  @Test(arguments: 1...12)
  func agreesWithAPlainReadingOfTheRows(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    let fixture = LedgerFixture.randomCoverage(&random)
    let value = try #require(figures(of: fixture.edition()).value)
    for region in fixture.regions.map(\.id) {
      for sector in fixture.sectors {
        for period in ["2024-03", "2024Q1", "2024Q2", "2024H1", "2024"] {
          let period = try #require(Period(period))
          let members = ["region": region, "sector": sector]
          let figure = value.figure(FigureKey("eligible", members, in: period))
          let plain = fixture.read(region, sector, period)
          #expect(figure.numerator == plain?.sum, "\(members) \(period.id)")
          #expect(
            value.rows(behind: FigureKey("eligible", members, in: period)) == plain?.rows ?? [])
          guard let plain else { continue }
          #expect((figure.exact == nil) == (plain.reported < plain.due))
        }
      }
    }
  }
}

extension LedgerFixture {
  static func randomCoverage(_ random: inout SplitMix) -> LedgerFixture {
    var fixture = LedgerFixture()
    fixture.regions = (0..<9).map { index in
      ("r\(index)", index == 0 ? nil : "r\(Int.random(in: 0..<index, using: &random))")
    }
    fixture.sectors = ["a", "b"]
    for region in fixture.regions where Int.random(in: 0..<5, using: &random) > 0 {
      for sector in fixture.sectors {
        for month in 1...6 where Int.random(in: 0..<4, using: &random) > 0 {
          let size = Int64.random(in: 20...200, using: &random)
          fixture.coverage.append((region.id, sector, "2024-0\(month)-15", size, 10))
        }
      }
    }
    return fixture
  }

  /// What the rules say, read without any table: month by month back, place by place down.
  func read(_ region: String, _ sector: String, _ period: Period)
    -> (sum: Int64, rows: [Int], reported: Int, due: Int)?
  {
    for month in stride(from: period.lastMonth, through: period.firstMonth, by: -1) {
      let found = read(region, sector, month: month)
      if found.reported > 0 { return found }
    }
    return nil
  }

  private func read(_ region: String, _ sector: String, month: Int)
    -> (sum: Int64, rows: [Int], reported: Int, due: Int)
  {
    func monthOf(_ row: Int) -> Int {
      let parts = LedgerFixture.date(coverage[row].asOf).components
      return parts.year * 12 + parts.month - 1
    }
    let own = coverage.indices.filter {
      coverage[$0].region == region && coverage[$0].sector == sector
    }
    let below = regions.filter { $0.parent == region }.map { read($0.id, sector, month: month) }
    let due = below.reduce(0) { $0 + $1.due }
    let reported = below.reduce(0) { $0 + $1.reported }
    if due == 0 || reported < due {
      if let row = own.last(where: { monthOf($0) == month }) {
        return (coverage[row].eligible, [row], 1, 1)
      }
    }
    if due == 0 { return (0, [], 0, own.contains { monthOf($0) <= month } ? 1 : 0) }
    return (
      below.reduce(0) { $0 + $1.sum }, below.flatMap(\.rows).sorted(), reported, due
    )
  }
}
