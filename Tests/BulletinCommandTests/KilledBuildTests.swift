import BulletinTestSupport
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Builds that are killed, and disks that are full or may not be written.
@Suite(
  .serialized, .enabled(if: Program.path != nil, "the program is not built: set BULLETIN_PROGRAM"))
struct KilledBuildTests {
  private let site: TemporaryFolder

  init() throws {
    site = try TemporaryFolder()
    for day in 1...9 {
      try site.write(
        "---\ntitle: 稿件\(day)\n---\n正文。\n", to: "content/news/2025-08-0\(day)-稿件\(day).md")
    }
  }

  private func name(_ title: String) throws {
    try site.write(
      "title: \(title)\nbase_url: https://test.example.org/\nlanguages: [zh-Hans]\n"
        + "time_zone: Asia/Shanghai\nfooter: {organiser: 测试办公室}\n",
      to: "content/site.yml")
  }

  private var arguments: [String] { ["build", "--site", site.path, "--now", "2025-09-01"] }

  /// The names of sites on the pages that stand, and how many pages there are.
  private func standing() throws -> (titles: Set<String>, pages: Int) {
    let pages = try site.files(below: "output").filter { $0.key.hasSuffix(".html") }
    let texts = pages.values.map { String(decoding: $0, as: UTF8.self) }
    let titles = ["甲地简报", "乙地简报"].filter { title in texts.contains { $0.contains(title) } }
    return (Set(titles), pages.count)
  }

  /// With and without what the last build left, the tree that it replaced among it.
  @Test(arguments: [true, false])
  func aKilledBuildLeavesOneWholeSite(isFresh: Bool) throws {
    let arguments = arguments + (isFresh ? ["--fresh"] : [])
    // The first time takes longer: it asks other programs what they are.
    try name("乙地简报")
    #expect(try Program.run(arguments, language: "zh_CN.UTF-8").status == 0)
    try name("甲地简报")
    let started = Date()
    #expect(try Program.run(arguments, language: "zh_CN.UTF-8").status == 0)
    let whole = Date().timeIntervalSince(started) * 1.2
    let pages = try standing().pages
    var outcomes: [String: Int] = [:]
    for round in 0..<50 {
      try name(round % 2 == 0 ? "乙地简报" : "甲地简报")
      // What is changed in the moment of a build is not remembered.
      if !isFresh { Thread.sleep(forTimeInterval: 0.15) }
      let process = Process()
      process.executableURL = URL(fileURLWithPath: try #require(Program.path))
      process.arguments = arguments
      process.environment = ["LANG": "zh_CN.UTF-8", "PATH": "/usr/bin:/bin"]
      process.standardError = FileHandle.nullDevice
      try process.run()
      Thread.sleep(forTimeInterval: whole * Double(round * 7 % 50) / 50)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let found = try standing()
      #expect(found.titles.count == 1, "round \(round): pages of two builds")
      #expect(found.pages == pages, "round \(round): \(found.pages) pages")
      outcomes[process.terminationReason == .exit ? "done" : "killed", default: 0] += 1
    }
    // Both happen: moments before the end, and after it.
    #expect(outcomes["killed", default: 0] > 10, "\(outcomes)")
    #expect(try Program.run(arguments, language: "zh_CN.UTF-8").status == 0)
    #expect(!site.exists(".output.staging"))
    #expect(site.exists(".bulletin/spare"))
  }

  /// A shell in which this process's user may mount file systems that nobody else sees.
  private static let mayMount: Bool = {
    guard let shell = Tool.find("unshare") else { return false }
    do {
      return try Tool.run(shell, ["-rm", "sh", "-c", "mount -t tmpfs none /mnt"]).status == 0
    } catch {
      return false
    }
  }()

  @Test(.enabled(if: mayMount, "SKIPPED: unshare and mount are not allowed here, so no small disk"))
  func aFullOrReadOnlyDiskKeepsTheSiteThatStood() throws {
    try name("甲地简报")
    try site.write("", to: "disk/.keep")
    let script = """
      set -e
      mount -t tmpfs -o size=1m none "$1/disk"
      run() { "$2" build --site "$1" --output "$1/disk/output" --now 2025-09-01 2>&1 || echo "status $?"; }
      run "$1" "$2"
      cp -r "$1/disk/output" "$1/before"
      i=0; while [ $i -lt 400 ]; do cp "$1/content/news/2025-08-01-稿件1.md" \
      "$1/content/news/2025-07-01-稿件$i.md"; i=$((i+1)); done
      echo FULL; run "$1" "$2"
      diff -r "$1/before" "$1/disk/output" && echo SAME
      mount -o remount,ro "$1/disk"
      echo READONLY; run "$1" "$2"
      diff -r "$1/before" "$1/disk/output" && echo SAME
      """
    let end = try Tool.run(
      try #require(Tool.find("unshare")),
      ["-rm", "sh", "-c", script, "sh", site.path, try #require(Program.path)])
    let parts = end.output.components(separatedBy: "FULL\n").flatMap {
      $0.components(separatedBy: "READONLY\n")
    }
    try #require(parts.count == 3, "\(end.output)")
    #expect(!parts[0].contains("status"), "\(end.output)")
    for part in parts.dropFirst() {
      #expect(part.contains("status 3\nSAME"), "\(end.output)")
    }
    #expect(parts[1].contains("No space left"), "\(end.output)")
    #expect(parts[2].contains("Read-only"), "\(end.output)")
  }
}
