import BulletinModel

extension Desk {
  /// An activity in an agenda or a list.
  ///
  /// - Parameters:
  ///   - place: Its place among all activities.
  ///   - anchor: Its id in the page where it stands in an agenda.
  ///   - filters: The numbers of the kinds in the page's filter.
  /// - Returns: The activity with everything that an agenda prints.
  func event(_ place: Int, anchor: String, filters: [String: Int] = [:]) -> EventContext {
    let entry = index.activities.entries[place]
    return EventContext(
      anchor: anchor, iso: entry.date.iso, day: String(entry.date.day),
      weekday: words[.weekday(entry.date)],
      short: dates.short(CivilDateTime(entry.date), at: edition.now),
      title: entry.title, url: route(ofDay: entry.date),
      kind: entry.kind.map { name(of: $0, in: "activity_kinds") },
      place: entry.place ?? entry.region.map { name(of: $0, in: "regions", short: true) },
      time: time(of: entry),
      branch: entry.hosts.first.flatMap { index.tree.place(of: $0) }.map {
        link(toBranch: $0, short: true)
      },
      participants: entry.attendance.map { words(.participants, ["n": numbers.count($0)]) },
      note: nil,
      stories: (language.lists.activities[entry.id] ?? []).prefix(3).map { link(toItem: $0) },
      isPast: entry.end ?? entry.date < edition.now.date,
      filter: entry.kind.flatMap { filters[$0] }.map(String.init))
  }

  /// Until when it lasts, and in how many sessions.
  private func time(of entry: ActivityLedger.Entry) -> String? {
    if let end = entry.end { return words(.until, ["date": dates.monthDay(end)]) }
    return entry.sessions > 1 ? words(.sessions, ["n": numbers.count(entry.sessions)]) : nil
  }

  /// The next activities from the day of the build on; nil where there is none.
  func upcoming(limit: Int, anchor: String) -> EventBlockContext? {
    let entries = index.activities.entries
    let now = edition.now.date
    let first = entries.firstPlace { !($0.date < now) }
    guard first < entries.count else { return nil }
    return EventBlockContext(
      title: words[.upcoming], anchor: anchor,
      more: LinkContext(words[.all], to: language.routes.route("activities/")),
      events: (first..<min(entries.count, first + limit)).map {
        event($0, anchor: "\(anchor)-\($0 - first + 1)")
      })
  }

  /// How many sessions of some activities were held by the day of the build, and how many took part.
  func totals(_ places: some Sequence<Int>) -> (sessions: Int64, attendance: Int64) {
    var totals: (sessions: Int64, attendance: Int64) = (0, 0)
    for place in places {
      let entry = index.activities.entries[place]
      guard !(edition.now.date < entry.date) else { continue }
      totals.sessions += entry.sessions
      totals.attendance += entry.attendance ?? 0
    }
    return totals
  }

  /// How many sessions some activities had and how many took part, in words.
  func summary(_ places: some Sequence<Int>) -> String {
    let totals = totals(places)
    let held = words(
      .activitySummary,
      ["n": numbers.count(totals.sessions), "m": numbers.count(totals.attendance)])
    let planned = places.reduce(Int64(0)) {
      let entry = index.activities.entries[$1]
      return edition.now.date < entry.date ? $0 + entry.sessions : $0
    }
    if planned == 0 { return held }
    let coming = words(.planned, ["n": numbers.count(planned)])
    return totals.sessions == 0 ? coming : held + words[.clauseComma] + coming
  }

  /// The kinds of activity in the order of their vocabulary; unknown ones last, by id.
  func kinds(of places: some Sequence<Int>) -> [String] {
    let used = Set(places.compactMap { index.activities.entries[$0].kind })
    let vocabulary = edition.vocabularies["activity_kinds"]
    return used.sorted {
      let (a, b) = (vocabulary?.order(of: $0) ?? .max, vocabulary?.order(of: $1) ?? .max)
      return a != b ? a < b : precedes($0, $1)
    }
  }
}
