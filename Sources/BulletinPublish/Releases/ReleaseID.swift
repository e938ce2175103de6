import BulletinModel

/// The name of a release: when it was made in universal time, and the start of its manifest's hash.
public struct ReleaseID: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Such as `20251021T090000Z-0123456789ab`.
  public let text: String

  /// Names a release.
  ///
  /// - Parameters:
  ///   - seconds: The moment, counted from 1970 in universal time.
  ///   - digest: The hash of its manifest.
  public init(seconds: Int64, digest: String) {
    let stamp = timestamp(ofSeconds: seconds).filter { $0 != "-" && $0 != ":" }
    text = "\(stamp)-\(digest.prefix(12))"
  }

  /// Reads a name; nil for anything else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 29, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z"),
      bytes[16] == UInt8(ascii: "-"),
      bytes[..<8].allSatisfy(ReleaseID.isDigit), bytes[9..<15].allSatisfy(ReleaseID.isDigit),
      bytes[17...].allSatisfy({ ReleaseID.isDigit($0) || (0x61...0x66).contains($0) })
    else { return nil }
    self.text = text
  }

  /// The moment in it, counted in seconds from 1970 in universal time.
  var seconds: Int64 {
    let digits = text.utf8.prefix(15).filter { $0 != UInt8(ascii: "T") }.map { Int($0) - 0x30 }
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    let date = CivilDate(year: number(0..<4), month: number(4..<6), day: number(6..<8))
    let clock = number(8..<10) * 3600 + number(10..<12) * 60 + number(12..<14)
    return Int64(date?.days ?? 0) * 86_400 + Int64(clock)
  }

  /// The folder of the release below its place.
  var folder: String { "releases/\(text)" }
  /// The folder in which it is put together.
  var incomingFolder: String { "releases/.incoming-\(text)" }

  /// The name itself.
  public var description: String { text }

  /// Orders by time.
  public static func < (left: ReleaseID, right: ReleaseID) -> Bool { left.text < right.text }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

/// A moment in universal time, such as `2025-10-21T09:00:00Z`.
public func timestamp(ofSeconds seconds: Int64) -> String {
  func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
  let day = seconds / 86_400 - (seconds % 86_400 < 0 ? 1 : 0)
  let second = seconds - day * 86_400
  let clock = "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
  return "\(CivilDate(days: Int32(clamping: day)).iso)T\(clock)Z"
}
