/// A file of the program's own that is believed only as long as every byte of it is what was written.
///
/// It may be deleted at any time, and a damaged one counts as none.
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
  /// - Throws: `PublishFailure` where it cannot be written.
  func write(_ content: [UInt8]) throws(PublishFailure) {
    let bytes = mark + SealedFile.sum(of: content[...]) + content
    if let slash = path.lastIndex(of: "/") { try FileSystem.makeFolder(String(path[..<slash])) }
    let aside = path + ".new"
    try FileSystem.removeTree(aside)
    try FileSystem.write(bytes, to: aside)
    try FileSystem.move(aside, to: path)
  }

  /// Removes it.
  func remove() throws(PublishFailure) { try FileSystem.removeTree(path) }

  /// The bytes of the file, and where its content begins; nil where there is none, or a damaged one.
  func contents() -> (bytes: [UInt8], start: Int)? {
    let start = mark.count + 16
    do {
      guard let bytes = try FileSystem.contents(of: path), bytes.count >= start,
        bytes.starts(with: mark)
      else { return nil }
      let sum = SealedFile.sum(of: bytes[start...])
      return bytes[mark.count..<start].elementsEqual(sum) ? (bytes, start) : nil
    } catch {
      // What cannot be read is not there: everything is done anew.
      return nil
    }
  }

  /// Sixteen digits that tell damage: the FNV-1a hash of 64 bits over words of eight bytes.
  private static func sum(of bytes: ArraySlice<UInt8>) -> [UInt8] {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    bytes.withUnsafeBytes { buffer in
      var place = 0
      while place + 8 <= buffer.count {
        let word = buffer.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        sum = (sum ^ word) &* 0x100_0000_01B3
        sum ^= sum >> 29
        place += 8
      }
      while place < buffer.count {
        sum = (sum ^ UInt64(buffer[place])) &* 0x100_0000_01B3
        place += 1
      }
    }
    let digits = String(sum, radix: 16)
    return Array((String(repeating: "0", count: 16 - digits.utf8.count) + digits).utf8)
  }
}

/// A folder of files that one run of the program keeps for the next.
///
/// It may be deleted at any time; a damaged file counts as none.
public struct KeptFiles: Sendable {
  private static let mark = "bulletin kept file 1\n"

  private let folder: String

  /// Names the folder; it need not be there.
  public init(_ folder: String) { self.folder = folder }

  /// What was kept under a name; nil for nothing.
  public func contents(_ name: String) -> [UInt8]? {
    SealedFile("\(folder)/\(name)", mark: KeptFiles.mark).contents().map {
      Array($0.bytes[$0.start...])
    }
  }

  /// Keeps bytes under a name.
  ///
  /// - Throws: `PublishFailure` where they cannot be written.
  public func write(_ bytes: [UInt8], _ name: String) throws(PublishFailure) {
    try SealedFile("\(folder)/\(name)", mark: KeptFiles.mark).write(bytes)
  }
}
