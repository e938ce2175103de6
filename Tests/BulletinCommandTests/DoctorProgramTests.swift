import BulletinTestSupport
import Testing

/// `bulletin doctor` as a user runs it.
@Suite(.enabled(if: Program.path != nil, "the program is not built: set BULLETIN_PROGRAM"))
struct DoctorProgramTests {
  @Test func endsWithZeroWhereAllIsWellAndWithOneWhereNot() throws {
    let folder = try TemporaryFolder()
    let site = folder.path("site")
    func run(_ arguments: String...) throws -> Program.End {
      try Program.run(arguments, language: "zh_CN.UTF-8")
    }
    #expect(try run("new", "site", site, "--now", "2025-10-21").status == 0)
    let well = try run("doctor", "--site", site, "--now", "2025-10-21")
    #expect(well.status == 0, "\(well.output)\(well.errors)")
    #expect(well.output.isEmpty && well.errors.contains("都好"))
    let later = try run("doctor", "--site", site, "--now", "2025-12-24")
    #expect(later.status == 1)
    #expect(later.output.contains("该更新的\n") && later.errors.contains("件要办的事"))
  }

  @Test func withoutCurlTheNetworkIsNotAsked() throws {
    let folder = try TemporaryFolder()
    let end = try Program.run(
      ["doctor", "--network", "--site", folder.path], language: "zh_CN.UTF-8",
      variables: ["PATH": "/nowhere"])
    #expect(end.status == 3 && end.errors.contains("sudo apt install curl"))
  }
}
