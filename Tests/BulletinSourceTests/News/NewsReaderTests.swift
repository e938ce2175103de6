import BulletinModel
import BulletinTestSupport
import Testing

@Suite struct NewsReaderTests {
  @Test func readsEveryKeyByItsChineseAlias() async throws {
    let site = try await SampleSite(
      """
      -- content/news/2025-08-10-稿件.md --
      ---
      标题: 驿站进园区|读书到车间
      肩题: 东城区
      肩题连读: 是
      副题: 记园区读书会
      短标题: 驿站进园区
      日期: 2025年8月12日 09:30
      更新: 2025/8/13
      到期: 2025-09-01
      栏目: 动态
      体裁: 转载
      标签: 驿站、读书
      关键词: [园区]
      摘要: 园区有了读书会。
      署名: 本报记者 甲 通讯员 乙
      电头: 本报临江讯
      来源: {名称: 江城日报, 标题: 原题, 日期: 2025-08-10, 版面: 3版, 链接: "https://example.org/a"}
      作者简介: 作者是园区职工。
      编者按: 读书会已办一年。
      编审: {编辑: 丙, 设计: 丁, 审校: 戊 己, 监制: 庚}
      更正:
        - {日期: 2025-08-14, 文字: 原文的日期有误。}
      地区: 东城区
      行业: school
      语言: zh-Hans
      状态: 发布
      网址名: yizhan
      旧网址: [/old/yizhan/]
      ---
      正文第一段。
      """)
    site.expect()
    let item = try site.onlyItem()
    #expect(
      item.headline
        == Headline(
          lines: ["驿站进园区", "读书到车间"], kicker: "东城区", kickerJoins: true, subtitle: "记园区读书会",
          short: "驿站进园区"))
    #expect(item.date.iso == "2025-08-12T09:30")
    #expect(item.updated?.iso == "2025-08-13" && item.expires?.iso == "2025-09-01")
    #expect(item.column == "notes" && item.genre == .reprint)
    #expect(item.tags == ["驿站", "读书"] && item.keywords == ["园区"])
    #expect(item.summary == "园区有了读书会。")
    #expect(
      item.byline == [Credit(role: "本报记者", names: ["甲"]), Credit(role: "通讯员", names: ["乙"])])
    #expect(item.dateline == "本报临江讯")
    #expect(item.source?.page == "3版" && item.source?.date.iso == "2025-08-10")
    #expect(item.authorNote == "作者是园区职工。" && item.editorNote == "读书会已办一年。")
    #expect(
      item.credits == [
        Credit(role: "编辑", names: ["丙"]), Credit(role: "设计", names: ["丁"]),
        Credit(role: "审校", names: ["戊", "己"]), Credit(role: "监制", names: ["庚"]),
      ])
    #expect(item.corrections.map(\.text) == ["原文的日期有误。"])
    #expect(item.region == "east" && item.sector == "school")
    #expect(item.slug == "yizhan" && item.aliases == ["/old/yizhan/"])
  }

  @Test func takesTheTitleFromTheFirstLineAndRemovesIt() async throws {
    let site = try await SampleSite(
      "-- content/news/2025-08-15-a.md --\n\n# 读书会\n\n正文第一段。\n\n再见[统计表](1️⃣表.csv)。\n")
    site.expect(.missingFile)
    let item = try site.onlyItem()
    #expect(item.headline.title == "读书会")
    #expect(item.body.headings.isEmpty && item.summary == "正文第一段。")
    #expect(item.slug == "a")
  }

  @Test func readsAFileWithoutADateInItsName() async throws {
    let site = try await SampleSite(
      "-- content/news/读书会.md --\n---\ndate: 2025.8.15\n---\n正文。\n")
    site.expect()
    #expect(try site.onlyItem().key == "读书会")
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let code: FaultCode
    let head: String
    var testDescription: String { "\(code.label) \(head)" }

    init(_ code: FaultCode, _ head: String) {
      self.code = code
      self.head = head
    }
  }

  @Test(arguments: [
    Fault(.unknownKey, "1️⃣kikcer: 东城区"),
    Fault(.duplicateKey, "kicker: 东城区\n1️⃣肩题: 西山县"),
    Fault(.unknownTerm, "column: 1️⃣note"),
    Fault(.unknownTerm, "region: 1️⃣eest"),
    Fault(.unknownTerm, "sector: 1️⃣企业"),
    Fault(.unknownTerm, "genre: 1️⃣消吸"),
    Fault(.unknownTerm, "lang: 1️⃣fr"),
    Fault(.danglingReference, "branch: 1️⃣east-c"),
    Fault(.danglingReference, "activity: 1️⃣a1"),
    Fault(.danglingReference, "issue: 1️⃣2025-08"),
    Fault(.wrongType, "status: 1️⃣done"),
    Fault(.wrongType, "kicker_joins: 1️⃣也许"),
    Fault(.dateWithExtraDigits, "updated: 1️⃣2025-08-151"),
    Fault(.impossibleDate, "updated: 1️⃣2025-02-30"),
    Fault(.dateWithoutYear, "updated: 1️⃣8月12日"),
    Fault(.dateOrder, "updated: 1️⃣2025-08-01"),
    Fault(.dateOrder, "updated: 1️⃣2025-08-16"),
    Fault(.dateOrder, "expires: 1️⃣2025-08-14"),
    Fault(.dateOrder, "corrections: [{date: 1️⃣2025-08-14, text: 改正。}]"),
    Fault(.subtitleDash, "subtitle: 1️⃣——记东城区读书会"),
    Fault(.subtitleDash, "subtitle: \"1️⃣——记东城区读书会\""),
    Fault(.unreadableByline, "byline: 1️⃣甲乙丙丁戊己庚辛壬癸子丑寅卯"),
    Fault(.unknownDateline, "dateline: 1️⃣本报北湖电"),
    Fault(.incompleteReprint, "genre: 1️⃣转载"),
    Fault(.incompleteReprint, "genre: 转载\n1️⃣source: {name: 江城日报, date: 2025-08-10}"),
    Fault(
      .wrongType,
      "genre: 转载\nsource: {name: 江城日报, date: 2025-08-10, url: 1️⃣example}"),
    Fault(
      .dateWithoutYear,
      "genre: 转载\nsource: {name: 江城日报, date: 1️⃣8月10日, url: \"https://example.org\"}"),
    Fault(.wrongAddress, "slug: 1️⃣Hello World"),
    Fault(.wrongAddress, "aliases: [1️⃣old/a]"),
    Fault(.wrongAddress, "aliases: [/a/, 1️⃣/a/]"),
    Fault(.photoMissing, "photos: [{file: 1️⃣a.jpg, alt: 夜色里的驿站}]"),
    Fault(.classification, "title: \"1️⃣内部资料，注意保存\""),
    Fault(.personalNumber, "summary: 请联系1️⃣13812345678。"),
    Fault(.exactAddress, "summary: 活动在1️⃣东城区和平街道3号楼2单元501室。"),
  ])
  func namesTheFaultAtItsPlace(_ fault: Fault) async throws {
    let site = try await SampleSite(SampleSite.item(fault.head))
    site.expect(fault.code)
    #expect(site.edition?.news.count == 1)
  }

  @Test(arguments: [
    (FaultCode.unknownTerm, "region: eest", "“eest”不在词表 regions 中，相近：east"),
    (.unknownTerm, "column: nots", "“nots”不在词表 columns.yml 中，相近：notes"),
    (
      .incompleteReprint, "genre: 转载\nsource: {name: 江城日报, date: 2025-08-10}",
      "转载必须写来源名称、日期和链接"
    ),
    (.dateOrder, "updated: 2025-08-01", "日期 2025-08-15 晚于 更新 2025-08-01"),
    (.unknownDateline, "dateline: 本报北湖电", "电头地名“北湖”不在词表中"),
    (.unknownTerm, "region: 东成区", "“东成区”不在词表 regions 中，相近：东城区"),
    (.wrongAddress, "slug: Road_to-R 3", "网址“Road_to-R 3”不合规或已被占用，可以写成“road-to-r-3”"),
    (.wrongAddress, "slug: a/B", "网址“a/B”不合规或已被占用，可以写成“a-b”"),
    (.wrongAddress, "slug: ——", "网址“——”不合规或已被占用"),
  ])
  func saysWhatIsWrong(_ code: FaultCode, _ head: String, _ message: String) async throws {
    let site = try await SampleSite(SampleSite.item(head))
    #expect(site.faults.map(\.code) == [code])
    #expect(site.faults.first?.message(in: .chinese) == message)
  }

  @Test func asksForADate() async throws {
    let site = try await SampleSite("-- content/news/a.md --\n正文。\n")
    #expect(site.labels == ["E71 content/news/a.md:1:1"])
    #expect(site.edition?.news.isEmpty == true)
  }

  @Test func repairsASubtitleByTakingTheDashAway() async throws {
    let site = try await SampleSite(SampleSite.item("subtitle: ——记东城区读书会"))
    let fault = try #require(site.faults.first)
    #expect(fault.replacement?.isEmpty == true)
    #expect(fault.span.end.column - fault.span.start.column == 6)
    #expect(try site.onlyItem().headline.subtitle == "记东城区读书会")
  }

  @Test func takesNamesFromADatelineInTheText() async throws {
    let site = try await SampleSite(
      SampleSite.item("title: 稿件", body: "本报东城讯（记者 甲 通讯员 乙）读书会每周一次。"))
    site.expect()
    let item = try site.onlyItem()
    #expect(item.byline.map(\.role) == ["记者", "通讯员"])
    #expect(item.dateline == nil)
    let unknown = try await SampleSite(
      SampleSite.item("title: 稿件", body: "1️⃣本报北湖讯（记者 甲）读书会每周一次。"))
    unknown.expect(.unknownDateline)
  }

  @Test func namesPersonsNumbersInTheText() async throws {
    let site = try await SampleSite(
      SampleSite.item("title: 稿件", body: "请联系1️⃣13812345678。\n\n证件号2️⃣11010519491231002X。"))
    site.expect(.personalNumber, .personalNumber)
    #expect(site.faults.allSatisfy { $0.severity == .error })
  }
}
