import BulletinModel
import Testing

@testable import BulletinSource

@Suite struct DecodeTextTests {
  @Test func plainUTF8HasNoFault() throws {
    let checked = decodeText(Array("甲\n乙".utf8), file: "a.md")
    #expect(checked.diagnostics.isEmpty)
    #expect(try #require(checked.value).bytes == Array("甲\n乙".utf8))
  }

  @Test(arguments: ["a.md", "a.yml", "a.csv"])
  func aByteOrderMarkIsLeftOutAndNamedBesidesTables(_ file: String) throws {
    let checked = decodeText([0xEF, 0xBB, 0xBF] + Array("甲".utf8), file: file)
    #expect(try #require(checked.value).bytes == Array("甲".utf8))
    #expect(checked.diagnostics.map(\.code) == (file == "a.csv" ? [] : [.legacyEncoding]))
    #expect(checked.diagnostics.allSatisfy { $0.values["enc"] == "UTF-8 BOM" })
  }

  @Test func gb18030IsConvertedAndNamed() throws {
    // 甲乙 and the four-byte form of U+3400.
    let bytes: [UInt8] = [0xBC, 0xD7, 0xD2, 0xD2, 0x81, 0x39, 0xEE, 0x39, 0x0A]
    let checked = decodeText(bytes, file: "a.csv")
    #expect(try #require(checked.value).bytes == Array("甲乙\u{3400}\n".utf8))
    let fault = try #require(checked.diagnostics.first)
    #expect(fault.code == .legacyEncoding && fault.values["enc"] == "GB18030")
    #expect(fault.span == SourceSpan(file: "a.csv", line: 1, column: 1))
  }

  @Test func bytesOfNoEncodingAreNamedByTheirNumber() throws {
    let bytes = Array("---\ntitle: ".utf8) + [0xFF, 0xFE, 0xFF] + Array("\n---\n正文。\n".utf8)
    let checked = decodeText(bytes, file: "a.md")
    #expect(checked.value == nil)
    let fault = try #require(checked.diagnostics.first)
    #expect(fault.code == .unreadableEncoding && fault.values["n"] == "12")
    #expect(fault.span.start == SourcePosition(line: 2, column: 8))
  }

  @Test func damagedUTF8IsNotTakenForGB18030() throws {
    let bytes = Array("这一行是完好的文字".utf8) + [0xE4, 0xB8] + Array("后面".utf8)
    let checked = decodeText(bytes, file: "a.md")
    #expect(checked.diagnostics.map(\.code) == [.unreadableEncoding])
    #expect(checked.diagnostics.first?.values["n"] == "28")
  }

  static let strict: [([UInt8], Int?)] = [
    ([0x41], nil), ([0xC2, 0x80], nil), ([0xC1, 0x80], 0), ([0xE0, 0x9F, 0x80], 0),
    ([0xED, 0xA0, 0x80], 0), ([0xED, 0x9F, 0xBF], nil), ([0xF0, 0x8F, 0x80, 0x80], 0),
    ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF4, 0x8F, 0xBF, 0xBF], nil), ([0x41, 0xE4, 0xB8], 1),
    ([0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0), ([0xE4, 0xB8, 0x41], 0),
    ([0xF0, 0x9F, 0x98, 0x41], 0),
  ]

  @Test(arguments: strict)
  func checksUTF8Strictly(_ bytes: [UInt8], _ bad: Int?) {
    #expect(UTF8Check(bytes).badOffset == bad)
    #expect((String(validating: bytes, as: UTF8.self) != nil) == (bad == nil))
  }
}

@Suite struct SourceTextTests {
  @Test(arguments: ["甲\n乙\n丙", "甲\r\n乙\r\n丙", "甲\r乙\r丙", "甲\r\n乙\n丙"])
  func lineEndsOfAllKindsKeepTheirLines(_ source: String) {
    let text = SourceText(file: "a", utf8: Array(source.utf8))
    #expect(text.bytes == Array("甲\n乙\n丙".utf8))
    #expect(text.lineStarts == [0, 4, 8])
    #expect(text.position(at: 4) == SourcePosition(line: 2, column: 1))
    #expect(text.position(at: 3) == SourcePosition(line: 1, column: 4))
    #expect(text.string(text.range(ofLine: 3)) == "丙")
  }

  @Test func aLongLineIsCutBehindThePlaceAndKeepsItsColumns() {
    let text = SourceText(
      file: "a",
      utf8: Array(
        (String(repeating: "甲", count: 200) + "乙"
          + String(repeating: "丙", count: 200)).utf8))
    let excerpt = text.excerpt(at: 600)
    #expect(Array(excerpt.utf8.dropFirst(600).prefix(3)) == Array("乙".utf8))
    #expect(excerpt.hasSuffix("丙…"))
    #expect(excerpt.utf8.count < 600 + 220)
  }

  @Test func numbersOfPersonsAreMaskedInEveryExcerpt() {
    let text = SourceText(file: "a", utf8: Array("电话13812345678，138 1234 5678。".utf8))
    #expect(text.excerpt(at: 0) == "电话138****5678，*************。")
  }

  @Test func anEmptyTextHasOneEmptyLine() {
    let text = SourceText(file: "a", utf8: [])
    #expect(text.lineStarts == [0] && text.excerpt(at: 0).isEmpty)
    #expect(text.range(ofLine: 9).isEmpty)
  }
}
