import BulletinModel

/// Makes the page of coverage: main points, charts, definitions and the arithmetic.
struct MeasurePresenter {
  let desk: Desk

  private var words: Words { desk.words }

  /// The page; nil where no coverage was reported, in which case it was not planned.
  var page: MeasurePage? {
    guard let report = CoverageReport(desk: desk) else { return nil }
    let sections = sections(report)
    return MeasurePage(
      frame: desk.frame(subject(report)),
      label: LinkContext(words[.statistics], to: desk.language.routes.route("statistics/")),
      title: words(
        .figureInPeriod,
        ["name": desk.text(report.measure.name), "period": desk.dates.period(report.period)]),
      release: release(report), note: desk.text(desk.edition.settings.statistics.note),
      periods: [], contents: contents(sections), points: points(report), sections: sections,
      definitions: definitions, formula: formula(report), revisions: [], downloads: [],
      t: desk.templateWords)
  }

  private func contents(_ sections: [StatisticsSectionContext]) -> [LinkContext] {
    let parts =
      sections.map { ($0.anchor, $0.title) }
      + [("definitions", words[.definitions]), ("how", words[.howComputed])]
    return parts.map {
      LinkContext(url: "#" + $0, text: $1, current: false, count: nil)
    }
  }

  private func release(_ report: CoverageReport) -> [FactContext] {
    var facts: [FactContext] = []
    let day = report.figure.asOf ?? report.period.end
    facts.append(FactContext(label: words[.asOf], values: [], date: desk.date(day)))
    facts.append(desk.fact(of: desk.status(of: report.figure.key)))
    facts.append(
      FactContext(
        label: words[.fromRegister],
        values: [desk.ledger(report.measure.register, rows: report.figure.rowCount)], date: nil))
    if let source = desk.statisticsSource {
      facts.append(FactContext(label: words[.source], values: [.plain(source)], date: nil))
    }
    return facts
  }

  // MARK: Main points

  private func points(_ report: CoverageReport) -> [PointContext] {
    [wholePoint(report), extremesPoint(report), targetPoint(report), sectorPoint(report)]
      .compactMap { $0 }
  }

  private func wholePoint(_ report: CoverageReport) -> PointContext {
    let yoy = desk.figure("coverage", report.whole, in: report.period, .yoy)
    let day = report.figure.asOf.map(desk.dates.day) ?? desk.dates.period(report.period)
    return PointContext(
      before: words(
        .pointWhole,
        ["date": day, "scope": report.scope, "name": desk.text(report.measure.name)]),
      figure: desk.cell(report.figure, of: report.measure),
      after: yoy.exact == nil
        ? words[.fullStop]
        : words(.pointYear, ["change": report.direction(yoy)]))
  }

  private func extremesPoint(_ report: CoverageReport) -> PointContext? {
    let parts = report.regions.filter { $0.figure.exact != nil }
    guard let high = parts.first, let low = parts.last, parts.count > 1 else { return nil }
    return PointContext(
      before: words(.pointHighest, ["name": high.name]),
      figure: desk.cell(high.figure, of: report.measure),
      after: words(
        .pointLowest,
        ["name": low.name, "value": desk.cell(low.figure, of: report.measure)]))
  }

  private func targetPoint(_ report: CoverageReport) -> PointContext? {
    guard let target = report.target else { return nil }
    let parts = report.regions.compactMap(\.figure.exact)
    guard parts.count > 1 else { return nil }
    let reached = parts.filter { !($0 < target) }.count
    return PointContext(
      before: words(.pointTarget, ["target": desk.numbers.percent(target, digits: 0)]),
      figure: words(.pointRegions, ["n": String(reached)]),
      after: words(.pointOf, ["n": String(parts.count)]))
  }

  private func sectorPoint(_ report: CoverageReport) -> PointContext? {
    let parts = report.sectors.filter { $0.figure.exact != nil }
    guard let high = parts.first, let low = parts.last, parts.count > 1 else { return nil }
    return PointContext(
      before: words(.pointSectorHighest, ["name": high.name]),
      figure: desk.cell(high.figure, of: report.measure),
      after: words(
        .pointLowest,
        ["name": low.name, "value": desk.cell(low.figure, of: report.measure)]))
  }

