import BulletinModel
import Testing

@testable import BulletinPages

/// Which files a change touches.
@Suite struct PlanChangeTests {
  private func planned(_ items: [NewsItem], issues: [BulletinIssue] = []) throws -> Plan {
    let edition = try SampleEdition.edition(
      news: items, issues: issues, settings: SampleEdition.settings(languages: ["zh-Hans", "en"]))
    return try #require(plan(edition, figures: SampleEdition.noFigures).value)
  }

  private func prose(_ text: String) -> Body { SampleEdition.body("<p>\(text)</p>") }

  @Test func aChangedProseChangesTheFilesThatShowItAndTheSearch() async throws {
    func items(_ text: String) -> [NewsItem] {
      (1...24).map { number in
        SampleEdition.item(
          "n\(number)", "2025-08-\(number < 10 ? "0" : "")\(number)",
          column: number < 20 ? "headlines" : nil, tags: number == 2 ? ["活动"] : [],
          body: prose(number == 2 ? text : "正文\(number)。"))
      } + [SampleEdition.item("e", language: "en", body: prose("Text."))]
    }
    let issue = BulletinIssue(
      id: "2025-08", file: "content/issues/2025-08.md", number: 8, total: 56,
      date: SampleEdition.day("2025-08-31"), issuer: "办公室", items: ["2025/08/n2", "2025/08/n3"])
    let (old, new) = (
      try planned(items("从前的正文。"), issues: [issue]),
      try planned(items("后来的正文，更长。"), issues: [issue])
    )
    let file = "content/news/2025/08/n2.md"
    #expect(await old.marks(workers: 1).faces == new.marks(workers: 1).faces)
    let showing = new.paths(touchedBy: PlanChange(texts: [file]))
    let (before, after) = (try await pages(of: old), try await pages(of: new))
    let changed = Set(after.filter { before[$0.key] != $0.value }.keys)
    #expect(changed == showing.union(changed.filter { $0.contains("search/") }))
    #expect(showing.contains("issues/2025-08/index.html"))
    #expect(showing.contains { $0.hasPrefix("columns/headlines/feed") })
    #expect(showing.contains { $0.hasPrefix("tags/") })
    // The newest twenty of all are without it.
    #expect(!showing.contains("feed.xml"))
  }

  /// Other words of each of many items in turn: no file is another that is not told of.
  @Test func otherWordsTouchEveryFileThatAnnouncesTheItem() async throws {
    let columns: [String?] = ["headlines", "notices", nil]
    func items(renamed: Int? = nil) -> [NewsItem] {
      (1...60).map { number in
        SampleEdition.item(
          "n\(number)", "2025-0\(1 + number % 9)-\(10 + number % 18)",
          title: number == renamed ? "另一个标题" : "标题\(number)", column: columns[number % 3],
          tags: ["甲", "乙", "丙"].filter { _ in number % 4 < 2 },
          region: ["city", "east", "west", nil][number % 5 % 4], body: prose("正文。"))
      } + [SampleEdition.item("n7", language: "en", body: prose("Text."))]
    }
    let issue = BulletinIssue(
      id: "2025-08", file: "content/issues/2025-08.md", number: 8, total: 56,
      date: SampleEdition.day("2025-08-31"), issuer: "办公室", items: ["2025/02/n1", "2025/03/n2"])
    let old = try planned(items(), issues: [issue])
    let (marks, before) = (await old.marks(workers: 1), try await pages(of: old))
    for number in stride(from: 1, through: 60, by: 7) {
      let new = try planned(items(renamed: number), issues: [issue])
      let now = await new.marks(workers: 2)
      let file = try #require(new.index.edition.news.first { $0.key.hasSuffix("/n\(number)") }).file
      #expect(await new.marks(workers: 2, over: marks, changed: [file]) == now)
      let change = try #require(PlanChange(from: marks, to: now, of: new, changed: [file]))
      #expect(change.texts == [file] && change.reworded == [file] && !change.hasOtherRows)
      let touched = new.paths(touchedBy: change)
      let after = try await pages(of: new)
      let changed = Set(after.filter { before[$0.key] != $0.value }.keys)
        .filter { !$0.contains("search/") }
      #expect(changed.count > 3)
      #expect(changed.subtracting(touched) == [])
    }
    // Far from the newest, an item is announced on some pages and not on all.
    let oldest = try #require(old.index.edition.news.last).file
    let touched = old.paths(touchedBy: PlanChange(texts: [oldest], reworded: [oldest]))
    #expect(touched.count { $0.hasPrefix("news/") && $0.count > 20 } < 40)
  }

