import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinLedger

/// A small invented edition with registers that publish rows and one that does not.
enum OpenEdition {
  typealias Field = RegisterSchema.Field

  static func text(_ zh: String, _ en: String) -> LocalizedText {
    LocalizedText([.init("zh", zh), .init("en", en)])
  }

  static func coded(_ texts: [String?]) -> Register.Column {
    let dictionary = Set(texts.compactMap { $0 }).sorted()
    return .coded(
      codes: texts.map { text in
        dictionary.firstIndex { $0 == text }.map { UInt32($0) } ?? Register.missingCode
      }, dictionary: dictionary)
  }

  static func lists(_ lists: [[String]]) -> Register.Column {
    let dictionary = Set(lists.joined()).sorted()
    return .lists(
      starts: lists.reduce(into: [UInt32(0)]) { $0.append(($0.last ?? 0) + UInt32($1.count)) },
      codes: lists.joined().compactMap { text in
        dictionary.firstIndex { $0 == text }.map { UInt32($0) }
      }, dictionary: dictionary)
  }

  static func day(_ text: String?) -> Int32 {
    text.flatMap { CivilDate(iso: $0)?.days } ?? Register.missingDate
  }

  static func register(
    _ id: String, _ name: LocalizedText, _ columns: [(Field, Register.Column)], rows: Int,
    publication: RegisterSchema.Publication = .rows
  ) -> Register {
    Register(
      schema: RegisterSchema(
        id: id, name: name, fields: columns.map(\.0), publication: publication),
      columns: columns.map(\.1), files: ["\(id).csv"],
      rowFiles: [UInt32](repeating: 0, count: rows), rowLines: (0..<rows).map { UInt32($0 + 2) })
  }

  static let places = register(
    "places", text("驿站", "Places"),
    [
      (Field("id", alias: "编号", .id, required: true), coded(["p1", "p2"])),
      (Field("name", alias: "名称", .text, required: true), coded(["河东驿站", "河西驿站"])),
      (
        Field("facilities", alias: "设施", .list(of: .reference(to: "facilities"))),
        lists([["tea", "wifi"], []])
      ),
    ], rows: 2)

  static let requests = register(
    "requests", text("诉求办理", "Requests"),
    [
      (Field("id", alias: "编号", .id, required: true), coded(["r1", "r2", "r3"])),
      (Field("place", alias: "地点", .reference(to: "places")), coded(["p1", nil, "p2"])),
      (
        Field(
          "state", alias: "状态",
          .choice([
            .init(id: "open", name: text("在办", "Open")),
            .init(id: "done", name: text("办结", "Done")),
          ])),
        coded(["open", "done", "done"])
      ),
      (
        Field("opened", alias: "报单", .date),
        .dates([day("2025-01-31"), day("2025-02-01"), day(nil)])
      ),
      (Field("cost", alias: "费用", .money), .numbers([10, 20, Register.missingNumber], scale: 2)),
      (Field("count", alias: "件数", .count, unit: "件"), .numbers([1, 2, 3], scale: 0)),
      (Field("urgent", alias: "加急", .flag), .flags([1, 0, 2])),
      (Field("caller", alias: "来电", .text, hidden: true), coded(["甲", "乙", "丙"])),
      (Field("case", alias: "案卷", .reference(to: "cases")), coded(["c1", nil, nil])),
    ], rows: 3)

  static let cases = register(
    "cases", text("案卷", "Cases"),
    [
      (Field("id", alias: "编号", .id), coded(["c1"])),
      (Field("name", alias: "名称", .text), coded(["不公开的案卷"])),
    ], rows: 1, publication: .aggregates)

  static func edition() -> Edition {
    let base = LedgerFixture().edition()
    let facilities = Vocabulary(
      id: "facilities",
      terms: [("tea", "茶水"), ("wifi", "无线网")].map { id, name in
        .init(id: id, name: text(name, id), span: .whole("facilities.yml"))
      })
    return Edition(
      settings: base.settings, now: base.now, vocabularies: ["facilities": facilities], columns: [],
      news: [], pages: [], issues: [], branches: [],
      registers: ["places": places, "requests": requests, "cases": cases], theme: base.theme)
  }

