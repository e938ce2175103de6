// Text is passed over eight bytes at a time: comparisons of SIMD types are loops here, arithmetic is not.

extension UnsafeBufferPointer<UInt8> {
  /// The eight bytes from a place on, which must be there.
  @inline(__always)
  private func word(at place: Int) -> UInt64 {
    UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: place, as: UInt64.self)
  }

  /// A word with the same byte eight times.
  @inline(__always)
  private static func times8(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// How many bytes from a place on are surely Han and may be passed over.
  ///
  /// Han characters have three bytes, the first of which is E4 to E9; the stretch may end within one, but none of its
  /// bytes is the first of any other.
  ///
  /// - Returns: Their number; 0 where no such character stands there.
  func lengthOfHan(at place: Int) -> Int {
    var end = place
    while end + 8 <= count {
      let word = word(at: end)
      // Seven bits of each byte: below 40 they go on with a character, from 64 to 69 they begin one of Han.
      let low = word & Self.times8(0x7F)
      let begins = (low &+ Self.times8(0x40)) & ~(low &+ Self.times8(0x1C))
      let isOther = begins | (low &+ Self.times8(0x16)) | ~word
      guard isOther & Self.times8(0x80) == 0 else { break }
      end += 8
    }
    if end > place { return end - place }
    return self[place] &- 0xE4 <= 5 && place + 2 < count
      && (self[place + 1] ^ 0x80) | (self[place + 2] ^ 0x80) < 0x40 ? 3 : 0
  }

  /// The next place, from 1 on, where E5 or E7 stands behind a digit; `count` where there is none.
  func nextHanBehindDigit(from start: Int) -> Int {
    var place = start
    while place < count {
      if place + 8 <= count {
        // Zero where it is E5 or E7, and less than ten behind a digit.
        let lead = word(at: place) & Self.times8(0xFD) ^ Self.times8(0xE5)
        let digit = word(at: place - 1) ^ Self.times8(0x30)
        let isLead = (lead &- Self.times8(1)) & ~lead
        let isDigit = (digit &- Self.times8(10)) & ~digit
        guard isLead & isDigit & Self.times8(0x80) != 0 else {
          place += 8
          continue
        }
      }
      for _ in 0..<Swift.min(8, count - place) {
        if self[place] & 0xFD == 0xE5, self[place - 1] &- 0x30 < 10 { return place }
        place += 1
      }
    }
    return place
  }
}
