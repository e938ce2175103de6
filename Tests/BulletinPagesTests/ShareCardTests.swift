import BulletinModel
import Testing

@testable import BulletinPages

@Suite struct ShareCardTests {
  private func card(_ title: String, isRightToLeft: Bool = false) -> ShareCard {
    ShareCard(title: title, site: "简报", date: "2025年8月1日", isRightToLeft: isRightToLeft)
  }

  @Test(
    arguments: [
      ("短题", 20, ["短题"]),
      ("一二三四五六七八九十", 50, ["一二三四五", "六七八九十"]),
      ("一二三四五，六七八九", 50, ["一二三四", "五，六七八", "九"]),
      ("一二三四“五六”七八九", 50, ["一二三四", "“五六”七", "八九"]),
      ("reading clubs open in town", 80, ["reading clubs", "open in town"]),
      ("共有1186人参加", 40, ["共有", "1186人", "参加"]),
      ("", 50, []),
    ] as [(String, Int, [String])])
  func breaksWhereReadersExpectIt(_ title: String, _ units: Int, _ lines: [String]) {
    #expect(CardLines.wrapped(title, units: units) == lines)
  }

  @Test func aLongTitleTakesSmallerTypeAndEndsInAnEllipsis() {
    #expect(card("短题").composed.type == 76)
    #expect(card(String(repeating: "长", count: 60)).composed.type < 76)
    let longest = card(String(repeating: "长", count: 300)).composed
    #expect(longest.lines.count == 5 && longest.lines.last?.hasSuffix("…") == true)
  }

  @Test func marksOfMarkupAreWritten() {
    let drawing = String(decoding: card("a<b>&\"c\"").svg, as: UTF8.self)
    #expect(drawing.contains("a&lt;b&gt;&amp;"))
    #expect(!drawing.contains("<b>"))
    let other = String(decoding: card("甲", isRightToLeft: true).svg, as: UTF8.self)
    #expect(other.contains("direction=\"rtl\"") && other.contains("x=\"1120\""))
  }
}
