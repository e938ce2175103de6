import BulletinLedger
import BulletinModel
import Testing

@Suite struct CensusTests {
  private static let fixture: LedgerFixture = {
    var fixture = LedgerFixture()
    fixture.regions = [("tibet", nil), ("ngari", "tibet"), ("gar", "ngari")]
    fixture.sectors = ["platform", "logistics"]
    func unit(
      _ id: String, parent: String?, region: String, founded: String?, dissolved: String? = nil,
      sectors: [String] = [], members: Int? = nil
    ) -> Branch {
      Branch(
        id: id, name: id, level: parent == nil ? "province" : "county", kind: "branch",
        parent: parent, region: region, sectors: sectors,
        founded: founded.map(LedgerFixture.date), dissolved: dissolved.map(LedgerFixture.date),
        members: members, span: .whole("test"))
    }
    fixture.branches = [
      unit("xz", parent: nil, region: "tibet", founded: nil, members: 5),
      unit("ngari-c", parent: "xz", region: "ngari", founded: "2022-06-01", members: 7),
      unit(
        "gar-old", parent: "ngari-c", region: "gar", founded: "2022-03-01",
        dissolved: "2023-05-18", sectors: ["logistics"], members: 11),
      unit(
        "parcel", parent: "ngari-c", region: "ngari", founded: "2023-05-18",
        sectors: ["platform", "logistics"], members: 13),
    ]
    return fixture
  }()

