import BulletinModel
import Testing

@testable import BulletinPages

@Suite("Feeds")
struct FeedTests {
  let feed = NewsFeed(
    title: "同行", description: "一个<网站>", language: "zh-Hans", home: "https://news.example.org/",
    atomURL: "https://news.example.org/feed.xml", jsonURL: "https://news.example.org/feed.json",
    author: "工作委员会",
    entries: [
      .init(
        url: "https://news.example.org/news/2025/08/a/", title: "甲 & 乙", summary: "摘要",
        authors: ["甲"], published: "2025-08-15T00:00:00+08:00",
        updated: "2025-08-16T09:00:00+08:00", categories: ["要闻", "标签"],
        image: "https://news.example.org/news/2025/08/a/p.jpg",
        html: Array("<p>正文 &amp; “引”\u{1}</p>".utf8))
    ])

  @Test("are Atom")
  func atom() {
    #expect(
      String(decoding: feed.atom(), as: UTF8.self) == """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom">
        <id>https://news.example.org/</id>
        <title>同行</title>
        <subtitle>一个&lt;网站&gt;</subtitle>
        <updated>2025-08-16T09:00:00+08:00</updated>
        <link rel="self" type="application/atom+xml" href="https://news.example.org/feed.xml"/>
        <link rel="alternate" type="text/html" href="https://news.example.org/"/>
        <author><name>工作委员会</name>
        </author>
        <entry>
        <id>https://news.example.org/news/2025/08/a/</id>
        <title>甲 &amp; 乙</title>
        <link rel="alternate" type="text/html" href="https://news.example.org/news/2025/08/a/"/>
        <published>2025-08-15T00:00:00+08:00</published>
        <updated>2025-08-16T09:00:00+08:00</updated>
        <author><name>甲</name>
        </author>
        <category term="要闻"/>
        <category term="标签"/>
        <summary>摘要</summary>
        <content type="html">&lt;p&gt;正文 &amp;amp; “引”&lt;/p&gt;</content>
        </entry>
        </feed>

        """)
  }

  @Test("are JSON Feed")
  func json() {
    let expected =
      #"{"version":"https://jsonfeed.org/version/1.1","title":"同行","#
      + #""home_page_url":"https://news.example.org/","feed_url":"https://news.example.org/feed.json","#
      + #""description":"一个\u003c网站\u003e","language":"zh-Hans","authors":[{"name":"工作委员会"}],"#
      + #""items":[{"id":"https://news.example.org/news/2025/08/a/","#
      + #""url":"https://news.example.org/news/2025/08/a/","title":"甲 \u0026 乙","summary":"摘要","#
      + #""content_html":"\u003cp\u003e正文 \u0026amp; “引”\u0001\u003c/p\u003e","#
      + #""image":"https://news.example.org/news/2025/08/a/p.jpg","#
      + #""date_published":"2025-08-15T00:00:00+08:00","date_modified":"2025-08-16T09:00:00+08:00","#
      + #""authors":[{"name":"甲"}],"tags":["要闻","标签"]}]}"# + "\n"
    #expect(String(decoding: feed.json(), as: UTF8.self) == expected)
  }

  @Test("hold the newest items of their own list, with absolute addresses")
  func ofLists() async throws {
    let linked = SampleEdition.body(
      "<a href=\"◯\">x</a><img▢>", links: ["b.md"], images: ["p.jpg"])
    let news = [
      SampleEdition.item("b", "2025-08-01", column: nil),
      SampleEdition.item(
        "a", "2025-08-02", photos: [SampleEdition.photo("content/news/2025/08/p.jpg")],
        body: linked),
      SampleEdition.item("c", "2025-08-03"),
    ]
    let checked = await plan(
      try SampleEdition.edition(news: news), figures: SampleEdition.noFigures,
      options: PlanOptions(feedLength: 2))
    let files = try await pages(of: try #require(checked.value))
    let all = try #require(files["feed.xml"])
    #expect(all.contains("/news/2025/08/c/</id>") && all.contains("/news/2025/08/a/</id>"))
    #expect(!all.contains("/news/2025/08/b/</id>"))
    #expect(all.contains("href=&quot;https://news.example.org/news/2025/08/b/&quot;"))
    #expect(all.contains("src=&quot;https://news.example.org/news/2025/08/a/p.jpg&quot;"))
    let column = try #require(files["columns/headlines/feed.xml"])
    #expect(column.contains("<id>https://news.example.org/columns/headlines/</id>"))
    #expect(!column.contains("/news/2025/08/b/</id>"))
    let list = try #require(files["columns/headlines/index.html"])
    #expect(list.contains("href=\"/columns/headlines/feed.xml\""))
    #expect(!list.contains("href=\"/feed.xml\" title") && !list.contains("href=\"/feed.json\""))
  }

  @Test("never say that an item changed before it was published")
  func updatedBeforePublished() async throws {
    let item = SampleEdition.item("a")
    let changed = NewsItem(
      key: item.key, language: item.language, file: item.file, headline: item.headline,
      genre: .news, date: item.date, updated: CivilDateTime(SampleEdition.day("2025-01-01")),
      slug: "a", body: item.body)
    let checked = await plan(
      try SampleEdition.edition(news: [changed]), figures: SampleEdition.noFigures)
    let files = try await pages(of: try #require(checked.value))
    #expect(files["feed.xml"]?.contains("2025-01-01") == false)
    #expect(files["news/2025/08/a/index.html"]?.contains("article:modified_time") == false)
  }
}

@Suite("Sitemap")
struct SitemapTests {
  @Test("lists every page but redirects, the search and the missing page, with its languages")
  func lists() async throws {
    let (edition, figures) = try SampleEdition.whole()
    let plan = try #require(await plan(edition, figures: figures).value)
    let files = try await pages(of: plan)
    let sitemap = try #require(files["sitemap.xml"])
    let listed = sitemap.split(separator: "<loc>").dropFirst().compactMap {
      $0.split(separator: "</loc>").first
    }
    #expect(Set(listed).count == listed.count)
    #expect(
      listed.count
        == plan.files.filter {
          $0.kind == .page && $0.path != "404.html" && !$0.path.hasSuffix("search/index.html")
        }.count)
    #expect(
      sitemap.contains(
        "<xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://news.example.org/en/news/2025/02/n1/\"/>"
      ))
    #expect(files["robots.txt"]?.contains("Sitemap: https://news.example.org/sitemap.xml") == true)
  }

  @Test("is parted where it grows too long")
  func parted() async throws {
    let news = (1...7).map { SampleEdition.item("n\($0)") }
    let plan = try #require(
      await plan(
        try SampleEdition.edition(news: news), figures: SampleEdition.noFigures,
        options: PlanOptions(sitemapLimit: 4)
      ).value)
    let files = try await pages(of: plan)
    let parts = files.keys.filter { $0.hasPrefix("sitemap-") }.sorted()
    // Seven items, the home page, the archive and a column.
    #expect(parts == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"])
    let index = try #require(files["sitemap.xml"])
    #expect(index.contains("<sitemap><loc>https://news.example.org/sitemap-3.xml</loc>"))
    let count = parts.reduce(0) { $0 + (files[$1]?.split(separator: "<url>").count ?? 1) - 1 }
    #expect(count == 10)
  }
}

