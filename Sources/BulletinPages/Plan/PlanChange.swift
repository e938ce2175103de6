import BulletinModel

/// What has changed since a site was built, where every item of news stands on the pages on which it stood.
public struct PlanChange: Sendable {
  /// The files of news that were changed.
  let texts: Set<String>
  /// Those of them which other pages announce in other words.
  let reworded: Set<String>
  /// Tells whether rows of ledgers were changed.
  let hasOtherRows: Bool
  /// The months whose activities are what they were.
  let sameMonths: Set<String>

  /// Names what has changed.
  init(
    texts: Set<String>, reworded: Set<String> = [], hasOtherRows: Bool = false,
    sameMonths: Set<String> = []
  ) {
    self.texts = texts
    self.reworded = reworded
    self.hasOtherRows = hasOtherRows
    self.sameMonths = sameMonths
  }
}

extension PlanChange {
  /// Tells what has changed between two plans; nil where it is more than texts and words of items, and rows of
  /// ledgers: where an item stands elsewhere, or one whose file is what it was shows something else.
  ///
  /// - Parameters:
  ///   - old: The marks of the earlier.
  ///   - new: Those of the later.
  ///   - plan: The later.
  ///   - files: The sources that were changed since.
  public init?(from old: PlanMarks, to new: PlanMarks, of plan: Plan, changed files: Set<String>) {
    guard old.frame == new.frame, old.faces.count == new.faces.count else { return nil }
    var reworded: Set<String> = []
    for (file, face) in new.faces {
      guard let before = old.faces[file] else { return nil }
      if before == face { continue }
      guard before.place == face.place, files.contains(file) else { return nil }
      if before.words != face.words { reworded.insert(file) }
    }
    let texts = files.filter { new.faces[$0] != nil }
    let rest = files.subtracting(texts)
    guard rest.isEmpty || rest.isSubset(of: plan.ledgerFiles) else { return nil }
    self.init(
      texts: texts, reworded: reworded, hasOtherRows: !rest.isEmpty,
      sameMonths: Set(new.months.filter { old.months[$0.key] == $0.value }.keys))
  }
}

extension Plan {
  /// The files of ledgers.
  fileprivate var ledgerFiles: Set<String> {
    Set(index.edition.registers.values.flatMap(\.files))
  }

  /// The files that may get other bytes by a change, apart from the index of the search.
  ///
  /// All others stand with the bytes that they would get.
  public func paths(touchedBy change: PlanChange) -> Set<String> {
    let touch = Touch(change, index)
    return Set(files.filter { touch.reaches($0.content) }.map(\.path))
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
  /// The items whose pages announce one of these.
  private var announcing: Set<Int> = []
  /// The items whose pages announce the newest of their column, or of all where they have none, by language.
  private var columns: Set<ColumnKey> = []

  private struct ColumnKey: Hashable {
    let language: Int
    let column: String?
  }

  init(_ change: PlanChange, _ index: EditionIndex) {
    self.change = change
    self.index = index
    let news = index.edition.news
    texts = Set(news.indices.filter { change.texts.contains(news[$0].file) })
    reworded = texts.filter { change.reworded.contains(news[$0].file) }
    for item in reworded { addPages(announcing: item) }
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
    case .data, .dataPackage, .database: return change.hasOtherRows
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

  /// Tells whether more has changed than the prose of items.
  private var isWide: Bool { change.hasOtherRows || !reworded.isEmpty }

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
    let shared =
      [news.column, news.branch].compactMap { $0 }.flatMap { id in
        [lists.columns[id], lists.branches[id]].compactMap { $0 }
      } + lists.regions.values + lists.sectors.values + lists.tags.map(\.items)
    for list in shared {
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

  /// The position of an item in a list that is newest first; nil where it is not in it.
  private func position(of item: Int, in list: [Int]) -> Int? {
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if index.itemRanks[list[middle]] < index.itemRanks[item] {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < list.count && list[low] == item ? low : nil
  }
}
