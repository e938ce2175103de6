import BulletinModel

/// Makes the overview of all statistics.
struct StatisticsPresenter {
  let desk: Desk

  private var words: Words { desk.words }
  private var measures: [Measure] { desk.index.shownMeasures }

  /// The page.
  var page: StatisticsPage {
    let told = measures.compactMap { measure in
      desk.tellingPeriod(of: measure, at: members(of: measure)).map { (measure, $0) }
    }
    let charts = StatisticsCharts(desk: desk)
    return StatisticsPage(
      frame: desk.frame(subject(told)), title: words[.statistics],
      description: words(.statisticsDescription, ["n": String(told.count)]),
      release: release(told), note: desk.text(desk.edition.settings.statistics.note),
      indicators: told.isEmpty ? nil : indicators(told), sections: charts.sections,
      measures: measures.map {
        TermContext(
          term: desk.text($0.name),
          text: desk.text($0.definition) + " "
            + words(
              .formulaIs, ["formula": desk.text($0.formula)]))
      },
      links: links, downloads: [], t: desk.templateWords)
  }

  /// The pages that the site writes, the reports and the ledgers.
  private var links: [LinkContext] {
    desk.language.statisticsPages.map { page in
      LinkContext(
        desk.edition.statisticsPages[page].title,
        to: desk.index.documents[desk.index.document(ofStatistics: page)].route)
    } + Signposts(index: desk.index, language: desk.language).statisticsLinks
  }

  /// Measures of overlapping sectors have no sum; they are told of their first sector.
  private func members(of measure: Measure) -> [String: String] {
    desk.index.wholeMembers(of: measure)
  }

  private func release(_ told: [(Measure, Period)]) -> [FactContext] {
    var facts: [FactContext] = []
    if let latest = told.map(\.1).max() {
      facts.append(
        FactContext(
          label: words[.latestPeriod], values: [.plain(desk.dates.period(latest))], date: nil))
    }
    if let day = told.map(\.1).max()?.end {
      facts.append(FactContext(label: words[.asOf], values: [], date: desk.date(day)))
      facts.append(desk.fact(of: .together(told.map { status($0, $1) })))
    }
    facts.append(
      FactContext(label: words[.computedOn], values: [], date: desk.date(desk.edition.now.date)))
    if let next = desk.nextRelease { facts.append(next) }
    if let source = desk.statisticsSource {
      facts.append(FactContext(label: words[.source], values: [.plain(source)], date: nil))
    }
    return facts
  }

  private func status(_ measure: Measure, _ period: Period) -> FigureStatus {
    desk.status(of: FigureKey(measure.id, members(of: measure), in: period))
  }

  // MARK: Indicators

  private func indicators(_ told: [(Measure, Period)]) -> IndicatorTableContext {
    var counts: [Period: Int] = [:]
    for (_, period) in told { counts[period, default: 0] += 1 }
    let common = counts.max { $0.value != $1.value ? $0.value < $1.value : $0.key < $1.key }?.key
    let head = common.map(desk.dates.period) ?? ""
    return IndicatorTableContext(
      caption: words(.figureInPeriod, ["name": words[.keyFigures], "period": head]),
      period: head, change: words[.onPeriod], yoy: words[.onYear],
      trend: words(.lastPeriods, ["n": "12"]),
      groups: groups(told, common: common), source: desk.statisticsSource)
  }

  /// The figures ledger by ledger, each ledger where its first measure stands.
  private func groups(
    _ told: [(Measure, Period)], common: Period?
  ) -> [IndicatorGroupContext] {
    var registers: [String] = []
    for (measure, _) in told where !registers.contains(measure.register) {
      registers.append(measure.register)
    }
    return registers.map { register in
      let own = told.filter { $0.0.register == register }
      let schema = desk.edition.registers[register]?.schema
      let name = desk.text(schema?.name) ?? register
      let isLinked = schema.map { $0.hasListPage && !$0.isBuiltIn } ?? false
      return IndicatorGroupContext(
        name: isLinked
          ? LinkContext(name, to: desk.language.routes.route("registers/\(register)/"))
          : .plain(name),
        rows: own.map { indicator($0, $1, isCommon: $1 == common) })
    }
  }

  private func indicator(
    _ measure: Measure, _ period: Period, isCommon: Bool
  ) -> IndicatorContext {
    let members = members(of: measure)
    let figure = desk.figure(measure.id, members, in: period)
    let settled = desk.status(of: figure.key)
    let reading = desk.reading(figure, of: measure)
    let change = desk.comparison(desk.figure(measure.id, members, in: period, .change), of: measure)
    let yoy = desk.comparison(desk.figure(measure.id, members, in: period, .yoy), of: measure)
    let name = desk.text(measure.name)
    return IndicatorContext(
      name: LinkContext(
        url: desk.statisticsAddress(of: measure),
        text: isCommon
          ? name
          : words(
            .nameWithReason, ["name": name, "reason": desk.dates.period(period)]),
        current: false, count: nil),
      value: reading.value, url: desk.shownHref(figure), unit: reading.unit,
      change: change.value + change.unit,
      yoy: yoy.value + yoy.unit, spark: desk.spark(measure, at: members, to: period),
      status: settled == .final ? nil : desk.context(of: settled))
  }

  // MARK: Frame

  private func subject(_ told: [(Measure, Period)]) -> PageSubject {
    var subject = PageSubject(
      content: .statistics(desk.language.place),
      route: desk.language.routes.route("statistics/"), title: words[.statistics])
    subject.description = words(.statisticsDescription, ["n": String(told.count)])
    subject.section = .statistics
    subject.trail = [.plain(words[.statistics])]
    subject.data = [
      desk.dataset(
        name: desk.latestRelease ?? words[.statistics],
        description: subject.description ?? "", route: subject.route,
        measures: told.map(\.0), period: told.map(\.1).max())
    ]
    subject.metas = desk.columnMetas(
      name: words[.statistics], description: subject.description, keywords: [],
      type: words[.columnTypeData])
    return subject
  }
}
