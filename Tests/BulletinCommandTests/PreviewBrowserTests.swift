import BulletinTestSupport
import Foundation
import Testing

/// The preview as its user sees it: the program itself, and a real browser.
@Suite(
  .serialized,
  .enabled(if: Program.path != nil, "the program is not built: set BULLETIN_PROGRAM"))
struct PreviewBrowserTests {
  private let site: TemporaryFolder

  init() throws {
    site = try TemporaryFolder()
    try site.writeSettings()
    try site.write(
      "---\ntitle: 草稿一篇\nstatus: draft\n---\n正文。\n", to: "content/news/2025-08-01-草稿.md")
    try site.write(
      "---\ntitle: 明年的事\npublish_at: 2026-01-05T09:00\n---\n正文。\n",
      to: "content/news/2025-08-02-明年.md")
  }

  /// Runs the preview while `body` looks at it; it is given the address.
  private func previewing(_ body: (String) async throws -> Void) async throws {
    try site.write("", to: "said")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Program.path))
    process.arguments = ["preview", "--site", site.path, "--now", "2025-09-01", "--port", "0"]
    process.environment = ["LANG": "zh_CN.UTF-8", "PATH": "/usr/bin:/bin"]
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: site.path("said")))
    try process.run()
    defer { process.terminate() }
    // The address, and the first line about the site.
    for _ in 0..<600 where try site.text("said").split(separator: "\n").count < 2 {
      try await Task.sleep(for: .milliseconds(50))
    }
    let said = try site.text("said")
    let address = try #require(said.firstMatch(of: #/http://127\.0\.0\.1:[0-9]+//#), "\(said)")
    try await body(String(address.output))
  }

  private func page(_ address: String) throws -> String {
    let curl = try #require(Tool.find("curl"))
    return try Tool.run(curl, ["-s", "-S", address]).output
  }

  /// Tells whether a page says something within a minute.
  private func page(_ address: String, saying words: String) async throws -> Bool {
    for _ in 0..<600 {
      if try page(address).contains(words) { return true }
      try await Task.sleep(for: .milliseconds(100))
    }
    return false
  }

  @Test(.enabled(if: Tool.browser != nil, "SKIPPED: no chromium; nobody looks at the preview"))
  func marksWhatIsNotPublishedUnderThePolicyOfThePages() async throws {
    let browser = try #require(Tool.browser)
    try await previewing { address in
      let shown = try Tool.run(
        browser,
        [
          "--headless", "--no-sandbox", "--disable-gpu", "--timeout=5000",
          "--user-data-dir=\(site.path("profile"))", "--dump-dom", address,
        ]
      ).output
      #expect(shown.contains("<span class=\"bulletin-badge\">草稿</span>"), "\(shown.suffix(800))")
      #expect(shown.contains("<span class=\"bulletin-badge\">2026-01-05T09:00 发布</span>"))
      #expect(!shown.contains("violates"))
    }
  }

  @Test(.enabled(if: Tool.find("curl") != nil, "SKIPPED: no curl"))
  func showsChangesAndFaultsAndWritesNothing() async throws {
    try await previewing { address in
      #expect(try page(address).contains("草稿一篇"))
      try site.write(
        "---\ntitle: 改过的草稿\nstatus: draft\n---\n正文。\n", to: "content/news/2025-08-01-草稿.md")
      #expect(try await page(address, saying: "改过的草稿"))

      // A template that does not fit leaves nothing to show.
      try site.write("{{nowhere}}\n", to: "templates/item.mustache")
      #expect(try await page(address, saying: "这一页还是改动以前的样子"))
      let stale = try page(address)
      #expect(stale.contains("改过的草稿"))
      #expect(stale.contains("<code>templates/item.mustache:1:"))
    }
    #expect(try site.files(below: "content").count == 3)
    #expect(!site.exists("output"))
    #expect(!site.exists(".bulletin"))
  }

  @Test(.enabled(if: Tool.find("curl") != nil, "SKIPPED: no curl"))
  func answersThisMachineAlone() async throws {
    try await previewing { address in
      let curl = try #require(Tool.find("curl"))
      func head(_ path: String, _ more: [String] = []) throws -> String {
        try Tool.run(curl, ["-s", "-S", "-o", "/dev/null", "-D", "-"] + more + [address + path])
          .output.lowercased()
      }
      #expect(try head("").hasPrefix("http/1.1 200"))
      #expect(try head("", ["-H", "Host: evil.example"]).hasPrefix("http/1.1 403"))
      #expect(try head("", ["-X", "POST"]).hasPrefix("http/1.1 405"))
      #expect(try head("nowhere/").hasPrefix("http/1.1 404"))
      let folder = try head("news")
      #expect(folder.hasPrefix("http/1.1 302") && folder.contains("location: /news/\r\n"))
      let feed = try head("feed.xml")
      #expect(feed.contains("content-type: application/xml"))
      #expect(feed.contains("cache-control: no-store"))
      let port = try #require(address.split(separator: ":").last?.dropLast())
      let second = try Program.run(
        ["preview", "--site", site.path, "--port", String(port)], language: "zh_CN.UTF-8")
      #expect(second.status == 3)
      #expect(second.errors.contains("端口 \(port) 已被别的程序占用"))
    }
  }
}
