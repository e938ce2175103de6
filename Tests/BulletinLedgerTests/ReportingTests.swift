import BulletinModel
import Testing

@Suite struct ReportingTests {
  /// Two prefectures with a county each report quarters; ngari's third report is missing.
  private static let fixture: DeclaredFixture = {
    var fixture = DeclaredFixture()
    fixture.terms = [
      "regions": [
        ("tibet", nil), ("lhasa", "tibet"), ("ngari", "tibet"), ("gar", "ngari"),
        ("chengguan", "lhasa"),
      ],
      "topics": [("pay", nil), ("jobs", nil)],
    ]
    fixture.levels = [
      "tibet": "province", "lhasa": "prefecture", "ngari": "prefecture", "gar": "county",
      "chengguan": "county",
    ]
    fixture.tables = [
      .init(
        id: "cases",
        fields: [
          DeclaredFixture.field("region", .reference(to: "regions")),
          DeclaredFixture.field("topic", .reference(to: "topics")),
          DeclaredFixture.field("span", .period), DeclaredFixture.field("sent", .date),
          DeclaredFixture.field("n", .count),
        ],
        rows: [
          ["lhasa", "pay", "2024Q4", "2025-01-05", "3"],
          ["ngari", "pay", "2024Q4", "2025-01-31", "4"],
          ["lhasa", "pay", "2025Q1", "", "5"], ["ngari", "jobs", "2025Q1", "2025-04-15", "6"],
          ["lhasa", "jobs", "2025Q2", "2025-07-16", "7"],
        ], grain: ["region", "topic", "span"],
        expectation: .init(
          list: "regions", field: "region", filter: ["level": "prefecture"], every: .quarter,
          time: "span"))
    ]
    fixture.measures = [
      DeclaredFixture.measure(
        "n", of: "cases", Aggregate(.sum("n", missing: 0)), time: .within("span"),
        by: [("region", "region", "regions"), ("topic", "topic", "topics")]),
      DeclaredFixture.measure(
        "last", of: "cases", Aggregate(.sum("n", missing: 0)), time: .latest("span"),
        by: [("topic", "topic", "topics")]),
    ]
    return fixture
  }()

  private func figure(
    _ period: String, _ members: [String: String] = [:],
    _ comparison: FigureKey.Comparison = .value, of measure: String = "n"
  ) throws -> Figure {
    let key = FigureKey(
      measure, members, in: try #require(Period(period)), comparison: comparison)
    return try ReportingTests.fixture.figures().figure(key)
  }

  @Test func aSumOfSomeReportsIsPartial() throws {
    #expect(try figure("2025Q1").exact == Rational(11))
    let quarter = try figure("2025Q2")
    #expect(quarter.value == .absent(.partial(reported: 1, due: 2)))
    #expect(quarter.numerator == 7)
    #expect(try figure("2025H1").value == .absent(.partial(reported: 1, due: 2)))
    #expect(try figure("2025").numerator == 18)
    #expect(try figure("2025Q2", ["topic": "jobs"]).numerator == 7)
    #expect(try figure("2025Q2", [:], .change).exact == nil)
    #expect(try figure("2025Q1", [:], .change).exact == Rational(4, 7))
  }

  @Test func aReporterThatIsListedTwiceIsOne() throws {
    var fixture = ReportingTests.fixture
    fixture.terms["regions", default: []].insert(("lhasa", "tibet"), at: 0)
    let period = try #require(Period("2025Q2"))
    let figure = try fixture.figures().figure(FigureKey("n", in: period))
    #expect(figure.value == .absent(.partial(reported: 1, due: 2)))
  }

  @Test func eachPlaceAnswersForItself() throws {
    #expect(try figure("2025Q2", ["region": "lhasa"]).exact == Rational(7))
    #expect(try figure("2025Q2", ["region": "ngari"]).value == .absent(.notReported))
    #expect(try figure("2025Q2", ["region": "gar"]).value == .absent(.notReported))
    #expect(
      try figure("2025Q2", ["region": "tibet"]).value == .absent(.partial(reported: 1, due: 2)))
    #expect(try figure("2025Q3").value == .absent(.notReported))
    #expect(try figure("2025-04").value == .absent(.notReported))
  }

  @Test func aStockOfSomeReportsIsPartialToo() throws {
    #expect(try figure("2025Q1", of: "last").exact == Rational(11))
    #expect(try figure("2025", of: "last").value == .absent(.partial(reported: 1, due: 2)))
  }

  @Test func namesWhoReportedAndWhoDidSoLate() throws {
    let value = try ReportingTests.fixture.figures()
    func reporting(_ period: String) throws -> Reporting? {
      value.reporting(of: "cases", in: try #require(Period(period)))
    }
    let fourth = try reporting("2024Q4")
    let first = try #require(fourth)
    #expect(first.due == ["lhasa", "ngari"])
    #expect(first.isComplete)
    #expect(first.deadline == LedgerFixture.date("2025-01-15"))
    #expect(first.late == [.init(member: "ngari", day: LedgerFixture.date("2025-01-31"))])
    #expect(try reporting("2025Q1")?.late == [])
    let second = try reporting("2025Q2")
    let open = try #require(second)
    #expect(open.reported == ["lhasa"])
    #expect(open.missing == ["ngari"])
    #expect(open.late == [.init(member: "lhasa", day: LedgerFixture.date("2025-07-16"))])
    #expect(try reporting("2025H1")?.reported == ["lhasa"])
    #expect(try reporting("2025-04") == nil)
    #expect(try reporting("2024Q3") == nil)
    #expect(try reporting("2025Q3") == nil)
    let year = try #require(Period("2025"))
    #expect(value.reporting(of: "branches", in: year) == nil)
  }

  @Test func aUnitThatDoesNotLiveIsNotDue() throws {
    var fixture = DeclaredFixture()
    fixture.branches = [("a", nil, nil), ("b", "2025-05-01", nil), ("c", nil, "2025-06-30")].map {
      Branch(
        id: $0, name: $0, level: "county", kind: "branch",
        founded: ($1 as String?).map(LedgerFixture.date),
        dissolved: ($2 as String?).map(LedgerFixture.date), span: .whole("test"))
    }
    fixture.tables = [
      .init(
        id: "work",
        fields: [
          DeclaredFixture.field("unit", .reference(to: "branches")),
          DeclaredFixture.field("day", .date),
        ], rows: [["a", "2025-01-20"], ["c", "2025-02-20"], ["a", "2025-05-20"]],
        expectation: .init(list: "branches", field: "unit", every: .quarter, time: "day"))
    ]
    let value = try fixture.figures()
    let first = try #require(Period("2025Q1"))
    #expect(value.reporting(of: "work", in: first)?.due == ["a", "c"])
    let next = try #require(Period("2025Q2"))
    let second = try #require(value.reporting(of: "work", in: next))
    #expect(second.due == ["a", "b"])
    #expect(second.missing == ["b"])
    #expect(second.late == [])
  }
}
