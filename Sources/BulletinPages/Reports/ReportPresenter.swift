import BulletinModel

/// Makes the report of a period: totals, comparisons, rankings, contributions, who is late, what is
/// due next; the site's own prose stands before them.
struct ReportPresenter {
  let desk: Desk
  let period: Period

  private var words: Words { desk.words }
  private var route: Route { desk.language.routes.route("reports/\(period.id)/") }

  private var prose: ReportText? {
    desk.index.document(ofReport: period, in: desk.tag).map { number in
      desk.edition.reports[number - desk.index.firstReportDocument]
    }
  }

  /// The page.
  var page: ReportPage {
    let prose = prose
    let told = desk.index.reportFigures(in: period)
    let parts = (prose?.parts ?? ReportText.Part.allCases).compactMap { part(for: $0, told) }
    return ReportPage(
      frame: desk.frame(subject(told.map(\.measure))),
      label: LinkContext(words[.reports], to: desk.language.routes.route("reports/")),
      title: title, deck: prose?.summary ?? deck(told), release: release(told),
      note: desk.text(desk.edition.settings.statistics.note),
      body: desk.index.document(ofReport: period, in: desk.tag).map(desk.prose(ofDocument:)),
      parts: parts, beside: beside, letter: letter, code: desk.code(of: route),
      document: desk.document(of: .report(desk.language.place, period), at: route),
      t: desk.templateWords)
  }

  /// What the office prints around it.
  private var letter: LetterContext {
    let footer = desk.edition.settings.footer
    return LetterContext(
      organiser: desk.text(footer.organiser) ?? desk.siteTitle, number: prose?.number,
      date: prose?.date.map { desk.date($0) },
      printedBy: desk.text(footer.operator_) ?? desk.text(footer.organiser),
      printedOn: prose?.date.map { words(.printedOn, ["date": desk.dates.day($0)]) })
  }

  private var title: String {
    prose?.title
      ?? words(.reportTitle, ["site": desk.siteTitle, "period": desk.dates.period(period)])
  }

  /// The first figures in a sentence.
  private func deck(_ told: [Told]) -> String? {
    let clauses = told.prefix(3).map { measure, members, figure in
      let reading = desk.reading(figure, of: measure)
      let yoy = desk.figure(measure.id, members, in: period, .yoy)
      let name = desk.text(measure.name)
      return yoy.exact == nil
        ? words(.clause, ["name": name, "value": reading.value + reading.unit])
        : words(
          .clauseWithYear,
          [
            "name": name, "value": reading.value + reading.unit,
            "change": desk.direction(yoy, of: measure),
          ])
    }
    return clauses.isEmpty ? nil : clauses.joined(separator: words[.semicolon]) + words[.fullStop]
  }

  typealias Told = (measure: Measure, members: [String: String], figure: Figure)

  private func release(_ told: [Told]) -> [FactContext] {
    var facts = [
      FactContext(
        label: words[.period], values: [.plain(desk.dates.period(period))], date: nil),
      FactContext(label: words[.asOf], values: [], date: desk.date(period.end)),
      desk.fact(of: .together(told.map { desk.status(of: $0.figure.key) })),
      FactContext(label: words[.computedOn], values: [], date: desk.date(desk.edition.now.date)),
    ]
    if let number = prose?.number {
      facts.insert(
        FactContext(label: words[.documentNumber], values: [.plain(number)], date: nil), at: 0)
    }
    if let source = desk.statisticsSource {
      facts.append(FactContext(label: words[.source], values: [.plain(source)], date: nil))
    }
    return facts
  }

  // MARK: Parts

  private func part(for part: ReportText.Part, _ told: [Told]) -> ReportPartContext? {
    switch part {
    case .summary: summary(told)
    case .rankings: rankings(told)
    case .contributions: contributions(told)
    case .late: late
    case .due: due
    }
  }

  /// One table a ledger: every measure with its comparisons.
  private func summary(_ told: [Told]) -> ReportPartContext? {
    guard !told.isEmpty else { return nil }
    var registers: [String] = []
    for entry in told where !registers.contains(entry.measure.register) {
      registers.append(entry.measure.register)
    }
    let tables = registers.map { register in
      let own = told.filter { $0.measure.register == register }
      let name = desk.text(desk.edition.registers[register]?.schema.name) ?? register
      return BlockTableContext(
        id: "totals-\(register)", number: nil, title: name, subtitle: nil,
        table: TableContext(
          caption: words(.figureInPeriod, ["name": name, "period": desk.dates.period(period)]),
          columns: [
            .text(words[.indicator]), .number(words[.value]), .text(words[.unitHead]),
            .number(words[.onPeriod]), .number(words[.onYear]),
          ], rows: own.map(row), totals: []), source: nil, note: nil, downloads: [])
    }
    return ReportPartContext(
      anchor: "summary", title: words[.reportSummary], text: nil, tables: tables, points: [])
  }

