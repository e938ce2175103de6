import BulletinClaims
import BulletinModel
import Testing

@Suite("What an empty link inserts")
struct CanonicalTextTests {
  @Test(
    "writes the figure with its unit, as the prose around it asks",
    arguments: [
      (ClaimRow("", "", "", .value(1284, 1, "人次"), .holds), "1,284人次"),
      (ClaimRow("", "", "次", .value(243, 1, "次"), .holds), "243"),
      (ClaimRow("", "", "", .rate(67, 76), .holds), "88.16%"),
      (ClaimRow("", "", "", .rate(99_999, 100_000), .holds), "＞99.99%"),
      (ClaimRow("", "", "", .rate(1, 1_000_000), .holds), "＜0.01%"),
      (ClaimRow("", "", "", .points(67, 76, 64, 76), .holds), "3.95个百分点"),
      (ClaimRow("", "", "", .points(64, 76, 67, 76), .holds), "\u{2212}3.95个百分点"),
      (ClaimRow("同比下降", "", "", .growth(1089, 1284, isYearly: true), .holds), "15.2%"),
      (ClaimRow("", "", "", .growth(1284, 1089, isYearly: true), .holds), "17.9%"),
      (ClaimRow("", "", "", .value(6_131_650, 1, "元"), .holds), "613.17万元"),
      (ClaimRow("", "", "", .value(699_960, 100, "元"), .holds), "6,999.60元"),
      (ClaimRow("", "", "", .rank(4, of: 9, isTied: false), .holds), "第4位"),
      (ClaimRow("", "", "", .absent, .holds), "—"),
    ])
  func text(_ row: ClaimRow, _ expected: String) throws {
    let claim = try row.claim()
    let text = canonicalText(
      of: claim.figure, measure: claim.measure, before: claim.before, after: claim.after)
    #expect(text == expected)
    guard claim.figure.exact != nil else { return }
    let filled = Claim(
      text: text, before: claim.before, after: claim.after, figure: claim.figure,
      measure: claim.measure)
    #expect(filled.check().faults.isEmpty)
  }
}
