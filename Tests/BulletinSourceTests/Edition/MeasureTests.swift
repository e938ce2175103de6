import BulletinModel
import BulletinTestSupport
import Testing

/// A site with a register of requests, to which measures and blocks are added.
enum RequestSite {
  static let base = """
    -- content/vocabulary/request_categories.yml --
    - {id: repair, name: {zh: 维修, en: Repairs}}
    - {id: advice, name: {zh: 咨询, en: Advice}}
    -- content/vocabulary/themes.yml --
    partition: false
    terms:
      - {id: green, name: {zh: 环保, en: Green}}
      - {id: young, name: {zh: 青年, en: Youth}}
    -- content/branches/all.csv --
    编号,名称,层级,类别,上级,地区,成立日期
    root-c,临江市委员会,prefecture,committee,,city,2020-01-01
    east-c,东城区委员会,county,committee,root-c,east,2021-01-01
    -- content/registers/requests/register.yml --
    name: {zh: 诉求办理, en: Requests}
    grain: 一件诉求
    fields:
      id: {type: id}
      branch: {type: ref, to: branches, 别名: 报单单位, name: {zh: 报单单位, en: unit}}
      category: {type: ref, to: request_categories, 别名: 类别, name: {zh: 类别, en: category}}
      theme: {type: ref, to: themes, 别名: 主题}
      outcome: {type: enum, of: {open: 在办, closed: {zh: 办结, en: Closed}}, 别名: 结果}
      tags: {type: list, of: {type: enum, of: [甲, 乙]}, 别名: 标记}
      reported: {type: date, 别名: 报单}
      closed: {type: date, 别名: 销单}
      as_of: {type: date, 别名: 截至}
      quarter: {type: period, 别名: 季度}
      days: {type: integer, unit: 天, 别名: 天数, name: {zh: 办理天数, en: days}}
      visits: {type: count, unit: 次, 别名: 回访, name: {zh: 回访数, en: visits}}
      helped: {type: count, unit: 人, 别名: 帮助人数}
      cost: {type: money, 别名: 花费}
      note: {type: text, hide: true, 别名: 备注}
      inner: {type: ref, to: themes, hide: true, 别名: 内部}
    publish: aggregates
    -- content/registers/requests/rows.csv --
    编号,报单单位,类别,主题,结果,标记,报单,销单,截至,季度,天数,回访,帮助人数,花费
    r1,east-c,repair,green,closed,甲,2025-04-01,2025-04-05,2025-04-30,2025Q2,4,1,3,10

    """
}

@Suite struct MeasureTests {
  private func read(_ keys: String...) async throws -> MeasureDefinition {
    let usual = ["name: 指标", "of: requests", "value: count()", "time: reported"]
    let rest = usual.filter { line in !keys.contains { $0.hasPrefix(line.prefix(4)) } }
    let lines = (rest + keys).map { "  \($0)\n" }.joined()
    let site = try await SampleSite(
      RequestSite.base + "-- content/statistics/measures.yml --\nrate:\n" + lines)
    site.expect()
    return try #require(site.edition?.measures.first)
  }

