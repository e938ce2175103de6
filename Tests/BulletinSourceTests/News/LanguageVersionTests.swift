import BulletinModel
import BulletinTestSupport
import Testing

@Suite struct LanguageVersionTests {
  static let original = """
    -- content/news/2025-08-15-稿件.md --
    ---
    title: 稿件
    column: notes
    region: east
    genre: 通讯
    slug: item
    photos: [{file: a.png, alt: 夜色里的驿站}]
    ---
    正文。
    -- content/news/a.png | photo --
    1600x1067

    """

  @Test func inheritsWhatATranslationLeavesOut() async throws {
    let site = try await SampleSite(
      LanguageVersionTests.original
        + """
        -- content/news/2025-08-15-稿件.ug.md --
        ---
        title: ماقالە
        ---
        تېكىست.
        """)
    site.expect()
    let news = try #require(site.edition?.news)
    #expect(news.map(\.language) == ["ug", "zh-Hans"])
    #expect(Set(news.map(\.key)) == ["2025-08-15-稿件"])
    let translation = try #require(news.first { $0.language == "ug" })
    #expect(translation.column == "notes" && translation.region == "east")
    #expect(translation.genre == .feature && translation.slug == "item")
    #expect(translation.photos.map(\.file.path) == ["content/news/a.png"])
    #expect(translation.date.iso == "2025-08-15")
  }

  @Test func namesAnotherDate() async throws {
    let site = try await SampleSite(
      LanguageVersionTests.original
        + """
        -- content/news/2025-08-15-稿件.en.md --
        ---
        title: Item
        date: 1️⃣2025-08-14
        ---
        Text.
        """)
    site.expect(.languageMismatch)
  }

  @Test func namesATranslationOfNothing() async throws {
    let site = try await SampleSite(
      "-- content/news/2025-08-15-稿件.en.md --\n1️⃣---\ntitle: Item\n---\nText.\n")
    site.expect(.languageMismatch)
    #expect(try site.onlyItem().language == "en")
  }

  @Test func namesASuffixThatTheHeadContradicts() async throws {
    let site = try await SampleSite(
      LanguageVersionTests.original
        + "-- content/news/2025-08-15-稿件.en.md --\n---\ntitle: Item\nlang: 1️⃣ug\n---\nText.\n")
    site.expect(.languageMismatch)
  }

  @Test func namesTwoFilesForOneLanguage() async throws {
    let site = try await SampleSite(
      LanguageVersionTests.original
        + "-- content/news/2025-08-15-稿件.zh.md --\n1️⃣---\ntitle: 稿件二\n---\n正文。\n")
    site.expect(.duplicateItem)
    #expect(try site.onlyItem().headline.title == "稿件")
    #expect(
      site.faults.first?.message(in: .chinese)
        == "content/news/2025-08-15-稿件.md 和 content/news/2025-08-15-稿件.zh.md 是同一稿件")
  }

  @Test func namesALanguageThatTheSiteDoesNotHave() async throws {
    let site = try await SampleSite(
      LanguageVersionTests.original
        + "-- content/news/2025-08-15-稿件.fr.md --\n1️⃣---\ntitle: Article\n---\nTexte.\n")
    site.expect(.unknownTerm)
    #expect(try site.onlyItem().language == "zh-Hans")
  }
}

@Suite struct VisibilityTests {
  @Test(arguments: [
    ("status: draft", false, true), ("status: review", false, true),
    ("status: withdrawn", false, false), ("status: published", true, true),
    ("publish_at: 2025-08-15 13:00", false, true), ("publish_at: 2025-08-15 11:00", true, true),
    ("date: 2025-08-16", false, true), ("date: 2025-08-15 12:01", false, true),
    ("date: 2025-08-15 12:00", true, true), ("genre: 通知\nexpires: 2025-08-15", true, true),
  ])
  func showsWhatIsOut(_ head: String, _ isShown: Bool, _ isShownInPreview: Bool) async throws {
    let site = try await SampleSite(SampleSite.item(head))
    #expect(site.edition?.news.isEmpty == !isShown)
    let preview = try await SampleSite(SampleSite.item(head), includesDrafts: true)
    #expect(preview.edition?.news.isEmpty == !isShownInPreview)
  }

  @Test func warnsOfAFutureDateUnlessPublicationIsPlanned() async throws {
    let future = try await SampleSite(SampleSite.item("date: 1️⃣2025-08-16"))
    future.expect(.dateOrder)
    let planned = try await SampleSite(
      SampleSite.item("date: 2025-08-16\npublish_at: 2025-08-16 08:00"))
    planned.expect()
  }

  @Test func doesNotLetADraftStopARelease() async throws {
    let text = SampleSite.item(
      "status: draft\nregion: eest", body: "![](a.jpg)\n\n请联系13812345678。")
    let site = try await SampleSite(text)
    #expect(
      site.faults.map { "\($0.code.label) \($0.severity)" }
        == ["E13 warning", "E90 warning", "E23 warning", "E21 error"])
    let preview = try await SampleSite(text, includesDrafts: true)
    #expect(preview.faults.allSatisfy { $0.severity == .error })
  }

  @Test func leavesTheProseOfWhatWasTakenBackAlone() async throws {
    let site = try await SampleSite(
      SampleSite.item("status: withdrawn\naliases: [/a/]", body: "![](a.jpg)"))
    site.expect()
    #expect(site.edition?.news.isEmpty == true)
  }
}
