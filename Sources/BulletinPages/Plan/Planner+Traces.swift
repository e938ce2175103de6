import BulletinModel

/// Which figures need a page: those that texts cite, and those that pages show as values.
///
/// Other languages have pages of their own for what their texts, front pages and overviews show; the
/// rest of their tables lead to the main language's. Reports that nobody wrote a word for link what
/// has a page anyway.
extension Planner {
  /// A page that may show figures.
  private struct Shown: Sendable {
    let title: String
    let route: Route
    /// Makes what it shows, without rendering it.
    let present: @Sendable (Desk) -> Void
  }

  /// Goes through all pages that show figures, by several tasks at once.
  mutating func settleTraces(_ templates: PageTemplates, workers: Int) async {
    var book = index.citedTraces()
    let averages = PeerAverages(edition, index.figures, index.tree)
    let words = edition.theme.templateWords(in: index.languages)
    for (language, words) in zip(index.languages, words) {
      let pages = shownPages(in: language)
      let found = await concurrentMap(
        pages, workers: workers, minimumChunk: 4,
        with: { [index] in
          Desk(
            index, language: language, words: words, averages: averages,
            blockTemplate: templates.block, recorder: TraceRecorder())
        },
        { desk, page in
          page.present(desk)
          return desk.recorder?.take() ?? []
        })
      for (page, keys) in zip(pages, found) {
        let mention = TraceBook.Mention(title: page.title, href: page.route.href, words: nil)
        for key in keys { book.add(key, in: language.place, at: mention) }
      }
    }
    book.close()
    index.settle(traces: book)
  }

  private func shownPages(in language: LanguageEdition) -> [Shown] {
    let texts = index.documents.filter {
      !$0.blocks.isEmpty && language.language.matches($0.language) && isPlanned($0)
    }
    let written = texts.map { document in
      Shown(title: index.title(of: document), route: document.route) { desk in
        for (block, place) in zip(document.blocks, document.blocks.places(on: document.route)) {
          _ = BlockPresenter(desk: desk, block: block, place: place).context
        }
      }
    }
    return index.options.plansFigures ? madePages(in: language) + written : written
  }

  /// The pages that the site makes of its ledgers.
  private func madePages(in language: LanguageEdition) -> [Shown] {
    let (routes, words, tag) = (language.routes, language.words, language.language)
    let site = edition.settings.title.text(in: tag)
    var pages = [Shown(title: site, route: routes.home) { _ = HomePresenter(desk: $0).page }]
    if !index.shownMeasures.isEmpty {
      pages.append(
        Shown(title: words[.statistics], route: routes.route("statistics/")) {
          _ = StatisticsPresenter(desk: $0).page
        })
      pages.append(
        Shown(title: words[.coverage], route: routes.route("statistics/coverage/")) {
          _ = MeasurePresenter(desk: $0).page
        })
    }
    for measure in index.shownMeasures where language.place == 0 {
      pages.append(
        Shown(
          title: measure.name.text(in: tag),
          route: routes.route("statistics/measures/\(measure.id)/")
        ) { _ = MeasureFactsPresenter(desk: $0, measure: measure).page })
    }
    for period in index.reportPeriods where index.document(ofReport: period, in: tag) != nil {
      pages.append(
        Shown(
          title: words(
            .reportTitle, ["site": site, "period": language.dates.period(period)]),
          route: routes.route("reports/\(period.id)/")
        ) { _ = ReportPresenter(desk: $0, period: period).page })
    }
    return pages
  }

  /// Tells whether the figures that a text shows are planned.
  func isPlanned(_ document: Document) -> Bool {
    if case .item = document.kind { return true }
    return index.options.plansFigures
  }
}
