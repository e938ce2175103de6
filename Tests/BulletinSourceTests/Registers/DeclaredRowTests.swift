import BulletinModel
import Testing

@testable import BulletinSource

/// Rows of declared registers: references, periods, unique fields, rules and derived fields.
@Suite struct DeclaredRowTests {
  static let head = "编号,单号,报单单位,类别,结果,协办,报单,销单,期间,回访,备注\n"

  @Test func cellsBecomeTypedColumns() async throws {
    let (register, faults) = try await RequestFolder.read(
      DeclaredRowTests.head
        + "r1,N1,东城区委员会,企业,办结,root-c；east-c,2025-03-01,2025-03-10,2025Q1,2,甲\n"
        + "r2,N2,root-c,school,open,,2025-04-01,,2025-04,,\n")
    #expect(faults.isEmpty, "\(faults.map(\.summary))")
    #expect(register.text("branch", row: 0) == "east-c")
    #expect(register.text("category", row: 0) == "private")
    #expect(register.text("outcome", row: 0) == "closed")
    #expect(register.list("helpers", row: 0) == ["root-c", "east-c"])
    #expect(register.text("period", row: 0) == "2025Q1")
    #expect(register.number("days", row: 0) == Rational(9))
    #expect(register.text("place", row: 0) == "east")
    #expect(register.number("days", row: 1) == nil)
    #expect(register.text("place", row: 1) == "city")
    #expect(register.text("period", row: 1) == "2025-04")
  }

  @Test func headsMayBeInAnyLanguageOfTheSchema() async throws {
    let (register, faults) = try await RequestFolder.read(
      "id,number,Unit,reported,需要修改\nr1,N1,east-c,2025-03-01,E71 …\n")
    #expect(faults.isEmpty, "\(faults.map(\.summary))")
    #expect(register.text("branch", row: 0) == "east-c")
  }

  @Test func aShortNameOfATermIsAccepted() async throws {
    let (register, faults) = try await RequestFolder.read(
      "单号,报单单位,类别,报单\nN1,east-c,企,2025-03-01\nN2,east-c,校,2025-03-01\nN3,east-c,学校,2025-03-01\n",
      more: [
        "content/vocabulary/sectors.yml": """
        - {id: private, name: 企业, short: 企}
        - {id: school, name: 学校, short: 校}
        - {id: campus, name: 校, short: 学校}
        """
      ])
    #expect(faults.isEmpty, "\(faults.map(\.summary))")
    #expect((0..<3).map { register.text("category", row: $0) } == ["private", "campus", "school"])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let code: FaultCode
    let rows: String
    var values: [String: String] = [:]
    var testDescription: String { "\(code.label) \(rows.suffix(40))" }

    init(_ code: FaultCode, _ rows: String, _ values: [String: String] = [:]) {
      self.code = code
      self.rows = rows
      self.values = values
    }
  }

  private static let good = "r1,N1,east-c,private,open,,2025-03-01,,2025Q1,2,\n"

  static let cells: [Case] = [
    Case(.wrongPeriod, "r2,N2,east-c,private,open,,2025-03-01,,1️⃣2025Q5,2,\n", ["v": "2025Q5"]),
    Case(.wrongPeriod, "r2,N2,east-c,private,open,,2025-03-01,,1️⃣2025年第三季度,2,\n"),
    Case(.wrongPeriod, "r2,N2,east-c,private,open,,2025-03-01,,1️⃣2025-03-01,2,\n"),
    Case(
      .danglingReference, "r2,N2,1️⃣eest-c,private,open,,2025-03-01,,2025Q1,2,\n",
      ["near": "east-c"]),
    Case(.danglingReference, "r2,N2,east-c,private,open,1️⃣rot-c,2025-03-01,,2025Q1,2,\n"),
    Case(
      .unknownTerm, "r2,N2,east-c,1️⃣privat,open,,2025-03-01,,2025Q1,2,\n",
      ["list": "sectors", "near": "private"]),
    Case(.unknownTerm, "r2,N2,east-c,private,1️⃣opne,,2025-03-01,,2025Q1,2,\n", ["near": "open"]),
    Case(.emptyRequired, "r2,N2,east-c,private,open,,1️⃣无,,2025Q1,2,\n", ["f": "报单"]),
    Case(.outOfRange, "r2,N2,east-c,private,open,,2025-03-01,,2025Q1,1️⃣-2,\n"),
    Case(
      .brokenRule, "r2,N2,east-c,private,closed,,2025-03-01,1️⃣2025-02-01,2025Q1,2,\n",
      ["say": "销单早于报单", "say@en": "closed before reported", "rule": "closed >= reported"]),
    Case(
      .brokenRule, "r2,N2,east-c,private,1️⃣closed,,2025-03-01,,2025Q1,2,\n",
      ["say": "办结要填销单日期"]),
  ]

