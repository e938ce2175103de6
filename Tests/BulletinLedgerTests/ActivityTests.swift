import BulletinLedger
import BulletinModel
import Testing

@Suite struct ActivityTests {
  /// Sessions and attendance by month, from section 8.4 of the domain handbook.
  private static let published: [(month: String, sessions: Int64, attendance: Int64)] = {
    let first: [(Int64, Int64)] = [
      (31, 1302), (22, 905), (34, 1462), (36, 1548), (39, 1716), (41, 1763), (38, 1672),
      (37, 1591), (35, 1470), (40, 1720), (33, 1386), (37, 1591), (36, 1548), (24, 1008),
      (41, 1804), (42, 1848), (46, 2070), (47, 2068), (49, 2205), (44, 1936),
    ]
    return first.enumerated().map { index, counts in
      let month = index % 12 + 1
      return ("\(2024 + index / 12)-\(month < 10 ? "0" : "")\(month)", counts.0, counts.1)
    }
  }()

  private static let fixture: LedgerFixture = {
    var fixture = LedgerFixture()
    fixture.regions = [("tibet", nil), ("lhasa", "tibet")]
    fixture.activities = published.map {
      .init(
        date: "\($0.month)-15", kind: "study", host: "c", region: "lhasa", sessions: $0.sessions,
        attendance: $0.attendance)
    }
    return fixture
  }()

