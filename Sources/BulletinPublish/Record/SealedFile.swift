public import BulletinModel

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
    do {
      guard let bytes = try FileSystem.contents(of: path) else { return nil }
      return start(in: bytes).map { (bytes, $0) }
    } catch {
      // What cannot be read is not there: everything is done anew.
      return nil
    }
  }

  /// Where the content begins in the bytes of the file; nil where they are damaged.
  func start(in bytes: [UInt8]) -> Int? {
    let start = mark.count + 16
    guard bytes.count >= start, bytes.starts(with: mark),
      bytes[mark.count..<start].elementsEqual(SealedFile.sum(of: bytes[start...]))
    else { return nil }
    return start
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
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - spool: What keeps the file open, to give its bytes once more; nil for nothing.
  /// - Returns: The bytes of the file, where in them its content begins, and what gives them once more.
  public func contents(
    _ name: String, spool: SpoolFile? = nil
  ) -> (bytes: [UInt8], start: Int, shelf: (any MarkupShelf)?)? {
    let path = "\(folder)/\(name)"
    let file = SealedFile(path, mark: KeptFiles.mark)
    guard let shelf = spool?.adopting(path) else {
      return file.contents().map { ($0.bytes, $0.start, nil) }
    }
    let bytes = shelf.all
    return file.start(in: bytes).map { (bytes, $0, shelf) }
  }

  /// Keeps bytes under a name.
  ///
  /// - Throws: `PublishFailure` where they cannot be written.
  public func write(_ bytes: [UInt8], _ name: String) throws(PublishFailure) {
    try SealedFile("\(folder)/\(name)", mark: KeptFiles.mark).write(bytes)
  }
}
