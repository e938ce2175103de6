import BulletinModel
import Synchronization

/// What the items of news said when they were last read, for whoever checks one site again and again, in one
/// process or in one after the other.
///
/// An item is read from its own file, from the settings, lists and ledgers, from the names of issues, and from
/// the names and media of other files of the content, never from another text or a template. So what was read
/// holds as long as its own file bears the same stamp, all files of the content that are no texts bear
/// theirs, none of them and no issue has come or gone, and the same is asked for on the same day.
public final class ReadingMemory: Sendable {
  /// Everything but its own text that the reading of an item depends on.
  fileprivate struct Surroundings: Hashable {
    let day: CivilDate
    let baseURL: String?
    let listsAllNumerals: Bool
    /// The names of all issues, and every file of the content that is no text, with its stamp.
    let files: [SourceTree.Entry]
  }

  /// An item as it was read.
  private struct Known {
    let stamp: SourceTree.Stamp
    let reading: Checked<NewsVersion>
    /// Tells whether the store has it.
    let isKept: Bool
  }

  private struct State {
    var surroundings: Surroundings?
    /// What names the surroundings in the store.
    var digits = ""
    var items: [String: Known] = [:]
  }

  private let state = Mutex(State())
  private let store: ReadingStore?

  /// Knows what a store has.
  public init(_ store: ReadingStore? = nil) { self.store = store }

  /// What is still true of the items of a tree, by path.
  ///
  /// What is not is forgotten; `keep` takes what was read instead.
  func items(
    of tree: SourceTree, on day: CivilDate, _ options: CheckOptions
  ) async -> [String: Checked<NewsVersion>] {
    let surroundings = Surroundings(
      day: day, baseURL: options.baseURL, listsAllNumerals: options.listsAllNumerals,
      files: tree.entries(under: "content/").compactMap { entry in
        guard entry.path.hasSuffix(".md") else { return entry }
        return entry.path.hasPrefix(IssueReader.folder) ? entry.withoutStamp : nil
      })
    let isSame = state.withLock { $0.surroundings == surroundings }
    if !isSame { await begin(in: surroundings, of: tree, workers: options.workers) }
    let stamps = tree.entries(under: NewsReader.folder).map { ($0.path, $0.stamp) }
    return state.withLock { state in
      var known: [String: Checked<NewsVersion>] = [:]
      for (path, stamp) in stamps {
        guard let item = state.items[path], item.stamp == stamp else { continue }
        known[path] = item.reading
      }
      return known
    }
  }

  /// Forgets what was known, and takes from the store what it has of these surroundings.
  private func begin(
    in surroundings: Surroundings, of tree: SourceTree, workers: Int
  ) async {
    var new = State(surroundings: surroundings)
    if let store {
      let digits = surroundings.digits(store.key)
      new.digits = digits
      let names = ReadingMemory.portions(of: tree).indices.map { "\($0)" }
      let kept = await concurrentMap(names, workers: workers, minimumChunk: 1) { name in
        store.readings(name, in: digits, of: tree)
      }
      for (path, stamp, reading) in kept.joined() {
        new.items[path] = Known(stamp: stamp, reading: reading, isKept: true)
      }
    }
    let begun = new
    state.withLock { $0 = begun }
  }

  /// Keeps what was read of the items of a tree that `items` was asked for.
  func keep(_ readings: [(path: String, reading: Checked<NewsVersion>)], of tree: SourceTree) {
    state.withLock { state in
      let known = readings.compactMap { path, reading -> (String, Known)? in
        guard let stamp = tree.stamp(path), !reading.namesText else { return nil }
        let old = state.items[path]
        let isKept = old?.stamp == stamp && old?.isKept == true
        return (path, Known(stamp: stamp, reading: reading, isKept: isKept))
      }
      state.items = Dictionary(known, uniquingKeysWith: { first, _ in first })
    }
  }

  /// Puts into the store what it has not, of the tree that was read last.
  ///
  /// - Throws: What writing a file of the store throws first.
  public func save(_ tree: SourceTree, workers: Int) async throws {
    guard let store else { return }
    let (digits, items) = state.withLock { ($0.digits, $0.items) }
    let portions = Array(ReadingMemory.portions(of: tree).enumerated())
    let results = await concurrentMap(portions, workers: workers, minimumChunk: 1) { place, paths in
      Result {
        let known = paths.compactMap { path -> (path: String, item: Known)? in
          guard let item = items[path], store.takes(item.stamp), KeptWriter.takes(item.reading)
          else { return nil }
          return (path, item)
        }
        guard known.contains(where: { !$0.item.isKept }) else { return }
        let kept = known.map { path, item in
          (path, item.stamp, KeptWriter.bytes(of: item.reading, file: path))
        }
        try store.keep(kept, "\(place)", in: digits)
      }
    }
    for result in results { try result.get() }
  }

  /// The items of a tree as they stand together in the store.
  private static func portions(of tree: SourceTree) -> [[String]] {
    let paths = tree.entries(under: NewsReader.folder).map(\.path).filter { $0.hasSuffix(".md") }
    return stride(from: 0, to: paths.count, by: ReadingStore.portion).map {
      Array(paths[$0..<min($0 + ReadingStore.portion, paths.count)])
    }
  }
}

extension ReadingMemory.Surroundings {
  /// Names them, and what else decides what is read, in the digits of a hash.
  fileprivate func digits(_ key: String) -> String {
    var writer = KeptWriter(file: "")
    writer.add(key)
    writer.add(Int(day.days))
    writer.add(baseURL)
    writer.add(listsAllNumerals)
    writer.add(files) { writer, entry in
      writer.add(entry.path)
      writer.add(entry.size)
      writer.add(entry.stamp) { writer, stamp in
        writer.add(Int(stamp.modified))
        writer.add(Int(stamp.changed))
        writer.add(Int(Int64(bitPattern: stamp.number)))
      }
    }
    return SHA256.digits(of: writer.bytes)
  }
}

extension ReadingStore {
  /// Tells whether a file is old enough to be told from what it may become.
  fileprivate func takes(_ stamp: SourceTree.Stamp) -> Bool {
    max(stamp.modified, stamp.changed) < doubt
  }
}

extension Checked<NewsVersion> {
  /// Tells whether a text is named for a picture: what is said then depends on whether it is there.
  fileprivate var namesText: Bool {
    value?.photos.contains { $0.file.path.hasSuffix(".md") } ?? false
  }
}

extension SourceTree.Entry {
  /// The name alone.
  fileprivate var withoutStamp: SourceTree.Entry { SourceTree.Entry(path: path, size: 0) }
}
