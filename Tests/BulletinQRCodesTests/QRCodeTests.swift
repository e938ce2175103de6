import BulletinQRCodes
import BulletinTestSupport
import Testing

@Suite struct QRCodeTests {
  static let address = "https://news.example.org/news/2025/10/%E6%B2%B3%E8%B0%B7/"

  @Test func theSameTextGivesTheSameBytes() throws {
    #expect(try QRCode(Self.address).svg == QRCode(Self.address).svg)
    #expect(try QRCode(Self.address) != QRCode(Self.address + "x"))
  }

  @Test func findersStandInThreeCorners() throws {
    let code = try QRCode("https://news.example.org/")
    #expect((code.size - 17) % 4 == 0)
    let last = code.size - 7
    for (row, column) in [(0, 0), (0, last), (last, 0)] {
      for step in 0..<7 {
        #expect(code[row, column + step] && code[row + 6, column + step])
        #expect(code[row + step, column] && code[row + step, column + 6])
      }
      #expect(!code[row + 1, column + 1] && code[row + 3, column + 3])
    }
  }

  @Test func aQuietZoneOfFourModulesStandsAround() throws {
    let code = try QRCode("a")
    #expect(!code[-1, 0] && !code[0, code.size])
    let side = code.size + 8
    let svg = String(decoding: code.svg, as: UTF8.self)
    #expect(svg.contains("viewBox=\"0 0 \(side) \(side)\""))
    #expect(svg.contains("M4 4h7v1h-7z"))
  }

  @Test func capitalsAndDigitsTakeLessRoom() throws {
    let capitals = String(repeating: "%E6%B2%B3", count: 30)
    #expect(try QRCode(capitals).size < QRCode(capitals.lowercased()).size)
  }

  @Test func aTextThatIsTooLongIsRefused() throws {
    #expect(try QRCode(String(repeating: "x", count: QRCode.capacity)).size == 117)
    #expect(throws: QRCodeFailure.tooLong(bytes: 998, capacity: 997)) {
      try QRCode(String(repeating: "x", count: 998))
    }
  }

  @Test func anEmptyTextAndANULAreRefused() {
    #expect(throws: QRCodeFailure.unusable) { try QRCode("") }
    #expect(throws: QRCodeFailure.unusable) { try QRCode("a\u{0}b") }
  }

  @Test(
    .enabled(if: CodeReader.isHere, "SKIPPED: zbarimg (zbar-tools) or rsvg-convert is not here"),
    arguments: [
      "https://news.example.org/", address, "https://news.example.org/ug/issues/2025-10/",
      String(repeating: "https://news.example.org/x", count: 30),
    ])
  func aReaderReadsTheTextBack(_ text: String) throws {
    #expect(try CodeReader.text(of: QRCode(text).svg) == text)
  }
}
