import BulletinModel
import Testing

@testable import BulletinSource

@Suite struct RegisterTests {
  @Test func cellsBecomeTypedColumns() async throws {
    let source = """
      编号,日期,结束日期,主题,类型,主办组织,联合主办,地区,形式,场次,参与人次,时长
      a2,2025/8/3,2025年8月4日,"读书会,""新""一期",集中学习,东城区委员会,root-c；east-c,东城区,,2, 36 ,1.50
      """
    let (registers, faults) = try await RegisterFolder.read(["content/activities/b.csv": source])
    #expect(faults.map(\.code) == [.cleanedNumber], "\(faults.map(\.summary))")
    let register = try #require(registers["activities"])
    #expect(register.rowCount == 2)
    #expect(register.text("title", row: 1) == "读书会,\"新\"一期")
    #expect(register.text("kind", row: 1) == "study")
    #expect(register.text("host", row: 1) == "east-c")
    #expect(register.list("co_hosts", row: 1) == ["root-c", "east-c"])
    #expect(register.list("co_hosts", row: 0).isEmpty)
    #expect(register.text("region", row: 1) == "east")
    #expect(register.text("mode", row: 1) == nil)
    #expect(register.date("date", row: 1)?.iso == "2025-08-03")
    #expect(register.date("end", row: 1)?.iso == "2025-08-04")
    #expect(register.number("attendance", row: 1) == Rational(36))
    #expect(register.number("hours", row: 1) == Rational(3, 2))
    #expect(register.number("hours", row: 0) == nil)
    #expect(
      register.span(ofRow: 1) == SourceSpan(file: "content/activities/b.csv", line: 2, column: 1))
  }

  @Test func listsInYAMLAreReadTheSame() async throws {
    let source = """
      - 日期: 2025-08-03
        主题: 读书会
        类型: study
        主办组织: 东城区委员会
        联合主办: [root-c, 东城区委员会]
        地区: east
        参与人次: 36
      """
    let (registers, faults) = try await RegisterFolder.read(["content/activities/b.yml": source])
    #expect(faults.isEmpty, "\(faults.map(\.summary))")
    let register = try #require(registers["activities"])
    #expect(register.text("host", row: 1) == "east-c")
    #expect(register.list("co_hosts", row: 1) == ["root-c", "east-c"])
    #expect(register.number("attendance", row: 1) == Rational(36))
    #expect(register.rowLines == [2, 1])
  }

  @Test func parentsMayBeNamed() async throws {
    let (registers, faults) = try await RegisterFolder.read([
      "content/branches/b.csv": RegisterFolder.branchHead
        + "w-c,西山县委员会,county,committee,临江市委员会,west,2021-01-01\n"
    ])
    #expect(faults.isEmpty, "\(faults.map(\.summary))")
    let branches = try #require(registers["branches"])
    #expect(
      branches.text("parent", row: 2) == "root-c" && branches.text("parent", row: 1) == "root-c")
    #expect(branches.text("parent", row: 0) == nil)
  }

  @Test func emptyLinesAndColumnsAtTheEndAreNothing() async throws {
    let (registers, faults) = try await RegisterFolder.read([
      "content/coverage/b.csv":
        "地区,领域,截止日期,应建数,已建数,,\r\neast,school,2025-06-30,10,8,,\r\n\r\n,,,,,,\r\nwest,school,2025-06-30,5,4,,\r\n,,,,,,\r\n"
    ])
    #expect(faults.isEmpty, "\(faults.map(\.summary))")
    let coverage = try #require(registers["coverage"])
    #expect(coverage.rowCount == 4 && coverage.rowLines == [2, 3, 2, 5])
  }

  @Test func rowsFollowTheOrderOfTheirFiles() async throws {
    var files: [String: String] = [:]
    for number in 10..<40 {
      files["content/activities/\(number).csv"] =
        RegisterFolder.activityHead + "b\(number),2025-08-03,第\(number)场,study,east-c,east,1,20\n"
    }
    let (registers, faults) = try await RegisterFolder.read(files)
    #expect(faults.isEmpty)
    let register = try #require(registers["activities"])
    #expect(
      (0..<register.rowCount).map { register.text("id", row: $0) }
        == (10..<40).map { "b\($0)" } + ["a1"])
  }

  @Test func aTotalMayConcernOneDateOnly() async throws {
    let rows = "east,school,2025-03-31,9,7\neast,school,2025-06-30,10,8\n合计,,2025-06-30,10,8\n"
    let (_, faults) = try await RegisterFolder.read([
      "content/coverage/b.csv": RegisterFolder.coverageHead + rows
    ])
    #expect(faults.map(\.code) == [.suspiciousRow])
  }

  @Test func anAbsentRegisterIsEmpty() async throws {
    let lists = try #require(try readVocabularies(SourceTree(files: [:])).value)
    let registers = try #require(
      await readRegisters(SourceTree(files: [:]), vocabularies: lists, today: RegisterFolder.today)
        .value)
    #expect(registers.keys.sorted() == ["activities", "branches", "coverage"])
    #expect(registers.values.allSatisfy { $0.rowCount == 0 })
  }

  @Test func noBytesTrap() async throws {
    var random = Xorshift(seed: 13)
    let pieces = [
      "编号", "日期", "主题", "类型", "主办组织", "地区", ",", "\n", "\"", "a1", "2025-08-03", "合计", "注：", "无",
      "45884", "姓名", "　", " ", "１", "％", "\t", ";", "\u{0}", "east", "13812345678", "，", "—",
    ]
    for _ in 0..<400 {
      let source = (0..<Int(random.next() % 40)).map { _ in
        pieces[Int(random.next() % UInt64(pieces.count))]
      }.joined()
      let (registers, faults) = try await RegisterFolder.read([
        "content/activities/x.csv": source, "content/coverage/x.yml": source,
      ])
      #expect(registers.count == 3)
      #expect(faults.allSatisfy { $0.span.start.column >= 1 && $0.span.start.line >= 1 })
    }
  }

  @Test func aWrongEncodingOfALedgerIsNamed() async throws {
    // 地区 in GB18030 as a whole file.
    let tree = SourceTree(files: [
      "content/coverage/a.csv": [0xB5, 0xD8, 0xC7, 0xF8, 0x0A]
    ])
    let lists = try #require(try readVocabularies(tree).value)
    let faults = try await readRegisters(tree, vocabularies: lists, today: RegisterFolder.today)
      .diagnostics
    #expect(faults.first?.code == .legacyEncoding)
    #expect(faults.filter { $0.code == .emptyRequired }.count == 4)
  }
}
