import BulletinModel
import Synchronization

/// What the items of news and the tables of ledgers said when they were last read, for whoever checks one site again
/// and again, in one process or in one after the other.
///
/// An item is read from its own file, from the settings and lists, from the ids and names in ledgers, from the
/// names of issues, and from the names and media of other files of the content, never from another text or a
/// template; one that names figures is read from the ledgers too, and holds as long as they are the same. So what
/// was read holds as long as its own file bears the same stamp, all files of the content that are no texts and no
/// ledgers bear theirs, none of them and no issue has come or gone, the ledgers have the same ids and names, and the same
/// is asked for on the same day.
public final class ReadingMemory: Sendable {
  /// Everything but its own text that the reading of an item depends on.
  fileprivate struct Surroundings: Hashable {
    let day: CivilDate
    let baseURL: String?
    let listsAllNumerals: Bool
    /// The names of all issues, and every file of the content that is no text and no ledger, with its stamp.
    let files: [SourceTree.Entry]
    /// What items are read by of the ledgers.
    let namesOfRows: UInt64
  }

  /// An item as it was read.
  private struct Known {
    let path: String
    let stamp: SourceTree.Stamp
    let reading: NewsReading
    /// Tells whether the store has it.
    let isKept: Bool
  }

  /// Items by rising path.
  private struct KnownItems {
    private var items: [Known]

    init(_ items: [Known]) { self.items = items }

    /// Where the first stands that does not come before a path.
    func firstPlace(notBefore path: String) -> Int {
      items.firstPlace { !precedes($0.path, path) }
    }

    /// The item at a path; nil where it is not known.
    subscript(path: String) -> Known? {
      let place = firstPlace(notBefore: path)
      return items.indices.contains(place) && items[place].path.utf8.elementsEqual(path.utf8)
        ? items[place] : nil
    }

    /// Puts what was read anew of a known item in its place.
    mutating func replace(_ item: Known) {
      items[firstPlace(notBefore: item.path)] = item
    }

    /// The item at a path; of those that are asked for by rising path.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - place: Where the one asked for before stands; 0 at first.
    /// - Returns: The item; nil where it is not known.
    func item(at path: String, after place: inout Int) -> Known? {
      while place < items.count {
        if items[place].path.utf8.elementsEqual(path.utf8) { return items[place] }
        guard precedes(items[place].path, path) else { return nil }
        place += 1
      }
      return nil
    }
  }

  private struct State {
    var surroundings: Surroundings?
    /// What items are read by.
    var lists: ContentLists?
    /// The ledgers by which items that name figures were read.
    var ledgers: [SourceTree.Entry] = []
    /// What names the surroundings in the store.
    var digits = ""
    var items = KnownItems([])
    /// How many items were known when they were asked for last.
    var known = 0
  }

  /// The registers, and all that they were read by.
  private struct KnownRegisters {
    let day: CivilDate
    /// Every file of the content that is no text.
    let files: [SourceTree.Entry]
    let checked: Checked<[String: Register]>
  }

  private let state = Mutex(State())
  private let knownRegisters = Mutex<KnownRegisters?>(nil)
  private let store: ReadingStore?
  /// What is known before anything is asked for, and the digits of what it was read by; nil for what the store has.
  private let recalled: (items: KnownItems, digits: String)?
  /// What the tables of ledgers said.
  let tables: TableStore?

  /// Knows what stores have.
  public init(_ store: ReadingStore? = nil, tables: TableStore? = nil) {
    self.store = store
    self.tables = tables
    recalled = nil
  }

  /// Knows a few items by rising path, and what names the surroundings by which they were read.
  init(
    knowing items: [(path: String, stamp: SourceTree.Stamp, reading: NewsReading)],
    by digits: String, _ store: ReadingStore, tables: TableStore?
  ) {
    self.store = store
    self.tables = tables
    let known = items.map {
      Known(path: $0.path, stamp: $0.stamp, reading: $0.reading, isKept: true)
    }
    recalled = (KnownItems(known), digits)
  }

  /// The registers of a tree, read again only where a file of the content that is no text is another.
  ///
  /// - Parameters:
  ///   - tree: The files.
  ///   - day: The day of the check.
  ///   - read: Reads them.
  /// - Returns: What `read` returns.
  /// - Throws: What `read` throws.
  func registers(
    of tree: SourceTree, on day: CivilDate,
    _ read: () async throws(SourceFailure) -> Checked<[String: Register]>
  ) async throws(SourceFailure) -> Checked<[String: Register]> {
    let files = tree.entries(under: "content/").filter { !$0.path.hasSuffix(".md") }
    let same = knownRegisters.withLock { known in
      known.flatMap { $0.day == day && $0.files == files ? $0.checked : nil }
    }
    if let same { return same }
    let checked = try await read()
    let isOnDisk = files.allSatisfy { $0.stamp != nil }
    knownRegisters.withLock {
      $0 = isOnDisk ? KnownRegisters(day: day, files: files, checked: checked) : nil
    }
    return checked
  }

