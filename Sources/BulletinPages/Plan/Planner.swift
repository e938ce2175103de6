// Longer than others: the order in which addresses are claimed is read in one piece.
import BulletinModel
import BulletinTemplates

/// Claims an address for every output and finds what every link means.
struct Planner {
  var index: EditionIndex
  let edition: Edition
  private var table: RouteTable
  private var files: [PlannedFile] = []
  private var mapped: [EditionIndex.Mapped] = []
  var diagnostics: [Diagnostic] = []
  /// What has been claimed so far.
  var claimedFiles: [PlannedFile] { files }

  /// Prepares a plan of an edition.
  init(_ index: EditionIndex) {
    self.index = index
    edition = index.edition
    // Of every item a page, a code and often a picture, and its share of lists, feeds and the search.
    let expected = 1_000 + edition.news.count * 7 / 2
    table = RouteTable(expecting: expected)
    files.reserveCapacity(expected)
  }

  /// Settles everything.
  ///
  /// - Parameters:
  ///   - templates: The templates.
  ///   - workers: How many tasks work at once.
  /// - Returns: The plan, nil only where a template does not compile.
  mutating func plan(
    with templates: Checked<PageTemplates>, workers: Int
  ) async -> Checked<Plan> {
    if let templates = templates.value { await settleTraces(templates, workers: workers) }
    for language in index.languages {
      claimFrontPages(of: language)
      claimLists(of: language)
      claimBranches(of: language)
      claimActivities(of: language)
      claimStatistics(of: language)
      claimRegisters(of: language)
      claimReports(of: language)
      claimTraces(of: language)
      claimIssues(of: language)
    }
    claimData()
    claimDocuments()
    let search = claimSearch()
    claimAliases()
    claimAssets()
    claimIndices()
    // All addresses are known: what follows from them needs nothing of each other.
    let (table, unordered) = (table, files)
    async let taken = table.foldersTakenByFiles()
    async let ordered = unordered.inOrder(of: \.path)
    let links = await resolvedLinks(workers: workers)
    for (file, below) in await taken {
      diagnostics.append(
        Diagnostic(
          .sharedRoute, at: .whole(below.owner), ["a": file.owner, "b": below.owner]))
    }
    checkWords()
    checkRegistration()
    index.settle(links: links, table: table, mapped: mapped)
    if let block = templates.value?.block { checkBlocks(block) }
    let faults = (diagnostics + table.diagnostics + templates.diagnostics).sorted()
    let files = await ordered
    return Checked(
      templates.value.map { templates in
        Plan(
          files: files, index: index, templates: templates,
          averages: PeerAverages(index.edition, index.figures, index.tree), search: search)
      }, diagnostics: faults)
  }

  // MARK: What the theme and the settings must have

  /// Every language has every word that the main language or the program knows.
  private mutating func checkWords() {
    let theme = edition.theme
    let wanted = Set(theme.words(in: index.languages[0].language).keys)
      .union(Word.allCases.map(\.rawValue))
    for language in index.languages {
      let tag = language.language
      guard let catalogue = theme.strings.first(where: { $0.language.matches(tag) }) else {
        let file = "templates/strings/\(tag.tag).yml"
        diagnostics.append(
          Diagnostic(.missingString, at: .whole(file), ["lang": tag.tag, "k": "made.home"]))
        continue
      }
      for key in wanted.sorted() where catalogue.words[key] == nil {
        diagnostics.append(
          Diagnostic(
            .missingString, at: .whole(catalogue.file), ["lang": tag.tag, "k": key]))
      }
    }
  }

