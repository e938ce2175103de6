import BulletinModel

/// Looks up what planned files are made of.
struct OriginSearch {
  private let index: EditionIndex
  private var edition: Edition { index.edition }

  init(_ plan: Plan) { index = plan.index }

  /// The kind of a file: the name of its template, or what makes it where it has none.
  static func kind(of file: PlannedFile) -> String {
    template(of: file.content) ?? name(of: file.kind)
  }

  /// What a file is made of.
  func origins(of file: PlannedFile) -> PageOrigins {
    let template = OriginSearch.template(of: file.content)
    var page = PageOrigins(file, kind: OriginSearch.kind(of: file))
    if let template {
      page.templates = ["templates/layout.mustache", "templates/\(template).mustache"]
    }
    addTexts(of: file.content, to: &page)
    addFigures(of: file.content, to: &page)
    for block in page.blocks {
      page.measures += block.measures
      page.blockRegisters += register(of: block)
    }
    page.measures += page.citations.map(\.key.measure)
    page.registers +=
      page.blockRegisters + page.measures.compactMap { index.figures.measure($0)?.register }
    page.measures = sorted(page.measures)
    page.blockRegisters = sorted(page.blockRegisters)
    page.registers = sorted(page.registers)
    addFiles(to: &page)
    return page
  }

  private func sorted(_ names: [String]) -> [String] {
    Set(names).sorted { precedes($0, $1) }
  }

  private func register(of block: FigureBlock) -> [String] {
    (block.register.map { [$0] } ?? [])
      + block.measures.compactMap { index.figures.measure($0)?.register }
  }

  // MARK: Texts

  private func addTexts(of content: PlannedContent, to page: inout PageOrigins) {
    let files: [String]
    switch content {
    case .home(let language):
      files =
        ["content/site.yml"]
        + index.languages[language].lists.all.prefix(edition.settings.pageSize)
        .map { edition.news[$0].file }
    case .list(let language, let subject, let number):
      let size = max(1, edition.settings.pageSize)
      files = index.languages[language].items(of: subject).dropFirst((number - 1) * size)
        .prefix(size).map { edition.news[$0].file }
    case .atom(let language, let subject), .jsonFeed(let language, let subject):
      files = index.languages[language].items(of: subject).prefix(index.options.feedLength)
        .map { edition.news[$0].file }
    case .item(let place): files = [edition.news[place].file]
    case .standing(let place): files = [edition.pages[place].file]
    case .statisticsText(let place): files = [edition.statisticsPages[place].file]
    case .issue(_, let place): files = [edition.issues[place].file]
    case .issues(let language):
      files = index.languages[language].issues.map { edition.issues[$0].file }
    case .report(let language, let period):
      files =
        index.document(ofReport: period, in: index.languages[language].language)
        .map { [index.documents[$0].file] } ?? []
    case .reports: files = edition.reports.map(\.file)
    case .redirect(let document): files = [index.documents[document].file]
    case .tags(let language):
      files = index.languages[language].lists.tags.flatMap(\.items).map { edition.news[$0].file }
    case .branch(let language, let branch):
      files = index.languages[language].items(of: .branch(edition.branches[branch].id))
        .map { edition.news[$0].file }
    default: files = []
    }
    var seen: Set<String> = []
    page.texts = files.filter { seen.insert($0).inserted }
    guard let document = wholeText(of: content).map({ index.documents[$0] }) else { return }
    page.citations += index.cited.figures(in: document.file)
    page.blocks += document.blocks
  }

  /// The place of the document that a page prints as a whole.
  private func wholeText(of content: PlannedContent) -> Int? {
    switch content {
    case .item(let place): place
    case .standing(let place): index.document(ofPage: place)
    case .statisticsText(let place): index.document(ofStatistics: place)
    case .issue(let language, let place): index.document(ofIssue: place, in: language)
    case .report(let language, let period):
      index.document(ofReport: period, in: index.languages[language].language)
    default: nil
    }
  }

