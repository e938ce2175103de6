import Synchronization

/// Hands out ranges of places to whichever worker is free.
final class ChunkCursor: Sendable {
  private let count: Int
  private let size: Int
  private let next = Atomic<Int>(0)

  /// Cuts `count` places into ranges of `size`.
  init(count: Int, size: Int) {
    self.count = count
    self.size = size
  }

  /// The next range; nil when all are taken.
  func take() -> Range<Int>? {
    let start = next.add(size, ordering: .relaxed).oldValue
    return start < count ? start..<min(count, start + size) : nil
  }
}
