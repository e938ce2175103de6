/// A hash of bytes that is the same on every machine, several times as quick as `StableHash`.
///
/// It is for what a run keeps for the next one of the same version, and for what is told apart within one. Nothing
/// depends on its strength. What was added in other portions comes to another value.
///
/// Source: the FNV-1a hash of 64 bits, Fowler, Noll and Vo, over words of eight bytes.
public struct QuickHash: Sendable, Hashable {
  @usableFromInline
  var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Begins without a byte.
  public init() {}

  /// What was added came to so far.
  public var value: UInt64 { state }

  /// Goes on with a number.
  @inlinable
  public mutating func add(_ word: UInt64) { state = QuickHash.mixed(state, word) }

  /// Goes on with some bytes.
  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var value = state
    var place = 0
    while place + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      value = QuickHash.mixed(value, UInt64(littleEndian: word))
      place += 8
    }
    while place < bytes.count {
      value = (value ^ UInt64(bytes[place])) &* 0x100_0000_01B3
      place += 1
    }
    state = value
  }

  /// Goes on with a text and its length, so that two texts are never taken for one.
  public mutating func add(_ text: String) {
    var text = text
    text.withUTF8 {
      add(UInt64($0.count))
      add(UnsafeRawBufferPointer($0))
    }
  }

  /// Goes on with a text; nil is not the empty one.
  public mutating func add(_ text: String?) {
    guard let text else { return add(UInt64.max) }
    add(text)
  }

  @inlinable
  static func mixed(_ value: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (value ^ word) &* 0x100_0000_01B3
    return mixed ^ mixed >> 29
  }
}
