import BulletinModel

extension ReleaseStore {
  /// A step of publishing, for whoever shows progress.
  public enum Step: Sendable {
    /// Sending what is new.
    case sending
    /// Comparing every byte of it.
    case verifying
    /// Asking the live site.
    case asking
    /// Deleting old releases.
    case cleaning
  }

  /// Makes a site the live release of the target.
  ///
  /// - Parameters:
  ///   - site: The files.
  ///   - breakingLock: Whether a lock that stands is broken.
  ///   - progress: Is told of each step.
  /// - Returns: What is live now.
  /// - Throws: `ReleaseFailure`; the release that was live is still, or again.
  public func publish(
    _ site: PackedSite, breakingLock: Bool = false, progress: @Sendable (Step) -> Void = { _ in }
  ) async throws(ReleaseFailure) -> PublishOutcome {
    var outcome = try await locked(breakingLock: breakingLock) {
      (survey, lock) async throws(ReleaseFailure) in
      for folder in survey.discarded { try await place.removeFolder(folder) }
      let live = try await liveRelease(survey)
      if let live, let record = try await record(of: live.id),
        record.digest == site.content.digest, survey.interrupted == nil,
        try await damage(of: live.id, by: live.manifest, isLive: true).isEmpty
      {
        return PublishOutcome(
          record: record, isUnchanged: true, probe: try await asked(live), deleted: [])
      }
      let parcel = try site.sealed(as: freeID(for: site, survey))
      progress(.sending)
      try await bring(parcel, survey, live, progress)
      let record = ReleaseRecord(
        id: parcel.id, publisher: publisher, content: site.content,
        changes: ManifestChanges(from: live?.manifest ?? Manifest([]), to: parcel.manifest),
        previous: survey.current)
      try await place.replace(
        PlacePath.manifest(parcel.id), with: Array(parcel.manifest.text.utf8))
      try await place.replace(PlacePath.record(parcel.id), with: Array(record.text.utf8))
      try await place.finish(parcel.id)
      progress(.asking)
      let probe = try await goLive(
        parcel.id, .published, statement: parcel.statement, standing: survey.current, lock)
      progress(.cleaning)
      let deleted = try await deleteOld(survey.releases + [parcel.id], live: parcel.id, survey)
      return PublishOutcome(record: record, isUnchanged: false, probe: probe, deleted: deleted)
    }
    outcome.open = await openAddress(outcome.record.id)
    return outcome
  }

  /// Asks as a reader for what the program keeps beside the site.
  private func openAddress(_ live: ReleaseID) async -> String? {
    guard let probe, let path = place.unserved,
      case .success(let bytes) = await probe.fetch(path), bytes == Array("\(live)\n".utf8)
    else { return nil }
    return probe.url + path
  }

  private func liveRelease(_ survey: Survey) async throws(ReleaseFailure) -> LiveRelease? {
    guard let id = survey.current, let manifest = try await manifest(of: id) else { return nil }
    return LiveRelease(id: id, manifest: manifest)
  }

  /// A name behind those of all releases.
  ///
  /// Two may be made in one second, and a clock may be set back; releases are listed by their names,
  /// and the journal tells the true moment.
  private func freeID(for site: PackedSite, _ survey: Survey) -> ReleaseID {
    let newest = survey.releases.map(\.seconds).max()
    return ReleaseID(
      seconds: max(publisher.seconds, newest.map { $0 + 1 } ?? publisher.seconds),
      digest: site.content.digest)
  }

  /// Brings every file to its place aside and compares it there.
  private func bring(
    _ parcel: Parcel, _ survey: Survey, _ live: LiveRelease?, _ progress: @Sendable (Step) -> Void
  ) async throws(ReleaseFailure) {
    let folder = place.incomingFolder(of: parcel.id)
    // An upload that was cut short is continued.
    if let left = survey.incoming.last, left != folder {
      try await place.rename(left, to: folder)
    }
    for other in survey.incoming.dropLast() { try await place.removeFolder(other) }
    try await place.receive(parcel, in: folder, linkedTo: live)
    progress(.verifying)
    var damage = try await damage(in: folder, by: parcel.manifest)
    if !damage.isEmpty {
      // What was linked from a damaged release is sent anew.
      try await place.remove(damage.map(\.path), in: folder)
      try await place.receive(parcel, in: folder, linkedTo: nil)
      damage = try await self.damage(in: folder, by: parcel.manifest)
    }
    guard damage.isEmpty else { throw .damagedUpload(place.name, damage) }
  }

  // MARK: The switch

  /// Switches to a release, asks the live site, and goes back where it does not answer.
  func goLive(
    _ id: ReleaseID, _ event: JournalLine.Event, statement: [UInt8], standing: ReleaseID?,
    _ lock: String
  ) async throws(ReleaseFailure) -> ProbeOutcome {
    guard try await place.switchCurrent(to: id, holding: lock) else {
      throw .lockLost(place: place.name)
    }
    switch await answer(to: statement) {
    case .success(let outcome):
      try await note([JournalLine(publisher, event, id)])
      return outcome
    case .failure(let failure):
      try await goBack(from: id, event, to: standing, lock)
      throw .probeFailed(
        url: target.url ?? "", reason: failure, standing: standing, refused: id)
    }
  }

  private func goBack(
    from id: ReleaseID, _ event: JournalLine.Event, to standing: ReleaseID?, _ lock: String
  ) async throws(ReleaseFailure) {
    var lines = [JournalLine(publisher, event, id)]
    if let standing {
      guard try await place.switchCurrent(to: standing, holding: lock) else {
        throw .lockLost(place: place.name)
      }
      lines.append(JournalLine(publisher, .returned, standing))
    }
    try await note(lines)
  }

  private func answer(to statement: [UInt8]) async -> Result<ProbeOutcome, ProbeFailure> {
    guard let probe else {
      return .success(lacksCurl ? .noCurl(url: target.url ?? "") : .notAsked)
    }
    if let failure = await probe.failure(toSee: statement) { return .failure(failure) }
    return .success(.seen(url: probe.url))
  }

  /// Asks the live site for a release that was live before.
  private func asked(_ live: LiveRelease) async throws(ReleaseFailure) -> ProbeOutcome {
    let path = "\(live.id.folder)/\(Parcel.statement)"
    switch await answer(to: try await place.contents(of: path) ?? []) {
    case .success(let outcome): return outcome
    case .failure(let failure):
      throw .probeFailed(
        url: target.url ?? "", reason: failure, standing: live.id, refused: live.id)
    }
  }

  // MARK: Old releases

  /// Keeps as many releases as the target says, the live one and the one before it in any case.
  private func deleteOld(
    _ releases: [ReleaseID], live: ReleaseID, _ survey: Survey
  ) async throws(ReleaseFailure) -> [ReleaseID] {
    let others = releases.filter { $0 != live && $0 != survey.current }.sorted()
    let kept = survey.current == nil ? 1 : 2
    let deleted = Array(others.dropLast(max(0, target.keep - kept)))
    for id in deleted { try await place.discard(id) }
    if !deleted.isEmpty { try await note(deleted.map { JournalLine(publisher, .deleted, $0) }) }
    return deleted
  }
}

extension Damage {
  /// The path that it is about.
  public var path: String {
    switch self {
    case .missing(let path), .changed(let path), .foreign(let path): path
    }
  }
}