  /// An item that others link to and that moves gives all of them other marks, whatever files were changed.
  @Test func marksAreNotTakenOverFromAPlanInWhichAnItemStoodElsewhere() async throws {
    func items(address: String) -> [NewsItem] {
      [
        SampleEdition.item("n1", address: address, body: prose("正文。")),
        SampleEdition.item(
          "n2", body: SampleEdition.body("<p>见<a href=\"◯\">前文</a>。</p>", links: ["n1.md"])),
      ]
    }
    let file = "content/news/2025/08/n1.md"
    let old = try await planned(items(address: "n1")).marks(workers: 1)
    let new = try planned(items(address: "other"))
    let (whole, over) = (
      await new.marks(workers: 1), await new.marks(workers: 1, over: old, changed: [file])
    )
    #expect(whole == over)
    #expect(old.faces.filter { whole.faces[$0.key] != $0.value }.count == 2)
    #expect(PlanChange(from: old, to: whole, of: new, changed: [file]) == nil)
  }

  @Test func whatOtherPagesShowMakesAnotherFace() async throws {
    let item = SampleEdition.item(
      "a", tags: ["甲"], photos: [SampleEdition.photo("content/news/p.jpg")])
    let face = try await planned([item]).marks(workers: 1).faces
    let others = [
      SampleEdition.item("a", title: "别的", tags: ["甲"], photos: item.photos),
      SampleEdition.item("a", "2025-08-16", tags: ["甲"], photos: item.photos),
      SampleEdition.item("a", column: nil, tags: ["甲"], photos: item.photos),
      SampleEdition.item("a", tags: ["甲", "乙"], photos: item.photos),
      SampleEdition.item("a", tags: ["甲"], aliases: ["/old/"], photos: item.photos),
      SampleEdition.item("a", tags: ["甲"]),
      SampleEdition.item(
        "a", tags: ["甲"], photos: item.photos,
        attachments: [
          MediaFile(
            path: "content/news/a.csv", width: nil, height: nil, size: 9, hasMetadata: false)
        ]),
    ]
    for other in others { #expect(try await planned([other]).marks(workers: 1).faces != face) }
    let rewritten = SampleEdition.item(
      "a", tags: ["甲"], photos: item.photos, body: prose("别的正文。"))
    #expect(try await planned([rewritten]).marks(workers: 1).faces == face)
  }

  /// A new property of an item belongs into `FaceHash`, or its pages into `paths(touchedBy:)`.
  @Test func everyPropertyIsThoughtOf() {
    let known = [
      "key", "language", "file", "headline", "genre", "date", "updated", "expires", "column",
      "tags",
      "keywords", "summary", "byline", "dateline", "photos", "attachments", "source", "authorNote",
      "editorNote", "credits", "corrections", "region", "sector", "branch", "activity", "issue",
      "status", "slug", "aliases", "body", "blocks", "figures",
    ]
    #expect(Mirror(reflecting: SampleEdition.item("a")).children.compactMap(\.label) == known)
    let prose = [
      "html", "holes", "links", "images", "blocks", "figures", "numerals", "headings", "anchors",
      "firstSentence", "wordCount",
    ]
    #expect(Mirror(reflecting: SampleEdition.body()).children.compactMap(\.label) == prose)
  }
}
