import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinWorkbooks

/// Workbooks as another program reads them.
@Suite struct WorkbookTests {
  static let created = CivilDate(days: 20_000)

  /// Prints every cell as `sheet!A1 type value`, dates by their style, and what else matters.
  static let reader = """
    import sys, zipfile, re
    import xml.etree.ElementTree as E
    n = {'m': 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'}
    def unescape(t):
        return re.sub('_x([0-9A-Fa-f]{4})_', lambda m: chr(int(m.group(1), 16)), t)
    z = zipfile.ZipFile(sys.argv[1])
    assert z.testzip() is None
    names = z.namelist()
    strings = []
    if 'xl/sharedStrings.xml' in names:
        for item in E.fromstring(z.read('xl/sharedStrings.xml')).findall('m:si', n):
            strings.append(unescape(''.join(t.text or '' for t in item.iter('{%s}t' % n['m']))))
    styles = [x.get('numFmtId') for x in
              E.fromstring(z.read('xl/styles.xml')).find('m:cellXfs', n)]
    fonts = E.fromstring(z.read('xl/styles.xml')).find('m:fonts', n)
    xfs = E.fromstring(z.read('xl/styles.xml')).find('m:cellXfs', n)
    book = E.fromstring(z.read('xl/workbook.xml'))
    for i, s in enumerate(book.find('m:sheets', n)):
        root = E.fromstring(z.read('xl/worksheets/sheet%d.xml' % (i + 1)))
        name = s.get('name')
        pane = root.find('.//m:pane', n)
        print(name, 'frozen', pane.get('ySplit') if pane is not None else None)
        print(name, 'widths', ' '.join(c.get('width').split('.')[0] for c in root.iter('{%s}col' % n['m'])))
        for c in root.iter('{%s}c' % n['m']):
            assert c.find('m:f', n) is None
            v = c.find('m:v', n)
            v = None if v is None else v.text
            t = c.get('t', 'n')
            s = int(c.get('s', '0'))
            if t == 's':
                v = strings[int(v)]
            if t == 'n' and styles[s] not in (None, '0'):
                t = 'date'
            bold = fonts[int(xfs[s].get('fontId'))].find('m:b', n) is not None
            print(name + '!' + c.get('r'), t + ('*' if bold else ''), v)
    print(re.search('created.*?>(.*?)<', z.read('docProps/core.xml').decode()).group(1))
    """

