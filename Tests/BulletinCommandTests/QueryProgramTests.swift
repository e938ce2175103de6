import BulletinTestSupport
import Foundation
import Testing

/// `bulletin query` as a user runs it.
@Suite(.enabled(if: Program.path != nil, "the program is not built: set BULLETIN_PROGRAM"))
struct QueryProgramTests {
  private func site() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.writeSettings()
    try folder.write("- {id: east, name: 河东}\n", to: "content/vocabulary/regions.yml")
    return folder
  }

  private func run(_ arguments: [String]) throws -> Program.End {
    let site = try site()
    return try Program.run(
      ["query", "--site", site.path, "--now", "2025-09-01"] + arguments, language: "zh_CN.UTF-8")
  }

  @Test(arguments: [
    ("table", "id    name\n----  ----\neast  河东\n"), ("csv", "id,name\r\neast,河东\r\n"),
    ("json", "[\n  {\"id\": \"east\", \"name\": \"河东\"}\n]\n"),
  ])
  func answersOnStandardOutput(_ format: String, _ expected: String) throws {
    let end = try run(["SELECT id, name FROM regions", "--format", format])
    #expect(end.status == 0, "\(end.errors)")
    #expect(end.output == expected)
  }

  @Test func listsTablesWithTheirChineseNames() throws {
    let end = try run(["--tables"])
    #expect(end.status == 0, "\(end.errors)")
    #expect(end.output.contains("regions"))
    #expect(end.output.contains("指标数据"))
  }

  @Test func aWrongQueryEndsWithOneAndShowsItsPlace() throws {
    let end = try run(["SELECT nmae FROM regions"])
    #expect(end.status == 1)
    #expect(end.output.isEmpty)
    #expect(
      end.errors.contains(
        "没有名为“nmae”的列，是不是“name”？\n  SELECT nmae FROM regions\n         ^\n"))
  }

  @Test(arguments: [[], ["SELECT 1", "--tables"], ["SELECT 1", "--format", "xml"]])
  func aWrongCommandLineEndsWithTwo(_ arguments: [String]) throws {
    #expect(try run(arguments).status == 2)
  }
}
