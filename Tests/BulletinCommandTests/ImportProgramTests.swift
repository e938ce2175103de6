import BulletinTestSupport
import Foundation
import Testing

/// `bulletin import` as a user runs it.
@Suite(.enabled(if: Program.path != nil, "the program is not built: set BULLETIN_PROGRAM"))
struct ImportProgramTests {
  private func run(_ arguments: [String], language: String = "zh_CN.UTF-8") throws -> Program.End {
    try Program.run(arguments, language: language)
  }

  @Test(arguments: [("zh_CN.UTF-8", "猜的，请看一眼："), ("en_GB.UTF-8", "Guessed, please look:")])
  func endsWithAReportAndASiteThatBuilds(language: String, words: String) throws {
    let folder = try TemporaryFolder()
    let site = folder.path("site")
    #expect(try run(["new", "site", site, "--now", "2025-10-21", "--lang", "zh"]).status == 0)
    try folder.write("一个标题\n\n正文一段话，说一件事情。\n", to: "in/稿.txt")
    try folder.write("日期,方式,事项数\n2025-08-05,上门,3\n", to: "in/走访.csv")
    let options = ["--site", site, "--now", "2025-10-21"]
    let end = try run(
      ["import", folder.path("in/稿.txt"), folder.path("in/走访.csv")] + options, language: language)
    #expect(end.status == 0 && end.output.contains(words), "\(end.output)\(end.errors)")
    #expect(folder.exists("site/content/news/2025/10/2025-10-21-一个标题.md"))
    #expect(folder.exists("site/content/registers/visits/走访.csv"))
    #expect(try run(["build"] + options).status == 0)
  }

  static let refused: [(arguments: [String], status: Int32)] = [
    (["import"], 2), (["import", "a.txt", "--date", "昨天"], 2),
    (["import", "a.csv", "--set", "地区"], 2), (["import", "a.csv", "--register", "走访"], 2),
    (["import", "a.txt", "--column", "没有"], 2), (["import", "没有.txt"], 1),
  ]

  @Test(arguments: refused)
  func whatCannotBeReadWritesNothing(arguments: [String], status: Int32) throws {
    let folder = try TemporaryFolder()
    let site = folder.path("site")
    #expect(try run(["new", "site", site, "--now", "2025-10-21"]).status == 0)
    let before = try folder.files()
    let end = try run(arguments + ["--site", site])
    #expect(end.status == status, "\(end.errors)")
    #expect(!(end.errors + end.output).isEmpty)
    #expect(try folder.files() == before)
  }
}
