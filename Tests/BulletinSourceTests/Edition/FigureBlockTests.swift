import BulletinModel
import BulletinTestSupport
import Testing

@testable import BulletinSource

/// A site with one item that holds a figure block.
enum BlockSite {
  static let measures = """
    -- content/statistics/measures.yml --
    closed_rate:
      name: {zh: 办结率, en: Closed}
      of: requests
      value: count() where outcome == closed / count()
      by: [category, theme, outcome, branch, region]
      time: reported
    cases:
      name: {zh: 诉求数, en: Cases}
      of: requests
      value: count()
      by: [category, theme, outcome, region, tags]
      time: reported

    """
  static let open = """
    -- content/registers/visits/register.yml --
    name: {zh: 走访, en: Visits}
    grain: 一次走访
    fields:
      id: {type: id}
      day: {type: date, 别名: 日期}
      place: {type: ref, to: regions, 别名: 地点}
      title: {type: text, 别名: 标题}
      hours: {type: decimal, 别名: 时长}
      secret: {type: text, hide: true, 别名: 内情}
    -- content/registers/visits/rows.csv --
    编号,日期,地点,标题,时长,内情
    v1,2025-05-01,east,走访企业,2,无

    """

  static func text(_ block: String) -> String {
    RequestSite.base + measures + open
      + "-- content/news/2025-08-15-稿件.md --\n正文。\n\n\(block)\n"
  }

  /// Reads a block with no fault.
  static func read(_ kind: String, _ lines: String) async throws -> FigureBlock {
    let site = try await SampleSite(text("```\(kind)\n\(lines)\n```"))
    site.expect()
    return try #require(try site.onlyItem().blocks.first)
  }
}

@Suite struct FigureBlockTests {
  @Test func readsAChartWithAllItSays() async throws {
    let block = try await BlockSite.read(
      "chart",
      """
      measure: coverage
      by: [region, sector]
      where: {period: 2024}
      under: city
      level: county
      form: bar
      compare: yoy
      sort: -value
      limit: 10
      total: no
      title: 覆盖率
      note: 按上报
      target: 85%
      """)
    #expect(block.kind == .chart && block.measures == ["coverage"])
    #expect(block.by == ["region", "sector"] && block.members.isEmpty)
    #expect(block.under == "city" && block.level == "county" && block.form == .bar)
    #expect(block.comparison == .yoy && block.sort == "-value" && block.limit == 10)
    #expect(block.hasTotal == false && block.title == "覆盖率" && block.note == "按上报")
    #expect(block.target == Rational(17, 20))
    #expect(try block.periods == .one(#require(Period("2024"))))
    #expect(block.place.start == SourcePosition(line: 3, column: 1))
  }

  @Test func readsTheSameInChinese() async throws {
    let chinese = try await BlockSite.read(
      "图表",
      """
      指标: 组织覆盖率
      按: 地区、领域
      条件: {期间: 2024年}
      下级: 临江市
      层级: county
      图形: 条形图
      对比: 同比
      排序: -数值
      条数: 10
      合计: 否
      标题: 覆盖率
      说明: 按上报
      目标: 85％
      """)
    let english = try await BlockSite.read(
      "chart",
      """
      measures: [coverage]
      by: [region, sector]
      period: 2024
      under: city
      level: county
      form: bar
      compare: yoy
      sort: -value
      limit: 10
      total: no
      title: 覆盖率
      note: 按上报
      target: 0.85
      """)
    #expect(chinese.measures == english.measures && chinese.by == english.by)
    #expect(chinese.periods == english.periods && chinese.under == english.under)
    #expect(chinese.level == english.level && chinese.form == english.form)
    #expect(chinese.comparison == english.comparison && chinese.sort == english.sort)
    #expect(chinese.limit == english.limit && chinese.hasTotal == english.hasTotal)
    #expect(chinese.title == english.title && chinese.note == english.note)
    #expect(chinese.target == english.target)
  }

  @Test func readsMembersByNameAndTheirDimensionsByAnyWord() async throws {
    let block = try await BlockSite.read(
      "table", "指标: [办结率, cases]\n按: [类别, 期间]\n条件: {结果: 办结, 地区: 东城区, 主题: Green}")
    #expect(block.measures == ["closed_rate", "cases"] && block.by == ["category", "period"])
    #expect(block.members == ["outcome": "closed", "region": "east", "theme": "green"])
  }

  @Test(arguments: [
    ("2024", "2024", "2024"), ("2025Q3", "2025Q3", "2025Q3"), ("2025年第三季度", "2025Q3", "2025Q3"),
    ("2025年上半年", "2025H1", "2025H1"), ("2025年9月", "2025-09", "2025-09"),
    ("2025Q1..2025Q3", "2025Q1", "2025Q3"), ("2025Q1—2025Q3", "2025Q1", "2025Q3"),
    ("2025-01..2025-09", "2025-01", "2025-09"), ("2025-01-2025-09", "2025-01", "2025-09"),
    ("2023-2025", "2023", "2025"), ("2025年1月至2025年9月", "2025-01", "2025-09"),
    ("2025Q1 …… 2025Q3", "", ""),
  ])
  func readsAPeriod(_ typed: String, _ from: String, _ to: String) throws {
    let span = PeriodWords.span(typed)
    guard let first = Period(from), let last = Period(to) else {
      #expect(span == nil)
      return
    }
    #expect(span == (from == to ? .one(first) : .range(first, last)))
  }