  private func count(_ measure: String, _ members: [String: String], _ period: String) throws
    -> Int64?
  {
    let value = try #require(figures(of: CensusTests.fixture.edition()).value)
    return value.figure(FigureKey(measure, members, in: try #require(Period(period)))).numerator
  }

  @Test func countsTheUnitsAliveAtTheEndOfAPeriod() throws {
    #expect(try count("branches", [:], "2021") == 1)
    #expect(try count("branches", [:], "2022") == 3)
    #expect(try count("branches", [:], "2023-04") == 3)
    #expect(try count("branches", [:], "2023-05") == 3)
    #expect(try count("branches", ["region": "gar"], "2022") == 1)
    #expect(try count("branches", ["region": "gar"], "2023") == 0)
  }

  @Test func rollsUpOverTheTreesOfRegionsAndUnits() throws {
    #expect(try count("branches", ["region": "ngari"], "2022") == 2)
    #expect(try count("branches", ["branch": "ngari-c"], "2023") == 2)
    #expect(try count("members", ["branch": "ngari-c"], "2023") == 20)
    #expect(try count("branches", ["level": "county"], "2023") == 2)
  }

  @Test func aUnitInTwoSectorsCountsInEachAndOnceInTheWhole() throws {
    #expect(try count("branches", ["sector": "logistics"], "2023") == 1)
    #expect(try count("branches", ["sector": "platform"], "2023") == 1)
    #expect(try count("branches", [:], "2023") == 3)
  }

  @Test func countsFoundingAndDissolutionAsFlows() throws {
    #expect(try count("founded", [:], "2023-05") == 1)
    #expect(try count("dissolved", [:], "2023Q2") == 1)
    #expect(try count("founded", [:], "2024") == 0)
  }

  /// The units of the domain handbook, section 8.2; a day where it gives only a year is constructed.
  @Test(
    arguments: [
      ("2012", [:], 1), ("2013", [:], 8), ("2019", [:], 13), ("2022", [:], 14),
      ("2023-04", ["region": "ngari"], 2), ("2023-05", ["region": "ngari"], 2),
      ("2023-05", ["region": "gar"], 0), ("2024-06", ["branch": "gong-c"], 2),
      ("2024-06", ["formation": "joint"], 1), ("2024-06", ["sector": "logistics"], 1),
      ("2024-06", ["kind": "committee"], 11),
      ("2024-06", ["kind": "committee", "region": "qamdo"], 2),
      ("2025-08", [:], 15), ("2025-09", [:], 15),
    ] as [(String, [String: String], Int64)])
  func countsThePublishedUnits(period: String, members: [String: String], expected: Int64) throws {
    let value = try #require(figures(of: CensusTests.published.edition()).value)
    let key = FigureKey("branches", members, in: try #require(Period(period)))
    #expect(value.figure(key).numerator == expected)
    #expect(value.rows(behind: key).count == Int(expected))
  }

  private static let published: LedgerFixture = {
    var fixture = LedgerFixture()
    let places = ["lhasa", "xigaze", "shannan", "nyingchi", "qamdo", "nagqu", "ngari"]
    fixture.regions =
      [("tibet", nil)] + places.map { ($0, "tibet") } + [
        ("riwoqe", "qamdo"), ("gongbogyamda", "nyingchi"), ("bayi", "nyingchi"),
        ("gar", "ngari"), ("maizhokunggar", "lhasa"), ("sangri", "shannan"),
      ]
    fixture.sectors = ["platform", "logistics", "small_trades", "private"]
    fixture.formations = ["joint", "area", "single"]
    func unit(
      _ id: String, _ kind: String, _ region: String, _ parent: String?, _ founded: String,
      dissolved: String? = nil, formation: String? = nil, sectors: [String] = []
    ) -> Branch {
      Branch(
        id: id, name: id, level: "l", kind: kind, parent: parent, region: region,
        sectors: sectors, founded: LedgerFixture.date(founded),
        dissolved: dissolved.map(LedgerFixture.date), formation: formation, span: .whole("test"))
    }
    fixture.branches =
      [unit("xz", "committee", "tibet", nil, "2012-06-01")]
      + places.map { unit("\($0)-c", "committee", $0, "xz", "2013-05-01") } + [
        unit("riwoqe-c", "committee", "riwoqe", "qamdo-c", "2016-04-12"),
        unit("gong-c", "committee", "gongbogyamda", "nyingchi-c", "2016-09-01"),
        unit("gong-temp", "temporary_branch", "gongbogyamda", "gong-c", "2024-05-01"),
        unit(
          "ngari-parcel", "joint_branch", "ngari", "ngari-c", "2023-05-18", formation: "joint",
          sectors: ["platform", "logistics"]),
        unit(
          "bayi-small", "joint_branch", "bayi", "nyingchi-c", "2022-11-03", formation: "area",
          sectors: ["small_trades"]),
        unit(
          "barley", "branch", "xigaze", "xigaze-c", "2015-07-01", formation: "single",
          sectors: ["private"]),
        unit(
          "gar-parcel-old", "branch", "gar", "ngari-c", "2019-03-01", dissolved: "2023-05-18"),
        unit("mz-c", "committee", "maizhokunggar", "lhasa-c", "2017-03-01"),
      ]
    return fixture
  }()

  @Test func whatLiesAheadDoesNotCountYet() throws {
    var fixture = CensusTests.published
    fixture.now = "2024-04-30"
    let value = try #require(figures(of: fixture.edition()).value)
    let year = value.figure(FigureKey("branches", in: try #require(Period("2024"))))
    #expect(year.numerator == 14)
    #expect(year.asOf == LedgerFixture.date("2024-04-30"))
    let next = value.figure(FigureKey("branches", in: try #require(Period("2025"))))
    #expect(next.value == .absent(.notReported))
    #expect(value.periods(of: "branches", .month).last?.id == "2024-04")
  }

  @Test func anUnknownMemberIsNotZero() throws {
    #expect(try count("branches", ["region": "atlantis"], "2023") == nil)
  }

  /// Random lives: every margin must equal a plain recount at the period's last day.
  @Test(arguments: 1...8)
  func agreesWithARecountOfTheLives(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    var fixture = LedgerFixture()
    fixture.regions = [("r0", nil), ("r1", "r0"), ("r2", "r1"), ("r3", "r0")]
    fixture.sectors = ["a", "b", "c"]
    func day(_ chance: Int) -> CivilDate? {
      Int.random(in: 0..<10, using: &random) < chance
        ? CivilDate(days: Int32.random(in: 19_000...20_500, using: &random)) : nil
    }
    fixture.branches = (0..<60).map { index in
      Branch(
        id: "u\(index)", name: "u", level: "l\(index % 2)", kind: "k\(index % 3)",
        parent: index == 0 ? nil : "u\(Int.random(in: 0..<index, using: &random))",
        region: "r\(Int.random(in: 0..<4, using: &random))",
        sectors: fixture.sectors.filter { _ in Bool.random(using: &random) }, founded: day(8),
        dissolved: day(4), members: Int.random(in: 0..<9, using: &random), span: .whole("test"))
    }
    let value = try #require(figures(of: fixture.edition()).value)
    for _ in 0..<150 {
      var members: [String: String] = [:]
      if Bool.random(using: &random) {
        members["region"] = "r\(Int.random(in: 0..<4, using: &random))"
      }
      if Bool.random(using: &random) {
        members["kind"] = "k\(Int.random(in: 0..<3, using: &random))"
      }
      if Bool.random(using: &random) {
        members["sector"] = fixture.sectors.randomElement(using: &random)
      }
      let kind = Period.Kind.allCases[Int.random(in: 0..<4, using: &random)]
      let period = Period(
        kind, containing: CivilDate(days: Int32.random(in: 18_900...20_300, using: &random)))
      let today = LedgerFixture.date(fixture.now)
      let rows = fixture.branches.indices.filter { row in
        let unit = fixture.branches[row]
        let path = fixture.path(unit.region ?? "")
        let last = min(period.end, today)
        return unit.founded.map { $0 <= last } ?? true && unit.dissolved.map { $0 > last } ?? true
          && members["region"].map(path.contains) ?? true
          && members["kind"].map { $0 == unit.kind } ?? true
          && members["sector"].map(unit.sectors.contains) ?? true
      }
      let key = FigureKey("members", members, in: period)
      #expect(value.rows(behind: key) == rows, "\(key.text)")
      #expect(value.figure(key).rowCount == rows.count, "\(key.text)")
      let sum = rows.reduce(0) { $0 + (fixture.branches[$1].members ?? 0) }
      #expect(value.figure(key).numerator == Int64(sum), "\(key.text)")
    }
  }
}

extension LedgerFixture {
  /// A region and all above it.
  func path(_ region: String) -> [String] {
    guard let found = regions.first(where: { $0.id == region }) else { return [] }
    return [region] + (found.parent.map(path) ?? [])
  }
}
