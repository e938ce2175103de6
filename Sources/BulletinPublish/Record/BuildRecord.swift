import BulletinModel

/// What a build read and wrote, kept so that the next one knows at once that nothing has changed.
///
/// The record may be deleted at any time. It is believed only when its checksum fits, the key is the
/// same, and every file that it names bears the same stamp; anything else means to build again.
public struct BuildRecord: Sendable {
  /// Files that were changed within this time before they were stamped, in nanoseconds, may change
  /// once more without another stamp: clocks of file systems have steps.
  public static let doubt: Int64 = 100_000_000

  private let file: SealedFile
  private let key: String

  /// Names a record.
  ///
  /// - Parameters:
  ///   - file: Where it is kept.
  ///   - key: Everything besides files that decides what a build writes.
  public init(file: String, key: String) {
    self.file = SealedFile(file, mark: "bulletin build record 9\n")
    self.key = key
  }

  // MARK: Writing

  /// Keeps what was read and written.
  ///
  /// - Parameters:
  ///   - folders: Stamps of sources, taken before they were read, and of output, taken after.
  ///   - trees: Stamps of the folders of the output, and of those of the spare tree, where there is one.
  ///   - started: When the sources were stamped, in nanoseconds since 1970.
  ///   - payload: What the next build is to be told when nothing has changed.
  ///   - details: What it is to be told when something has.
  /// - Throws: `PublishFailure` where the file cannot be written.
  public func write(
    _ folders: [StampedFolder], trees: [StampedFolder] = [], started: Int64, payload: [UInt8],
    details: [UInt8]
  ) throws(PublishFailure) {
    let sources = folders.filter { $0.entries.first?.stamp.care == .folder }
    guard sources.allSatisfy({ $0.latest < started - BuildRecord.doubt }) else {
      return try remove()
    }
    let heads = [Array(key.utf8), payload, details]
    let size = RecordWriter.size(of: heads) + RecordWriter.size(of: folders + trees) + 8
    try file.write(
      [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
        var writer = RecordWriter(UnsafeMutableRawBufferPointer(buffer))
        for head in heads { writer.add(head) }
        for group in [folders, trees] { writer.add(group) }
        filled = writer.filled
      })
  }

  /// Forgets what was kept.
  public func remove() throws(PublishFailure) { try file.remove() }

  // MARK: Reading

  /// The record that the last build left; nil where there is none, or of another key.
  public func open() -> OpenRecord? {
    guard let (bytes, start) = file.contents(), let parts = RecordParts(bytes, after: start),
      parts.key.elementsEqual(key.utf8)
    else { return nil }
    return OpenRecord(bytes: bytes, parts: parts)
  }

  /// Keeps what was built where some files became others and none came or went: the rest of a record stays.
  ///
  /// - Parameters:
  ///   - record: The record of the build before.
  ///   - sources: Stamps of sources, taken before they were read.
  ///   - committed: What was put in place.
  ///   - standing: What stood there before, all of it as that build left it.
  ///   - started: When the sources were stamped, in nanoseconds since 1970.
  ///   - details: What the next build is to be told where something has changed.
  /// - Throws: `PublishFailure` where the file cannot be written.
  public func rewrite(
    _ record: OpenRecord, sources: [StampedFolder], committed: Staging.Committed,
    over standing: StandingOutput, started: Int64, details: [UInt8]
  ) throws(PublishFailure) {
    guard sources.allSatisfy({ $0.latest < started - BuildRecord.doubt }),
      let content = record.revised(
        sources: sources, committed: committed, over: standing, details: details)
    else { return try remove() }
    try file.write(content)
  }
}
