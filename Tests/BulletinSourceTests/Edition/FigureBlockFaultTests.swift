import BulletinModel
import BulletinTestSupport
import Testing

@Suite struct FigureBlockFaultTests {
  private func site(_ kind: String, _ lines: String) async throws -> SampleSite {
    try await SampleSite(BlockSite.text("```\(kind)\n\(lines)\n```"))
  }

  @Test(arguments: [
    ("chart", "measure: coverage\n1️⃣colour: red", "colour", nil),
    ("chart", "1️⃣mesure: coverage\nmeasure: coverage", "mesure", "measure"),
    ("chart", "指标: coverage\n1️⃣图型: 条形", "图型", "图形"),
    ("table", "measure: coverage\nform: 1️⃣bars", "bars", "bar"),
    ("chart", "measure: coverage\nform: 1️⃣折现图", "折现图", "折线图"),
    ("chart", "measure: coverage\ncompare: 1️⃣yoyo", "yoyo", "yoy"),
    ("chart", "measure: coverage\nby: region\nsort: 1️⃣-valu", "valu", "value"),
    ("keyfigures", "measures: [coverage]\n1️⃣by: region", "by", nil),
    ("rows", "register: visits\n1️⃣measure: coverage", "measure", nil),
    ("rows", "register: visits\nwhere: hours >1️⃣", "hours >", nil),
    ("rows", "register: visits\nwhere: hours 1️⃣) 3", ")", nil),
    ("news", "1️⃣limt: 3", "limt", "limit"),
    ("sql", "# 1️⃣titel: 甲\nselect 1", "titel", "title"),
  ])
  func namesAWordThatNoBlockKnows(
    _ kind: String, _ lines: String, _ word: String, _ near: String?
  ) async throws {
    let site = try await site(kind, lines)
    site.expect(.unknownBlockKey)
    let fault = try #require(site.faults.first)
    #expect(fault.values["k"] == word && fault.values["near"] == near, "\(fault.values)")
    #expect(fault.excerpt != nil)
  }

  @Test(arguments: [
    ("measure: 1️⃣covrage", "covrage", "coverage"),
    ("measures: [coverage, 1️⃣组织复盖率]", "组织复盖率", "组织覆盖率"),
    ("指标: 组织覆盖率、1️⃣办节率", "办节率", "办结率"),
    ("measure: coverage\nby: 1️⃣regoin", "regoin", "region"),
    ("measure: coverage\nby: [region, 1️⃣kind]", "kind", nil),
    ("measures: [closed_rate, coverage]\nby: 1️⃣category", "category", nil),
    ("measure: coverage\nwhere: {1️⃣kind: study}", "kind", nil),
    ("measure: coverage\nwhere: {region: 1️⃣eats}", "eats", "east"),
    ("measure: cases\nwhere: {outcome: 1️⃣closd}", "closd", "closed"),
    ("measure: coverage\nby: region\nunder: 1️⃣ciyt", "ciyt", "city"),
    ("measure: cases\nby: category\nunder: 1️⃣repair", "repair", nil),
    ("measure: coverage\nby: region\nlevel: 1️⃣countyy", "countyy", "county"),
    ("measure: cases\nby: category\nlevel: 1️⃣county", "county", nil),
  ])
  func namesWhatDoesNotExist(_ lines: String, _ word: String, _ near: String?) async throws {
    let site = try await site("chart", lines)
    site.expect(.unknownFigure)
    let fault = try #require(site.faults.first)
    #expect(fault.values["k"] == word, "\(fault.values)")
    #expect(fault.values["near"] == near, "\(fault.values)")
  }

  @Test(arguments: [
    ("rows", "register: 1️⃣visit", "visits"),
    ("rows", "register: visits\nfields: [day, 1️⃣titel]", "title"),
    ("rows", "register: visits\nfields: [1️⃣secret]", nil),
    ("rows", "register: visits\nsort: 1️⃣-dya", "day"),
    ("rows", "register: visits\nwhere: 1️⃣huors > 1", "hours"),
    ("rows", "register: visits\nwhere: 1️⃣secret == 'x'", nil),
    ("rows", "register: visits\nwhere: place == 1️⃣eats", "east"),
    ("news", "column: 1️⃣note", "notes"), ("news", "region: 1️⃣eats", "east"),
    ("news", "sector: 1️⃣schol", "school"), ("news", "branch: 1️⃣east-cc", "east-c"),
  ])
  func namesARegisterOrListThatDoesNotExist(
    _ kind: String, _ lines: String, _ near: String?
  ) async throws {
    let site = try await site(kind, lines)
    site.expect(.unknownFigure)
    #expect(site.faults.first?.values["near"] == near, "\(site.faults.map(\.values))")
  }

  @Test(arguments: [
    "measure: coverage\nperiod: 1️⃣2025Q5", "measure: coverage\nwhere: {period: 1️⃣最近}",
    "measure: coverage\n期间: 1️⃣2025Q3..2025Q1",
  ])
  func namesWhatIsNoPeriod(_ lines: String) async throws {
    try await site("chart", lines).expect(.wrongPeriod)
  }

