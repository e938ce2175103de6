import BulletinModel
import Testing

@testable import BulletinSource

@Suite struct SettingsTests {
  static let full = """
    标题: {zh: 岚川同行, en: Lanchuan Together}
    口号: 一句话
    description: {zh: 简介}
    base_url: https://lanchuan.example.org
    languages: [zh-Hans, en, ug]
    time_zone: Asia/Shanghai
    since: 2016
    meta_profile: gov-cn
    site_id_code: "1234567890"
    page_size: 20
    home: {lead: 头条稿, columns: [notes], notices: notes, key_figures: [coverage]}
    statistics: {region: city, key_sectors: [private], key_sectors_name: {zh: 重点领域}, coverage_target: 88.5, note: {zh: 样例}, source: {zh: 台账}}
    footer:
      organiser: {zh: 岚川办公室}
      operator: {zh: 岚川信息中心}
      icp: 京ICP备12345678号-1
      police_record: 京公网安备 11010802012345号
      telephone: 0800-1234567
      email: office@example.org
      address: {zh: 岚川路}
      note: {zh: 说明}
    severity: {E30: note, E38: error}
    """

  private func read(_ source: String) throws -> Checked<SiteSettings> {
    try readSettings(SourceTree(files: ["content/site.yml": Array(source.utf8)]))
  }

  @Test func readsEverything() throws {
    let checked = try read(SettingsTests.full)
    #expect(checked.diagnostics.isEmpty, "\(checked.diagnostics.map(\.summary))")
    let settings = try #require(checked.value)
    #expect(settings.title.text(in: "en") == "Lanchuan Together")
    #expect(settings.baseURL == "https://lanchuan.example.org/")
    #expect(settings.languages == ["zh-Hans", "en", "ug"] && settings.since == 2016)
    #expect(settings.metaProfile == .governmentCN && settings.siteIDCode == "1234567890")
    #expect(settings.pageSize == 20 && settings.timeZone == "Asia/Shanghai")
    #expect(settings.home.columns == ["notes"] && settings.home.lead == "头条稿")
    #expect(settings.statistics.coverageTarget == Rational(177, 2))
    #expect(settings.footer.icp == "京ICP备12345678号-1")
    #expect(settings.footer.operator_?.text(in: "zh") == "岚川信息中心")
    #expect(settings.severities == [.halfWidthMark: .note, .staleColumn: .error])
  }

  @Test(arguments: [
    ("bucket: store:www", "store", "www"), ("bucket: 'store:www/site/'", "store", "www/site"),
    ("存储桶: 我的 存储-1:桶/前缀", "我的 存储-1", "桶/前缀"), ("bucket: a.b@c+d:x=y", "a.b@c+d", "x=y"),
  ])
  func aBucketIsNamedByARemote(_ line: String, _ remote: String, _ path: String) throws {
    let checked = try read("title: 甲\nbase_url: http://x.example/\ntargets: {cloud: {\(line)}}\n")
    #expect(checked.diagnostics.isEmpty, "\(checked.diagnostics.map(\.summary))")
    let target = try #require(checked.value?.targets.first)
    #expect(target.place == .bucket(.init(remote: remote, path: path)))
    #expect(target.keep == 5 && target.url == nil && !target.takesCompanions)
  }

