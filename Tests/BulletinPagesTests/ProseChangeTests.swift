import BulletinModel
import Testing

@testable import BulletinPages

/// What a changed prose changes, where nothing else of an item is another.
@Suite struct ProseChangeTests {
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
    #expect(old.faces == new.faces)
    let showing = new.paths(showingProseOf: [file])
    let (before, after) = (try await pages(of: old), try await pages(of: new))
    let changed = Set(after.filter { before[$0.key] != $0.value }.keys)
    #expect(changed == showing.union(changed.filter { $0.contains("search/") }))
    #expect(showing.contains("issues/2025-08/index.html"))
    #expect(showing.contains { $0.hasPrefix("columns/headlines/feed") })
    #expect(showing.contains { $0.hasPrefix("tags/") })
    // The newest twenty of all are without it.
    #expect(!showing.contains("feed.xml"))
  }

  @Test func whatOtherPagesShowMakesAnotherFace() throws {
    let item = SampleEdition.item(
      "a", tags: ["甲"], photos: [SampleEdition.photo("content/news/p.jpg")])
    let face = try planned([item]).faces
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
    for other in others { #expect(try planned([other]).faces != face) }
    let rewritten = SampleEdition.item(
      "a", tags: ["甲"], photos: item.photos, body: prose("别的正文。"))
    #expect(try planned([rewritten]).faces == face)
  }

  /// A new property of an item belongs into `NewsFace`, or its pages into `paths(showingProseOf:)`.
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
