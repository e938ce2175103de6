import BulletinModel

/// Words that say which way a figure went.
enum TrendWords {
  /// Which way a word says.
  enum Trend: Int, Sendable, Hashable {
    case down = -1
    case level = 0
    case up = 1
  }

  /// A word as found.
  struct Found: Hashable {
    let word: String
    let trend: Trend
    /// 到 or 至 follows: the figure after it is the level that was reached.
    let announcesLevel: Bool
  }

  private static let words: [(Trend, String)] = [
    (
      .up,
      "上升 提高 提升 增长 扩大 增加 净增 上涨 增多 攀升 回升 多于 高于 增幅 涨幅 升幅 加快 rise rose risen increase increasing"
        + " grew grow growth gain higher up"
    ),
    (
      .down,
      "下降 降低 回落 缩小 减少 净减 下跌 下滑 走低 少于 低于 降幅 跌幅 放缓 fall fell fallen decrease decreasing"
        + " decline declined drop dropped lower down"
    ),
    (.level, "持平 不变 unchanged"),
  ].flatMap { trend, words in words.split(separator: " ").map { (trend, String($0)) } }

  private static let negations = ["未", "不", "没有", "没", "无", "not ", "no "]

  /// All words of direction in a text, in reading order.
  static func all(in text: String) -> [Found] {
    var found: [(place: String.Index, word: Found)] = []
    let lowered = text.lowercased()
    for (trend, word) in words {
      for range in lowered.ranges(of: word) where isWord(range, in: lowered) {
        let after = lowered[range.upperBound...]
        let next = after.drop { $0 == "了" || $0 == " " }
        let announces = ["到", "至", "to "].contains { next.hasPrefix($0) }
        found.append((range.lowerBound, Found(word: word, trend: trend, announcesLevel: announces)))
      }
    }
    return found.sorted { $0.place < $1.place }.map(\.word)
  }

  private static func isWord(_ range: Range<String.Index>, in text: String) -> Bool {
    let before = text[..<range.lowerBound]
    if negations.contains(where: { before.hasSuffix($0) }) { return false }
    guard let first = text[range].first, first.isASCII else { return true }
    func isLetter(_ letter: Character?) -> Bool {
      letter.map { $0.isASCII && $0.isLetter } ?? false
    }
    let rest = text[range.upperBound...]
    // Increased and increases are increase too.
    let end = ["d", "s", "ed", "es"].first {
      rest.hasPrefix($0) && !isLetter(rest.dropFirst($0.count).first)
    }
    return !isLetter(before.last) && (end != nil || !isLetter(rest.first))
  }
}
