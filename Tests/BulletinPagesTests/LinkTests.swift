import BulletinModel
import Testing

@testable import BulletinPages

@Suite("Links of the prose")
struct LinkTests {
  private func resolve(
    _ destination: String, baseURL: String = "https://news.example.org/"
  ) async throws -> (href: String?, faults: [Diagnostic]) {
    let attachment = MediaFile(
      path: "content/news/2025/08/表.csv", width: nil, height: nil, size: 9, hasMetadata: false)
    let item = SampleEdition.item(
      "a", attachments: [attachment],
      body: SampleEdition.body("<p><a href=\"◯\">t</a></p>", links: [destination], anchors: ["一"]))
    let edition = try SampleEdition.edition(
      news: [item, SampleEdition.item("b", body: SampleEdition.body(anchors: ["结果"]))],
      pages: [SampleEdition.page("about")], branches: [SampleEdition.branch("xz")],
      settings: SampleEdition.settings(baseURL: baseURL))
    let checked = await plan(edition, figures: SampleEdition.noFigures)
    let index = checked.value?.index
    return (index?.links[0].hrefs.first, checked.diagnostics)
  }

  @Test(
    "finds what they mean",
    arguments: [
      ("b.md", "/news/2025/08/b/"), ("./b.md", "/news/2025/08/b/"),
      ("b.md#结果", "/news/2025/08/b/#%E7%BB%93%E6%9E%9C"),
      ("b.md#%E7%BB%93%E6%9E%9C", "/news/2025/08/b/#%E7%BB%93%E6%9E%9C"),
      ("../../../pages/about.md", "/about/"), ("#一", "#%E4%B8%80"), ("#", "#"), ("#top", "#top"),
      ("表.csv", "/news/2025/08/a/%E8%A1%A8.csv"),
      ("%E8%A1%A8.csv", "/news/2025/08/a/%E8%A1%A8.csv"), ("/branches/xz/", "/branches/xz/"),
      ("/branches/xz", "/branches/xz/"), ("/branches/xz/#facts", "/branches/xz/#facts"),
      ("/about/?x=1&y=2", "/about/?x=1&y=2"), ("https://news.example.org/about/", "/about/"),
      ("https://news.example.org", "/"), ("/feed.xml", "/feed.xml"),
      ("https://other.example.com/路?a=b", "https://other.example.com/%E8%B7%AF?a=b"),
      ("HTTP://other.example.com/", "HTTP://other.example.com/"),
      ("mailto:office@example.org", "mailto:office@example.org"), ("tel:+86800", "tel:+86800"),
      ("//other.example.com/x", "//other.example.com/x"),
    ])
  func finds(_ destination: String, _ href: String) async throws {
    let result = try await resolve(destination)
    #expect(result.faults.isEmpty, "\(result.faults)")
    #expect(result.href == href)
  }

