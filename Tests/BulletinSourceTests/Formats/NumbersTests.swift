import BulletinModel
import Testing

@testable import BulletinSource

@Suite struct NumbersTests {
  static let values: [(String, NumberKind, Int64, String?)] = [
    ("243", .count, 243, nil), ("0", .count, 0, nil), ("007", .count, 7, nil),
    ("1,284", .count, 1284, "1284"), ("２４３", .count, 243, "243"), ("20 ", .count, 20, "20"),
    ("1，284", .count, 1284, "1284"), ("'0012", .count, 12, "12"), ("12.0", .count, 12, "12"),
    ("12,345,678", .count, 12_345_678, "12345678"), ("-5", .integer, -5, nil),
    ("−5", .integer, -5, "-5"), ("+5", .integer, 5, "5"), ("1.5", .decimal, 1_500_000, nil),
    ("12%", .decimal, 12_000_000, "12"), ("12.5％", .decimal, 12_500_000, "12.5"),
    ("289640.00", .money, 28_964_000, nil), ("289,640.50", .money, 28_964_050, "289640.5"),
    ("1234567890123456", .count, 1_234_567_890_123_456, nil), ("-0", .count, 0, nil),
    ("1.10", .money, 110, nil), ("0.5", .decimal, 500_000, nil), ("007.25", .money, 725, nil),
    ("12345.678901", .decimal, 12_345_678_901, nil), ("1.5000000", .decimal, 1_500_000, nil),
    ("123456789.50", .money, 12_345_678_950, nil),
  ]

  @Test(arguments: values)
  func readsExactly(_ text: String, _ kind: NumberKind, _ value: Int64, _ cleaned: String?) {
    #expect(parseNumber(text, as: kind) == .value(value, cleaned: cleaned))
  }

  static let faults: [(String, NumberKind, FaultCode)] = [
    ("1200余", .count, .approximateNumber), ("约300", .count, .approximateNumber),
    ("1.2万", .count, .approximateNumber), ("20人", .count, .approximateNumber),
    ("30多", .count, .approximateNumber), ("近300", .count, .approximateNumber),
    ("5.10322E+17", .count, .spreadsheetSerial), ("1e5", .count, .spreadsheetSerial),
    ("84.91%", .count, .typedRate), ("0.85", .count, .typedRate), ("85％", .count, .typedRate),
    ("3‰", .count, .typedRate), ("-5", .count, .outOfRange), ("12.345", .money, .outOfRange),
    ("1.2345678", .decimal, .outOfRange), ("99999999999999999999", .count, .outOfRange),
    ("12.5", .count, .wrongType), ("二十", .count, .wrongType), ("12,84", .count, .wrongType),
    ("1.2.3", .decimal, .wrongType), ("nan", .decimal, .wrongType), ("0x1", .count, .wrongType),
    ("①", .count, .wrongType), ("-", .count, .wrongType), ("1.", .decimal, .wrongType),
    (".5", .decimal, .wrongType), ("３/４", .count, .wrongType), (",123", .count, .wrongType),
    ("1..5", .decimal, .wrongType), (".", .decimal, .wrongType), ("1.5.", .money, .wrongType),
    ("--5", .integer, .wrongType), ("5-", .integer, .wrongType), ("inf", .decimal, .wrongType),
  ]

  @Test(arguments: faults)
  func namesWhatIsNoExactNumber(_ text: String, _ kind: NumberKind, _ code: FaultCode) {
    guard case .fault(let found, let values) = parseNumber(text, as: kind) else {
      Issue.record("\(text): \(parseNumber(text, as: kind))")
      return
    }
    #expect(found == code)
    if code != .wrongTotal { #expect(values["v"] == text) }
  }

  @Test func noBytesTrap() {
    var random = Xorshift(seed: 7)
    let pieces: [[UInt8]] = [
      [0xFF], [0xEF, 0xBC], [0xE3, 0x80, 0x80], [0x22], [0x2C], [0x2D], [0x2E], [0x30], [0x39],
      Array("％".utf8), Array("余".utf8), [0x65], [0x00], [0x25],
    ]
    for _ in 0..<20_000 {
      let bytes = (0..<Int(random.next() % 9)).flatMap { _ in
        pieces[Int(random.next() % UInt64(pieces.count))]
      }
      bytes.withUnsafeBufferPointer {
        for kind in [NumberKind.count, .integer, .decimal, .money] {
          if case .fault(let code, _) = parseNumber($0, as: kind) {
            #expect(code != .emptyRequired)
          }
        }
      }
    }
  }
}

/// A small random generator with a fixed seed.
struct Xorshift: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