  static func figures() throws -> [Figure] {
    let period = try #require(Period("2025Q1"))
    let share = try #require(Rational(1, 3))
    return [
      Figure(
        key: FigureKey("closed_rate", in: period), value: .exact(share), numerator: 2,
        denominator: 6),
      Figure(
        key: FigureKey("closed_rate", ["region": "east"], in: period),
        value: .absent(.withheld(isPrimary: true)), numerator: 1, denominator: 2),
      Figure(key: FigureKey("hours", in: period), value: .exact(try #require(Rational(25, 2)))),
      Figure(
        key: FigureKey("hours", in: period, comparison: .yoy), value: .exact(Rational(9))),
    ]
  }

  static func database() throws -> RegisterDatabase {
    try RegisterDatabase(edition(), figures: figures())
  }
}

/// What may be asked of the published tables, and what comes back.
@Suite struct DatabaseTests {
  private func rows(_ sql: String) throws -> [[CellValue]] {
    try OpenEdition.database().query(sql).get().rows
  }

  private func fault(_ sql: String, stepLimit: Int = 1_000_000) throws -> QueryFault {
    let outcome = try OpenEdition.database().query(sql, stepLimit: stepLimit)
    guard case .failure(let fault) = outcome else {
      Issue.record("\(sql) was answered: \(outcome)")
      return QueryFault(.other, detail: "answered")
    }
    return fault
  }

  private func number(_ text: String) throws -> CellValue {
    .number(try #require(Rational(decimal: text)))
  }

  @Test func rowsOfPublishedRegistersAreThereWithNamesBesideReferences() throws {
    let table = try OpenEdition.database().query("SELECT * FROM requests ORDER BY id").get()
    #expect(
      table.columns == [
        "id", "place", "place_name", "state", "state_name", "opened", "cost", "count", "urgent",
        "case",
      ])
    #expect(
      table.rows == [
        [
          .text("r1"), .text("p1"), .text("河东驿站"), .text("open"), .text("在办"),
          .text("2025-01-31"), try number("0.1"), try number("1"), try number("1"), .text("c1"),
        ],
        [
          .text("r2"), .empty, .empty, .text("done"), .text("办结"), .text("2025-02-01"),
          try number("0.2"), try number("2"), try number("0"), .empty,
        ],
        [
          .text("r3"), .text("p2"), .text("河西驿站"), .text("done"), .text("办结"), .empty, .empty,
          try number("3"), .empty, .empty,
        ],
      ])
    #expect(table.isComplete)
  }

  @Test func sumsOfDecimalsReadAsDecimals() throws {
    #expect(try rows("SELECT sum(cost) FROM requests") == [[number("0.3")]])
    #expect(
      try rows("SELECT 1e20, 1.5e-7, 2.0, 1e17, x'00ff', 9223372036854775807") == [
        [
          .text("1.0e+20"), number("0.00000015"), number("2"),
          number("100000000000000000"), .text("X'00FF'"), .number(Rational(.max)),
        ]
      ])
  }

  @Test func whatIsNotPublishedIsNotThere() throws {
    let bytes = try OpenEdition.database().serialized()
    for word in ["不公开的案卷", "caller", "乙"] {
      #expect(bytes.firstRange(of: Array(word.utf8)) == nil, "\(word) is in the file")
    }
    #expect(try fault("SELECT * FROM cases").kind == .unknownTable("cases", near: nil))
    #expect(try fault("SELECT caller FROM requests").kind == .unknownColumn("caller", near: nil))
  }

