public import BulletinModel

/// A few texts of news as the last build read them, and a tree that has these alone, for whoever looks at what has
/// become of them without all others.
public struct RecalledTexts: Sendable {
  /// Knows what they said, where a check of the tree reads them by what the last build read them by.
  public let memory: ReadingMemory
  /// The files of the site without other texts of news; each has the stamp that it bore when it was read.
  public let tree: SourceTree
  /// How many texts there are.
  public let count: Int

  /// The files of the store that have texts which changed, by name.
  private let opened: [Int: ReadingStore.Opened]
  private let store: ReadingStore

  /// Recalls texts that have changed since, those that they link to, and all of these in other languages; nil where
  /// one of them is not known.
  ///
  /// - Parameters:
  ///   - changed: The files.
  ///   - tree: The site as it is; the same texts must have been there.
  ///   - store: What the last build read.
  ///   - tables: What it read of ledgers.
  ///   - shelf: Where markup lies until it is printed.
  ///   - linked: Gives the files that a text links to by its path, what it linked to, and what it says now.
  /// - Throws: `SourceFailure` when a changed file cannot be read.
  public init?(
    _ changed: Set<String>, in tree: SourceTree, from store: ReadingStore, tables: TableStore?,
    on shelf: (any MarkupShelf)?,
    linked: (_ file: String, _ before: [String], _ now: [UInt8]) -> Set<String>
  ) throws(SourceFailure) {
    let texts = tree.texts(under: NewsReader.folder)
    var opened: [Int: ReadingStore.Opened] = [:]
    var ledgers: String?
    func areSame(_ kept: String) -> Bool {
      let now = ledgers ?? tree.ledgerDigits
      ledgers = now
      return kept == now
    }
    func known(_ path: String) -> (ReadingStore.Opened.Item, Checked<NewsVersion>)? {
      let place = texts.firstPlace { !precedes($0.path, path) }
      let portion = place / ReadingStore.portion
      if opened[portion] == nil { opened[portion] = store.opened("\(portion)") }
      do {
        guard let file = opened[portion], let item = file.items.element(at: path, in: \.path),
          !item.namesFigures || areSame(file.ledgers)
        else { return nil }
        return (item, try file.reading(of: item))
      } catch {
        // Another program wrote it.
        return nil
      }
    }
    var wanted = changed
    for path in changed {
      guard let version = known(path)?.1.value else { return nil }
      wanted.formUnion(
        linked(path, version.body.links.map(\.destination), try tree.read(path)))
    }
    let changedPortions = opened
    wanted = Set(wanted.flatMap { tree.versions(of: $0) })
    var items: [(path: String, stamp: SourceTree.Stamp, reading: NewsReading)] = []
    for path in wanted.sorted(by: precedes) {
      guard let (item, reading) = known(path) else { return nil }
      items.append((path, item.stamp, NewsReading(reading, on: shelf)))
    }
    let surroundings = Set(opened.values.map(\.surroundings))
    guard surroundings.count == 1, let digits = surroundings.first else { return nil }
    self.opened = changedPortions
    self.store = store
    count = items.count
    let stamps = Dictionary(items.map { ($0.path, $0.stamp) }, uniquingKeysWith: { a, _ in a })
    self.tree = tree.keeping(stamps, ofTextsUnder: NewsReader.folder)
    memory = ReadingMemory(knowing: items, by: digits, store, tables: tables)
  }

  /// Tells whether the check of `tree` read nothing anew.
  public var wereAllKnown: Bool { memory.knownCount == count }

  /// Puts what the changed texts say now in the place of what they said.
  ///
  /// - Throws: What writing a file of the store throws.
  public func save() throws {
    for (name, file) in opened.sorted(by: { $0.key < $1.key }) {
      let kept = file.items.compactMap { item in
        memory.kept(item.path, asOf: item.stamp) { file.kept(item) }.map {
          (item.path, $0.stamp, $0.reading)
        }
      }
      try store.keep(kept, "\(name)", in: file.surroundings, file.ledgers)
    }
  }
}

extension SourceTree {
  /// A text of news in all its languages, whether it is there or not in any.
  fileprivate func versions(of path: String) -> [String] {
    var stem = path.dropLast(".md".count)
    if let dot = stem.utf8.lastIndex(of: UInt8(ascii: ".")),
      !stem[dot...].utf8.contains(UInt8(ascii: "/"))
    {
      stem = stem[..<dot]
    }
    return entries(under: "\(stem).").map(\.path).filter {
      $0.hasSuffix(".md") && $0.hasPrefix(NewsReader.folder)
    }
  }
}
