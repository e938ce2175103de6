import BulletinModel
import BulletinPages
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinCommand

/// Figures that texts cite, from the ledger's row to the page.
@Suite struct CitationTests {
  static let content = """
    -- content/news/2025-08-10-覆盖.md --
    ---
    title: 东城区覆盖率达[80%](stat:coverage?region=east&period=2025Q2)
    summary: 覆盖率[](stat:coverage?region=east&period=2025Q2)。
    column: notes
    ---
    东城区覆盖率为[80%](stat:coverage?region=east&period=2025Q2)，西山县为[80%](stat:coverage?region=west&period=2025Q2)，全市应建[150](stat:eligible?period=2025Q2)个，已建[](stat:organised?period=2025Q2)。

    八月开展活动[1场](stat:activities?period=2025-08)，[20人次](stat:attendance?region=east&period=2025-08)参加，前八个月共[1场](stat:activities?period=2025-01..2025-08)，问卷收回[40份](stat:none)。
    -- content/pages/numbers.md --
    ---
    title: 数字
    ---
    最近一季的覆盖率为[](stat:coverage?period=最近一季度)。
    -- content/reports/2025Q2.md --
    ---
    title: 二季度报告
    ---
    全市覆盖率[80%](stat:组织覆盖率?期间=2025Q2)。

    ```chart
    measure: coverage
    by: region
    period: 2025Q2
    title: 两地覆盖率都是[80%](stat:coverage?region=east&period=2025Q2)
    ```

    """

  private func site(_ changes: [String: String], _ extra: String) throws -> FixtureSite {
    let site = try FixtureSite.onBase(CitationTests.content + extra)
    for (path, text) in changes { try site.folder.write(text, to: path) }
    return site
  }

  private func prepared(_ changes: [String: String] = [:], extra: String = "") async throws
    -> Checked<Pipeline.Prepared>
  {
    try await site(changes, extra).prepare()
  }

  private func pages(_ changes: [String: String] = [:], extra: String = "") async throws
    -> [String: String]
  {
    let site = try site(changes, extra)
    let pipeline = try site.pipeline()
    let prepared = try #require(try await pipeline.prepare().value)
    _ = try await pipeline.write(prepared, to: site.folder.path("output"))
    var pages: [String: String] = [:]
    for file in prepared.plan.files where file.path.hasSuffix("index.html") {
      pages["/" + file.path.dropLast("index.html".count)] = try site.folder.text(
        "output/\(file.path)")
    }
    return pages
  }

  static let coverage = "content/coverage/all.csv"
  static func rows(east: Int, west: Int) -> String {
    """
    地区,领域,截止日期,应建数,已建数
    east,private,2025-06-30,100,\(east)
    west,private,2025-06-30,50,\(west)

    """
  }

  @Test func figuresThatHoldGiveNoFault() async throws {
    let faults = try await prepared().diagnostics
    #expect(faults.isEmpty, "\(faults.map { "\($0.code.label) \($0.span) \($0.values)" })")
  }