  @Test(arguments: [
    ("measure: coverage\nby: region\ntotal: 1️⃣yes", "组织覆盖率", "Coverage"),
    ("measure: cases\nby: theme\ntotal: 1️⃣yes", "主题", "theme"),
    ("measure: cases\nby: [category, tags]\n合计: 1️⃣是", "标记", "tags"),
    ("measure: branches\nby: sector\ntotal: 1️⃣yes", "领域", "sector"),
  ])
  func refusesTotalsOfWhatDoesNotAddUp(
    _ lines: String, _ chinese: String, _ english: String
  ) async throws {
    let site = try await site("table", lines)
    site.expect(.overlap)
    #expect(site.faults.first?.values == ["dim": chinese, "dim@en": english])
  }

  @Test(arguments: [
    "measure: cases\nby: [category, region]\ntotal: yes",
    "measure: coverage\nby: region\ntotal: no",
    "measure: cases\nby: theme\ntotal: no",
  ])
  func allowsOtherTotals(_ lines: String) async throws {
    try await site("table", lines).expect()
  }

  @Test(arguments: [
    "measure: coverage\nby: [period, sector]\nform: 1️⃣stacked",
    "measure: cases\nby: [period, theme]\nform: 1️⃣堆积",
    "measure: coverage\nby: region\nform: 1️⃣line",
    "measure: coverage\nby: period\nperiod: 2024\nform: 1️⃣line",
    "measure: coverage\nby: period\nperiod: latest quarter\nform: 1️⃣折线",
    "measure: coverage\nby: period\nperiod: 2024..2024\nform: 1️⃣line",
  ])
  func refusesFormsThatMislead(_ lines: String) async throws {
    try await site("chart", lines).expect(.unsuitableForm)
  }

  @Test(arguments: [
    "measure: cases\nby: [period, category]\nform: stacked",
    "measure: coverage\nby: [period, sector]\nform: line",
    "measure: coverage\nform: line\nperiod: last 8 quarters",
    "measure: coverage\nby: region\nform: bar\nperiod: 2024",
  ])
  func allowsFormsThatSuit(_ lines: String) async throws {
    try await site("chart", lines).expect()
  }

  @Test(arguments: [
    ("chart", "1️⃣by: region", FaultCode.emptyRequired), ("keyfigures", "1️⃣title: 甲", .emptyRequired),
    ("rows", "1️⃣limit: 3", .emptyRequired), ("sql", "1️⃣# title: 甲", .emptyRequired),
    ("chart", "measure: coverage\nlimit: 1️⃣many", .wrongType),
    ("chart", "measure: coverage\ntarget: 1️⃣most", .wrongType),
    ("chart", "measure: cases\nby: 1️⃣[category, region, theme]", .wrongType),
    ("chart", "measure: coverage\nwhere: 1️⃣region", .wrongType),
    ("chart", "measure: coverage\nwhere: {region: 1️⃣[east, city]}", .wrongType),
    ("chart", "measure: coverage\n1️⃣measure: cases", .duplicateKey),
    ("chart", "measure: coverage\n1️⃣measures: [cases]", .duplicateKey),
    ("chart", "period: 2024\nmeasure: coverage\nwhere: {1️⃣period: 2024}", .duplicateKey),
    ("rows", "register: 1️⃣requests", .personsAsRows),
    ("chart", "measure: coverage\nby: [region1️⃣", .yamlSyntax),
  ])
  func namesOtherFaultsAtTheirPlace(
    _ kind: String, _ lines: String, _ code: FaultCode
  ) async throws {
    try await site(kind, lines).expect(code)
  }

  @Test func countsTheLinesOfTheFileInItsValues() async throws {
    let site = try await site("chart", "measure: coverage\n1️⃣measure: cases")
    #expect(site.faults.first?.values["a"] == "4" && site.faults.first?.values["b"] == "5")
  }

  @Test(arguments: [
    "> ```chart\n> measure: 1️⃣covrage\n> ```", "1. 甲\n\n   ```chart\n   measure: 1️⃣covrage\n   ```",
    "- > ```图表\n  > 指标: 1️⃣covrage\n  > ```",
    "甲[^a]\n\n[^a]: 注\n\n    ```chart\n    measure: 1️⃣covrage\n    ```",
  ])
  func findsThePlaceInListsAndQuotations(_ block: String) async throws {
    let site = try await SampleSite(BlockSite.text(block))
    site.expect(.unknownFigure)
  }

  @Test func makesWarningsOfTheFaultsOfADraft() async throws {
    let site = try await SampleSite(
      SampleSite.item("status: draft", body: "```chart\nmeasure: 1️⃣covrage\n```"))
    site.expect(.unknownFigure)
    #expect(site.faults.map(\.severity) == [.warning])
  }
}
