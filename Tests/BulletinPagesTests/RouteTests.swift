import BulletinModel
import Testing

@testable import BulletinPages

@Suite("Route")
struct RouteTests {
  let root = SiteAddress(baseURL: "https://news.example.org/")
  let below = SiteAddress(baseURL: "https://example.org/bulletin/")

  @Test(
    "encodes its path and names its file",
    arguments: [
      ("/", "/", "index.html"),
      ("/news/2025/08/标题/", "/news/2025/08/%E6%A0%87%E9%A2%98/", "news/2025/08/标题/index.html"),
      ("/feed.xml", "/feed.xml", "feed.xml"),
      ("/a b&c'd/", "/a%20b%26c%27d/", "a b&c'd/index.html"),
    ])
  func encodes(_ path: String, _ href: String, _ output: String) {
    let route = Route(path, at: root)
    #expect(route.href == href)
    #expect(route.outputPath == output)
  }

  @Test("stands below the path of the site")
  func standsBelow() {
    #expect(Route("/news/", at: below).href == "/bulletin/news/")
    #expect(below.absolute(Route("/news/", at: below).href) == "https://example.org/bulletin/news/")
    #expect(below.ownPath(of: "https://example.org/bulletin/a/") == "/a/")
    #expect(below.ownPath(of: "https://example.org.evil/") == nil)
    #expect(below.host == "example.org")
  }

  @Test("is in form C whatever the file system gave")
  func composes() {
    let route = Route("/e\u{301}/\u{64A}\u{654}/", at: root)
    #expect(Array(route.path.utf8) == Array("/\u{E9}/\u{626}/".utf8))
  }

  @Test(
    "makes a part of an address from a name",
    arguments: [
      ("新就业群体", "新就业群体"), ("Open Day", "open-day"), ("a/b?c#d%", "a-b-c-d"), ("  x  ", "x"),
      ("..", ""), ("C++", "c++"), ("“引号”", "“引号”"), ("<b>", "b"),
    ])
  func slugs(_ name: String, _ slug: String) {
    #expect(name.slugged == slug)
  }

  @Test("decodes what it encodes", arguments: ["/标题/", "/a%b/", "/100%/", "/\u{1F600}/"])
  func roundTrips(_ path: String) {
    #expect(PercentEncoding.decoded(PercentEncoding.encoded(path)) == path)
  }

  @Test("leaves alone what is no triple", arguments: ["%", "%4", "%zz", "a%"])
  func keepsBrokenTriples(_ text: String) {
    #expect(PercentEncoding.decoded(text) == text)
  }

  @Test("puts the hash of the bytes before the ending")
  func hashesAssets() {
    #expect(AssetNames.name("fonts/x.woff2", hash: 0xab) == "fonts/x.00000000000000ab.woff2")
    #expect(AssetNames.name("LICENSE", hash: 1) == "LICENSE.0000000000000001")
  }
}

@Suite("Plan")
struct PlanTests {
  private func faults(_ edition: Edition) async -> [Diagnostic] {
    await plan(edition, figures: SampleEdition.noFigures).diagnostics
  }

  @Test("finds two items at one address, even when only case differs", arguments: ["same", "SAME"])
  func sharedRoutes(_ other: String) async throws {
    var second = SampleEdition.item("same2")
    second = NewsItem(
      key: "x", language: second.language, file: "content/news/other.md",
      headline: second.headline, genre: .news, date: second.date, slug: other, body: second.body)
    let edition = try SampleEdition.edition(news: [SampleEdition.item("same"), second])
    let found = await faults(edition).filter { $0.code == .sharedRoute }
    #expect(found.count == 1)
    #expect(found.first?.values["b"] == "content/news/other.md")
    #expect(found.first?.values["a"] == "content/news/2025/08/same.md")
  }

  @Test("finds a page where a list stands")
  func pageAgainstList() async throws {
    let edition = try SampleEdition.edition(
      news: [SampleEdition.item("a")], pages: [SampleEdition.page("news")])
    #expect(await faults(edition).map(\.code) == [.sharedRoute])
  }

  @Test("finds a file where a folder must stand")
  func fileAgainstFolder() async throws {
    let edition = try SampleEdition.edition(pages: [SampleEdition.page("robots.txt")])
    #expect(await faults(edition).contains { $0.code == .sharedRoute })
  }

  @Test(
    "refuses slugs that are no path", arguments: ["a/b", "", "..", "a?b", "a b", "a%b"])
  func slugs(_ slug: String) async throws {
    let edition = try SampleEdition.edition(news: [SampleEdition.item(slug)])
    #expect(await faults(edition).map(\.code) == [.wrongAddress])
    #expect(await faults(edition).first?.values["s"] == slug)
  }

