/// Counts the changes of a site and lets browsers wait for the next.
public actor PreviewChanges {
  /// The number of the change that is shown now.
  public private(set) var version = 1
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  private var nextTicket = 0

  /// Begins with the first state of the site.
  public init() {}

  /// Tells everybody who waits that the site is another now.
  public func announce() {
    version += 1
    for continuation in waiting.values { continuation.resume() }
    waiting = [:]
  }

  /// The number of the change after `known`, when it comes or the time is over.
  func version(after known: Int, patience: Duration) async -> Int {
    guard version == known else { return version }
    nextTicket += 1
    let ticket = nextTicket
    let clock = Task {
      try await Task.sleep(for: patience)
      giveUp(ticket)
    }
    await withCheckedContinuation { waiting[ticket] = $0 }
    clock.cancel()
    return version
  }

  private func giveUp(_ ticket: Int) {
    waiting.removeValue(forKey: ticket)?.resume()
  }
}
