import BulletinModel
import Testing

@testable import BulletinSource

/// What `register.yml` may say, and what is said of it where it is wrong.
@Suite struct SchemaTests {
  static let file = "content/registers/requests/register.yml"

  private func schemas(
    _ files: [String: String]
  ) throws -> (schemas: [String: RegisterSchema], faults: [Diagnostic]) {
    let tree = RegisterFolder.tree(files)
    let lists = try #require(try readVocabularies(tree).value)
    let read = try readSchemas(tree, vocabularies: lists)
    let schemas = try #require(read.value).map { ($0.schema.id, $0.schema) }
    return (Dictionary(schemas, uniquingKeysWith: { $1 }), read.diagnostics)
  }

  @Test func everyKeyIsRead() throws {
    let (all, faults) = try schemas([SchemaTests.file: RequestFolder.schema])
    #expect(faults.isEmpty, "\(faults.map(\.summary))")
    let schema = try #require(all["requests"])
    #expect(schema.name.text(in: "en") == "Requests")
    #expect(schema.description?.text(in: "zh") == "每件诉求一行")
    #expect(schema.rowName?.text(in: "zh") == "一件不含个人信息的诉求")
    #expect(schema.grain == ["number"])
    #expect(schema.publication == .rows)
    #expect(schema.hasListPage && schema.hasRowPages)
    #expect(schema.file == SchemaTests.file)
    #expect(!schema.isBuiltIn)
    let branch = try #require(schema.field("branch"))
    #expect(branch.type == .reference(to: "branches") && branch.isRequired)
    #expect(branch.alias == "报单单位" && branch.name?.text(in: "en") == "Unit")
    let outcome = try #require(schema.field("outcome"))
    guard case .choice(let choices) = outcome.type else {
      Issue.record("no choice")
      return
    }
    #expect(choices.map(\.id) == ["open", "closed"])
    #expect(choices.map { $0.name.text(in: "en") } == ["在办", "Closed"])
    #expect(schema.field("helpers")?.type == .list(of: .reference(to: "branches")))
    #expect(schema.field("number")?.isUnique == true)
    #expect(schema.field("note")?.isHidden == true)
    #expect(schema.field("days")?.unit == "天")
    #expect(
      schema.field("days")?.derivation == .binary(.minus, .field(["closed"]), .field(["reported"])))
    #expect(schema.field("place")?.derivation == .field(["branch", "region"]))
    #expect(schema.rules.map(\.field) == ["closed", "outcome"])
    let expected = RegisterSchema.Expectation(
      list: "branches", field: "branch", filter: ["level": "county"], every: .quarter,
      time: "reported", days: 10)
    #expect(schema.expectation == expected)
  }

  @Test func chineseKeysSayTheSame() throws {
    let chinese = """
      名称: 驿站
      说明: 每个驿站一行
      粒度: [code, 期间]
      字段:
        code: {类型: 文字, 必填: 是, 别名: 代码, 唯一: 是}
        period: {类型: 期间, 别名: 期间}
        area: {类型: 小数, 单位: 平方米}
        unit: {类型: 引用, 指向: branches}
        kinds: {类型: 列表, 取值: {类型: 选项, 取值: [甲, 乙]}}
        staff: {类型: 计数, 单位: 人}
        half: {类型: 小数, 公式: 'area / 2'}
      规则:
        - {条件: area > 0, 提示: 面积要大于零}
      页面: {列表: 是, 详情: 否}
      公布: 汇总
      填报: {每个: branches, 周期: 季度, 天数: 5}
      """
    let (all, faults) = try schemas([SchemaTests.file: chinese])
    #expect(faults.isEmpty, "\(faults.map(\.summary))")
    let schema = try #require(all["requests"])
    #expect(schema.grain == ["code", "period"])
    #expect(schema.publication == .aggregates)
    #expect(schema.field("staff")?.countsPersons == true)
    let choices = ["甲", "乙"].map {
      RegisterSchema.Choice(id: $0, name: LocalizedText([.init("zh", $0)]))
    }
    #expect(schema.field("kinds")?.type == .list(of: .choice(choices)))
    #expect(schema.expectation?.time == "period" && schema.expectation?.days == 5)
  }

  @Test func aBuiltInRegisterGrows() throws {
    let (all, faults) = try schemas([
      "content/activities/register.yml": """
      fields:
        theme: {type: enum, of: [读书, 走访], 别名: 专题}
        per_session: {type: decimal, from: attendance / sessions}
      rules:
        - {that: sessions >= 1, say: 至少一场}
      publish: aggregates
      pages: {list: yes}
      expects: {each: branches, every: month}
      """
    ])
    #expect(faults.isEmpty, "\(faults.map(\.summary))")
    let schema = try #require(all["activities"])
    #expect(schema.isBuiltIn && schema.name.text(in: "zh") == "活动")
    #expect(schema.fields.suffix(2).map(\.id) == ["theme", "per_session"])
    #expect(schema.field("title") != nil)
    #expect(schema.publication == .aggregates && schema.hasListPage && !schema.hasRowPages)
    #expect(schema.expectation?.field == "host" && schema.expectation?.time == "date")
  }

  @Test func registersMayReferToEachOther() throws {
    let (all, faults) = try schemas([
      "content/registers/left/register.yml":
        "name: 左\nfields:\n  id: id\n  other: {type: ref, to: right}\n",
      "content/registers/right/register.yml":
        "name: 右\nfields:\n  id: id\n  other: {type: ref, to: left}\n",
    ])
    #expect(faults.isEmpty, "\(faults.map(\.summary))")
    #expect(all.keys.sorted() == ["activities", "branches", "coverage", "left", "right"])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let source: String
    let why: String
    var code = FaultCode.invalidSchema
    var testDescription: String { "\(why) \(source.suffix(60))" }

    init(_ source: String, _ why: String) {
      self.source = source
      self.why = why
    }

    /// Fields, or other keys at the left margin, of an otherwise sound schema.
    static func fields(_ fields: String, _ why: String) -> Case {
      Case("name: 诉求\nfields:\n  id: id\n" + fields, why)
    }

    static func formula(_ formula: String, _ why: String) -> Case {
      .fields(
        """
          closed: date
          reported: {type: date, 别名: 报单}
          number: count
          title: text
          term: period
          done: flag
          branch: {type: ref, to: branches}
          kind: {type: ref, to: sectors}
          kinds: {type: list, of: {type: ref, to: sectors}}
          state: {type: enum, of: {open: 在办, shut: 办结}}
          mark: {type: enum, of: [closed, reported]}
        rules:
          - that: \(formula)
            say: 不对
        """, why)
    }
  }

  static let shapes: [Case] = [
    Case("1️⃣nmae: 诉求\nname: 诉求\nfields: {id: {type: id}}\n", "不认识“nmae”"),
    Case("1️⃣fields: {id: {type: id}}\n", "“名称”不能为空"),
    Case("1️⃣name: 诉求\n", "“字段”不能为空"),
    Case("name: 诉求\nfields: 1️⃣[id]\n", "字段要写成"),
    .fields("  opened: {type: 1️⃣dat}\n", "没有类型“dat”，相近：date"),
    .fields("  opened: {type: date, 1️⃣reqired: yes}\n", "不认识“reqired”，是不是“必填”"),
    .fields("  1️⃣opened:\n", "缺少类型"),
    .fields("  1️⃣opened: {required: yes}\n", "缺少类型"),
    .fields("  1️⃣Opened: date\n", "只能用小写字母"),
    .fields("  1️⃣报单: date\n", "只能用小写字母"),
    .fields("  1️⃣today: date\n", "另有含义"),
    .fields("  1️⃣opened: {type: date, 别名: id}\n", "已经是字段 id 的名称"),
    .fields("  other: {type: 1️⃣id}\n", "类型 id 只用于字段 id"),
    .fields("  opened: {type: date, required: 1️⃣maybe}\n", "不是“是”或“否”"),
    .fields("  opened: {type: date, 1️⃣unit: 天}\n", "只有数才有“unit”"),
    .fields("  opened: {type: date, 1️⃣persons: yes}\n", "只有数才有“persons”"),
    .fields("  branch: {type: 1️⃣ref}\n", "要写“to”"),
    .fields("  branch: {type: ref, to: 1️⃣branchs}\n", "既不是词表也不是台账，相近：branches"),
    .fields("  cover: {type: ref, to: 1️⃣coverage}\n", "没有字段 id"),
    .fields("  kinds: {type: list, of: {type: ref, to: 1️⃣sector}}\n", "相近：sectors"),
    .fields("  kinds: {type: list, of: {type: 1️⃣date}}\n", "列表里只能是"),
    .fields("  kinds: {type: 1️⃣list}\n", "要写“of”"),
    .fields("  branch: {type: text, 1️⃣to: branches}\n", "类型 text 不用“to”"),
    .fields("  state: {type: 1️⃣enum}\n", "要写“of”"),
    .fields("  state: {type: enum, of: [甲, 1️⃣甲]}\n", "写了两次"),
    .fields(
      "  days: {type: integer, from: number - 2, 1️⃣required: yes}\n  number: count\n", "由程序计算"),
    .fields("grain: [id, 1️⃣idd]\n", "没有字段“idd”，相近：id"),
    .fields("  kinds: {type: list, of: text}\nkey: [1️⃣kinds]\n", "是列表"),
    .fields("hide: [1️⃣secret]\n", "没有字段“secret”"),
    .fields("pages: {1️⃣lsit: yes}\n", "不认识“lsit”"),
    .fields("publish: 1️⃣row\n", "这几项之一"),
    .fields("rules:\n  - 1️⃣that: id == a\n", "“提示”不能为空"),
    .fields("rules:\n  - {that: 1️⃣[a], say: 不对}\n", "不是式子"),
    Case("name: 诉求\nfields:\n  a: text\npages: {detail: 1️⃣yes}\n", "就要有字段 id"),
    .fields("  d: date\nexpects: {each: 1️⃣branchs, every: month}\n", "既不是词表也不是台账"),
    .fields("  d: date\nexpects: 1️⃣{every: month}\n", "“每个”不能为空"),
    .fields("  d: date\nexpects: {each: 1️⃣branches, every: month}\n", "没有指向 branches 的字段"),
    .fields(
      "  b: {type: ref, to: branches}\nexpects: 1️⃣{each: branches, every: month}\n", "没有日期或期间"),
    .fields(
      "  b: {type: ref, to: branches}\n  d: date\nexpects: {each: branches, every: 1️⃣week}\n",
      "这几项之一"),
    .fields(
      "  b: {type: ref, to: branches}\n  d: date\nexpects: {each: branches, every: month, by: 1️⃣d}\n",
      "不指向 branches"),
    .fields(
      "  b: {type: ref, to: branches}\n  d: date\nexpects: {each: branches, every: month, time: 1️⃣b}\n",
      "不是日期或期间"),
    .fields(
      "  b: {type: ref, to: branches}\n  d: date\nexpects: {each: branches, every: month, where: {level: 1️⃣couny}}\n",
      "不在 levels 中，相近：county"),
    .fields(
      "  b: {type: ref, to: branches}\n  d: date\nexpects: {each: branches, every: month, where: {1️⃣lvl: county}}\n",
      "没有“lvl”这一项"),
  ]

  static let formulas: [Case] = [
    .formula("closed >= 1️⃣)", "放在这里读不通"),
    .formula("closed >=1️⃣", "没有写完"),
    .formula("\"closed 1️⃣reported\"", "放在这里读不通"),
    .formula("1️⃣closd >= reported", "没有字段“closd”，相近：closed"),
    .formula("closed >= 1️⃣报单日", "没有字段“报单日”，相近：报单"),
    .formula("1️⃣branch.regoin == east", "没有“branch.regoin”这一项"),
    .formula("not 1️⃣dne", "没有字段“dne”，相近：done"),
    .formula("number + 1️⃣nmber > 3", "没有字段“nmber”，相近：number"),
    .formula("kind == 1️⃣privat", "不在 sectors 中，相近：private"),
    .formula("kind in [private, 1️⃣scool]", "不在 sectors 中，相近：school"),
    .formula("1️⃣privat in kinds", "不在 sectors 中"),
    .formula("state != 1️⃣opn", "取值里没有“opn”，相近：open"),
    .formula("branch.region == 1️⃣eest", "不在 regions 中"),
    .formula("branch.region.level == 1️⃣couny", "不在 levels 中"),
    .formula("term == 1️⃣2025Q5", "不是期间"),
    .formula("1️⃣closed == number", "日期和数不能比较"),
    .formula("1️⃣kind < private", "没有大小先后"),
    .formula("1️⃣closed + reported > 3", "不能用于日期和日期"),
    .formula("1️⃣number + 3", "规则要能判断是或否"),
    .formula("1️⃣number and done", "数不是一个条件"),
    .formula("title == 1️⃣numbr", "没有字段“numbr”，相近：number"),
    .formula("1️⃣number in kind", "要写 [甲, 乙]"),
    .fields("  days: {type: date, from: 1️⃣number - 2}\n  number: count\n", "公式算出的是数"),
    .fields(
      "  one: {type: count, from: 1️⃣two + 1}\n  two: {type: count, from: one + 1}\n",
      "one → two → one"),
  ]

  @Test(arguments: shapes + formulas)
  func whatIsWrongIsNamedAtItsPlace(_ test: Case) throws {
    let marked = Marked(test.source)
    let (_, faults) = try schemas([SchemaTests.file: marked.text])
    let fault = try marked.expect(test.code, in: faults)
    #expect(fault.values["why"]?.has(test.why) == true, "\(fault.values)")
    #expect(faults.count == 1, "\(faults.map(\.summary))")
  }

  static let soundFormulas = [
    "closed >= reported", "closed == empty", "number > 0 and not done", "kind in [企业, school]",
    "企业 in kinds", "mark == closed", "mark in [closed, reported]", "state == 办结 or state == empty",
    "term == 2025", "term >= 2025-03",
    "branch.region == 东城区", "branch.region.level == county", "branch == east-c",
    "title != '无'", "closed - reported <= 30", "closed <= today", "closed < 2025-08-01",
    "reported + 10 >= closed", "number / 3 < 7.5",
  ]

  @Test(arguments: soundFormulas)
  func whatIsRightIsRead(_ formula: String) throws {
    let source = Case.formula("\"\(formula)\"", "").source
    let (all, faults) = try schemas([SchemaTests.file: source])
    #expect(faults.isEmpty, "\(faults.map(\.summary))")
    #expect(all["requests"]?.rules.count == 1)
  }

  @Test func wordsBecomeIds() throws {
    let source = Case.formula("kind in [企业, school]", "").source
    let rule = try #require(
      try schemas([SchemaTests.file: source]).schemas["requests"]?.rules.first)
    let ids: [CellValue] = [.text("private"), .text("school")]
    #expect(rule.condition == .binary(.isIn, .field(["kind"]), .value(.list(ids))))
  }

  @Test(arguments: [
    ("content/registers/loose.csv", "a,b\n", "自己的文件夹"),
    ("content/registers/stray/rows.csv", "a,b\n", "没有 register.yml"),
    ("content/registers/Upper/register.yml", "name: 甲\n", "只能用小写字母"),
    ("content/registers/branches/register.yml", "name: 甲\n", "是内置台账"),
    ("content/registers/sectors/register.yml", "name: 甲\n", "已经是一个词表"),
  ])
  func foldersThatAreNoRegisterAreNamed(_ file: String, _ text: String, _ why: String) throws {
    let (_, faults) = try schemas([file: text])
    #expect(faults.map(\.code) == [.invalidSchema])
    #expect(faults.first?.values["why"]?.has(why) == true)
    #expect(faults.first?.span.file == file)
  }

  @Test(arguments: [
    ("1️⃣grain: 一次\n", "内置台账不能改“grain”"),
    ("fields:\n  1️⃣title: text\n", "是内置字段"),
    ("fields:\n  1️⃣theme: {type: text, 别名: 主题}\n", "已经是字段 title 的名称"),
  ])
  func aBuiltInRegisterKeepsWhatItIs(_ source: String, _ why: String) throws {
    let marked = Marked(source)
    let (_, faults) = try schemas(["content/activities/register.yml": marked.text])
    let fault = try marked.expect(.invalidSchema, in: faults)
    #expect(fault.values["why"]?.has(why) == true, "\(fault.values)")
  }

  @Test(arguments: [
    ("publish: 1️⃣rows\nname: 诉求\nfields:\n  served: {type: count, unit: 人}\n", true),
    ("name: 诉求\nfields:\n  1️⃣served: {type: count, persons: yes}\n", true),
    ("name: 诉求\nfields:\n  1️⃣served: {type: count, unit: 人, persons: no}\n", false),
    ("name: 诉求\nfields:\n  1️⃣served: {type: count, unit: 人, hide: yes}\n", false),
    ("name: 诉求\nfields:\n  1️⃣served: {type: count, unit: 人}\nhide: [served]\n", false),
    ("name: 诉求\nfields:\n  1️⃣served: {type: count, unit: 人}\npublish: aggregates\n", false),
    ("name: 诉求\nfields:\n  1️⃣served: {type: count, unit: 人次}\n", false),
  ])
  func countsOfPersonsAreNoRows(_ source: String, _ isRefused: Bool) throws {
    let marked = Marked(source)
    let (all, faults) = try schemas([SchemaTests.file: marked.text])
    guard isRefused else {
      #expect(faults.isEmpty, "\(faults.map(\.summary))")
      return
    }
    let fault = try marked.expect(.personsAsRows, in: faults)
    #expect(fault.values["r"] == "诉求")
    #expect(all["requests"]?.publication == .aggregates)
  }

  @Test func fieldsOfPersonalDataAreRefused() throws {
    let marked = Marked(
      "name: 诉求\nfields:\n  1️⃣who: {type: text, 别名: 姓名}\n  old: {type: count, 别名: 残疾人数}\n")
    let (_, faults) = try schemas([SchemaTests.file: marked.text])
    try marked.expect(.personalColumn, in: faults)
    #expect(faults.count == 1)
  }
}
