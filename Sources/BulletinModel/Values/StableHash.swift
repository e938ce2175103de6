/// A hash of bytes that is the same in every process and on every machine; nothing depends on its
/// strength.
///
/// Source: the FNV-1a hash of 64 bits, Fowler, Noll and Vo.
public struct StableHash: Sendable, Hashable {
  /// What the bytes came to so far.
  public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Begins without a byte.
  public init() {}

  /// Begins with some bytes.
  public init(_ bytes: some Sequence<UInt8>) { add(bytes) }

  /// Goes on with some bytes.
  public mutating func add(_ bytes: some Sequence<UInt8>) {
    let isAdded: Void? = bytes.withContiguousStorageIfAvailable { add($0) }
    guard isAdded == nil else { return }
    for byte in bytes { add(byte) }
  }

  /// Goes on with a byte.
  public mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// Goes on with the bytes of a text.
  public mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add($0) }
  }

  /// Goes on with some bytes.
  public mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    var value = value
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    self.value = value
  }

  /// Sixteen hexadecimal digits.
  public var digits: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
