import BulletinModel
import Testing

@testable import BulletinCommand

/// What `bulletin figures` lists, and which figures it takes a bare number for.
@Suite struct FigureListTests {
  private func list(
    _ prose: String, files: Set<String>? = nil, onlyUnchecked: Bool = false
  ) async throws -> FigureList {
    var site = try CitedSite()
    try site.cover(
      "east,private,2025-06-30,100,80", "west,private,2025-06-30,500,420",
      "east,private,2024-12-31,100,70", "west,private,2024-12-31,500,400")
    try site.tell(prose)
    return FigureList(
      try await site.prepared(listsAllNumerals: true), files: files, onlyUnchecked: onlyUnchecked)
  }

  private func links(_ prose: String) async throws -> [String] {
    try await list(prose).texts.flatMap(\.unchecked).flatMap(\.candidates).map(\.link)
  }

  @Test func countsAndPlacesEveryFigure() async throws {
    let list = try await list(
      "覆盖率[80%](stat:coverage?region=east&period=2025-06)，"
        + "[81%](stat:coverage?region=east&period=2025-06)，另有33人次。")
    let text = try #require(list.texts.first { $0.file == CitedSite.news })
    #expect(text.figures.map(\.standing) == ["checked", "wrong"])
    #expect(text.figures.map(\.line) == [6, 6])
    #expect(text.figures.map(\.column) == [10, 60])
    #expect(text.figures.map(\.value) == ["80.00%", "80.00%"])
    #expect(text.unchecked.map(\.text) == ["33人次"])
    #expect(text.unchecked.flatMap(\.candidates).isEmpty)
    #expect((list.totals.checked, list.totals.wrong, list.totals.unchecked) == (1, 1, 1))
  }

  @Test func takesANumberForTheTextsOwnRegionAndTheLastPeriod() async throws {
    #expect(
      try await links("覆盖率达到80%。").first == "[80%](stat:coverage?region=east&period=2025H1)")
  }

  @Test func theUnitTellsWhichMeasureIsMeant() async throws {
    let links = try await links("参与20人次。")
    #expect(links.first == "[20人次](stat:attendance?region=east&period=2025-08)")
    #expect(links.allSatisfy { $0.contains("stat:attendance?") })
  }

  @Test func aRoundedNumberFindsTheExactValue() async throws {
    #expect(
      try await links("全市覆盖率为83.3%。").first == "[83.3%](stat:coverage?period=2025H1)")
    #expect(try await links("全市覆盖率为83.2%。").isEmpty)
  }

  @Test func namesAMeasureAtOneSetOfMembersOnceAndThreeAtMost() async throws {
    let links = try await links("已建80个。")
    #expect((1...3).contains(links.count))
    #expect(Set(links.map { $0.replacing(/period=[^&)]*/, with: "") }).count == links.count)
  }

  @Test func everyCandidateHoldsOnceItIsWritten() async throws {
    var site = try CitedSite()
    try site.tell("覆盖率达到80%，参与20人次，1场活动，已建80个。")
    let list = FigureList(
      try await site.prepared(listsAllNumerals: true), files: nil, onlyUnchecked: true)
    let links = list.texts.flatMap(\.unchecked).compactMap(\.candidates.first?.link)
    #expect(links.count == 4)
    try site.tell(links.joined(separator: "，") + "。")
    let faults = try await site.prepare().diagnostics
    #expect(faults.isEmpty, "\(faults.map { "\($0.code.label) \($0.values)" })")
  }

  @Test func listsOnlyTheFilesAndTheNumbersThatAreAskedFor() async throws {
    let prose = "[80%](stat:coverage?region=east&period=2025-06)，另有33人次。"
    let other = try await list(prose, files: ["content/pages/about.md"])
    #expect(other.texts.isEmpty)
    let unchecked = try await list(prose, onlyUnchecked: true)
    #expect(unchecked.texts.map(\.figures.count) == [0])
    #expect(unchecked.texts.map(\.unchecked.count) == [1])
  }

  @Test func theFaultOfABareNumberNamesTheLikeliestFigure() async throws {
    var site = try CitedSite()
    try site.tell("参与20人次，另有33人次。")
    let faults = try await site.prepare().diagnostics.filter { $0.code == .uncheckedNumeral }
    #expect(faults.map { $0.values["t"] } == ["20人次"])
    #expect(
      faults.first?.values["link"] == "[20人次](stat:attendance?region=east&period=2025-08)")
    #expect(faults.first?.values["m"] == "参与人次")
    #expect(faults.first?.values["m@en"] == "Attendance")
  }

  @Test func saysItInBothLanguages() async throws {
    let list = try await list("覆盖率[80%](stat:coverage?region=east&period=2025-06)，参与20人次。")
    let chinese = Words(language: .chinese).text(of: list)
    #expect(chinese.contains("  6:10  已核对  80%  coverage?region=east&period=2025-06  台账 80.00%\n"))
    #expect(chinese.contains("未核对  20人次\n      [20人次](stat:attendance?"))
    #expect(chinese.hasSuffix("共 1 篇  已核对 1，已修订 0，不符 0，未核对 1\n"))
    #expect(
      Words(language: .english).text(of: list).hasSuffix(
        "1 text  checked 1, revised 0, wrong 0, unchecked 1\n"))
  }
}
