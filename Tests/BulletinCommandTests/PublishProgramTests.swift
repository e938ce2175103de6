import BulletinTestSupport
import Foundation
import Testing

/// `bulletin publish` and what belongs to it, as a user runs them.
@Suite(.enabled(if: Program.path != nil, "the program is not built: set BULLETIN_PROGRAM"))
struct PublishProgramTests {
  @Test func publishesListsGoesBackAndVerifies() throws {
    let office = try Office()
    let first = try office.run("publish", "office")
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.errors.contains("已发布到“office”"))
    #expect(first.errors.contains("没有写 url"))
    #expect(try office.page("news/2025/08/稿件/").contains("第一版"))
    try office.write("第二版", to: "2025-08-02-新稿")
    #expect(try office.run("publish").status == 0, "one target needs no name")
    #expect(try office.page("news/2025/08/新稿/").contains("第二版"))
    let list = try office.run("releases", "office")
    #expect(list.status == 0 && list.output.split(separator: "\n").count == 2)
    #expect(list.output.hasPrefix("线上"))
    #expect(list.output.contains("editor@"))
    let back = try office.run("rollback", "office")
    #expect(back.status == 0, "\(back.errors)")
    #expect(!office.folder.exists("www/current/news/2025/08/新稿"))
    #expect(try office.run("verify", "office").status == 0)
    try office.folder.write("changed", to: "www/current/index.html")
    let broken = try office.run("verify", "office")
    #expect(broken.status == 3)
    #expect(broken.errors.contains("改动  index.html"))
    #expect(broken.errors.contains("bulletin publish"))
    let mended = try office.run("publish")
    #expect(mended.status == 0, "\(mended.errors)")
    #expect(try office.run("verify").status == 0)
  }

  @Test func faultsLeaveTheLiveSite() throws {
    let office = try Office()
    #expect(try office.run("publish").status == 0)
    try office.folder.write("---\ntitle: 坏\n\n正文\n", to: "site/content/news/2025-08-03-坏.md")
    let end = try office.run("publish")
    #expect(end.status == 1)
    #expect(end.errors.contains("E01 错误") && end.errors.contains("线上的网站没有改动"))
    // Going back needs no content without faults.
    try office.folder.write(
      "---\ntitle: 好\n---\n正文\n", to: "site/content/news/2025-08-03-坏.md")
    #expect(try office.run("publish").status == 0)
    try office.folder.write("---\ntitle: 坏\n\n正文\n", to: "site/content/news/2025-08-03-坏.md")
    #expect(try office.run("rollback").status == 0)
    #expect(!office.folder.exists("www/current/news/2025/08/坏"))
  }

  @Test func aDryRunShowsPagesAndChangesNothing() throws {
    let office = try Office()
    #expect(try office.run("publish", "--dry-run").output.contains("还没有发布过"))
    #expect(!office.folder.exists("www"))
    #expect(try office.run("publish").status == 0)
    let before = try FileManager.default.destinationOfSymbolicLink(
      atPath: office.folder.path("www/current"))
    try office.write("改过", to: "2025-08-01-稿件")
    try office.write("新的", to: "2025-08-02-新稿")
    let end = try office.run("publish", "--dry-run")
    #expect(end.status == 0, "\(end.errors)")
    #expect(end.output.contains("新增网页 1\n  news/2025/08/新稿/index.html"))
    #expect(end.output.contains("  news/2025/08/稿件/index.html"))
    #expect(end.output.contains("删去网页 0"))
    let after = try FileManager.default.destinationOfSymbolicLink(
      atPath: office.folder.path("www/current"))
    #expect(after == before)
  }

  @Test func embargoedAndWithdrawnItemsAreInNoByte() throws {
    let office = try Office()
    try office.write("撤回前", to: "2025-08-02-要撤回")
    #expect(try office.run("publish").status == 0)
    #expect(office.folder.exists("www/current/news/2025/08/要撤回/index.html"))
    try office.write("撤回前", to: "2025-08-02-要撤回", head: "status: withdrawn\n")
    try office.write(
      "UNTIL-LATER-4711", to: "2025-08-03-保密", head: "publish_at: 2025-09-02 09:00\n")
    try office.write("DRAFT-4711", to: "2025-08-03-草稿", head: "status: draft\n")
    #expect(try office.run("publish").status == 0)
    #expect(!office.folder.exists("www/current/news/2025/08/要撤回"))
    let live = office.folder.path("www/current/")
    let files = try TemporaryFolder.files(at: try FileManager.default.realPath(live))
    #expect(files.count > 10)
    for (path, bytes) in files {
      for word in ["UNTIL-LATER-4711", "DRAFT-4711", "保密", "草稿", "撤回前"] {
        #expect(!path.contains(word))
        #expect(Data(bytes).range(of: Data(word.utf8)) == nil, "\(word) is in \(path)")
      }
    }
  }

  @Test func anUnknownTargetAndNoneEndWithTwo() throws {
    let office = try Office()
    let unknown = try office.run("publish", "nowhere")
    #expect(unknown.status == 2 && unknown.errors.contains("只有：office"), "\(unknown.errors)")
    try office.settings(targets: "")
    let none = try office.run("rollback")
    #expect(none.status == 2 && none.errors.contains("targets:"), "\(none.errors)")
  }

  @Test func draftsAndWrongReleasesAreWrongUsage() throws {
    let office = try Office()
    #expect(try office.run("publish", "--drafts").status == 2)
    #expect(try office.run("rollback", "--to", "yesterday").status == 2)
    #expect(try office.run("rollback").status == 3, "nothing was published")
  }

  @Test func aPlaceThatCannotBeWrittenEndsWithThree() throws {
    let office = try Office()
    try office.folder.write("a file", to: "www")
    let end = try office.run("publish")
    #expect(end.status == 3, "\(end.errors)")
    #expect(end.errors.contains("www"))
    #expect(try office.folder.text("www") == "a file")
  }

  /// A disk that takes no more bytes, by the system's own limit on files.
  @Test func aFullDiskLeavesTheLiveSite() throws {
    let office = try Office()
    #expect(try office.run("publish").status == 0)
    let large = String(repeating: "很长的一段。", count: 40_000)
    try office.write(large, to: "2025-08-02-长稿")
    let program = try #require(Program.path)
    let end = try Tool.run(
      "/bin/sh",
      [
        "-c", "ulimit -f 400; trap '' XFSZ; exec \"$@\"", "sh", program, "publish", "--site",
        office.folder.path("site"), "--now", "2025-09-01", "--lang", "zh",
      ])
    #expect(end.status == 3, "\(end.output)")
    #expect(end.output.contains("磁盘空间"), "\(end.output)")
    #expect(try office.run("verify").status == 0)
    #expect(!office.folder.exists("www/current/news/2025/08/长稿"))
    #expect(try office.run("publish").status == 0)
    #expect(office.folder.exists("www/current/news/2025/08/长稿"))
  }
}

extension FileManager {
  /// The path behind links.
  fileprivate func realPath(_ path: String) throws -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }
}

/// A site and the place to which it is published, in one temporary folder.
struct Office {
  let folder: TemporaryFolder

  init(keep: Int = 5) throws {
    folder = try TemporaryFolder()
    try settings(targets: "targets: {office: {folder: \(folder.path("www")), keep: \(keep)}}\n")
    try write("第一版", to: "2025-08-01-稿件")
  }

  func settings(targets: String) throws {
    try folder.writeSettings(targets, to: "site/content/site.yml")
  }

  func write(_ text: String, to name: String, head: String = "") throws {
    let title = name.split(separator: "-").last ?? ""
    try folder.write(
      "---\ntitle: \(title)\n\(head)---\n\(text)。\n", to: "site/content/news/\(name).md")
  }

  func page(_ address: String) throws -> String {
    try folder.text("www/current/\(address)index.html")
  }

  func command(_ words: [String]) -> [String] {
    words + ["--site", folder.path("site"), "--now", "2025-09-01"]
  }

  func run(_ words: String...) throws -> Program.End {
    try Program.run(
      command(words), language: "zh_CN.UTF-8",
      variables: ["USER": "editor", "TMPDIR": folder.path])
  }
}