  @Test(
    "redirects old addresses",
    arguments: [
      ("/old/", "old/index.html"), ("/old", "old/index.html"), ("/old.html", "old.html"),
      ("/%E6%97%A7/", "旧/index.html"),
    ])
  func aliases(_ alias: String, _ path: String) async throws {
    let edition = try SampleEdition.edition(
      news: [SampleEdition.item("a", title: "新<题>", aliases: [alias])])
    let checked = await plan(edition, figures: SampleEdition.noFigures)
    #expect(checked.diagnostics.isEmpty)
    let plan = try #require(checked.value)
    let file = try #require(plan.files.first { $0.path == path })
    #expect(file.kind == .redirect)
    let text = try #require(try await pages(of: plan)[path])
    #expect(text.contains("url=/news/2025/08/a/"))
    #expect(text.contains("新&lt;题&gt;") && !text.contains("<题>"))
  }

  @Test(
    "refuses aliases that are taken or no address",
    arguments: ["/news/", "old/", "/", "/a//b/", "/../x/", "/a?b/", "/NEWS/"])
  func wrongAliases(_ alias: String) async throws {
    let edition = try SampleEdition.edition(news: [SampleEdition.item("a", aliases: [alias])])
    #expect(await faults(edition).map(\.code) == [.wrongAddress])
  }

  @Test("has every kind of page of a site with everything, sorted")
  func everything() async throws {
    let (edition, figures) = try SampleEdition.whole()
    let checked = await plan(edition, figures: figures)
    #expect(checked.diagnostics.isEmpty, "\(checked.diagnostics)")
    let paths = try #require(checked.value).files.map(\.path)
    #expect(paths == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(Set(paths).count == paths.count)
    for path in [
      "index.html", "404.html", "robots.txt", "sitemap.xml", "feed.xml", "feed.json",
      "news/index.html", "news/page/3/index.html", "news/2025/02/n1/index.html",
      "news/2025/02/n1/p1.jpg", "columns/headlines/page/2/index.html", "tags/index.html",
      "tags/标签1/feed.json", "regions/east/index.html", "branches/index.html",
      "branches/b1/index.html", "branches/b1/feed.xml", "activities/index.html",
      "activities/2025-08/index.html", "statistics/index.html", "statistics/coverage/index.html",
      "issues/index.html", "issues/2025-08/index.html", "about/index.html", "en/index.html",
      "en/news/2025/02/n1/index.html", "en/about/index.html", "en/branches/b2/index.html",
      "en/statistics/coverage/index.html", "en/issues/2025-08/index.html",
    ] {
      #expect(paths.contains(path), "\(path) is missing")
    }
    for path in [
      "news/page/4/index.html", "branches/b2/feed.xml", "en/method/index.html", "en/404.html",
      "en/regions/west/index.html", "regions/city/index.html",
    ] {
      #expect(!paths.contains(path), "\(path) has nothing to show")
    }
  }

  @Test("has nothing but a home page for an empty site")
  func empty() async throws {
    let checked = await plan(try SampleEdition.edition(), figures: SampleEdition.noFigures)
    let plan = try #require(checked.value)
    #expect(
      plan.files.filter { $0.kind == .page }.map(\.path) == [
        "404.html", "index.html", "search/index.html",
      ])
    let home = try #require(try await pages(of: plan)["index.html"])
    #expect(home.contains("<html lang=\"zh-Hans\" dir=\"ltr\" "))
  }

  @Test("names the missing words of a language")
  func words() async throws {
    let whole = try SampleEdition.edition()
    let strings = whole.theme.strings[0]
    var words = strings.words
    words["made.home"] = nil
    let edition = Edition(
      settings: whole.settings, now: whole.now, vocabularies: [:], columns: [], news: [], pages: [],
      issues: [], branches: [], registers: [:],
      theme: Theme(
        templates: whole.theme.templates, assets: whole.theme.assets,
        strings: [.init(language: strings.language, file: strings.file, words: words)]))
    #expect(await faults(edition).map(\.code) == [.missingString])
    #expect(await faults(edition).first?.values["k"] == "made.home")
  }

  @Test(
    "wants the code of a government site",
    arguments: [(nil, 1), ("123", 1), ("bm12345678", 0)] as [(String?, Int)])
  func registration(_ code: String?, _ count: Int) async throws {
    let edition = try SampleEdition.edition(
      settings: SampleEdition.settings(profile: .governmentCN, siteIDCode: code))
    #expect(await faults(edition).filter { $0.code == .missingRegistration }.count == count)
  }
}