  @Test(arguments: cells)
  func whatIsWrongIsNamedAtItsCell(_ test: Case) async throws {
    let marked = Marked(DeclaredRowTests.head + DeclaredRowTests.good + test.rows)
    let (_, faults) = try await RequestFolder.read(marked.text)
    let fault = try marked.expect(test.code, in: faults)
    for (name, value) in test.values { #expect(fault.values[name] == value, "\(fault.values)") }
    #expect(faults.count == 1, "\(faults.map(\.summary))")
  }

  @Test func aPeriodInWordsHasAReplacement() async throws {
    let (_, faults) = try await RequestFolder.read(
      "单号,报单单位,报单,期间\nN1,east-c,2025-03-01,2025年第三季度\n")
    #expect(faults.map(\.replacement) == ["2025Q3"])
  }

  @Test func doublesAreNamed() async throws {
    let marked = Marked(
      "编号,单号,报单单位,报单\nr1,N1,east-c,2025-03-01\n1️⃣r2,N1,east-c,2025-03-01\nr1,N3,east-c,2025-03-01\n")
    let (_, faults) = try await RequestFolder.read(marked.text)
    let grain = try marked.expect(.duplicateGrain, in: faults)
    #expect(grain.values["key"] == "N1" && grain.values["at"] == "第2行")
    let doubles = faults.filter { $0.code == .duplicateID }
    #expect(doubles.map { $0.values["id"] } == ["r1", "N1"])
    #expect(doubles.map(\.span.start.line) == [4, 3])
    #expect(faults.count == 3)
  }

  @Test func aUniqueDateIsNamed() async throws {
    let (_, faults) = try await RequestFolder.read(
      "日期,数量\n2025-03-01,1.5\n2025-03-01,1.50\n",
      schema:
        "name: 甲\nfields:\n  day: {type: date, unique: yes, 别名: 日期}\n"
        + "  size: {type: decimal, unique: yes, 别名: 数量}\n")
    #expect(faults.map(\.code) == [.duplicateID, .duplicateID])
    #expect(faults.map { $0.values["id"] } == ["2025-03-01", "1.5"])
  }

  @Test(arguments: [
    ("rows.csv", "单号,报单单位,报单,1️⃣办理天数\nN1,east-c,2025-03-01,3\n"),
    ("rows.csv", "单号,报单单位,报单,1️⃣days\nN1,east-c,2025-03-01,3\n"),
    ("rows.yml", "- {单号: N1, 报单单位: east-c, 报单: 2025-03-01, 1️⃣days: 3}\n"),
  ])
  func aDerivedFieldIsNeverTyped(_ name: String, _ source: String) async throws {
    let marked = Marked(source)
    let (_, faults) = try await RegisterFolder.read([
      RequestFolder.file: RequestFolder.schema,
      "content/registers/requests/\(name)": marked.text,
    ])
    let fault = try marked.expect(.wrongHeader, in: faults)
    #expect(fault.values["c"]?.has("由程序计算") == true)
    #expect(faults.count == 1, "\(faults.map(\.summary))")
  }

  @Test func rowsMayBeAListInYAML() async throws {
    let (registers, faults) = try await RegisterFolder.read([
      RequestFolder.file: RequestFolder.schema,
      "content/registers/requests/a.yml":
        "- {单号: N1, 报单单位: 东城区委员会, 报单: 2025-03-01, 协办: [root-c, 东城区委员会]}\n",
    ])
    #expect(faults.isEmpty, "\(faults.map(\.summary))")
    let register = try #require(registers["requests"])
    #expect(register.list("helpers", row: 0) == ["root-c", "east-c"])
    #expect(register.text("place", row: 0) == "east")
  }

  // MARK: References between declared registers

  private static let stations = """
    name: 驿站
    fields:
      id: {type: id, 别名: 编号}
      title: {type: text, 别名: 站名}
      host: {type: ref, to: branches, 别名: 主办}
      next: {type: ref, to: stations, 别名: 下一站}
      partner: {type: ref, to: teams, 别名: 队伍}
      region: {type: ref, to: regions, from: host.region, 别名: 地区}
      away: {type: ref, to: regions, from: next.region, 别名: 下一地区}
    """
  private static let teams = """
    name: 队伍
    fields:
      id: {type: id, 别名: 编号}
      title: {type: text, 别名: 队名}
      base: {type: ref, to: stations, 别名: 驻地}
      region: {type: ref, to: regions, from: base.region, 别名: 地区}
    rules:
      - {that: base == 东站 or base == s2, say: 驻地不对}
    """
  private static let stationRows = "编号,站名,主办,下一站,队伍\ns1,东站,东城区委员会,西站,读书队\ns2,西站,root-c,s1,t1\n"
  private static let teamRows = "编号,队名,驻地\nt1,读书队,东站\n"

  private func both(
    _ stations: String = stationRows, _ teams: String = teamRows, _ rules: String = teams
  ) async throws -> (registers: [String: Register], faults: [Diagnostic]) {
    try await RegisterFolder.read([
      "content/registers/stations/register.yml": DeclaredRowTests.stations,
      "content/registers/stations/all.csv": stations,
      "content/registers/teams/register.yml": rules,
      "content/registers/teams/all.csv": teams,
      "content/activities/more.csv":
        "编号,日期,主题,类型,主办组织,地区,阵地\na2,2025-08-03,读书会,study,east-c,east,西站\n",
    ])
  }

  @Test func registersOfACircleResolveEachOther() async throws {
    let (registers, faults) = try await both()
    #expect(faults.isEmpty, "\(faults.map(\.summary))")
    let stations = try #require(registers["stations"])
    #expect((0..<2).map { stations.text("next", row: $0) } == ["s2", "s1"])
    #expect((0..<2).map { stations.text("partner", row: $0) } == ["t1", "t1"])
    #expect((0..<2).map { stations.text("region", row: $0) } == ["east", "city"])
    #expect((0..<2).map { stations.text("away", row: $0) } == ["city", "east"])
    guard case .coded(_, let words) = stations.column("partner") else {
      Issue.record("no codes")
      return
    }
    #expect(words == ["t1"])
    #expect(registers["teams"]?.text("region", row: 0) == "east")
    #expect(registers["activities"]?.text("venue", row: 1) == "s2")
  }

  @Test func whatACircleDoesNotHoldIsNamed() async throws {
    let marked = Marked("编号,队名,驻地\nt1,读书队,1️⃣东东站\n")
    let (registers, faults) = try await both(DeclaredRowTests.stationRows, marked.text)
    let fault = try marked.expect(.danglingReference, in: faults)
    #expect(fault.values["near"] == "东站")
    #expect(faults.count == 1, "\(faults.map(\.summary))")
    #expect(registers["teams"]?.text("base", row: 0) == nil)
  }

  @Test func aTitleThatTwoRowsShareStandsForNeither() async throws {
    let (_, faults) = try await both(
      "编号,站名,主办,下一站,队伍\ns1,东站,east-c,,t1\ns2,东站,root-c,,t1\n")
    #expect(faults.contains { $0.code == .danglingReference && $0.values["id"] == "东站" })
  }

  @Test func aWordThatIsNoRowIsNamedInItsFormula() async throws {
    let source = DeclaredRowTests.teams.split(separator: "\n").map(String.init)
      .joined(separator: "\n").replacing("base == s2", with: "base == 1️⃣s3")
    let marked = Marked(source)
    let (_, faults) = try await both(
      DeclaredRowTests.stationRows, DeclaredRowTests.teamRows, marked.text)
    let fault = try marked.expect(.invalidSchema, in: faults)
    #expect(fault.values["why"]?.has("“s3”不在 stations 中") == true)
  }

  // MARK: Derived fields

  @Test func derivedNumbersAreExact() async throws {
    let schema = """
      name: 数
      fields:
        a: count
        b: decimal
        price: money
        sum: {type: decimal, from: a + b}
        third: {type: decimal, from: a / 3}
        total: {type: money, from: price * a}
        twice: {type: count, from: doubled - a}
        doubled: {type: count, from: a * 3}
        big: {type: flag, from: a > 10}
        later: {type: date, from: day + a}
        day: date
      """
    let (register, faults) = try await RequestFolder.read(
      "a,b,price,day\n1,0.1,19.99,2025-02-28\n20,,0.05,\n", schema: schema)
    #expect(faults.isEmpty, "\(faults.map(\.summary))")
    #expect(register.number("sum", row: 0) == Rational(11, 10))
    #expect(register.number("sum", row: 1) == nil)
    #expect(register.number("third", row: 0) == Rational(333_333, 1_000_000))
    #expect(register.number("third", row: 1) == Rational(6_666_667, 1_000_000))
    #expect(register.number("total", row: 1) == Rational(1))
    #expect(register.number("twice", row: 1) == Rational(40))
    #expect(register.flag("big", row: 0) == false && register.flag("big", row: 1) == true)
    #expect(register.date("later", row: 0)?.iso == "2025-03-01")
  }

  @Test func whatADerivedFieldCannotHoldIsNamed() async throws {
    let marked = Marked("a,b\n3,1\n1️⃣1,3\n")
    let (register, faults) = try await RequestFolder.read(
      marked.text,
      schema: "name: 数\nfields:\n  a: count\n  b: count\n  rest: {type: count, from: a - b}\n")
    #expect(try marked.expect(.outOfRange, in: faults).values["v"] == "rest -2")
    #expect((0..<2).map { register.number("rest", row: $0) } == [Rational(2), nil])
  }

  @Test func rulesKnowTheDayOfTheBuild() async throws {
    let marked = Marked("a\n2025-09-01\n1️⃣2025-09-02\n")
    let (_, faults) = try await RequestFolder.read(
      marked.text,
      schema: "name: 日\nfields:\n  a: date\nrules:\n  - {that: a <= today, say: 还没有到}\n")
    #expect(try marked.expect(.brokenRule, in: faults).values["say"] == "还没有到")
    #expect(faults.count == 1)
  }

  @Test func aBuiltInRegisterKeepsItsOwnRules() async throws {
    let marked = Marked(
      "编号,日期,结束日期,主题,类型,主办组织,地区,场次,专题\na2,2025-08-03,1️⃣2025-08-01,读书会,study,east-c,east,0,读书\n")
    let (registers, faults) = try await RegisterFolder.read([
      "content/activities/register.yml":
        "fields:\n  theme: {type: enum, of: [读书, 走访], 别名: 专题}\n"
        + "rules:\n  - {that: sessions >= 1, say: 至少一场}\n",
      "content/activities/more.csv": marked.text,
    ])
    try marked.expect(.datesOutOfOrder, in: faults)
    #expect(faults.map(\.code).sorted { $0.number < $1.number } == [.datesOutOfOrder, .brokenRule])
    #expect(registers["activities"]?.text("theme", row: 1) == "读书")
  }

  @Test(arguments: [
    "name: 甲\nfields:\n  a: {type: dat, 别名: 日期}\n  b: {type: date, from: a + 1}\n",
    "name: 甲\nfields:\n  a: {type: xyz, unit: 件, 别名: 日期}\n",
    "name: 甲\nfields: {a: {别名: 日期}}\n", "name: 甲\nfields: [\n",
  ])
  func aFaultOfTheSchemaIsNotOneOfItsRows(_ schema: String) async throws {
    let (_, faults) = try await RequestFolder.read("日期\n2025-03-01\n", schema: schema)
    #expect(faults.count == 1, "\(faults.map(\.summary))")
    #expect(faults.first?.span.file == RequestFolder.file)
  }

  @Test func faultsOfRulesAreBounded() async throws {
    let rows = String(repeating: "2025-09-02\n", count: 3000)
    let (_, faults) = try await RequestFolder.read(
      "a\n" + rows,
      schema: "name: 日\nfields:\n  a: date\nrules:\n  - {that: a <= today, say: 还没有到}\n")
    #expect(faults.count == RegisterPart.mostFaults)
  }
}