  private func read(_ bytes: [UInt8]) throws -> [String] {
    let python = try #require(Tool.python, "python3 is needed to read workbooks")
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "book.xlsx")
    let end = try Tool.run(python, ["-c", WorkbookTests.reader, folder.path("book.xlsx")])
    #expect(end.status == 0, "\(end.output)")
    return end.output.split(separator: "\n").map(String.init)
  }

  private func lines(_ cells: [[CellValue]], heads: [String] = ["甲", "乙"]) throws -> [String] {
    try read(
      workbook(
        [Worksheet(name: "表", heads: heads, rows: cells)], created: WorkbookTests.created))
  }

  private func decimal(_ text: String) throws -> CellValue {
    .number(try #require(Rational(decimal: text)))
  }

  @Test func everyKindOfCellKeepsItsTypeAndValue() throws {
    let day = try #require(CivilDate(iso: "2025-08-15"))
    let third = try #require(Rational(1, 3))
    let lines = try lines([
      [.text("办结 & <甲>"), try decimal("12.5")], [.date(day), .flag(true)],
      [.empty, .number(third)], [.list([.text("a"), .text("b")]), try decimal("-0.1")],
    ])
    #expect(
      lines == [
        "表 frozen 1", "表 widths 13 16", "表!A1 s* 甲", "表!B1 s* 乙", "表!A2 s 办结 & <甲>",
        "表!B2 n 12.5", "表!A3 date 45884", "表!B3 b 1", "表!B4 n 0.3333333333333333",
        "表!A5 s a;b", "表!B5 n -0.1", "2024-10-04T00:00:00Z",
      ])
  }

  @Test func whatLooksLikeAFormulaStaysText() throws {
    let texts = ["=1+1", "+86", "-1", "@甲", "=HYPERLINK(\"http://x.example\")", "\t=1"]
    let lines = try lines(texts.map { [.text($0)] })
    for (row, text) in texts.enumerated() {
      #expect(lines.contains("表!A\(row + 2) s \(text)"), "\(lines)")
    }
  }

  @Test func aNumberWithMoreDigitsThanASpreadsheetKeepsIsText() throws {
    let lines = try lines([
      [try decimal("999999999999999"), try decimal("123456789012345678")],
      [try decimal("100000000000000000"), try decimal("0.1234567890123456")],
      [try decimal("9.12345678901234"), try decimal("-0.00000012345")],
    ])
    #expect(lines.contains("表!A2 n 999999999999999"))
    #expect(lines.contains("表!B2 s 123456789012345678"))
    #expect(lines.contains { $0.hasPrefix("表!A3 n 1") })
    #expect(lines.contains("表!B3 s 0.1234567890123456"))
    #expect(lines.contains { $0.hasPrefix("表!A4 n 9.1234567890123") })
    #expect(
      lines.contains { $0.hasPrefix("表!B4 n -1.2345E-07") || $0.hasPrefix("表!B4 n -1.2345e-07") })
  }

  @Test func daysBeforeTheFormatsCalendarAreText() throws {
    let lines = try lines([
      [.date(try #require(CivilDate(iso: "1900-02-28")))],
      [.date(try #require(CivilDate(iso: "1900-03-01")))],
    ])
    #expect(lines.contains("表!A2 s 1900-02-28"))
    #expect(lines.contains("表!A3 date 61"))
  }

  @Test func textsThatXMLCannotHoldComeBackAsNearAsCanBe() throws {
    let lines = try lines([[.text("_x0041_"), .text("a\u{0}b\u{1}c")]])
    #expect(lines.contains("表!A2 s _x0041_"), "\(lines)")
    #expect(lines.contains("表!B2 s a\u{FFFD}b\u{1}c"), "\(lines)")
  }

  @Test func theSameSheetsGiveTheSameBytes() throws {
    let sheets = [
      Worksheet(name: "甲", heads: ["名称"], rows: [[.text("一")], [.number(Rational(2))]]),
      Worksheet(name: "乙", heads: ["名称"], rows: [[.date(WorkbookTests.created)]]),
    ]
    let first = try workbook(sheets, created: CivilDate(days: 0))
    Thread.sleep(forTimeInterval: 2.1)
    #expect(try workbook(sheets, created: CivilDate(days: 0)) == first)
    #expect(try workbook(sheets, created: CivilDate(days: 1)) != first)
  }

  @Test func namesAreMadeValidAndUnique() {
    let long = String(repeating: "地", count: 40)
    #expect(
      sheetNames(["诉求/办理", "'甲'", "", "History", long, long, "A", "a", " \n"]) == [
        "诉求_办理", "甲", "3", "History_", String(repeating: "地", count: 31),
        String(repeating: "地", count: 27) + " (2)", "A", "a (2)", "9",
      ])
  }

  @Test func awkwardNamesMakeAFileThatOpens() throws {
    let names = ["诉求/办理", "[x]:*?\\", "诉求/办理", String(repeating: "👨‍👩‍👧", count: 9)]
    let sheets = names.map { Worksheet(name: $0, heads: ["甲"], rows: []) }
    let lines = try read(workbook(sheets, created: WorkbookTests.created))
    #expect(lines.filter { $0.contains(" frozen ") }.count == 4, "\(lines)")
  }

  @Test func nothingIsLeftInTheTemporaryFolder() throws {
    let folder = try TemporaryFolder()
    let sheet = Worksheet(name: "甲", heads: ["甲"], rows: [[.text("一")]])
    _ = try workbook([sheet], created: WorkbookTests.created, temporaryFolder: folder.path)
    #expect(try folder.files().isEmpty)
    let long = Worksheet(
      name: "甲", heads: ["甲"], rows: [[.text(String(repeating: "长", count: 32_768))]])
    #expect(throws: WorkbookFailure.longText(sheet: "甲", row: 2, column: 1)) {
      try workbook([long], created: WorkbookTests.created, temporaryFolder: folder.path)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    let absent = folder.path("absent")
    #expect(throws: WorkbookFailure.temporaryFolder(absent)) {
      try workbook([sheet], created: WorkbookTests.created, temporaryFolder: absent)
    }
  }

  @Test(.enabled(if: Tool.find("soffice") != nil, "SKIPPED: LibreOffice (soffice) is not here"))
  func libreOfficeOpensIt() throws {
    let folder = try TemporaryFolder()
    let sheet = Worksheet(
      name: "诉求", heads: ["名称", "数"], rows: [[.text("=一"), .number(Rational(2))]])
    try folder.write(workbook([sheet], created: WorkbookTests.created), to: "book.xlsx")
    let end = try Tool.run(
      try #require(Tool.find("soffice")),
      [
        // 44 comma, 34 quote, 76 UTF-8: else the machine's locale decides.
        "--headless", "-env:UserInstallation=file://\(folder.path)/profile", "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", folder.path,
        folder.path("book.xlsx"),
      ])
    #expect(end.status == 0, "\(end.output)")
    #expect(try folder.text("book.csv") == "名称,数\n=一,2\n")
  }
}
