import BulletinModel
import Testing

@testable import BulletinImport

/// Tables become ledgers: heads, totals, blanks, days and numbers as offices write them.
@Suite struct LedgerTests {
  private static let span = SourceSpan.whole("content/vocabulary/regions.yml")

  private static func name(_ text: String) -> LocalizedText { LocalizedText([.init("zh", text)]) }

  private static let visits = RegisterSchema(
    id: "visits", name: name("走访登记"),
    fields: [
      RegisterSchema.Field("id", alias: "编号", .id),
      RegisterSchema.Field("day", alias: "日期", .date, required: true),
      RegisterSchema.Field("region", alias: "地区", .reference(to: "regions"), required: true),
      RegisterSchema.Field("amount", alias: "件数", .count, required: true, unit: "件"),
      RegisterSchema.Field("value", alias: "金额", .money, unit: "元"),
      RegisterSchema.Field("open", alias: "公开", .flag),
    ])

  private static let coverage = RegisterSchema(
    id: "coverage", name: name("覆盖"),
    fields: [
      RegisterSchema.Field("month", alias: "期间", .period, required: true),
      RegisterSchema.Field("done", alias: "已建数", .count, required: true),
    ], isBuiltIn: true)

  static var ground: ImportGround {
    let terms = [("landong", "岚东区"), ("shidu", "石渡县")].map {
      Vocabulary.Term(id: $0.0, name: name($0.1), span: span)
    }
    return ImportGround(
      today: CivilDate(days: 20_382), schemas: [visits, coverage],
      vocabularies: ["regions": Vocabulary(id: "regions", terms: terms)])
  }

  static func piece(
    _ csv: String, file: String = "台账.csv", _ choice: ImportedTableChoice = ImportedTableChoice()
  ) throws -> ImportedPiece {
    try #require(importedTable(csv, file: file, choice, ground).first)
  }

  static func table(of piece: ImportedPiece) throws -> String {
    String(decoding: try #require(piece.files.last).bytes, as: UTF8.self)
  }

  @Test func aLedgerGoesIntoTheRegisterThatItsHeadsFit() throws {
    let piece = try LedgerTests.piece(
      """
      2025年走访台账,,,,,
      序号,走访日期,县区,件数（件）,金额（万元）,联系电话,公开
      1,8月5日,岚东,3件,1.25,13912345678,√
      2,2025/8/6,石渡县,"1,205",,,×
      合计,,,1208,1.25,,
      填表人：某某,,,,,,
      """)
    #expect(piece.files.map(\.path) == ["content/registers/visits/台账.csv"])
    #expect(
      try LedgerTests.table(of: piece) == """
        日期,地区,件数,金额,公开
        2025-08-05,岚东区,3,12500,是
        2025-08-06,石渡县,1205,,否

        """)
    #expect(piece.origins == [2: .row(3, sheet: nil), 3: .row(4, sheet: nil)])
    let guessed = piece.notes.filter { $0.kind == .guessed }.map(\.chinese)
    #expect(guessed.contains("“走访日期”这一列当成“日期”") && guessed.contains("“岚东”当成“岚东区”"))
    #expect(guessed.contains { $0.contains("没有年份，当成 2025 年") })
    let left = piece.notes.filter { $0.kind == .left }.map(\.chinese)
    #expect(left.contains { $0.contains("“联系电话”是个人信息") })
    #expect(!piece.notes.contains { $0.chinese.contains("139") })
  }

