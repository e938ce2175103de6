import BulletinClaims
import BulletinModel
import Testing

@Suite("Claims by the handbook")
struct ClaimTableTests {
  private typealias Row = ClaimRow

  @Test("every acceptance example has its verdict", arguments: rows)
  func verdict(_ row: ClaimRow) throws {
    let claim = try row.claim()
    let faults = claim.check().faults
    switch row.verdict {
    case .holds: #expect(faults.isEmpty)
    case .remarked:
      #expect(faults.map(\.code) == [try #require(row.code)])
      #expect(faults.allSatisfy { $0.severity != .error })
    case .refused:
      #expect(faults.map(\.code) == [try #require(row.code)])
      #expect(faults.allSatisfy { $0.severity == .error })
    }
  }

  @Test("every wording that is offered for the text is true", arguments: rows)
  func offeredWordingHolds(_ row: ClaimRow) throws {
    let claim = try row.claim()
    for text in claim.check().faults.compactMap(\.replacement) {
      let repaired = Claim(
        text: text, before: claim.before, after: claim.after, figure: claim.figure,
        measure: claim.measure, base: claim.base, field: claim.field,
        tolerances: claim.tolerances)
      #expect(repaired.check().faults.isEmpty, "\(text)")
    }
  }

  static let rows: [ClaimRow] = [
    Row("", "243", "次", .value(243, 1, "次"), .holds),
    Row("", "243次", "", .value(244, 1, "次"), .refused, .wrongFigure),
    Row("", "1,284人次", "", .value(1284, 1, "人次"), .holds),
    Row("", "12,84人次", "", .value(1284, 1, "人次"), .refused, .numeralForm),
    Row("", "２４３次", "", .value(243, 1, "次"), .remarked, .numeralForm),
    Row("", "240余次", "", .value(243, 1, "次"), .holds),
    Row("", "240余次", "", .value(238, 1, "次"), .refused, .wrongFigure),
    Row("", "240余次", "", .value(240, 1, "次"), .refused, .wrongFigure),
    Row("", "240余次", "", .value(250, 1, "次"), .refused, .wrongFigure),
    Row("", "243余人", "", .value(243, 1, "人"), .refused, .unroundRemainder),
    Row("", "1000余人次", "", .value(1850, 1, "人次"), .remarked, .looseFigure),
    Row("", "十余个", "", .value(14, 1, "个"), .holds),
    Row("", "1万余人", "", .value(12400, 1, "人"), .holds),
    Row("", "30余万元", "", .value(352000, 1, "元"), .holds),
    Row("", "30万余元", "", .value(352000, 1, "元"), .refused, .wrongFigure),
    Row("", "30万余元", "", .value(304800, 1, "元"), .holds),
    Row("", "5000多万元", "", .value(56000000, 1, "元"), .holds),
    Row("", "613.17万元", "", .value(6131650, 1, "元"), .holds),
    Row("", "613.16万元", "", .value(6131650, 1, "元"), .refused, .wrongFigure),
    Row("", "29万元", "", .value(290124, 1, "元"), .holds),
    Row("", "5万元", "", .value(49800, 1, "元"), .refused, .wrongFigure),
    Row("", "3.92万户", "", .value(39163, 1, "户"), .holds),
    Row("", "3亿4500万元", "", .value(345000000, 1, "元"), .remarked, .numeralForm),
    Row("", "3千人", "", .value(3000, 1, "人"), .remarked, .numeralForm),
    Row("", "近300件", "", .value(291, 1, "件"), .holds),
    Row("", "近300件", "", .value(281, 1, "件"), .refused, .wrongFigure),
    Row("", "约300人", "", .value(293, 1, "人"), .holds),
    Row("", "约300人", "", .value(281, 1, "人"), .refused, .wrongFigure),
    Row("", "约24万元", "", .value(232000, 1, "元"), .refused, .wrongFigure),
    Row("", "约300余人", "", .value(305, 1, "人"), .refused, .clashingQualifiers),
    Row("", "超3万人次", "", .value(31204, 1, "人次"), .holds),
    Row("", "超3万人次", "", .value(30000, 1, "人次"), .refused, .wrongFigure),
    Row("", "超过八成", "", .rate(931, 1000), .remarked, .looseFigure),
    Row("", "50户以上", "", .value(50, 1, "户"), .holds),
    Row("", "不满50户", "", .value(50, 1, "户"), .refused, .wrongFigure),
    Row("", "不足5人", "", .value(3, 1, "人"), .holds),
    Row("", "达1,298个", "", .value(1298, 1, "个"), .holds),
    Row("", "零", "事故", .value(0, 1, "件"), .holds),
    Row("", "88.16%", "", .rate(67, 76), .holds),
    Row("", "88.2%", "", .rate(67, 76), .holds),
    Row("", "88%", "", .rate(67, 76), .holds),
    Row("", "88.15%", "", .rate(67, 76), .refused, .wrongFigure),
    Row("", "6.3%", "", .rate(1, 16), .holds),
    Row("", "100%", "", .rate(2865, 2866), .refused, .roundedIntoWhole),
    Row("", "全覆盖", "", .rate(64, 65), .refused, .wrongFigure),
    Row("", "近九成", "", .rate(67, 76), .holds),
    Row("", "九成", "", .rate(67, 76), .refused, .wrongFigure),
    Row("", "八成八", "", .rate(67, 76), .holds),
    Row("", "九成多", "", .rate(9277, 10000), .holds),
    Row("", "过半", "", .rate(2159, 5000), .refused, .wrongFigure),
    Row("", "三分之二", "", .rate(8, 12), .holds),
    Row("", "88.16", "", .rate(67, 76), .refused, .wrongUnit),
    Row("", "88.16个百分点", "", .rate(67, 76), .refused, .wrongRateUnit),
    Row("", "63%~68%", "", .rate(653, 1000), .holds),
    Row("", "5-10万元", "", .value(80000, 1, "元"), .remarked, .numeralForm),
    Row("上升", "3.95个百分点", "", .points(67, 76, 64, 76), .holds),
    Row("上升", "3.95%", "", .points(67, 76, 64, 76), .refused, .wrongRateUnit),
    Row("", "上升3.95个百分点", "", .points(67, 76, 64, 76), .holds),
    Row("下降", "3.95个百分点", "", .points(67, 76, 64, 76), .refused, .wrongDirection),
    Row("", "0.44个百分点", "", .points(2099, 2500, 211, 250), .refused, .wrongDirection),
    Row("", "持平", "", .points(22, 25, 22, 25), .holds),
    Row("增长", "17.9%", "", .growth(1284, 1089, isYearly: true), .holds),
    Row("同比增长", "17.9%", "", .growth(1284, 1089, isYearly: false), .refused, .wrongComparison),
    Row("增长到", "1,284场", "", .value(1284, 1, "场"), .holds),
    Row("增长", "1.38倍", "", .growth(76, 32, isYearly: true), .holds),
    Row("相当于上年的", "2.38倍", "", .growth(76, 32, isYearly: true), .holds),
    Row("", "2.38倍", "", .growth(76, 32, isYearly: true), .refused, .unreadableFigure),
    Row("减少", "2倍", "", .growth(32, 76, isYearly: true), .refused, .decreaseInMultiples),
    Row("", "翻一番", "", .growth(158, 80, isYearly: true), .holds),
    Row("", "翻一番多", "", .points(76, 176, 31, 171), .holds),
    Row("", "翻了近一番", "", .growth(155, 80, isYearly: true), .holds),
    Row("", "第4位", "", .rank(4, of: 9, isTied: false), .holds),
    Row("", "末位", "", .rank(9, of: 9, isTied: false), .holds),
    Row("", "倒数第二", "", .rank(8, of: 9, isTied: false), .holds),
    Row("", "第3位", "", .rank(3, of: 9, isTied: true), .remarked, .looseFigure),
    Row("", "1200余人", "", .value(1284, 1, "人次"), .refused, .wrongUnit),
    Row("", "96个", "", .value(96, 1, "家"), .holds),
    Row("", "96个", "", .value(96, 1, "人"), .refused, .wrongUnit),
    Row("", "3年多", "", .value(7, 2, "年"), .holds),
    Row("", "400余平方米", "", .value(412, 1, "平方米"), .holds),
    Row("", "120亩", "", .value(8, 1, "公顷"), .holds),
    Row("", "7000元", "", .value(34998, 5, "元"), .holds),
    Row("", "大批", "", .value(243, 1, "次"), .refused, .unreadableFigure),
    Row("", "84.91%", "", .absent, .refused, .noFigure),
    Row("增长", "12.3%", "", .growth(128, 0, isYearly: false), .refused, .noFigure),
  ]
}
