/// Numbers many words of which nearly all differ, compared by their bytes.
///
/// Open addressing over the words. Complexity: amortised one hash and one compare a word.
struct WordTable {
  /// The words, each once, in the order of their first use.
  private(set) var words: [String] = []
  private var slots: [UInt32]

  /// Makes room for as many words as there may be.
  init(capacity: Int) {
    words.reserveCapacity(capacity)
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: .max, count: size)
  }

  /// The number of a word, new or known; no more words than there is room for.
  mutating func code(of word: String) -> UInt32 {
    var word = word
    let hash = word.withUTF8 { ByteDictionary.hash($0) }
    let mask = slots.count - 1
    var slot = hash & mask
    while slots[slot] != .max {
      if words[Int(slots[slot])].utf8.elementsEqual(word.utf8) { return slots[slot] }
      slot = (slot + 1) & mask
    }
    slots[slot] = UInt32(words.count)
    words.append(word)
    return slots[slot]
  }
}
