import BulletinLedger
import BulletinModel
import Testing

@Suite struct CensusTests {
  private static let fixture: LedgerFixture = {
    var fixture = LedgerFixture()
    fixture.regions = [("tibet", nil), ("ngari", "tibet"), ("gar", "ngari")]
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
}
