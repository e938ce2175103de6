import BulletinModel
import Synchronization

/// What the items of news said when they were last read, for whoever checks one site again and again.
///
/// An item is read from its own file, from the settings, lists and ledgers, and from the names and
/// media of other files of the content, never from another text or a template. So what was read holds
/// as long as its own file bears the same stamp, all files of the content that are no texts bear
/// theirs, none has come or gone, and the same is asked for on the same day.
public final class ReadingMemory: Sendable {
  /// Everything but its own text that the reading of an item depends on.
  private struct Surroundings: Hashable {
    let day: CivilDate
    let baseURL: String?
    let listsAllNumerals: Bool
    /// The names of all texts, and every other file of the content with its stamp.
    let files: [SourceTree.Entry]
  }

  /// An item as it was read.
  private struct Known {
    let stamp: SourceTree.Stamp
    let reading: Checked<NewsVersion>
  }

  private struct State {
    var surroundings: Surroundings?
    var items: [String: Known] = [:]
  }

  private let state = Mutex(State())

  /// Knows nothing yet.
  public init() {}

  /// What is still true of the items of a tree, by path.
  ///
  /// What is not is forgotten; `keep` takes what was read instead.
  func items(
    of tree: SourceTree, on day: CivilDate, _ options: CheckOptions
  ) -> [String: Checked<NewsVersion>] {
    let surroundings = Surroundings(
      day: day, baseURL: options.baseURL, listsAllNumerals: options.listsAllNumerals,
      files: tree.entries(under: "content/").map {
        $0.path.hasSuffix(".md") ? $0.withoutStamp : $0
      })
    let stamps = tree.entries(under: NewsReader.folder).map { ($0.path, $0.stamp) }
    return state.withLock { state in
      guard state.surroundings == surroundings else {
        state = State(surroundings: surroundings)
        return [:]
      }
      var known: [String: Checked<NewsVersion>] = [:]
      for (path, stamp) in stamps {
        guard let item = state.items[path], item.stamp == stamp else { continue }
        known[path] = item.reading
      }
      return known
    }
  }

  /// Keeps what was read of the items of a tree that `items` was asked for.
  func keep(_ readings: [(path: String, reading: Checked<NewsVersion>)], of tree: SourceTree) {
    let known = readings.compactMap { path, reading in
      tree.stamp(path).map { (path, Known(stamp: $0, reading: reading)) }
    }
    state.withLock { state in
      state.items = Dictionary(known, uniquingKeysWith: { first, _ in first })
    }
  }
}

extension SourceTree.Entry {
  /// The name alone.
  fileprivate var withoutStamp: SourceTree.Entry { SourceTree.Entry(path: path, size: 0) }
}
