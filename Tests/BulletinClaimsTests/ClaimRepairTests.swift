import BulletinClaims
import BulletinModel
import Testing

@Suite("Wordings offered for claims")
struct ClaimRepairTests {
  @Test(
    "keeps the qualifier where it can be true, else gives the number",
    arguments: [
      (ClaimRow("", "243次", "", .value(244, 1, "次"), .refused), "244次"),
      (ClaimRow("", "243", "次", .value(244, 1, "次"), .refused), "244"),
      (ClaimRow("", "12,84人次", "", .value(1284, 1, "人次"), .refused), "1,284人次"),
      (ClaimRow("", "２４３次", "", .value(243, 1, "次"), .remarked), "243次"),
      (ClaimRow("", "240余次", "", .value(238, 1, "次"), .refused), "238次"),
      (ClaimRow("", "240余次", "", .value(250, 1, "次"), .refused), "250次"),
      (ClaimRow("", "240余次", "", .value(257, 1, "次"), .refused), "250余次"),
      (ClaimRow("", "243余人", "", .value(243, 1, "人"), .refused), "243人"),
      (ClaimRow("", "1000余人次", "", .value(1850, 1, "人次"), .remarked), "1800余人次"),
      (ClaimRow("", "30万余元", "", .value(352_000, 1, "元"), .refused), "35万余元"),
      (ClaimRow("", "613.16万元", "", .value(6_131_650, 1, "元"), .refused), "613.17万元"),
      (ClaimRow("", "5万元", "", .value(49_800, 1, "元"), .refused), "4.98万元"),
      (ClaimRow("", "3亿4500万元", "", .value(345_000_000, 1, "元"), .remarked), "3.45亿元"),
      (ClaimRow("", "3千人", "", .value(3000, 1, "人"), .remarked), "3000人"),
      (ClaimRow("", "近300件", "", .value(281, 1, "件"), .refused), "280余件"),
      (ClaimRow("", "约300人", "", .value(281, 1, "人"), .refused), "约280人"),
      (ClaimRow("", "约24万元", "", .value(232_000, 1, "元"), .refused), "约23万元"),
      (ClaimRow("", "约300余人", "", .value(305, 1, "人"), .refused), "约300人"),
      (ClaimRow("", "超3万人次", "", .value(30_000, 1, "人次"), .refused), "3万人次以上"),
      (ClaimRow("", "超过八成", "", .rate(931, 1000), .remarked), "超过九成"),
      (ClaimRow("", "不满50户", "", .value(50, 1, "户"), .refused), "50户"),
      (ClaimRow("", "88.15%", "", .rate(67, 76), .refused), "88.16%"),
      (ClaimRow("", "100%", "", .rate(2865, 2866), .refused), "99.97%"),
      (ClaimRow("", "全覆盖", "", .rate(64, 65), .refused), "98.46%"),
      (ClaimRow("", "九成", "", .rate(67, 76), .refused), "八成八"),
      (ClaimRow("", "88.16", "", .rate(67, 76), .refused), "88.16%"),
      (ClaimRow("", "88.16个百分点", "", .rate(67, 76), .refused), "88.16%"),
      (ClaimRow("", "5-10万元", "", .value(80_000, 1, "元"), .remarked), "5万—10万元"),
      (ClaimRow("上升", "3.95%", "", .points(67, 76, 64, 76), .refused), "3.95个百分点"),
      (ClaimRow("", "下降3.95个百分点", "", .points(67, 76, 64, 76), .refused), "上升3.95个百分点"),
      (ClaimRow("", "0.44个百分点", "", .points(8396, 10000, 8440, 10000), .refused), "下降0.44个百分点"),
      (ClaimRow("减少", "2倍", "", .growth(32, 76, isYearly: true), .refused), "57.9%"),
      (ClaimRow("", "第3位", "", .rank(3, of: 9, isTied: true), .remarked), "并列第3位"),
      (ClaimRow("", "倒数第三", "", .rank(8, of: 9, isTied: false), .refused), "倒数第二位"),
      (ClaimRow("", "1200余人", "", .value(1284, 1, "人次"), .refused), "1200余人次"),
      (ClaimRow("", "96个", "", .value(96, 1, "人"), .refused), "96人"),
      (ClaimRow("", "十余个", "", .value(27, 1, "个"), .refused), "二十余个"),
      (ClaimRow("", "大批", "", .value(243, 1, "次"), .refused), "243次"),
      (ClaimRow("", "翻一番", "", .growth(200, 80, isYearly: true), .refused), "翻一番多"),
    ])
  func wording(_ row: ClaimRow, _ expected: String) throws {
    let faults = try row.claim().check().faults
    #expect(faults.first?.replacement == expected)
    #expect(faults.first?.values["fix"] == expected)
  }

  @Test("what only the prose can mend is told, and the text is left")
  func proseAtFault() throws {
    let row = ClaimRow("下降", "3.95个百分点", "", .points(67, 76, 64, 76), .refused)
    let fault = try #require(row.claim().check().faults.first)
    #expect(fault.replacement == nil)
    #expect(fault.values["fix"] == "上升3.95个百分点")
    #expect(fault.values["w"] == "下降")
    #expect(fault.range.isEmpty)
  }

  @Test("the message names text, value, counts and wording")
  func message() throws {
    let row = ClaimRow("", "88.15%", "", .rate(67, 76), .refused)
    let fault = try #require(row.claim().check().faults.first)
    let message = Diagnostic(fault.code, at: .whole("a"), fault.values).message(in: .chinese)
    #expect(message == "文中“88.15%”与台账 88.16%（67/76）不符，可写“88.16%”")
  }

  @Test(
    "without a declared tolerance 近 and 约 ask for one",
    arguments: [("近300件", "近"), ("300件左右", "左右")])
  func undeclared(_ text: String, _ word: String) throws {
    let row = ClaimRow("", text, "", .value(291, 1, "件"), .refused)
    let fault = try #require(row.claim(tolerance: nil).check().faults.first)
    #expect(fault.code == .undeclaredTolerance)
    #expect(fault.values["w"] == word)
    #expect(fault.replacement == "291件")
  }

  @Test("a fault points at the bytes of the number")
  func position() throws {
    let row = ClaimRow("", "共计 243 次", "", .value(244, 1, "次"), .refused)
    let verdict = try row.claim().check()
    #expect(verdict.faults.first?.range == 7..<10)
    #expect(verdict.reading?.number == Rational(243))
    #expect(verdict.reading?.unit == "次")
  }
}
