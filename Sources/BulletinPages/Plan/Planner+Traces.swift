import BulletinModel

/// Which figures need a page: those that texts cite, and those that pages show as values.
///
/// Other languages have pages of their own for what their texts, front pages and overviews show; the
/// rest of their tables lead to the main language's. Reports that nobody wrote a word for link what
/// has a page anyway.
extension Planner {
  /// Goes through all pages that show figures, without rendering one.
  mutating func settleTraces(_ templates: PageTemplates) {
    let recorder = TraceRecorder(index.citedTraces())
    let averages = PeerAverages(edition, index.figures, index.tree)
    let words = edition.theme.templateWords(in: index.languages)
    for (language, words) in zip(index.languages, words) {
      let desk = Desk(
        index, language: language, words: words, averages: averages,
        blockTemplate: templates.block, recorder: recorder)
      present(desk, to: recorder)
    }
    index.settle(traces: recorder.book)
  }

  private func present(_ desk: Desk, to recorder: TraceRecorder) {
    let routes = desk.language.routes
    func begin(_ title: String, _ route: Route) {
      recorder.begin(TraceBook.Mention(title: title, href: route.href, words: nil))
    }
    begin(desk.siteTitle, routes.home)
    _ = HomePresenter(desk: desk).page
    if !index.shownMeasures.isEmpty {
      begin(desk.words[.statistics], routes.route("statistics/"))
      _ = StatisticsPresenter(desk: desk).page
      begin(desk.words[.coverage], routes.route("statistics/coverage/"))
      _ = MeasurePresenter(desk: desk).page
    }
    for measure in index.shownMeasures where desk.language.place == 0 {
      begin(desk.text(measure.name), routes.route("statistics/measures/\(measure.id)/"))
      _ = MeasureFactsPresenter(desk: desk, measure: measure).page
    }
    for period in index.reportPeriods
    where index.document(ofReport: period, in: desk.tag) != nil {
      begin(
        desk.words(
          .reportTitle, ["site": desk.siteTitle, "period": desk.dates.period(period)]),
        routes.route("reports/\(period.id)/"))
      _ = ReportPresenter(desk: desk, period: period).page
    }
    for document in index.documents
    where !document.blocks.isEmpty && desk.tag.matches(document.language) {
      begin(index.title(of: document), document.route)
      for (block, place) in zip(document.blocks, document.blocks.places(on: document.route)) {
        _ = BlockPresenter(desk: desk, block: block, place: place).context
      }
    }
  }
}