  /// A site with the government profile names the code that it was given.
  private mutating func checkRegistration() {
    guard edition.settings.metaProfile == .governmentCN else { return }
    let code = Array((edition.settings.siteIDCode ?? "").utf8)
    let isGood =
      code.count == 10
      && code.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
      }
    guard !isGood else { return }
    diagnostics.append(
      Diagnostic(.missingRegistration, at: .whole("site.yml"), ["k": "SiteIDCode"]))
  }

  /// E53 for a block of a text that has no figure to show, E126 for an untrue title.
  private mutating func checkBlocks(_ template: CompiledTemplate<BlockContext>) {
    let texts = index.documents.filter { !$0.blocks.isEmpty && isPlanned($0) }
    guard !texts.isEmpty else { return }
    let averages = PeerAverages(edition, index.figures, index.tree)
    let desks = index.languages.map { language in
      Desk(
        index, language: language, words: TemplateWords(keys: [], words: [:]),
        averages: averages, blockTemplate: template)
    }
    for document in texts {
      guard let desk = desks.first(where: { $0.tag.matches(document.language) }) else { continue }
      for (block, place) in zip(document.blocks, document.blocks.places(on: document.route)) {
        let presenter = BlockPresenter(desk: desk, block: block, place: place)
        if let fault = presenter.untrueTitle {
          diagnostics.append(
            Diagnostic(.untrueTitle, at: block.place, ["t": fault.claim, "v": fault.truth]))
        }
        guard let why = presenter.objection else { continue }
        diagnostics.append(
          Diagnostic(
            .noFigure, at: block.place, ["why": why.chinese, "why@en": why.english]
          ).with(severity: why.severity))
      }
    }
  }

  // MARK: Claims

  mutating func claim(
    _ content: PlannedContent, at route: Route, kind: PlannedFile.Kind = .page, owner: String,
    span: SourceSpan? = nil, isMapped: Bool = true
  ) {
    let isPage = kind == .page && isMapped
    guard
      table.claim(route, owner: owner, span: span ?? .whole(owner), isPage: isPage)
    else { return }
    files.append(
      PlannedFile(path: route.outputPath, kind: kind, content: content, route: route))
    if isPage { mapped.append(EditionIndex.Mapped(content: content, route: route)) }
  }

  private mutating func claimFrontPages(of language: LanguageEdition) {
    let place = language.place
    claim(.home(place), at: language.routes.home, owner: "site.yml")
    if place == 0 {
      claim(
        .missing, at: language.routes.route("404.html"), owner: "site.yml", isMapped: false)
    }
  }

  private mutating func claimLists(of language: LanguageEdition) {
    let lists = language.lists
    claimList(.archive, of: language, owner: "news/")
    for column in edition.columns {
      claimList(.column(column.id), of: language, owner: column.span.file, span: column.span)
    }
    if !lists.tags.isEmpty {
      claim(.tags(language.place), at: language.routes.route("tags/"), owner: "news/")
    }
    for place in lists.tags.indices {
      let owner = lists.tags[place].items.first.map { edition.news[$0].file } ?? "news/"
      claimList(.tag(place), of: language, owner: owner)
    }
    for term in edition.vocabularies["regions"]?.terms ?? [] {
      claimList(.region(term.id), of: language, owner: term.span.file, span: term.span)
    }
    for term in edition.vocabularies["sectors"]?.terms ?? [] {
      claimList(.sector(term.id), of: language, owner: term.span.file, span: term.span)
    }
  }

  private mutating func claimList(
    _ subject: ListSubject, of language: LanguageEdition, owner: String, span: SourceSpan? = nil
  ) {
    let items = language.items(of: subject)
    guard !items.isEmpty else { return }
    let folder = language.folder(of: subject)
    let pagination = Pagination(count: items.count, size: edition.settings.pageSize)
    for page in 1...pagination.pages {
      claim(
        .list(language.place, subject, page: page), at: language.routes.page(page, of: folder),
        owner: owner, span: span)
    }
    claimFeeds(subject, of: language, owner: owner)
  }

  private mutating func claimFeeds(
    _ subject: ListSubject, of language: LanguageEdition, owner: String
  ) {
    let folder = language.feedFolder(of: subject)
    claim(
      .atom(language.place, subject), at: language.routes.route(folder + "feed.xml"),
      kind: .feed, owner: owner)
    claim(
      .jsonFeed(language.place, subject), at: language.routes.route(folder + "feed.json"),
      kind: .feed, owner: owner)
  }

  private mutating func claimBranches(of language: LanguageEdition) {
    guard !edition.branches.isEmpty else { return }
    claim(
      .directory(language.place), at: language.routes.route("branches/"), owner: "branches/")
    for (place, branch) in edition.branches.enumerated() {
      claim(
        .branch(language.place, branch: place),
        at: language.routes.route("branches/\(branch.id)/"), owner: branch.span.file,
        span: branch.span)
      guard language.lists.branches[branch.id] != nil else { continue }
      claimFeeds(.branch(branch.id), of: language, owner: branch.span.file)
    }
  }

  private mutating func claimActivities(of language: LanguageEdition) {
    let years = index.activities.years
    for year in years {
      claim(
        .year(language.place, year: year), at: index.route(ofYear: year, in: language),
        owner: "activities/")
    }
    if !years.isEmpty {
      claim(
        .activityCalendar(language.place),
        at: language.routes.route("activities/calendar.ics"), kind: .feed, owner: "activities/")
    }
    for month in index.activities.months {
      claim(
        .month(language.place, month), at: language.routes.route("activities/\(month.id)/"),
        owner: "activities/")
    }
  }

  private mutating func claimIssues(of language: LanguageEdition) {
    guard !language.issues.isEmpty else { return }
    claim(.issues(language.place), at: language.routes.route("issues/"), owner: "issues/")
  }

  // MARK: Texts

  private mutating func claimDocuments() {
    for (number, document) in index.documents.enumerated() {
      claimBlocks(.document(number), document.blocks, on: document.route, owner: document.file)
      let content: PlannedContent
      switch document.kind {
      case .item(let place):
        guard checkSlug(edition.news[place].slug, depth: 1, of: document) else { continue }
        content = .item(place)
      case .page(let place):
        guard checkSlug(edition.pages[place].slug, depth: 4, of: document) else { continue }
        content = .standing(place)
      case .issue(let place):
        let language = index.languages.first { $0.language == document.language }
        content = .issue(language?.place ?? 0, issue: place)
      case .statistics(let place):
        guard checkSlug(edition.statisticsPages[place].slug, depth: 2, of: document) else {
          continue
        }
        content = .statisticsText(place)
      case .report: continue
      }
      claim(content, at: document.route, owner: document.file)
      switch content {
      case .item, .issue: claimPrint(of: content, at: document.route, owner: document.file)
      default: break
      }
      if case .item(let place) = document.kind, index.drawsCard(forItem: place) {
        claim(
          .card(place), at: index.cardRoute(forItem: place), kind: .card, owner: document.file)
      }
      for photo in document.photos { claim(photo, of: document) }
      for file in document.attachments { claimCopy(of: file, beside: document) }
    }
  }

  private mutating func claim(_ photo: Photo, of document: Document) {
    let pictures = document.pictures(of: photo.file, in: index)
    guard !pictures.plain.isEmpty else { return claimCopy(of: photo.file, beside: document) }
    for member in pictures.members {
      claim(
        .copy, at: member.route, kind: .variant(source: photo.file.path, member.variant),
        owner: photo.file.path, span: photo.span)
    }
  }

  private mutating func claimCopy(of file: MediaFile, beside document: Document) {
    claim(
      .copy, at: document.route(of: file, at: index.address), kind: .copy(source: file.path),
      owner: file.path, span: .whole(document.file))
  }

  /// Refuses what would not stand as a path: the source room has its own, stricter rule.
  private mutating func checkSlug(_ slug: String, depth: Int, of document: Document) -> Bool {
    let parts = slug.split(separator: "/", omittingEmptySubsequences: false)
    let isGood =
      parts.count <= depth
      && parts.allSatisfy { part in
        !part.isEmpty && part != "." && part != ".." && part.utf8.count <= 200
          && part.unicodeScalars.allSatisfy {
            $0.value > 0x20 && $0.value != 0x7F && !"?#%\\\"<>".unicodeScalars.contains($0)
          }
      }
    if !isGood {
      diagnostics.append(Diagnostic(.wrongAddress, at: .whole(document.file), ["s": slug]))
    }
    return isGood
  }

  private mutating func claimAliases() {
    for (place, document) in index.documents.enumerated() {
      let aliases: [String]
      switch document.kind {
      case .item(let item): aliases = edition.news[item].aliases
      case .page(let page): aliases = edition.pages[page].aliases
      case .statistics(let page): aliases = edition.statisticsPages[page].aliases
      case .issue, .report: aliases = []
      }
      for alias in aliases { claim(alias: alias, of: document, place: place) }
    }
  }

  private mutating func claim(alias: String, of document: Document, place: Int) {
    let decoded = PercentEncoding.decoded(alias)
    let parts = decoded.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    guard decoded.hasPrefix("/"), decoded != "/",
      parts.dropLast().allSatisfy({ !$0.isEmpty }),
      parts.allSatisfy({ $0 != "." && $0 != ".." && $0.utf8.count <= 200 }),
      decoded.unicodeScalars.allSatisfy({
        $0.value > 0x20 && $0.value != 0x7F && !"?#\\".unicodeScalars.contains($0)
      })
    else {
      diagnostics.append(Diagnostic(.wrongAddress, at: .whole(document.file), ["s": alias]))
      return
    }
    let isFile = decoded.hasSuffix(".html") || decoded.hasSuffix(".htm")
    let route = Route(
      isFile || decoded.hasSuffix("/") ? decoded : decoded + "/", at: index.address)
    guard
      table.claim(
        route, owner: document.file, span: .whole(document.file), isPage: false, asAlias: true)
    else { return }
    files.append(
      PlannedFile(
        path: route.outputPath, kind: .redirect, content: .redirect(document: place),
        route: route))
  }

  // MARK: What belongs to no language

  private mutating func claimAssets() {
    for (place, asset) in edition.theme.assets.enumerated() {
      guard let route = index.assets[asset.name] else { continue }
      claim(.asset(place), at: route, kind: .asset, owner: "templates/assets/\(asset.name)")
    }
  }

  private mutating func claimIndices() {
    let routes = index.languages[0].routes
    claim(.robots, at: routes.route("robots.txt"), kind: .index, owner: "site.yml")
    mapped = mapped.inOrder(of: \.route.path)
    let limit = max(1, index.options.sitemapLimit)
    let count = mapped.count
    guard count > limit else {
      claim(
        .sitemap(from: 0, to: count), at: routes.route("sitemap.xml"), kind: .index,
        owner: "site.yml")
      return
    }
    let parts = (count + limit - 1) / limit
    claim(
      .sitemapIndex(files: parts), at: routes.route("sitemap.xml"), kind: .index,
      owner: "site.yml")
    for part in 0..<parts {
      claim(
        .sitemap(from: part * limit, to: min(count, (part + 1) * limit)),
        at: routes.route("sitemap-\(part + 1).xml"), kind: .index, owner: "site.yml")
    }
  }

  private mutating func resolvedLinks(workers: Int) async -> [ResolvedLinks] {
    let resolver = LinkResolver(of: index, table: table, pages: mapped)
    let found = await concurrentMap(index.documents, workers: workers, minimumChunk: 256) {
      document in
      var faults: [Diagnostic] = []
      let links = resolver.resolve(document, &faults)
      return (links, faults)
    }
    diagnostics += found.flatMap(\.1)
    return found.map(\.0)
  }
}

extension EditionIndex {
  /// The latest year stands at `/activities/`, the others below it.
  func route(ofYear year: Int, in language: LanguageEdition) -> Route {
    language.routes.route(year == activities.years.last ? "activities/" : "activities/\(year)/")
  }

  /// The measures that have at least one period.
  var shownMeasures: [Measure] {
    figures.measures.filter { measure in
      Period.Kind.allCases.contains { !figures.periods(of: measure.id, $0).isEmpty }
    }
  }
}