  // MARK: Parts

  private func sections(_ report: CoverageReport) -> [StatisticsSectionContext] {
    var number = 0
    func section(
      _ anchor: String, _ title: Word, _ figure: (Int?) -> FigureContext?
    ) -> StatisticsSectionContext? {
      guard let figure = figure(number + 1) else { return nil }
      number += 1
      return StatisticsSectionContext(
        anchor: anchor, title: words[title], text: nil, more: nil, isPair: false,
        figures: [figure])
    }
    return [
      section("regions", .byRegion) { report.regionsFigure(number: $0) },
      section("trend", .course) { report.trendFigure(number: $0, isWide: true) },
      section("sectors", .bySector) { report.sectorsFigure(number: $0) },
      section("heat", .byRegionAndSector) { report.heatFigure(number: $0) },
    ].compactMap { $0 }
  }

  private var definitions: [TermContext] {
    ["coverage", "organised", "eligible", "uncovered"].compactMap { id in
      desk.index.figures.measure(id).map {
        TermContext(term: desk.text($0.name), text: desk.text($0.definition))
      }
    }
  }

  private func formula(_ report: CoverageReport) -> FormulaContext? {
    guard let above = report.figure.numerator, let below = report.figure.denominator else {
      return nil
    }
    let day = report.figure.asOf.map(desk.dates.day) ?? desk.dates.period(report.period)
    return FormulaContext(
      text: words[.ratioOfCounts],
      words: "\(desk.text(report.measure.name)) = \(desk.text(report.measure.formula))",
      example: "\(desk.numbers.count(above)) ÷ \(desk.numbers.count(below)) = "
        + desk.cell(report.figure, of: report.measure),
      exampleLabel: words(.exampleOn, ["date": day, "scope": report.scope]),
      note: words[.roundingRule])
  }

  // MARK: Frame

  private func subject(_ report: CoverageReport) -> PageSubject {
    let measure = report.measure
    let name = desk.text(measure.name)
    let title = words(
      .figureInPeriod, ["name": name, "period": desk.dates.period(report.period)])
    var subject = PageSubject(
      content: .measure(desk.language.place, "coverage"),
      route: desk.language.routes.route("statistics/coverage/"), title: title)
    subject.description = words(
      .measureDescription,
      [
        "scope": report.scope, "name": name, "period": desk.dates.period(report.period),
        "value": desk.cell(report.figure, of: measure), "definition": desk.text(measure.definition),
      ])
    subject.section = .statistics
    subject.trail = [
      LinkContext(words[.statistics], to: desk.language.routes.route("statistics/")),
      .plain(name),
    ]
    subject.data = [
      desk.dataset(
        name: title, description: subject.description ?? name, route: subject.route,
        measures: [measure], period: report.period)
    ]
    subject.metas = desk.columnMetas(
      name: name, description: subject.description, keywords: [],
      type: words[.columnTypeData])
    return subject
  }
}

extension Desk {
  /// A statistic as structured data; search engines want 50 characters of description.
  func dataset(
    name: String, description: String, route: Route, measures: [Measure], period: Period?
  ) -> JSONText {
    let full =
      description
      + measures.prefix(3).map { " \(text($0.name))\(words[.colon])\(text($0.formula))" }.joined()
      + " " + (statisticsSource ?? siteTitle)
    let padded = full.count < 60 ? full + " " + words(.datasetNote, ["site": siteTitle]) : full
    return .object(
      ("@type", .string("Dataset")), ("name", .string(name)),
      ("description", .string(String(padded.prefix(4_900)))),
      ("url", .string(index.address.absolute(route.href))), ("inLanguage", .string(tag.tag)),
      ("creator", publisher),
      (
        "temporalCoverage",
        period.map { .string("\($0.start.iso)/\($0.end.iso)") }
      ),
      (
        "variableMeasured",
        measures.isEmpty ? nil : .list(measures.map { .string(text($0.name)) })
      ))
  }
}
