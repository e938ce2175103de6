import BulletinModel

/// Makes the overview of a year of activities.
struct YearPresenter {
  let desk: Desk
  let year: Int

  private var words: Words { desk.words }
  private var places: Range<Int> { desk.index.activities.range(ofYear: year) }
  private var months: [Period] { desk.index.activities.months.filter { $0.year == year } }
  private var isLatest: Bool { desk.index.activities.years.last == year }

  /// The page.
  var page: ActivitiesPage {
    let note = desk.text(desk.edition.settings.statistics.note)
    return ActivitiesPage(
      frame: desk.frame(subject), title: title, description: desk.summary(places), years: years,
      keyFigures: keyFigures,
      upcoming: isLatest ? desk.upcoming(limit: 8, anchor: "upcoming") : nil,
      calendar: calendar, kinds: kinds, months: places.isEmpty ? nil : monthTable,
      subscription: isLatest
        ? LinkContext(
          words[.calendarFile], to: desk.language.routes.route("activities/calendar.ics")) : nil,
      note: note,
      t: desk.templateWords)
  }

  /// A year that is over in figures; of the running one the last whole quarter, which has a
  /// quarter to compare with.
  private var keyFigures: KeyFiguresContext? {
    let whole = Period(.year, year: year).flatMap { $0.end < desk.edition.now.date ? $0 : nil }
    return desk.keyFigures(
      ["activities", "attendance", "served"], at: [:], in: whole, title: words[.keyFigures])
  }

  private var title: String {
    words(.activitiesOf, ["period": words(.yearName, ["year": String(year)])])
  }

  private var years: [LinkContext] {
    let all = desk.index.activities.years
    guard all.count > 1 else { return [] }
    return all.reversed().map { other in
      LinkContext(
        url: desk.index.route(ofYear: other, in: desk.language).href,
        text: words(.yearName, ["year": String(other)]), current: other == year, count: nil)
    }
  }

  private var monthTable: TableContext {
    let rows = months.map { month in
      let totals = desk.totals(desk.index.activities.byMonth[month] ?? 0..<0)
      return TableRowContext(
        head: LinkContext(
          desk.dates.period(month), to: desk.language.routes.route("activities/\(month.id)/")),
        cells: [
          .number(desk.numbers.count(totals.sessions)),
          .number(desk.numbers.count(totals.attendance)),
        ])
    }
    let whole = desk.totals(places)
    return TableContext(
      caption: words(.activitiesByMonth, ["year": String(year)]),
      columns: [
        .text(words[.month]), .number(words[.sessionsHead]), .number(words[.attendanceHead]),
      ],
      rows: rows,
      totals: [
        TableRowContext(
          head: .plain(words[.total]),
          cells: [
            .number(desk.numbers.count(whole.sessions)),
            .number(desk.numbers.count(whole.attendance)),
          ])
      ])
  }

  // MARK: Charts

  private var byDay: [CivilDate: Int64] {
    var days: [CivilDate: Int64] = [:]
    for place in places {
      let entry = desk.index.activities.entries[place]
      guard !(desk.edition.now.date < entry.date) else { continue }
      days[entry.date, default: 0] += entry.sessions
    }
    return days
  }

  private var calendar: FigureContext? {
    let days = byDay
    guard !days.isEmpty else { return nil }
    let busiest = days.max { $0.value != $1.value ? $0.value < $1.value : $1.key < $0.key }
    let title = busiest.map {
      words(
        .busiestDay,
        ["date": desk.dates.monthDay($0.key), "n": desk.numbers.count($0.value)])
    }
    return FigureContext(
      id: "days", number: words(.figureNumber, ["n": "1"]), title: title ?? self.title,
      subtitle: words(.sessionsByDay, ["year": String(year)]),
      plot: ChartRoom.calendar(year: year, days: days, desk: desk), heat: nil, legend: [],
      source: desk.statisticsSource, note: nil, table: weekdayTable, downloads: [])
  }

  private var weekdayTable: TableContext {
    var sums = Array(repeating: Int64(0), count: 7)
    for place in places {
      let entry = desk.index.activities.entries[place]
      guard !(desk.edition.now.date < entry.date) else { continue }
      sums[entry.date.weekday - 1] += entry.sessions
    }
    let total = sums.reduce(0, +)
    let names: [Word] = [
      .monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday,
    ]
    return TableContext(
      caption: words(.sessionsByWeekday, ["year": String(year)]),
      columns: [
        .text(words[.weekdayHead]), .number(words[.sessionsHead]), .number(words[.shareHead]),
      ],
      rows: zip(names, sums).map { name, sum in
        TableRowContext(
          head: .plain(words[name]),
          cells: [.number(desk.numbers.count(sum)), .number(share(sum, of: total))])
      }, totals: [])
  }

