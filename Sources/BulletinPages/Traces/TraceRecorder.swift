import BulletinModel
import Synchronization

/// Notes which figures a page shows, before any page is rendered.
final class TraceRecorder: Sendable {
  private let noted = Mutex<[FigureKey]>([])

  /// Notes a figure of the page.
  func note(_ key: FigureKey) { noted.withLock { $0.append(key) } }

  /// The figures that were noted since this was asked last, in order, each as often as it was.
  func take() -> [FigureKey] {
    noted.withLock { noted in
      defer { noted = [] }
      return noted
    }
  }
}
