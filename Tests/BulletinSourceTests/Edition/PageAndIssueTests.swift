import BulletinModel
import BulletinTestSupport
import Testing

@Suite struct StandingPageTests {
  @Test func readsPagesInOrder() async throws {
    let site = try await SampleSite(
      """
      -- content/pages/guide/联系 我们.md --
      1️⃣# 联系我们

      在工作日来。
      -- content/pages/about.md --
      ---
      标题: 关于
      顺序: -1
      更新: 2025-08-01
      旧网址: /old-about/
      ---
      关于本站。
      -- content/pages/about.en.md --
      ---
      title: About
      ---
      About us.
      -- content/pages/draft.md --
      ---
      status: draft
      ---
      草稿。
      """)
    site.expect(.missingTranslation)
    let pages = try #require(site.edition?.pages)
    #expect(pages.map(\.slug) == ["about", "about", "guide/联系-我们"])
    #expect(pages.map(\.title) == ["About", "关于", "联系我们"])
    #expect(pages.map(\.order) == [-1, -1, 0])
    #expect(pages.map(\.updated?.iso) == ["2025-08-01", "2025-08-01", nil])
    #expect(pages.map(\.summary) == ["About us.", "关于本站。", "在工作日来。"])
    #expect(pages.map(\.aliases) == [[], ["/old-about/"], []])
  }

  @Test(arguments: [
    (FaultCode.unknownKey, "1️⃣colum: notes"), (.wrongAddress, "slug: 1️⃣a//b"),
    (.wrongType, "order: 1️⃣first"), (.photoMissing, "photos: [{file: 1️⃣a.png, alt: 甲}]"),
  ])
  func namesTheFaultAtItsPlace(_ code: FaultCode, _ head: String) async throws {
    let site = try await SampleSite(
      "-- content/pages/about.md --\n---\n\(head)\n---\n正文。\n")
    site.expect(code)
  }

  @Test func namesAnAliasThatANewsItemHas() async throws {
    let site = try await SampleSite(
      SampleSite.item("aliases: [/a/]")
        + "-- content/pages/about.md --\n---\naliases: [1️⃣/a/]\n---\n正文。\n")
    site.expect(.wrongAddress)
  }

  @Test func namesATranslationOfNothing() async throws {
    let site = try await SampleSite("-- content/pages/about.en.md --\n1️⃣Text.\n")
    site.expect(.languageMismatch)
  }
}

@Suite struct IssueTests {
  private static func issue(_ name: String, _ head: String) -> String {
    "-- content/issues/\(name).md --\n---\nissuer: 测试办公室\n\(head)\n---\n"
  }

  static let news = """
    -- content/news/2025/2025-08-01-开场.md --
    正文。
    -- content/news/2025-08-02-撤回.md --
    ---
    status: withdrawn
    ---
    正文。
    -- content/news/2025-08-03-草稿.md --
    ---
    status: draft
    ---
    正文。

    """

  @Test func readsMastheadItemsAndDistribution() async throws {
    let site = try await SampleSite(
      IssueTests.news
        + IssueTests.issue(
          "2025-08",
          """
          期号: 8
          总期号: 56
          日期: 2025-08-12
          标题: 八月
          导读: 本期说读书会。
          编者按: 读书会已办一年。
          稿件: [2025-08-01-开场, content/news/2025/2025-08-01-开场.md, 2025-08-02-撤回]
          报: 市委员会
          送: [甲单位, 乙单位]
          发: 各县、各街道
          印数: 120
          """))
    site.expect()
    let issue = try #require(site.edition?.issues.first)
    #expect(issue.id == "2025-08" && issue.number == 8 && issue.total == 56)
    #expect(issue.title == "八月" && issue.lead == "本期说读书会。" && issue.copies == 120)
    #expect(issue.items == ["2025/2025-08-01-开场"])
    #expect(issue.toUp == ["市委员会"] && issue.toSide == ["甲单位", "乙单位"])
    #expect(issue.toDown == ["各县", "各街道"])
  }

  @Test func lettersReferToIssues() async throws {
    let site = try await SampleSite(
      IssueTests.issue("2025-08", "number: 8\ntotal: 8\ndate: 2025-08-12")
        + SampleSite.item("issue: 2025-08"))
    site.expect()
    #expect(try site.onlyItem().issue == "2025-08")
  }

  @Test(arguments: ["1️⃣2025-08-01-开厂", "1️⃣2025-08-03-草稿"])
  func namesItemsThatAreNotThere(_ item: String) async throws {
    let site = try await SampleSite(
      IssueTests.news
        + IssueTests.issue("2025-08", "number: 8\ntotal: 8\ndate: 2025-08-12\nitems: [\(item)]"))
    site.expect(.danglingReference)
  }

  @Test func namesNumbersDoubledAndOutOfOrder() async throws {
    let site = try await SampleSite(
      IssueTests.issue("2024-12", "number: 12\ntotal: 40\ndate: 2024-12-20")
        + IssueTests.issue("2025-01", "number: 1\ntotal: 2️⃣40\ndate: 2025-01-20")
        + IssueTests.issue("2025-02", "number: 1️⃣1\ntotal: 42\ndate: 2025-02-20")
        + IssueTests.issue("2025-05", "number: 5\ntotal: 45\ndate: 2025-05-20"))
    site.expect(.issueNumber, .issueNumber)
    #expect(site.edition?.issues.map(\.id) == ["2025-05", "2025-02", "2025-01", "2024-12"])
  }

  @Test func asksForNumberTotalAndDate() async throws {
    let site = try await SampleSite(IssueTests.issue("2025-08", "title: 八月"))
    #expect(site.faults.map(\.code) == [.emptyRequired, .emptyRequired, .emptyRequired])
    #expect(site.edition?.issues.isEmpty == true)
  }

  @Test func hidesAnIssueOfTheFuture() async throws {
    let text = IssueTests.issue("2025-09", "number: 9\ntotal: 9\ndate: 2025-09-12")
    #expect(try await SampleSite(text).edition?.issues.isEmpty == true)
    #expect(try await SampleSite(text, includesDrafts: true).edition?.issues.count == 1)
  }
}
