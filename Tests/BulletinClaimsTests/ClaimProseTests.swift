import BulletinClaims
import BulletinModel
import Testing

@Suite("Words around a link")
struct ClaimProseTests {
  @Test(
    "what stands right before or after the link belongs to what is read",
    arguments: [
      ClaimRow("近", "300", "件", .value(291, 1, "件"), .holds),
      ClaimRow("近", "300", "件", .value(300, 1, "件"), .refused, .wrongFigure),
      ClaimRow("", "240", "余次", .value(243, 1, "次"), .holds),
      ClaimRow("", "3.92", "万户", .value(39_163, 1, "户"), .holds),
      ClaimRow("", "50户", "以上", .value(50, 1, "户"), .holds),
      ClaimRow("", "3年", "多。", .value(7, 2, "年"), .holds),
      ClaimRow("", "88.16", "%", .rate(67, 76), .holds),
      ClaimRow("", "240余次", "以上", .value(243, 1, "次"), .refused, .clashingQualifiers),
      ClaimRow("同比上升了", "3.95个百分点", "", .points(67, 76, 64, 76), .refused, .wrongComparison),
      ClaimRow("环比上升了", "3.95个百分点", "", .points(67, 76, 64, 76), .holds),
    ])
  func around(_ row: ClaimRow) throws {
    #expect(try row.claim().check().faults.map(\.code) == (row.code.map { [$0] } ?? []))
  }

  @Test(
    "the end or beginning of another word is none of the grammar",
    arguments: [
      ClaimRow("签约", "96个", "", .value(96, 1, "个"), .holds),
      ClaimRow("附近", "96个", "", .value(96, 1, "个"), .holds),
      ClaimRow("", "96人", "多次参加", .value(96, 1, "人"), .holds),
      ClaimRow("", "96", "家庭", .value(96, 1, "户"), .holds),
    ])
  func otherWords(_ row: ClaimRow) throws {
    #expect(try row.claim().check().faults.map(\.code) == [])
  }

  @Test(
    "more rows of the grammar",
    arguments: [
      ClaimRow("", "一百二十万元", "", .value(1_204_000, 1, "元"), .holds),
      ClaimRow("", "七八十个", "", .value(73, 1, "个"), .holds),
      ClaimRow("", "七八十个", "", .value(81, 1, "个"), .refused, .wrongFigure),
      ClaimRow("", "百分之八十八点一六", "", .rate(67, 76), .holds),
      ClaimRow("", "半成", "", .rate(1, 20), .holds), ClaimRow("", "一半以上", "", .rate(1, 2), .holds),
      ClaimRow("", "全覆盖", "", .rate(65, 65), .holds),
      ClaimRow("", "无", "", .value(1, 1, "件"), .refused, .wrongFigure),
      ClaimRow("", "＞99.99%", "", .rate(99_999, 100_000), .holds),
      ClaimRow(
        "增长", "0.0%", "", .growth(10_001, 10_000, isYearly: true), .refused, .roundedIntoWhole),
      ClaimRow("", "上百次", "", .value(243, 1, "次"), .refused, .unreadableFigure),
      ClaimRow("", "若干", "", .value(243, 1, "次"), .refused, .unreadableFigure),
      ClaimRow("", "超50户以上", "", .value(60, 1, "户"), .refused, .clashingQualifiers),
      ClaimRow("", "并列第3位", "", .rank(3, of: 9, isTied: false), .refused, .wrongFigure),
      ClaimRow("", "翻两番", "", .growth(320, 80, isYearly: true), .holds),
      ClaimRow("", "持平", "", .points(9, 10, 8, 10), .refused, .wrongDirection),
      ClaimRow("净减", "12个", "", .value(-12, 1, "个"), .holds),
      ClaimRow("净增", "12个", "", .value(-12, 1, "个"), .refused, .wrongDirection),
      ClaimRow("上升", "88.16%", "", .rate(67, 76), .refused, .wrongComparison),
      ClaimRow("", "2吨", "", .value(4000, 1, "斤"), .holds),
    ])
  func grammar(_ row: ClaimRow) throws {
    #expect(try row.claim().check().faults.map(\.code) == (row.code.map { [$0] } ?? []))
  }
}