  @Test(arguments: [
    (":s3,access_key_id=AKIA,secret_access_key=abc:www", FaultCode.secretInSettings),
    ("store,session_token=abc:www", .secretInSettings), (":sftp,pass=abc:www", .secretInSettings),
    (":s3:www", .unusableTarget), ("store,region=x:www", .unusableTarget),
    ("www", .unusableTarget), ("store:", .unusableTarget), ("store:/", .unusableTarget),
    ("store:a//b", .unusableTarget), ("store:a/../b", .unusableTarget),
    ("-v:www", .unusableTarget), ("/srv/www", .unusableTarget), ("a/b:www", .unusableTarget),
    ("store:a\\b", .unusableTarget),
  ])
  func whatIsNoRemoteAndBucketIsRefused(_ bucket: String, _ code: FaultCode) throws {
    let checked = try read(
      "title: 甲\nbase_url: http://x.example/\ntargets: {cloud: {bucket: '\(bucket)'}}\n")
    #expect(checked.diagnostics.map(\.code) == [code])
    #expect(checked.value?.targets.isEmpty != false)
    #expect(
      checked.diagnostics.allSatisfy { !"\($0)".contains("abc") || code != .secretInSettings })
  }

  @Test func onlyTitleAndAddressAreNeeded() throws {
    let checked = try read("title: 甲\nbase_url: http://x.example/y\n")
    #expect(checked.diagnostics.isEmpty)
    let settings = try #require(checked.value)
    #expect(
      settings.languages == ["zh-Hans"] && settings.pageSize == 10
        && settings.baseURL == "http://x.example/y/")
  }

  @Test func aMissingFileIsNamed() throws {
    let checked = try readSettings(SourceTree(files: [:]))
    #expect(checked.value == nil && checked.diagnostics.map(\.code) == [.missingSetting])
    #expect(checked.diagnostics.first?.span == .whole("content/site.yml"))
  }

  static let head = "title: 甲\nbase_url: https://x.example/\n"
  static let faults: [(FaultCode, String)] = [
    (.missingSetting, "1️⃣title: 甲\n"), (.missingSetting, "1️⃣base_url: https://x.example/\n"),
    (.missingSetting, "1️⃣title:\nbase_url: https://x.example/\n"),
    (.wrongType, "title: 甲\nbase_url: 1️⃣x.example\n"),
    (.wrongType, "title: 甲\nbase_url: 1️⃣https:///a\n"),
    (.unknownKey, head + "1️⃣langauges: [zh]\n"), (.duplicateKey, head + "1️⃣标题: 乙\n"),
    (.wrongType, head + "languages: [zh-Hans, 1️⃣中文]\n"),
    (.wrongType, head + "languages: [en, 1️⃣en]\n"),
    (.wrongType, head + "time_zone: 1️⃣北京\n"), (.wrongType, head + "page_size: 1️⃣0\n"),
    (.wrongType, head + "since: 1️⃣二〇一六\n"), (.wrongType, head + "meta_profile: 1️⃣gov\n"),
    (.unknownKey, head + "home: {1️⃣leads: a}\n"),
    (.unknownKey, head + "statistics: {1️⃣regions: a}\n"),
    (.wrongType, head + "statistics: {coverage_target: 1️⃣101}\n"),
    (.wrongType, head + "statistics: {coverage_target: 1️⃣很高}\n"),
    (.missingRegistration, head + "footer: {icp: 1️⃣备案123}\n"),
    (.missingRegistration, head + "footer: {police_record: 1️⃣公安123}\n"),
    (.missingRegistration, head + "site_id_code: 1️⃣12ab\n"),
    (.unknownKey, head + "severity: {1️⃣E300: note}\n"),
    (.wrongType, head + "severity: {E30: 1️⃣none}\n"),
    (.wrongType, head + "severity: {E21: 1️⃣note}\n"),
    (.wrongType, head + "severity: {E15: 1️⃣warning}\n"),
    (.fullWidthColon, head + "口号1️⃣：甲\n"), (.wrongType, "1️⃣- 甲\n"),
  ]

  @Test(arguments: faults)
  func faultsAreNamedAtTheirPlace(_ code: FaultCode, _ source: String) throws {
    let marked = Marked(source)
    try marked.expect(code, in: try read(marked.text).diagnostics)
  }

  @Test func aGovernmentSiteNeedsItsNumbers() throws {
    let checked = try read(SettingsTests.head + "meta_profile: gov-cn\n")
    #expect(checked.diagnostics.map(\.code) == [.missingRegistration, .missingRegistration])
    #expect(Set(checked.diagnostics.compactMap { $0.values["k"] }) == ["icp", "site_id_code"])
  }

  static let registrations: [(String, Bool)] = [
    ("京ICP备12345678号", true), ("藏ICP备12345678号-12", true), ("京ICP备1234567号", false),
    ("X ICP备12345678号", false), ("京ICP备12345678号-", false), ("京ICP证12345678号", false),
    ("京ICP备12345678号1", false),
  ]

  @Test(arguments: registrations)
  func knowsTheFormOfRegistrations(_ text: String, _ isGood: Bool) {
    #expect(Registrations.isICP(text) == isGood)
  }

  @Test func readsColumns() throws {
    let source =
      "- {id: notes, name: {zh: 动态, en: Notes}, 更新期限: 14, 关键词: [甲, 乙]}\n- id: forum\n  name: 论坛\n"
    let checked = try readColumns(SourceTree(files: ["content/columns.yml": Array(source.utf8)]))
    #expect(checked.diagnostics.isEmpty)
    let columns = try #require(checked.value)
    #expect(columns.map(\.id) == ["notes", "forum"] && columns[0].maxAgeDays == 14)
    #expect(columns[0].span.start == SourcePosition(line: 1, column: 3))
    #expect(try readColumns(SourceTree(files: [:])).value == [])
  }

  @Test(
    arguments: [
      (FaultCode.emptyRequired, "- {1️⃣name: 甲}\n"), (.emptyRequired, "- 1️⃣{id: a}\n"),
      (.duplicateID, "- {id: a, name: 甲}\n- {id: 1️⃣a, name: 乙}\n"),
      (.wrongType, "- {id: 1️⃣甲, name: 甲}\n"),
      (.wrongType, "- {id: a, name: 甲, max_age_days: 1️⃣许多}\n"),
      (.unknownKey, "- {id: a, name: 甲, 1️⃣kewords: [b]}\n"),
      (.wrongType, "1️⃣id: a\n"),
    ] as [(FaultCode, String)])
  func faultsOfColumnsAreNamed(_ code: FaultCode, _ source: String) throws {
    let marked = Marked(source.replacing("{1️⃣name", with: "1️⃣{name"))
    let checked = try readColumns(SourceTree(files: ["content/columns.yml": marked.bytes]))
    try marked.expect(code, in: checked.diagnostics)
  }
}

