import BulletinModel
import BulletinPublish
import Testing

@testable import BulletinCommand

/// What `bulletin fix` writes into the sources.
@Suite struct FixTests {
  private func plan(_ site: CitedSite, claims: Bool = false) async throws -> FixPlan {
    try FixPlan(try await site.prepare(), in: site.folder, includesClaims: claims)
  }

  private func fixed(_ plan: FixPlan, _ file: String = CitedSite.news) throws -> String {
    let repair = try #require(plan.repairs.first { $0.file == file }).repair
    return String(decoding: repair.new, as: UTF8.self)
  }

  @Test func fillsLinksWithoutATextInProseAndHead() async throws {
    var site = try CitedSite()
    try site.tell(
      "覆盖率为[](stat:coverage?region=east&period=2025-06)，参与[](stat:attendance?period=2025-08)。",
      title: "覆盖率达到[](stat:coverage?region=east&period=2025-06)")
    let plan = try await plan(site)
    let text = try fixed(plan)
    #expect(text.contains("title: 覆盖率达到[80.00%](stat:coverage?region=east&period=2025-06)\n"))
    #expect(text.contains("为[80.00%](stat:coverage?region=east&period=2025-06)，参与[20人次](stat:"))
    #expect(plan.repairs.map(\.repair.count) == [3])
  }

  @Test func whatIsFilledHolds() async throws {
    var site = try CitedSite()
    try site.tell("覆盖率为[](stat:coverage?region=east&period=2025-06)。")
    _ = try FixHistory(site: site.folder).apply(try await plan(site).changes)
    let faults = try await site.prepare().diagnostics
    #expect(faults.isEmpty, "\(faults.map { "\($0.code.label) \($0.values)" })")
    #expect(try await plan(site).repairs.isEmpty)
  }

  @Test func aPeriodThatMovesOnStaysEmpty() async throws {
    var site = try CitedSite()
    try site.add(
      "---\ntitle: 关于\n---\n覆盖率为[](stat:coverage?period=最近一个月)。\n",
      to: "content/pages/about.md")
    let checked = try await site.prepare()
    #expect(checked.value?.cited.figures(in: "content/pages/about.md").count == 1)
    #expect(try await plan(site).repairs.isEmpty)
  }

  @Test func aValueThatIsWithheldOrMissingIsNotFilled() async throws {
    var site = try CitedSite()
    try site.tell("覆盖率为[](stat:coverage?region=east&period=2019)。")
    #expect(try await plan(site).repairs.isEmpty)
  }

  @Test func repairsASureFaultAndKeepsMarkAndLineEnds() async throws {
    var site = try CitedSite()
    let mark = "\u{FEFF}"
    try site.add(
      "\(mark)---\r\ntitle：读书会\r\ncolumn: notes\r\n---\r\n覆盖率为[](stat:coverage?region=east&period=2025-06)。\r\n",
      to: CitedSite.news)
    let plan = try await plan(site)
    let text = try fixed(plan)
    #expect(
      Array(text.utf8)
        == Array(
          "\(mark)---\r\ntitle: 读书会\r\ncolumn: notes\r\n---\r\n覆盖率为[80.00%](stat:coverage?region=east&period=2025-06)。\r\n"
            .utf8))
  }

  @Test func aWordOfDirectionIsMendedOnlyWhenAskedFor() async throws {
    var site = try CitedSite()
    try site.cover("east,private,2025-06-30,100,80", "east,private,2024-06-30,100,90")
    try site.tell("覆盖率同比[上升10个百分点](stat:coverage.yoy?region=east&period=2025-06)。")
    #expect(try await plan(site).repairs.isEmpty)
    let text = try fixed(try await plan(site, claims: true))
    #expect(text.contains("[下降10"), "\(text)")
  }

  @Test func aFileInAnotherEncodingIsLeftAlone() async throws {
    var site = try CitedSite()
    try site.add("临时", to: CitedSite.news)
    let edit = SourceEdit(
      span: SourceSpan(file: "a.md", line: 1, column: 1), replacement: "x", isValue: false)
    #expect(throws: SourceRepair.Refusal.encoding) {
      try SourceRepair([edit], of: [0xC1, 0xD9, 0xCA, 0xB1], file: "a.md")
    }
  }

  @Test func showsOnlyTheLinesThatChange() async throws {
    var site = try CitedSite()
    try site.tell("开头。\n\n共[](stat:activities?period=2025-08)。\n\n结尾。")
    #expect(
      try await plan(site).difference == """
        --- \(CitedSite.news)
        +++ \(CitedSite.news)
        @@ 8 @@
        -共[](stat:activities?period=2025-08)。
        +共[1场](stat:activities?period=2025-08)。

        """)
  }
}