  @Test("are found in Markdown that nothing has read yet, rather one too many than one too few")
  func areFoundInMarkdown() {
    let text = """
      见[甲](甲.md "题")、<a href="../07/乙.md#结果">乙</a>、[丙][c] 与 [外](https://example.org/丁.md)。

      [c]: <%E4%B8%99.md>
      """
    let files = linkedFiles(
      from: "content/news/2025/08/a.md",
      to: ["戊.md#一", "/news/己.md", "#top", "../../../../../庚.md"],
      in: Array(text.utf8))
    let folder = "content/news/2025"
    #expect(
      files == [
        "\(folder)/08/甲.md", "\(folder)/07/乙.md", "\(folder)/08/丙.md", "\(folder)/08/戊.md",
      ])
  }

  @Test(
    "are faults where they lead nowhere",
    arguments: [
      ("c.md", FaultCode.deadLink, "b.md"),
      ("../../../pages/abuot.md", .deadLink, "../../../pages/about.md"),
      ("/abuot/", .deadLink, "/about/"), ("#二", .deadLink, nil), ("b.md#结果了", .deadLink, "#结果"),
      ("/about/#nowhere", .deadLink, nil), ("表2.csv", .missingFile, "表.csv"), ("", .deadLink, nil),
      ("../../../../../etc/passwd", .deadLink, nil), ("javascript:alert(1)", .unsafeLink, nil),
      ("data:text/html,x", .unsafeLink, nil),
      ("https://news.example.org/abuot/", .deadLink, "/about/"),
    ] as [(String, FaultCode, String?)])
  func deadLinks(_ destination: String, _ code: FaultCode, _ near: String?) async throws {
    let result = try await resolve(destination)
    #expect(result.faults.map(\.code) == [code])
    #expect(result.faults.first?.values["near"] == near)
    #expect(result.faults.first?.span.start.line == 3)
  }

  @Test("keep the path below which the site stands")
  func basePath() async throws {
    let base = "https://example.org/bulletin/"
    #expect(try await resolve("/about/", baseURL: base).href == "/bulletin/about/")
    #expect(try await resolve("/bulletin/about/", baseURL: base).href == "/bulletin/about/")
    #expect(try await resolve("b.md", baseURL: base).href == "/bulletin/news/2025/08/b/")
  }

  @Test("lead to the page in the language of the text where there is one")
  func languages() async throws {
    let item = SampleEdition.item(
      "a", language: "en",
      body: SampleEdition.body(links: [
        "/branches/xz/", "../../../pages/about.md", "../../../pages/method.md",
      ]))
    let edition = try SampleEdition.edition(
      news: [item],
      pages: [
        SampleEdition.page("about"), SampleEdition.page("about", language: "en"),
        SampleEdition.page("method"),
      ], branches: [SampleEdition.branch("xz")],
      settings: SampleEdition.settings(languages: ["zh-Hans", "en"]))
    let checked = await plan(edition, figures: SampleEdition.noFigures)
    #expect(checked.diagnostics.isEmpty)
    #expect(
      checked.value?.index.links[0].hrefs == ["/en/branches/xz/", "/en/about/", "/method/"])
  }

  @Test("of pictures carry address and size, and a missing picture is a fault")
  func images() async throws {
    let photo = SampleEdition.photo("content/news/2025/08/窗.jpg")
    let body = SampleEdition.body("<img▢ alt=\"\"><img▢>", images: ["窗.jpg", "门.jpg"])
    let edition = try SampleEdition.edition(
      news: [SampleEdition.item("a", photos: [photo], body: body)])
    let checked = await plan(edition, figures: SampleEdition.noFigures)
    #expect(checked.diagnostics.map(\.code) == [.photoMissing])
    #expect(checked.diagnostics.first?.values["near"] == "窗.jpg")
    let links = try #require(checked.value?.index.links[0])
    let html = String(decoding: body.filled(links) { "\($0)" }, as: UTF8.self)
    #expect(
      html
        == "<img src=\"/news/2025/08/a/%E7%AA%97.jpg\" width=\"1200\" height=\"800\""
        + " fetchpriority=\"high\" decoding=\"async\" alt=\"\"><img>")
  }

  @Test("of pictures on other servers are faults")
  func thirdParties() async throws {
    let edition = try SampleEdition.edition(
      news: [
        SampleEdition.item(
          "a", body: SampleEdition.body("▢", images: ["https://cdn.example.com/x.png"]))
      ])
    let faults = await plan(edition, figures: SampleEdition.noFigures).diagnostics
    #expect(faults.map(\.code) == [.thirdPartyRequest])
    #expect(faults.first?.values["host"] == "cdn.example.com")
  }

  @Test("become absolute in feeds")
  func absolute() {
    let body = SampleEdition.body("<a href=\"◯\"><a href=\"◯\"><a href=\"◯\"><img▢>")
    let address = SiteAddress(baseURL: "https://news.example.org/")
    let file = MediaFile(path: "p.jpg", width: nil, height: nil, size: 0, hasMetadata: false)
    let picture = PhotoSet(
      file, at: Route("/p.jpg", at: address), settings: nil, address: address)
    let links = ResolvedLinks(
      hrefs: ["/a/?x&y", "#z", "https://other.example.com/"],
      images: [
        PlacedImage(pictures: picture, number: nil, caption: nil, credit: nil)
      ])
    let html = body.filled(
      links, origin: "https://news.example.org", page: "https://news.example.org/n/"
    ) { "\($0)" }
    #expect(
      String(decoding: html, as: UTF8.self)
        == "<a href=\"https://news.example.org/a/?x&amp;y\"><a href=\"https://news.example.org/n/#z\">"
        + "<a href=\"https://other.example.com/\"><img src=\"https://news.example.org/p.jpg\">")
  }
}
