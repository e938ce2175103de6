import Testing

@testable import BulletinModel

/// What is passed over eight bytes at a time is what one byte after the other would be.
@Suite struct ByteWordsTests {
  /// Texts of all kinds of characters in an order that is the same in each run.
  private func texts() -> [[UInt8]] {
    let parts = [
      "汉", "字", "号", "单元", "室", "3", "12", "組", "3组", "9单元", "a", " ", "，", "１", "②", "\u{200B}",
      "é", "꜀", "가", "𝟘", "龥", "一", "<b>", "&amp;",
    ]
    var seed: UInt64 = 7
    func next(_ count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % count
    }
    return (0..<400).map { number in
      // Long stretches of Han among them, and some broken bytes.
      var bytes = (0..<next(40)).flatMap { _ in
        Array(parts[next(number % 3 == 0 ? 3 : parts.count)].utf8)
      }
      if number % 5 == 0, !bytes.isEmpty { bytes[next(bytes.count)] = UInt8(next(256)) }
      return bytes
    }
  }

  /// Tells whether a byte is one of a character that begins with E4 to E9, wherever it stands.
  private func isOfHan(_ byte: UInt8) -> Bool { 0x80...0xBF ~= byte || 0xE4...0xE9 ~= byte }

  @Test func passesOverHanAndNothingElse() {
    for bytes in texts() {
      bytes.withUnsafeBufferPointer { buffer in
        for place in bytes.indices {
          let length = buffer.lengthOfHan(at: place)
          #expect(place + length <= bytes.count)
          #expect(bytes[place..<(place + length)].allSatisfy(isOfHan), "\(bytes) at \(place)")
          if place + 8 <= bytes.count, bytes[place..<(place + 8)].allSatisfy(isOfHan) {
            #expect(length >= 8)
          }
        }
      }
    }
  }

  @Test func findsEachHanBehindADigit() {
    for bytes in texts() where bytes.count > 1 {
      let wanted = bytes.indices.dropFirst().filter { place in
        (bytes[place] == 0xE5 || bytes[place] == 0xE7) && 0x30...0x39 ~= bytes[place - 1]
      }
      let found = bytes.withUnsafeBufferPointer { buffer in
        var found: [Int] = []
        var place = buffer.nextHanBehindDigit(from: 1)
        while place < buffer.count {
          found.append(place)
          place = buffer.nextHanBehindDigit(from: place + 1)
        }
        return found
      }
      #expect(found == wanted)
    }
  }

  /// However a number and an address stand to the words of eight bytes, they are found.
  @Test(arguments: 0..<24)
  func findsWhatStandsAnywhere(_ offset: Int) {
    for fill in ["汉", "a", "，"] {
      let text =
        String(repeating: fill, count: offset) + " 13800138000"
        + String(repeating: "字", count: offset)
        + "在和平街道3号楼2单元501室。"
      let found = privateStretches(in: Array(text.utf8), path: "a.html").map(\.masked)
      #expect(found == ["138****8000", "和平街道*号楼*单元***室"], "\(text)")
    }
  }
}
