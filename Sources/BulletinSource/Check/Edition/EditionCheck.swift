import BulletinMarkdown
import BulletinModel

/// Reads and checks all parts of a site in one go, and collects what is wrong with any of them.
struct EditionCheck {
  private let tree: SourceTree
  private let options: CheckOptions
  private var faults: [Diagnostic] = []
  private var unfinished: Set<String> = []
  private var pending: [String: PendingText] = [:]
  /// Published texts whose time has not come.
  private var coming: [ComingText] = []

  init(_ tree: SourceTree, _ options: CheckOptions) {
    self.tree = tree
    self.options = options
  }

  mutating func run() async throws(SourceFailure) -> Checked<Edition> {
    options.begins(.settings)
    let found = take(try readSettings(tree))
    let settings = (found ?? .standIn).with(baseURL: options.baseURL)
    let now = options.now.reading(in: settings.zone)
    let vocabularies = take(try readVocabularies(tree)) ?? [:]
    let columns = take(try readColumns(tree)) ?? []
    options.begins(.registers)
    let registers = take(try await registers(vocabularies, on: now.date)) ?? [:]
    let ledgers = Ledgers(registers, vocabularies)
    options.begins(.measures)
    let measures = take(try readMeasures(tree, ledgers)) ?? []
    let lists = ContentLists(
      tree: tree, now: now, settings: settings, columns: columns,
      vocabularies: vocabularies, registers: registers,
      figures: FigureNames(ledgers, measures),
      listsAllNumerals: options.listsAllNumerals)

    options.begins(.news)
    let news = try await news(lists, main: settings.mainLanguage)
    options.begins(.pages)
    let main = settings.mainLanguage
    let (standing, pageAliases) = try await pages(.pages, lists, main: main)
    let (statistics, statisticsAliases) = try await pages(.statistics, lists, main: main)
    let reports = try await reports(lists, main: main)
    let issues = try await issues(lists, news)
    let lock = take(try readLock(tree)) ?? []
    let notes = take(try readRevisionNotes(tree, lists)) ?? []
    checkAliases(news.aliases + pageAliases + statisticsAliases)
    faults += try settingsReferenceFaults(lists, news: news)
    faults += staleColumns(columns, news: news.items, now: now)
    options.begins(.theme)
    let theme =
      take(try readTheme(tree, languages: settings.languages))
      ?? Theme(templates: [], assets: [], strings: [])

    faults += missingTranslations(
      news: news.items, pages: standing + statistics, languages: settings.languages)
    faults += settings.exceptions.faults(on: now.date)
    let (rest, excepted) = faults.excepting(settings.exceptions, on: now.date)
    faults = rest

    let edition = Edition(
      settings: settings, now: now, vocabularies: vocabularies, columns: columns,
      news: news.items, pages: standing, issues: issues,
      branches: branches(of: registers["branches"]), registers: registers,
      measures: measures, statisticsPages: statistics, reports: reports,
      lock: lock, revisionNotes: notes, theme: theme, pending: pending, coming: coming,
      excepted: excepted)
    options.begins(.faults)
    let reported = faults.reported(severities: settings.severities, unfinished: unfinished)
    return Checked(
      found == nil ? nil : edition,
      diagnostics: options.showsLines
        ? try await reported.withExcerpts(from: tree, workers: options.workers) : reported)
  }

  private func registers(
    _ vocabularies: [String: Vocabulary], on day: CivilDate
  ) async throws(SourceFailure) -> Checked<[String: Register]> {
    let (tree, memory) = (tree, options.memory)
    func read() async throws(SourceFailure) -> Checked<[String: Register]> {
      try await readRegisters(
        tree, vocabularies: vocabularies, today: day, tables: memory?.tables)
    }
    guard let memory else { return try await read() }
    return try await memory.registers(of: tree, on: day, read)
  }

  /// Keeps the faults of a part and returns its value.
  private mutating func take<Value: Sendable>(_ checked: Checked<Value>) -> Value? {
    faults += checked.diagnostics
    return checked.value
  }

