import BulletinModel
import Testing

@testable import BulletinSource

/// Ledgers that are given back: all as it was, and what to mend beside each row.
@Suite struct MarkedTableTests {
  static let file = "content/activities/more.csv"

  /// Faults are told by their codes, so that a test does not repeat the catalogue.
  private func marked(
    _ bytes: [UInt8], file: String = file, _ more: [String: String] = [:],
    language: MessageLanguage = .chinese
  ) async throws -> String? {
    var files = RegisterFolder.base.merging(more) { $1 }.mapValues { Array($0.utf8) }
    files[file] = bytes
    let tree = SourceTree(files: files)
    let lists = try #require(try readVocabularies(tree).value)
    let faults = try await readRegisters(tree, vocabularies: lists, today: RegisterFolder.today)
      .diagnostics
    guard
      let output = try BulletinSource.marked(file, faults: faults, tree: tree, language: language)
    else { return nil }
    #expect(output.starts(with: [0xEF, 0xBB, 0xBF]))
    return String(decoding: output.dropFirst(3), as: UTF8.self)
  }

  private func lines(_ text: String?) throws -> [String] {
    let text = try #require(text)
    #expect(text.hasSuffix("\r\n"))
    return text.split(separator: "\r\n", omittingEmptySubsequences: false).dropLast().map(
      String.init)
  }

  @Test func everyRowStaysAndBadOnesAreNamed() async throws {
    let rows = [
      "编号,日期,主题,类型,主办组织,地区,场次,参与人次", "a2,2025-08-03,\"读书会,\"\"新\"\"\" ,studdy,east-c,east,1,20",
      "a3,2025-08-04,读书会,study,east-c,east,1,\"1,284\"", "", "a4,昨天,读书会,study,east-c,east,1,1200余",
    ]
    let text = try await marked(Array(rows.joined(separator: "\n").utf8))
    let found = try lines(text)
    #expect(found.count == rows.count)
    #expect(found[0] == rows[0] + ",\"需要修改\"")
    #expect(found[1].hasPrefix(rows[1] + ",\"E13 “studdy”不在词表"))
    #expect(found[2] == rows[2] + ",", "a note asks for no change")
    #expect(found[3].isEmpty)
    #expect(found[4].hasPrefix(rows[4] + ",\"E73 "))
    #expect(found[4].contains(" ｜ E17 "))
    #expect(found[4].contains("填准确的整数"), "the remedy is told too")
  }

  @Test func messagesMayBeEnglish() async throws {
    let source = RegisterFolder.activityHead + "a2,,读书会,study,east-c,east,1,20\n"
    let found = try lines(try await marked(Array(source.utf8), language: .english))
    #expect(found[0].hasSuffix(",\"To mend\""))
    #expect(found[1].contains(",\"E71 "))
    #expect(!found[1].contains("不能为空"))
  }

  @Test func quotesOfMessagesAreDoubled() async throws {
    let source =
      RegisterFolder.activityHead + "a2,2025-08-03,读书会,\"stu\"\"dy\",east-c,east,1,20\n"
    let found = try lines(try await marked(Array(source.utf8), language: .english))
    #expect(found[1].has(",\"E13 \"\"stu\"\"dy\"\" "), "\(found[1])")
  }

  @Test func rowsOfOtherWidthsKeepTheirCells() async throws {
    let source =
      RegisterFolder.activityHead + "a2,2025-08-03\na3,2025-08-04,读书会,study,east-c,east,1,20,多\n"
    let found = try lines(try await marked(Array(source.utf8)))
    #expect(found[0] == RegisterFolder.activityHead.dropLast() + ",,\"需要修改\"")
    #expect(found[1].hasPrefix("a2,2025-08-03,,,,,,,,\"E76 "))
    #expect(found[2].hasPrefix("a3,2025-08-04,读书会,study,east-c,east,1,20,多,\"E76 "))
  }

  @Test func lineEndsWithinCellsStayAsTheyAre() async throws {
    let source =
      "编号,日期,主题,类型,主办组织,地区\r\na2,2025-08-03,\"读\r\n书\n会\",study,east-c,\r\na3,,读书会,study,east-c,east"
    let text = try #require(try await marked(Array(source.utf8)))
    #expect(text.hasPrefix("编号,日期,主题,类型,主办组织,地区,\"需要修改\"\r\n"))
    #expect(text.has("a2,2025-08-03,\"读\r\n书\n会\",study,east-c,,\"E71 "))
    #expect(text.has("\r\na3,,读书会,study,east-c,east,\""))
  }

  @Test func aQuoteThatNeverClosesIsClosed() async throws {
    let source = RegisterFolder.activityHead + "a2,2025-08-03,\"读书会,study\na3,\n"
    let text = try #require(try await marked(Array(source.utf8)))
    #expect(text.has("\r\na2,2025-08-03,\"读书会,study\na3,\",,,,,,\"E76 "))
  }

  @Test func otherEncodingsAndLineEndsAreRead() async throws {
    let source: [UInt8] =
      Array("id,date,title,kind,host,region\ra2,,".utf8) + [0xB6, 0xC1, 0xCA, 0xE9]
      + Array(",study,east-c,east\r".utf8)
    let found = try lines(try await marked(source))
    #expect(found.count == 2)
    #expect(found[1].hasPrefix("a2,,读书,study,east-c,east,\"E71 "))
  }

  @Test func theDelimiterAndRowsAboveTheHeadStay() async throws {
    let source = "活动台账;;;;;\n编号;日期;主题;类型;主办组织;地区\na2;;读书会;study;east-c;east\n"
    let found = try lines(try await marked(Array(source.utf8)))
    #expect(found[0].hasPrefix("活动台账;;;;;;\"E19 "))
    #expect(found[1] == "编号;日期;主题;类型;主办组织;地区;\"需要修改\"")
    #expect(found[2].hasPrefix("a2;;读书会;study;east-c;east;\"E71 "))
  }

  @Test func anEarlierCopyIsReadAndItsColumnReplaced() async throws {
    let source = RegisterFolder.activityHead + "a2,,读书会,study,east-c,east,1,20\n"
    let first = try #require(try await marked(Array(source.utf8)))
    #expect(try await marked(Array(first.utf8)) == first)
    let mended = first.replacing("a2,,", with: "a2,2025-08-03,")
    #expect(try await marked(Array(mended.utf8)) == nil, "the column of notes is no data")
  }

  @Test func declaredRegistersAreMarkedToo() async throws {
    let text = try await marked(
      Array("说明\n单号,报单单位,报单,办理天数\nN1,east-c,2025-03-01,3\n".utf8), file: RequestFolder.rows,
      [RequestFolder.file: RequestFolder.schema])
    let found = try lines(text)
    #expect(found[1].hasPrefix("单号,报单单位,报单,办理天数,\"需要修改 ｜ E77 "))
    #expect(found[2] == "N1,east-c,2025-03-01,3,")
  }

  @Test(arguments: ["", "a2,2025-08-03,读书会,study,east-c,east,1,20\n"])
  func aTableWithoutFaultsIsNotGivenBack(_ rows: String) async throws {
    #expect(try await marked(Array((RegisterFolder.activityHead + rows).utf8)) == nil)
  }
}
