import BulletinModel
import Testing

@testable import BulletinPages

@Suite("Rendered pages")
struct PageTests {
  private func site() async throws -> (plan: Plan, files: [String: String]) {
    let (edition, figures) = try SampleEdition.whole()
    let plan = try #require(await plan(edition, figures: figures).value)
    return (plan, try await pages(of: plan))
  }

  /// The addresses of all links of a page below the root.
  private func links(in page: String) -> [Substring] {
    page.split(separator: " href=\"/").dropFirst().compactMap {
      $0.split(separator: "\"", omittingEmptySubsequences: false).first
    }
  }

  /// The ids of a page.
  private func ids(in page: String) -> [String] {
    page.split(separator: " id=\"").dropFirst().compactMap {
      $0.split(separator: "\"").first.map(String.init)
    }
  }

  @Test("lead only where there is a page and an anchor")
  func deadLinks() async throws {
    let (plan, files) = try await site()
    let outputs = Set(plan.files.map(\.path))
    for (path, page) in files where path.hasSuffix(".html") {
      for link in links(in: page) {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let decoded = PercentEncoding.decoded(parts[0])
        let file = decoded.isEmpty || decoded.hasSuffix("/") ? decoded + "index.html" : decoded
        #expect(outputs.contains(file), "\(path) links to \(link)")
        if parts.count == 2, let target = files[file] {
          #expect(
            ids(in: target).contains(PercentEncoding.decoded(parts[1])), "\(path) links to \(link)")
        }
      }
    }
  }

  @Test("can all be reached from the home page")
  func orphans() async throws {
    let (plan, files) = try await site()
    var reached: Set<String> = ["index.html", "404.html"]
    var open = ["index.html"]
    while let path = open.popLast() {
      for link in links(in: files[path] ?? "") {
        let bare = PercentEncoding.decoded(link.prefix { $0 != "#" })
        let file = bare.isEmpty || bare.hasSuffix("/") ? bare + "index.html" : bare
        if files[file] != nil, reached.insert(file).inserted { open.append(file) }
      }
    }
    for file in plan.files where file.kind == .page {
      #expect(reached.contains(file.path), "nothing leads to \(file.path)")
    }
  }

  @Test("have one heading of the first level, one title of their own and unique ids")
  func headings() async throws {
    let (_, files) = try await site()
    var titles: [String: String] = [:]
    for (path, page) in files.sorted(by: { $0.key < $1.key }) where path.hasSuffix(".html") {
      #expect(page.split(separator: "<h1", omittingEmptySubsequences: false).count == 2, "\(path)")
      let ids = ids(in: page)
      #expect(Set(ids).count == ids.count, "\(path) repeats an id")
      let title = try #require(page.split(separator: "<title>").last?.split(separator: "<").first)
      #expect(titles.updateValue(path, forKey: String(title)) == nil, "\(path): \(title)")
    }
  }

  @Test("have the same bytes whatever the order of the input and the number of workers")
  func determinism() async throws {
    let (edition, figures) = try SampleEdition.whole()
    let shuffled = Edition(
      settings: edition.settings, now: edition.now, vocabularies: edition.vocabularies,
      columns: edition.columns, news: edition.news.reversed(), pages: edition.pages.reversed(),
      issues: edition.issues, branches: edition.branches, registers: edition.registers,
      theme: edition.theme)
    let first = try await pages(of: try #require(await plan(edition, figures: figures).value))
    let second = try await pages(
      of: try #require(await plan(shuffled, figures: figures).value), workers: 4)
    #expect(first.keys.sorted() == second.keys.sorted())
    for (path, page) in first { #expect(second[path] == page, "\(path) differs") }
  }

  @Test("escape a hostile title everywhere")
  func hostileTitle() async throws {
    let hostile = "</script><script>alert(1)</script>\"'&<b>"
    let edition = try SampleEdition.edition(
      news: [SampleEdition.item("a", title: hostile, tags: ["<i>\"标签"])])
    let files = try await pages(
      of: try #require(await plan(edition, figures: SampleEdition.noFigures).value))
    for (path, text) in files where !path.hasSuffix(".css") {
      #expect(!text.contains("<script>alert"), "\(path)")
      #expect(!text.contains("<b>\"") && !text.contains("<i>\""), "\(path)")
    }
    let page = try #require(files["news/2025/08/a/index.html"])
    #expect(page.contains(#""headline":"\u003c/script\u003e\u003cscript\u003ealert(1)"#))
  }

  @Test("tell machines what an item is")
  func structuredData() async throws {
    let page = try #require(try await site().files["news/2025/02/n1/index.html"])
    #expect(page.contains(#""@type":"NewsArticle","headline":"标题n1""#))
    #expect(page.contains(#""datePublished":"2025-02-02""#))
    #expect(page.contains(#""@type":"BreadcrumbList""#))
    #expect(
      page.contains("hreflang=\"x-default\" href=\"https://news.example.org/news/2025/02/n1/\""))
    #expect(
      page.contains(
        "<meta property=\"og:image\" content=\"https://news.example.org/news/2025/02/n1/p1.jpg\">"))
    #expect(
      page.contains(
        "<meta property=\"article:published_time\" content=\"2025-02-02T00:00:00+08:00\">"))
  }

  @Test("carry the government's tags in order: site, column, article")
  func governmentTags() async throws {
    let edition = try SampleEdition.edition(
      news: [SampleEdition.item("a")],
      settings: SampleEdition.settings(profile: .governmentCN, siteIDCode: "bm12345678"))
    let files = try await pages(
      of: try #require(await plan(edition, figures: SampleEdition.noFigures).value))
    let page = try #require(files["news/2025/08/a/index.html"])
    let names = page.split(separator: "<meta name=\"").dropFirst()
      .compactMap { $0.split(separator: "\"").first.map(String.init) }
      .filter { $0.first?.isUppercase == true }
    #expect(
      names == [
        "SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnDescription",
        "ColumnKeywords", "ColumnType", "ArticleTitle", "PubDate", "ContentSource", "Author",
        "Description", "Url",
      ])
    #expect(page.contains("<meta name=\"PubDate\" content=\"2025-08-15 00:00\">"))
    #expect(page.contains("<meta name=\"ContentSource\" content=\"工作委员会\">"))
    #expect(page.contains("<meta name=\"SiteDomain\" content=\"news.example.org\">"))
  }

  @Test("tell coverage with its counts, its change in points and who reached the target")
  func coverage() async throws {
    let page = try #require(try await site().files["statistics/coverage/index.html"])
    #expect(page.contains("截至2025年9月30日，全市覆盖率为<b>90.00%</b>，比上年同期提高6.00个百分点。"))
    #expect(page.contains("各地区中，东区最高，为<b>92.00%</b>；西区最低，为87.00%。"))
    #expect(page.contains("达到目标（88%）的地区有<b>1个</b>，共2个地区有数据。"))
    #expect(page.contains("<code>900 ÷ 1,000 = 90.00%</code>"))
    #expect(page.contains("样例数据"))
    #expect(page.contains(#""@type":"Dataset""#))
    let english = try #require(try await site().files["en/statistics/coverage/index.html"])
    #expect(english.contains("<html lang=\"en\" dir=\"ltr\" "))
    #expect(english.contains("up 6.00 points"))
  }

  @Test("tell a crowded day by kind and the others one by one")
  func crowdedDay() async throws {
    let files = try await site().files
    let august = try #require(files["activities/2025-08/index.html"])
    #expect(august.contains("<h3>学习18场</h3>") && august.contains("<h3>走访17场</h3>"))
    #expect(!august.contains("<h3>活动a0</h3>"))
    #expect(august.contains("举办：组织b1、组织b2") || august.contains("举办：组织b2、组织b1"))
    let october = try #require(files["activities/2025-10/index.html"])
    #expect(october.contains("<h3>活动a35</h3>") && october.contains("id=\"d20\""))
  }

  @Test("count what was held and tell what is planned apart")
  func planned() async throws {
    let files = try await site().files
    let october = try #require(files["activities/2025-10/index.html"])
    // The 20th is the day of the build; four more days follow.
    #expect(october.contains("开展活动1场，参与20人次，另有4场将举行"))
    let year = try #require(files["activities/index.html"])
    #expect(year.contains("开展活动36场，参与720人次，另有4场将举行"))
  }

  @Test("keep the ids of an issue's articles apart")
  func issueAnchors() async throws {
    let prose = SampleEdition.body(
      "<h2 id=\"一\">一</h2><p><a href=\"#fn1\">1</a><a href=\"◯\">x</a></p><p id=\"fn1\">注</p>",
      links: ["#一"], anchors: ["一", "fn1"])
    let news = [
      SampleEdition.item("a", body: prose), SampleEdition.item("b", body: prose),
    ]
    let issue = BulletinIssue(
      id: "2025-08", file: "content/issues/2025-08.md", number: 8, total: 56,
      date: SampleEdition.day("2025-08-31"), issuer: "办公室", items: news.map(\.key))
    let edition = try SampleEdition.edition(news: news, issues: [issue])
    let files = try await pages(
      of: try #require(await plan(edition, figures: SampleEdition.noFigures).value))
    let page = try #require(files["issues/2025-08/index.html"])
    #expect(page.contains("id=\"a1-一\"") && page.contains("id=\"a2-一\""))
    #expect(page.contains("href=\"#a2-fn1\"") && page.contains("id=\"a2-fn1\""))
    #expect(page.contains("href=\"/news/2025/08/a/#%E4%B8%80\""))
    #expect(page.contains("2025年第8期（总第56期）"))
  }

  @Test(
    "cut lists of every length", arguments: [(1, 1), (10, 1), (11, 2), (21, 3)])
  func lists(_ count: Int, _ pages: Int) async throws {
    let news = (1...count).map { SampleEdition.item("n\($0)", column: nil) }
    let edition = try SampleEdition.edition(news: news)
    let plan = try #require(await plan(edition, figures: SampleEdition.noFigures).value)
    let lists = plan.files.map(\.path).filter { $0.hasPrefix("news/") && !$0.hasPrefix("news/2") }
    #expect(lists.count == pages)
    let files = try await BulletinPagesTests.pages(of: plan)
    let last = try #require(
      files[pages == 1 ? "news/index.html" : "news/page/\(pages)/index.html"])
    #expect(last.contains("共\(count)条"))
    #expect(last.contains("class=\"pages\"") == false || pages > 1)
  }

  @Test("number photographs where there are several")
  func photos() async throws {
    let many = ["p1", "p2"].map { SampleEdition.photo("content/news/2025/08/\($0).jpg") }
    let edition = try SampleEdition.edition(
      news: [
        SampleEdition.item("many", photos: many),
        SampleEdition.item("one", photos: [SampleEdition.photo("content/news/2025/08/p.jpg")]),
      ])
    let files = try await pages(
      of: try #require(await plan(edition, figures: SampleEdition.noFigures).value))
    let page = try #require(files["news/2025/08/many/index.html"])
    #expect(page.contains("图①") && page.contains("图②"))
    #expect(files["news/2025/08/one/index.html"]?.contains("图①") == false)
    #expect(page.contains("loading=\"lazy\""))
  }

  @Test("caption photographs where the prose places them and go on counting after the text")
  func placedPhotos() async throws {
    let photos = ["p1", "p2"].map { SampleEdition.photo("content/news/2025/08/\($0).jpg") }
    let edition = try SampleEdition.edition(
      news: [
        SampleEdition.item(
          "a", photos: photos,
          body: SampleEdition.body("<figure><img▢>◇</figure>", images: ["p1.jpg"]))
      ])
    let files = try await pages(
      of: try #require(await plan(edition, figures: SampleEdition.noFigures).value))
    let page = try #require(files["news/2025/08/a/index.html"])
    let placed =
      "<figure><img src=\"/news/2025/08/a/p1.jpg\" width=\"1200\" height=\"800\""
      + " fetchpriority=\"high\" decoding=\"async\"><figcaption>"
      + "<span class=\"no\">图①</span> 图注"
    #expect(page.contains(placed))
    let parts = page.split(separator: "图②", omittingEmptySubsequences: false)
    #expect(parts.count == 2 && parts[0].contains("/news/2025/08/a/p2.jpg"))
    #expect(
      !page.contains("src=\"/news/2025/08/a/p1.jpg\" width=\"1200\" height=\"800\" alt=\"窗口\""))
  }
}