  private func share(_ part: Int64, of whole: Int64) -> String {
    Rational(part, whole).map { desk.numbers.percent($0) } ?? NumberFormat.missing
  }

  private var kinds: FigureContext? {
    let entries = desk.index.activities.entries
    let kinds = desk.kinds(of: places)
    guard kinds.count > 1 else { return nil }
    let total = desk.totals(places).sessions
    let sums = kinds.map { kind in
      (kind, desk.totals(places.lazy.filter { entries[$0].kind == kind }))
    }.sorted { $0.1.sessions > $1.1.sessions }
    let bars = sums.map { kind, totals in
      ChartRoom.Bar(
        label: desk.name(of: kind, in: "activity_kinds", short: true),
        value: Rational(totals.sessions), text: desk.numbers.count(totals.sessions), before: nil)
    }
    let (most, least) = (bars[0], bars[bars.count - 1])
    return FigureContext(
      id: "by-kind", number: words(.figureNumber, ["n": "2"]),
      title: words(
        .mostOfKind, ["kind": most.label, "share": share(sums[0].1.sessions, of: total)]),
      subtitle: words(.sessionsByKind, ["year": String(year)]),
      plot: ChartRoom.bars(
        bars, target: nil, title: words(.sessionsByKind, ["year": String(year)]),
        description: words(
          .highestLowest,
          ["high": most.label, "a": most.text, "low": least.label, "b": least.text]),
        id: "kinds", desk: desk),
      heat: nil, legend: [], source: desk.statisticsSource,
      note: Desk.addsUp(sums.map(\.1.sessions), to: total) ? nil : words[.roundingNote],
      table: TableContext(
        caption: words(.sessionsByKind, ["year": String(year)]),
        columns: [
          .text(words[.kind]), .number(words[.sessionsHead]), .number(words[.attendanceHead]),
          .number(words[.shareHead]),
        ],
        rows: sums.map { kind, totals in
          TableRowContext(
            head: .plain(desk.name(of: kind, in: "activity_kinds")),
            cells: [
              .number(desk.numbers.count(totals.sessions)),
              .number(desk.numbers.count(totals.attendance)),
              .number(share(totals.sessions, of: total)),
            ])
        }, totals: []),
      downloads: [])
  }

  private var subject: PageSubject {
    var subject = PageSubject(
      content: .year(desk.language.place, year: year),
      route: desk.index.route(ofYear: year, in: desk.language), title: title)
    subject.description = words(
      .withPeriod,
      [
        "period": words(.yearName, ["year": String(year)]), "text": desk.summary(places),
      ])
    subject.section = .activities
    if isLatest {
      subject.trail = [.plain(words[.activities])]
    } else {
      subject.trail = [
        LinkContext(words[.activities], to: desk.language.routes.route("activities/")),
        .plain(words(.yearName, ["year": String(year)])),
      ]
    }
    subject.metas = desk.columnMetas(
      name: title, description: subject.description, keywords: [],
      type: words[.columnTypeNews])
    return subject
  }
}

extension Desk {
  /// Tells whether the printed shares of some parts add up to the whole, at two decimals.
  static func addsUp(_ parts: [Int64], to whole: Int64) -> Bool {
    parts.reduce(Int64(0)) { $0 + (Rational($1, whole)?.scaled(digits: 4) ?? 0) } == 10_000
  }

  /// The source printed under charts.
  var statisticsSource: String? { text(edition.settings.statistics.source) }
}

extension TableCellContext {
  /// A cell set flush right.
  static func number(_ text: String, heat: String? = nil) -> TableCellContext {
    TableCellContext(text: text, isNumber: true, heat: heat, url: nil)
  }

  /// A cell of words.
  static func text(_ text: String) -> TableCellContext {
    TableCellContext(text: text, isNumber: false, heat: nil, url: nil)
  }
}

extension TableColumnContext {
  /// The head of a column of numbers.
  static func number(_ text: String) -> TableColumnContext {
    TableColumnContext(text: text, isNumber: true)
  }

  /// The head of a column of words.
  static func text(_ text: String) -> TableColumnContext {
    TableColumnContext(text: text, isNumber: false)
  }
}