  @Test func readsAMeasureWithAllItSays() async throws {
    let site = try await SampleSite(
      RequestSite.base + """
        -- content/statistics/measures.yml --
        closed_rate:
          name: {zh: 办结率, en: Closed}
          of: requests
          value: count() where outcome in [办结] / count()
          format: percent(1)
          unit: {zh: 件, en: cases}
          by: [category, 报单单位, region: branch.region, period]
          time: reported
          definition: {zh: 按报单日期计, en: By day}
          formula: {zh: 办结 ÷ 全部, en: closed ÷ all}
          version: 2
        second:
          名称: 件数
          台账: 诉求办理
          算法: 计数()
          时间: 报单
        """)
    site.expect()
    let measures = try #require(site.edition?.measures)
    #expect(measures.map(\.measure.id) == ["closed_rate", "second"])
    let rate = measures[0]
    #expect(
      rate.numerator
        == Aggregate(
          .rows, where: .binary(.isIn, .field(["outcome"]), .value(.list([.text("closed")])))))
    #expect(rate.denominator == Aggregate(.rows))
    #expect(rate.time == .within("reported"))
    #expect(
      rate.dimensions == [
        Dimension(id: "category", field: "category", list: "request_categories"),
        Dimension(id: "branch", field: "branch", list: "branches"),
        Dimension(id: "region", field: "branch.region", list: "regions"),
      ])
    let measure = rate.measure
    #expect(measure.dimensions == ["branch", "category", "region"])
    #expect(measure.format == .percent(decimals: 1) && measure.timing == .flow)
    #expect(measure.unit?.text(in: "en") == "cases" && measure.version == 2)
    #expect(measure.formula.text(in: "en") == "closed ÷ all")
    #expect(measure.definition.text(in: "zh") == "按报单日期计")
    #expect(!measure.isAdditive && !measure.countsPersons)
    #expect(measures[1].measure.isAdditive && measures[1].measure.version == 1)
    #expect(measures[1].measure.register == "requests")
  }

  // MARK: Values

  @Test(arguments: [
    ("count()", Aggregate.Function.rows), ("sum(visits)", .sum("visits", missing: 0)),
    ("求和（回访）", .sum("visits", missing: 0)), ("sum(days - visits)", .difference("days", "visits")),
    ("sum(办理天数−回访)", .difference("days", "visits")), ("min(days)", .minimum("days")),
    ("max(days)", .maximum("days")), ("latest(visits)", .latest("visits")),
    ("mean(days)", .mean("days")), ("median(days)", .percentile("days", percent: 50)),
    ("percentile(90, days)", .percentile("days", percent: 90)),
    ("百分位（90，天数）", .percentile("days", percent: 90)), ("( (sum(cost)) )", .sum("cost", missing: 0)),
  ])
  func readsAFunction(_ value: String, _ function: Aggregate.Function) async throws {
    let measure = try await read("value: \(value)")
    #expect(measure.numerator == Aggregate(function) && measure.denominator == nil)
  }

  @Test(arguments: [
    "sum(visits) where days > 3 / count() where closed != empty",
    "(sum(visits) where (days > 3)) / (count() where closed != empty)",
    "sum(回访) 其中 天数 > 3 ÷ count() where 销单 != 空",
    "(sum(visits) where days > 3 / count() where closed != empty)",
  ])
  func readsTwoSidesWithConditions(_ value: String) async throws {
    let measure = try await read("value: \(value)")
    let three = Expression.value(.number(Rational(3)))
    #expect(
      measure.numerator
        == Aggregate(
          .sum("visits", missing: 0), where: .binary(.greater, .field(["days"]), three)))
    #expect(
      measure.denominator
        == Aggregate(.rows, where: .binary(.unequal, .field(["closed"]), .value(.empty))))
    #expect(measure.isRatio && !measure.measure.isAdditive)
  }

  @Test func leavesASlashInParenthesesAndQuotesAlone() async throws {
    let measure = try await read(
      "value: \"count() where (days / visits > 2) and id != 'a / b'\"")
    #expect(measure.denominator == nil)
    #expect(measure.numerator.condition != nil)
  }

  @Test func appliesASharedConditionToBothSides() async throws {
    let measure = try await read(
      "value: count() where outcome == closed / count()", "where: category == 维修")
    let shared = Expression.binary(.equal, .field(["category"]), .value(.text("repair")))
    let own = Expression.binary(.equal, .field(["outcome"]), .value(.text("closed")))
    #expect(measure.numerator.condition == .binary(.and, shared, own))
    #expect(measure.denominator?.condition == shared)
  }

  @Test(arguments: [
    ("time: reported", TimeRule.within("reported")), ("time: quarter", .within("quarter")),
    ("time: as_of", .latest("as_of")), ("time: 截至", .latest("as_of")),
    ("time: {as_of: closed}", .latest("closed")), ("time: {stock: quarter}", .latest("quarter")),
    ("time: {from: reported, to: 销单}", .alive(from: "reported", to: "closed")),
  ])
  func readsHowRowsLieInTime(_ time: String, _ rule: TimeRule) async throws {
    let measure = try await read(time)
    #expect(measure.time == rule && measure.measure.timing == rule.timing)
  }

  @Test func readsAStockByItsOwnKey() async throws {
    let site = try await SampleSite(
      RequestSite.base + """
        -- content/statistics/measures.yml --
        rate: {name: 甲, of: requests, value: sum(visits), stock: as_of}
        """)
    site.expect()
    #expect(site.edition?.measures.map(\.time) == [.latest("as_of")])
  }

  // MARK: Dimensions

  @Test(arguments: [
    ("[theme]", [Dimension(id: "theme", field: "theme", list: "themes")]),
    ("[region]", [Dimension(id: "region", field: "branch.region", list: "regions")]),
    ("地区", [Dimension(id: "region", field: "branch.region", list: "regions")]),
    ("[领域]", [Dimension(id: "sector", field: "branch.sectors", list: "sectors")]),
    ("[level]", [Dimension(id: "level", field: "branch.level", list: "levels")]),
    ("{unit: branch}", [Dimension(id: "unit", field: "branch", list: "branches")]),
    ("[outcome]", [Dimension(id: "outcome", field: "outcome", list: nil)]),
    ("[tags]", [Dimension(id: "tags", field: "tags", list: nil)]),
    ("[id]", [Dimension(id: "id", field: "id", list: "requests")]),
    ("[period]", []),
  ])
  func readsADimension(_ by: String, _ dimensions: [Dimension]) async throws {
    let measure = try await read("by: \(by)")
    #expect(measure.dimensions == dimensions)
  }

  // MARK: Defaults

  @Test(arguments: [
    ("count()", Measure.Format.count, nil, true, false), ("sum(visits)", .count, "次", true, false),
    ("sum(cost)", .money(decimals: 2), nil, true, false),
    ("mean(days)", .decimal(decimals: 1), "天", false, false),
    ("count() where outcome == closed / count()", .percent(decimals: 2), nil, false, false),
    ("sum(visits) / count()", .decimal(decimals: 2), nil, false, false),
    ("sum(helped)", .count, "人", true, true), ("max(visits)", .count, "次", false, false),
  ])
  func fillsInWhatIsUsual(
    _ value: String, _ format: Measure.Format, _ unit: String?, _ isAdditive: Bool,
    _ countsPersons: Bool
  ) async throws {
    let measure = try await read("value: \(value)").measure
    #expect(measure.format == format && measure.unit?.text(in: "zh") == unit)
    #expect(measure.isAdditive == isAdditive && measure.countsPersons == countsPersons)
    #expect(measure.definition == measure.formula)
  }

  @Test(arguments: [
    ("count", Measure.Format.count), ("percent", .percent(decimals: 2)),
    ("percent(0)", .percent(decimals: 0)), ("decimal（3）", .decimal(decimals: 3)),
    ("money(1)", .money(decimals: 1)), ("百分比(1)", .percent(decimals: 1)),
  ])
  func readsAFormat(_ typed: String, _ format: Measure.Format) async throws {
    #expect(try await read("format: \(typed)").measure.format == format)
  }

  @Test func takesBackThatPartsAddUp() async throws {
    #expect(try await !read("additive: no").measure.isAdditive)
  }

  @Test(arguments: [
    (
      "count() where outcome in [closed, open] / count()",
      "诉求办理条数（结果属于“办结”、“在办”） ÷ 诉求办理条数",
      "number of rows in Requests (outcome is one of Closed, 在办) ÷ number of rows in Requests"
    ),
    (
      "sum(days - visits) where branch.region == east and (category == repair or days >= 3)",
      "（办理天数 − 回访数）之和（报单单位的地区为“东城区”且（类别为“维修”或办理天数 ≥ 3））",
      "sum of (days − visits) (region of unit is East and (category is Repairs or days ≥ 3))"
    ),
    (
      "percentile(90, days) where not closed == empty and closed - reported > 2",
      "办理天数的第 90 百分位数（不是（销单为空）且（销单 − 报单） > 2）",
      "percentile 90 of days (not (closed is empty) and (closed − reported) > 2)"
    ),
    ("median(days)", "办理天数的中位数", "median of days"),
    (
      "latest(visits) where branch == east-c", "最近一次的回访数（报单单位为“东城区委员会”）",
      "latest visits (unit is 东城区委员会)"
    ),
  ])
  func putsTheFormulaIntoWords(_ value: String, _ zh: String, _ en: String) async throws {
    let formula = try await read("value: \"\(value)\"").measure.formula
    #expect(formula.text(in: "zh") == zh)
    #expect(formula.text(in: "en") == en)
  }
}