  /// What is still true of the items of a tree, in the order of their files; nil for each that has to be read.
  ///
  /// What is not is forgotten; `keep` takes what was read instead.
  func items(
    of tree: SourceTree, by lists: ContentLists, _ options: CheckOptions
  ) async -> [NewsReading?] {
    let content = tree.entries(under: "content/")
    let surroundings = Surroundings(
      day: lists.now.date, baseURL: options.baseURL, listsAllNumerals: options.listsAllNumerals,
      files: content.filter { !$0.isLedger }.compactMap { entry in
        guard entry.path.hasSuffix(".md") else { return entry }
        return entry.path.hasPrefix(IssueReader.folder) ? entry.withoutStamp : nil
      }, namesOfRows: lists.namesOfRows)
    let isSame = state.withLock { $0.surroundings == surroundings }
    let ledgers = content.filter(\.isLedger)
    if !isSame { await begin(in: surroundings, by: ledgers, of: tree, options) }
    let entries = tree.texts(under: NewsReader.folder)
    return state.withLock { state in
      let isSame = state.ledgers == ledgers
      state.ledgers = ledgers
      state.lists = lists
      var place = 0
      let known = entries.map { entry -> NewsReading? in
        guard let item = state.items.item(at: entry.path, after: &place),
          item.stamp == entry.stamp, isSame || item.reading.checked.value?.namesFigures != true
        else { return nil }
        return item.reading
      }
      state.known = known.count { $0 != nil }
      return known
    }
  }

  /// How many items were known when they were asked for last.
  var knownCount: Int { state.withLock(\.known) }

  /// Forgets what was known, and takes from the store what it has of these surroundings.
  private func begin(
    in surroundings: Surroundings, by ledgers: [SourceTree.Entry], of tree: SourceTree,
    _ options: CheckOptions
  ) async {
    let shelf = options.shelf
    var new = State(surroundings: surroundings, ledgers: ledgers)
    if let store {
      let digits = surroundings.digits(store.key)
      let ledgers = ledgers.digits
      new.digits = digits
      if let recalled {
        if recalled.digits == digits { new.items = recalled.items }
        state.withLock { [new] in $0 = new }
        return
      }
      let names = ReadingMemory.portions(of: tree).indices.map { "\($0)" }
      let kept = await concurrentMap(names, workers: options.workers, minimumChunk: 1) { name in
        store.readings(name, in: digits, ledgers, of: tree).map { path, stamp, reading in
          (path, stamp, NewsReading(reading, on: shelf))
        }
      }
      let items = kept.joined().map { path, stamp, reading in
        Known(path: path, stamp: stamp, reading: reading, isKept: true)
      }
      // They stood in the same order, but where files have come or gone since.
      new.items = KnownItems(items.sorted { precedes($0.path, $1.path) })
    }
    let begun = new
    state.withLock { $0 = begun }
  }

  /// Keeps what was read of the items of a tree that `items` was asked for, in the order of their files.
  func keep(_ readings: [(path: String, reading: NewsReading)], of tree: SourceTree) {
    let entries = tree.texts(under: NewsReader.folder)
    state.withLock { state in
      var place = 0
      let known = zip(entries, readings).compactMap { entry, read -> Known? in
        guard let stamp = entry.stamp, !read.reading.checked.namesText else { return nil }
        let old = state.items.item(at: entry.path, after: &place)
        let isKept = old?.stamp == stamp && old?.isKept == true
        return Known(path: entry.path, stamp: stamp, reading: read.reading, isKept: isKept)
      }
      state.items = KnownItems(known)
    }
  }

  /// What is known of an item, and what it was read by; nil where either is not.
  func reading(of path: String) -> (lists: ContentLists, reading: NewsReading)? {
    state.withLock { state in
      guard let lists = state.lists, let known = state.items[path] else { return nil }
      return (lists, known.reading)
    }
  }

  /// Keeps what was read anew of a known item, by the same lists.
  func keep(_ reading: NewsReading, of path: String, in tree: SourceTree) {
    guard let stamp = tree.stamp(path) else { return }
    state.withLock { state in
      state.items.replace(Known(path: path, stamp: stamp, reading: reading, isKept: false))
      state.lists = state.lists?.with(tree: tree)
    }
  }

