import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinCommand

/// Where a real browser puts the parts of a page.
@Suite struct LayoutBrowserTests {
  private static let canRun = Tool.browser != nil && WebServer.isHere
  private static let reason: Comment =
    "SKIPPED: chromium or python3 is not here; nothing looks at pages in a browser"

  /// A page that shows another at a width and then says which of its parts lie on others.
  private static func ruler(_ page: String, width: Int, parts: String) -> String {
    """
    <!doctype html><title>…</title><iframe src="\(page)" width="\(width)" height="900"></iframe>
    <script>
    const frame = document.querySelector("iframe");
    frame.onload = () => {
      const parts = [...frame.contentDocument.querySelectorAll("\(parts)")];
      const boxes = parts.map(part => part.getBoundingClientRect());
      const lies = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
        && a.top < b.bottom - 1 && b.top < a.bottom - 1;
      const found = boxes.flatMap((a, i) => boxes.slice(i + 1).map((b, k) => [i, i + 1 + k, lies(a, b)]))
        .filter(([, , is]) => is).map(([i, k]) => parts[i].className + " on " + parts[k].className);
      document.body.textContent = `parts: ${parts.length}; ${found.join(", ") || "apart"}`;
    };
    </script>
    """
  }

  @Test(.enabled(if: canRun, reason), arguments: [390, 768, 1440])
  func partsOfAnItemStandApart(width: Int) async throws {
    let more = (2...9).map { day in
      "-- content/news/2025-08-0\(day)-\(day).md --\n---\ntitle: 第\(day)条\ncolumn: notes\n---\n文。\n"
    }
    let site = try FixtureSite.onBase(
      more.joined() + """
        -- content/news/2025-08-10-引用.md --
        ---
        title: 引用数字的一条
        column: notes
        region: east
        ---
        东城区的覆盖率为[80%](stat:coverage?region=east&period=2025Q2)。

        """)
    let pipeline = try site.pipeline()
    let prepared = try await pipeline.prepare()
    _ = try await pipeline.write(
      try #require(prepared.value, "\(prepared.diagnostics)"), to: site.folder.path("output"))
    let page = LayoutBrowserTests.ruler(
      "/news/2025/08/%E5%BC%95%E7%94%A8/", width: width,
      parts: ".story-head, .story-meta, .story-body, .rail, .story-next, .related")
    try site.folder.write(page, to: "output/ruler.html")
    let server = try WebServer(site.folder.path("output"))
    let said = try Tool.run(
      try #require(Tool.browser),
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=8000",
        "--user-data-dir=\(site.folder.path("profile"))", "--dump-dom", "\(server.url)ruler.html",
      ]
    ).output
    #expect(said.contains("parts: 7; apart"), "\(said)")
  }
}
