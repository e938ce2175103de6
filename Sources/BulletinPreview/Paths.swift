import Synchronization

/// Which folder each watch belongs to.
final class Paths: Sendable {
  private let known = Mutex<[Int32: String]>([:])
  private let awaited = Mutex<[Int32: Set<String>]>([:])

  /// Keeps the folder of a watch.
  func set(_ path: String, for watch: Int32) { known.withLock { $0[watch] = path } }

  /// Keeps that in the folder of a watch only some names matter, and one of them.
  func expect(_ name: String, in watch: Int32) {
    awaited.withLock { _ = $0[watch, default: []].insert(name) }
  }

  /// The names that matter in the folder of a watch; nil where all do.
  func expected(in watch: Int32) -> Set<String>? { awaited.withLock { $0[watch] } }

  /// The folder of a watch.
  func path(of watch: Int32) -> String? { known.withLock { $0[watch] } }
}
