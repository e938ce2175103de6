import BulletinModel

extension Desk {
  /// How far back calendars for other programs reach, and how many activities they hold at most.
  private static let (daysBack, longest): (Int32, Int) = (92, 500)

  var releaseCalendar: ReleaseCalendar {
    ReleaseCalendar(rules: edition.settings.statistics.releases)
  }

  // MARK: Feeds

  /// The activities of the last three months and all that are announced.
  func activityCalendar() -> CalendarFeed {
    let entries = index.activities.entries
    let first = CivilDate(days: edition.now.date.days - Desk.daysBack)
    let start = entries.firstPlace { !($0.date < first) }
    let places = (start..<entries.count).suffix(Desk.longest)
    return CalendarFeed(
      name: words(.windowTitle, ["page": words[.activities], "site": siteTitle]), language: tag,
      entries: places.map(calendarEntry))
  }

  private func calendarEntry(_ place: Int) -> CalendarFeed.Entry {
    let entry = index.activities.entries[place]
    let host = entry.hosts.first.flatMap { index.tree.place(of: $0) }.map {
      edition.branches[$0].name
    }
    return CalendarFeed.Entry(
      uid: "activity-\(entry.id)@\(index.address.host)", first: entry.date,
      last: entry.end ?? entry.date, title: entry.title,
      place: entry.place ?? entry.region.map { name(of: $0, in: "regions") },
      note: host, url: index.address.absolute(route(ofDay: entry.date)))
  }

  /// The releases of the year around the day of the build.
  func releaseFeed() -> CalendarFeed {
    CalendarFeed(
      name: words(.windowTitle, ["page": words[.releases], "site": siteTitle]), language: tag,
      entries: announcedReleases.map { release in
        CalendarFeed.Entry(
          uid: "release-\(release.period.id)@\(index.address.host)", first: release.day,
          last: release.day, title: releaseTitle(release.period), place: nil, note: nil,
          url: index.address.absolute(
            language.routes.route("statistics/releases/").href))
      })
  }

  private var announcedReleases: [ReleaseCalendar.Release] {
    let today = edition.now.date.days
    return releaseCalendar.releases(
      from: CivilDate(days: today - Desk.daysBack), to: CivilDate(days: today + 366))
  }

  private func releaseTitle(_ period: Period) -> String {
    words(.releaseOf, ["period": dates.period(period)])
  }

  // MARK: The page

  /// Which figures were released when, and when the next ones are.
  func releasesPage() -> ReportPage {
    let today = edition.now.date
    let releases = announcedReleases
    let coming = releases.filter { $0.day >= today }
    let past = Array(releases.filter { $0.day < today }.reversed())
    return statisticsPage(
      .releases(language.place), at: "statistics/releases/", title: words[.releases],
      description: words[.releasesDescription],
      release: (nextRelease.map { [$0] } ?? []) + [
        FactContext(
          label: words[.calendarFile],
          values: [
            LinkContext("releases.ics", to: language.routes.route("statistics/releases.ics"))
          ], date: nil)
      ],
      parts: [
        part(words[.releasesComing], "coming", coming), part(words[.releasesPast], "past", past),
      ]
      .compactMap { $0 })
  }

  /// When the next figures come; nil where the site announces none.
  var nextRelease: FactContext? {
    releaseCalendar.next(from: edition.now.date).map { release in
      FactContext(
        label: words[.nextRelease], values: [.plain(dates.period(release.period))],
        date: date(release.day))
    }
  }

  private func part(
    _ title: String, _ anchor: String, _ releases: [ReleaseCalendar.Release]
  ) -> ReportPartContext? {
    guard !releases.isEmpty else { return nil }
    return ReportPartContext(
      anchor: anchor, title: title, text: nil,
      tables: [
        BlockTableContext(
          id: "releases-\(anchor)", number: nil, title: nil, subtitle: nil,
          table: TableContext(
            caption: title, columns: [.text(words[.dayHead]), .text(words[.figureHead])],
            rows: releases.map(row), totals: []), source: nil, note: nil, downloads: [])
      ], points: [])
  }

  private func row(_ release: ReleaseCalendar.Release) -> TableRowContext {
    let isOut = index.reportPeriods.contains(release.period)
    let route = language.routes.route("reports/\(release.period.id)/")
    return TableRowContext(
      head: .plain(dates.day(release.day)),
      cells: [
        TableCellContext(
          text: releaseTitle(release.period), isNumber: false, heat: nil,
          url: isOut ? route.href : nil)
      ])
  }
}
