/// What came of going back.
public struct GoingBackOutcome: Sendable, Hashable {
  /// The release that was live before.
  public let from: ReleaseID?
  /// The release that is live now.
  public let to: ReleaseID
  /// What became of asking the live site.
  public let probe: ProbeOutcome
}

extension ReleaseStore {
  /// Makes an earlier release live again, after every byte of it is seen to be whole.
  ///
  /// - Parameters:
  ///   - id: The release; nil for the one that was live before the one that is.
  ///   - breakingLock: Whether a lock that stands is broken.
  /// - Returns: From which release to which.
  /// - Throws: `ReleaseFailure`; the release that was live is still, or again.
  public func goBack(
    to id: ReleaseID? = nil, breakingLock: Bool = false
  ) async throws(ReleaseFailure) -> GoingBackOutcome {
    try await locked(breakingLock: breakingLock) {
      (survey, lock) async throws(ReleaseFailure) in
      let goal: ReleaseID
      if let id {
        goal = id
      } else {
        goal = try await earlier(survey)
      }
      guard survey.releases.contains(goal) else {
        throw .noRelease(goal.text, known: survey.releases)
      }
      let found = try await verification(of: goal, isLive: false)
      guard found.damage.isEmpty else { throw .damagedRelease(goal, found.damage) }
      let statement = try await place.contents(of: "\(goal.folder)/\(Parcel.statement)") ?? []
      let probe = try await goLive(
        goal, .wentBack, statement: statement, standing: survey.current, lock)
      return GoingBackOutcome(from: survey.interrupted ?? survey.current, to: goal, probe: probe)
    }
  }

  /// The release that was live before the one that is.
  private func earlier(_ survey: Survey) async throws(ReleaseFailure) -> ReleaseID {
    guard let current = survey.current else { throw .nothingPublished(place.name) }
    // What is between two releases goes back to the one that it comes from.
    if let interrupted = survey.interrupted, interrupted != current { return current }
    if let previous = try await record(of: current)?.previous, survey.releases.contains(previous) {
      return previous
    }
    guard let older = survey.releases.last(where: { $0 < current }) else {
      throw .nothingEarlier(current)
    }
    return older
  }
}
