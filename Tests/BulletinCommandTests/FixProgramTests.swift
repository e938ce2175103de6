import BulletinTestSupport
import Foundation
import Testing

/// `bulletin lock`, `bulletin figures` and `bulletin fix` as a user runs them.
@Suite(.enabled(if: Program.path != nil, "the program is not built: set BULLETIN_PROGRAM"))
struct FixProgramTests {
  private static let news = "content/news/2025-08-01-稿件.md"

  private func site(_ prose: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.writeSettings()
    try folder.write(
      "- {id: city, name: 临江市}\n- {id: east, name: 河东, parent: city}\n",
      to: "content/vocabulary/regions.yml")
    try folder.write("- {id: firms, name: 企业}\n", to: "content/vocabulary/sectors.yml")
    try folder.write(
      "地区,领域,截止日期,应建数,已建数\neast,firms,2025-06-30,100,80\n", to: "content/coverage/all.csv")
    try folder.write("---\ntitle: 稿件\nregion: east\n---\n\(prose)\n", to: FixProgramTests.news)
    return folder
  }

  private func run(_ arguments: String..., on site: TemporaryFolder) throws -> Program.End {
    try Program.run(
      arguments + ["--site", site.path, "--now", "2025-09-01"], language: "zh_CN.UTF-8")
  }

  @Test func lockWritesOnceAndThenFindsNothingNew() throws {
    let site = try site("覆盖率[80%](stat:coverage?region=east&period=2025-06)。")
    let first = try run("lock", on: site)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.errors.contains("已写 content/figures.lock：共 1 个数，新增 1，更改 0，去掉 0\n"))
    let text = try site.text("content/figures.lock")
    #expect(
      text.contains("\nnews/2025-08-01-稿件.md\tcoverage?region=east&period=2025-06\t4/5\tv1\t"))
    let second = try run("lock", on: site)
    #expect(second.status == 0 && second.errors.contains("没有变化"))
    #expect(try site.text("content/figures.lock") == text)
  }

  @Test func lockRefusesATextThatIsWrong() throws {
    let site = try site("覆盖率[90%](stat:coverage?region=east&period=2025-06)。")
    let end = try run("lock", on: site)
    #expect(end.status == 1)
    #expect(end.errors.contains("没有记下任何数"))
    #expect(!site.exists("content/figures.lock"))
    #expect(try run("lock", "--drafts", on: site).status == 2)
  }

  @Test func figuresListsAsTextAndJSON() throws {
    let site = try site("覆盖率达到80%，比[80%](stat:coverage?region=east&period=2025-06)。")
    let text = try run("figures", on: site)
    #expect(text.status == 0, "\(text.errors)")
    #expect(text.output.contains("[80%](stat:coverage?region=east&period=2025H1)"))
    let end = try run("figures", FixProgramTests.news, "--format", "json", "--unchecked", on: site)
    #expect(end.status == 0, "\(end.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(end.output.utf8))
    let list = try #require(object as? [String: Any])
    let totals = try #require(list["totals"] as? [String: Int])
    #expect(totals == ["checked": 1, "revised": 0, "wrong": 0, "unchecked": 1])
  }

  @Test func figuresEndsWithOneWhereAFigureIsWrong() throws {
    let site = try site("覆盖率[90%](stat:coverage?region=east&period=2025-06)。")
    #expect(try run("figures", on: site).status == 1)
    #expect(try run("figures", "news/没有.md", on: site).status == 2)
    #expect(try run("figures", site.path(FixProgramTests.news), on: site).status == 1)
  }

  @Test func fixShowsWritesAndTakesBack() throws {
    let site = try site("覆盖率[](stat:coverage?region=east&period=2025-06)。")
    let original = try site.text(FixProgramTests.news)
    let dry = try run("fix", "--dry-run", on: site)
    #expect(dry.status == 0, "\(dry.errors)")
    #expect(dry.output.contains("+覆盖率[80.00%](stat:"))
    let silent = try run("fix", on: site)
    #expect(silent.status == 2 && silent.errors.contains("--yes"))
    #expect(try site.text(FixProgramTests.news) == original)
    let end = try run("fix", "--yes", on: site)
    #expect(end.status == 0, "\(end.errors)")
    #expect(try site.text(FixProgramTests.news).contains("覆盖率[80.00%](stat:"))
    #expect(try run("fix", "--undo", on: site).status == 0)
    #expect(try site.text(FixProgramTests.news) == original)
  }

  @Test func undoRefusesAFileThatWasChangedSince() throws {
    let site = try site("覆盖率[](stat:coverage?region=east&period=2025-06)。")
    #expect(try run("fix", "--undo", on: site).errors.contains("没有可以退回"))
    #expect(try run("fix", "--yes", on: site).status == 0)
    try site.write("另写的。", to: FixProgramTests.news)
    let end = try run("fix", "--undo", on: site)
    #expect(end.status == 1)
    #expect(end.errors.contains(FixProgramTests.news))
    #expect(try site.text(FixProgramTests.news) == "另写的。")
  }

  @Test(arguments: [["--undo", "--dry-run"], ["--dry-run", "--yes"]])
  func aWrongCommandLineEndsWithTwo(_ flags: [String]) throws {
    let site = try site("无。")
    let end = try Program.run(["fix", "--site", site.path] + flags, language: "zh_CN.UTF-8")
    #expect(end.status == 2)
  }
}