  private func row(_ told: Told) -> TableRowContext {
    let (measure, members, figure) = told
    let change = desk.comparison(
      desk.figure(measure.id, members, in: period, .change), of: measure)
    let yoy = desk.comparison(desk.figure(measure.id, members, in: period, .yoy), of: measure)
    return TableRowContext(
      head: LinkContext(
        url: desk.language.routes.route("statistics/measures/\(measure.id)/").href,
        text: desk.text(measure.name), current: false, count: nil),
      cells: [
        desk.shownCell(desk.cell(figure, of: measure), figure), .text(desk.unit(of: measure) ?? ""),
        .number(change.value + change.unit), .number(yoy.value + yoy.unit),
      ])
  }

  /// The measures of the front page and the first others, by region, with their movement.
  private func rankings(_ told: [Told]) -> ReportPartContext? {
    let wanted = desk.edition.settings.home.keyFigures
    let ranked = told.filter {
      desk.index.figures.axis("region", of: $0.measure.id) != nil && !$0.measure.countsPersons
    }
    let chosen = ranked.filter { wanted.contains($0.measure.id) } + ranked
    var seen: Set<String> = []
    let tables = chosen.filter { seen.insert($0.measure.id).inserted }.prefix(3).compactMap {
      measure, members, _ -> BlockTableContext? in
      let block = FigureBlock(
        kind: .ranking, measures: [measure.id], by: ["region"], members: members,
        span: .one(period), at: .whole("content/reports/"))
      guard let grid = GridReader(desk: desk, block: block).grid(), grid.hasFigures,
        grid.rows.count > 1
      else { return nil }
      let text = GridText(desk: desk, block: block, grid: grid)
      return BlockTableContext(
        id: "ranking-\(measure.id)", number: nil, title: text.title, subtitle: text.subtitle,
        table: text.ranking, source: nil, note: text.note, downloads: [])
    }
    guard !tables.isEmpty else { return nil }
    return ReportPartContext(
      anchor: "rankings", title: words[.reportRankings], text: nil, tables: tables, points: [])
  }

  /// How much each region added to the change of the main flow.
  private func contributions(_ told: [Told]) -> ReportPartContext? {
    let tables = told.filter {
      $0.measure.isAdditive && $0.measure.timing == .flow && $0.members.isEmpty
        && desk.index.figures.axis("region", of: $0.measure.id) != nil
    }.prefix(2).compactMap { contributions(of: $0.measure) }
    guard !tables.isEmpty else { return nil }
    return ReportPartContext(
      anchor: "contributions", title: words[.reportContributions],
      text: words[.contributionsNote], tables: tables, points: [])
  }

  private func contributions(of measure: Measure) -> BlockTableContext? {
    let block = FigureBlock(
      kind: .table, measures: [measure.id], by: ["region"], span: .one(period), sort: "-value",
      at: .whole("content/reports/"))
    guard let grid = GridReader(desk: desk, block: block).grid(),
      let now = desk.figure(measure.id, in: period).exact,
      let before = desk.figure(measure.id, in: period.yearBefore).exact,
      desk.figure(measure.id, in: period, .yoy).exact != nil,
      let change = now.difference(from: before), change.numerator != 0
    else { return nil }
    let rows = grid.rows.indices.compactMap { row -> TableRowContext? in
      let figure = grid.cells[row][0]
      guard let own = figure.exact,
        let past = desk.figure(measure.id, figure.key.members, in: period.yearBefore).exact,
        let step = own.difference(from: past), let share = step.divided(by: change)
      else { return nil }
      return TableRowContext(
        head: .plain(grid.rows[row].name),
        cells: [
          .number(desk.number(own, of: measure)), .number(desk.number(past, of: measure)),
          .number(desk.signed(step, of: measure)), .number(desk.numbers.percent(share, digits: 1)),
        ])
    }
    guard rows.count > 1 else { return nil }
    return BlockTableContext(
      id: "contributions-\(measure.id)", number: nil, title: desk.text(measure.name),
      subtitle: nil,
      table: TableContext(
        caption: desk.text(measure.name),
        columns: [
          .text(grid.rowTitle), .number(words[.now]), .number(words[.yearAgo]),
          .number(words[.changeHead]), .number(words[.contribution]),
        ], rows: rows,
        totals: [
          TableRowContext(
            head: .plain(words[.whole]),
            cells: [
              .number(desk.number(now, of: measure)), .number(desk.number(before, of: measure)),
              .number(desk.signed(change, of: measure)), .number("100%"),
            ])
        ]), source: nil, note: nil, downloads: [])
  }

