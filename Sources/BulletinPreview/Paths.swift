import Synchronization

/// Which folder each watch belongs to.
final class Paths: Sendable {
  private let known = Mutex<[Int32: String]>([:])

  /// Keeps the folder of a watch.
  func set(_ path: String, for watch: Int32) { known.withLock { $0[watch] = path } }

  /// The folder of a watch.
  func path(of watch: Int32) -> String? { known.withLock { $0[watch] } }
}
