import BulletinModel
import BulletinPrograms
import BulletinTestSupport
import Testing

@testable import BulletinImport

/// Word files as pandoc reads them: inline documents for each form, and a real file where it is
/// installed.
@Suite struct WordTests {
  private static func pieces(_ blocks: String, pictures: [String: [UInt8]] = [:]) throws
    -> [ImportedPiece]
  {
    let json = "{\"pandoc-api-version\":[1,22],\"meta\":{},\"blocks\":[\(blocks)]}"
    let document = try #require(PandocValue.document(Array(json.utf8)))
    return WordDocument(document: document, pictures: pictures)
      .pieces(file: "2025-08-15通讯.docx", TextTests.ground)
  }

  private static func markdown(_ blocks: String) throws -> String {
    let piece = try #require(try pieces(blocks).first)
    return String(decoding: try #require(piece.files.first).bytes, as: UTF8.self)
  }

  private static func words(_ text: String) -> String {
    "{\"t\":\"Para\",\"c\":[{\"t\":\"Str\",\"c\":\"\(text)\"}]}"
  }

  private static let title = words("服务点开到夜里")
  private static let body = words("便民服务点从八月起开到夜里九点，群众都说好。")

  @Test func headsListsAndQuotationsAreKept() throws {
    let head = "{\"t\":\"Header\",\"c\":[2,[\"\",[],[]],[{\"t\":\"Str\",\"c\":\"怎么办\"}]]}"
    let list =
      "{\"t\":\"BulletList\",\"c\":[[\(WordTests.words("东街"))],[\(WordTests.words("西街"))]]}"
    let text = try WordTests.markdown(
      [WordTests.title, WordTests.body, head, list].joined(separator: ","))
    #expect(text.hasSuffix("群众都说好。\n\n## 怎么办\n\n- 东街\n- 西街\n"), "\(text)")
  }

  @Test func boldLinesAreHeadsAndRunInHeadsStayBold() throws {
    let bold = "{\"t\":\"Para\",\"c\":[{\"t\":\"Strong\",\"c\":[{\"t\":\"Str\",\"c\":\"怎么办的\"}]}]}"
    let runIn =
      "{\"t\":\"Para\",\"c\":[{\"t\":\"Strong\",\"c\":[{\"t\":\"Str\",\"c\":\"先建点。\"}]},"
      + "{\"t\":\"Str\",\"c\":\"先建了三个点，又建了两个，一共五个点。\"}]}"
    let text = try WordTests.markdown(
      [WordTests.title, WordTests.body, bold, runIn].joined(separator: ","))
    #expect(text.hasSuffix("## 怎么办的\n\n**先建点。**先建了三个点，又建了两个，一共五个点。\n"), "\(text)")
  }

  @Test func picturesComeOutWithTheCaptionsBelowThem() throws {
    let picture =
      "{\"t\":\"Para\",\"c\":[{\"t\":\"Image\",\"c\":[[\"\",[],[]],[],[\"/m/image1.png\",\"\"]]},"
      + "{\"t\":\"Image\",\"c\":[[\"\",[],[]],[],[\"/m/image2.emf\",\"\"]]}]}"
    let blocks = [WordTests.title, WordTests.body, picture, WordTests.words("亮着灯的服务点。甲一 供图")]
    let piece = try #require(
      try WordTests.pieces(
        blocks.joined(separator: ","), pictures: ["/m/image1.png": [1], "/m/image2.emf": [2]]
      ).first)
    #expect(
      piece.files.map { String($0.path.dropFirst(21)) } == [
        "2025-08-15-服务点开到夜里.md", "2025-08-15-服务点开到夜里-1.png",
      ])
    #expect(piece.notes.contains { $0.kind == .left && $0.chinese.contains(".emf") })
    #expect(piece.notes.contains { $0.kind == .guessed && $0.chinese.contains("替代文字") })
  }

  @Test func tablesBecomeTablesWithTheirCaptions() throws {
    func cell(_ text: String) -> String {
      "[[\"\",[],[]],{\"t\":\"AlignDefault\"},1,1,[{\"t\":\"Plain\",\"c\":[{\"t\":\"Str\",\"c\":\"\(text)\"}]}]]"
    }
    func row(_ one: String, _ other: String) -> String {
      "[[\"\",[],[]],[\(cell(one)),\(cell(other))]]"
    }
    let table =
      "{\"t\":\"Table\",\"c\":[[\"\",[],[]],[null,[]],[],[[\"\",[],[]],[\(row("点", "件数"))]],"
      + "[[[\"\",[],[]],0,[],[\(row("东|街", "35"))]]],[[\"\",[],[]],[]]]}"
    let text = try WordTests.markdown(
      [WordTests.title, WordTests.body, WordTests.words("表1：各点办件数"), table].joined(separator: ","))
    #expect(
      text.hasSuffix("\n\n| 点 | 件数 |\n| --- | --- |\n| 东\\|街 | 35 |\n\n表：各点办件数\n"), "\(text)")
  }

  @Test(.enabled(if: Tool.find("pandoc") != nil, "pandoc is not installed"))
  func aRealFileIsRead() async throws {
    let folder = try TemporaryFolder()
    try folder.write("# 服务点开到夜里\n\n本报记者 甲一\n\n便民服务点从八月起开到夜里九点[^1]。\n\n[^1]: 据统计。\n", to: "a.md")
    let path = try #require(Tool.find("pandoc"))
    let made = try Tool.run(path, [folder.path("a.md"), "-o", folder.path("a.docx")])
    #expect(made.status == 0, "\(made.output)")
    let pandoc = try #require(Program(at: path))
    let bytes = try #require(try folder.files()["a.docx"])
    try folder.write("", to: "media/.keep")
    let read = try await WordDocument.read(bytes, by: pandoc, in: folder.path("media"))
    let document = try #require(read.document)
    let piece = try #require(document.pieces(file: "2025-08-15.docx", TextTests.ground).first)
    #expect(
      String(decoding: piece.files[0].bytes, as: UTF8.self)
        == "---\ntitle: 服务点开到夜里\nbyline: 本报记者 甲一\n---\n\n便民服务点从八月起开到夜里九点[^1]。\n\n[^1]: 据统计。\n")

    let broken = try await WordDocument.read([1, 2, 3], by: pandoc, in: folder.path("media"))
    #expect(broken.document == nil && !broken.complaint.isEmpty)
  }
}
