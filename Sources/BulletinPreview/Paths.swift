import Synchronization

/// Which folder each watch belongs to.
final class Paths: Sendable {
  private struct State {
    var known: [Int32: String] = [:]
    var awaited: [Int32: Set<String>] = [:]
    var areNamesTrue = true
  }

  private let state = Mutex(State())

  /// Keeps the folder of a watch.
  func set(_ path: String, for watch: Int32) { state.withLock { $0.known[watch] = path } }

  /// Keeps that in the folder of a watch only some names matter, and one of them.
  func expect(_ name: String, in watch: Int32) {
    state.withLock { _ = $0.awaited[watch, default: []].insert(name) }
  }

  /// The names that matter in the folder of a watch; nil where all do.
  func expected(in watch: Int32) -> Set<String>? { state.withLock { $0.awaited[watch] } }

  /// The folder of a watch, as it was called when the watch began.
  func path(of watch: Int32) -> String? { state.withLock { $0.known[watch] } }

  /// Keeps that folders may be called otherwise than when their watches began.
  func loseNames() { state.withLock { $0.areNamesTrue = false } }

  /// A change of the file at a path, as far as paths can be told.
  func file(_ path: String) -> FolderChange {
    state.withLock { $0.areNamesTrue } ? .files([path]) : .anything
  }
}
