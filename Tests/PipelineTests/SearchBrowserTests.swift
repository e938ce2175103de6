import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinCommand

/// The search page in a real browser, served by a plain file server below a path of its own.
@Suite(.serialized)
struct SearchBrowserTests {
  static let canRun = Tool.browser != nil && WebServer.isHere
  static let reason: Comment =
    "SKIPPED: chromium or python3 is not here; nothing looks at the search in a browser"

  /// A site that was built below `/sub/` and is served there.
  private struct Served {
    let folder: TemporaryFolder
    let server: WebServer

    init() async throws {
      folder = try TemporaryFolder()
      try FileManager.default.copyItem(
        atPath: "\(FixtureSite.golden)/sites/two-languages/site", toPath: folder.path("site"))
      try folder.write(
        """
        ---
        title: 用 <img onerror> 写的标题
        date: 2025-08-20
        column: notes
        region: east
        summary: 一条消息。
        ---
        岸边的灯亮了，\\<img src=x onerror="document.title='坏'"\\> 灯一共1,200盏，占84.91%。
        """, to: "site/content/news/2025-08-20-灯.md")
      let pipeline = Pipeline(
        request: BuildRequest(
          siteFolder: folder.path("site"), themeFolder: FixtureSite.repository,
          now: .local(try #require(Moment("2025-09-01")).value),
          baseURL: "https://example.org/sub/", workers: 2))
      let prepared = try await pipeline.prepare()
      _ = try await pipeline.write(try #require(prepared.value), to: folder.path("root/sub"))
      server = try WebServer(folder.path("root"))
    }

    /// The page after its script has run.
    func page(_ address: String) throws -> String {
      let characters = CharacterSet.urlQueryAllowed.subtracting(["<", ">", "\""])
      let query = try #require(address.addingPercentEncoding(withAllowedCharacters: characters))
      let browser = try #require(Tool.browser)
      return try Tool.run(
        browser,
        [
          "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=8000",
          "--user-data-dir=\(folder.path("profile"))", "--dump-dom",
          "\(server.url)sub/\(query)",
        ]
      ).output
    }
  }

  @Test(.enabled(if: canRun, reason))
  func whatIsAskedInTheAddressIsFoundAndShownAsText() async throws {
    let served = try await Served()

    let hostile = try served.page("search/?q=img")
    #expect(hostile.contains("&lt;<mark>img</mark> onerror&gt;"))
    #expect(hostile.contains("&lt;<mark>img</mark> src=x onerror"), "the excerpt shows it as text")
    #expect(!hostile.contains("<img src=\"x\"") && !hostile.contains("<img onerror"))
    #expect(!hostile.contains("<title>坏"))
    #expect(hostile.contains("“img”共1条结果。"))
    #expect(hostile.contains("href=\"/sub/news/2025/08/"))

    for query in ["1200", "1,200", "１２００盏", "84.91", "灯亮了", "岸边 84.9"] {
      let found = try served.page("search/?q=\(query)")
      #expect(found.contains("共1条结果。"), "\(query)")
      #expect(found.contains("的标题</a>"), "\(query)")
    }
    #expect(try served.page("search/?q=1200").contains("<mark>1,200</mark>盏"))

    let nothing = try served.page("search/?q=<img src=x onerror=alert(1)>坏")
    #expect(nothing.contains("没有找到“&lt;img src=x onerror=alert(1)&gt;坏”。"))
  }

  @Test(.enabled(if: canRun, reason))
  func resultsAreNarrowedByTheAddress() async throws {
    let served = try await Served()

    let all = try served.page("search/?q=东")
    let some = try served.page("search/?q=东&kind=branch")
    #expect(all.contains("kind=branch\">组织"))
    // The words of the script stand in the page too; what is told stands in the status.
    #expect(all.contains(/role="status"[^>]*>“东”共\d+条结果。</))
    #expect(some.contains(/role="status"[^>]*>“东”共\d+条结果，符合所选条件的4条。</))
    #expect(some.contains("kind=branch\" aria-current=\"true\""))
    #expect(!some.contains("<p class=\"kick\">统计</p>"))

    let english = try served.page("en/search/?q=cov")
    #expect(english.contains("<mark>Cov</mark>erage"))

    // What cannot be fetched is told in the language of the page.
    try FileManager.default.removeItem(atPath: served.folder.path("root/sub/search/0"))
    let broken = try served.page("search/?q=灯")
    #expect(broken.contains(/role="status" aria-live="polite">检索没有成功/))
  }
}
