import BulletinModel
import Synchronization

/// Notes which figures the pages show, before the pages are rendered.
final class TraceRecorder: Sendable {
  private struct State {
    var page: TraceBook.Mention?
    var book: TraceBook
  }

  private let state: Mutex<State>

  /// Goes on with what texts cite.
  init(_ book: TraceBook) { state = Mutex(State(page: nil, book: book)) }

  /// Names the page whose figures follow.
  func begin(_ page: TraceBook.Mention) {
    state.withLock { $0.page = page }
  }

  /// Notes a figure of the page.
  func note(_ key: FigureKey, in language: Int) {
    state.withLock { state in
      guard let page = state.page else { return }
      state.book.add(key, in: language, at: page)
    }
  }

  /// Everything that was noted, in order.
  var book: TraceBook {
    state.withLock { state in
      var book = state.book
      book.close()
      return book
    }
  }
}
