import BulletinModel
import BulletinPages
import BulletinPublish
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinCommand

/// A site whose every name, title, cell and link tries to run a script or to break out of its place.
@Suite(.serialized)
struct HostileSiteTests {
  private static let golden = "\(FixtureSite.golden)/hostile"
  private static let judgeReason: Comment =
    "SKIPPED: python3 is not here; nobody reads the hostile site as strangers do"

  private static func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(golden)/\(name)", encoding: .utf8)
  }

  /// Builds the site below `output`, with the servers' configuration beside it.
  private func build() async throws -> FixtureSite {
    var site = try FixtureSite()
    try site.add(try HostileSiteTests.text("site.txt"))
    let pipeline = try site.pipeline()
    let prepared = try await pipeline.prepare()
    let errors = prepared.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.map { "\($0.code.label) \($0.span)" })")
    let value = try #require(prepared.value)
    let written = try await pipeline.write(value, to: site.folder.path("output"))
    #expect(try #require(written.value).pages > 100)
    let settings = value.edition.settings
    let target = try #require(settings.targets.first)
    let server = try #require(
      ServerPlan(value.plan.serverRoutes, settings: settings, target: target))
    #expect(server.redirects.count >= 2)
    let nginx = try #require(NginxText(server, listen: "80"))
    try site.folder.write(nginx.text, to: "output/nginx.conf")
    return site
  }

  private func judge(_ folder: String) throws -> [Substring] {
    let python = try #require(Tool.python)
    return try Tool.run(python, ["\(HostileSiteTests.golden)/judge.py", folder]).output
      .split(separator: "\n")
  }

  @Test(.enabled(if: Tool.python != nil, judgeReason))
  func everyTextIsEscapedForItsPlace() async throws {
    let site = try await build()
    let found = try judge(site.folder.path("output"))
    #expect(found.count == 1, "\(found.prefix(20).joined(separator: "\n"))")
    #expect(found.last?.contains(/^\d{3} files read$/) == true)
    // The texts are there, none was left out.
    let files = try site.folder.files(below: "output")
    let item = try #require(files.first { $0.key.hasSuffix("开场/index.html") })
    let page = String(decoding: item.value, as: UTF8.self)
    for number in [1, 16, 20, 26, 28, 30, 34, 35, 42, 43, 50, 51] {
      #expect(page.contains("top.boom(\(number))"), "boom(\(number)) is not on the page")
    }
  }

  /// Opens every page in Chromium; a page of the test's own shows that a script would be counted.
  @Test(.enabled(if: SearchBrowserTests.canRun, SearchBrowserTests.reason))
  func nothingRunsInABrowser() async throws {
    let site = try await build()
    let browser = try #require(Tool.browser)
    try site.folder.write(
      "<!DOCTYPE html><script>top.boom('control')</script>", to: "output/control.html")
    let pages = try site.folder.files(below: "output").keys.sorted()
      .filter { $0.hasSuffix(".html") || $0.hasSuffix(".svg") || $0.hasSuffix(".xml") }
    let addresses = pages.map {
      "/"
        + ($0.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? $0)
        .replacing("%2F", with: "/")
    }
    let list = String(decoding: try JSONEncoder().encode(addresses), as: UTF8.self)
    let driver = try HostileSiteTests.text("driver.html").replacing("PAGES", with: list)
    try site.folder.write(driver, to: "output/driver.html")
    let server = try WebServer(site.folder.path("output"))
    let shown = try Tool.run(
      browser,
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=120000",
        "--user-data-dir=\(site.folder.path("profile"))", "--dump-dom", server.url + "driver.html",
      ]
    ).output
    #expect(
      shown.contains("<title>opened \(pages.count), ran control</title>"),
      "\(shown.firstMatch(of: /<title>[^<]*/)?.output ?? "no title")")
  }

  @Test(
    .enabled(if: Tool.python != nil, judgeReason),
    arguments: [
      ("a.html", "<p onclick=\"a()\">x</p>"), ("a.html", "<a href=\" java&#115;cript:a()\">x</a>"),
      ("a.html", "<script>a()</script>"), ("a.html", "<base href=\"https://evil.example/\">"),
      ("a.html", "<script type=\"application/ld+json\">{\"a\":\"</script>"),
      ("a.svg", "<svg><script/></svg>"), ("a.xml", "<feed><title>a</feed>"),
      ("a.xml", "<feed><content type=\"html\">&lt;img onerror='a()'&gt;</content></feed>"),
      ("feed.json", "{\"items\":[{\"content_html\":\"<iframe></iframe>\"}]}"),
      ("a.csv", "甲,\"=cmd|'/c calc'!A1\"\r\n"), ("a.csv", "@SUM(A1)\r\n"),
      ("a.ics", "BEGIN:VEVENT\r\nSUMMARY:a\nATTACH:x\r\nEND:VEVENT\r\n"),
      ("a.ics", "BEGIN:VEVENT\r\nATTACH:x\r\nEND:VEVENT\r\n"),
      ("a.conf", "location \"/a\" { return 301 https://evil.example/; }"),
    ])
  func theJudgeSeesWhatIsNotEscaped(_ name: String, _ content: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(content, to: name)
    let found = try judge(folder.path)
    #expect(found.count > 1 && found.last == "1 files read", "\(found)")
  }

  @Test func linksThatRunAreRefused() async throws {
    var site = try FixtureSite()
    let base = "\(FaultFixtureTests.folder)/base.txt"
    try site.add(try String(contentsOfFile: base, encoding: .utf8))
    let links = [
      "javascript:a()", "JaVaScRiPt:a()", "data:text/html,x", "vbscript:a()",
      "&#106;avascript:a()",
    ]
    for (number, link) in links.enumerated() {
      try site.folder.write(
        "---\ntitle: 稿件\ncolumn: notes\n---\n见[链接](\(link))。\n",
        to: "content/news/2025-08-1\(number)-稿件.md")
    }
    let faults = try await site.prepare().diagnostics
    #expect(faults.count { $0.code == .unsafeLink } == links.count, "\(faults)")
  }
}