  /// E129 for each page that a language lacks, and once for its news; where nobody has begun to
  /// translate any, nothing is missed.
  private func missingTranslations(
    news: [NewsItem], pages: [StandingPage], languages: [LanguageTag]
  ) -> [Diagnostic] {
    guard let main = languages.first else { return [] }
    return languages.dropFirst().flatMap { language -> [Diagnostic] in
      func fault(_ file: String, count: Int? = nil) -> Diagnostic {
        let name = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
        return Diagnostic(
          .missingTranslation, at: .whole(file),
          [
            "lang": language.tag, "f": "\(name).\(language.primary).md",
            "n": count.map(String.init),
          ].compactMapValues { $0 })
      }
      let told = Set(pages.filter { $0.language.matches(language) }.map(\.key))
      let lacking = pages.filter { $0.language.matches(main) && !told.contains($0.key) }
      let toldNews = Set(news.filter { $0.language.matches(language) }.map(\.key))
      let untold = news.filter { $0.language.matches(main) && !toldNews.contains($0.key) }
      return (told.isEmpty ? [] : lacking.map { fault($0.file) })
        + (toldNews.isEmpty
          ? [] : untold.first.map { [fault($0.file, count: untold.count)] } ?? [])
    }
  }

  // MARK: Texts

  private typealias Read<Reading: Sendable> =
    @Sendable (String, ContentLists, MarkdownReader) throws(SourceFailure) -> Reading

  /// Reads all Markdown files below a folder, each on its own.
  private mutating func texts<Value: Sendable>(
    _ folder: String, _ lists: ContentLists, _ read: @escaping Read<Checked<Value>>
  ) async throws(SourceFailure) -> [Value] {
    try await readings(folder, lists, read).compactMap { take($0.reading) }
  }

  /// Reads the texts below a folder; those that are known need not be.
  private func readings<Reading: Sendable>(
    _ folder: String, _ lists: ContentLists, known: [Reading?] = [],
    _ read: @escaping Read<Reading>
  ) async throws(SourceFailure) -> [(path: String, reading: Reading)] {
    let paths = tree.texts(under: folder).map(\.path)
    let readings = await concurrentMap(
      Array(paths.indices), workers: options.workers, with: { MarkdownReader() }
    ) { markdown, place in
      Result { () throws(SourceFailure) in
        if known.indices.contains(place), let reading = known[place] { return reading }
        return try read(paths[place], lists, markdown)
      }
    }
    var found: [(path: String, reading: Reading)] = []
    found.reserveCapacity(paths.count)
    for (path, reading) in zip(paths, readings) { found.append((path, try reading.get())) }
    return found
  }

  private mutating func news(
    _ lists: ContentLists, main: LanguageTag
  ) async throws(SourceFailure) -> NewsDesk {
    let shelf = options.shelf
    let known = await options.memory?.items(of: tree, by: lists, options) ?? []
    let readings = try await readings(NewsReader.folder, lists, known: known) {
      path, lists, markdown throws(SourceFailure) in
      NewsReading(try NewsReader.read(path, lists, markdown), on: shelf)
    }
    let (memory, tree) = (options.memory, tree)
    async let kept: Void? = memory?.keep(readings, of: tree)
    for reading in readings { faults += reading.reading.checked.diagnostics }
    var desk = NewsDesk(
      main: main, now: lists.now, includesDrafts: options.includesDrafts)
    desk.take(readings.compactMap { NewsFile($0.reading) })
    faults += desk.faults
    coming += desk.coming
    unfinished.formUnion(desk.unfinished)
    if options.includesDrafts { pending.merge(desk.pending) { $1 } }
    await kept
    return desk
  }

