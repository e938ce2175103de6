import BulletinModel

/// The edition with everything that its pages look up, computed once.
struct EditionIndex: Sendable {
  /// The content.
  private(set) var edition: Edition
  /// Every statistic.
  let figures: Figures
  /// The figures that its texts cite.
  private(set) var cited: CitedFigures
  /// The outcomes of its queries, by the places of their blocks.
  let answers: [SourceSpan: QueryTable]
  /// How the plan was asked to be.
  let options: PlanOptions
  /// Where the site stands.
  let address: SiteAddress
  /// The zone of its dates.
  let zone: ZoneOffset
  /// One for each of the site's languages, the main one first.
  let languages: [LanguageEdition]
  /// The units as a tree.
  let tree: BranchTree
  /// The activities by time.
  let activities: ActivityLedger
  /// The texts with their places: items, then standing pages, then issues by language.
  private(set) var documents: [Document]
  /// For each item the place of its language.
  let itemLanguages: [Int]
  /// For each item its place in its language's newest-first list.
  let itemRanks: [Int]
  /// The items that are one text in several languages, by key.
  let itemVersions: [String: [Int]]
  /// For each language the place of every item by its key.
  let itemsByKey: [[String: Int]]
  /// The standing pages likewise.
  let pageVersions: [String: [Int]]
  /// For each language the place of every tag by its slug.
  let tagPlaces: [[String: Int]]
  /// For each register with ids the row of every id.
  private let rowPlaces: [String: RowIDs]
  /// For each declared ledger with a page its rows as they are listed.
  let rowOrders: [String: [Int]]
  /// The figures that have a page of their own, by language.
  private(set) var traces = TraceBook()
  /// The tables that are given away, where they were made already.
  let tables = DataTables()
  /// What the pages of measures show, where it was found out already.
  let measureBlocks = Memory<String, [FigureBlock]>()
  /// What the reports of periods tell, where it was found out already.
  let reportFigures = Memory<Period, [ToldFigure]>()
  /// The periods that have a report, rising.
  let reportPeriods: [Period]
  /// For each measure that has no whole the members that stand for it.
  private(set) var wholeMembersByMeasure: [String: [String: String]] = [:]
  /// The first document of each issue.
  let firstIssueDocument: Int
  /// The columns by id.
  let columns: [String: NewsColumn]
  /// The address of each asset of the theme, by name.
  let assets: [String: Route]
  /// For each document its links and pictures.
  private(set) var links: [ResolvedLinks] = []
  /// The pages that exist, to find the same page in other languages.
  private(set) var table = RouteTable()
  /// How large the PDFs are, by path, where they were made already.
  private(set) var documentSizes: [String: Int] = [:]
  /// The pages for the sitemap, in its order.
  private(set) var mapped: [Mapped] = []

  /// A page of the sitemap.
  struct Mapped: Sendable {
    /// What it shows.
    let content: PlannedContent
    /// Where.
    let route: Route
  }

