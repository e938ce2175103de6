import BulletinModel
import Testing

@Suite struct TextOrderTests {
  @Test func textsAreOrderedByTheirBytes() {
    let texts = [
      "", "a", "b", "ab", "news/2025/08/甲", "news/2025/08/乙", "news/2025/08/甲/", "news/2025/08",
      "news/2025/08/é", "news/2025/08/e\u{301}", "12345678", "123456789", "12345678\u{0}", "é", "😀",
    ]
    for left in texts {
      for right in texts {
        #expect(
          precedes(left, right) == left.utf8.lexicographicallyPrecedes(right.utf8),
          "\(left) and \(right)")
      }
    }
  }
}
