import BulletinModel

/// The figures that have a page of their own, by language.
struct TraceBook: Sendable {
  /// Where a figure is cited.
  struct Mention: Sendable, Hashable {
    /// The title of the page.
    let title: String
    /// The page, with the part of it where there is one.
    let href: String
    /// The words in which it stands, where it is prose.
    let words: String?
  }

  /// For each language the figures in the order of their names.
  private(set) var keys: [Int: [FigureKey]] = [:]
  /// For each language and figure where it is cited.
  private var mentions: [Int: [FigureKey: [Mention]]] = [:]

  /// Adds a figure that is shown somewhere.
  mutating func add(_ key: FigureKey, in language: Int, at mention: Mention) {
    var known = mentions[language, default: [:]][key] ?? []
    if !known.contains(mention) { known.append(mention) }
    mentions[language, default: [:]][key] = known
  }

  /// Settles the order.
  mutating func close() {
    keys = mentions.mapValues { Array($0.keys).inOrder(of: \.traceID) }
  }

  /// Tells whether a figure has a page in a language.
  func holds(_ key: FigureKey, in language: Int) -> Bool { mentions[language]?[key] != nil }

  /// Where a figure is cited.
  func mentions(of key: FigureKey, in language: Int) -> [Mention] {
    mentions[language]?[key] ?? []
  }
}

extension EditionIndex {
  /// The figures that texts cite, before those of tables and charts.
  func citedTraces() -> TraceBook {
    var book = TraceBook()
    for document in documents {
      let language = languages.firstIndex { $0.language.matches(document.language) } ?? 0
      let title = title(of: document)
      for cited in cited.figures(in: document.file) where cited.figure.exact != nil {
        book.add(
          cited.key, in: language,
          at: TraceBook.Mention(
            title: title, href: document.route.href,
            words: cited.citation.before + cited.text + cited.citation.after))
      }
    }
    return book
  }

  func title(of document: Document) -> String {
    switch document.kind {
    case .item(let place): edition.news[place].headline.title
    case .page(let place): edition.pages[place].title
    case .issue(let place): edition.issues[place].title ?? edition.issues[place].id
    case .statistics(let place): edition.statisticsPages[place].title
    case .report(let place):
      edition.reports[place].title ?? edition.reports[place].period.id
    }
  }
}
