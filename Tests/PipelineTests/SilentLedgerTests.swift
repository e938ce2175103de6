import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinCommand

/// A ledger that has just begun, or that nobody has kept since, does not keep the news from coming out.
@Suite struct SilentLedgerTests {
  /// Long after the last row.
  private static let day = "2031-09-01"

  private func site(_ block: String) throws -> FixtureSite {
    try FixtureSite.onBase(
      """
      -- content/statistics/measures.yml --
      mean_attendance:
        name: {zh: 每场人次, en: People a session}
        of: activities
        value: sum(attendance) / sum(sessions)
        format: decimal(1)
        by: [region, period]
        time: date
        additive: false
        definition: {zh: 参与人次除以场次, en: Attendance by sessions}
      -- content/news/2025-08-02-图表.md --
      ---
      title: 图表
      column: notes
      ---
      各区的活动见下。

      \(block)

      """)
  }

  @Test(arguments: ["chart", "table"])
  func theLastPeriodsRunDryAndTheBlockSaysSo(kind: String) async throws {
    let block = "```\(kind)\nmeasure: mean_attendance\nby: period\nperiod: last 12 months\n```"
    let site = try site(block)
    let pipeline = try site.pipeline(on: SilentLedgerTests.day)
    let later = try await pipeline.prepare()
    #expect(later.diagnostics.map(\.code) == [.noFigure])
    #expect(later.diagnostics.map(\.severity) == [.warning])
    let value = try #require(later.value)
    let written = try await pipeline.write(value, to: site.folder.path("output"))
    #expect(written.value != nil)
    #expect(
      try site.folder.text("output/news/2025/08/图表/index.html").contains("没有这个数"))
  }

  @Test func aValueOfTheLatestPeriodIsInsertedAsADash() async throws {
    let site = try FixtureSite.onBase(
      """
      -- content/statistics/measures.yml --
      online:
        name: {zh: 线上占比, en: Online}
        of: activities
        value: count() where mode == online / count()
        format: percent(1)
        by: [region, period]
        time: date
        additive: false
        definition: {zh: 线上场次占全部, en: Online of all}
      -- content/activities/all.csv --
      编号,日期,主题,类型,主办组织,地区,场次,参与人次
      -- content/pages/about.md --
      ---
      title: 关于
      ---
      线上占[](stat:online?period=最近月)。

      """)
    let pipeline = try site.pipeline(on: SilentLedgerTests.day)
    let prepared = try await pipeline.prepare()
    let found = prepared.diagnostics.filter { $0.code == .noFigure }
    #expect(found.map(\.severity) == [.warning], "\(prepared.diagnostics)")
    _ = try await pipeline.write(
      try #require(prepared.value), to: site.folder.path("output"))
    #expect(try site.folder.text("output/about/index.html").contains("线上占—。</p>"))
  }

  @Test func periodsThatDoNotMoveAreStillRefused() async throws {
    let block = "```chart\nmeasure: mean_attendance\nby: region\nperiod: 2023\n```"
    let found = try await site(block).prepare(on: SilentLedgerTests.day).diagnostics
    #expect(found.map(\.severity) == [.error])
  }
}