  /// Who has not reported, or late.
  private var late: ReportPartContext? {
    let points = desk.index.reportedRegisters.compactMap { register -> String? in
      guard let reporting = desk.index.figures.reporting(of: register.schema.id, in: period) else {
        return nil
      }
      let (missing, late) = (reporting.missing, reporting.late.map(\.member))
      func names(_ ids: [String]) -> String {
        ids.map { desk.reporter($0, in: reporting.list) }.joined(separator: words[.listComma])
      }
      var text = words(
        .reportedOf,
        [
          "name": desk.text(register.schema.name), "n": String(reporting.reported.count),
          "m": String(reporting.due.count),
        ])
      if !missing.isEmpty { text += words(.missingReports, ["names": names(missing)]) }
      if !late.isEmpty { text += words(.lateReports, ["names": names(late)]) }
      return text + words[.fullStop]
    }
    guard !points.isEmpty else { return nil }
    return ReportPartContext(
      anchor: "late", title: words[.reportLate], text: nil, tables: [], points: points)
  }

  /// Rows that fall due in the next period and are not done.
  private var due: ReportPartContext? {
    let next = period.next
    let tables = desk.index.shownRegisters.compactMap { register -> BlockTableContext? in
      guard register.schema.publication == .rows, register.schema.field("due")?.type == .date,
        register.schema.field("done")?.type == .date
      else { return nil }
      let rows = (0..<register.rowCount).filter { row in
        guard let due = register.date("due", row: row), next.contains(due) else { return false }
        return register.date("done", row: row).map { $0 > period.end } ?? true
      }
      guard !rows.isEmpty else { return nil }
      let text = RegisterText(desk: desk, register: register)
      let name = desk.text(register.schema.name)
      return BlockTableContext(
        id: "due-\(register.schema.id)", number: nil, title: name, subtitle: nil,
        table: text.table(
          Array(rows.prefix(40)), fields: text.fields(named: [], atMost: 5), caption: name),
        source: nil, note: nil, downloads: [])
    }
    guard !tables.isEmpty else { return nil }
    return ReportPartContext(
      anchor: "due", title: words(.reportDue, ["period": desk.dates.period(next)]), text: nil,
      tables: tables, points: [])
  }

  // MARK: Frame

  private var beside: [LinkContext] {
    let known = Set(desk.index.reportPeriods)
    let around = Period.Kind.allCases.filter { $0.rawValue > period.kind.rawValue }
      .map { Period($0, containing: period.start) }
    return ([period.previous, period.next, period.yearBefore] + around).filter(known.contains).map {
      LinkContext(
        desk.dates.period($0), to: desk.language.routes.route("reports/\($0.id)/"))
    }
  }

  private func subject(_ measures: [Measure]) -> PageSubject {
    var subject = PageSubject(
      content: .report(desk.language.place, period), route: route, title: title)
    subject.description = words(
      .reportDescription, ["period": desk.dates.period(period), "n": String(measures.count)])
    subject.section = .statistics
    subject.trail = [
      LinkContext(words[.statistics], to: desk.language.routes.route("statistics/")),
      LinkContext(words[.reports], to: desk.language.routes.route("reports/")),
      .plain(desk.dates.period(period)),
    ]
    subject.data = [
      desk.dataset(
        name: title, description: subject.description ?? title, route: route,
        measures: Array(measures.prefix(20)), period: period)
    ]
    subject.metas = desk.columnMetas(
      name: title, description: subject.description, keywords: [], type: words[.columnTypeData])
    return subject
  }
}

extension Desk {
  /// A difference of values with its sign.
  func signed(_ value: Rational, of measure: Measure) -> String {
    let text = number(value, of: measure)
    return value.numerator > 0 ? "+" + text : text
  }

  /// All reports by year.
  func reportsPage() -> ReportListPage {
    let route = language.routes.route("reports/")
    var subject = PageSubject(
      content: .reports(language.place), route: route, title: words[.reports])
    subject.description = words(
      .reportsDescription, ["n": numbers.count(Int64(index.reportPeriods.count))])
    subject.section = .statistics
    subject.trail = [
      LinkContext(words[.statistics], to: language.routes.route("statistics/")),
      .plain(words[.reports]),
    ]
    subject.metas = columnMetas(
      name: words[.reports], description: subject.description, keywords: [],
      type: words[.columnTypeData])
    let years = Set(index.reportPeriods.map(\.year)).sorted(by: >)
    return ReportListPage(
      frame: frame(subject), title: words[.reports], description: subject.description ?? "",
      years: years.map { year in
        ReportYearContext(
          title: words(.yearName, ["year": String(year)]), anchor: "y\(year)",
          lines: [Period.Kind.year, .half, .quarter, .month].compactMap { kind in
            let periods = index.reportPeriods.filter { $0.year == year && $0.kind == kind }
            guard !periods.isEmpty else { return nil }
            return ReportLineContext(
              links: periods.map {
                LinkContext(dates.period($0), to: language.routes.route("reports/\($0.id)/"))
              })
          })
      }, t: templateWords)
  }
}
