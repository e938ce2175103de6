/// The files as they were before a command changed them: sets that can be put back.
///
/// A set lies below `.bulletin/fix/<number>/`, with each file at its own path and a record of what
/// was written in its place.
public struct FixHistory: Sendable {
  /// One file that is changed.
  public struct Change: Sendable {
    /// The path below the site folder.
    public let path: String
    /// The bytes as they are.
    public let old: [UInt8]
    /// The bytes as they will be.
    public let new: [UInt8]

    /// Makes a change.
    public init(path: String, old: [UInt8], new: [UInt8]) {
      self.path = path
      self.old = old
      self.new = new
    }
  }

  /// What became of putting back.
  public enum Outcome: Sendable, Hashable {
    /// There is no set.
    case nothing
    /// Nothing was put back, for these files were changed since.
    case refused([String])
    /// These files stand as they were before.
    case restored([String])
  }

  private static let folder = ".bulletin/fix"
  private static let record = "record"
  private let site: String
  private let sources: SourceFolder

  /// Names the site folder.
  public init(site: String) {
    self.site = FileSystem.resolved(site)
    sources = SourceFolder(site)
  }

  /// Keeps the files as they are and then changes each in one step.
  ///
  /// - Parameter changes: The files; one that no longer stands as given is an error before anything
  ///   is written.
  /// - Returns: The folder of the set, below the site folder.
  /// - Throws: `PublishFailure` with the path and the system's error, or with the changed files.
  public func apply(_ changes: [Change]) throws(PublishFailure) -> String {
    let lock = try lock()
    defer { withExtendedLifetime(lock) {} }
    var others: [String] = []
    for change in changes where try sources.contents(of: change.path) != change.old {
      others.append(change.path)
    }
    guard others.isEmpty else { throw .changedSince(files: others) }
    let set = "\(FixHistory.folder)/\((try numbers().last ?? 0) + 1)"
    for change in changes { try sources.write(change.old, to: "\(set)/\(change.path)") }
    let lines = changes.map { "\(contentMark(of: $0.new)) \($0.path)\n" }
    try sources.write(Array(lines.joined().utf8), to: "\(set)/\(FixHistory.record)")
    for change in changes { try sources.write(change.new, to: change.path) }
    return set
  }

  /// Puts the files of the last set back, all of them or none.
  ///
  /// - Returns: What became of it.
  /// - Throws: `PublishFailure` with the path and the system's error.
  public func undo() throws(PublishFailure) -> Outcome {
    guard FileSystem.isFolder("\(site)/\(FixHistory.folder)") else { return .nothing }
    let lock = try lock()
    defer { withExtendedLifetime(lock) {} }
    guard let number = try numbers().last else { return .nothing }
    let set = "\(FixHistory.folder)/\(number)"
    var originals: [(path: String, bytes: [UInt8])] = []
    var changed: [String] = []
    for (mark, path) in try record(of: set) {
      guard let original = try sources.contents(of: "\(set)/\(path)") else { continue }
      let current = try sources.contents(of: path)
      // A run that was cut short leaves some files as they were.
      let isKnown = current.map { contentMark(of: $0) == mark || $0 == original } ?? false
      if !isKnown || !sources.isOwn(path) { changed.append(path) }
      originals.append((path, original))
    }
    guard changed.isEmpty else { return .refused(changed) }
    for (path, bytes) in originals { try sources.write(bytes, to: path) }
    try FileSystem.removeTree("\(site)/\(set)")
    return .restored(originals.map(\.path))
  }

  private func lock() throws(PublishFailure) -> FolderLock {
    let folder = "\(site)/\(FixHistory.folder)"
    try FileSystem.makeFolder(folder)
    return try FolderLock("\(folder)/.lock")
  }

  /// The numbers of the sets, rising.
  private func numbers() throws(PublishFailure) -> [Int] {
    try FileSystem.names(in: "\(site)/\(FixHistory.folder)").compactMap { Int($0) }
      .filter { $0 > 0 }.sorted()
  }

  private func record(of set: String) throws(PublishFailure) -> [(mark: String, path: String)] {
    let bytes = try sources.contents(of: "\(set)/\(FixHistory.record)") ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
  }
}