  /// Groups and numbers everything; links and routes follow by `settle`.
  init(
    _ edition: Edition, figures: Figures, cited: CitedFigures,
    answers: [SourceSpan: QueryTable], zone: ZoneOffset, options: PlanOptions
  ) {
    self.cited = cited
    self.answers = answers
    self.edition = edition
    self.figures = figures
    self.options = options
    self.zone = zone
    let address = SiteAddress(baseURL: edition.settings.baseURL)
    self.address = address
    languages = EditionIndex.languages(of: edition, at: address)
    tree = BranchTree(edition.branches)
    rowPlaces = edition.registers.mapValues { RowIDs($0) }
    activities = ActivityLedger(edition.registers["activities"], ids: rowPlaces["activities"])
    columns = Dictionary(
      edition.columns.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    assets = AssetNames.routes(of: edition.theme.assets, at: address)
    var itemLanguages = Array(repeating: 0, count: edition.news.count)
    var itemRanks = itemLanguages
    for language in languages {
      for (rank, item) in language.lists.all.enumerated() {
        itemLanguages[item] = language.place
        itemRanks[item] = rank
      }
    }
    self.itemLanguages = itemLanguages
    self.itemRanks = itemRanks
    itemVersions = EditionIndex.versions(edition.news.map(\.key), among: languages.count)
    // Only issues look items up by key.
    itemsByKey = languages.map { language in
      edition.issues.isEmpty
        ? [:]
        : Dictionary(
          language.lists.all.map { (edition.news[$0].key, $0) }, uniquingKeysWith: { a, _ in a })
    }
    pageVersions = EditionIndex.versions(edition.pages.map(\.key), among: languages.count)
    firstIssueDocument = edition.news.count + edition.pages.count
    tagPlaces = languages.map { language in
      Dictionary(
        language.lists.tags.enumerated().map { ($1.slug, $0) }, uniquingKeysWith: { a, _ in a })
    }
    rowOrders = edition.registers.filter { !$0.value.schema.isBuiltIn }
      .mapValues(EditionIndex.rowOrder)
    documents = EditionIndex.documents(of: edition, languages, itemLanguages)
    links = Array(repeating: ResolvedLinks(), count: documents.count)
    reportPeriods = EditionIndex.reportPeriods(edition, figures)
    for measure in figures.measures {
      let members = foundWholeMembers(of: measure)
      if !members.isEmpty { wholeMembersByMeasure[measure.id] = members }
    }
  }

  /// Takes over which figures have a page.
  mutating func settle(traces: TraceBook) { self.traces = traces }

  /// Takes over how large the PDFs became.
  mutating func settle(documentSizes: [String: Int]) { self.documentSizes = documentSizes }

  /// Takes over what the planner found out.
  mutating func settle(links: [ResolvedLinks], table: RouteTable, mapped: [Mapped]) {
    self.links = links
    self.table = table
    self.mapped = mapped
  }

  /// Takes over an edition in which the prose of one item is another, and what it cites.
  ///
  /// - Returns: What the prose linked to before, as a document, and what it does now.
  mutating func retell(
    _ place: Int, in edition: Edition, citing cited: CitedFigures
  ) -> (before: Document, now: Document) {
    let before = documents[place]
    self.edition = edition
    self.cited = cited
    documents[place] = EditionIndex.document(
      of: edition.news[place], at: place, languages[itemLanguages[place]])
    return (before, documents[place])
  }

  /// Takes over what the links of a document mean.
  mutating func settle(links found: ResolvedLinks, of document: Int) { links[document] = found }

  private static func languages(
    of edition: Edition, at address: SiteAddress
  ) -> [LanguageEdition] {
    let tags = edition.settings.languages.isEmpty ? ["zh-Hans"] : edition.settings.languages
    let order = NewsLists.order(of: edition.news)
    let regions = TermPaths(edition.vocabularies["regions"])
    let sectors = TermPaths(edition.vocabularies["sectors"])
    let pages = edition.pages.indices.sorted {
      let (a, b) = (edition.pages[$0], edition.pages[$1])
      return a.order != b.order
        ? a.order < b.order : precedes(a.key, b.key)
    }
    let issues = edition.issues.indices.sorted {
      let (a, b) = (edition.issues[$0], edition.issues[$1])
      return a.date != b.date
        ? b.date < a.date : precedes(b.id, a.id)
    }
    return tags.enumerated().map { place, tag in
      let lists = NewsLists(
        of: edition, in: tag, order: order, regionPaths: regions, sectorPaths: sectors)
      let keys = place == 0 ? [] : Set(lists.all.map { edition.news[$0].key })
      return LanguageEdition(
        language: tag, place: place,
        routes: SiteRoutes(address: address, language: tag, isMain: place == 0), lists: lists,
        pages: pages.filter { edition.pages[$0].language.matches(tag) },
        statisticsPages: edition.statisticsPages.indices.filter {
          edition.statisticsPages[$0].language.matches(tag)
        },
        issues: issues.filter { issue in
          place == 0 || edition.issues[issue].items.contains(where: keys.contains)
        },
        words: Words(edition.theme, language: tag, main: tags[0]),
        numbers: NumberFormat(language: tag), dates: DateFormat(language: tag))
    }
  }

  /// Which texts share a key; nothing where the site has one language.
  private static func versions(_ keys: [String], among languages: Int) -> [String: [Int]] {
    languages == 1 ? [:] : Dictionary(grouping: keys.indices) { keys[$0] }
  }

  private static func document(
    of item: NewsItem, at place: Int, _ language: LanguageEdition
  ) -> Document {
    Document(
      kind: .item(place), key: "news/" + item.key, file: item.file, language: language.language,
      route: language.routes.item(item), body: item.body, photos: item.photos,
      attachments: item.attachments, blocks: item.blocks)
  }

  private static func documents(
    of edition: Edition, _ languages: [LanguageEdition], _ itemLanguages: [Int]
  ) -> [Document] {
    var documents: [Document] = []
    documents.reserveCapacity(edition.news.count + edition.pages.count)
    for (place, item) in edition.news.enumerated() {
      documents.append(document(of: item, at: place, languages[itemLanguages[place]]))
    }
    for (place, page) in edition.pages.enumerated() {
      let language = languages.first { $0.language.matches(page.language) } ?? languages[0]
      documents.append(
        Document(
          kind: .page(place), key: "pages/" + page.key, file: page.file,
          language: language.language, route: language.routes.route(page.slug + "/"),
          body: page.body, photos: page.photos, attachments: page.attachments,
          blocks: page.blocks))
    }
    for language in languages {
      for place in language.issues {
        let issue = edition.issues[place]
        documents.append(
          Document(
            kind: .issue(place), key: "issues/" + issue.id, file: issue.file,
            language: language.language, route: language.routes.route("issues/\(issue.id)/"),
            body: issue.body, photos: [], attachments: [], blocks: issue.blocks))
      }
    }
    for (place, page) in edition.statisticsPages.enumerated() {
      let language = languages.first { $0.language.matches(page.language) } ?? languages[0]
      documents.append(
        Document(
          kind: .statistics(place), key: "statistics/" + page.key, file: page.file,
          language: language.language, route: language.routes.route(page.slug + "/"),
          body: page.body, photos: page.photos, attachments: page.attachments,
          blocks: page.blocks))
    }
    for (place, report) in edition.reports.enumerated() {
      let language = languages.first { $0.language.matches(report.language) } ?? languages[0]
      documents.append(
        Document(
          kind: .report(place), key: "reports/" + report.period.id, file: report.file,
          language: language.language,
          route: language.routes.route("reports/\(report.period.id)/"), body: report.body,
          photos: [], attachments: [], blocks: report.blocks))
    }
    return documents
  }

  /// The item with a key in a language.
  func item(withKey key: String, in language: Int) -> Int? { itemsByKey[language][key] }

  /// The place of an issue's document in a language.
  func document(ofIssue issue: Int, in language: Int) -> Int {
    var place = firstIssueDocument
    for earlier in languages[..<language] { place += earlier.issues.count }
    return place + (languages[language].issues.firstIndex(of: issue) ?? 0)
  }

  /// The place of the document of a page of statistics.
  func document(ofStatistics page: Int) -> Int {
    documents.count - edition.reports.count - edition.statisticsPages.count + page
  }

  /// The place of a report's prose among the documents; nil where it has none in the language.
  func document(ofReport period: Period, in language: LanguageTag) -> Int? {
    edition.reports.firstIndex { $0.period == period && $0.language.matches(language) }.map {
      documents.count - edition.reports.count + $0
    }
  }

  /// The place of the first report's prose among the documents.
  var firstReportDocument: Int { documents.count - edition.reports.count }

  /// The row of a register that bears an id.
  func row(of id: String, in register: String) -> Int? { rowPlaces[register]?.row(of: id) }

  /// The place of a standing page's document.
  func document(ofPage page: Int) -> Int { edition.news.count + page }

  /// The same item in a language.
  func version(ofItem item: Int, in language: Int) -> Int? {
    if itemLanguages[item] == language { return item }
    return itemVersions[edition.news[item].key]?.first { itemLanguages[$0] == language }
  }
}
