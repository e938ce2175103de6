import BulletinModel
import Synchronization

/// The figures of a resolver, of which those that are compared with others are kept: a rank looks at
/// every member beside its own, and the pages of each language ask for the same ranks.
final class ComparedFigures: Sendable {
  private let resolver: Resolver
  private let kept = Mutex<[FigureKey: Figure]>([:])

  init(_ resolver: Resolver) {
    self.resolver = resolver
  }

  /// The figure that a key names.
  func figure(_ key: FigureKey) -> Figure {
    guard key.comparison != .value else { return resolver.figure(key) }
    if let known = kept.withLock({ $0[key] }) { return known }
    let figure = resolver.figure(key)
    kept.withLock { $0[key] = figure }
    return figure
  }
}
