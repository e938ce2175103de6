import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPages

/// Registers and measures as files that other programs read.
@Suite struct DataTests {
  typealias Field = RegisterSchema.Field

  static func coded(_ texts: [String?]) -> Register.Column {
    let dictionary = Set(texts.compactMap { $0 }).sorted()
    return .coded(
      codes: texts.map { text in
        dictionary.firstIndex { $0 == text }.map { UInt32($0) } ?? Register.missingCode
      }, dictionary: dictionary)
  }

  static func register(
    _ id: String, _ name: String, _ columns: [(Field, Register.Column)], rows: Int,
    publication: RegisterSchema.Publication = .rows
  ) -> Register {
    Register(
      schema: RegisterSchema(
        id: id, name: SampleEdition.text(name, id), fields: columns.map(\.0),
        publication: publication),
      columns: columns.map(\.1), files: ["\(id).csv"],
      rowFiles: [UInt32](repeating: 0, count: rows), rowLines: (0..<rows).map { UInt32($0 + 2) })
  }

  static let places = register(
    "places", "驿站",
    [
      (Field("id", alias: "编号", .id, required: true), coded(["p1", "p2"])),
      (Field("name", alias: "名称", .text, required: true, unique: true), coded(["河东驿站", "=河西"])),
      (Field("site", alias: "网址", .url), coded(["https://a.example.org/", nil])),
    ], rows: 2)

  static let requests = register(
    "requests", "诉求办理",
    [
      (Field("id", alias: "编号", .id, required: true), coded(["r1", "r2", "r3"])),
      (Field("place", alias: "地点", .reference(to: "places")), coded(["p1", nil, "p2"])),
      (
        Field(
          "state", alias: "状态",
          .choice([
            .init(id: "open", name: SampleEdition.text("在办", "Open")),
            .init(id: "done", name: SampleEdition.text("办结", "Done")),
          ])), coded(["open", "done", "done"])
      ),
      (
        Field("opened", alias: "报单", .date),
        .dates([SampleEdition.day("2025-01-31").days, Register.missingDate, 20_150])
      ),
      (
        Field("cost", alias: "费用", .money, unit: "元"),
        .numbers([10, -20, Register.missingNumber], scale: 2)
      ),
      (Field("count", alias: "件数", .count, unit: "件"), .numbers([1, 2, .max], scale: 0)),
      (Field("urgent", alias: "加急", .flag), .flags([1, 0, 2])),
      (
        Field("tags", alias: "标签", .list(of: .text)),
        .lists(starts: [0, 2, 2, 3], codes: [0, 1, 1], dictionary: ["甲,乙", "\"丙\""])
      ),
      (Field("note", alias: "备注", .text), coded(["-1 层\n东侧", "@某", "<b>&"])),
      (Field("caller", alias: "来电", .text, hidden: true), coded(["张某", nil, nil])),
      (Field("case", alias: "案卷", .reference(to: "cases")), coded(["c1", nil, nil])),
    ], rows: 3)

  static let cases = register(
    "cases", "案卷",
    [
      (Field("id", alias: "编号", .id), coded(["c1"])),
      (Field("name", alias: "名称", .text), coded(["不公开的案卷"])),
    ], rows: 1, publication: .aggregates)

  static func edition() throws -> Edition {
    try SampleEdition.edition(
      registers: ["places": places, "requests": requests, "cases": cases])
  }

  static func table(_ register: Register, _ language: LanguageTag = "zh-Hans") throws -> DataTable {
    try #require(try DataTable(register, in: edition(), language: language))
  }