  @Test(arguments: [
    ("latest quarter", FigureBlock.Span.latest(.quarter)), ("latest year", .latest(.year)),
    ("最近季度", .latest(.quarter)), ("最新半年", .latest(.half)), ("最近一个月", .latest(.month)),
    ("last 8 quarters", .last(8, .quarter)), ("last 12 months", .last(12, .month)),
    ("最近8个季度", .last(8, .quarter)), ("近十二个月", .last(12, .month)), ("最近五年", .last(5, .year)),
    ("过去3个半年", .last(3, .half)), ("最近 20 个季度", .last(20, .quarter)),
    ("last 1 quarter", .last(1, .quarter)), ("最近二十一个月", .last(21, .month)),
  ])
  func readsTheLatestPeriods(_ typed: String, _ span: FigureBlock.Span) {
    #expect(PeriodWords.span(typed) == span)
  }

  @Test(arguments: [
    "", "latest", "last quarters", "last 0 months", "last 8", "最近个季度", "最近", "第三季度", "2025Q5",
    "2025Q3..2025Q1", "2024..2025Q1", "2025Q1..", "last many years", "最近百年",
  ])
  func readsNothingElseAsAPeriod(_ typed: String) {
    #expect(PeriodWords.span(typed) == nil)
  }

  @Test func readsKeyFigures() async throws {
    let block = try await BlockSite.read(
      "keyfigures", "measures: [coverage, 开展活动]\nwhere: {region: 东城区}\nperiod: latest quarter")
    #expect(block.kind == .keyfigures && block.measures == ["coverage", "activities"])
    #expect(block.members == ["region": "east"] && block.periods == .latest(.quarter))
  }

  @Test func readsRows() async throws {
    let block = try await BlockSite.read(
      "台账",
      "台账: 走访\n条件: 时长 > 1 and place == 东城区\n字段: [日期, title]\n排序: -日期\n条数: 5")
    #expect(block.register == "visits" && block.fields == ["day", "title"])
    #expect(block.sort == "-day" && block.limit == 5)
    #expect(
      block.condition
        == .binary(
          .and, .binary(.greater, .field(["hours"]), .value(.number(Rational(1)))),
          .binary(.equal, .field(["place"]), .value(.text("east")))))
  }

  @Test func readsAListOfNews() async throws {
    let block = try await BlockSite.read(
      "news", "column: 动态\ntag: 读书\nregion: 东城区\nsector: 学校\nbranch: 东城区委员会\nlimit: 3")
    #expect(
      block.newsFilter == [
        "column": "notes", "tag": "读书", "region": "east", "sector": "school",
        "branch": "east-c",
      ])
    #expect(block.limit == 3)
  }

  @Test func readsAQueryBehindItsHead() async throws {
    let block = try await BlockSite.read(
      "sql",
      "# title: 各区\n#note: 一：二\n# 只看东城\n# 条数: 20\nselect region,\n  count(*) -- 'a: b'\nfrom activities"
    )
    #expect(block.title == "各区" && block.note == "一：二" && block.limit == 20)
    #expect(block.query == "select region,\n  count(*) -- 'a: b'\nfrom activities")
  }

  @Test func readsABlockOfEveryText() async throws {
    let block = "```chart\nmeasure: coverage\n```\n"
    let site = try await SampleSite(
      """
      -- content/news/2025-08-15-稿件.md --
      正文。

      > ```chart
      > measure: coverage
      > ```

      - ```news
        limit: 2
        ```
      -- content/pages/about.md --
      \(block)
      -- content/statistics/coverage.md --
      \(block)
      -- content/reports/2025Q2.md --
      \(block)
      -- content/issues/2025-08.md --
      ---
      number: 1
      total: 1
      date: 2025-08-01
      issuer: 测试办公室
      ---
      \(block)
      """)
    site.expect()
    let edition = try #require(site.edition)
    #expect(edition.news.map { $0.blocks.map(\.kind) } == [[.chart, .news]])
    #expect(edition.news[0].blocks.map(\.limit) == [nil, 2])
    for blocks in [
      edition.pages.flatMap(\.blocks), edition.statisticsPages.flatMap(\.blocks),
      edition.reports.flatMap(\.blocks), edition.issues.flatMap(\.blocks),
    ] {
      #expect(blocks.map(\.measures) == [["coverage"]])
    }
    #expect(edition.news[0].blocks.count == edition.news[0].body.blocks.count)
  }

  @Test func keepsTheBlocksOfAnItemWhoseTagsAreSpeltTheSame() async throws {
    let item = { (name: String, tag: String) in
      "-- content/news/\(name).md --\n---\ntags: [\(tag)]\n---\n```news\nlimit: 2\n```\n"
    }
    let site = try await SampleSite(item("2025-08-01-甲", "AI") + item("2025-08-02-乙", "ai"))
    #expect(site.edition?.news.map(\.blocks.count) == [1, 1])
  }
}
