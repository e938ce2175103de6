import Testing

@testable import BulletinSource

@Suite struct NearestTests {
  static let cases: [(String, [String], String?)] = [
    ("kikcer", ["kicker", "title"], "kicker"), ("场数", ["场次", "参与人次"], "场次"),
    ("eest", ["east", "west"], "east"), ("标提", ["标题", "副题"], "标题"),
    ("xyz", ["kicker", "title"], nil), ("", ["a"], nil), ("titel", ["title"], "title"),
    ("rot-c", ["east-c", "root-c"], "root-c"), ("甲", ["乙"], nil),
    ("Title", ["title"], "title"),
  ]

  @Test(arguments: cases)
  func findsTheClosest(_ word: String, _ candidates: [String], _ expected: String?) {
    #expect(nearest(word, in: candidates) == expected)
  }
}
