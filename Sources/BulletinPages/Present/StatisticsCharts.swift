import BulletinModel

/// The charts of the overview, topic by topic.
struct StatisticsCharts {
  let desk: Desk

  private var words: Words { desk.words }

  /// The chart of the front page: coverage by region or sector, else activities by month.
  var leading: FigureContext? {
    if let report = CoverageReport(desk: desk) {
      if let figure = report.regionsFigure(number: nil) { return figure }
      if let figure = report.sectorsFigure(number: nil) { return figure }
    }
    return monthsFigure("activities", number: nil)
  }

  /// One section a register that has figures; the register's id is the anchor.
  var sections: [StatisticsSectionContext] {
    var number = 0
    func figures(_ makers: [(Int?) -> FigureContext?]) -> [FigureContext] {
      makers.compactMap { make in
        guard let figure = make(number + 1) else { return nil }
        number += 1
        return figure
      }
    }
    let shown = Set(desk.index.shownMeasures.map(\.register))
    var sections: [StatisticsSectionContext] = []
    if let report = CoverageReport(desk: desk) {
      let charts = figures([
        { report.regionsFigure(number: $0) }, { report.trendFigure(number: $0, isWide: false) },
      ])
      sections.append(
        StatisticsSectionContext(
          anchor: "coverage", title: desk.text(report.measure.name), text: coverageText(report),
          more: LinkContext(
            words[.fullStatistic], to: desk.language.routes.route("statistics/coverage/")),
          isPair: charts.count == 2, figures: charts))
    }
    if shown.contains("activities") {
      let charts = figures([
        { monthsFigure("activities", number: $0) }, { monthsFigure("attendance", number: $0) },
      ])
      sections.append(
        StatisticsSectionContext(
          anchor: "activities", title: words[.activities],
          text: text(of: ["activities", "attendance"]),
          more: LinkContext(words[.all], to: desk.language.routes.route("activities/")),
          isPair: charts.count == 2, figures: charts))
    }
    if shown.contains("branches") {
      let charts = figures([
        { partsFigure("branches", by: "kind", in: "branch_kinds", number: $0) },
        { partsFigure("branches", by: "region", in: "regions", number: $0) },
      ])
      sections.append(
        StatisticsSectionContext(
          anchor: "branches", title: words[.branches], text: text(of: ["branches", "members"]),
          more: LinkContext(words[.directory], to: desk.language.routes.route("branches/")),
          isPair: charts.count == 2, figures: charts))
    }
    return sections
  }

  // MARK: Sentences

  private func coverageText(_ report: CoverageReport) -> String {
    let yoy = desk.figure("coverage", report.whole, in: report.period, .yoy)
    let day = report.figure.asOf.map(desk.dates.day) ?? desk.dates.period(report.period)
    let start = words(
      .pointWhole, ["date": day, "scope": report.scope, "name": desk.text(report.measure.name)])
    return start + desk.cell(report.figure, of: report.measure)
      + (yoy.exact == nil
        ? words[.fullStop] : words(.pointYear, ["change": report.direction(yoy)]))
  }

  /// Measures of one period in a sentence, each with its growth.
  private func text(of ids: [String]) -> String? {
    var parts: [String] = []
    var told: Period?
    for id in ids {
      guard let measure = desk.index.figures.measure(id),
        let period = told ?? desk.tellingPeriod(of: measure)
      else { continue }
      let figure = desk.figure(id, in: period)
      guard figure.exact != nil else { continue }
      told = period
      let reading = desk.reading(figure, of: measure)
      let yoy = desk.figure(id, in: period, .yoy)
      let value = ["name": desk.text(measure.name), "value": reading.value + reading.unit]
      parts.append(
        yoy.exact == nil
          ? words(.clause, ["name": value["name"] ?? "", "value": value["value"] ?? ""])
          : words(
            .clauseWithYear,
            [
              "name": value["name"] ?? "", "value": value["value"] ?? "",
              "change": desk.direction(yoy, of: measure),
            ]))
    }
    guard let told, !parts.isEmpty else { return nil }
    return words(
      .withPeriod,
      [
        "period": desk.dates.period(told),
        "text": parts.joined(separator: words[.semicolon]) + words[.fullStop],
      ])
  }

  // MARK: Charts

  /// A flow by month over the last twelve months with the year before.
  private func monthsFigure(_ id: String, number: Int?) -> FigureContext? {
    guard let measure = desk.index.figures.measure(id),
      let last = desk.index.figures.latestPeriod(of: id, .month, at: desk.edition.now.date)
        ?? desk.index.figures.periods(of: id, .month).last
    else { return nil }
    let first = desk.index.figures.periods(of: id, .month).first
    let months = desk.course(to: last, count: 12, since: first)
    guard months.count >= 3 else { return nil }
    let now = months.map { desk.figure(id, in: $0) }
    let before = months.map { desk.figure(id, in: $0.yearBefore) }
    let bars = months.indices.map { place in
      ChartRoom.Bar(
        label: desk.dates.axis(months[place]), value: now[place].exact ?? Rational(0),
        text: axisText(now[place], measure), before: before[place].exact)
    }
    let title = monthsTitle(measure, months, now, before)
    let name = desk.text(measure.name)
    let origin = desk.origin(of: now.suffix(1).map(\.key))
    return FigureContext(
      id: "months-\(id)", number: number.map { words(.figureNumber, ["n": String($0)]) },
      title: title,
      subtitle: words(
        .monthsSubtitle,
        [
          "measure": name, "from": desk.dates.period(months[0]), "to": desk.dates.period(last),
          "unit": desk.text(measure.unit) ?? "",
        ]),
      plot: ChartRoom.columns(
        bars, title: title,
        description: words(
          .trendDescription,
          [
            "from": desk.cell(now[0], of: measure),
            "to": desk.cell(now[now.count - 1], of: measure), "n": String(months.count),
          ]), id: id, desk: desk),
      heat: nil, legend: [], source: origin.source, note: nil,
      table: monthsTable(measure, months, now, before), downloads: [],
      status: origin.status, definition: origin.definition)
  }