@Suite("XML text")
struct XMLTextTests {
  @Test(
    "escapes marks and drops what XML cannot hold",
    arguments: [
      ("文<“&”>，\"", "文&lt;“&amp;”&gt;，&quot;"), ("一\u{FFFE}二\u{FFFF}三\u{FFFD}", "一二三\u{FFFD}"),
      ("a\u{1}\u{B}b\t\n", "ab\t\n"), ("\u{2028}é😀", "\u{2028}é😀"),
    ])
  func escapes(_ text: String, _ expected: String) {
    var xml = XMLText()
    let start = xml.bytes.count
    xml.element("t", text)
    #expect(String(decoding: xml.bytes[start...], as: UTF8.self) == "<t>\(expected)</t>\n")
  }
}

@Suite("JSON text")
struct JSONTextTests {
  @Test(
    "cannot end a script element or break a line",
    arguments: [
      ("</script>", #""\u003c/script\u003e""#), ("a\"b\\c", #""a\"b\\c""#),
      ("\n\t\u{7F}", #""\n\u0009\u007f""#), ("\u{2028}\u{2029}", #""\u2028\u2029""#),
      ("文&<!--", #""文\u0026\u003c!--""#), ("\u{20A8}\u{E2}", "\"\u{20A8}\u{E2}\""),
      ("文\u{2028}“<”，", #""文\u2028“\u003c”，""#),
    ])
  func escapes(_ text: String, _ json: String) {
    #expect(String(decoding: JSONText.string(text).data, as: UTF8.self) == json)
  }

  @Test("leaves out members without a value and keeps the order of the others")
  func members() {
    let object = JSONText.object(
      ("b", .number(1)), ("a", .optional(nil)), ("c", .list([.string("x"), .number(-2)])))
    #expect(String(decoding: object.data, as: UTF8.self) == #"{"b":1,"c":["x",-2]}"#)
  }
}