  private mutating func pages(
    _ shelf: PageShelf, _ lists: ContentLists, main: LanguageTag
  ) async throws(SourceFailure) -> ([StandingPage], [Located<String>]) {
    let versions = try await texts(shelf.folder, lists) {
      path, lists, markdown throws(SourceFailure) in
      try PageReader.read(path, on: shelf, lists, markdown)
    }
    var pages: [StandingPage] = []
    var aliases: [Located<String>] = []
    for group in LanguageVersions.grouped(versions, main: main, &faults) {
      for version in (group.base.map { [$0] } ?? []) + group.others {
        let status = version.status ?? group.base?.status ?? .published
        guard status == .published || options.includesDrafts && status != .withdrawn else {
          unfinished.insert(version.file)
          continue
        }
        note(status, of: version.file)
        pages.append(version.page(group.base))
        aliases += version.aliases
      }
    }
    pages.sort {
      if $0.order != $1.order { return $0.order < $1.order }
      return $0.key.utf8.elementsEqual($1.key.utf8)
        ? $0.language < $1.language : precedes($0.key, $1.key)
    }
    return (pages, aliases)
  }

  /// Keeps that a text is printed though it is not finished.
  private mutating func note(_ status: PublicationStatus, of file: String) {
    switch status {
    case .draft: pending[file] = .draft
    case .review: pending[file] = .review
    case .published, .withdrawn: break
    }
  }

  private mutating func reports(
    _ lists: ContentLists, main: LanguageTag
  ) async throws(SourceFailure) -> [ReportText] {
    let versions = try await texts(ReportReader.folder, lists, ReportReader.read)
    var reports: [ReportText] = []
    for group in LanguageVersions.grouped(versions, main: main, &faults) {
      for version in (group.base.map { [$0] } ?? []) + group.others {
        let status = version.status ?? group.base?.status ?? .published
        guard status == .published || options.includesDrafts && status != .withdrawn else {
          unfinished.insert(version.file)
          continue
        }
        note(status, of: version.file)
        reports.append(version.report(group.base))
      }
    }
    return reports.sorted {
      $0.period != $1.period ? $0.period < $1.period : $0.language < $1.language
    }
  }

  private mutating func issues(
    _ lists: ContentLists, _ news: NewsDesk
  ) async throws(SourceFailure) -> [BulletinIssue] {
    let drafts = try await texts(IssueReader.folder, lists, IssueReader.read)
    let desk = IssueDesk(
      drafts, news: news, now: lists.now, includesDrafts: options.includesDrafts)
    faults += desk.faults
    coming += desk.coming
    unfinished.formUnion(desk.unfinished)
    pending.merge(desk.pending) { $1 }
    return desk.issues
  }

  /// E88 for an old address that two texts claim; a translation may repeat its original's.
  private mutating func checkAliases(_ aliases: [Located<String>]) {
    var seen: Set<String> = []
    let sorted = aliases.sorted {
      $0.span.file.utf8.elementsEqual($1.span.file.utf8)
        ? $0.span.start < $1.span.start : precedes($0.span.file, $1.span.file)
    }
    for alias in sorted where !seen.insert(alias.value).inserted {
      faults.append(Diagnostic(.wrongAddress, at: alias.span, ["s": alias.value]))
    }
  }
}

extension SiteSettings {
  /// What the other parts are checked against where there are no settings.
  fileprivate static let standIn = SiteSettings(
    title: LocalizedText([.init("zh", "")]), tagline: nil, description: nil,
    baseURL: "https://example.invalid/", languages: ["zh-Hans"], timeZone: "Asia/Shanghai",
    since: nil, metaProfile: .none, siteIDCode: nil, pageSize: 10,
    home: Home(lead: nil, columns: [], notices: nil, keyFigures: []),
    statistics: Statistics(
      region: nil, keySectors: [], keySectorsName: nil, coverageTarget: nil, note: nil,
      source: nil),
    footer: Footer(
      organiser: nil, operator_: nil, icp: nil, policeRecord: nil, telephone: nil, email: nil,
      address: nil, note: nil), severities: [:])

  /// The same settings for another address, given on the command line.
  fileprivate func with(baseURL: String?) -> SiteSettings {
    guard let baseURL else { return self }
    return SiteSettings(
      title: title, tagline: tagline, description: description,
      baseURL: baseURL.hasSuffix("/") ? baseURL : baseURL + "/", languages: languages,
      timeZone: timeZone, since: since, metaProfile: metaProfile, siteIDCode: siteIDCode,
      pageSize: pageSize, home: home, statistics: statistics, figures: figures, photos: photos,
      footer: footer, severities: severities, targets: targets, exceptions: exceptions)
  }
}
