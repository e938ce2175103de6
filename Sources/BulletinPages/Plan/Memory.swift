import Synchronization

/// Outcomes that are asked for again and again, each kept once it was computed.
final class Memory<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let kept = Mutex<[Key: Value]>([:])

  /// An outcome; two tasks that ask at once may both compute it, to the same end.
  func value(of key: Key, _ compute: () -> Value) -> Value {
    if let known = kept.withLock({ $0[key] }) { return known }
    let computed = compute()
    kept.withLock { $0[key] = computed }
    return computed
  }
}