  // MARK: Figures

  private func addFigures(of content: PlannedContent, to page: inout PageOrigins) {
    switch content {
    case .home:
      page.measures += edition.settings.home.keyFigures
    case .statistics: page.measures += index.shownMeasures.map(\.id)
    case .measure(_, let id): page.measures.append(id)
    case .measureFacts(_, let id):
      page.measures.append(id)
      page.blocks += index.figures.measure(id).map(index.blocks(ofMeasure:)) ?? []
    case .trace(_, let key, _), .traceFile(_, let key): page.measures.append(key.measure)
    case .report(_, let period):
      page.measures += index.shownMeasures.filter {
        index.figures.periods(of: $0.id, period.kind).contains(period)
      }.map(\.id)
    case .revisions: page.measures += index.cited.revisions.map(\.key.measure)
    case .register(_, let id, _): page.registers.append(id)
    case .row(_, let id, let row):
      page.registers.append(id)
      page.row = (id, row)
    case .registers: page.registers += edition.registers.keys.sorted()
    case .reporting: page.registers += index.reportedRegisters.map(\.schema.id)
    case .directory: page.registers.append("branches")
    case .branch: page.registers += ["branches", "activities"]
    case .year, .month, .activityCalendar: page.registers.append("activities")
    case .data(.register(let id), _): page.registers.append(id)
    case .data(.measure(let id), _): page.measures.append(id)
    case .dataPage, .dataPackage, .database: page.registers += edition.registers.keys.sorted()
    case .blockFile(let owner, let block, _):
      let blocks = index.blocks(of: owner)
      if blocks.indices.contains(block) { page.blocks.append(blocks[block]) }
    default: break
    }
  }

  /// The files of the registers, and of the lists by which their measures are asked.
  private func addFiles(to page: inout PageOrigins) {
    let registers = page.registers.compactMap { edition.registers[$0] }
    let declared = page.measures.compactMap { index.figures.measure($0)?.span?.file }
    page.ledgers = sorted(
      registers.flatMap { $0.files + ($0.schema.file.map { [$0] } ?? []) } + declared)
    let lists = page.measures.flatMap { id in
      index.figures.definition(id)?.dimensions.compactMap(\.list) ?? []
    }
    let references = registers.flatMap { register in
      register.schema.fields.compactMap { field -> String? in
        if case .reference(let list) = field.type { list } else { nil }
      }
    }
    page.vocabularies = sorted(
      (lists + references).flatMap { edition.vocabularies[$0]?.terms.map(\.span.file) ?? [] }
        .filter { $0.hasPrefix("content/") })
  }

  // MARK: Names

  /// The template of a page; nil for what is no page.
  private static func template(of content: PlannedContent) -> String? {
    switch content {
    case .home: "home"
    case .list: "list"
    case .tags, .standing, .statisticsText: "page"
    case .item: "item"
    case .directory: "branches"
    case .branch: "branch"
    case .year: "activities"
    case .month: "month"
    case .statistics: "statistics"
    case .measure, .measureFacts: "measure"
    case .dataPage: "data"
    case .reports: "reports"
    case .report, .reporting, .revisions, .releases: "report"
    case .registers: "registers"
    case .register: "register"
    case .row: "row"
    case .trace: "trace"
    case .issues: "issues"
    case .issue: "issue"
    case .search: "search"
    case .missing: "missing"
    case .redirect: "redirect"
    default: nil
    }
  }

  private static func name(of kind: PlannedFile.Kind) -> String {
    switch kind {
    case .page: "page"
    case .feed: "feed"
    case .index: "index"
    case .redirect: "redirect"
    case .asset: "asset"
    case .data: "data"
    case .workbook: "workbook"
    case .database: "database"
    case .search: "index"
    case .code: "code"
    case .document: "document"
    case .copy: "copy"
    case .variant: "variant"
    case .card: "card"
    }
  }
}
