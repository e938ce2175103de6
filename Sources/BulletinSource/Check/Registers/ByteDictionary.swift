/// Gives each distinct text a number in the order of its first use, without a String a cell.
///
/// Open addressing over an arena of bytes. Complexity: amortised one hash and one compare a cell.
struct ByteDictionary {
  private var arena: [UInt8] = []
  private var ends: [Int] = []
  private var slots: [UInt32] = Array(repeating: .max, count: 64)
  private var last: UInt32 = .max

  /// How many distinct texts there are.
  var count: Int { ends.count }

  /// The text of a number.
  func text(_ code: UInt32) -> String {
    String(decoding: arena[range(code)], as: UTF8.self)
  }

  private func range(_ code: UInt32) -> Range<Int> {
    (code == 0 ? 0 : ends[Int(code) - 1])..<ends[Int(code)]
  }

  /// The number of a text, new or known.
  mutating func code(of text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    if last != .max, holds(last, text) { return last }
    if ends.count * 2 >= slots.count { grow() }
    let mask = slots.count - 1
    var slot = ByteDictionary.hash(text) & mask
    while slots[slot] != .max {
      if holds(slots[slot], text) {
        last = slots[slot]
        return last
      }
      slot = (slot + 1) & mask
    }
    last = UInt32(ends.count)
    slots[slot] = last
    arena += text
    ends.append(arena.count)
    return last
  }

  private func holds(_ code: UInt32, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = range(code)
    guard range.count == text.count else { return false }
    return arena.withUnsafeBufferPointer { stored in
      for place in 0..<text.count where stored[range.lowerBound + place] != text[place] {
        return false
      }
      return true
    }
  }

  private mutating func grow() {
    slots = Array(repeating: .max, count: slots.count * 2)
    let mask = slots.count - 1
    for code in 0..<UInt32(ends.count) {
      let range = range(code)
      var slot = arena.withUnsafeBufferPointer {
        ByteDictionary.hash(UnsafeBufferPointer(rebasing: $0[range])) & mask
      }
      while slots[slot] != .max { slot = (slot + 1) & mask }
      slots[slot] = code
    }
  }

  /// Eight bytes at a time, multiplied and mixed: the same in every process.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var hash = UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
    let raw = UnsafeRawBufferPointer(bytes)
    var place = 0
    while place + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      hash = (hash ^ word) &* 0x9FB2_1C65_1E98_DF25
      hash ^= hash >> 32
      place += 8
    }
    var rest: UInt64 = 0
    while place < raw.count {
      rest = rest << 8 | UInt64(raw[place])
      place += 1
    }
    hash = (hash ^ rest) &* 0x9FB2_1C65_1E98_DF25
    hash ^= hash >> 29
    hash = hash &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: hash >> 33)
  }
}
