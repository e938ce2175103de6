import BulletinModel
import Testing

@testable import BulletinSource

@Suite struct RegisterFaultTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let code: FaultCode
    let file: String
    let source: String
    var values: [String: String] = [:]
    var testDescription: String { "\(code.label) \(source.suffix(40))" }

    static func branches(_ code: FaultCode, _ rows: String, _ values: [String: String] = [:])
      -> Case
    {
      Case(
        code: code, file: "content/branches/more.csv", source: RegisterFolder.branchHead + rows,
        values: values)
    }

    static func activities(_ code: FaultCode, _ rows: String, _ values: [String: String] = [:])
      -> Case
    {
      Case(
        code: code, file: "content/activities/more.csv",
        source: RegisterFolder.activityHead + rows, values: values)
    }

    static func coverage(_ code: FaultCode, _ rows: String, _ values: [String: String] = [:])
      -> Case
    {
      Case(
        code: code, file: "content/coverage/more.csv", source: RegisterFolder.coverageHead + rows,
        values: values)
    }

    static func table(_ code: FaultCode, _ register: String, _ source: String) -> Case {
      Case(code: code, file: "content/\(register)/more.csv", source: source)
    }

    static func list(_ code: FaultCode, _ register: String, _ source: String) -> Case {
      Case(code: code, file: "content/\(register)/more.yml", source: source)
    }
  }

  static let cells: [Case] = [
    .activities(
      .spreadsheetSerial, "a2,1️⃣45884,读书会,study,east-c,east,1,20\n", ["date": "2025-08-15"]),
    .activities(.spreadsheetSerial, "1️⃣5.10322E+17,2025-08-03,读书会,study,east-c,east,1,20\n"),
    .activities(.unknownTerm, "a2,2025-08-03,读书会,1️⃣studdy,east-c,east,1,20\n", ["near": "study"]),
    .activities(.unknownTerm, "a2,2025-08-03,读书会,study,east-c,1️⃣eest,1,20\n", ["list": "regions"]),
    .branches(
      .wrongParent, "x-c,西山县委员会,county,committee,1️⃣rot-c,west,2021-01-01\n",
      ["path": "x-c → rot-c，没有这个组织，相近：root-c"]),
    .branches(.wrongParent, "x-c,西山县委员会,county,committee,1️⃣x-c,west,2021-01-01\n"),
    .branches(.wrongParent, "x-c,西山县委员会,province,committee,1️⃣root-c,west,2021-01-01\n"),
    .coverage(
      .organisedExceedsEligible, "east,school,2025-06-30,10,1️⃣12\n", ["a": "12", "b": "10"]),
    .table(.typedRate, "coverage", "地区,领域,截止日期,应建数,已建数,1️⃣覆盖率\neast,school,2025-06-30,10,8,80%\n"),
    .coverage(.typedRate, "east,school,2025-06-30,10,1️⃣80%\n"),
    .activities(.approximateNumber, "a2,2025-08-03,读书会,study,east-c,east,1,1️⃣1200余\n"),
    .coverage(
      .wrongTotal, "east,school,2025-06-30,10,8\nwest,school,2025-06-30,5,4\n1️⃣合计,,,15,13\n",
      ["a": "13", "b": "12"]),
    .coverage(.suspiciousRow, "east,school,2025-06-30,10,8\n1️⃣合计,,,10,8\n", ["n": "3"]),
    .coverage(.suspiciousRow, "east,school,2025-06-30,10,8\n1️⃣注：数据来自各县（区）,,,,\n"),
    .coverage(.suspiciousRow, "east,school,2025-06-30,10,8\n1️⃣说明：草表\n"),
    .coverage(.suspiciousRow, "east,school,2025-06-30,10,8\n1️⃣,private,2025-03-31,10,8\n"),
    .coverage(.suspiciousRow, "east,school,2025-06-30,10,8\n1️⃣小计,,,10,8\n"),
    .table(
      .suspiciousRow, "coverage", "1️⃣覆盖情况表,,,,\n地区,领域,截止日期,应建数,已建数\neast,school,2025-06-30,10,8\n"),
    .table(
      .personalColumn, "activities",
      "编号,日期,主题,类型,主办组织,地区,1️⃣联系电话\na2,2025-08-03,读书会,study,east-c,east,1\n"),
    .table(
      .personalColumn, "activities",
      "编号,日期,主题,类型,主办组织,地区,1️⃣姓 名\na2,2025-08-03,读书会,study,east-c,east,1\n"),
    .activities(
      .personalNumber, "a2,2025-08-03,联系1️⃣13812345678,study,east-c,east,1,20\n",
      ["masked": "138****5678"]),
    .table(
      .datesOutOfOrder, "activities",
      "编号,日期,结束日期,主题,类型,主办组织,地区\na2,2025-08-03,1️⃣2025-08-01,读书会,study,east-c,east\n"),
    .activities(.emptyRequired, "a2,2025-08-03,1️⃣,study,east-c,east,1,20\n", ["f": "主题"]),
    .activities(.emptyRequired, "a2,1️⃣无,读书会,study,east-c,east,1,20\n", ["f": "日期"]),
    .table(.emptyRequired, "coverage", "1️⃣地区,领域,截止日期,应建数\neast,school,2025-06-30,10\n"),
    .activities(
      .duplicateID,
      "a2,2025-08-03,读书会,study,east-c,east,1,20\n1️⃣a2,2025-08-04,读书会,study,east-c,east,1,20\n",
      ["id": "a2", "n": "2"]),
    .activities(.wrongType, "a2,2025-08-03,读书会,study,east-c,east,1,1️⃣二十\n", ["type": "整数"]),
    .activities(.wrongType, "1️⃣A 2,2025-08-03,读书会,study,east-c,east,1,20\n"),
    .activities(.wrongType, "a2,1️⃣2025年8月,读书会,study,east-c,east,1,20\n"),
    .activities(.impossibleDate, "a2,1️⃣2025-02-30,读书会,study,east-c,east,1,20\n"),
    .activities(
      .danglingReference, "a2,2025-08-03,读书会,study,1️⃣eest-c,east,1,20\n", ["near": "east-c"]),
    .activities(
      .raggedRow, "1️⃣a2,2025-08-03,读书会,study,east-c,east,1,20,多出一格\n", ["a": "9", "b": "8"]),
    .activities(.raggedRow, "1️⃣a2,2025-08-03,读书会\n", ["a": "3", "b": "8", "n": "2"]),
    .activities(.raggedRow, "1️⃣a2,2025-08-03,\"读书会,study,east-c,east,1,20\n"),
    .table(
      .wrongHeader, "activities", "编号,日期,主题,类型,主办组织,地区,1️⃣场数\na2,2025-08-03,读书会,study,east-c,east,1\n"
    ),
    .table(
      .wrongHeader, "activities",
      "编号,日期,主题,类型,主办组织,地区,1️⃣date\na2,2025-08-03,读书会,study,east-c,east,\n"),
    .activities(
      .cleanedNumber, "a2,2025-08-03,读书会,study,east-c,east,1,1️⃣\"1,284\"\n", ["n": "1284"]),
    .activities(.cleanedNumber, "a2,2025-08-03,读书会,study,east-c,east,1,1️⃣２０\n", ["n": "20"]),
    .coverage(
      .duplicateGrain, "1️⃣east,private,2025-06-30,100,81\n",
      ["key": "东城区 企业 2025-06-30", "at": "content/coverage/all.csv 第2行"]),
    .activities(.outOfRange, "a2,2025-08-03,读书会,study,east-c,east,1,1️⃣-5\n", ["v": "-5"]),
    .table(.outOfRange, "coverage", "地区,领域,截止日期,应建数,已建数,联合组建数\neast,school,2025-06-30,10,8,1️⃣9\n"),
    .list(
      .unknownKey, "activities",
      "- {date: 2025-08-03, title: 读书会, kind: study, host: east-c, region: east, 1️⃣plaec: 甲}\n"),
    .list(
      .personalColumn, "activities",
      "- date: 2025-08-03\n  1️⃣手机: 12\n  title: 读书会\n  kind: study\n  host: east-c\n  region: east\n"
    ),
    .list(
      .typedRate, "coverage",
      "- {地区: east, 领域: school, 截止日期: 2025-06-30, 应建数: 10, 已建数: 8, 1️⃣覆盖率: 80%}\n"),
    .list(
      .duplicateKey, "activities",
      "- {date: 2025-08-03, 1️⃣日期: 2025-08-04, title: 读书会, kind: study, host: east-c, region: east}\n"
    ),
    .list(
      .unknownTerm, "activities",
      "- {date: 2025-08-03, title: 读书会, kind: study, host: east-c, region: 1️⃣eest}\n"),
    .list(
      .emptyRequired, "activities", "- 1️⃣{date: 2025-08-03, title: 读书会, kind: study, host: east-c}\n"
    ),
    .list(
      .organisedExceedsEligible, "coverage",
      "- {地区: east, 领域: school, 截止日期: 2025-06-30, 应建数: 10, 已建数: 1️⃣12}\n"),
    .list(.wrongType, "activities", "- 1️⃣甲\n"),
  ]

  @Test(arguments: cells)
  func isNamedAtItsCell(_ test: Case) async throws {
    let marked = Marked(test.source)
    let (_, faults) = try await RegisterFolder.read([test.file: marked.text])
    let own = faults.filter { $0.span.file == test.file }
    let fault = try marked.expect(test.code, in: own)
    for (name, value) in test.values { #expect(fault.values[name] == value) }
    #expect(own.count == 1, "\(own.map(\.summary))")
    #expect(faults.count == own.count, "\(faults.map(\.summary))")
  }

  @Test func theBaseHasNoFault() async throws {
    let (_, faults) = try await RegisterFolder.read()
    #expect(faults.isEmpty, "\(faults.map(\.summary))")
  }

  @Test func aCircleOfParentsIsNamedAtEachOfItsRows() async throws {
    let rows =
      "x-c,甲委员会,county,committee,y-c,west,\ny-c,乙委员会,county,committee,x-c,west,\n"
      + "z-c,丙委员会,county,committee,x-c,west,\n"
    let (_, faults) = try await RegisterFolder.read([
      "content/branches/more.csv": RegisterFolder.branchHead + rows
    ])
    #expect(faults.map(\.code) == [.wrongParent, .wrongParent])
    #expect(faults.map(\.span.start.line) == [2, 3])
  }

  @Test func aDissolvedParentIsNamed() async throws {
    let marked = Marked(
      "编号,名称,层级,类别,上级,地区,成立日期,撤销日期\no-c,旧委员会,county,committee,,west,2020-01-01,2023-05-18\n"
        + "n-c,新支部,township,branch,1️⃣o-c,west,2022-01-01,\n"
        + "m-c,另一支部,township,branch,o-c,west,2022-01-01,2023-05-18\n")
    let (_, faults) = try await RegisterFolder.read(["content/branches/more.csv": marked.text])
    #expect(
      try marked.expect(.wrongParent, in: faults).values["path"] == "n-c → o-c，上级已于 2023-05-18 撤销")
    #expect(faults.count == 1)
  }

  @Test func otherKindsOfFilesAreNamed() async throws {
    let (_, faults) = try await RegisterFolder.read([
      "content/activities/a.xlsx": "x", "content/activities/README.md": "说明",
      "content/branches/register.yaml": "name: 组织",
    ])
    #expect(faults.map(\.code) == [.unusableFile, .unusableFile])
  }

  @Test func aFileOfPersonsIsRefusedWhole() async throws {
    let (registers, _) = try await RegisterFolder.read([
      "content/activities/more.csv":
        "编号,日期,主题,类型,主办组织,地区,姓名\na2,2025-08-03,读书会,study,east-c,east,甲\n"
    ])
    #expect(registers["activities"]?.rowCount == 1)
  }

  @Test func faultsOfOneFileAreBounded() async throws {
    let rows = String(repeating: "a,昨天,读书会,study,east-c,east,1,20\n", count: 3000)
    let (_, faults) = try await RegisterFolder.read([
      "content/activities/more.csv": RegisterFolder.activityHead + rows
    ])
    #expect(faults.filter { $0.code == .wrongType }.count == RegisterPart.mostFaults)
  }
}