  /// What is to be kept of an item that was kept with a stamp: `old` where it is still that.
  ///
  /// - Returns: nil where it may not be kept.
  func kept(
    _ path: String, asOf stamp: SourceTree.Stamp, _ old: () -> KeptReading?
  ) -> (stamp: SourceTree.Stamp, reading: KeptReading)? {
    guard let item = state.withLock({ $0.items[path] }), item.stamp != stamp else {
      return old().map { (stamp, $0) }
    }
    guard let store, store.takes(item.stamp), KeptWriter.takes(item.reading.checked) else {
      return nil
    }
    return KeptWriter.kept(item.reading.checked, file: path).map { (item.stamp, $0) }
  }

  /// Puts into the stores what they have not, of the tree that was read last, and takes out what is of none of its
  /// files any more.
  ///
  /// - Throws: What writing or removing a file of a store throws first.
  public func save(_ tree: SourceTree, workers: Int) async throws {
    try tables?.keepOnly(of: tree)
    guard let store else { return }
    let (digits, items, ledgers) = state.withLock { ($0.digits, $0.items, $0.ledgers) }
    // A ledger of this moment may change once more, as a text may.
    let areLedgersOld = ledgers.allSatisfy { $0.stamp.map(store.takes) ?? false }
    let named = ledgers.digits
    let portions = Array(ReadingMemory.portions(of: tree).enumerated())
    let results = await concurrentMap(portions, workers: workers, minimumChunk: 1) { place, paths in
      Result {
        var next = paths.first.map(items.firstPlace) ?? 0
        let known = paths.compactMap { path -> (path: String, item: Known)? in
          guard let item = items.item(at: path, after: &next), store.takes(item.stamp),
            KeptWriter.takes(item.reading.checked),
            areLedgersOld || item.reading.checked.value?.namesFigures != true
          else { return nil }
          return (path, item)
        }
        guard known.contains(where: { !$0.item.isKept }) else { return }
        let kept = known.compactMap { path, item in
          KeptWriter.kept(item.reading.checked, file: path).map { (path, item.stamp, $0) }
        }
        try store.keep(kept, "\(place)", in: digits, named)
      }
    }
    for result in results { try result.get() }
    try store.keepOnly(Set(portions.map { "\($0.offset)" }))
  }

  /// The items of a tree as they stand together in the store.
  private static func portions(of tree: SourceTree) -> [[String]] {
    let paths = tree.texts(under: NewsReader.folder).map(\.path)
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
    writer.add(files) { $0.add($1) }
    writer.add(Int(bitPattern: UInt(namesOfRows)))
    return SHA256.digits(of: writer.bytes)
  }
}

extension KeptWriter {
  fileprivate mutating func add(_ entry: SourceTree.Entry) {
    add(entry.path)
    add(entry.size)
    add(entry.stamp) { $0.add($1) }
  }
}

extension [SourceTree.Entry] {
  /// Names them and their stamps in the digits of a hash.
  fileprivate var digits: String {
    var writer = KeptWriter(file: "")
    writer.add(self) { $0.add($1) }
    return SHA256.digits(of: writer.bytes)
  }
}

extension SourceTree {
  /// Names the ledgers in the digits of a hash, as items that name figures are read by them.
  var ledgerDigits: String { entries(under: "content/").filter(\.isLedger).digits }
}

extension ReadingStore {
  /// Tells whether a file is old enough to be told from what it may become.
  fileprivate func takes(_ stamp: SourceTree.Stamp) -> Bool { stamp.isBefore(doubt) }
}

/// What one file of news said, shared by whoever holds it: it is too large to be copied for each.
final class NewsReading: Sendable {
  let checked: Checked<NewsVersion>

  /// Takes what was read; its markup lies on the shelf, where there is one.
  init(_ checked: Checked<NewsVersion>, on shelf: (any MarkupShelf)?) {
    guard let shelf, var version = checked.value else {
      self.checked = checked
      return
    }
    version.body = version.body.shelved(on: shelf)
    self.checked = Checked(version, diagnostics: checked.diagnostics)
  }
}

extension Checked<NewsVersion> {
  /// Tells whether a text is named for a picture: what is said then depends on whether it is there.
  fileprivate var namesText: Bool {
    value?.photos.contains { $0.file.path.hasSuffix(".md") } ?? false
  }
}

extension SourceTree.Entry {
  /// Tells whether it is rows of a ledger: a table that stands beside an item is none.
  fileprivate var isLedger: Bool {
    path.hasSuffix(".csv") && !path.hasPrefix(NewsReader.folder)
  }

  /// The name alone.
  fileprivate var withoutStamp: SourceTree.Entry { SourceTree.Entry(path: path, size: 0) }
}
