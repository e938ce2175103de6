import BulletinModel

/// Source files that are not what they were, by their paths relative to the site folder; none is gone.
public struct SourceChange: Sendable {
  /// Those that were changed.
  public let changed: Set<String>
  /// Those that came.
  public let added: Set<String>

  /// Names files.
  public init(changed: Set<String>, added: Set<String> = []) {
    self.changed = changed
    self.added = added
  }
}

/// What has changed since a site was built, where every item of news that it had stands on the pages on which it
/// stood.
public struct PlanChange: Sendable {
  /// The files of news that were changed, or are new.
  let texts: Set<String>
  /// Those of them which other pages announce in other words, or have not announced yet.
  let reworded: Set<String>
  /// Those of them that cite the same figures in other words.
  let recited: Set<String>
  /// Those of them that are new.
  let added: Set<String>
  /// Tells whether rows of ledgers were changed.
  let hasOtherRows: Bool
  /// The months whose activities are what they were.
  let sameMonths: Set<String>

  /// Names what has changed.
  init(
    texts: Set<String>, reworded: Set<String> = [], recited: Set<String> = [],
    added: Set<String> = [], hasOtherRows: Bool = false, sameMonths: Set<String> = []
  ) {
    self.texts = texts
    self.reworded = reworded
    self.recited = recited
    self.added = added
    self.hasOtherRows = hasOtherRows
    self.sameMonths = sameMonths
  }
}

extension PlanChange {
  /// Tells what has changed between two plans; nil where it is more than texts and words of items, new items, and
  /// rows of ledgers: where an item stands elsewhere, or one whose file is what it was shows something else.
  ///
  /// - Parameters:
  ///   - old: The marks of the earlier.
  ///   - new: Those of the later.
  ///   - plan: The later.
  ///   - changes: What has become of the sources since.
  public init?(from old: PlanMarks, to new: PlanMarks, of plan: Plan, _ changes: SourceChange) {
    // Whatever a new file among the news means for an item that was there, its face tells.
    guard old.frame == new.frame, changes.added.allSatisfy({ $0.hasPrefix("content/news/") })
    else { return nil }
    var reworded: Set<String> = []
    var recited: Set<String> = []
    var added: Set<String> = []
    for (file, face) in new.faces {
      guard let before = old.faces[file] else {
        guard changes.added.contains(file) else { return nil }
        added.insert(file)
        continue
      }
      if before == face { continue }
      guard before.place == face.place, changes.changed.contains(file) else { return nil }
      if before.words != face.words { reworded.insert(file) }
      if before.mentions != face.mentions { recited.insert(file) }
    }
    guard old.faces.count + added.count == new.faces.count else { return nil }
    let texts = changes.changed.filter { new.faces[$0] != nil }
    let rest = changes.changed.subtracting(texts)
    guard rest.isEmpty || rest.isSubset(of: plan.ledgerFiles) else { return nil }
    self.init(
      texts: texts.union(added), reworded: reworded.union(added), recited: recited, added: added,
      hasOtherRows: !rest.isEmpty,
      sameMonths: Set(new.months.filter { old.months[$0.key] == $0.value }.keys))
  }
}

extension Plan {
  /// The files of ledgers.
  var ledgerFiles: Set<String> {
    Set(index.edition.registers.values.flatMap(\.files))
  }

  /// The files that have to be made after a change, apart from the index of the search: those that may get other
  /// bytes, and those that do not stand.
  ///
  /// All others stand with the bytes that they would get.
  ///
  /// - Parameters:
  ///   - change: The change.
  ///   - missing: The paths at which no file stands as it was made.
  /// - Returns: Their paths; nil for all, where a page is new to which any other may lead.
  public func paths(
    touchedBy change: PlanChange, missing: Set<String> = []
  ) -> Set<String>? {
    let touch = Touch(change, index)
    var paths: Set<String> = []
    for file in files {
      let isNew = !missing.isEmpty && missing.contains(file.path)
      if isNew, !change.added.isEmpty, !touch.expects(file.content) { return nil }
      if isNew || touch.reaches(file.content) { paths.insert(file.path) }
    }
    return paths
  }
}

/// Finds the files that a change reaches: of pages of items, lists and feeds exactly those that print something of
/// it, and of all else whatever might.
private struct Touch {
  private let index: EditionIndex
  private let change: PlanChange
  /// The items of the changed files.
  private let texts: Set<Int>
  /// The items that are announced in other words.
  private let reworded: Set<Int>
  /// The items that cite figures in other words.
  private let recited: Set<Int>
  /// The items that are new.
  private let added: Set<Int>
  /// The items whose pages announce one of these.
  private var announcing: Set<Int> = []
  /// The items whose pages announce the newest of their column, or of all where they have none, by language.
  private var columns: Set<ColumnKey> = []

  /// The figures that items cite which are announced, or cite them, in other words: their pages tell where they are
  /// cited.
  private var mentioned: Set<Mentioned> = []

  private struct ColumnKey: Hashable {
    let language: Int
    let column: String?
  }

  private struct Mentioned: Hashable {
    let language: Int
    let key: FigureKey
  }

  init(_ change: PlanChange, _ index: EditionIndex) {
    self.change = change
    self.index = index
    let news = index.edition.news
    texts = Set(news.indices.filter { change.texts.contains(news[$0].file) })
    reworded = texts.filter { change.reworded.contains(news[$0].file) }
    recited = texts.filter { change.recited.contains(news[$0].file) }
    added = texts.filter { change.added.contains(news[$0].file) }
    for item in reworded { addPages(announcing: item) }
    for item in reworded.union(recited) {
      for cited in index.cited.figures(in: news[item].file) {
        mentioned.insert(Mentioned(language: index.itemLanguages[item], key: cited.key))
      }
    }
    for item in added { addPages(parting: item) }
  }

