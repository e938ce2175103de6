import BulletinLedger
import BulletinModel
import Testing

/// What the ledger makes of an edition.
func resolved(_ edition: Edition) -> Figures? { figures(of: edition).value }

@Suite struct DeclaredMeasureTests {
  /// Cases with a host, a day of report and of closing, and how they ended.
  private static let fixture: DeclaredFixture = {
    var fixture = DeclaredFixture()
    fixture.terms = [
      "regions": [("tibet", nil), ("lhasa", "tibet"), ("ngari", "tibet")],
      "topics": [("pay", nil), ("jobs", nil), ("other", nil)],
    ]
    fixture.branches = [("a", "lhasa"), ("b", "ngari")].map {
      Branch(id: $0, name: $0, level: "county", kind: "branch", region: $1, span: .whole("test"))
    }
    fixture.tables = [
      .init(
        id: "branches",
        fields: [
          DeclaredFixture.field("id", .id),
          DeclaredFixture.field("region", .reference(to: "regions")),
        ], rows: [["a", "lhasa"], ["b", "ngari"]]),
      .init(
        id: "cases",
        fields: [
          DeclaredFixture.field("host", .reference(to: "branches")),
          DeclaredFixture.field("topic", .list(of: .reference(to: "topics"))),
          DeclaredFixture.field(
            "outcome",
            .choice(["open", "solved", "told"].map { .init(id: $0, name: LocalizedText([])) })),
          DeclaredFixture.field("reported", .date), DeclaredFixture.field("closed", .date),
          DeclaredFixture.field("days", .integer), DeclaredFixture.field("paid", .money),
          DeclaredFixture.field("urgent", .flag),
        ],
        rows: [
          ["a", "pay", "solved", "2025-01-10", "2025-01-14", "4", "10.50", "yes"],
          ["a", "pay jobs", "told", "2025-01-20", "2025-03-01", "40", "", "no"],
          ["b", "jobs", "open", "2025-02-03", "", "", "", "yes"],
          ["b", "other", "solved", "2025-02-09", "2025-02-10", "1", "0.25", ""],
          ["a", "", "solved", "2025-04-01", "2025-04-11", "10", "4", "no"],
        ]),
    ]
    return fixture
  }()

  private static let dimensions: [(id: String, field: String, list: String?)] = [
    ("branch", "host", "branches"), ("region", "host.region", "regions"), ("topic", "topic", nil),
    ("outcome", "outcome", nil), ("urgent", "urgent", nil),
  ]

  private func figure(
    _ numerator: Aggregate, over denominator: Aggregate? = nil, _ members: [String: String] = [:],
    in period: String, _ comparison: FigureKey.Comparison = .value, additive: Bool = true,
    format: Measure.Format = .count
  ) throws -> Figure {
    var fixture = DeclaredMeasureTests.fixture
    fixture.measures = [
      DeclaredFixture.measure(
        "m", of: "cases", numerator, over: denominator, time: .within("reported"),
        by: DeclaredMeasureTests.dimensions, format: format, additive: additive)
    ]
    let key = FigureKey("m", members, in: try #require(Period(period)), comparison: comparison)
    return try fixture.figures().figure(key)
  }

  private func formula(_ text: String) throws -> Expression {
    try DeclaredMeasureTests.fixture.formula(text, of: "cases")
  }

  @Test func eachSideOfARateHasItsOwnCondition() throws {
    let rate = try figure(
      Aggregate(.rows, where: try formula("outcome in [solved, told]")),
      over: Aggregate(.rows, where: try formula("urgent != empty")), in: "2025")
    #expect(rate.exact == Rational(4, 4))
    #expect(rate.numerator == 4)
    #expect(rate.denominator == 4)
    #expect(rate.rowCount == 5)
  }

  @Test(arguments: [
    ("closed - reported <= 10", 3), ("closed - reported > 10", 1), ("closed == empty", 1),
    ("not (closed == empty)", 4), ("host.region == ngari", 2), ("urgent", 2),
    ("days + 1 == 11 or days < 2", 2), ("topic == empty", 1), ("paid >= 4 and host == a", 2),
    ("today - reported > 200 and not urgent", 1),
  ])
  func conditionsReadEveryKindOfField(text: String, count: Int64) throws {
    #expect(try figure(Aggregate(.rows, where: try formula(text)), in: "2025").numerator == count)
  }

  @Test func rowsLieBelowWhatTheirReferencesLeadTo() throws {
    #expect(try figure(Aggregate(.rows), ["region": "tibet"], in: "2025").numerator == 5)
    #expect(try figure(Aggregate(.rows), ["region": "ngari"], in: "2025").numerator == 2)
    #expect(try figure(Aggregate(.rows), ["topic": "jobs"], in: "2025").numerator == 2)
    #expect(
      try figure(Aggregate(.rows), ["topic": "jobs", "region": "lhasa"], in: "2025").numerator == 1)
    #expect(try figure(Aggregate(.rows), ["urgent": "no"], in: "2025").numerator == 2)
    #expect(try figure(Aggregate(.rows), ["outcome": "told"], in: "2025").numerator == 1)
    #expect(try figure(Aggregate(.rows), ["outcome": "lost"], in: "2025").numerator == nil)
    #expect(try figure(Aggregate(.rows), in: "2025").numerator == 5)
  }

