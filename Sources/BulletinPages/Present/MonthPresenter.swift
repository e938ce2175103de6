import BulletinModel

/// Makes the page of a month of activities.
struct MonthPresenter {
  /// From how many activities on a day is told by kind, not one by one.
  static let crowd = 30

  let desk: Desk
  let month: Period

  private var words: Words { desk.words }
  private var places: Range<Int> { desk.index.activities.byMonth[month] ?? 0..<0 }

  /// The page.
  var page: ActivityMonthPage {
    let kinds = desk.kinds(of: places)
    let filters =
      kinds.count < 2
      ? [:]
      : Dictionary(
        kinds.prefix(24).enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: { a, _ in a })
    let days = days
    let now = desk.edition.now.date
    let agenda = days.map { ($0.date, events(of: $0.places, filters: filters)) }
    let months = desk.index.activities.months
    let rank = months.firstIndex(of: month) ?? 0
    return ActivityMonthPage(
      frame: desk.frame(subject), title: title, description: desk.summary(places),
      previous: rank > 0 ? link(months[rank - 1]) : nil,
      next: rank + 1 < months.count ? link(months[rank + 1]) : nil,
      year: LinkContext(
        words(.yearName, ["year": String(month.year)]),
        to: desk.index.route(ofYear: month.year, in: desk.language)),
      filter: filters.isEmpty ? nil : filter(kinds),
      calendar: grid(
        Dictionary(days.map { ($0.date, $0.places) }, uniquingKeysWith: { a, _ in a }),
        filters),
      upcoming: block(
        words[.upcoming], "upcoming", agenda.filter { !($0.0 < now) }.flatMap { $0.1 }),
      past: block(
        words[.held], "held", agenda.filter { $0.0 < now }.reversed().flatMap { $0.1 }),
      note: desk.text(desk.edition.settings.statistics.note), t: desk.templateWords)
  }

  private var title: String {
    words(.activitiesOf, ["period": desk.dates.period(month)])
  }

  private func link(_ month: Period) -> LinkContext {
    LinkContext(
      desk.dates.period(month), to: desk.language.routes.route("activities/\(month.id)/"))
  }

  private func block(
    _ title: String, _ anchor: String, _ events: [EventContext]
  ) -> EventBlockContext? {
    events.isEmpty
      ? nil : EventBlockContext(title: title, anchor: anchor, more: nil, events: events)
  }

  private func filter(_ kinds: [String]) -> FilterContext {
    let choices =
      [words[.allKinds]]
      + kinds.prefix(24).map { desk.name(of: $0, in: "activity_kinds") }
    return FilterContext(
      legend: words[.kind],
      options: choices.enumerated().map {
        FilterOptionContext(id: "f\($0)", text: $1, isFirst: $0 == 0)
      })
  }

  /// The days that have activities, each with them.
  private var days: [(date: CivilDate, places: [Int])] {
    var days: [(date: CivilDate, places: [Int])] = []
    for place in places {
      let date = desk.index.activities.entries[place].date
      if days.last?.date == date {
        days[days.count - 1].places.append(place)
      } else {
        days.append((date, [place]))
      }
    }
    return days
  }

  // MARK: Agenda

  /// The entries of a day; a crowded day has one a kind.
  private func events(of places: [Int], filters: [String: Int]) -> [EventContext] {
    guard places.count > MonthPresenter.crowd else {
      return places.enumerated().map { rank, place in
        desk.event(place, anchor: anchor(place, rank), filters: filters)
      }
    }
    var rank = -1
    return groups(of: places).map { kind, members in
      rank += 1
      return summary(kind, members, anchor: anchor(places[0], rank), filters)
    }
  }

  private func anchor(_ place: Int, _ rank: Int) -> String {
    let day = Anchor.day(desk.index.activities.entries[place].date)
    return rank == 0 ? day : "\(day)-\(rank + 1)"
  }

  private func groups(of places: [Int]) -> [(kind: String?, places: [Int])] {
    let entries = desk.index.activities.entries
    let byKind = Dictionary(grouping: places) { entries[$0].kind }
    let kinds: [String?] = desk.kinds(of: places).map { $0 } + [nil]
    return kinds.compactMap { kind in byKind[kind].map { (kind, $0) } }
  }