  /// Tells whether a page may be new without any other leading to it than those that are reached: a list that had
  /// no item yet may be led to from anywhere, but one of a tag only from lists and items.
  func expects(_ content: PlannedContent) -> Bool {
    switch content {
    case .item(let place), .card(let place): return added.contains(place)
    case .redirect(let document):
      if case .item(let place) = index.documents[document].kind { return added.contains(place) }
      return false
    case .list(_, .tag, _), .atom(_, .tag), .jsonFeed(_, .tag): return true
    case .list(_, _, let page): return page > 1
    case .code, .copy, .searchFile, .sitemap: return true
    default: return false
    }
  }

  func reaches(_ content: PlannedContent) -> Bool {
    switch content {
    case .item(let place):
      return texts.contains(place) || announcing.contains(place)
        || columns.contains(
          ColumnKey(
            language: index.itemLanguages[place], column: index.edition.news[place].column))
        || isWide && showsFigures(place)
    case .atom(let language, let subject), .jsonFeed(let language, let subject):
      let items = index.languages[language].items(of: subject).prefix(index.options.feedLength)
      return items.contains(where: texts.contains)
        || isWide && items.contains(where: showsFigures)
    case .list(let language, let subject, let page):
      // Every list tells how many items each of the others has.
      if !added.isEmpty { return true }
      // The first page of a place or a field has its key figures.
      switch subject {
      case .region, .sector: if change.hasOtherRows, page == 1 { return true }
      case .archive, .column, .tag, .branch: break
      }
      guard !reworded.isEmpty else { return false }
      let items = index.languages[language].items(of: subject)
      let size = index.edition.settings.pageSize
      return items[Pagination(count: items.count, size: size).range(of: page)]
        .contains(where: reworded.contains)
    case .issue(let language, let place):
      return isWide
        || index.edition.issues[place].items.contains { key in
          index.item(withKey: key, in: language).map(texts.contains) ?? false
        }
    case .asset, .code, .copy, .robots, .searchFile: return false
    case .data, .dataPackage, .database, .blockFile, .row, .register, .measureFacts:
      return change.hasOtherRows
    case .trace(let language, let key, let page):
      return change.hasOtherRows
        || page == 1 && mentioned.contains(Mentioned(language: language, key: key))
    case .traceFile(let language, let key):
      return change.hasOtherRows || mentioned.contains(Mentioned(language: language, key: key))
    case .report(let language, let period):
      // Its prose may announce items; its figures and their words are those of the ledgers.
      return change.hasOtherRows
        || isWide
          && index.document(ofReport: period, in: index.languages[language].language) != nil
    case .branch(_, let place):
      return change.hasOtherRows || tellsOfActivity
        || reworded.contains { index.edition.news[$0].branch == index.edition.branches[place].id }
    case .month(_, let month):
      return change.hasOtherRows && !change.sameMonths.contains(month.id) || tellsOfActivity
    case .year, .activityCalendar: return change.hasOtherRows || tellsOfActivity
    default: return isWide
    }
  }

  /// Tells whether an item is announced in other words where its activity is told.
  private var tellsOfActivity: Bool {
    reworded.contains { index.edition.news[$0].activity != nil }
  }

  /// Tells whether more has changed than the prose of items beside what they cite.
  private var isWide: Bool { change.hasOtherRows || !reworded.isEmpty || !recited.isEmpty }

  /// Tells whether the prose of an item, or its heads, have figures, or blocks that may announce others.
  private func showsFigures(_ place: Int) -> Bool {
    let item = index.edition.news[place]
    return !item.figures.citations.isEmpty || !item.blocks.isEmpty || !item.body.figures.isEmpty
      || !item.body.blocks.isEmpty
  }

  // MARK: What is beside an item

  /// How far from each other related items stand at most in a list that has both, see `Desk.related`.
  private static let reach = 9
  /// How many of the newest items of a column may be announced beside an item, with those that stand there already.
  private static let newest = 12

  private mutating func addPages(announcing item: Int) {
    let place = index.itemLanguages[item]
    let language = index.languages[place]
    let lists = language.lists
    let news = index.edition.news[item]
    let rank = index.itemRanks[item]
    announcing.formUnion(lists.all[max(0, rank - 1)..<min(lists.all.count, rank + 2)])
    for list in lists.related {
      guard let position = position(of: item, in: list) else { continue }
      let range = max(0, position - Touch.reach)..<min(list.count, position + Touch.reach + 1)
      announcing.formUnion(list[range])
    }
    if let column = news.column, let list = lists.columns[column],
      list.prefix(Touch.newest).contains(item)
    {
      columns.insert(ColumnKey(language: place, column: column))
    }
    if lists.all.prefix(Touch.newest).contains(item) {
      columns.insert(ColumnKey(language: place, column: nil))
    }
  }

  /// Adds the pages for which a new item stands between those that they weigh, and its other languages.
  ///
  /// Of two items that share as much with one, the nearer in time is announced.
  private mutating func addPages(parting item: Int) {
    let place = index.itemLanguages[item]
    announcing.formUnion(index.itemVersions[index.edition.news[item].key] ?? [])
    for list in index.languages[place].lists.related {
      let position = index.newer(than: item, in: list)
      guard position > 0 else { continue }
      announcing.formUnion(
        list[max(0, position - Touch.reach)..<min(list.count, position + Touch.reach)])
    }
  }

  /// The position of an item in a list that is newest first; nil where it is not in it.
  private func position(of item: Int, in list: [Int]) -> Int? {
    let position = index.newer(than: item, in: list)
    return position < list.count && list[position] == item ? position : nil
  }
}
