import BulletinModel
import Testing

@testable import BulletinPages

/// Which files a change touches.
@Suite struct PlanChangeTests {
  private func planned(_ items: [NewsItem], issues: [BulletinIssue] = []) async throws -> Plan {
    let rows = (1...9).map { number in
      (id: "a\(number)", date: "2025-0\(number)-05", kind: "study", host: "b\(number % 2)")
    }
    let edition = try SampleEdition.edition(
      news: items, issues: issues,
      branches: [
        SampleEdition.branch("b0"), SampleEdition.branch("b1", parent: "b0", region: "east"),
      ],
      registers: ["activities": SampleEdition.activities(rows)],
      vocabularies: SampleEdition.vocabularies,
      settings: SampleEdition.settings(languages: ["zh-Hans", "en"]))
    return try #require(await plan(edition, figures: SampleEdition.noFigures).value)
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
      try await planned(items("从前的正文。"), issues: [issue]),
      try await planned(items("后来的正文，更长。"), issues: [issue])
    )
    let file = "content/news/2025/08/n2.md"
    #expect(await old.marks(workers: 1).faces == new.marks(workers: 1).faces)
    let showing = try #require(new.paths(touchedBy: PlanChange(texts: [file])))
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
    let old = try await planned(items(), issues: [issue])
    let (marks, before) = (await old.marks(workers: 1), try await pages(of: old))
    for number in stride(from: 1, through: 60, by: 7) {
      let new = try await planned(items(renamed: number), issues: [issue])
      let now = await new.marks(workers: 2)
      let file = try #require(new.index.edition.news.first { $0.key.hasSuffix("/n\(number)") }).file
      let source = SourceChange(changed: [file])
      #expect(await new.marks(workers: 2, over: marks, since: source) == now)
      let change = try #require(PlanChange(from: marks, to: now, of: new, source))
      #expect(change.texts == [file] && change.reworded == [file] && !change.hasOtherRows)
      let touched = try #require(new.paths(touchedBy: change))
      let after = try await pages(of: new)
      let changed = Set(after.filter { before[$0.key] != $0.value }.keys)
        .filter { !$0.contains("search/") }
      #expect(changed.count > 3)
      #expect(changed.subtracting(touched) == [])
    }
    // Far from the newest, an item is announced on some pages and not on all.
    let oldest = try #require(old.index.edition.news.last).file
    let touched = try #require(
      old.paths(touchedBy: PlanChange(texts: [oldest], reworded: [oldest])))
    #expect(touched.count { $0.hasPrefix("news/") && $0.count > 20 } < 40)
  }

  /// Many items beside which one more is put in turn.
  private func manyItems(_ count: Int = 60, and more: NewsItem? = nil) -> [NewsItem] {
    let columns: [String?] = ["headlines", "notices", nil]
    let items = (1...count).map { number in
      SampleEdition.item(
        "n\(number)", "2025-0\(1 + number % 9)-\(10 + number % 18)", column: columns[number % 3],
        tags: ["甲", "乙", "丙"].filter { _ in number % 4 < 2 },
        region: ["city", "east", nil][number % 4 % 3],
        branch: number % 5 == 0 ? "b\(number % 2)" : nil, body: prose("正文。"))
    }
    let english = (1...9).map { number in
      SampleEdition.item(
        "n\(number)", "2025-0\(1 + number % 9)-\(10 + number % 18)", language: "en",
        body: prose("Text."))
    }
    return items + english + [more].compactMap { $0 }
  }

  /// New items of any day, of this list or that: no file is another that is not told of, and of a new item in the
  /// middle of all most pages are as they were.
  @Test func aNewItemTouchesEveryFileThatKnowsOfIt() async throws {
    let old = try await planned(manyItems())
    let (marks, before) = (await old.marks(workers: 1), try await pages(of: old))
    let standing = Set(old.files.map(\.path))
    let dates = ["2025-01-01", "2025-03-14", "2025-05-20", "2025-09-10", "2025-09-28"]
    let others: [NewsItem] = dates.flatMap { date in
      [
        SampleEdition.item("x", date, tags: ["甲", "新"], region: "east"),
        SampleEdition.item("x", date, column: nil, tags: ["丙"]),
        SampleEdition.item(
          "x", date, column: "notices", region: "city", branch: "b0", activity: "a2"),
        SampleEdition.item("x", date, language: "en"),
      ]
    }
    for item in others + [SampleEdition.item("n44", "2025-09-18", language: "en")] {
      let new = try await planned(manyItems(and: item))
      let source = SourceChange(changed: [], added: [item.file, "content/news/draft.md"])
      let now = await new.marks(workers: 2, over: marks, since: source)
      #expect(await new.marks(workers: 1) == now)
      let change = try #require(PlanChange(from: marks, to: now, of: new, source))
      let touched = try #require(
        new.paths(touchedBy: change, missing: Set(new.files.map(\.path)).subtracting(standing)))
      let after = try await pages(of: new)
      let changed = Set(after.filter { before[$0.key] != $0.value }.keys)
        .filter { !$0.contains("search/") }
      #expect(changed.count > 8)
      #expect(changed.subtracting(touched) == [], "\(item.file)")
    }
  }

  @Test func aNewItemOfSomeMonthsAgoIsAnnouncedBesideFew() async throws {
    let old = try await planned(manyItems(600))
    let late = SampleEdition.item("x", "2025-03-14", column: "notices")
    let new = try await planned(manyItems(600, and: late))
    let change = try #require(
      PlanChange(
        from: await old.marks(workers: 2), to: await new.marks(workers: 2), of: new,
        SourceChange(changed: [], added: [late.file])))
    let standing = Set(old.files.map(\.path))
    let touched = try #require(
      new.paths(touchedBy: change, missing: Set(new.files.map(\.path)).subtracting(standing)))
    #expect(touched.count { $0.contains("/n") && $0.hasSuffix("/index.html") } < 150)
  }

  /// Where a list, or another page to which any may lead, is new, all are made.
  @Test func theFirstItemOfAPlaceTouchesAll() async throws {
    let old = try await planned(manyItems())
    let (marks, standing) = (await old.marks(workers: 1), Set(old.files.map(\.path)))
    let first = SampleEdition.item("x", "2025-05-20", region: "west")
    let new = try await planned(manyItems(and: first))
    let source = SourceChange(changed: [], added: [first.file])
    let change = try #require(
      PlanChange(from: marks, to: await new.marks(workers: 1), of: new, source))
    #expect(
      new.paths(touchedBy: change, missing: Set(new.files.map(\.path)).subtracting(standing)) == nil
    )
  }

  @Test func otherNewFilesChangeMore() async throws {
    let old = try await planned(manyItems())
    let marks = await old.marks(workers: 1)
    for path in ["content/pages/new.md", "content/activities/2025.csv", "templates/item.mustache"] {
      #expect(
        PlanChange(from: marks, to: marks, of: old, SourceChange(changed: [], added: [path]))
          == nil)
    }
    #expect(
      PlanChange(
        from: marks, to: marks, of: old, SourceChange(changed: [], added: ["content/news/a.jpg"]))
        != nil)
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
    let source = SourceChange(changed: ["content/news/2025/08/n1.md"])
    let old = try await planned(items(address: "n1")).marks(workers: 1)
    let new = try await planned(items(address: "other"))
    let (whole, over) = (
      await new.marks(workers: 1), await new.marks(workers: 1, over: old, since: source)
    )
    #expect(whole == over)
    #expect(old.faces.filter { whole.faces[$0.key] != $0.value }.count == 2)
    #expect(PlanChange(from: old, to: whole, of: new, source) == nil)
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
