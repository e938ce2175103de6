import BulletinModel
import Testing

@testable import BulletinImport

/// Workbooks by the parts that Excel writes.
@Suite struct WorkbookTests {
  private static func workbook(_ sheet: String, styles: String = "", date1904: String = "0")
    -> ImportedWorkbook
  {
    let parts = [
      "xl/workbook.xml": """
      <?xml version="1.0"?><workbook xmlns:r="x"><workbookPr date1904="\(date1904)"/><sheets>
      <sheet name="八月&amp;九月" sheetId="1" r:id="rId1"/>
      <sheet name="底稿" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>
      """,
      "xl/_rels/workbook.xml.rels": """
      <Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>
      <Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>
      """,
      "xl/sharedStrings.xml": """
      <sst><si><t>日期</t></si><si><r><t>地</t></r><r><t>区</t></r><rPh><t>x</t></rPh></si>
      <si><t>件数</t></si><si><t xml:space="preserve"> 岚东区 </t></si></sst>
      """,
      "xl/styles.xml": """
      <styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>
      <numFmt numFmtId="177" formatCode="0.00&quot;元/d&quot;[Red]"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs>
      </styleSheet>
      """,
      "xl/worksheets/sheet1.xml": "<worksheet><sheetData>\(sheet)</sheetData></worksheet>",
    ]
    return ImportedWorkbook(parts: parts.mapValues { Array($0.utf8) })
  }

  private static let head = """
    <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
    """

  @Test func daysWordsAndMergedCellsAreRead() throws {
    let sheet =
      WorkbookTests.head + """
        <row r="2"><c r="A2" s="1"><v>45874</v></c><c r="B2" t="s"><v>3</v></c><c r="C2" s="3"><v>3</v></c></row>
        <row r="3" hidden="1"><c r="C3"><f>1+1</f><v>2</v></c></row>
        <row r="4"><c r="A4" s="2"><v>45876</v></c><c r="B4" t="inlineStr"><is><t>石渡县</t></is></c><c r="C4"><v>4</v></c></row>
        <mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/></mergeCells>
        """
    let piece = try #require(
      WorkbookTests.workbook(sheet).pieces(
        file: "台账.xlsx", ImportedTableChoice(), LedgerTests.ground
      ).first)
    #expect(piece.files.map(\.path) == ["content/registers/visits/台账.csv"])
    #expect(
      try LedgerTests.table(of: piece)
        == "日期,地区,件数\n2025-08-05,岚东区,3\n2025-08-05,岚东区,2\n2025-08-07,石渡县,4\n")
    #expect(piece.notes.contains { $0.kind == .left && $0.spot == .sheet("底稿") })
    #expect(piece.notes.contains { $0.kind == .guessed && $0.chinese.contains("隐藏的行") })
    #expect(
      piece.notes.contains { $0.kind == .understood && $0.chinese.contains("“日期”是合并单元格") })
  }

  @Test func daysMayBeCountedFrom1904() {
    let workbook = WorkbookParts([
      "xl/workbook.xml": Array("<workbook><workbookPr date1904=\"1\"/></workbook>".utf8),
      "xl/styles.xml": Array("<x><cellXfs><xf numFmtId=\"14\"/></cellXfs></x>".utf8),
    ])
    var reader = SheetReader(workbook)
    let table = reader.table(
      Array("<row r=\"1\"><c r=\"A1\" s=\"0\"><v>44412</v></c></row>".utf8), name: nil)
    #expect(table.rows.first?.cells == ["2025-08-05"])
  }

  @Test func failedFormulasAreBlankAndTold() {
    var reader = SheetReader(WorkbookParts([:]))
    let table = reader.table(
      Array(
        "<row r=\"2\"><c r=\"B2\" t=\"e\"><v>#REF!</v></c><c r=\"C2\" t=\"b\"><v>1</v></c></row>"
          .utf8),
      name: nil)
    #expect(reader.broken == ["B2"] && table.rows.first?.cells == ["", "", "是"])
  }

  @Test(arguments: [
    (0.30000000000000004, "0.3"), (12.5, "12.5"), (3.0, "3"), (-0.05, "-0.05"),
    (1234567.891, "1234567.891"),
  ])
  func numbersLoseTheDustOfBinaryFractions(value: Double, text: String) {
    #expect(SheetReader.decimal(value) == text)
  }

  @Test func entitiesAndCommentsOfXMLAreRead() {
    var text = XMLText(
      Array("<?xml?><!-- <x> --><a b='1 &gt; 0'>&#x4E00;&#19968;<![CDATA[<]]></a>".utf8))
    var pieces: [XMLText.Piece] = []
    while let piece = text.next() { pieces.append(piece) }
    #expect(
      pieces == [
        .open(name: "a", attributes: ["b": "1 > 0"], isEmpty: false), .words("一一"), .words("<"),
        .close(name: "a"),
      ])
  }
}
