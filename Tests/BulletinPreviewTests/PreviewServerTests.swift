import BulletinPreview
import BulletinTestSupport
import Foundation
import Testing

@Suite(
  .serialized, .timeLimit(.minutes(2)),
  .enabled(if: Tool.find("curl") != nil, "SKIPPED: curl is not installed; nobody asks the preview"))
struct PreviewServerTests {
  private static let page = "<html><body><p>稿件</p></body></html>"

  private static func site(notices: [PreviewNotice] = []) -> PreviewSite {
    PreviewSite(
      answer: { path in
        switch path {
        case "/", "/新闻/": PreviewAnswer(isFound: true, path: "index.html", bytes: Array(page.utf8))
        case "/新闻": PreviewAnswer(isFound: true, path: "新闻/index.html", bytes: Array(page.utf8))
        case "/a.csv": PreviewAnswer(isFound: true, path: "a.csv", bytes: Array("x\n".utf8))
        default: PreviewAnswer(isFound: false, path: "404.html", bytes: Array(page.utf8))
        }
      }, notices: { _ in notices }, unpublished: { ["/新闻/": "草稿"] })
  }

  /// Runs a server while `body` asks it; it is given the address without a path.
  private func serving(
    _ site: PreviewSite, _ changes: PreviewChanges = PreviewChanges(),
    _ body: @escaping @Sendable (String) async throws -> Void
  ) async throws {
    let server = PreviewServer(site: site, changes: changes, words: PreviewWords(isChinese: true))
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let running = Task { try await server.run(ports: 0...0) { port.yield($0) } }
    defer { running.cancel() }
    var iterator = ports.makeAsyncIterator()
    let found = try #require(await iterator.next())
    try await body("http://127.0.0.1:\(found)")
  }

  /// What a server answered.
  private struct Answer {
    let status: Int
    let headers: [String: String]
    let text: String
  }

  /// Asks by curl, on a thread that no task needs.
  private static func ask(
    _ address: String, method: String = "GET", host: String? = nil
  ) async throws -> Answer {
    let curl = try #require(Tool.find("curl"))
    let arguments =
      ["-s", "-S", "-i", "--max-time", "30", "-X", method]
      + (host.map { ["-H", "Host: \($0)"] } ?? []) + [address]
    let output = try await withCheckedThrowingContinuation { done in
      DispatchQueue.global().async {
        done.resume(with: Result { try Tool.run(curl, arguments).output })
      }
    }
    let parts = output.components(separatedBy: "\r\n\r\n")
    let lines = parts[0].components(separatedBy: "\r\n")
    let status = try #require(
      lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) }, "\(output)")
    let headers = lines.dropFirst().map { $0.components(separatedBy: ": ") }
      .map { ($0[0].lowercased(), $0.dropFirst().joined(separator: ": ")) }
    return Answer(
      status: status, headers: Dictionary(headers, uniquingKeysWith: { first, _ in first }),
      text: parts.dropFirst().joined(separator: "\r\n\r\n"))
  }

  @Test func givesPagesWithItsScript() async throws {
    try await serving(PreviewServerTests.site()) { base in
      let answer = try await PreviewServerTests.ask(base + "/")
      #expect(answer.status == 200)
      #expect(answer.text.hasPrefix("<html><body><p>稿件</p>"))
      #expect(answer.text.contains("<script src=\"/_bulletin/preview.js\" data-version=\"1\""))
      #expect(answer.text.hasSuffix("</body></html>"))
      let script = try await PreviewServerTests.ask(base + "/_bulletin/preview.js")
      #expect(script.status == 200)
      let style = try await PreviewServerTests.ask(base + "/_bulletin/preview.css")
      #expect(style.headers["content-type"] == "text/css; charset=utf-8")
    }
  }

  @Test func leavesOtherFilesAsTheyAre() async throws {
    try await serving(PreviewServerTests.site()) { base in
      let answer = try await PreviewServerTests.ask(base + "/a.csv")
      #expect(answer.text == "x\n")
      #expect(answer.headers["cache-control"] == "no-store")
    }
  }

  @Test func leadsToTheAddressWithItsSlash() async throws {
    try await serving(PreviewServerTests.site()) { base in
      let answer = try await PreviewServerTests.ask(base + "/%E6%96%B0%E9%97%BB")
      #expect(answer.status == 302)
      #expect(
        answer.headers["location"] == "/%E6%96%B0%E9%97%BB/")
    }
  }

  @Test func saysThatAPageIsMissing() async throws {
    try await serving(PreviewServerTests.site()) { base in
      let answer = try await PreviewServerTests.ask(base + "/nowhere/")
      #expect(answer.status == 404)
    }
  }

  @Test func answersNobodyWhoCallsItByAnotherName() async throws {
    try await serving(PreviewServerTests.site()) { base in
      let foreign = try await PreviewServerTests.ask(base + "/", host: "evil.example")
      #expect(foreign.status == 403)
      let posted = try await PreviewServerTests.ask(base + "/", method: "POST")
      #expect(posted.status == 405)
    }
  }

  @Test func letsItsScriptAskForChanges() async throws {
    let page = """
      <html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      script-src 'self'"></head><body></body></html>
      """
    let site = PreviewSite(
      answer: { _ in PreviewAnswer(isFound: true, path: "index.html", bytes: Array(page.utf8)) },
      notices: { _ in [] }, unpublished: { [:] })
    try await serving(site) { base in
      let text = try await PreviewServerTests.ask(base + "/").text
      #expect(
        text.contains("content=\"connect-src 'self'; default-src 'none'; script-src 'self'\""))
    }
  }

  @Test func showsNoticesEscaped() async throws {
    let notice = PreviewNotice(
      weight: .error, place: "content/news/a.md:3:1", message: "E1 <script>", remedy: "a & b")
    try await serving(PreviewServerTests.site(notices: [notice])) { base in
      let text = try await PreviewServerTests.ask(base + "/").text
      #expect(text.contains("<summary>预览：1 处错误</summary>"))
      #expect(
        text.contains(
          "<code>content/news/a.md:3:1</code> E1 &lt;script&gt;<br><small>a &amp; b</small>"))
      #expect(text.contains("class=\"bulletin-notices bulletin-error\" data-pagefind-ignore open"))
    }
  }

  @Test func tellsOfAChangeAtOnce() async throws {
    let changes = PreviewChanges()
    try await serving(PreviewServerTests.site(), changes) { base in
      async let waited = PreviewServerTests.ask(base + "/_bulletin/changes?after=1")
      try await Task.sleep(for: .milliseconds(100))
      await changes.announce()
      let first = try await waited
      #expect(first.text == "{\"version\":2}")
      let second = try await PreviewServerTests.ask(base + "/_bulletin/changes?after=1")
      #expect(second.text == "{\"version\":2}")
      let page = try await PreviewServerTests.ask(base + "/")
      #expect(page.text.contains(">{\"/新闻/\":\"草稿\"}</script>"))
    }
  }

  @Test func saysThatAPortIsTaken() async throws {
    try await serving(PreviewServerTests.site()) { base in
      let port = try #require(URL(string: base)?.port)
      let second = PreviewServer(
        site: PreviewServerTests.site(), changes: PreviewChanges(),
        words: PreviewWords(isChinese: true))
      await #expect(throws: PreviewFailure.portTaken(first: port, last: port)) {
        try await second.run(ports: port...port) { _ in }
      }
    }
  }
}
