extension ReleaseStore {
  /// Runs a step while nobody else can publish to the target, and tells it what stands there.
  func locked<Value: Sendable>(
    breakingLock: Bool,
    _ step: (_ survey: Survey, _ lock: String) async throws(ReleaseFailure) -> Value
  ) async throws(ReleaseFailure) -> Value {
    try await place.prepare()
    let lock = publisher.text
    let broken = try await takeLock(lock, breaking: breakingLock)
    let value: Value
    do throws(ReleaseFailure) {
      if broken { try await note([JournalLine(publisher, .lockBroken, nil)]) }
      value = try await step(try await place.survey(), lock)
    } catch {
      // Where the other side is gone, the lock stays and gets old; the first failure is what counts.
      do throws(ReleaseFailure) { try await place.dropLock(lock) } catch let second {
        throw error.isAboutTheOtherSide ? error : second
      }
      throw error
    }
    try await place.dropLock(lock)
    return value
  }

  /// Takes the lock.
  ///
  /// - Returns: True where somebody else's was broken.
  private func takeLock(_ lock: String, breaking: Bool) async throws(ReleaseFailure) -> Bool {
    if try await place.takeLock(lock, replacing: nil) { return false }
    guard let old = try await place.survey().lock else {
      // It went away a moment ago.
      if try await place.takeLock(lock, replacing: nil) { return false }
      throw .locked(by: nil, place: place.name, isStale: false)
    }
    let holder = Publisher(text: old)
    let isGone = holder.map(isGone) ?? false
    if isGone || breaking, try await place.takeLock(lock, replacing: old) { return !isGone }
    let age = holder.map { publisher.seconds - $0.seconds } ?? Int64.max
    throw .locked(by: holder, place: place.name, isStale: age > ReleaseStore.lockLifetime)
  }

  /// Tells whether a holder was a process of this machine that has ended.
  private func isGone(_ holder: Publisher) -> Bool {
    holder.host == publisher.host && !FileSystem.isRunning(process: holder.process)
  }
}

extension ReleaseFailure {
  /// Tells whether the other side could not be reached any more.
  fileprivate var isAboutTheOtherSide: Bool {
    switch self {
    case .unreachable, .remote, .program, .store, .switchCutShort: true
    default: false
    }
  }
}
