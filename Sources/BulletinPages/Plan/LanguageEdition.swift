import BulletinModel

/// What the edition holds in one language.
struct LanguageEdition: Sendable {
  /// The language.
  let language: LanguageTag
  /// Its place among the site's languages.
  let place: Int
  /// Its addresses.
  let routes: SiteRoutes
  /// Its items in groups.
  let lists: NewsLists
  /// Its standing pages by order, places in `Edition.pages`.
  let pages: [Int]
  /// Its pages of statistics by order, places in `Edition.statisticsPages`.
  let statisticsPages: [Int]
  /// The issues that have at least one item in it, newest first, places in `Edition.issues`.
  let issues: [Int]
  /// The words of the theme.
  let words: Words
  /// How numbers are printed.
  let numbers: NumberFormat
  /// How days are printed.
  let dates: DateFormat

  /// The items of a list, newest first.
  func items(of subject: ListSubject) -> [Int] {
    switch subject {
    case .archive: lists.all
    case .column(let id): lists.columns[id] ?? []
    case .tag(let place): lists.tags[place].items
    case .region(let id): lists.regions[id] ?? []
    case .sector(let id): lists.sectors[id] ?? []
    case .branch(let id): lists.branches[id] ?? []
    }
  }

  /// The address of a list below the language's root.
  func folder(of subject: ListSubject) -> String {
    switch subject {
    case .archive: "news/"
    case .column(let id): "columns/\(id)/"
    case .tag(let place): "tags/\(lists.tags[place].slug)/"
    case .region(let id): "regions/\(id)/"
    case .sector(let id): "sectors/\(id)/"
    case .branch(let id): "branches/\(id)/"
    }
  }

  /// The folder in which a list's feeds lie: the archive's stand at the root.
  func feedFolder(of subject: ListSubject) -> String {
    subject == .archive ? "" : folder(of: subject)
  }

  /// The first page of a list.
  func route(of subject: ListSubject) -> Route { routes.route(folder(of: subject)) }
}
