import BulletinModel

/// A quoted label that names its count, such as “四步” or “六有”, must be followed by that many items (E34).
enum LabelCount {
  private static let numerals: [UInt32: Int] = [
    0x4E24: 2, 0x4E8C: 2, 0x4E09: 3, 0x56DB: 4, 0x4E94: 5, 0x516D: 6, 0x4E03: 7, 0x516B: 8,
    0x4E5D: 9, 0x5341: 10,
  ]
  private static let announcements = ["：", "，即", "（即", "，包括", "，分别是", "，也就是"].map(scalarValues)
  private static let ends: Set<UInt32> = [0x3002, 0xFF1B, 0xFF01, 0xFF1F, 0xFF09, 0xFF0C]

  private static let joints = Set(scalarValues("和与及"))

  /// Compares the label that opens at `index` with the items listed right behind it.
  static func fault(in block: ProseBlock, at index: Int, file: String) -> Diagnostic? {
    guard index + 2 < block.scalars.count, let promised = numerals[block.scalars[index + 1]],
      let close = block.scalars[(index + 2)...].prefix(8).firstIndex(of: 0x201D)
    else { return nil }
    guard close - index <= 6 else { return nil }
    var place = close + 1
    while place < block.scalars.count, place - close < 8, isHan(block.scalars[place]) { place += 1 }
    guard let announcement = announcements.first(where: { block.has($0, at: place) }) else {
      return nil
    }
    place += announcement.count
    var items = 1
    // 甲、乙和丙 are three; the 和 may also belong to an item.
    var isJoined = false
    while place < block.scalars.count, !ends.contains(block.scalars[place]) {
      if block.scalars[place] == 0x3001 {
        items += 1
        isJoined = false
      } else if joints.contains(block.scalars[place]) {
        isJoined = true
      }
      place += 1
    }
    guard items > 1, items != promised, !(isJoined && items + 1 == promised) else { return nil }
    return Diagnostic(
      .labelCount, at: block.span(index..<close + 1, file: file),
      ["label": block.text(index + 1..<close), "n": String(items)])
  }
}
