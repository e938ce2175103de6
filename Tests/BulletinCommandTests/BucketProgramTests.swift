import BulletinTestSupport
import Foundation
import Testing

/// `bulletin publish` to an object store, as a user runs it.
@Suite(
  .enabled(if: Program.path != nil, "the program is not built: set BULLETIN_PROGRAM"),
  .enabled(
    if: Tool.find("rclone") != nil,
    "SKIPPED: rclone is not installed, nothing is published to object stores"))
struct BucketProgramTests {
  private let office: Office

  init() throws {
    office = try Office()
    try office.settings(targets: "targets: {云: {存储桶: 'store:site/www', keep: 2}}\n")
    let store = office.folder.path("store")
    try office.folder.write("[store]\ntype = alias\nremote = \(store)\n", to: "rclone.conf")
    try FileManager.default.createDirectory(atPath: store, withIntermediateDirectories: true)
  }

  private func run(_ words: String..., path: String? = nil) throws -> Program.End {
    var variables = [
      "USER": "editor", "TMPDIR": office.folder.path,
      "RCLONE_CONFIG": office.folder.path("rclone.conf"),
      // One that must not reach rclone: it would only pretend.
      "RCLONE_DRY_RUN": "true",
    ]
    let folder = (try #require(Tool.find("rclone")) as NSString).deletingLastPathComponent
    variables["PATH"] = path ?? "\(folder):/usr/bin:/bin"
    return try Program.run(
      office.command(words), language: "zh_CN.UTF-8", variables: variables)
  }

  private func page(_ address: String) throws -> String {
    try office.folder.text("store/site/www/\(address)index.html")
  }

  @Test func publishesListsGoesBackAndVerifies() throws {
    let dry = try run("publish", "云", "--dry-run")
    #expect(dry.status == 0 && dry.output.contains("还没有发布过"), "\(dry.errors)")
    #expect(try office.folder.files(below: "store").isEmpty)
    let first = try run("publish", "云")
    #expect(first.status == 0 && first.errors.contains("已发布到“云”"), "\(first.errors)")
    #expect(try page("news/2025/08/稿件/").contains("第一版"))
    let files = try office.folder.files(below: "store/site/www")
    #expect(files.keys.allSatisfy { !$0.hasSuffix(".gz") && !$0.hasSuffix(".br") })
    #expect(!files.keys.contains(".bulletin-output"))
    try office.write("第二版", to: "2025-08-02-新稿")
    let before = try office.folder.files(below: "store")
    let change = try run("publish", "--dry-run")
    #expect(change.output.contains("新增网页 1\n  news/2025/08/新稿/index.html"), "\(change.output)")
    #expect(try office.folder.files(below: "store") == before)
    #expect(try run("publish").status == 0)
    #expect(try page("news/2025/08/新稿/").contains("第二版"))
    #expect(try run("releases").output.split(separator: "\n").count == 2)
    #expect(try run("rollback").status == 0)
    #expect(!office.folder.exists("store/site/www/news/2025/08/新稿/index.html"))
    #expect(try run("verify").status == 0)
    try office.folder.write("changed", to: "store/site/www/index.html")
    let broken = try run("verify")
    #expect(broken.status == 3 && broken.errors.contains("改动  index.html"), "\(broken.errors)")
  }

  @Test func whatIsMissingIsSaidWithWhatToDo() throws {
    let bare = office.folder.path("bin")
    try FileManager.default.createDirectory(atPath: bare, withIntermediateDirectories: true)
    let none = try run("publish", path: bare)
    #expect(none.status == 3, "\(none.errors)")
    #expect(none.errors.contains("没有 rclone") && none.errors.contains("apt-get install rclone"))
    try office.settings(targets: "targets: {cloud: {bucket: 'nowhere:site'}}\n")
    let wrong = try run("publish")
    #expect(wrong.status == 3 && wrong.errors.contains("没有名叫“nowhere”的远程"), "\(wrong.errors)")
    let config = try run("server-config", "nginx")
    #expect(config.status == 2 && config.errors.contains("对象存储"), "\(config.errors)")
  }

  @Test func aSwitchThatIsCutShortIsNeverCalledASuccess() throws {
    #expect(try run("publish").status == 0)
    let real = try #require(Tool.find("rclone"))
    // From the first copy to the readers on, the store is gone.
    try office.folder.writeProgram(
      """
      #!/bin/sh
      case " $* " in *" store:site/www --no-check-dest "*) echo >'\(office.folder.path("gone"))' ;; esac
      [ ! -e '\(office.folder.path("gone"))' ] || {
        echo "Failed to copy: dial tcp 192.0.2.1:443: i/o timeout" >&2; exit 1
      }
      exec \(real) "$@"
      """, to: "bin/rclone")
    try office.write("第二版", to: "2025-08-02-新稿")
    let path = "\(office.folder.path("bin")):/usr/local/bin:/usr/bin:/bin"
    let cut = try run("publish", path: path)
    #expect(cut.status == 3, "\(cut.errors)")
    #expect(cut.errors.contains("换到") && cut.errors.contains("中断") && !cut.errors.contains("已发布"))
    #expect(cut.errors.contains("i/o timeout"))
    let list = try run("releases")
    #expect(list.output.contains("线上可能新旧混着"), "\(list.output)")
    #expect(try run("publish").status == 0, "the lock of a process that has ended is taken over")
    #expect(try page("news/2025/08/新稿/").contains("第二版"))
    #expect(try !run("releases").output.contains("线上可能新旧混着"))
    #expect(try run("verify").status == 0)
  }
}
