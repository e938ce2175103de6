import BulletinModel

/// What statistics, ledgers, reports and open data claim.
extension Planner {
  mutating func claimStatistics(of language: LanguageEdition) {
    guard !index.shownMeasures.isEmpty else { return }
    for measure in index.shownMeasures {
      let route = language.routes.route("statistics/measures/\(measure.id)/")
      let owner = measure.span?.file ?? "statistics/measures.yml"
      claim(.measureFacts(language.place, measure.id), at: route, owner: owner, span: measure.span)
      claimBlocks(
        .measure(language.place, measure.id), index.blocks(ofMeasure: measure), on: route,
        owner: owner)
    }
    claim(
      .statistics(language.place), at: language.routes.route("statistics/"), owner: "statistics/")
    if index.shownMeasures.contains(where: { $0.id == "coverage" }) {
      claim(
        .measure(language.place, "coverage"), at: language.routes.route("statistics/coverage/"),
        owner: "coverage/")
    }
  }

  mutating func claimData() {
    let subjects = index.dataSubjects
    guard !subjects.isEmpty else { return }
    for language in index.languages {
      claim(
        .dataPage(language.place), at: language.routes.route("statistics/data/"),
        owner: "statistics/")
    }
    for subject in subjects {
      for format in DataFormat.allCases {
        if case .measure = subject, format == .xlsx || format == .csvw { continue }
        claim(
          .data(subject, format), at: index.dataRoute(subject.path(format)),
          kind: format == .xlsx ? .workbook : .data, owner: "data/")
      }
    }
    claim(
      .dataPackage, at: index.dataRoute("datapackage.json"), kind: .data, owner: "data/")
    claim(.database, at: index.dataRoute("bulletin.sqlite"), kind: .database, owner: "data/")
  }

  mutating func claimReports(of language: LanguageEdition) {
    if !index.reportedRegisters.isEmpty {
      claim(
        .reporting(language.place), at: language.routes.route("statistics/reporting/"),
        owner: "registers/")
    }
    if !edition.settings.statistics.releases.isEmpty {
      claim(
        .releases(language.place), at: language.routes.route("statistics/releases/"),
        owner: "site.yml")
      claim(
        .releaseCalendar(language.place), at: language.routes.route("statistics/releases.ics"),
        kind: .feed, owner: "site.yml")
    }
    guard !index.reportPeriods.isEmpty else { return }
    claim(.reports(language.place), at: language.routes.route("reports/"), owner: "reports/")
    for period in index.reportPeriods {
      let owner = index.document(ofReport: period, in: language.language).map {
        index.documents[$0].file
      }
      let route = language.routes.route("reports/\(period.id)/")
      claim(.report(language.place, period), at: route, owner: owner ?? "reports/")
      claimPrint(of: .report(language.place, period), at: route, owner: owner ?? "reports/")
    }
  }

  mutating func claimTraces(of language: LanguageEdition) {
    guard !index.shownMeasures.isEmpty else { return }
    claim(
      .revisions(language.place), at: language.routes.route("statistics/revisions/"),
      owner: "revisions.yml")
    for key in index.traces.keys[language.place] ?? [] {
      guard let measure = index.figures.measure(key.measure) else { continue }
      let schema = edition.registers[measure.register]?.schema
      let count = TracePresenter.pages(
        of: index.figures.figure(key), isOpen: schema?.publication == .rows)
      let folder = "figures/\(key.traceID)/"
      let owner = measure.span?.file ?? "statistics/measures.yml"
      for page in 1...max(1, count) {
        claim(
          .trace(language.place, key, page: page), at: language.routes.page(page, of: folder),
          owner: owner, isMapped: page == 1)
      }
      claim(
        .traceFile(language.place, key), at: language.routes.route(folder + "figure.json"),
        kind: .data, owner: owner)
    }
  }

  mutating func claimRegisters(of language: LanguageEdition) {
    let registers = index.shownRegisters
    guard !registers.isEmpty else { return }
    claim(
      .registers(language.place), at: language.routes.route("registers/"), owner: "registers/")
    for register in registers {
      let schema = register.schema
      let owner = schema.file ?? "registers/\(schema.id)/"
      let isOpen = schema.publication == .rows
      let count =
        isOpen ? Pagination(count: register.rowCount, size: RegisterPresenter.pageSize).pages : 1
      for page in 1...count {
        claim(
          .register(language.place, schema.id, page: page),
          at: language.routes.page(page, of: "registers/\(schema.id)/"), owner: owner)
      }
      guard isOpen, schema.hasRowPages else { continue }
      for row in 0..<register.rowCount {
        guard let id = register.text("id", row: row) else { continue }
        claim(
          .row(language.place, schema.id, row: row),
          at: language.routes.route("registers/\(schema.id)/\(id)/"),
          owner: register.span(ofRow: row).file, span: register.span(ofRow: row))
      }
    }
  }

  /// The files beside each numbered figure of a page.
  mutating func claimBlocks(
    _ page: BlockOwner, _ blocks: [FigureBlock], on route: Route, owner: String
  ) {
    for place in blocks.places(on: route) where blocks[place.index].isFigure {
      let formats: [BlockFormat] =
        blocks[place.index].kind == .chart ? BlockFormat.allCases : [.csv, .json]
      for format in formats {
        claim(
          .blockFile(page, block: place.index, format),
          at: Route(place.path(of: format), at: index.address), kind: .data, owner: owner,
          span: blocks[place.index].place)
      }
    }
  }
}
