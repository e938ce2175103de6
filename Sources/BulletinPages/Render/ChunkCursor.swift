import Synchronization

/// Hands out ranges of places to whichever worker is free: large ones first, and towards the end each place alone, so
/// that no worker waits long for another.
final class ChunkCursor: Sendable {
  private let count: Int
  private let workers: Int
  private let next = Atomic<Int>(0)

  /// The most places of a range.
  private static let most = 32

  /// Cuts `count` places into ranges for a number of workers.
  init(count: Int, workers: Int) {
    self.count = count
    self.workers = max(1, workers)
  }

  /// The next range; nil when all are taken.
  func take() -> Range<Int>? {
    var start = next.load(ordering: .relaxed)
    while start < count {
      let end = start + max(1, min(ChunkCursor.most, (count - start) / (workers * 4)))
      let taken = next.weakCompareExchange(expected: start, desired: end, ordering: .relaxed)
      if taken.exchanged { return start..<end }
      start = taken.original
    }
    return nil
  }
}