@Suite struct VocabularyTests {
  private func read(_ files: [String: String]) throws -> Checked<[String: Vocabulary]> {
    try readVocabularies(SourceTree(files: files.mapValues { Array($0.utf8) }))
  }

  @Test func builtInListsStandWhereTheSiteHasNone() throws {
    let lists = try #require(try read([:]).value)
    #expect(lists["levels"]?.terms.map(\.id).first == "province")
    #expect(lists["activity_kinds"]?.terms.count == 22 && lists["branch_kinds"]?.terms.count == 20)
    #expect(lists["regions"] == nil)
  }

  @Test func aSiteReplacesAList() throws {
    let checked = try read(["content/vocabulary/levels.yml": "- {id: city, name: 市}\n"])
    #expect(checked.diagnostics.isEmpty)
    #expect(try #require(checked.value)["levels"]?.terms.map(\.id) == ["city"])
  }

  @Test func readsTermsWithAllTheyHave() throws {
    let source = """
      partition: false
      terms:
        - {id: a, name: {zh: 甲, en: A}, short: 甲县, code: "540481", level: county, was: [{name: 旧甲, until: 2023, code: "1"}], mark: ●}
        - {编号: b, 名称: 乙, 上级: a}
      """
    let checked = try read(["content/vocabulary/regions.yml": source])
    #expect(checked.diagnostics.isEmpty, "\(checked.diagnostics.map(\.summary))")
    let list = try #require(checked.value?["regions"])
    let term = try #require(list.term("a"))
    #expect(
      !list.isPartition && term.code == "540481" && term.mark == "●" && term.level == "county")
    #expect(term.formerNames == [.init(name: "旧甲", until: 2023)])
    #expect(list.path(to: "b").map(\.id) == ["a", "b"])
  }

  @Test(
    arguments: [
      (FaultCode.duplicateID, "- {id: a, name: 甲}\n- {id: 1️⃣a, name: 乙}\n"),
      (.wrongType, "- {id: 1️⃣A, name: 甲}\n"), (.emptyRequired, "- 1️⃣{id: a}\n"),
      (.wrongParent, "- 1️⃣{id: a, name: 甲, parent: b}\n"),
      (.wrongParent, "- 1️⃣{id: a, name: 甲, parent: b}\n- {id: b, name: 乙, parent: a}\n"),
      (.unknownTerm, "- 1️⃣{id: a, name: 甲, level: contry}\n"),
      (.unknownKey, "- {id: a, name: 甲, 1️⃣parant: b}\n"),
      (.emptyRequired, "1️⃣terms:\npartition: false\n"), (.wrongType, "partition: 1️⃣也许\nterms: []\n"),
      (.unsupportedYAML, "- {id: a, name: 1️⃣&x 甲}\n"),
    ] as [(FaultCode, String)])
  func faultsAreNamedAtTheirPlace(_ code: FaultCode, _ source: String) throws {
    let marked = Marked(source)
    let checked = try read(["content/vocabulary/regions.yml": marked.text])
    try marked.expect(code, in: checked.diagnostics)
    #expect(checked.diagnostics.count == 1, "\(checked.diagnostics.map(\.summary))")
  }

  @Test func builtInSchemasNameEachFieldOnce() {
    for schema in BuiltInRegisters.all {
      let words = schema.fields.flatMap { [$0.id, $0.alias] }
      #expect(Set(words).count == words.count, "\(schema.id)")
      #expect(schema.grain.allSatisfy { id in schema.fields.contains { $0.id == id } })
    }
  }
}
