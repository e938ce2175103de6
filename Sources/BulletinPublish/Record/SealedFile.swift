import BulletinModel

/// A file of the program's own that is believed only as long as every byte of it is what was written.
///
/// It may be deleted at any time, and a damaged one counts as none. Parts may stand behind what is sealed; whoever reads
/// one of them has to see to it that it is whole.
struct SealedFile: Sendable {
  private let path: String
  private let mark: [UInt8]

  /// Names a file; `mark` are its first bytes, another for each form that its content can have.
  init(_ path: String, mark: String) {
    self.path = path
    self.mark = Array(mark.utf8)
  }

  /// Puts a new content in the place of the old one, in one step.
  ///
  /// - Parameters:
  ///   - content: What is sealed.
  ///   - parts: What stands behind it.
  /// - Throws: `PublishFailure` where it cannot be written.
  func write(_ content: [UInt8], before parts: [[UInt8]] = []) throws(PublishFailure) {
    let seal = SealedFile.digits(of: SealedFile.sum(of: content[...]))
    if let slash = path.lastIndex(of: "/") { try FileSystem.makeFolder(String(path[..<slash])) }
    let aside = path + ".new"
    try FileSystem.removeTree(aside)
    try FileSystem.write([mark + seal, content] + parts, to: aside)
    try FileSystem.move(aside, to: path)
  }

  /// Removes it.
  func remove() throws(PublishFailure) { try FileSystem.removeTree(path) }

  /// The bytes of the file, and where its content begins; nil where there is none, or a damaged one.
  func contents() -> (bytes: [UInt8], start: Int)? {
    do {
      guard let bytes = try FileSystem.contents(of: path) else { return nil }
      return start(in: bytes).map { (bytes, $0) }
    } catch {
      // What cannot be read is not there: everything is done anew.
      return nil
    }
  }

  /// How many bytes stand before the content.
  var lengthOfHead: Int { mark.count + 16 }

  /// Where the content begins in the bytes of the file, without any parts; nil where they are damaged.
  func start(in bytes: [UInt8]) -> Int? {
    let start = lengthOfHead
    guard bytes.count >= start, bytes.starts(with: mark),
      bytes[mark.count..<start].elementsEqual(
        SealedFile.digits(of: SealedFile.sum(of: bytes[start...])))
    else { return nil }
    return start
  }

  /// What tells damage.
  static func sum(of bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash = QuickHash()
    bytes.withUnsafeBytes { hash.add($0) }
    return hash.value
  }

  private static func digits(of sum: UInt64) -> [UInt8] {
    let digits = String(sum, radix: 16)
    return Array((String(repeating: "0", count: 16 - digits.utf8.count) + digits).utf8)
  }
}