/// Edits of bytes, apart from where they come from.
@Suite struct SourceRepairTests {
  private func edit(
    _ start: (Int, Int), _ end: (Int, Int), _ text: String, isValue: Bool = false
  ) -> SourceEdit {
    SourceEdit(
      span: SourceSpan(
        file: "a.md", start: SourcePosition(line: start.0, column: start.1),
        end: SourcePosition(line: end.0, column: end.1)), replacement: text, isValue: isValue)
  }

  private func repair(_ text: String, _ edits: [SourceEdit], file: String = "a.md") throws
    -> SourceRepair
  {
    try SourceRepair(edits, of: Array(text.utf8), file: file)
  }

  private func text(_ repair: SourceRepair) -> String {
    String(decoding: repair.new, as: UTF8.self)
  }

  @Test func ofTwoThatOverlapTheFirstWins() throws {
    let repair = try repair(
      "abcdef\n",
      [edit((1, 3), (1, 5), "YY"), edit((1, 2), (1, 4), "X"), edit((1, 6), (1, 7), "Z")])
    #expect(text(repair) == "aXdeZ\n")
    #expect((repair.count, repair.left) == (2, 1))
  }

  @Test func twoThatTouchAreBothMade() throws {
    let repair = try repair("abcd", [edit((1, 1), (1, 3), "X"), edit((1, 3), (1, 5), "Y")])
    #expect(text(repair) == "XY")
  }

  @Test func insertionsAtOnePlaceAreMadeOnce() throws {
    let repair = try repair("ab", [edit((1, 2), (1, 2), "-"), edit((1, 2), (1, 2), "+")])
    #expect(text(repair) == "a-b")
  }

  @Test func newLinesEndLikeTheOthers() throws {
    #expect(text(try repair("a\r\nb\r\n", [edit((2, 1), (2, 1), "\n")])) == "a\r\n\r\nb\r\n")
    #expect(text(try repair("a\nb\n", [edit((2, 1), (2, 1), "\n")])) == "a\n\nb\n")
  }

  @Test func aLineEndMayBeTakenOut() throws {
    let repair = try repair("中\n文\n尾\n", [edit((1, 4), (2, 1), "")])
    #expect(text(repair) == "中文\n尾\n")
    #expect(repair.hunks == [.init(line: 1, old: ["中", "文"], new: ["中文"])])
  }

  @Test(arguments: [((1, 2), (1, 3)), ((1, 5), (1, 9)), ((4, 1), (4, 1)), ((1, 4), (1, 1))])
  func aPlaceThatIsNoneIsPassedOver(_ start: (Int, Int), _ end: (Int, Int)) throws {
    let repair = try repair("中a\nb", [edit(start, end, "X")])
    #expect(text(repair) == "中a\nb")
    #expect(repair.left == 1)
  }

  @Test func aValueStandsOnlyBetweenBrackets() throws {
    let good = try repair("共[](stat:a)", [edit((1, 5), (1, 5), "3", isValue: true)])
    #expect(text(good) == "共[3](stat:a)")
    let bad = try repair("共[](stat:a)", [edit((1, 4), (1, 4), "3", isValue: true)])
    #expect(text(bad) == "共[](stat:a)")
  }

  @Test func rowsThatAreNotLinesAreLeftAlone() throws {
    #expect(throws: SourceRepair.Refusal.brokenCells) {
      try repair("a,\"b\nc\"\nd,e\n", [edit((2, 1), (2, 2), "X")], file: "a.csv")
    }
    let plain = try repair("a,\"b\"\nd,e\n", [edit((2, 1), (2, 2), "X")], file: "a.csv")
    #expect(text(plain) == "a,\"b\"\nX,e\n")
  }
}
