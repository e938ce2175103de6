/// A number that Chinese documents begin a head or an item with.
struct ChineseNumber {
  /// Its level.
  enum Kind {
    /// 一、
    case outer
    /// （一）
    case inner
    /// 1、
    case arabic
  }

  let kind: Kind
  /// The offset behind the mark.
  let end: Int
}

/// The number with its mark at `start`, if there is one.
func chineseNumber(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> ChineseNumber? {
  var index = start
  let isInner = bytes.holds("（", at: index)
  if isInner { index += 3 }
  let digits = index
  while index < bytes.count, index - digits < 12, let length = chineseDigit(bytes, at: index) {
    index += length
  }
  if index > digits {
    if isInner { return bytes.holds("）", at: index) ? .init(kind: .inner, end: index + 3) : nil }
    return bytes.holds("、", at: index) ? .init(kind: .outer, end: index + 3) : nil
  }
  while !isInner, index < bytes.count, index - start < 3, bytes[index] >= 0x30,
    bytes[index] <= 0x39
  {
    index += 1
  }
  guard index > digits, bytes.holds("、", at: index) else { return nil }
  return .init(kind: .arabic, end: index + 3)
}

private func chineseDigit(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
  let digits: [StaticString] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
  return digits.contains { bytes.holds($0, at: index) } ? 3 : nil
}
