import Synchronization

/// A count that several tasks raise.
final class Tally: Sendable {
  private let value = Atomic<Int>(0)

  /// Raises the count by one and returns it.
  func next() -> Int { value.add(1, ordering: .relaxed).newValue }
}