  /// One line for all activities of a kind on a crowded day, with the units that held them.
  private func summary(
    _ kind: String?, _ places: [Int], anchor: String, _ filters: [String: Int]
  ) -> EventContext {
    let entries = desk.index.activities.entries
    let date = entries[places[0]].date
    let name = kind.map { desk.name(of: $0, in: "activity_kinds") } ?? words[.otherKinds]
    let totals = places.reduce(into: (sessions: Int64(0), attendance: Int64(0))) {
      $0.sessions += entries[$1].sessions
      $0.attendance += entries[$1].attendance ?? 0
    }
    var seen: Set<String> = []
    let hosts = places.compactMap { entries[$0].hosts.first }.filter { seen.insert($0).inserted }
    let names = hosts.prefix(6).compactMap { desk.index.tree.place(of: $0) }.map {
      desk.edition.branches[$0].short ?? desk.edition.branches[$0].name
    }
    let note = words(
      hosts.count > names.count ? .hostsAndMore : .hosts,
      ["names": names.joined(separator: words[.listComma]), "n": String(hosts.count)])
    return EventContext(
      anchor: anchor, iso: date.iso, day: String(date.day), weekday: words[.weekday(date)],
      short: desk.dates.short(date),
      title: words(.kindOnDay, ["kind": name, "n": desk.numbers.count(totals.sessions)]),
      url: desk.route(ofDay: date), kind: nil, place: nil, time: nil, branch: nil,
      participants: totals.attendance == 0
        ? nil : words(.participants, ["n": desk.numbers.count(totals.attendance)]),
      note: names.isEmpty ? nil : note, stories: [], isPast: date < desk.edition.now.date,
      filter: kind.flatMap { filters[$0] }.map(String.init))
  }

  // MARK: Calendar

  private func grid(_ days: [CivilDate: [Int]], _ filters: [String: Int]) -> MonthGridContext {
    let first = month.start
    let start = first.days - Int32(first.weekday - 1)
    let weeks = (Int(month.end.days - start) + 7) / 7
    let names: [Word] = [
      .monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday,
    ]
    let shorts: [Word] = [
      .shortMonday, .shortTuesday, .shortWednesday, .shortThursday, .shortFriday, .shortSaturday,
      .shortSunday,
    ]
    return MonthGridContext(
      caption: words(.calendarOf, ["period": desk.dates.period(month)]),
      weekdays: zip(shorts, names).map { WeekdayContext(short: words[$0], name: words[$1]) },
      weeks: (0..<weeks).map { week in
        WeekContext(
          days: (0..<7).map { day in
            let date = CivilDate(days: start + Int32(week * 7 + day))
            return self.day(date, days[date] ?? [], filters)
          })
      })
  }

  private func day(_ date: CivilDate, _ places: [Int], _ filters: [String: Int]) -> DayContext {
    let isCrowded = places.count > 4
    let shown = isCrowded ? places.prefix(places.count > MonthPresenter.crowd ? 0 : 3) : places[...]
    let entries = desk.index.activities.entries
    let events = shown.enumerated().map { rank, place in
      DayEventContext(
        url: "#" + anchor(place, rank), text: entries[place].title,
        filter: entries[place].kind.flatMap { filters[$0] }.map(String.init))
    }
    let rest = places.dropFirst(shown.count).reduce(Int64(0)) { $0 + entries[$1].sessions }
    let more =
      isCrowded
      ? LinkContext(
        url: "#" + Anchor.day(date),
        text: words(
          shown.isEmpty ? .eventsOnDay : .moreEvents, ["n": desk.numbers.count(rest)]),
        current: false, count: nil) : nil
    return DayContext(
      text: String(date.day), isOutside: !month.contains(date),
      isToday: date == desk.edition.now.date, events: month.contains(date) ? events : [],
      more: month.contains(date) ? more : nil)
  }

  private var subject: PageSubject {
    var subject = PageSubject(
      content: .month(desk.language.place, month),
      route: desk.language.routes.route("activities/\(month.id)/"), title: title)
    subject.description = words(
      .withPeriod, ["period": desk.dates.period(month), "text": desk.summary(places)])
    subject.section = .activities
    subject.trail = [
      LinkContext(words[.activities], to: desk.language.routes.route("activities/")),
      .plain(desk.dates.period(month)),
    ]
    subject.metas = desk.columnMetas(
      name: title, description: subject.description, keywords: [],
      type: words[.columnTypeNews])
    return subject
  }
}