  @Test func listsHaveATableOfTheirOwn() throws {
    let sql = """
      SELECT p.name, f.name FROM places p JOIN places_facilities x ON x.id = p.id
      JOIN facilities f ON f.id = x.facilities ORDER BY f.id
      """
    #expect(
      try rows(sql) == [[.text("河东驿站"), .text("茶水")], [.text("河东驿站"), .text("无线网")]])
    #expect(try rows("SELECT facilities FROM places") == [[.text("tea;wifi")], [.empty]])
  }

  @Test func figuresKeepTheirFractionsAndWithheldOnesAreEmpty() throws {
    let sql = "SELECT * FROM measures ORDER BY measure, dimension"
    #expect(
      try rows(sql) == [
        [
          .text("closed_rate"), .empty, .empty, .text("2025Q1"), number("2"), number("6"),
          number("0.333333333333333"),
        ],
        [
          .text("closed_rate"), .text("region"), .text("east"), .text("2025Q1"), .empty, .empty,
          .empty,
        ],
        [
          .text("hours"), .empty, .empty, .text("2025Q1"), number("25"), number("2"),
          number("12.5"),
        ],
      ])
  }

  @Test func tablesAreListedByNameWithTheirColumns() throws {
    let tables = try OpenEdition.database().tables
    #expect(
      tables.map(\.name) == ["facilities", "measures", "places", "places_facilities", "requests"])
    let requests = try #require(tables.last)
    #expect(requests.title.text(in: "zh-Hans") == "诉求办理")
    #expect(requests.rowCount == 3)
    #expect(requests.columns[2].title.text(in: "zh-Hans") == "地点名称")
    #expect(requests.columns.map(\.type)[5...8] == ["TEXT", "REAL", "INTEGER", "INTEGER"])
  }

  @Test func theSameEditionGivesTheSameBytes() throws {
    let bytes = try OpenEdition.database().serialized()
    #expect(try OpenEdition.database().serialized() == bytes)
    #expect(bytes.starts(with: Array("SQLite format 3\0".utf8)))
  }

  @Test(.enabled(if: Tool.python != nil, "SKIPPED: python3 is not here"))
  func anotherProgramReadsTheFile() throws {
    let folder = try TemporaryFolder()
    try folder.write(OpenEdition.database().serialized(), to: "data.sqlite")
    let script = """
      import sqlite3, sys
      c = sqlite3.connect(sys.argv[1])
      print(c.execute('PRAGMA integrity_check').fetchone()[0])
      print(c.execute('SELECT place_name FROM requests').fetchall())
      """
    let end = try Tool.run(
      try #require(Tool.python), ["-c", script, folder.path("data.sqlite")])
    #expect(end.output == "ok\n[('河东驿站',), (None,), ('河西驿站',)]\n")
  }
}

/// What a query may not do, and how it is told.
@Suite struct QueryFaultTests {
  private func fault(_ sql: String, stepLimit: Int = 1_000_000) throws -> QueryFault {
    let outcome = try OpenEdition.database().query(sql, stepLimit: stepLimit)
    guard case .failure(let fault) = outcome else {
      Issue.record("\(sql) was answered: \(outcome)")
      return QueryFault(.other, detail: "answered")
    }
    return fault
  }

  @Test(arguments: [
    ("SELECT random()", "random()"), ("SELECT hex(randomblob(4))", "randomblob()"),
    ("SELECT load_extension('x')", "load_extension()"), ("SELECT date('now')", "date('now')"),
    ("SELECT date('n' || 'OW')", "date('now')"), ("SELECT datetime()", "datetime()"),
    ("SELECT strftime('%Y')", "strftime()"),
    ("SELECT strftime('%s', x'6e6f77')", "strftime('now')"),
    ("SELECT time('12:00', 'localtime')", "time('localtime')"),
    ("SELECT datetime(opened, 'utc') FROM requests", "datetime('utc')"),
    ("SELECT CURRENT_DATE", "current_date()"), ("SELECT sqlite_version()", "sqlite_version()"),
    ("SELECT * FROM sqlite_schema", "sqlite_master"),
    ("ATTACH '/tmp/x' AS x", "ATTACH"), ("PRAGMA user_version = 1", "PRAGMA"),
    ("DELETE FROM places", "DELETE"), ("INSERT INTO places (id) VALUES ('x')", "INSERT"),
    ("UPDATE places SET id = 'x'", "UPDATE"), ("DROP TABLE places", "DROP"),
    ("CREATE TABLE t (a)", "CREATE"), ("BEGIN", "BEGIN"),
    ("/* a */ -- b\n CREATE TEMP VIEW v AS SELECT 1", "CREATE"),
  ])
  func whatChangesOrPeepsIsForbidden(_ sql: String, _ what: String) throws {
    let fault = try fault(sql)
    #expect(fault.kind == .forbidden(what), "\(fault)")
    #expect(fault.message(in: .chinese).contains("“\(what)”"))
  }

