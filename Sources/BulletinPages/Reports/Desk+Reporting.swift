import BulletinModel

extension Desk {
  /// Who has reported what, ledger by ledger, over the last periods.
  func reportingPage() -> ReportPage {
    statisticsPage(
      .reporting(language.place), at: "statistics/reporting/", title: words[.reporting],
      description: words[.reportingDescription],
      release: [
        FactContext(label: words[.computedOn], values: [], date: date(edition.now.date))
      ], parts: index.reportedRegisters.compactMap(reportingPart))
  }

  /// A page below the overview of statistics that the program makes.
  func statisticsPage(
    _ content: PlannedContent, at path: String, title: String, description: String,
    release: [FactContext] = [], parts: [ReportPartContext]
  ) -> ReportPage {
    let overview = LinkContext(words[.statistics], to: language.routes.route("statistics/"))
    var subject = PageSubject(
      content: content, route: language.routes.route(path), title: title)
    subject.description = description
    subject.section = .statistics
    subject.trail = [overview, .plain(title)]
    subject.metas = columnMetas(
      name: title, description: description, keywords: [], type: words[.columnTypeData])
    return ReportPage(
      frame: frame(subject), label: overview, title: title, deck: description, release: release,
      note: text(edition.settings.statistics.note), body: nil, parts: parts, beside: [],
      t: templateWords)
  }

  private func reportingPart(_ register: Register) -> ReportPartContext? {
    guard let every = register.schema.expectation?.every else { return nil }
    var periods: [Period] = []
    var next = Period(every, containing: edition.now.date).previous
    while periods.count < 4 {
      periods.append(next)
      next = next.previous
    }
    let states = periods.reversed().compactMap { period in
      index.figures.reporting(of: register.schema.id, in: period).map { (period, $0) }
    }
    guard let (period, latest) = states.last else { return nil }
    let name = text(register.schema.name)
    return ReportPartContext(
      anchor: "register-\(register.schema.id)", title: name,
      text: words(
        .reportedOf,
        [
          "name": dates.period(period), "n": String(latest.reported.count),
          "m": String(latest.due.count),
        ]) + words[.fullStop],
      tables: [
        BlockTableContext(
          id: "reporting-\(register.schema.id)", number: nil, title: nil, subtitle: nil,
          table: TableContext(
            caption: name,
            columns: [.text(words[.reporterHead])] + states.map { .text(dates.period($0.0)) },
            rows: latest.due.map { id in
              TableRowContext(
                head: .plain(reporter(id, in: latest.list)),
                cells: states.map { .text(state(of: id, $0.1)) })
            }, totals: []), source: nil, note: nil, downloads: [])
      ], points: [])
  }

  /// How the report of one who reports stands.
  private func state(of id: String, _ reporting: Reporting) -> String {
    guard reporting.due.contains(id) else { return NumberFormat.missing }
    if reporting.late.contains(where: { $0.member == id }) { return words[.stateLate] }
    return words[reporting.reported.contains(id) ? .stateReported : .stateMissing]
  }

  /// The name of one who reports: a term, a unit, or a row of a ledger.
  func reporter(_ id: String, in list: String) -> String {
    if list == "branches", let place = index.tree.place(of: id) {
      return edition.branches[place].name
    }
    return name(of: id, in: list)
  }
}

extension EditionIndex {
  /// The ledgers that somebody has to report, by their ids.
  var reportedRegisters: [Register] {
    edition.registers.values.filter { $0.schema.expectation != nil }
      .sorted { precedes($0.schema.id, $1.schema.id) }
  }
}
