import BulletinLedger
import BulletinModel
import BulletinPages
import BulletinPublish
import BulletinTestSupport
import Testing

@testable import BulletinCommand

/// Closing a period on a small site with one ledger that two counties report by quarters.
@Suite struct ClosingTests {
  static let base = """
    -- content/site.yml --
    title: {zh: 测试简报, en: Test Bulletin}
    base_url: https://test.example.org/
    languages: [zh-Hans]
    time_zone: Asia/Shanghai
    statistics: {region: city}
    footer: {organiser: {zh: 测试办公室, en: Test Office}}
    -- content/vocabulary/regions.yml --
    - {id: city, name: {zh: 临江市, en: Linjiang}, level: prefecture}
    - {id: east, name: {zh: 东城区, en: East}, parent: city, level: county}
    - {id: west, name: {zh: 西山县, en: West}, parent: city, level: county}
    -- content/registers/cases/register.yml --
    name: {zh: 诉求, en: Cases}
    grain: {zh: 一季一区, en: a quarter}
    fields:
      region: {type: ref, to: regions, required: true, 别名: 地区, name: {zh: 地区, en: Region}}
      span: {type: period, required: true, 别名: 季度, name: {zh: 季度, en: Quarter}}
      taken: {type: count, unit: 件, required: true, 别名: 受理, name: {zh: 受理, en: Taken}}
      done: {type: count, unit: 件, required: true, 别名: 办结, name: {zh: 办结, en: Done}}
    pages: {list: true}
    publish: rows
    expects: {each: regions, where: {level: county}, every: quarter, by: region, time: span, days: 15}
    -- content/registers/cases/all.csv --
    地区,季度,受理,办结
    east,2025Q1,40,30
    west,2025Q1,60,40
    east,2025Q2,50,45
    west,2025Q2,50,40
    east,2025Q3,80,60
    west,2025Q3,40,30
    -- content/statistics/measures.yml --
    taken:
      name: {zh: 诉求受理, en: Cases taken}
      of: cases
      value: sum(taken)
      time: span
      by: [region, period]
      unit: {zh: 件, en: cases}
      definition: {zh: 本期受理的诉求。, en: Cases taken.}
    rate:
      name: {zh: 办结率, en: Closing rate}
      of: cases
      value: sum(done) / sum(taken)
      additive: false
      format: percent(2)
      time: span
      by: [region, period]
      definition: {zh: 办结数除以受理数。, en: Done by taken.}
    -- content/reports/2025Q2.md --
    ---
    title: 2025年第二季度报告
    ---

    二季度受理诉求[100件](stat:taken?period=2025Q2)，办结率环比上升[15.00个百分点](stat:rate.change?period=2025Q2)。截至6月30日，东城区受理[50件](stat:taken?region=east&period=2025Q2)。五年来，10月8日最多。

    ```keyfigures
    measures: [taken]
    period: 2025Q2
    ```

    """

  private func site(_ more: String = "") throws -> FixtureSite {
    var site = try FixtureSite()
    try site.add(ClosingTests.base)
    if !more.isEmpty { try site.add(more) }
    return site
  }

  private func prepared(_ site: FixtureSite, drafts: Bool = false) async throws
    -> Checked<Pipeline.Prepared>
  {
    try await site.pipeline(on: "2025-11-01") { $0.includesDrafts = drafts }.prepare()
  }

