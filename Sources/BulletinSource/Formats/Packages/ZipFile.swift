/// The files packed in a ZIP archive, by its directory.
struct ZipFile {
  /// One file of the archive.
  struct Entry {
    /// Its path.
    let name: String
    /// How it is packed: 0 as it stands, 8 by DEFLATE.
    fileprivate let method: Int
    fileprivate let size: Int
    fileprivate let header: Int
    fileprivate let isEncrypted: Bool
  }

  /// What the directory lists.
  let entries: [Entry]
  private let bytes: [UInt8]

  /// Reads the directory; nil where there is none, or more than 4,096 files.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard let end = ZipFile.directoryEnd(bytes) else { return nil }
    let count = ZipFile.number(bytes, end + 10, 2)
    var place = ZipFile.number(bytes, end + 16, 4)
    guard count <= 4096 else { return nil }
    var entries: [Entry] = []
    for _ in 0..<count {
      guard place + 46 <= bytes.count, bytes[place...].starts(with: [0x50, 0x4B, 1, 2]) else {
        return nil
      }
      let nameLength = ZipFile.number(bytes, place + 28, 2)
      let rest = ZipFile.number(bytes, place + 30, 2) + ZipFile.number(bytes, place + 32, 2)
      guard place + 46 + nameLength <= bytes.count else { return nil }
      entries.append(
        Entry(
          name: String(decoding: bytes[place + 46..<place + 46 + nameLength], as: UTF8.self),
          method: ZipFile.number(bytes, place + 10, 2), size: ZipFile.number(bytes, place + 20, 4),
          header: ZipFile.number(bytes, place + 42, 4),
          isEncrypted: ZipFile.number(bytes, place + 8, 2) & 1 == 1))
      place += 46 + nameLength + rest
    }
    self.entries = entries
  }

  /// The bytes of a file; nil where it is damaged, encrypted or larger than the limit.
  func bytes(of entry: Entry, limit: Int) -> [UInt8]? {
    let start = entry.header
    guard !entry.isEncrypted, start + 30 <= bytes.count,
      bytes[start...].starts(with: [0x50, 0x4B, 3, 4])
    else { return nil }
    let data =
      start + 30 + ZipFile.number(bytes, start + 26, 2) + ZipFile.number(bytes, start + 28, 2)
    guard data + entry.size <= bytes.count else { return nil }
    let packed = bytes[data..<data + entry.size]
    switch entry.method {
    case 0: return packed.count <= limit ? Array(packed) : nil
    case 8: return Inflater.inflated(packed, limit: limit)
    default: return nil
    }
  }

  /// The record at the end, behind which a comment of 64 KB may stand.
  private static func directoryEnd(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    var place = bytes.count - 22
    while place >= max(0, bytes.count - 65_557) {
      if bytes[place] == 0x50, bytes[place...].starts(with: [0x50, 0x4B, 5, 6]) { return place }
      place -= 1
    }
    return nil
  }

  private static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }
}
