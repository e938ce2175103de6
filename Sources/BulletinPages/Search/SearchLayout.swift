import BulletinModel

/// Which pages the search finds, and how their index is cut into files.
///
/// The pages of a language, newest first, are cut into volumes of at most 4,096, counted from the
/// oldest: a page more changes the newest volume and leaves the others as they are. A reader loads
/// volumes from the newest on, so that the bytes of a query are bounded however large a site grows.
struct SearchLayout: Sendable {
  /// How many pages a volume holds at most; the numbers of pages in postings have 12 bits.
  static let volumeSize = 4_096
  /// How many pages the titles of one file belong to.
  static let cardsPerFile = 8

  /// A page that the search finds; it is shared and never changed.
  final class Entry: Sendable {
    /// What it shows.
    let content: PlannedContent
    /// Its file below the output folder.
    let path: String
    /// Its root-relative address as it is read, not encoded, where browsers take it so.
    let href: String
    /// What kind of page it is.
    let kind: SearchKind
    /// The day by which it is put in order; nil puts it behind all that have one.
    let date: CivilDate?
    /// The column.
    let column: String?
    /// The region.
    let region: String?
    /// The unit.
    let branch: String?

    init(
      content: PlannedContent, path: String, href: String, kind: SearchKind, date: CivilDate?,
      column: String? = nil, region: String? = nil, branch: String? = nil
    ) {
      self.content = content
      self.path = path
      self.href = href
      self.kind = kind
      self.date = date
      self.column = column
      self.region = region
      self.branch = branch
    }
  }

  /// Some pages of a language with an index of their own.
  struct Volume: Sendable {
    /// The language's place.
    let language: Int
    /// Its number, from the oldest.
    let number: Int
    /// Its pages, newest first.
    let entries: [Entry]

    /// How many files its terms are spread over.
    var shards: Int { min(2_048, max(1, (entries.count + 1) / 2)) }
    /// How many files its titles are spread over.
    var cards: Int {
      (entries.count + SearchLayout.cardsPerFile - 1) / SearchLayout.cardsPerFile
    }
  }

  /// Where a page stands in the index.
  struct Place: Sendable, Hashable {
    /// The place of its volume.
    let volume: Int
    /// Its number in the volume.
    let page: Int
  }

  /// The volumes of all languages: by language, then newest first.
  let volumes: [Volume]
  /// The place of every page by its file.
  let places: [String: Place]

  /// Cuts the pages of each language into volumes.
  init(_ languages: [[Entry]]) {
    var volumes: [Volume] = []
    for (language, entries) in languages.enumerated() {
      let sorted = entries.sorted { left, right in
        guard left.date != right.date else {
          return precedes(left.path, right.path)
        }
        guard let a = left.date, let b = right.date else { return left.date != nil }
        return b < a
      }
      let count = (sorted.count + SearchLayout.volumeSize - 1) / SearchLayout.volumeSize
      for number in (0..<count).reversed() {
        let end = sorted.count - number * SearchLayout.volumeSize
        volumes.append(
          Volume(
            language: language, number: number,
            entries: Array(sorted[max(0, end - SearchLayout.volumeSize)..<end])))
      }
    }
    self.volumes = volumes
    var places = [String: Place](minimumCapacity: volumes.reduce(0) { $0 + $1.entries.count })
    for (place, volume) in volumes.enumerated() {
      for (page, entry) in volume.entries.enumerated() {
        places[entry.path] = Place(volume: place, page: page)
      }
    }
    self.places = places
  }
}

/// The kinds of pages by which results can be narrowed, as they stand in addresses.
enum SearchKind: String, Sendable, Hashable, CaseIterable {
  case news, page, branch, statistics, report, register, activities, issue

  /// Its name.
  var word: Word {
    switch self {
    case .news: .news
    case .page: .searchPages
    case .branch: .branches
    case .statistics: .statistics
    case .report: .reports
    case .register: .registers
    case .activities: .activities
    case .issue: .issues
    }
  }

  /// Tells whether its pages may be so large that excerpts are taken from a file of their text.
  var hasTextFiles: Bool {
    switch self {
    case .news, .branch, .register: false
    case .page, .statistics, .report, .activities, .issue: true
    }
  }
}

/// A file of the index of a volume.
enum SearchFile: Sendable, Hashable {
  /// The volumes of the language, each with the hashes of its order and of its texts.
  case manifest(language: Int)
  /// What the pages of a volume can be narrowed by.
  case facets(volume: Int)
  /// Titles, addresses and dates of some pages.
  case cards(volume: Int, part: Int)
  /// Some terms with the pages that hold them.
  case terms(volume: Int, shard: Int)
  /// The text of a large page.
  case text(volume: Int, page: Int)

  /// The place of the volume that it belongs to; nil for a list of volumes.
  var volume: Int? {
    switch self {
    case .manifest: nil
    case .facets(let volume), .cards(let volume, _), .terms(let volume, _), .text(let volume, _):
      volume
    }
  }
}
