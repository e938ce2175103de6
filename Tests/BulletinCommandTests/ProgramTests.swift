import BulletinTestSupport
import Foundation
import Testing

/// The built program as a user runs it: exit status, standard output, standard error.
@Suite(.enabled(if: Program.path != nil, "the program is not built: set BULLETIN_PROGRAM"))
struct ProgramTests {
  private func site(_ news: String = "---\ntitle: 稿件\n---\n正文。\n") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.writeSettings()
    try folder.write(news, to: "content/news/2025-08-01-稿件.md")
    return folder
  }

  private func run(_ arguments: [String], language: String = "zh_CN.UTF-8") throws -> Program.End {
    try Program.run(arguments, language: language)
  }

  @Test func buildsASite() throws {
    let site = try site()
    let end = try run(["build", "--site", site.path, "--now", "2025-09-01"])
    #expect(end.status == 0, "\(end.errors)")
    #expect(site.exists("output/index.html"))
    #expect(end.output.isEmpty)
    #expect(end.errors.contains("已生成"))
  }

  @Test func faultsEndWithOneAndTouchNothing() throws {
    let site = try site("---\ntitle: 稿件\n\n正文。\n")
    try site.write("stands", to: "output/index.html")
    let end = try run(["build", "--site", site.path, "--now", "2025-09-01"])
    #expect(end.status == 1)
    #expect(end.errors.contains("E01 错误"))
    #expect(try site.text("output/index.html") == "stands")
    #expect(try site.files(below: "output").count == 1)
  }

  @Test(arguments: [
    ["build", "--nonsense"], ["check", "--now", "2025-13-01"], ["check", "--now", "昨天"],
    ["check", "--lang", "fr"], ["build", "--jobs", "0"], ["build", "--base-url", "test"],
  ])
  func aWrongCommandLineEndsWithTwo(_ arguments: [String]) throws {
    let end = try run(arguments)
    #expect(end.status == 2)
    #expect(end.errors.hasPrefix("命令写法不对"))
  }

  @Test func aFolderWithoutSiteEndsWithTwo() throws {
    let folder = try TemporaryFolder()
    #expect(try run(["check", "--site", folder.path]).status == 2)
  }

  @Test func anOutputThatCannotBeWrittenEndsWithThree() throws {
    let site = try site()
    try site.write("a file", to: "blocked")
    let end = try run([
      "build", "--site", site.path, "--now", "2025-09-01", "--output", site.path("blocked/output"),
    ])
    #expect(end.status == 3, "\(end.errors)")
    #expect(try site.text("blocked") == "a file")
  }

  @Test func aMissingBrowserEndsWithThreeAndTouchesNothing() throws {
    let site = try site()
    try site.write("stands", to: "output/index.html")
    for variables in [["BULLETIN_BROWSER": "/nowhere/chromium"], ["PATH": "/nowhere"]] {
      let end = try Program.run(
        ["build", "--pdf", "--site", site.path, "--now", "2025-09-01"], language: "zh_CN.UTF-8",
        variables: variables)
      #expect(end.status == 3, "\(end.errors)")
      #expect(end.errors.contains("sudo apt-get install chromium"))
      #expect(end.errors.contains("已有的网站没有改动"))
      #expect(end.errors.contains("/nowhere/chromium") == (variables["PATH"] == nil))
    }
    #expect(try site.text("output/index.html") == "stands")
  }

  @Test func theReportOfABuildIsDataOnStandardOutput() throws {
    let site = try site()
    let end = try run([
      "build", "--site", site.path, "--now", "2025-09-01", "--report", "json",
    ])
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(end.output.utf8)) as? [String: Any])
    #expect(report["errors"] as? Int == 0)
    #expect(report["built"] != nil)
  }

  @Test func ledgersWithFaultsAreGivenBack() throws {
    let site = try site()
    let table = "编号,名称,层级,类别,上级,地区\na-c,甲委员会,county,committee,,\nb-c,,county,committee,,\n"
    try site.write(table, to: "content/branches/all.csv")
    let folder = try TemporaryFolder()
    let command = ["check", "--site", site.path, "--now", "2025-09-01", "--return"]
    let end = try run(command + [folder.path("back")])
    #expect(end.status == 1, "\(end.errors)")
    #expect(end.errors.contains("退回台账 1 份"))
    let text = try folder.text("back/content/branches/all.csv")
    #expect(text.contains("编号,名称,层级,类别,上级,地区,\"需要修改\"\r\n"))
    #expect(text.contains("b-c,,county,committee,,,\"E71 “名称”不能为空"))
    #expect(try site.text("content/branches/all.csv") == table)

    try folder.write("mended", to: "back/content/branches/all.csv")
    #expect(try run(command + [folder.path("back")]).status == 3)
    #expect(try folder.text("back/content/branches/all.csv") == "mended")
    #expect(try run(command + [site.path("back")]).status == 3)
    #expect(!site.exists("back"))
  }

  @Test(arguments: [("zh_CN.UTF-8", "构建整个网站"), ("en_GB.UTF-8", "Builds the whole site")])
  func helpSpeaksTheLanguageOfTheSurroundings(_ language: String, _ phrase: String) throws {
    let end = try run(["--help"], language: language)
    #expect(end.status == 0)
    #expect(end.output.contains(phrase))
  }
}

/// The program beside the test bundle, or where BULLETIN_PROGRAM says.
enum Program {
  struct End {
    let status: Int32
    let output: String
    let errors: String
  }

  static let path: String? = {
    let named = ProcessInfo.processInfo.environment["BULLETIN_PROGRAM"]
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    let beside = (CommandLine.arguments[0] as NSString).deletingLastPathComponent
    return [named, "\(beside)/bulletin", "\(root)/.build/debug/bulletin"].compactMap { $0 }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  static func run(
    _ arguments: [String], language: String, variables: [String: String] = [:],
    by program: String? = path
  ) throws -> End {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(program))
    process.arguments = arguments
    process.environment = variables.merging(["LANG": language, "PATH": "/usr/bin:/bin"]) { a, _ in a
    }
    let folder = try TemporaryFolder()
    try folder.write("", to: "output")
    try folder.write("", to: "errors")
    process.standardOutput = try FileHandle(
      forWritingTo: URL(fileURLWithPath: folder.path("output")))
    process.standardError = try FileHandle(
      forWritingTo: URL(fileURLWithPath: folder.path("errors")))
    try process.run()
    process.waitUntilExit()
    return End(
      status: process.terminationStatus, output: try folder.text("output"),
      errors: try folder.text("errors"))
  }
}