  private func ready(_ site: FixtureSite, drafts: Bool = false) async throws -> Pipeline.Prepared {
    let checked = try await prepared(site, drafts: drafts)
    let errors = checked.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.map { "\($0.code.label) \($0.span) \($0.values)" })")
    return try #require(checked.value)
  }

  private func closing(_ site: FixtureSite, _ period: String = "2025Q3") async throws
    -> PeriodClosing
  {
    try PeriodClosing(
      period: try #require(Period(period)), content: try await ready(site, drafts: true),
      words: Words(language: .chinese), isFrozenAnew: false)
  }

  @Test func listsWhoHasNotReported() async throws {
    let site = try site(
      "-- content/registers/cases/all.csv --\n地区,季度,受理,办结\neast,2025Q1,40,30\n"
        + "west,2025Q1,60,40\neast,2025Q2,50,45\n"
        + "west,2025Q2,50,40\neast,2025Q3,80,60\n")
    let content = try await ready(site)
    let state = completeness(
      of: try #require(Period("2025Q3")), in: content.edition, figures: content.figures)
    #expect(state.map(\.isComplete) == [false])
    let text = CompletenessText(
      period: try #require(Period("2025Q3")), words: Words(language: .chinese)
    ).text(of: state, hasEnded: true)
    #expect(text == "cases  诉求：已报 1/2，没有报的：西山县\n")
  }

  @Test func draftsTheReportFromTheLast() async throws {
    let closing = try await closing(try site())
    let draft = try #require(closing.drafts.first)
    #expect(draft.file == "content/reports/2025Q3.md")
    let text = String(decoding: draft.bytes, as: UTF8.self)
    #expect(
      text == """
        ---
        status: draft
        title: 2025年第三季度报告
        ---

        三季度受理诉求[120件](stat:taken?period=2025Q3)，办结率环比上升[10.00个百分点](stat:rate.change?period=2025Q3)。截至9月30日，东城区受理[80件](stat:taken?region=east&period=2025Q3)。五年来，10月8日最多。

        ```keyfigures
        measures: [taken]
        period: 2025Q3
        ```

        """)
    #expect(draft.review.flips.map(\.word) == ["上升"])
    #expect(draft.review.flips.first?.span.start.line == 6)
    #expect(draft.review.remarks.map(\.text) == ["10月8日"])
    #expect(draft.review.passages.first?.citations.map(\.newText) == ["120件", "10.00个百分点", "80件"])
  }

  @Test func theReviewEndsWithFlippedSentencesAndIsNoPage() async throws {
    let site = try site()
    let closing = try await closing(site)
    try closing.write(to: ContentFiles(site: site.folder.path))
    let review = try site.folder.text("content/reports/2025Q3.review.txt")
    let end = try #require(review.components("== 升降方向和数不符的句子").last)
    #expect(end.contains("content/reports/2025Q3.md:6:"))
    #expect(end.contains("办结率环比上升10.00个百分点"))
    #expect(review.contains("  旧  二季度受理诉求100件"))
    #expect(review.contains("  新  三季度受理诉求120件"))
    let faults = try await prepared(site).diagnostics
    #expect(!faults.contains { $0.span.file.hasSuffix("review.txt") || $0.severity == .error })
  }

  @Test func neverOverwritesAReport() async throws {
    let own = "---\ntitle: 手写\n---\n办结率环比上升[10个百分点](stat:rate.change?period=2025Q3)。\n"
    let site = try site(
      "-- content/reports/2025Q3.md --\n---\ntitle: 手写\nstatus: draft\n---\n正文。\n")
    try site.folder.write(
      own.replacingFirst("title", with: "status: draft\ntitle"), to: "content/reports/2025Q3.md")
    let before = try site.folder.text("content/reports/2025Q3.md")
    let content = try #require(try await prepared(site, drafts: true).value)
    let closing = try PeriodClosing(
      period: try #require(Period("2025Q3")), content: content, words: Words(language: .chinese),
      isFrozenAnew: false)
    #expect(closing.isStanding)
    try closing.write(to: ContentFiles(site: site.folder.path))
    #expect(try site.folder.text("content/reports/2025Q3.md") == before)
    #expect(try site.folder.text("content/reports/2025Q3.review.txt").contains("上升 ≠"))
  }

  @Test func withoutAnEarlierReportWritesTheKeyFigures() async throws {
    let closing = try await closing(try site(), "2025Q1")
    let text = String(decoding: try #require(closing.drafts.first).bytes, as: UTF8.self)
    #expect(text.hasPrefix("---\ntitle: 2025年第一季度工作情况的报告\nstatus: draft\n---\n"))
    #expect(text.contains("- 诉求受理：[100件](stat:taken?period=2025Q1)。\n"))
  }

  @Test func aFrozenFactThatChangedIsFaultyAtItsLineUnlessExplained() async throws {
    let site = try site()
    try site.folder.write(
      "news/x.md\ttaken?period=2025Q1\t100\tv1\t00\n", to: "content/figures.lock")
    try await closing(site).write(to: ContentFiles(site: site.folder.path))
    let lock = try site.folder.text("content/figures.lock").split(separator: "\n").map(String.init)
    #expect(lock.first == "news/x.md\ttaken?period=2025Q1\t100\tv1\t00")
    #expect(lock == lock.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    let line = try #require(
      lock.firstIndex { $0.hasPrefix("reports/2025Q3\ttaken?period=2025Q3\t120\tv1\t") })
    #expect(!(try await prepared(site).diagnostics.contains { $0.code == .unexplainedRevision }))
    let rows = try site.folder.text("content/registers/cases/all.csv")
    try site.folder.write(
      rows.replacingFirst("2025Q3,80", with: "2025Q3,90"), to: "content/registers/cases/all.csv")
    let places = try await prepared(site).diagnostics.filter { $0.code == .unexplainedRevision }
      .map(\.span)
    #expect(places.contains { $0.file == "content/figures.lock" && $0.start.line == line + 1 })
    try site.folder.write(
      "- {figure: taken, date: 2025-10-30, reason: {zh: 补报, en: Reported late}}\n"
        + "- {figure: rate, date: 2025-10-30, reason: {zh: 补报, en: Reported late}}\n",
      to: "content/revisions.yml")
    let later = try await prepared(site).diagnostics
    #expect(!later.contains { $0.code == .unexplainedRevision || $0.code == .idleRevision })
  }

  @Test func tellsWhatAPageIsMadeOf() async throws {
    let content = try await ready(try site())
    let page = try #require(origins(of: "/reports/2025Q2/", in: content.plan))
    #expect(page.kind == "report")
    #expect(page.texts == ["content/reports/2025Q2.md"])
    #expect(page.registers.contains("cases"))
    #expect(page.citations.map(\.text) == ["100件", "15.00个百分点", "50件"])
    #expect(page.files.contains("content/registers/cases/all.csv"))
    #expect(page.files.contains("content/vocabulary/regions.yml"))
    #expect(origins(of: "reports/2025Q2/index.html", in: content.plan) == page)
    #expect(origins(of: "/reports/2025q9/", in: content.plan) == nil)
    #expect(pages(near: "/reports/2025Q22/", in: content.plan).first == "/reports/2025Q2/")
  }

  @Test(arguments: [
    (2, ["rate.change?period=2025Q2"]),
    (4, ["taken?period=2025Q2", "rate.change?period=2025Q2", "taken?period=2025Q2&region=east"]),
    (5, ["taken?period=2025Q2", "rate.change?period=2025Q2"]), (6, []),
  ])
  func findsTheSentencesBehindARow(_ row: Int, _ keys: [String]) async throws {
    let site = try site()
    let content = try await ready(site)
    let place = try #require(
      SourcePlace("registers/cases/all.csv:\(row)", site: site.folder.path, in: content))
    let impact = try #require(Impact(of: place, in: content))
    #expect(Set(impact.sentences.map(\.figure)) == Set(keys.map(ClosingTests.canonical)))
    #expect(impact.pages.contains("/reports/2025Q2/"))
    #expect(impact.blocks.map(\.kind) == ["keyfigures"])
    #expect(SourcePlace("nothing.csv", site: site.folder.path, in: content) == nil)
    let beyond = try #require(
      SourcePlace("registers/cases/all.csv:99", site: site.folder.path, in: content))
    #expect(Impact(of: beyond, in: content) == nil)
  }

  private static func canonical(_ key: String) -> String {
    key == "taken?period=2025Q2&region=east" ? "taken?region=east&period=2025Q2" : key
  }
}

extension String {
  fileprivate func replacingFirst(_ word: String, with other: String) -> String {
    guard let range = ranges(of: word).first else { return self }
    return replacingCharacters(in: range, other)
  }

  private func replacingCharacters(in range: Range<Index>, _ other: String) -> String {
    String(self[..<range.lowerBound]) + other + self[range.upperBound...]
  }

  fileprivate func components(_ mark: String) -> [String] {
    split(separator: mark, omittingEmptySubsequences: false).map(String.init)
  }
}