  @Test func blanksBelowARepeatedCellAreFilledAndTold() throws {
    let piece = try LedgerTests.piece("日期,地区,件数\n2025-08-05,岚东区,1\n,,2\n,石渡县,3\n小计,,6\n")
    #expect(
      try LedgerTests.table(of: piece)
        == "日期,地区,件数\n2025-08-05,岚东区,1\n2025-08-05,岚东区,2\n2025-08-05,石渡县,3\n")
    #expect(
      piece.notes.contains {
        $0.kind == .guessed && $0.spot == .row(3, sheet: nil) && $0.chinese.contains("到第 4 行“日期”空着")
      })
  }

  @Test func aTotalThatIsNotTheSumIsTold() throws {
    let piece = try LedgerTests.piece("日期,地区,件数\n2025-08-05,岚东区,1\n2025-08-06,岚东区,2\n合 计,,4\n")
    #expect(piece.notes.contains { $0.kind == .left && $0.chinese.contains("合计写 4，各行加起来是 3") })
    #expect(try !LedgerTests.table(of: piece).contains("合"))
  }

  @Test func aColumnThatTheTableLacksCanBeGiven() throws {
    let csv = "日期,件数\n2025-08-05,1\n"
    let refused = try LedgerTests.piece(csv, ImportedTableChoice(register: "visits"))
    #expect(refused.files.isEmpty && refused.notes[0].chinese.contains("--set 地区="))
    let piece = try LedgerTests.piece(
      csv, ImportedTableChoice(register: "visits", values: [("地区", "石渡")]))
    #expect(try LedgerTests.table(of: piece) == "日期,地区,件数\n2025-08-05,石渡县,1\n")
  }

  @Test func builtInRegistersHaveFoldersOfTheirOwn() throws {
    let piece = try LedgerTests.piece("期间,已建\n2025年8月,3\n2025年第三季度,4\n2025年上半年,5\n")
    #expect(piece.files.map(\.path) == ["content/coverage/台账.csv"])
    #expect(try LedgerTests.table(of: piece) == "期间,已建数\n2025-08,3\n2025Q3,4\n2025H1,5\n")
  }

  @Test func aTableThatFitsNoneBecomesANewRegister() throws {
    let piece = try LedgerTests.piece(
      """
      图书角登记
      地点,日期,册数（册）,经费,开放,类型
      东街,2025-08-01,35,12.5,是,文学
      ,2025-08-02,40,3,是,文学
      西街,2025-08-03,1200,,否,科普
      西街,2025-08-03,约9,,否,科普
      """, file: "books 2025.csv")
    #expect(
      piece.files.map(\.path) == [
        "content/registers/books_2025/register.yml", "content/registers/books_2025/books-2025.csv",
      ])
    #expect(
      String(decoding: piece.files[0].bytes, as: UTF8.self).hasSuffix(
        """
        name: 图书角登记
        grain: 一行
        fields:
          place: {type: text, 别名: 地点}
          day: {type: date, required: yes, 别名: 日期}
          c3: {type: count, unit: 册, 别名: 册数}
          c4: {type: money, 别名: 经费}
          c5: {type: flag, 别名: 开放}
          kind: {type: enum, of: [文学, 科普], 别名: 类型}
        publish: aggregates

        """))
    #expect(try LedgerTests.table(of: piece).contains("\n东街,2025-08-02,40,3,是,文学\n"))
  }

  @Test func anotherHeadInTheMiddleIsPassedOver() throws {
    let piece = try LedgerTests.piece("日期,地区,件数\n2025-08-05,岚东区,1\n日期,地区,件数\n2025-08-06,岚东区,2\n")
    #expect(piece.origins.count == 2)
  }

  @Test func aTableWithoutHeadsIsLeft() throws {
    let piece = try LedgerTests.piece("1,2,3\n4,5,6\n")
    #expect(piece.files.isEmpty && piece.notes.contains { $0.kind == .left })
  }

  @Test(arguments: [
    ("3件", "3"), ("1,205", "1205"), ("１２", "12"), ("12.50", "12.5"), ("-", ""), ("约30", nil),
    ("88%", nil),
    ("三", nil), ("007", "7"),
  ])
  func aNumberIsBroughtIntoForm(cell: String, number: String?) {
    #expect(CellForm.number(cell, unit: "件") == number)
  }

  @Test(arguments: [("45874", "2025-08-05"), ("8月15日至16日", "2025-08-15"), ("2025年8月", "2025年8月")])
  func aDayIsBroughtIntoForm(cell: String, day: String) {
    let form = CellForm(LedgerTests.ground, year: 2025)
    #expect(form.reading(cell, .date, unit: nil).text == day)
  }

  @Test func quotesAndLineFeedsInCellsAreRead() {
    let table = ImportedTable(csv: "a;b\n\"一;\"\"二\"\"\n三\";4\n")
    #expect(table.rows.map(\.cells) == [["a", "b"], ["一;\"二\"\n三", "4"]])
  }

  @Test func aHeadOverSeveralColumnsIsJoinedWithThoseBelow() throws {
    let piece = try LedgerTests.piece("日期,地区,办理,\n,,件数,金额（元）\n2025-08-05,岚东区,1,2.50\n")
    #expect(try LedgerTests.table(of: piece) == "日期,地区,件数,金额\n2025-08-05,岚东区,1,2.5\n")
  }

  @Test func wordsAboveTheHeadsAreToldAndOtherHeadsNamed() throws {
    let piece = try LedgerTests.piece(
      "某镇统计表,,\n填报单位：某镇,,\n活动名称,活动时间,人次\n讲座,7月3日,35\n", file: "2024.csv")
    #expect(piece.notes.contains { $0.kind == .left && $0.chinese.contains("填报单位：某镇") })
    let register = String(decoding: piece.files[0].bytes, as: UTF8.self)
    #expect(register.contains("  title: {type: text, 别名: 活动名称}\n  day: {type: date"), "\(register)")
    #expect(try LedgerTests.table(of: piece).contains("讲座,2024-07-03,35"))
  }

  @Test func headsMayBeEnglishInAnyCase() throws {
    let piece = try LedgerTests.piece("Date,Area,AMOUNT\n2025-08-05,landong,1\n")
    #expect(try LedgerTests.table(of: piece) == "日期,地区,件数\n2025-08-05,landong,1\n")
  }
}