  private func axisText(_ figure: Figure, _ measure: Measure) -> String {
    let reading = desk.reading(figure, of: measure)
    guard let exact = figure.exact, desk.numbers.usesMyriads else { return reading.value }
    let (number, myriad) = desk.numbers.telling(exact.scaled(digits: 0))
    return number + myriad
  }

  /// In how many of the months there was more than a year before, or the busiest month.
  private func monthsTitle(
    _ measure: Measure, _ months: [Period], _ now: [Figure], _ before: [Figure]
  ) -> String {
    let pairs = zip(now, before).compactMap { now, before -> Bool? in
      guard let a = now.exact, let b = before.exact else { return nil }
      return b < a
    }
    if pairs.count >= 3 {
      let more = pairs.filter { $0 }.count
      return words(
        more == pairs.count ? .everyMonthMore : .someMonthsMore,
        [
          "measure": desk.text(measure.name), "n": String(more), "m": String(pairs.count),
        ])
    }
    let best = months.indices.max { left, right in
      let (a, b) = (now[left].exact ?? Rational(-1), now[right].exact ?? Rational(-1))
      return a != b ? a < b : right < left
    }
    return words(
      .highest,
      [
        "name": best.map { desk.dates.period(months[$0]) } ?? "",
        "value": best.map { axisText(now[$0], measure) } ?? "",
      ])
  }

  private func monthsTable(
    _ measure: Measure, _ months: [Period], _ now: [Figure], _ before: [Figure]
  ) -> TableContext {
    TableContext(
      caption: words(
        .figureInPeriod, ["name": desk.text(measure.name), "period": words[.byPeriod]]),
      columns: [
        .text(words[.month]), .number(desk.text(measure.name)), .number(words[.yearAgo]),
        .number(words[.changeHead]),
      ],
      rows: months.indices.map { place in
        TableRowContext(
          head: .plain(desk.dates.period(months[place])),
          cells: [
            desk.shownCell(desk.cell(now[place], of: measure), now[place]),
            desk.shownCell(desk.cell(before[place], of: measure), before[place]),
            .number(
              desk.comparison(desk.figure(measure.id, in: months[place], .yoy), of: measure).value),
          ])
      }, totals: [])
  }

  /// A measure by the terms of a vocabulary as bars, most first.
  private func partsFigure(
    _ id: String, by dimension: String, in vocabulary: String, number: Int?
  ) -> FigureContext? {
    guard let measure = desk.index.figures.measure(id), measure.dimensions.contains(dimension),
      let period = desk.tellingPeriod(of: measure)
    else { return nil }
    let list = desk.edition.vocabularies[vocabulary]
    let roots = list?.children(of: nil) ?? []
    let terms = roots.count == 1 ? list?.children(of: roots[0].id) ?? [] : roots
    let parts = (terms.isEmpty ? roots : terms).compactMap { term -> (String, Figure, Rational)? in
      let figure = desk.figure(id, [dimension: term.id], in: period)
      guard let exact = figure.exact, exact.numerator > 0 else { return nil }
      return (desk.text(term.short ?? term.name), figure, exact)
    }.enumerated().sorted {
      $0.element.2 != $1.element.2 ? $1.element.2 < $0.element.2 : $0.offset < $1.offset
    }.map(\.element)
    guard parts.count > 1, let high = parts.first, let low = parts.last else { return nil }
    let title = words(
      .highest, ["name": high.0, "value": desk.cell(high.1, of: measure)])
    let head = words[dimension == "region" ? .region : .kind]
    let origin = desk.origin(of: parts.map(\.1.key))
    return FigureContext(
      id: "parts-\(id)-\(dimension)",
      number: number.map { words(.figureNumber, ["n": String($0)]) }, title: title,
      subtitle: words(
        .partsSubtitle,
        ["measure": desk.text(measure.name), "period": desk.dates.period(period), "what": head]),
      plot: ChartRoom.bars(
        parts.map { name, figure, exact in
          ChartRoom.Bar(
            label: name, value: exact, text: desk.cell(figure, of: measure), before: nil)
        }, target: nil, title: title,
        description: words(
          .highestLowest,
          [
            "high": high.0, "a": desk.cell(high.1, of: measure), "low": low.0,
            "b": desk.cell(low.1, of: measure),
          ]), id: "\(id)-\(dimension)", desk: desk),
      heat: nil, legend: [], source: origin.source, note: nil,
      table: TableContext(
        caption: title,
        columns: [.text(head), .number(desk.text(measure.name))],
        rows: parts.map { name, figure, _ in
          TableRowContext(
            head: .plain(name), cells: [desk.shownCell(desk.cell(figure, of: measure), figure)])
        }, totals: []),
      downloads: [],
      status: origin.status, definition: origin.definition)
  }
}