  static func measure() throws -> DataTable {
    let quarter = try #require(Period("2025Q1"))
    let measure = Measure(
      id: "closed_rate", name: SampleEdition.text("办结率"), register: "requests", unit: nil,
      format: .percent(decimals: 2), timing: .flow, dimensions: ["region", "status"],
      formula: SampleEdition.text("办结 ÷ 全部"), definition: SampleEdition.text("办结的比例"))
    return DataTable(
      measure,
      figures: [
        Figure(
          key: FigureKey("closed_rate", in: quarter),
          value: .exact(try #require(Rational(1, 3))), numerator: 2, denominator: 6),
        Figure(
          key: FigureKey("closed_rate", ["region": "east"], in: quarter),
          value: .absent(.withheld(isPrimary: false)), numerator: 1, denominator: 2),
        Figure(
          key: FigureKey("closed_rate", ["status": "late"], in: quarter),
          value: .absent(.zeroBase), numerator: 0, denominator: 0),
        Figure(key: FigureKey("other", in: quarter), value: .exact(Rational(1))),
        Figure(
          key: FigureKey("closed_rate", in: quarter, comparison: .yoy), value: .exact(Rational(1))),
      ], dimensionNames: ["region": SampleEdition.text("地区"), "status": SampleEdition.text("状态")],
      language: "zh-Hans")
  }

  static func package() throws -> (json: [UInt8], files: [(String, [UInt8])]) {
    let tables = [try table(places), try table(requests), try measure()]
    let files = tables.map { ("\($0.name).csv", $0.csv) }
    let package = DataPackage(
      name: "together", title: "同行 数据", description: nil,
      homepage: "https://news.example.org/data/",
      created: SampleEdition.now.date, licence: .attribution, source: "工作委员会",
      resources: zip(tables, files).map { table, file in
        .init(table: table, bytes: file.1, path: file.0)
      })
    return (package.json, files)
  }

  @Test func aRegisterIsACSVFileThatASpreadsheetReads() throws {
    let text = String(decoding: try DataTests.table(DataTests.requests).csv, as: UTF8.self)
    #expect(
      text == "\u{FEFF}编号,地点,地点名称,状态,状态名称,报单,费用,件数,加急,标签,备注,案卷\r\n"
        + "r1,p1,河东驿站,open,在办,2025-01-31,0.1,1,true,\"甲,乙;\"\"丙\"\"\",\"'-1 层\n东侧\",c1\r\n"
        + "r2,,,done,办结,,-0.2,2,false,,'@某,\r\n"
        + "r3,p2,'=河西,done,办结,2025-03-03,,9223372036854775807,,\"\"\"丙\"\"\",<b>&,\r\n")
  }

  @Test func headsAndNamesFollowTheLanguage() throws {
    let text = String(decoding: try DataTests.table(DataTests.requests, "en").csv, as: UTF8.self)
    #expect(text.hasPrefix("\u{FEFF}id,place,place (name),state,state (name),opened,"))
    #expect(text.contains("r1,p1,河东驿站,open,Open,"))
  }

  @Test func aRegisterIsAListOfObjectsWithExactNumbers() throws {
    let text = String(decoding: try DataTests.table(DataTests.requests).json, as: UTF8.self)
    #expect(
      text.contains("\"cost\":0.1,\"count\":1,\"urgent\":true,\"tags\":[\"甲,乙\",\"\\\"丙\\\"\"]"))
    #expect(text.contains("\"count\":9223372036854775807,\"urgent\":null"))
    let objects = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    #expect(objects.count == 3)
    #expect(objects[2]["note"] as? String == "<b>&")
    #expect(objects[0]["place_name"] as? String == "河东驿站")
  }

  @Test func nothingIsGivenAwayOfRegistersThatPublishAggregates() throws {
    #expect(try DataTable(DataTests.cases, in: DataTests.edition(), language: "zh-Hans") == nil)
    let package = try DataTests.package()
    for word in ["不公开", "张某", "caller", "来电"] {
      let bytes = package.json + package.files.flatMap(\.1)
      #expect(bytes.firstRange(of: Array(word.utf8)) == nil, "\(word) is given away")
    }
    #expect(!String(decoding: package.json, as: UTF8.self).contains("\"resource\":\"cases\""))
  }

