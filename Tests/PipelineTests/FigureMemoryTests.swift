import BulletinModel
import BulletinSource
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinCommand
@testable import BulletinLedger

/// What one build found out about the ledgers, the next knows, and says the same.
@Suite struct FigureMemoryTests {
  private let folder: TemporaryFolder
  private let site: FixtureSite
  private let day = "2025-09-01"

  init() throws {
    folder = try TemporaryFolder()
    site = try FixtureSite.onBase(
      """
      -- content/news/2025-08-20-读书会.md --
      ---
      title: 读书会
      column: notes
      region: east
      ---
      东城区办了读书会，20人次到场，组建率80%，另有777件。
      -- content/news/2025-08-21-再办.md --
      ---
      title: 再办
      ---
      又来了777件。
      -- content/pages/ask.md --
      ---
      title: 查询
      ---
      ```sql
      select title, attendance from activities
      ```

      """)
  }

  private func memory(program: String = "1", isRead: Bool = true) -> FigureMemory {
    FigureMemory(
      program: program, folder: folder.path("kept"), isRead: isRead, doubt: { Int64.max })
  }

  /// Prepares the site with a memory and without; both say the same.
  ///
  /// - Returns: Whether everything was known before.
  @discardableResult
  private func prepare(_ memory: FigureMemory) async throws -> Bool {
    let fresh = try await site.prepare(on: day)
    let value = try #require(fresh.value, "\(fresh.diagnostics)")
    let known = memory.memory(of: value.tree, on: value.edition.now.date)
    let wasKnown = !asksForMore(value.edition, than: known)
    let again = try await site.prepare(on: day) { $0.figureMemory = memory }
    #expect(again.diagnostics == fresh.diagnostics)
    let place = try #require(value.edition.blocks.first { $0.kind == .sql }).place
    let answers = try [fresh, again].map { prepared in
      let value = try #require(prepared.value)
      return try BulletinLedger.answers(to: value.edition, figures: value.figures).value?[place]
    }
    #expect(answers[0] == answers[1] && answers[0] != nil)
    #expect(fresh.diagnostics.contains { $0.code == .uncheckedNumeral && $0.values["link"] != nil })
    #expect(fresh.diagnostics.contains { $0.code == .uncheckedNumeral && $0.values["link"] == nil })
    return wasKnown
  }

  @Test func theNextProcessKnowsAndSaysTheSame() async throws {
    #expect(try await !prepare(memory()))
    #expect(try await prepare(memory()))
    #expect(try await !prepare(memory(isRead: false)))
    #expect(try await !prepare(memory(program: "2")))
  }

  /// Cells that are withheld of small counts are found out when pages are planned, and go through the file too.
  @Test func whatIsWithheldOfSmallCountsIsKnownToo() async throws {
    let register = """
      name: 培训
      grain: 一行是一个班
      fields:
        id: {type: id, 别名: 编号}
        region: {type: ref, to: regions, 别名: 地区}
        day: {type: date, 别名: 日期}
        persons: {type: count, unit: 人, 别名: 人数}
      """
    let measures = """
      trained:
        name: {zh: 培训人数, en: Trained}
        of: training
        value: sum(persons)
        unit: {zh: 人, en: persons}
        by: [region, period]
        time: day
        definition: {zh: 参加培训的人数。, en: Persons trained.}
      """
    let rows = "编号,地区,日期,人数\nt1,east,2025-06-01,3\nt2,west,2025-06-02,40\n"
    try site.folder.write(register, to: "content/registers/training/register.yml")
    try site.folder.write(rows, to: "content/registers/training/2025.csv")
    try site.folder.write(measures, to: "content/statistics/measures.yml")
    func withheld() throws -> [String: String] {
      let tree = try #require(try load(siteFolder: site.folder.path).value)
      let today = try #require(CivilDate(year: 2025, month: 9, day: 1))
      return memory().memory(of: tree, on: today).findings.withheld
    }
    try await prepare(memory())
    let found = try withheld()
    #expect(found.contains { $0.key.hasSuffix(" 2025") && !$0.value.isEmpty })
    try await prepare(memory())
    #expect(try withheld() == found)
    try site.folder.write(
      rows.replacing(",3\n", with: ",30\n"), to: "content/registers/training/2025.csv")
    #expect(try withheld().isEmpty)
    try await prepare(memory())
    #expect(try withheld().allSatisfy { $0.value.isEmpty })
  }

  @Test func oneProcessKnowsToo() async throws {
    let memory = FigureMemory(program: "", folder: nil, doubt: { Int64.max })
    #expect(try await !prepare(memory))
    #expect(try await prepare(memory))
  }

  @Test func aLedgerOrADeclarationThatIsAnotherIsAskedAnew() async throws {
    try await prepare(memory())
    let rows = try site.folder.text("content/coverage/all.csv")
    try site.folder.write(
      rows.replacing("50,40", with: "50,41"), to: "content/coverage/all.csv")
    #expect(try await !prepare(memory()))
    #expect(try await prepare(memory()))
    let regions = try site.folder.text("content/vocabulary/regions.yml")
    try site.folder.write(
      regions.replacing("东城区", with: "新城区"), to: "content/vocabulary/regions.yml")
    #expect(try await !prepare(memory()))
  }

  @Test func aTextThatAsksForMoreIsAnswered() async throws {
    try await prepare(memory())
    try site.folder.write(
      "---\ntitle: 另一篇\nregion: east\n---\n共有80个单位。\n", to: "content/news/2025-08-22-另一篇.md")
    #expect(try await !prepare(memory()))
    // Words alone ask for nothing.
    try site.folder.write(
      "---\ntitle: 另一篇\nregion: east\n---\n先后共有80个单位。\n", to: "content/news/2025-08-22-另一篇.md")
    #expect(try await prepare(memory()))
  }

  @Test func whatIsNewerThanItsStampTellsIsNotKept() async throws {
    let doubtful = FigureMemory(program: "1", folder: folder.path("kept"), doubt: { 0 })
    try await prepare(doubtful)
    #expect(try await !prepare(doubtful))
    #expect(!folder.exists("kept/figures"))
  }

  @Test func damageIsSurvived() async throws {
    try await prepare(memory())
    let bytes = try #require(try folder.files(below: "kept")["figures"])
    for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 6)) {
      var damaged = bytes
      damaged[place] ^= 0x10
      try folder.write(damaged, to: "kept/figures")
      #expect(try await !prepare(memory()))
    }
  }

  /// An outcome goes through the file as it is, whatever stands in its cells.
  @Test func everyKindOfCellIsKept() throws {
    let day = try #require(CivilDate(year: 2025, month: 9, day: 1))
    let cells: [CellValue] = [
      .empty, .number(try #require(Rational(-7, 3))), .date(day), .text("甲\"乙\n"), .flag(true),
      .list([.text("a"), .empty]),
    ]
    let tree = try #require(try load(siteFolder: site.folder.path).value)
    let asked = QueryQuestion(sql: "q", rowLimit: 9)
    let table = QueryTable(columns: cells.map { "\($0)" }, rows: [cells, cells])
    let known = LedgerMemory()
    known.keep(table, to: asked)
    memory().keep(known, of: tree, on: day)
    #expect(memory().memory(of: tree, on: day).answer(to: asked) == table)
    let other = QueryQuestion(sql: "q", rowLimit: 10)
    #expect(memory().memory(of: tree, on: day).answer(to: other) == nil)
  }
}
