import BulletinTestSupport
import Foundation
import Testing

/// `bulletin new` as a user runs it.
@Suite(.enabled(if: Program.path != nil, "the program is not built: set BULLETIN_PROGRAM"))
struct NewProgramTests {
  private func run(_ arguments: [String], language: String = "zh_CN.UTF-8") throws -> Program.End {
    try Program.run(arguments, language: language)
  }

  @Test(arguments: [("zh_CN.UTF-8", "接着"), ("en_GB.UTF-8", "Next")])
  func beginsASiteThatBuildsWithoutAWarning(language: String, next: String) throws {
    let folder = try TemporaryFolder()
    let site = folder.path("我的 网站")
    let end = try run(["new", "site", site, "--now", "2025-10-21"], language: language)
    #expect(end.status == 0, "\(end.errors)")
    #expect(end.errors.contains(next) && end.errors.contains("cd \"\(site)\""))
    let build = try run(
      ["build", "--strict", "--site", site, "--now", "2025-10-21"], language: language)
    #expect(build.status == 0, "\(build.errors)")
    #expect(folder.exists("我的 网站/output/index.html"))
  }

  @Test func neverWritesOverWhatStands() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "site/notes.txt")
    let end = try run(["new", "site", folder.path("site"), "--now", "2025-10-21"])
    #expect(end.status == 2 && end.errors.contains("notes.txt"))
    #expect(try folder.files().count == 1)

    let site = folder.path("new")
    #expect(try run(["new", "site", site, "--now", "2025-10-21"]).status == 0)
    let news = ["new", "news", "一个标题", "--site", site, "--now", "2025-10-21"]
    let first = try run(news)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.errors.contains("已写 content/news/2025/10/2025-10-21-一个标题.md\n"))
    #expect(first.errors.contains("删掉 status: draft"))
    try folder.write("changed", to: "new/content/news/2025/10/2025-10-21-一个标题.md")
    let second = try run(news)
    #expect(second.status == 2 && second.errors.contains("已经有了"))
    #expect(try folder.text("new/content/news/2025/10/2025-10-21-一个标题.md") == "changed")
  }

  @Test(arguments: [
    ["new", "news", " "], ["new", "news", "标题", "--column", "没有"], ["new", "register", "走访"],
    ["new", "register", "visits"], ["new", "circular", "上个月"], ["new", "issue", "--now", "昨天"],
  ])
  func whatCannotBeBegunEndsWithTwo(_ arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let site = folder.path("site")
    #expect(try run(["new", "site", site, "--now", "2025-10-21"]).status == 0)
    let before = try folder.files()
    let end = try run(arguments + ["--site", site])
    #expect(end.status == 2, "\(end.errors)")
    #expect(try folder.files() == before)
  }

  @Test func outsideASiteItSaysWhereToGo() throws {
    let folder = try TemporaryFolder()
    let end = try run(["new", "page", "标题", "--site", folder.path])
    #expect(end.status == 2 && end.errors.contains("--site"))
  }
}
