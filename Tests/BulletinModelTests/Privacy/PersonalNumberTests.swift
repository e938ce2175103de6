import BulletinModel
import Testing

@Suite struct PersonalNumberTests {
  static let found: [(String, PersonalNumber.Kind, String)] = [
    ("身份证11010519491231002X。", .identity, "11*************02X"),
    ("11010519491231002x", .identity, "11*************02x"),
    ("１１０１０５１９４９１２３１００２Ｘ", .identity, "11*************02X"),
    ("110105 19491231 002X", .identity, "11*************02X"),
    ("编号110105491231002", .oldIdentity, "11**********002"),
    ("请联系13812345678。", .mobile, "138****5678"), ("电话138-1234-5678", .mobile, "138****5678"),
    ("138 1234 5678", .mobile, "138****5678"), ("+86 13812345678", .mobile, "138****5678"),
    ("+8613812345678", .mobile, "138****5678"), ("008613812345678", .mobile, "138****5678"),
    ("tel13812345678", .mobile, "138****5678"), ("１３８１２３４５６７８", .mobile, "138****5678"),
    ("𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖", .mobile, "138****5678"), ("138　1234　5678", .mobile, "138****5678"),
    ("15²　4111 1111", .mobile, "152****1111"),
    ("三月三日\n电话：一三八号，13812345678，共38人", .mobile, "138****5678"),
    ("卡号4111111111111111", .bankCard, "41***********111"),
    ("卡号：4111 1111 1111 1111", .bankCard, "41***********111"),
    ("6222020000000000000", .bankCard, "62**************000"),
    ("<a href=\"tel:13812345678\">", .mobile, "138****5678"),
  ]

  @Test(arguments: found)
  func findsAndMasks(_ text: String, _ kind: PersonalNumber.Kind, _ masked: String) throws {
    let numbers = personalNumbers(in: text)
    let number = try #require(numbers.first, "\(text)")
    #expect(numbers.count == 1 && number.kind == kind && number.masked == masked)
  }

  static let clear = [
    "", "2025-08-15", "0800-1234567", "010-12345678", "12345678901", "138123456789", "1381234567",
    "订单2025081513812345678", "91350100M000100Y43", "4111111111111111", "4111111111111112",
    "110105194912310021", "11010519490231002X", "0.13812345678", "3f13812345678a", "13812345678.5",
    "a13812345678", "1,381,234,567,8", "138/1234/5678", "138  1234  5678", "1 3 8 1 2 3 4 5 6 7 8",
    "共有 138 个，1234 人次，5678 元", "９９９９９９９９９９９９", "2024-06-30 2024-12-31 2025-06-30",
  ]

  @Test(arguments: clear)
  func leavesOtherNumbersAlone(_ text: String) {
    #expect(personalNumbers(in: text).isEmpty, "\(personalNumbers(in: text))")
  }

  @Test func rangesAreThoseOfTheSlice() throws {
    let bytes = Array("甲13812345678乙".utf8)
    let number = try #require(personalNumbers(in: bytes[3...]).first)
    #expect(number.range == 3..<14)
  }

  @Test func severalNumbersComeInOrder() {
    let kinds = personalNumbers(in: "13812345678,11010519491231002X\n13912345678").map(\.kind)
    #expect(kinds == [.mobile, .identity, .mobile])
  }

  @Test func aFaultNamesKindAndMaskInBothLanguages() throws {
    let number = try #require(personalNumbers(in: "13812345678").first)
    let fault = number.fault(at: .whole("a"))
    #expect(fault.message(in: .chinese) == "疑似手机号：138****5678")
    #expect(fault.message(in: .english) == "possible mobile number: 138****5678")
    #expect(fault.severity == .error)
  }

  @Test func numbersWithoutCheckDigitAreWarnings() throws {
    let number = try #require(personalNumbers(in: "110105491231002").first)
    #expect(number.fault(at: .whole("a")).severity == .warning)
  }

  @Test func theCodeOfASoleTraderIsPersonal() throws {
    // Any code that begins with 92 and whose check character is right.
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    let body = Array("92540102MA6T1ABC1")
    var sum = 0
    var power = 1
    for sign in body {
      sum += (alphabet.firstIndex(of: sign) ?? 0) * power
      power = power * 3 % 31
    }
    let code = String(body) + String(alphabet[(31 - sum % 31) % 31])
    #expect(personalNumbers(in: code).map(\.kind) == [.soleTrader])
    #expect(personalNumbers(in: "代码" + code.lowercased()).map(\.kind) == [.soleTrader])
  }

  @Test func noBytesTrap() {
    var state: UInt64 = 88_172_645_463_325_252
    func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
    let pieces: [[UInt8]] = [
      [0x31], [0x33, 0x38], [0xEF], [0xEF, 0xBC], [0xEF, 0xBC, 0x91], [0xF0, 0x9D, 0x9F], [0xC2],
      [0xE2, 0x81],
      [0x20], [0x2D], Array("12345678".utf8), [0x58], [0xFF], [0x2E],
    ]
    for _ in 0..<20_000 {
      let bytes = (0..<Int(next() % 24)).flatMap { _ in pieces[Int(next() % UInt64(pieces.count))] }
      for number in personalNumbers(in: bytes[...]) {
        #expect(number.range.upperBound <= bytes.count)
      }
    }
  }
}
