import BulletinModel
import Testing

/// Small counts of persons below a tree, in stocks and with several members named.
@Suite struct SmallCellTreeTests {
  private static let regions: [(id: String, parent: String?)] = [
    ("tibet", nil), ("lhasa", "tibet"), ("ngari", "tibet"), ("gar", "ngari"), ("rutog", "ngari"),
    ("gerze", "ngari"),
  ]
  private static let rows = [
    ["lhasa", "a", "x", "40"], ["gar", "a", "x", "3"], ["rutog", "a", "y", "9"],
    ["gerze", "b", "y", "20"], ["gerze", "a", "x", "12"],
  ]

  private func fixture(_ time: TimeRule, days: [String]) -> DeclaredFixture {
    var fixture = DeclaredFixture()
    fixture.terms = [
      "regions": SmallCellTreeTests.regions, "kinds": [("a", nil), ("b", nil)],
      "ways": [("x", nil), ("y", nil)],
    ]
    fixture.root = "tibet"
    fixture.tables = [
      .init(
        id: "people",
        fields: [
          DeclaredFixture.field("place", .reference(to: "regions")),
          DeclaredFixture.field("kind", .reference(to: "kinds")),
          DeclaredFixture.field("way", .reference(to: "ways")),
          DeclaredFixture.field("n", .count, persons: true), DeclaredFixture.field("day", .date),
        ], rows: days.flatMap { day in SmallCellTreeTests.rows.map { $0 + [day] } },
        grain: ["place", "kind", "way", "day"])
    ]
    fixture.measures = [
      DeclaredFixture.measure(
        "n", of: "people", Aggregate(.sum("n", missing: 0)), time: time,
        by: [("region", "place", "regions"), ("kind", "kind", "kinds"), ("way", "way", "ways")])
    ]
    return fixture
  }

  private func isShown(
    _ value: Figures, _ members: [String: String], _ period: String
  ) throws -> Bool {
    let figure = value.figure(FigureKey("n", members, in: try #require(Period(period))))
    if case .absent(.withheld) = figure.value { return false }
    return try #require(figure.exact) >= Rational(0)
  }

  @Test(arguments: [TimeRule.within("day"), .latest("day")])
  func aSmallCountIsNotKnownFromThePlaceAbove(time: TimeRule) throws {
    let value = try fixture(time, days: ["2025-06-30"]).figures()
    for period in ["2025-06", "2025Q2", "2025"] {
      #expect(try !isShown(value, ["region": "gar"], period))
      #expect(try !isShown(value, ["region": "rutog"], period))
      #expect(try isShown(value, ["region": "gerze"], period))
      #expect(try isShown(value, ["region": "ngari"], period))
      #expect(try isShown(value, ["region": "tibet"], period))
      #expect(try isShown(value, [:], period))
    }
  }

  @Test func theNamedRegionAndTheWholeAreOneCell() throws {
    let value = try fixture(.within("day"), days: ["2025-06-30"]).figures()
    let kinds = [["kind": "a"], ["kind": "b"]]
    for members in kinds {
      #expect(
        try isShown(value, members, "2025")
          == isShown(value, members.merging(["region": "tibet"]) { $1 }, "2025"))
    }
  }

  @Test func threeMembersAtOnceAreNeverPrintedForPersons() throws {
    let value = try fixture(.within("day"), days: ["2025-06-30"]).figures()
    let period = try #require(Period("2025"))
    func figure(_ region: String, _ kind: String) -> Figure {
      value.figure(FigureKey("n", ["region": region, "kind": kind, "way": "x"], in: period))
    }
    #expect(figure("gar", "a").value == .absent(.withheld(isPrimary: true)))
    #expect(figure("gerze", "a").value == .absent(.withheld(isPrimary: false)))
    #expect(figure("gerze", "b").exact == Rational(0))
  }

  @Test func whatIsCountedByEventsIsNotWithheld() throws {
    var fixture = fixture(.within("day"), days: ["2025-06-30"])
    fixture.measures = [
      DeclaredFixture.measure(
        "n", of: "people", Aggregate(.rows), time: .within("day"),
        by: [("region", "place", "regions")])
    ]
    #expect(try isShown(try fixture.figures(), ["region": "gar"], "2025"))
    fixture.measures = [
      DeclaredFixture.measure(
        "n", of: "people", Aggregate(.rows), time: .within("day"),
        by: [("region", "place", "regions")], persons: true)
    ]
    #expect(try !isShown(try fixture.figures(), ["region": "gar"], "2025"))
  }
}
