import BulletinClaims
import BulletinModel
import Testing

@Suite("Claims on absurd input")
struct ClaimFuzzTests {
  /// A generator that gives the same numbers in every run.
  struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let mixed = (state ^ (state >> 33)) &* 0xff51_afd7_ed55_8ccd
      return mixed ^ (mixed >> 29)
    }
  }

  static let alphabet = [
    "0", "1", "2", "9", "99999999", "999999999999999", "０", ",", ".", "%", "~", "-", "—", "+",
    "一", "二", "两", "七", "八", "九", "零", "〇", "十", "百", "千", "万", "亿", "万亿", "余", "多", "成", "半成",
    "一半", "分之", "点", "倍", "番", "翻", "第", "倒数", "并列", "首位", "末位", "位", "约", "近", "超", "不足", "至少",
    "不超过", "以上", "左右", "以内", "上升", "下降", "减少", "持平", "到", "同比", "环比", "共", "是上年的", "的", "元", "亩",
    "人", "人次", "个", "个百分点", "年", "全部", "过半", "负", " ", "\u{FFFD}", "“", "”", "《", "》", "\n", "号",
    " nearly ", "over ", "up ", "to", " million", " percent", "percentage points", "joint ", "rd",
    "first", "twelve", "sessions", " or more", "half", "times", "m",
  ]

  static let extremes: [Int64] = [
    0, 1, -1, 7, 99, 100, 1284, 49_800, 345_000_000, .max, .max - 1, -.max, 999_999_999_999,
  ]

  @Test("no text and no value traps, and what is offered holds")
  func survives() throws {
    var random = Seeded(state: 20_250_930)
    func text(_ longest: Int) -> String {
      (0..<Int.random(in: 0...longest, using: &random)).map { _ in
        ClaimFuzzTests.alphabet.randomElement(using: &random) ?? ""
      }.joined()
    }
    var faulty = 0
    for _ in 0..<20_000 {
      let (before, words, after) = (text(3), text(7), text(3))
      let number = ClaimFuzzTests.extremes.randomElement(using: &random) ?? 0
      let below = ClaimFuzzTests.extremes.randomElement(using: &random) ?? 1
      let claim = try ClaimFuzzTests.claim(
        (before, words, after), Rational(number, max(below, 1)), &random)
      let verdict = claim.check()
      faulty += verdict.faults.isEmpty ? 0 : 1
      let length = words.utf8.count
      for fault in verdict.faults {
        #expect(fault.range.lowerBound >= 0 && fault.range.upperBound <= length)
        guard let replacement = fault.replacement else { continue }
        let mended = Claim(
          text: replacement, before: before, after: after, figure: claim.figure,
          measure: claim.measure, base: claim.base, field: claim.field,
          tolerances: claim.tolerances)
        #expect(mended.check().faults.isEmpty, "\(before)[\(words)]\(after) \(replacement)")
      }
      let prose = Array((before + words + after).utf8)
      for numeral in numerals(in: prose) { #expect(numeral.range.upperBound <= prose.count) }
    }
    #expect(faulty > 10_000 && faulty < 20_000)
  }

  @Test("bytes that are no UTF-8 are passed over")
  func bytes() {
    var random = Seeded(state: 7)
    for _ in 0..<500 {
      let text = (0..<60).map { _ in UInt8.random(in: 0...255, using: &random) }
      for numeral in numerals(in: text) { #expect(numeral.range.upperBound <= text.count) }
    }
  }

  private static func claim(
    _ words: (String, String, String), _ value: Rational?, _ random: inout Seeded
  ) throws -> Claim {
    let comparison = try #require(FigureKey.Comparison.allCases.randomElement(using: &random))
    let formats: [Measure.Format] = [
      .count, .percent(decimals: 2), .decimal(decimals: 1), .money(decimals: 2),
    ]
    let format = try #require(formats.randomElement(using: &random))
    let unit = ["次", "人", "元", "公顷", "年", nil].randomElement(using: &random) ?? nil
    let period = try #require(Period("2025-06"))
    let figure = Figure(
      key: FigureKey("m", in: period, comparison: comparison),
      value: value.map { .exact($0) } ?? .absent(.zeroBase),
      denominator: Bool.random(using: &random) ? 76 : nil)
    let base = value.map { Claim.Base(current: $0, earlier: Rational(.random(in: -3...40))) }
    return Claim(
      text: words.1, before: words.0, after: words.2, figure: figure,
      measure: ClaimRow.measure(unit: unit, format: format), base: base,
      field: Claim.Field(count: 9, isTied: Bool.random(using: &random)),
      tolerances: Claim.Tolerances(near: Rational(1, 20), about: Rational(1, 20)))
  }
}