  @Test func looksAtTheFilledCellsOnly() throws {
    func value(_ function: Aggregate.Function) throws -> Rational? {
      try figure(Aggregate(function), in: "2025").exact
    }
    #expect(try value(.mean("days")) == Rational(55, 4))
    #expect(try value(.percentile("days", percent: 50)) == Rational(7))
    #expect(try value(.percentile("days", percent: 75)) == Rational(10))
    #expect(try value(.percentile("days", percent: 100)) == Rational(40))
    #expect(try value(.minimum("paid")) == Rational(1, 4))
    #expect(try value(.maximum("paid")) == Rational(21, 2))
    #expect(try value(.latest("days")) == Rational(10))
    #expect(try value(.sum("paid", missing: 0)) == Rational(59, 4))
    let none = try figure(Aggregate(.mean("days")), ["outcome": "open"], in: "2025")
    #expect(none.value == .absent(.notReported))
  }

  @Test func aShareIsOfTheWholeWithoutTheLastDimension() throws {
    let rows = Aggregate(.rows)
    #expect(try figure(rows, ["branch": "b"], in: "2025", .share).exact == Rational(2, 5))
    let both = try figure(rows, ["branch": "a", "outcome": "solved"], in: "2025", .share)
    #expect(both.exact == Rational(2, 3))
    #expect(try figure(rows, ["topic": "jobs"], in: "2025", .share).value == .absent(.notAdditive))
    #expect(
      try figure(Aggregate(.mean("days")), ["branch": "a"], in: "2025", .share, additive: false)
        .value == .absent(.notAdditive))
    #expect(try figure(rows, in: "2025", .share).value == .absent(.unknown))
    let nobody = try figure(
      Aggregate(.rows, where: try formula("days > 99")), ["branch": "a"], in: "2025", .share)
    #expect(nobody.value == .absent(.zeroBase))
  }

  @Test func onlySharesAreComparedByDifference() throws {
    // 10.50 paid for two cases of January, 0.25 for two of February.
    let (paid, rows) = (Aggregate(.sum("paid", missing: 0)), Aggregate(.rows))
    let cost = try figure(paid, over: rows, in: "2025-02", .change, format: .decimal(decimals: 2))
    let share = try figure(paid, over: rows, in: "2025-02", .change, format: .percent(decimals: 1))
    let (before, now) = (Rational(21, 4), Rational(1, 8))
    #expect(
      cost.exact == now.flatMap { n in before.flatMap { n.difference(from: $0)?.divided(by: $0) } })
    #expect(share.exact == now.flatMap { n in before.flatMap { n.difference(from: $0) } })
  }

  @Test func bothSidesOfARatioAreWholeOrNeitherIsTold() throws {
    let rate = try figure(
      Aggregate(.rows, where: try formula("urgent")), over: Aggregate(.sum("paid", missing: 0)),
      in: "2025-01")
    #expect(rate.exact == Rational(2, 21))
    #expect(rate.numerator == nil)
    #expect(rate.denominator == nil)
  }

  @Test func aRankCountsTheLargerOnesBesideIt() throws {
    let rows = Aggregate(.rows)
    #expect(try figure(rows, ["outcome": "solved"], in: "2025", .rank).exact == Rational(1))
    #expect(try figure(rows, ["outcome": "open"], in: "2025", .rank).exact == Rational(2))
    #expect(try figure(rows, ["outcome": "told"], in: "2025", .rank).exact == Rational(2))
    #expect(try figure(rows, ["region": "ngari"], in: "2025", .rank).exact == Rational(2))
    #expect(try figure(rows, ["region": "tibet"], in: "2025", .rank).exact == Rational(1))
    let none = try figure(
      Aggregate(.mean("days")), ["outcome": "open"], in: "2025", .rank, additive: false)
    #expect(none.value == .absent(.notReported))
  }

  @Test func namesTheMembersOfADimensionInOrder() throws {
    var fixture = DeclaredMeasureTests.fixture
    fixture.measures = [
      DeclaredFixture.measure(
        "m", of: "cases", Aggregate(.rows), time: .within("reported"),
        by: DeclaredMeasureTests.dimensions)
    ]
    fixture.terms["regions"]?.append(("amdo", "lhasa"))
    let value = try fixture.figures()
    #expect(value.members(of: "region", measure: "m") == ["tibet", "lhasa", "amdo", "ngari"])
    #expect(value.members(of: "outcome", measure: "m") == ["open", "solved", "told"])
    #expect(value.members(of: "urgent", measure: "m") == ["yes", "no"])
    #expect(value.parent(of: "amdo", dimension: "region", measure: "m") == "lhasa")
    #expect(value.parent(of: "tibet", dimension: "region", measure: "m") == nil)
    #expect(value.members(of: "colour", measure: "m") == [])
    #expect(value.definition("m")?.dimensions.count == 5)
  }
}
