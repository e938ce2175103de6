import BulletinModel

/// Makes the page of a measure: the latest figure, its course and parts, definition and arithmetic.
struct MeasureFactsPresenter {
  let desk: Desk
  let measure: Measure

  private var words: Words { desk.words }
  private var route: Route { desk.language.routes.route("statistics/measures/\(measure.id)/") }

  /// The page.
  var page: MeasurePage {
    let members = desk.index.wholeMembers(of: measure)
    let period = desk.tellingPeriod(of: measure, at: members)
    let figure = period.map { desk.figure(measure.id, members, in: $0) }
    let sections = sections
    let formula = figure.flatMap { self.formula($0) }
    return MeasurePage(
      frame: desk.frame(subject(period)),
      label: LinkContext(words[.statistics], to: desk.language.routes.route("statistics/")),
      title: title(period), release: release(figure),
      note: desk.text(desk.edition.settings.statistics.note), periods: [],
      contents: contents(sections, hasFormula: formula != nil),
      points: figure.map { points($0, members) } ?? [],
      sections: sections,
      definitions: [
        TermContext(term: desk.text(measure.name), text: desk.text(measure.definition))
      ], formula: formula, revisions: [], downloads: [],
      t: desk.templateWords)
  }

  private func title(_ period: Period?) -> String {
    guard let period else { return desk.text(measure.name) }
    return words(
      .figureInPeriod, ["name": desk.text(measure.name), "period": desk.dates.period(period)])
  }

  // MARK: Parts

  private var sections: [StatisticsSectionContext] {
    let blocks = desk.index.blocks(ofMeasure: measure)
    return zip(blocks, blocks.places(on: route)).compactMap { block, place in
      let presenter = BlockPresenter(desk: desk, block: block, place: place)
      guard let figure = presenter.context.figure else { return nil }
      return StatisticsSectionContext(
        anchor: block.by[0] == "period" ? "trend" : "by-\(block.by[0])", title: head(of: block),
        text: nil, more: nil, isPair: false, figures: [figure])
    }
  }

  private func head(of block: FigureBlock) -> String {
    guard block.by[0] != "period" else { return words[.course] }
    let name = desk.index.figures.axis(block.by[0], of: measure.id).map { desk.text($0.name) }
    return words(.byDimension, ["what": name ?? block.by[0]])
  }

  private func contents(
    _ sections: [StatisticsSectionContext], hasFormula: Bool
  ) -> [LinkContext] {
    let parts =
      sections.map { ($0.anchor, $0.title) } + [("definitions", words[.definitions])]
      + (hasFormula ? [("how", words[.howComputed])] : [])
    return parts.map { LinkContext(url: "#" + $0, text: $1, current: false, count: nil) }
  }

  private func points(_ figure: Figure, _ members: [String: String]) -> [PointContext] {
    let yoy = desk.figure(measure.id, members, in: figure.key.period, .yoy)
    let reading = desk.reading(figure, of: measure)
    let scope = members.compactMap { dimension, id in
      desk.index.figures.axis(dimension, of: measure.id)?.member(id).map { desk.text($0.name) }
    }.joined()
    let day =
      figure.asOf.map(desk.dates.day) ?? desk.dates.period(figure.key.period)
    return [
      PointContext(
        before: figure.asOf == nil
          ? words(.pointFlow, ["period": day, "name": scope + desk.text(measure.name)])
          : words(.pointWhole, ["date": day, "scope": scope, "name": desk.text(measure.name)]),
        figure: reading.value + reading.unit,
        after: yoy.exact == nil
          ? words[.fullStop]
          : words(.pointYear, ["change": desk.direction(yoy, of: measure)]))
    ]
  }

  private func release(_ figure: Figure?) -> [FactContext] {
    var facts: [FactContext] = []
    if let figure {
      let day = figure.asOf ?? figure.key.period.end
      facts.append(FactContext(label: words[.asOf], values: [], date: desk.date(day)))
      facts.append(desk.fact(of: desk.status(of: figure.key)))
    }
    facts.append(
      FactContext(
        label: words[.fromRegister],
        values: [desk.ledger(measure.register, rows: figure?.rowCount ?? 0)], date: nil))
    if let source = desk.statisticsSource {
      facts.append(FactContext(label: words[.source], values: [.plain(source)], date: nil))
    }
    return facts
  }

  private func formula(_ figure: Figure) -> FormulaContext? {
    guard figure.exact != nil else { return nil }
    let printed = desk.cell(figure, of: measure)
    let example: String
    if let above = figure.numerator, let below = figure.denominator {
      example = "\(desk.numbers.count(above)) ÷ \(desk.numbers.count(below)) = \(printed)"
    } else {
      example = printed
    }
    let isRatio = figure.denominator != nil
    return FormulaContext(
      text: isRatio ? words[.ratioOfCounts] : words[.sumOfRows],
      words: "\(desk.text(measure.name)) = \(desk.text(measure.formula))", example: example,
      exampleLabel: figure.asOf.map(desk.dates.day) ?? desk.dates.period(figure.key.period),
      note: isRatio ? words[.roundingRule] : nil)
  }

  // MARK: Frame

  private func subject(_ period: Period?) -> PageSubject {
    let name = desk.text(measure.name)
    var subject = PageSubject(
      content: .measureFacts(desk.language.place, measure.id), route: route,
      title: words(.titleWithLabel, ["title": title(period), "label": words[.indicator]]))
    subject.description =
      words(.measureAt, ["name": name]) + " " + desk.text(measure.definition)
    subject.section = .statistics
    subject.trail = [
      LinkContext(words[.statistics], to: desk.language.routes.route("statistics/")),
      .plain(name),
    ]
    subject.data = [
      desk.dataset(
        name: title(period), description: subject.description ?? name, route: route,
        measures: [measure], period: period)
    ]
    subject.metas = desk.columnMetas(
      name: name, description: subject.description, keywords: [], type: words[.columnTypeData])
    return subject
  }
}