  @Test func aChangedRowNamesEverySentenceTitleAndReportThatNoLongerHoldsAndNothingElse()
    async throws
  {
    let faults = try await prepared([
      CitationTests.coverage: CitationTests.rows(east: 81, west: 40)
    ]).diagnostics.filter { $0.code == .wrongFigure }
    let places = faults.map {
      "\($0.span.file.split(separator: "/").suffix(2).joined(separator: "/")):\($0.span.start.line):\($0.span.start.column)"
    }
    #expect(
      places == [
        "news/2025-08-10-覆盖.md:2:30", "news/2025-08-10-覆盖.md:6:23",
        "reports/2025Q2.md:4:17", "reports/2025Q2.md:10:30",
      ])
  }

  @Test func anotherRowOfTheSameLedgerTouchesOnlyWhatReadsIt() async throws {
    let faults = try await prepared([
      CitationTests.coverage: CitationTests.rows(east: 80, west: 41)
    ]).diagnostics.filter { $0.code == .wrongFigure }
    #expect(faults.map(\.span.start.line) == [6, 4])
    #expect(faults[0].values["t"] == "80%")
  }

  @Test func aLevelThatMovesOnFollowsTheLedger() async throws {
    let pages = try await pages()
    #expect(try #require(pages["/numbers/"]).contains(">80.00%</a>"))
  }

  @Test func rowsOfBranchesLeadToThePagesOfTheBranches() async throws {
    let pages = try await pages(
      ["content/branches/register.yml": "pages: {list: true, detail: true}\npublish: rows\n"],
      extra: """
        -- content/pages/units.md --
        ---
        title: 组织
        ---
        共有[](stat:branches?period=2025Q2)组织。

        """)
    let trace = pages.filter { $0.key.hasPrefix("/figures/branches-2025Q2-") }.values.joined()
    #expect(trace.contains("<th scope=\"row\"><a href=\"/branches/root-c/\">"))
    let hrefs = trace.matches(of: /href="(\/[^"#?]*\/)"/).map { String($0.1) }
    for href in hrefs {
      let path = href.removingPercentEncoding ?? href
      #expect(pages.keys.contains(path), "\(href) leads nowhere")
    }
  }

  @Test func valuesAreInsertedInProseAndHeads() async throws {
    let pages = try await pages()
    let item = try #require(pages["/news/2025/08/覆盖/"])
    #expect(item.contains("东城区覆盖率达80%"))
    #expect(item.contains("content=\"覆盖率80.00%。\""))
    #expect(item.contains(">120个</a>"))
    #expect(item.contains("问卷收回40份"))
    #expect(!item.contains("\u{FFFC}"))
    #expect(!item.contains("stat:"))
  }

  @Test func aFigureLeadsToItsRowsAndBack() async throws {
    let pages = try await pages()
    let key = FigureKey(
      "coverage", ["region": "east"], in: try #require(Period("2025Q2")))
    let route = "/figures/\(key.traceID)/"
    let item = try #require(pages["/news/2025/08/覆盖/"])
    #expect(item.contains("<a class=\"stat\" href=\"\(route)\""))
    let trace = try #require(pages[route])
    #expect(trace.contains("80 ÷ 100 = 80.00%"))
    #expect(trace.contains("content/coverage/all.csv 第 2 行"))
    #expect(!trace.contains("content/coverage/all.csv 第 3 行"))
    #expect(trace.contains("东城区覆盖率达80%"))
    #expect(trace.contains("https://test.example.org\(route)"))
  }

  @Test func tablesAndKeyFiguresLeadToTheSamePage() async throws {
    let pages = try await pages()
    let key = FigureKey(
      "coverage", ["region": "east"], in: try #require(Period("2025Q2")))
    let link = "<a href=\"/figures/\(key.traceID)/\">"
    #expect(try #require(pages["/statistics/measures/coverage/"]).contains(link))
    #expect(try #require(pages["/reports/2025Q2/"]).contains(link))
  }

  @Test func rowsOfALedgerThatPublishesSumsStayInside() async throws {
    let extra = """
      -- content/registers/training/register.yml --
      name: {zh: 培训, en: Training}
      grain: {zh: 一次培训, en: one course}
      fields:
        id: {type: id}
        region: {type: ref, to: regions, required: true, 别名: 地区}
        held: {type: date, required: true, 别名: 日期}
        persons: {type: count, unit: 人, 别名: 人数}
        teacher: {type: text, 别名: 主讲单位}
      publish: aggregates
      -- content/registers/training/2025.csv --
      编号,地区,日期,人数,主讲单位
      t1,east,2025-05-01,30,青松学堂
      -- content/statistics/measures.yml --
      trained:
        name: {zh: 培训人数, en: Trained}
        of: training
        value: sum(persons)
        by: [region]
        time: held
        definition: {zh: 参加培训的人数。, en: Persons trained.}
      -- content/pages/trained.md --
      ---
      title: 培训
      ---
      东城区培训[30人](stat:trained?region=east&period=2025)。

      """
    let pages = try await pages(extra: extra)
    let key = FigureKey("trained", ["region": "east"], in: try #require(Period("2025")))
    let trace = try #require(pages["/figures/\(key.traceID)/"])
    #expect(trace.contains("这本台账只公布汇总数"))
    #expect(!pages.values.contains { $0.contains("青松学堂") })
  }

  // MARK: What was published

  static let lock = """
    -- content/figures.lock --
    # 已发布的数
    news/2025-08-10-覆盖.md\tcoverage?region=east&period=2025Q2\t4/5\tv1\t0123456789abcdef

    """

  @Test func aPublishedFigureThatChangedNeedsAReasonAndKeepsItsText() async throws {
    let change = [CitationTests.coverage: CitationTests.rows(east: 90, west: 40)]
    let faults = try await prepared(change, extra: CitationTests.lock).diagnostics.filter {
      $0.span.file.contains("news/2025-08-10") && $0.severity == .error
    }
    #expect(faults.map(\.code).contains(.unexplainedRevision))
    #expect(faults.first { $0.code == .unexplainedRevision }?.values["a"] == "80.00%")
    #expect(!faults.contains { $0.code == .wrongFigure && $0.span.start.line == 2 })
  }

  @Test func aReasonMakesItARevisionThatReadersSee() async throws {
    let extra =
      CitationTests.lock + """
        -- content/revisions.yml --
        - figure: coverage?region=east&period=2025Q2
          reason: {zh: 东城区补报十个单位, en: ten late reports}
          date: 2025-08-20
        -- content/reports/2025Q2.md --
        ---
        title: 二季度报告
        ---
        全市的情况见统计页。

        """
    let change = [
      CitationTests.coverage: CitationTests.rows(east: 90, west: 40)
    ]
    let found = try await prepared(change, extra: extra).diagnostics.filter {
      $0.severity == .error
    }
    #expect(found.isEmpty, "\(found.map { "\($0.code.label) \($0.span) \($0.values)" })")
    let pages = try await pages(change, extra: extra)
    let item = try #require(pages["/news/2025/08/覆盖/"])
    #expect(item.contains("<sup class=\"rev\">修订</sup>"))
    let list = try #require(pages["/statistics/revisions/"])
    for part in ["东城区补报十个单位", "80.00%", "90.00%", "2025年8月20日"] {
      #expect(list.contains(part), "\(part)")
    }
  }
}
