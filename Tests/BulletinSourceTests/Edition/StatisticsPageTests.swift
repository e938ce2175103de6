import BulletinModel
import BulletinTestSupport
import Testing

@Suite struct StatisticsPageTests {
  @Test func readsPagesOfStatisticsInOrder() async throws {
    let site = try await SampleSite(
      """
      -- content/statistics/覆盖 情况.md --
      1️⃣# 覆盖情况

      说明。
      -- content/statistics/overview.md --
      ---
      标题: 总览
      顺序: -1
      网址名: summary
      旧网址: /old/
      ---
      总览的说明。
      -- content/statistics/overview.en.md --
      ---
      title: Overview
      ---
      What there is.
      -- content/statistics/late.md --
      ---
      status: draft
      ---
      草稿。
      """)
    site.expect(.missingTranslation)
    let pages = try #require(site.edition?.statisticsPages)
    #expect(
      pages.map(\.slug) == ["statistics/summary", "statistics/summary", "statistics/覆盖-情况"])
    #expect(pages.map(\.title) == ["Overview", "总览", "覆盖情况"])
    #expect(pages.map(\.key) == ["statistics/overview", "statistics/overview", "statistics/覆盖 情况"])
    #expect(pages.map(\.order) == [-1, -1, 0])
    #expect(pages.map(\.aliases) == [[], ["/old/"], []])
    #expect(site.edition?.pages.isEmpty == true)
  }

  @Test(arguments: [
    (FaultCode.unknownKey, "1️⃣titel: 甲"), (.wrongAddress, "slug: 1️⃣a//b"),
    (.wrongType, "order: 1️⃣first"),
  ])
  func namesTheFaultOfAPageAtItsPlace(_ code: FaultCode, _ head: String) async throws {
    try await SampleSite("-- content/statistics/a.md --\n---\n\(head)\n---\n正文。\n").expect(code)
  }

  @Test func keepsASlugThatNamesTheFolder() async throws {
    let site = try await SampleSite(
      "-- content/statistics/a.md --\n---\nslug: statistics/b\n---\n正文。\n")
    #expect(site.edition?.statisticsPages.map(\.slug) == ["statistics/b"])
  }

  @Test func namesAnOldAddressThatTwoPagesHave() async throws {
    let site = try await SampleSite(
      "-- content/pages/a.md --\n---\naliases: [/x/]\n---\n正文。\n"
        + "-- content/statistics/a.md --\n---\naliases: [1️⃣/x/]\n---\n正文。\n")
    site.expect(.wrongAddress)
  }
}

@Suite struct ReportTextTests {
  @Test func readsTheTextsOfReports() async throws {
    let site = try await SampleSite(
      """
      -- content/reports/2025Q2.md --
      ---
      标题: 二季度通报
      摘要: 平稳。
      部分: [位次, 总体, 位次]
      通报: 是
      ---
      东城区进展快。
      -- content/reports/2025Q2.en.md --
      ---
      title: Second quarter
      ---
      East moves fast.
      -- content/reports/2025-01.md --
      一月。
      -- content/reports/2024.md --
      ---
      parts: []
      status: withdrawn
      ---
      旧文。
      """)
    site.expect()
    let reports = try #require(site.edition?.reports)
    #expect(reports.map(\.period.id) == ["2025-01", "2025Q2", "2025Q2"])
    #expect(reports.map(\.language) == ["zh-Hans", "en", "zh-Hans"])
    #expect(reports.map(\.title) == [nil, "Second quarter", "二季度通报"])
    #expect(reports.map(\.isCircular) == [false, true, true])
    #expect(
      reports.map(\.parts) == [
        ReportText.Part.allCases, [.rankings, .summary], [.rankings, .summary],
      ])
    #expect(reports[2].summary == "平稳。" && reports[2].body.firstSentence == "东城区进展快。")
  }

  @Test func keepsNoPartWhereNoneIsListed() async throws {
    let site = try await SampleSite(
      "-- content/reports/2025.md --\n---\nparts: []\n---\n正文。\n")
    #expect(site.edition?.reports.map(\.parts) == [[]])
  }

  @Test func wantsAPeriodForAName() async throws {
    let site = try await SampleSite("-- content/reports/summer.md --\n1️⃣正文。\n")
    site.expect(.wrongPeriod)
    #expect(site.faults.first?.values["v"] == "summer")
    #expect(site.edition?.reports.isEmpty == true)
  }

  @Test(arguments: [
    (FaultCode.unknownKey, "1️⃣titel: 甲"), (.wrongType, "parts: [1️⃣all]"),
    (.wrongType, "circular: 1️⃣maybe"),
  ])
  func namesTheFaultOfAReportAtItsPlace(_ code: FaultCode, _ head: String) async throws {
    try await SampleSite("-- content/reports/2025.md --\n---\n\(head)\n---\n正文。\n").expect(code)
  }

  @Test func namesTwoTextsOfOnePeriod() async throws {
    let site = try await SampleSite(
      "-- content/reports/2025Q2.md --\n正文。\n-- content/reports/2025年第二季度.md --\n1️⃣正文。\n")
    site.expect(.duplicateItem)
  }

  @Test func showsDraftsWhereTheyAreAskedFor() async throws {
    let text = "-- content/reports/2025.md --\n---\nstatus: draft\n---\n正文。\n"
    #expect(try await SampleSite(text).edition?.reports.isEmpty == true)
    #expect(try await SampleSite(text, includesDrafts: true).edition?.reports.count == 1)
  }
}
