import BulletinModel

/// Every file of a release with its size and its SHA-256.
///
/// As text it has one line a file, `digest size path`, by rising bytes of the path, so that equal
/// releases have equal texts and the hash of the text names the release.
public struct Manifest: Sendable, Hashable {
  /// One file.
  public struct Entry: Sendable, Hashable {
    /// The path below the release, with `/` separators.
    public let path: String
    /// How many bytes it has.
    public let size: Int
    /// Its SHA-256 in 64 hexadecimal digits.
    public let digest: String

    /// Makes an entry.
    public init(path: String, size: Int, digest: String) {
      self.path = path
      self.size = size
      self.digest = digest
    }
  }

  /// The files by rising bytes of their paths.
  public let entries: [Entry]

  /// Sorts the files.
  public init(_ entries: [Entry]) {
    self.entries = entries.sorted { precedes($0.path, $1.path) }
  }

  /// Reads the text of a manifest; nil where a line is no line of one.
  public init?(text: String) {
    var entries: [Entry] = []
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 2)
      guard parts.count == 3, Manifest.isDigest(parts[0]), let size = Int(parts[1]), size >= 0,
        Manifest.isUsable(String(parts[2]))
      else { return nil }
      entries.append(Entry(path: String(parts[2]), size: size, digest: String(parts[0])))
    }
    self.init(entries)
    guard self.text == text else { return nil }
  }

  /// One line a file.
  public var text: String { entries.map { "\($0.digest) \($0.size) \($0.path)\n" }.joined() }

  /// The SHA-256 of the text.
  public var digest: String { SHA256.digits(of: Array(text.utf8)) }

  /// How many bytes all files have.
  public var size: Int { entries.reduce(0) { $0 + $1.size } }

  /// The files by path.
  public var byPath: [String: Entry] {
    Dictionary(entries.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Tells whether a path stays below its release and on one line.
  static func isUsable(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." }
      && !path.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F || $0 == "\\" }
  }

  static func isDigest(_ text: Substring) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

/// How one manifest differs from an earlier one: paths by rising bytes.
public struct ManifestChanges: Sendable, Hashable {
  /// What the earlier one lacks.
  public let added: [String]
  /// What has other bytes.
  public let changed: [String]
  /// What is gone.
  public let removed: [String]

  /// Compares two manifests.
  public init(from old: Manifest, to new: Manifest) {
    let (before, after) = (old.byPath, new.byPath)
    added = new.entries.map(\.path).filter { before[$0] == nil }
    changed = new.entries.filter { entry in
      before[entry.path].map { $0.digest != entry.digest } ?? false
    }.map(\.path)
    removed = old.entries.map(\.path).filter { after[$0] == nil }
  }

  /// The changes of pages alone.
  public var ofPages: ManifestChanges {
    ManifestChanges(
      added: added.filter(isPage), changed: changed.filter(isPage), removed: removed.filter(isPage))
  }

  /// Tells whether nothing differs.
  public var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

  private init(added: [String], changed: [String], removed: [String]) {
    self.added = added
    self.changed = changed
    self.removed = removed
  }
}

/// Tells whether a path is a page's.
func isPage(_ path: String) -> Bool { path.hasSuffix(".html") }

/// How a file of a release differs from its manifest.
public enum Damage: Sendable, Hashable {
  /// It is gone.
  case missing(String)
  /// It has other bytes.
  case changed(String)
  /// The manifest does not know it.
  case foreign(String)

  /// What is wrong with files that were found, by rising bytes of their paths.
  ///
  /// - Parameters:
  ///   - found: What stands there.
  ///   - odd: What stands there and is no regular file.
  ///   - manifest: What should stand there.
  /// - Returns: Each fault once.
  static func found(in found: Manifest, odd: [String], by manifest: Manifest) -> [Damage] {
    let changes = ManifestChanges(from: manifest, to: found)
    let missing = Set(changes.removed)
    let all =
      changes.removed.map { ($0, Damage.missing($0)) }
      + changes.changed.map { ($0, Damage.changed($0)) }
      + (changes.added + odd.filter { !missing.contains($0) }).map { ($0, Damage.foreign($0)) }
    return all.sorted { precedes($0.0, $1.0) }.map(\.1)
  }
}