  private func figure(
    _ measure: String, _ period: String, _ comparison: FigureKey.Comparison = .value,
    members: [String: String] = ["region": "tibet"]
  ) throws -> Figure {
    let value = try #require(figures(of: ActivityTests.fixture.edition()).value)
    let key = FigureKey(
      measure, members, in: try #require(Period(period)), comparison: comparison)
    return value.figure(key)
  }

  @Test(
    arguments: [
      ("activities", "2025H1", 236), ("activities", "2024H1", 203), ("activities", "2024H2", 220),
      ("attendance", "2025H1", 10_346), ("activities", "2025-08", 44), ("activities", "2024", 423),
    ] as [(String, String, Int64)])
  func sumsFlowsOverMonths(measure: String, period: String, expected: Int64) throws {
    #expect(try figure(measure, period).numerator == expected)
    #expect(try figure(measure, period, members: [:]).numerator == expected)
  }

  @Test(
    arguments: [
      ("activities", "2025H1", FigureKey.Comparison.yoy, 163),
      ("activities", "2025H1", .change, 73), ("attendance", "2025H1", .yoy, 190),
      ("activities", "2025-08", .change, -102), ("activities", "2025-08", .yoy, 189),
    ] as [(String, String, FigureKey.Comparison, Int64)])
  func comparesFlowsByGrowth(
    measure: String, period: String, comparison: FigureKey.Comparison, perMille: Int64
  ) throws {
    #expect(try figure(measure, period, comparison).exact?.scaled(digits: 3) == perMille)
  }

  @Test func outsideTheLedgersMonthsNothingIsKnown() throws {
    #expect(try figure("activities", "2023").value == .absent(.notReported))
    #expect(try figure("activities", "2024", .yoy).value == .absent(.noComparison))
  }

  @Test func aRowWithoutSessionsIsOneAndWithoutAttendanceNone() throws {
    var fixture = LedgerFixture()
    fixture.regions = [("city", nil)]
    fixture.activities = [
      .init(
        date: "2025-01-02", kind: "a", host: "c", region: "city", sessions: nil, attendance: nil),
      .init(
        date: "2025-02-02", kind: "a", host: "c", region: "city", sessions: 2, attendance: 30),
    ]
    let value = try #require(figures(of: fixture.edition()).value)
    let month = try #require(Period("2025-01"))
    #expect(value.figure(FigureKey("activities", in: month)).numerator == 1)
    #expect(value.figure(FigureKey("attendance", in: month)).numerator == 0)
  }

  @Test func aColumnThatNobodyFilledIsNotZero() throws {
    #expect(try figure("hours", "2025-08").value == .absent(.notReported))
    let value = try #require(figures(of: ActivityTests.fixture.edition()).value)
    #expect(value.periods(of: "hours", .month).isEmpty)
    #expect(value.periods(of: "activities", .month).count == 20)
  }

  @Test func sumsDecimalsExactly() throws {
    var fixture = ActivityTests.fixture
    fixture.activities[18].hours = 15
    fixture.activities[19].hours = 27
    let value = try #require(figures(of: fixture.edition()).value)
    let quarter = value.figure(FigureKey("hours", in: try #require(Period("2025Q3"))))
    #expect(quarter.exact == Rational(42, 10))
    #expect(quarter.numerator == nil)
    let year = value.figure(FigureKey("hours", in: try #require(Period("2024"))))
    #expect(year.exact == Rational(0))
  }

  @Test func aPeriodThatIsNotOverHasNoGrowth() throws {
    var fixture = ActivityTests.fixture
    #expect(try figure("activities", "2025").numerator == 329)
    #expect(try figure("activities", "2025", .yoy).value == .absent(.noComparison))
    #expect(try figure("activities", "2025Q3", .change).value == .absent(.noComparison))
    fixture.now = "2025-08-20"
    let value = try #require(figures(of: fixture.edition()).value)
    let august = FigureKey(
      "activities", in: try #require(Period("2025-08")), comparison: .change)
    #expect(value.figure(august).value == .absent(.noComparison))
    #expect(value.figure(august).numerator == 44)
  }

  @Test func growthFromNothingIsNoFigure() throws {
    var fixture = LedgerFixture()
    fixture.regions = [("city", nil)]
    fixture.activities = [(1, 5), (3, 7)].map { month, attendance in
      .init(
        date: "2025-0\(month)-02", kind: "a", host: "c", region: "city", sessions: 1,
        attendance: attendance)
    }
    let value = try #require(figures(of: fixture.edition()).value)
    let key = FigureKey("activities", in: try #require(Period("2025-03")), comparison: .change)
    #expect(value.figure(key).value == .absent(.zeroBase))
    let february = FigureKey("activities", in: try #require(Period("2025-02")))
    #expect(value.figure(february).exact == Rational(0))
  }

  @Test func theWholeIsTheRegionThatTheSiteNames() throws {
    var fixture = LedgerFixture()
    fixture.regions = [("tibet", nil), ("lhasa", "tibet"), ("jiangxi", nil)]
    fixture.root = "tibet"
    fixture.activities = ["lhasa", "jiangxi"].map {
      .init(date: "2025-01-02", kind: "a", host: "c", region: $0, sessions: 1, attendance: 9)
    }
    let value = try #require(figures(of: fixture.edition()).value)
    let month = try #require(Period("2025-01"))
    #expect(value.figure(FigureKey("activities", in: month)).numerator == 1)
    #expect(value.rows(behind: FigureKey("activities", in: month)) == [0])
    #expect(value.figure(FigureKey("activities", ["kind": "a"], in: month)).numerator == 1)
    let outside = FigureKey("activities", ["region": "jiangxi"], in: month)
    #expect(value.figure(outside).numerator == 1)
  }

  @Test func aMistypedYearCostsNothing() throws {
    var fixture = ActivityTests.fixture
    fixture.activities.append(
      .init(date: "0001-01-31", kind: "a", host: "c", region: "lhasa", sessions: 1, attendance: 1))
    let value = try #require(figures(of: fixture.edition()).value)
    #expect(value.periods(of: "activities", .month).count == 1200)
    let first = FigureKey("activities", in: try #require(Period("0001-01")), comparison: .change)
    #expect(value.figure(first).value == .absent(.noComparison))
    #expect(value.figure(first).numerator == 1)
  }

  @Test func theLatestPeriodIsTheLastThatTheLedgerCovers() throws {
    let value = try #require(figures(of: ActivityTests.fixture.edition()).value)
    let now = LedgerFixture.date("2025-09-01")
    #expect(value.latestPeriod(of: "activities", .month, at: now)?.id == "2025-07")
    #expect(value.latestPeriod(of: "activities", .quarter, at: now)?.id == "2025Q2")
    #expect(value.latestPeriod(of: "activities", .year, at: now)?.id == "2024")
  }

  /// Random ledgers: every margin and every period must equal a plain recount.
  @Test(arguments: 1...12)
  func agreesWithARecountOfTheRows(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    let fixture = LedgerFixture.random(&random)
    let value = try #require(figures(of: fixture.edition()).value)
    for _ in 0..<200 {
      let query = fixture.randomQuery(&random)
      let expected = fixture.recount(query)
      let figure = value.figure(FigureKey("attendance", query.members, in: query.period))
      #expect(figure.numerator == expected.sum, "\(query)")
      #expect(figure.rowCount == expected.rows.count, "\(query)")
      let rows = value.rows(behind: FigureKey("attendance", query.members, in: query.period))
      #expect(rows == expected.rows, "\(query)")
    }
  }
}

/// SplitMix64, so that random tests repeat.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension LedgerFixture {
  struct Query {
    let members: [String: String]
    let period: Period
  }

  static func random(_ random: inout SplitMix) -> LedgerFixture {
    var fixture = LedgerFixture()
    fixture.regions = (0..<9).map { index in
      ("r\(index)", index == 0 ? nil : "r\(Int.random(in: 0..<index, using: &random))")
    }
    fixture.branches = (0..<7).map { index in
      Branch(
        id: "b\(index)", name: "b\(index)", level: "l", kind: "k",
        parent: index == 0 ? nil : "b\(Int.random(in: 0..<index, using: &random))",
        span: .whole("test"))
    }
    fixture.activities = (0..<300).map { _ in
      let day = Int32.random(in: 19_000...19_700, using: &random)
      return Activity(
        date: CivilDate(days: day).iso, kind: "k\(Int.random(in: 0..<4, using: &random))",
        host: "b\(Int.random(in: 0..<7, using: &random))",
        region: "r\(Int.random(in: 0..<9, using: &random))",
        sessions: Int64.random(in: 1...3, using: &random),
        attendance: Int64.random(in: 0...500, using: &random))
    }
    return fixture
  }

  func randomQuery(_ random: inout SplitMix) -> Query {
    var members: [String: String] = [:]
    if Bool.random(using: &random) {
      members["region"] = "r\(Int.random(in: 0..<9, using: &random))"
    }
    if Bool.random(using: &random) { members["kind"] = "k\(Int.random(in: 0..<4, using: &random))" }
    if Bool.random(using: &random) {
      members["branch"] = "b\(Int.random(in: 0..<7, using: &random))"
    }
    let activity = activities[Int.random(in: 0..<activities.count, using: &random)]
    let kind = Period.Kind.allCases[Int.random(in: 0..<4, using: &random)]
    return Query(
      members: members, period: Period(kind, containing: LedgerFixture.date(activity.date)))
  }

  /// The plain way: every row asked in turn.
  func recount(_ query: Query) -> (sum: Int64, rows: [Int]) {
    func isBelow(_ id: String, _ top: String?, _ parent: (String) -> String?) -> Bool {
      guard let top else { return true }
      var next: String? = id
      while let current = next {
        if current == top { return true }
        next = parent(current)
      }
      return false
    }
    let rows = activities.indices.filter { index in
      let activity = activities[index]
      return query.period.contains(LedgerFixture.date(activity.date))
        && query.members["kind"].map { $0 == activity.kind } ?? true
        && isBelow(activity.region, query.members["region"]) { id in
          regions.first { $0.id == id }?.parent
        }
        && isBelow(activity.host, query.members["branch"]) { id in
          branches.first { $0.id == id }?.parent
        }
    }
    return (rows.reduce(0) { $0 + (activities[$1].attendance ?? 0) }, rows)
  }
}
