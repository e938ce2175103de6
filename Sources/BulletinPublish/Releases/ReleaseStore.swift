public import BulletinModel

/// The releases of a target: a new one goes live as a whole or not at all.
///
/// Files are put together aside, verified there by their hashes, and then one link is switched. Who
/// reads the site meanwhile gets the release before or the new one. In an object store, where there
/// are no links, files change places one by one, each after those that it leads to.
public struct ReleaseStore: Sendable {
  /// A lock that is older than this may be broken.
  static let lockLifetime: Int64 = 2 * 3600

  let place: any ReleasePlace
  let target: PublishTarget
  let publisher: Publisher
  let probe: Probe?
  /// Tells whether the live site would be asked, were curl installed.
  let lacksCurl: Bool

  /// Names a target.
  ///
  /// - Parameters:
  ///   - target: The target, as `site.yml` describes it.
  ///   - publisher: Who publishes.
  ///   - tools: The programs of this machine.
  ///   - workers: How many files are read at once.
  /// - Throws: `ReleaseFailure.noProgram` where the target needs a program that is missing.
  public init(
    _ target: PublishTarget, publisher: Publisher, tools: ReleaseTools, workers: Int
  ) throws(ReleaseFailure) {
    self.target = target
    self.publisher = publisher
    switch target.place {
    case .folder(let folder): place = FolderPlace(folder, workers: workers)
    case .ssh(let host): place = try RemotePlace(host, tools: tools)
    case .bucket(let bucket): place = try BucketPlace(bucket, tools: tools)
    }
    let curl = tools.program("curl")
    probe = target.url.flatMap { url in curl.map { Probe(url: url, curl: $0, tools: tools) } }
    lacksCurl = target.url != nil && curl == nil
  }

  // MARK: Looking

  /// The release that is live, with its manifest; nil where nothing was published yet.
  public func live() async throws(ReleaseFailure) -> (id: ReleaseID, manifest: Manifest)? {
    guard let id = try await place.survey().current else { return nil }
    guard let manifest = try await manifest(of: id) else { throw .noManifest(id) }
    return (id, manifest)
  }

  /// Every release of the target, newest first, and which one is live.
  public func releases() async throws(ReleaseFailure) -> ReleaseList {
    let survey = try await place.survey()
    var records: [ReleaseRecord?] = []
    for id in survey.releases { records.append(try await record(of: id)) }
    let journal = try await place.contents(of: PlacePath.journal) ?? []
    return ReleaseList(
      current: survey.current, interrupted: survey.interrupted,
      releases: zip(survey.releases, records).map { ($0, $1) }.reversed(),
      journal: String(decoding: journal, as: UTF8.self).split(separator: "\n")
        .compactMap { JournalLine(text: $0) })
  }

  /// Compares every byte of a release with its manifest.
  ///
  /// - Parameter id: The release; nil for the one that is live.
  /// - Returns: The release, how many files it should have, and what is wrong.
  /// - Throws: `ReleaseFailure` where there is no such release, or it cannot be read.
  public func verify(_ id: ReleaseID? = nil) async throws(ReleaseFailure) -> Verification {
    let survey = try await place.survey()
    guard let id = id ?? survey.current else { throw .nothingPublished(place.name) }
    guard survey.releases.contains(id) else {
      throw .noRelease(id.text, known: survey.releases)
    }
    return try await verification(of: id, isLive: id == survey.current)
  }

  func verification(of id: ReleaseID, isLive: Bool) async throws(ReleaseFailure) -> Verification {
    guard let manifest = try await manifest(of: id) else { throw .noManifest(id) }
    return Verification(
      id: id, manifest: manifest,
      damage: try await damage(of: id, by: manifest, isLive: isLive))
  }

  /// What is wrong with a release, wherever its files stand; of each path the first fault.
  func damage(
    of id: ReleaseID, by manifest: Manifest, isLive: Bool
  ) async throws(ReleaseFailure) -> [Damage] {
    var found: [String: Damage] = [:]
    for folder in place.folders(of: id, isLive: isLive) {
      for damage in try await damage(in: folder, by: manifest) where found[damage.path] == nil {
        found[damage.path] = damage
      }
    }
    return found.sorted { precedes($0.key, $1.key) }.map(\.value)
  }

  func damage(in folder: String, by manifest: Manifest) async throws(ReleaseFailure) -> [Damage] {
    let listing = try await place.listing(of: folder)
    return Damage.found(in: listing.files, odd: listing.odd, by: manifest)
  }

  func manifest(of id: ReleaseID) async throws(ReleaseFailure) -> Manifest? {
    try await place.contents(of: PlacePath.manifest(id)).flatMap {
      Manifest(text: String(decoding: $0, as: UTF8.self))
    }
  }

  func record(of id: ReleaseID) async throws(ReleaseFailure) -> ReleaseRecord? {
    try await place.contents(of: PlacePath.record(id)).flatMap {
      ReleaseRecord(text: String(decoding: $0, as: UTF8.self))
    }
  }

  // MARK: The journal

  func note(_ lines: [JournalLine]) async throws(ReleaseFailure) {
    let standing = try await place.contents(of: PlacePath.journal) ?? []
    try await place.replace(
      PlacePath.journal, with: standing + lines.flatMap { Array($0.text.utf8) })
  }
}

/// The releases of a target.
public struct ReleaseList: Sendable {
  /// The release that is live.
  public let current: ReleaseID?
  /// What was about to be made live when somebody was cut short; nil where nobody was.
  public let interrupted: ReleaseID?
  /// Every release with what is known of it, newest first.
  public let releases: [(id: ReleaseID, record: ReleaseRecord?)]
  /// What happened, oldest first.
  public let journal: [JournalLine]
}

/// What came of comparing a release with its manifest.
public struct Verification: Sendable, Hashable {
  /// The release.
  public let id: ReleaseID
  /// What should be there.
  public let manifest: Manifest
  /// What is wrong.
  public let damage: [Damage]
  /// Old addresses for which the live site leads on instead of giving their pages.
  public var redirected: [String] = []
}
