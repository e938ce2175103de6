import BulletinModel

/// The items of one language, grouped once for every list that prints them.
///
/// Items are places in `Edition.news`, newest first in every group.
struct NewsLists: Sendable {
  /// A tag with its items.
  struct Tag: Sendable {
    /// The tag as most items write it.
    let name: String
    /// Its part of the address.
    let slug: String
    /// The items, newest first.
    let items: [Int]
  }

  /// All items.
  private(set) var all: [Int] = []
  /// By column.
  private(set) var columns: [String: [Int]] = [:]
  /// By region; an item stands at its own region and at every one above but the root.
  private(set) var regions: [String: [Int]] = [:]
  /// By sector, likewise with the sectors above.
  private(set) var sectors: [String: [Int]] = [:]
  /// By branch.
  private(set) var branches: [String: [Int]] = [:]
  /// By activity.
  private(set) var activities: [String: [Int]] = [:]
  /// By tag, by falling number of items, then by slug.
  private(set) var tags: [Tag] = []

  /// All lists whose items share something, see `Desk.related`.
  var related: [[Int]] {
    [columns, branches, regions, sectors].flatMap(\.values) + tags.map(\.items)
  }

  /// Groups the items of a language; `order` holds all items, newest first.
  init(
    of edition: Edition, in language: LanguageTag, order: [Int], regionPaths: TermPaths,
    sectorPaths: TermPaths
  ) {
    var tagged: [(slug: String, items: [Int])] = []
    var places: [String: Int] = [:]
    // By the tag as it was typed: many items have the same.
    var spellings: [String: (place: Int?, count: Int)] = [:]
    for index in order where edition.news[index].language.matches(language) {
      let item = edition.news[index]
      all.append(index)
      if let column = item.column { columns[column, default: []].append(index) }
      for id in regionPaths.listed(for: item.region) { regions[id, default: []].append(index) }
      for id in sectorPaths.listed(for: item.sector) { sectors[id, default: []].append(index) }
      if let branch = item.branch { branches[branch, default: []].append(index) }
      if let activity = item.activity { activities[activity, default: []].append(index) }
      for tag in item.tags {
        if spellings[tag] == nil {
          let slug = tag.slugged
          let place = places[slug] ?? tagged.count
          if place == tagged.count, !slug.isEmpty {
            places[slug] = place
            tagged.append((slug, []))
          }
          spellings[tag] = (slug.isEmpty ? nil : place, 0)
        }
        guard let place = spellings[tag]?.place, tagged[place].items.last != index else { continue }
        spellings[tag]?.count += 1
        tagged[place].items.append(index)
      }
    }
    var names: [Int: (name: String, count: Int)] = [:]
    for (name, spelling) in spellings {
      guard let place = spelling.place, spelling.count > 0 else { continue }
      let other = names[place]
      let isMore = other.map {
        $0.count != spelling.count ? $0.count < spelling.count : precedes(name, $0.name)
      }
      if isMore ?? true { names[place] = (name, spelling.count) }
    }
    tags = tagged.enumerated().map { place, group in
      Tag(name: names[place]?.name ?? group.slug, slug: group.slug, items: group.items)
    }.sorted {
      $0.items.count != $1.items.count
        ? $0.items.count > $1.items.count
        : precedes($0.slug, $1.slug)
    }
  }

  /// The items of every edition, newest first, then by key and language.
  static func order(of news: [NewsItem]) -> [Int] {
    news.indices.sorted { left, right in
      let (a, b) = (news[left], news[right])
      if a.date != b.date { return b.date < a.date }
      if a.key != b.key { return precedes(a.key, b.key) }
      return a.language < b.language
    }
  }
}

/// For every term of a vocabulary the lists on which its items stand.
struct TermPaths: Sendable {
  private let paths: [String: [String]]

  /// Prepares the paths of a vocabulary.
  ///
  /// The roots of a tree list only what names them: with everything below they would repeat the
  /// archive.
  init(_ vocabulary: Vocabulary?) {
    var paths: [String: [String]] = [:]
    for term in vocabulary?.terms ?? [] {
      let above = vocabulary?.path(to: term.id).dropLast() ?? []
      paths[term.id] = [term.id] + above.dropFirst().map(\.id)
    }
    self.paths = paths
  }

  /// The ids of the lists for an item that names `id`.
  func listed(for id: String?) -> [String] { id.flatMap { paths[$0] } ?? [] }
}

/// How a list is cut into pages.
struct Pagination: Sendable, Hashable {
  /// How many entries there are.
  let count: Int
  /// How many stand on one page.
  let size: Int

  /// Cuts `count` entries into pages of `size`.
  init(count: Int, size: Int) {
    self.count = count
    self.size = max(1, size)
  }

  /// How many pages there are: one even for an empty list.
  var pages: Int { max(1, (count + size - 1) / size) }

  /// The entries of a page, counted from 1.
  func range(of page: Int) -> Range<Int> {
    min(count, (page - 1) * size)..<min(count, page * size)
  }
}