  @Test(arguments: [
    ("", 0), ("  -- nothing\n", 0), ("SELECT 1; SELECT 2", 9), ("EXPLAIN SELECT 1", 0),
    ("VACUUM", 0),
  ])
  func onlyOneQueryIsAnswered(_ sql: String, _ offset: Int) throws {
    let fault = try fault(sql)
    #expect(fault.kind == .notOneQuery, "\(fault)")
    #expect(fault.offset == offset)
  }

  @Test(arguments: [
    "SELECT date(opened, '+1 month', 'start of month') FROM requests WHERE id = 'r1'",
    "SELECT strftime('%Y-%m-%d', julianday('2025-02-28') + 1)", "SELECT '2025-03-01';",
    "SELECT date(1740787200, 'unixepoch') ; -- 尾注\n",
    "WITH d(x) AS (VALUES ('2025-03-01')) SELECT date(x) FROM d",
  ])
  func daysMayBeReckonedWith(_ sql: String) throws {
    let table = try OpenEdition.database().query(sql).get()
    let expected = sql.contains("+1 month") ? "2025-03-01" : "2025-03-01"
    #expect(table.rows == [[.text(expected)]])
  }

  @Test(arguments: [
    ("SELECT id FORM places", "syntax near places", 15),
    ("SELECT naem FROM places", "column naem near name", 7),
    ("SELECT 名称 FROM places", "column 名称", 7),
    ("SELECT * FROM place", "table place near places", 14),
    ("SELECT p.nmae FROM places p", "column p.nmae near name", 7),
    ("SELECT \"tea\" FROM places", "column tea", 7), ("SELECT foo(1)", "function foo", 7),
    ("SELECT", "syntax unfinished", -1), ("SELECT 'a", "syntax near 'a", 7),
  ])
  func wrongQueriesAreToldWithTheirPlace(_ sql: String, _ expected: String, _ offset: Int) throws {
    let fault = try fault(sql)
    let found =
      switch fault.kind {
      case .syntax(let near): near.map { "syntax near \($0)" } ?? "syntax unfinished"
      case .unknownColumn(let name, let near): "column \(name)" + (near.map { " near \($0)" } ?? "")
      case .unknownTable(let name, let near): "table \(name)" + (near.map { " near \($0)" } ?? "")
      case .unknownFunction(let name): "function \(name)"
      default: "\(fault)"
      }
    #expect(found == expected)
    #expect(fault.offset ?? -1 == offset)
    for language in MessageLanguage.allCases { #expect(!fault.message(in: language).isEmpty) }
  }

  @Test(arguments: [
    "SELECT * FROM pragma_table_info('places')", "SELECT * FROM sqlite_temp_schema",
    "SELECT * FROM dbstat", "SELECT (SELECT count(*) FROM sqlite_master)",
    "WITH x AS (SELECT sql FROM sqlite_schema) SELECT * FROM x",
  ])
  func theWorkingsOfTheDatabaseAreNotShown(_ sql: String) throws {
    switch try fault(sql).kind {
    case .forbidden, .unknownTable: break
    case let kind: Issue.record("\(sql): \(kind)")
    }
  }

  @Test func aQueryThatNeverEndsIsStopped() throws {
    let sql = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    #expect(try fault(sql, stepLimit: 100_000).kind == .tooManySteps(100_000))
    #expect(try fault(sql, stepLimit: 10).kind == .tooManySteps(10))
  }

  @Test func rowsBeyondTheLimitAreLeftOffAndTold() throws {
    let sql =
      "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 5) SELECT x FROM n"
    let database = try OpenEdition.database()
    let cut = try database.query(sql, rowLimit: 3).get()
    #expect(cut.rows.count == 3)
    #expect(!cut.isComplete)
    let whole = try database.query(sql, rowLimit: 5).get()
    #expect(whole.rows.count == 5)
    #expect(whole.isComplete)
  }

  @Test func hugeTextsEndTheQuery() throws {
    #expect(try fault("SELECT replace(printf('%900000d', 1), ' ', 'xx')").kind == .other)
    let sql = """
      WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 1000)
      SELECT printf('%900000d', x) FROM n
      """
    let table = try OpenEdition.database().query(sql).get()
    #expect(!table.isComplete)
    #expect(table.rows.count < 30)
  }
}