  @Test func aMeasureHasAColumnADimensionAndWithheldCellsAreEmpty() throws {
    let table = try DataTests.measure()
    #expect(
      String(decoding: table.csv, as: UTF8.self)
        == "\u{FEFF}期间,地区,状态 (status),分子,分母,值,状态\r\n"
        + "2025Q1,,,2,6,0.333333333333,ok\r\n2025Q1,east,,,,,withheld\r\n"
        + "2025Q1,,late,0,0,,zero_base\r\n")
    let text = String(decoding: table.json, as: UTF8.self)
    #expect(
      text.contains(
        "{\"period\":\"2025Q1\",\"region\":\"east\",\"by_status\":null,\"numerator\":null,"
          + "\"denominator\":null,\"value\":null,\"status\":\"withheld\"}"))
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func hashesAreThoseOfTheStandard(_ text: String, _ hash: String) {
    #expect(SHA256.digits(of: Array(text.utf8)) == hash)
  }

  @Test func aDatasetTellsSearchEnginesWhatThereIs() throws {
    let dataset = try DataTests.table(DataTests.requests).dataset(
      page: "https://news.example.org/registers/requests/",
      downloads: [
        .init(
          address: "https://news.example.org/data/requests.csv", mediaType: "text/csv", size: 12)
      ], publisher: ("工作委员会", "https://news.example.org/"), licence: .attribution,
      created: SampleEdition.now.date)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(dataset.data)) as? [String: Any])
    #expect(object["@type"] as? String == "Dataset")
    #expect(object["temporalCoverage"] as? String == "2025-01-31/2025-03-03")
    #expect((object["description"] as? String ?? "").count >= 50)
    #expect((object["variableMeasured"] as? [Any])?.count == 12)
    #expect(object["license"] as? String == "https://creativecommons.org/licenses/by/4.0/")
  }

  @Test func csvwNamesEveryColumnOnceWithItsType() throws {
    let table = try DataTests.table(DataTests.requests)
    let bytes = table.csvw(
      file: "requests.csv", licence: .attribution, source: "工作委员会",
      created: SampleEdition.now.date)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let schema = try #require(object["tableSchema"] as? [String: Any])
    let columns = try #require(schema["columns"] as? [[String: Any]])
    #expect(columns.compactMap { $0["name"] as? String } == table.columns.map(\.id))
    #expect(columns.compactMap { $0["titles"] as? String } == table.columns.map(\.head))
    #expect(schema["primaryKey"] as? [String] == ["id"])
    #expect(columns[9]["separator"] as? String == ";")
    #expect(columns[6]["datatype"] as? String == "decimal")
  }

  @Test(
    .enabled(
      if: Tool.pythonHas("frictionless"),
      "SKIPPED: frictionless is not here; pip install frictionless, and name it by BULLETIN_PYTHON")
  )
  func frictionlessFindsNoFaultInThePackage() throws {
    let folder = try TemporaryFolder()
    let package = try DataTests.package()
    try folder.write(package.json, to: "datapackage.json")
    for (name, bytes) in package.files { try folder.write(bytes, to: name) }
    #expect(try validate(folder) == "VALID 3\nr1 ['p1', '河东驿站'] 0.1 True\n")
    // The same judge must see a tie that leads nowhere.
    let torn = try folder.text("places.csv").replacingOccurrences(of: "p2,", with: "p9,")
    try folder.write(torn, to: "places.csv")
    #expect(try validate(folder).contains("foreign-key"))
  }

  @Test(
    .enabled(
      if: Tool.pythonHas("csvw"),
      "SKIPPED: csvw is not here; pip install csvw, and name the Python by BULLETIN_PYTHON"))
  func aReaderOfCSVWFindsTheTypesInTheFile() throws {
    let folder = try TemporaryFolder()
    for table in [try DataTests.table(DataTests.requests), try DataTests.measure()] {
      try folder.write(table.csv, to: "\(table.name).csv")
      let metadata = table.csvw(
        file: "\(table.name).csv", licence: .attribution, source: "工作委员会",
        created: SampleEdition.now.date)
      try folder.write(metadata, to: "\(table.name).csv-metadata.json")
    }
    let script = """
      import sys
      from csvw import CSVW
      for name in ['requests', 'closed_rate']:
          found = CSVW('%s/%s.csv-metadata.json' % (sys.argv[1], name), validate=True)
          print(name, found.is_valid, [str(w.message) for w in found.warnings])
          row = list(found.tables[0])[0]
          print([v for k, v in row.items() if k in ('cost', 'urgent', 'tags', 'value')])
          print(str(row.get('opened'))[:10])
      """
    let end = try Tool.run(try #require(Tool.python), ["-c", script, folder.path])
    #expect(
      end.output == """
        requests True []
        [Decimal('0.1'), True, ['甲,乙', '"丙"']]
        2025-01-31
        closed_rate True []
        [Decimal('0.333333333333')]
        None

        """)
  }

  private func validate(_ folder: TemporaryFolder) throws -> String {
    let script = """
      import sys, os
      from frictionless import Package
      os.chdir(sys.argv[1])
      package = Package('datapackage.json')
      report = package.validate()
      errors = report.flatten(['type', 'note'])
      if report.valid:
          print('VALID', len(package.resources))
          row = package.get_resource('requests').read_rows()[0]
          print(row['编号'], [row['地点'], row['地点名称']], row['费用'], row['加急'])
      for error in errors:
          print(error)
      """
    let end = try Tool.run(try #require(Tool.python), ["-c", script, folder.path])
    return end.output
  }
}
