import BulletinModel
import BulletinTestSupport
import Testing

@Suite struct MeasureFaultTests {
  private func site(_ lines: [String]) async throws -> SampleSite {
    try await SampleSite(
      RequestSite.base + "-- content/statistics/measures.yml --\nrate:\n"
        + lines.map { "  \($0)\n" }.joined())
  }

  @Test(arguments: [
    ("value: 1️⃣cuont()", "没有算法“cuont”，相近：count"),
    ("value: 1️⃣count", "“count”后面要有括号"),
    ("value: 1️⃣count(", "括号没有成对"),
    ("value: count(1️⃣days)", "count() 的括号里不写字段"),
    ("value: 1️⃣sum()", "括号里要写一个字段"),
    ("value: sum(days, 1️⃣visits)", "括号里要写一个字段"),
    ("value: sum(1️⃣dys)", "台账 requests 没有字段“dys”，相近：days"),
    ("value: sum(days - 1️⃣vists)", "没有字段“vists”，相近：visits"),
    ("value: sum(1️⃣reported)", "字段“reported”不是数"),
    ("value: sum(1️⃣days - visits - days)", "只能写两个字段之差"),
    ("value: percentile(1️⃣days, 90)", "要写成 percentile(90, 字段)"),
    ("value: percentile(1️⃣100, days)", "百分数在 1 到 99 之间"),
    ("value: count() 1️⃣when outcome == closed", "“when outcome == closed”放在这里读不通"),
    ("value: count() 1️⃣where", "where 后面没有条件"),
    ("value: count() where 1️⃣outcom == closed", "没有字段“outcom”，相近：outcome"),
    ("value: count() where outcome in [1️⃣cloesd]", "取值里没有“cloesd”，相近：closed"),
    (
      "value: count() / count() where category == 1️⃣repiar",
      "“repiar”不在 request_categories 中，相近：repair"
    ),
    ("value: count() where 1️⃣days", "条件要能判断是或否"),
    ("value: 'count() where outcome == 1️⃣closd'", "取值里没有“closd”"),
    ("value: count() / count() 1️⃣/ count()", "只能有一个“/”"),
    ("where: outcome == 1️⃣closd", "取值里没有“closd”"),
    ("of: 1️⃣reqests", "没有台账“reqests”，相近：requests"),
    ("time: 1️⃣reportd", "没有字段“reportd”，相近：reported"),
    ("time: 1️⃣days", "字段“days”不是日期或期间"),
    ("time: {from: reported, to: 1️⃣quarter}", "字段“quarter”不是日期"),
    ("time: {as_of: as_of, from: 1️⃣reported}", "起止日期和截至日期只能写一种"),
    ("format: 1️⃣percnt(1)", "没有格式“percnt”，相近：percent"),
    ("format: 1️⃣percent(9)", "小数位数"), ("format: 1️⃣count(1)", "小数位数"),
    ("format: 1️⃣percent(1", "小数位数"),
    ("by: [1️⃣catgory]", "没有字段“catgory”，相近：category"),
    ("by: [1️⃣days]", "没有固定的取值"), ("by: [1️⃣reported]", "没有固定的取值"),
    ("by: [1️⃣inner]", "字段“inner”不公开"),
    ("by: [theme, 1️⃣主题]", "维度“theme”写了两次"),
    ("by: {period: 1️⃣theme}", "period 是固有的维度"),
    ("by: {主题: 1️⃣theme}", "维度名“主题”"),
    ("by: [1️⃣category.name]", "没有固定的取值"),
    ("version: 1️⃣second", "整数"),
  ])
  func namesWhatCannotBeComputed(_ line: String, _ why: String) async throws {
    let usual = ["name: 指标", "of: requests", "value: count()", "time: reported"]
    let rest = usual.filter { !line.hasPrefix($0.prefix(3)) }
    let site = try await site(rest + [line])
    site.expect(.invalidMeasure)
    let fault = try #require(site.faults.first)
    #expect(fault.values["m"] == "rate")
    #expect(fault.values["why"]?.contains(why) == true, "\(fault.message(in: .chinese))")
    let english = try #require(fault.values["why@en"])
    let isChinese = { (text: String) in text.unicodeScalars.contains { $0.value >= 0x4E00 } }
    #expect(!isChinese(english) || isChinese(line), "\(english)")
  }

  @Test func refusesToAddShares() async throws {
    let site = try await site([
      "name: 指标", "of: requests", "value: count() where outcome == closed / count()",
      "time: reported", "additive: 1️⃣yes",
    ])
    site.expect(.invalidMeasure)
    #expect(site.edition?.measures.first?.measure.isAdditive == false)
  }

  @Test func refusesTwoKindsOfTime() async throws {
    let site = try await site([
      "name: 指标", "of: requests", "value: count()", "stock: as_of", "time: 1️⃣reported",
    ])
    site.expect(.invalidMeasure)
    #expect(site.edition?.measures.isEmpty == true)
  }

  @Test(arguments: ["name", "of", "value", "time"])
  func wantsWhatNothingCanBeComputedWithout(_ key: String) async throws {
    let usual = ["name: 指标", "of: requests", "value: count()", "time: reported"]
    let site = try await site(usual.filter { !$0.hasPrefix(key) })
    #expect(site.faults.map(\.code) == [.emptyRequired])
    #expect(site.edition?.measures.isEmpty == true)
  }

  @Test func namesAnUnknownKey() async throws {
    let site = try await site([
      "name: 指标", "of: requests", "value: count()", "time: reported", "1️⃣formt: count",
    ])
    site.expect(.unknownKey)
  }

  @Test(arguments: ["coverage", "members", "uncovered"])
  func refusesTheIDOfABuiltInMeasure(_ id: String) async throws {
    let site = try await SampleSite(
      RequestSite.base
        + "-- content/statistics/measures.yml --\n1️⃣\(id): {name: 甲, of: requests, value: count(), time: reported}\n"
    )
    site.expect(.duplicateID)
    #expect(site.faults[0].message(in: .chinese) == "编号“\(id)”重复（程序自带的指标）")
    #expect(site.edition?.measures.isEmpty == true)
  }

  @Test func refusesAnIDOfTheWrongForm() async throws {
    let site = try await SampleSite(
      RequestSite.base
        + "-- content/statistics/measures.yml --\n1️⃣件数: {name: 甲, of: requests, value: count(), time: reported}\n"
    )
    site.expect(.wrongType)
  }

  @Test func hasNoMeasuresWhereThereIsNoFile() async throws {
    let site = try await SampleSite(RequestSite.base)
    site.expect()
    #expect(site.edition?.measures.isEmpty == true)
  }

  @Test func wantsAMapping() async throws {
    let site = try await SampleSite(
      RequestSite.base + "-- content/statistics/measures.yml --\n1️⃣- name: 甲\n")
    site.expect(.wrongType)
  }
}
