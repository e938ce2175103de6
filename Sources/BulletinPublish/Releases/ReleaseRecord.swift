/// What is known of a release, kept beside it: one `key: value` a line.
public struct ReleaseRecord: Sendable, Hashable {
  /// Its name.
  public let id: ReleaseID
  /// When it was published, in universal time.
  public let time: String
  /// Who published it, as `name@machine`.
  public let who: String
  /// The hash of its manifest.
  public let digest: String
  /// How many files it has.
  public let files: Int
  /// How many of them are pages.
  public let pages: Int
  /// How many bytes all files have.
  public let bytes: Int
  /// How many pages it has that the release before it had not.
  public let added: Int
  /// How many of its pages differ from those of the release before it.
  public let changed: Int
  /// How many pages of the release before it are gone.
  public let removed: Int
  /// The release that was live before it.
  public let previous: ReleaseID?

  /// Puts together what is known of a new release.
  init(
    id: ReleaseID, publisher: Publisher, content: Manifest, changes: ManifestChanges,
    previous: ReleaseID?
  ) {
    self.id = id
    time = timestamp(ofSeconds: publisher.seconds)
    who = publisher.who
    digest = content.digest
    files = content.entries.count
    pages = content.entries.count { isPage($0.path) }
    bytes = content.size
    (added, changed, removed) = (
      changes.ofPages.added.count, changes.ofPages.changed.count, changes.ofPages.removed.count
    )
    self.previous = previous
  }

  /// Reads a record; nil where a line is missing.
  init?(text: String) {
    var values: [Substring: Substring] = [:]
    for line in text.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { return nil }
      values[line[..<colon]] = line[line.index(after: colon)...].drop { $0 == " " }
    }
    func number(_ key: Substring) -> Int? { values[key].flatMap { Int($0) } }
    guard let id = values["release"].flatMap({ ReleaseID(String($0)) }), let time = values["time"],
      let who = values["who"], let digest = values["manifest"], let files = number("files"),
      let pages = number("pages"), let bytes = number("bytes"), let added = number("added"),
      let changed = number("changed"), let removed = number("removed")
    else { return nil }
    (self.id, self.time, self.who) = (id, String(time), String(who))
    (self.digest, self.files, self.pages, self.bytes) = (String(digest), files, pages, bytes)
    (self.added, self.changed, self.removed) = (added, changed, removed)
    previous = values["previous"].flatMap { ReleaseID(String($0)) }
  }

  /// One `key: value` a line.
  var text: String {
    let lines = [
      "release: \(id)", "time: \(time)", "who: \(who)", "manifest: \(digest)", "files: \(files)",
      "pages: \(pages)", "bytes: \(bytes)", "added: \(added)", "changed: \(changed)",
      "removed: \(removed)", "previous: \(previous?.text ?? "")",
    ]
    return lines.map { "\($0)\n" }.joined()
  }
}

/// Who publishes, from which process, and when: what a lock and a journal name.
public struct Publisher: Sendable, Hashable {
  /// The person's name on the machine.
  public let name: String
  /// The machine.
  public let host: String
  /// The process.
  public let process: Int32
  /// The moment, counted from 1970 in universal time.
  public let seconds: Int64

  /// Names a publisher; spaces and control characters in names become `-`.
  public init(name: String, host: String, process: Int32, seconds: Int64) {
    self.name = Publisher.word(name)
    self.host = Publisher.word(host)
    self.process = process
    self.seconds = seconds
  }

  /// The person at the machine.
  public var who: String { "\(name)@\(host)" }

  /// What stands in a lock.
  var text: String { "\(name) \(host) \(process) \(seconds)\n" }

  /// Reads what stands in a lock; nil where nobody can tell whose it is.
  init?(text: String) {
    let parts = text.split(separator: "\n").first?.split(separator: " ") ?? []
    guard parts.count == 4, let process = Int32(parts[2]), let seconds = Int64(parts[3]) else {
      return nil
    }
    self.init(
      name: String(parts[0]), host: String(parts[1]), process: process, seconds: seconds)
  }

  private static func word(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { $0.value <= 0x20 || $0.value == 0x7F ? "-" : $0 }
    return scalars.isEmpty ? "-" : String(String.UnicodeScalarView(scalars))
  }
}

/// What happened at a place, line by line: when, who, what, which release, and further words.
public struct JournalLine: Sendable, Hashable {
  /// What happened.
  public enum Event: String, Sendable, Hashable {
    /// A new release went live.
    case published
    /// Somebody went back to an earlier release.
    case wentBack = "rolled-back"
    /// The live site did not answer with the new release, and the earlier one went live again.
    case returned
    /// An old release was deleted.
    case deleted
    /// A lock was broken by hand.
    case lockBroken = "lock-broken"
  }

  /// When, in universal time.
  public let time: String
  /// Who.
  public let who: String
  /// What.
  public let event: Event
  /// Which release it is about.
  public let release: ReleaseID?

  init(_ publisher: Publisher, _ event: Event, _ release: ReleaseID?) {
    time = timestamp(ofSeconds: publisher.seconds)
    who = publisher.who
    self.event = event
    self.release = release
  }

  init?(text: Substring) {
    let parts = text.split(separator: " ")
    guard parts.count >= 3, let event = Event(rawValue: String(parts[2])) else { return nil }
    (time, who, self.event) = (String(parts[0]), String(parts[1]), event)
    release = parts.count > 3 ? ReleaseID(String(parts[3])) : nil
  }

  var text: String { "\(time) \(who) \(event.rawValue) \(release?.text ?? "-")\n" }
}
