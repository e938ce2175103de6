import BulletinModel
import BulletinSource
import BulletinTestSupport
import Testing

@Suite struct CheckTests {
  @Test func readsAPlainFileWithoutFrontMatter() async throws {
    let site = try await SampleSite(
      """
      -- content/news/2025-08-15-东城区办起读书会.md --
      读书会每周一次。来的人不少。

      """)
    site.expect()
    let item = try site.onlyItem()
    #expect(item.key == "2025-08-15-东城区办起读书会")
    #expect(item.headline.title == "东城区办起读书会")
    #expect(item.date.iso == "2025-08-15")
    #expect(item.slug == "东城区办起读书会")
    #expect(item.summary == "读书会每周一次。")
    #expect(item.genre == .news && item.status == .published && item.language == "zh-Hans")
  }

  @Test func hasNoEditionWithoutSettingsButAllFaults() async throws {
    let files = folder(SampleSite.base + "\n-- content/news/a.md --\n正文。\n")
      .filter { $0.key != "content/site.yml" }
    let checked = try await check(
      SourceTree(files: files), options: CheckOptions(now: .local(SampleSite.noon)))
    #expect(checked.value == nil)
    #expect(checked.diagnostics.map(\.code) == [.emptyRequired, .missingSetting])
  }

  @Test func namesAllFaultsOfAllFilesAtOnceInOrder() async throws {
    let site = try await SampleSite(
      """
      -- content/pages/b.md --
      ---
      1️⃣titel: 甲
      2️⃣other: 乙
      ---
      正文。
      -- content/news/2025-08-15-a.md --
      ---
      region: 3️⃣eest
      ---
      正文。
      """)
    site.expect(.unknownKey, .unknownKey, .unknownTerm)
    #expect(
      site.labels == [
        "E13 content/news/2025-08-15-a.md:2:9", "E03 content/pages/b.md:2:1",
        "E03 content/pages/b.md:3:1",
      ])
    #expect(site.edition != nil)
    #expect(site.faults.allSatisfy { $0.excerpt != nil })
  }

  @Test func raisesAndLowersAsTheSiteAsks() async throws {
    let item = SampleSite.item("subtitle: ——记东城区\nupdated: 2025-08-01")
    let settings = """
      -- content/site.yml --
      title: {zh: 测试简报, en: Test Bulletin}
      base_url: https://test.example.org/
      languages: [zh-Hans, en, ug]
      severity: {E36: note, E86: error}

      """
    let site = try await SampleSite(settings + item)
    #expect(
      site.faults.map(\.code) == [.subtitleDash, .dateOrder])
    #expect(site.faults.map(\.severity) == [.note, .error])
  }

  @Test func takesAnotherAddressFromTheOptions() async throws {
    let checked = try await check(
      SourceTree(files: folder(SampleSite.base)),
      options: CheckOptions(now: .local(SampleSite.noon), baseURL: "https://other.example.org/a"))
    #expect(checked.value?.settings.baseURL == "https://other.example.org/a/")
    #expect(checked.value?.settings.title.text(in: "zh") == "测试简报")
  }

  @Test func namesWhatTheSettingsReferToInVain() async throws {
    let site = try await SampleSite(
      """
      -- content/site.yml --
      title: {zh: 测试简报, en: Test Bulletin}
      base_url: https://test.example.org/
      languages: [zh-Hans, en, ug]
      home: {lead: 1️⃣2025-08-15-b, columns: [notes, 2️⃣note], notices: 3️⃣动态}
      statistics: {region: 4️⃣citi, key_sectors: [school]}
      -- content/news/2025-08-15-a.md --
      正文。
      """)
    site.expect(.danglingReference, .unknownTerm, .unknownTerm, .unknownTerm)
  }

  @Test func givesTheSameForAnyNumberOfWorkers() async throws {
    let many = (1...150).map { number in
      "-- content/news/2025-08-\(number % 15 + 1)-第\(number)篇.md --\n"
        + "---\nregion: \(number % 7 == 0 ? "eest" : "east")\n---\n正文第\(number)段。\n"
    }.joined()
    let one = try await SampleSite(many, workers: 1)
    let four = try await SampleSite(many, workers: 4)
    #expect(one.faults == four.faults && one.faults.count == 21)
    #expect(one.edition?.news == four.edition?.news && one.edition?.news.count == 150)
  }

  @Test func sortsNewsNewestFirstThenByKey() async throws {
    let site = try await SampleSite(
      ["2025-08-14-b", "2025-08-15-a", "2025-08-14-a"].map {
        "-- content/news/\($0).md --\n正文。\n"
      }.joined())
    #expect(
      site.edition?.news.map(\.key) == ["2025-08-15-a", "2025-08-14-a", "2025-08-14-b"])
  }

  @Test func unifiesTheSpellingsOfATag() async throws {
    let site = try await SampleSite(
      """
      -- content/news/2025-08-14-a.md --
      ---
      tags: [AI 应用, 读书]
      ---
      正文。
      -- content/news/2025-08-15-b.md --
      ---
      tags: ａｉ应用、读书
      ---
      正文。
      """)
    site.expect()
    #expect(site.edition?.news.map(\.tags) == [["AI 应用", "读书"], ["AI 应用", "读书"]])
  }

  @Test func aTagOfAnotherSpellingChangesNothingElseOfAnItem() async throws {
    func item(tags: String) async throws -> NewsItem {
      let site = try await SampleSite(
        """
        -- content/news/2025-08-14-a.md --
        ---
        title: 共[3](stat:activities?period=2025-07)场
        tags: \(tags)
        ---
        又有[3](stat:activities?period=2025-07)场，去了20人。
        -- content/news/2025-08-15-b.md --
        ---
        tags: [ai]
        ---
        正文。
        """)
      return try #require(site.edition?.news.last)
    }
    let (same, other) = try await (item(tags: "[ai]"), item(tags: "[ＡＩ]"))
    #expect(same.figures.citations.count == 2 && !same.figures.loose.isEmpty)
    #expect(other.with(tags: same.tags) == same)
  }

  @Test func namesStaleAndEmptyColumns() async throws {
    let site = try await SampleSite(
      """
      -- content/columns.yml --
      - 1️⃣{id: notes, name: {zh: 动态}, max_age_days: 14}
      - 2️⃣{id: files, name: {zh: 文件}, max_age_days: 180}
      - {id: talk, name: {zh: 讲堂}}
      -- content/news/2025-07-31-a.md --
      ---
      column: 动态
      ---
      正文。
      """)
    site.expect(.staleColumn, .staleColumn)
    #expect(
      site.faults.map { $0.message(in: .chinese) } == ["栏目“动态”已 15 天未更新", "栏目“文件”还没有稿件"])
  }

  @Test func sparesAColumnOnItsLastDay() async throws {
    let site = try await SampleSite(
      """
      -- content/columns.yml --
      - {id: notes, name: {zh: 动态}, max_age_days: 14}
      -- content/news/2025-08-01-a.md --
      ---
      column: notes
      ---
      正文。
      """)
    site.expect()
  }

  @Test func namesWhatTheThemeLacks() async throws {
    let site = try await SampleSite(
      """
      -- templates/strings/en.yml --
      page: {previous: Previous}
      """)
    #expect(
      Set(site.faults.map { $0.message(in: .english) }) == [
        "no en text for \"page.next\"", "no zh-Hans text for \"page.previous\"",
        "no ug text for \"page.previous\"",
      ])
    #expect(site.edition?.theme.templates.map(\.name) == ["page"])
    #expect(site.edition?.theme.strings.map(\.language) == ["zh-Hans", "en", "ug"])
  }

  @Test func asksForTemplatesAndWords() async throws {
    let none = try await check(
      SourceTree(files: folder(SampleSite.base).filter { !$0.key.hasPrefix("templates/") }),
      options: CheckOptions(now: .local(SampleSite.noon)))
    #expect(none.diagnostics.map(\.code) == [.missingSetting])
    let noWords = try await check(
      SourceTree(files: folder(SampleSite.base).filter { !$0.key.hasSuffix("ug.yml") }),
      options: CheckOptions(now: .local(SampleSite.noon)))
    #expect(noWords.diagnostics.map(\.span.file) == ["templates/strings/ug.yml"])
  }
}
