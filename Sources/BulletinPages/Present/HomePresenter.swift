import BulletinModel

/// Makes the front page of a language.
struct HomePresenter {
  let desk: Desk

  private var words: Words { desk.words }
  private var edition: Edition { desk.edition }
  private var items: [Int] { desk.language.lists.all }

  /// The page.
  var page: HomePage {
    let lead = leadItem
    let side = Array(items.lazy.filter { $0 != lead }.prefix(3))
    let notices = noticeItems
    let shown = Set(side + (lead.map { [$0] } ?? []))
    let latest = items.lazy.filter { !shown.contains($0) && !notices.contains($0) }.prefix(8)
    return HomePage(
      frame: desk.frame(subject), today: today, imprint: imprint, ear: ear,
      lead: lead.map { leadContext($0, side: side) },
      latest: desk.block(words[.latest], anchor: "latest", latest, more: newsLink),
      upcoming: desk.upcoming(limit: 5, anchor: "upcoming"),
      notices: notices.isEmpty
        ? nil
        : desk.block(
          words[.notices], anchor: "notices", notices,
          more: edition.settings.home.notices.map {
            LinkContext(words[.all], to: desk.language.route(of: .column($0)))
          }),
      keyFigures: keyFigures, columns: columns(besides: lead), issue: issueCover,
      statistics: statistics, t: desk.templateWords)
  }

  private var newsLink: LinkContext {
    LinkContext(words[.all], to: desk.language.routes.route("news/"))
  }

  /// The chosen lead, else the newest item with a photograph, else the newest.
  private var leadItem: Int? {
    if let key = edition.settings.home.lead,
      let chosen = items.first(where: { edition.news[$0].key == key })
    {
      return chosen
    }
    let fresh = items.prefix(60)
    return fresh.first { !edition.news[$0].photos.isEmpty && edition.news[$0].genre != .notice }
      ?? items.first
  }

  private func leadContext(_ place: Int, side: [Int]) -> LeadContext {
    let item = edition.news[place]
    let document = desk.index.documents[place]
    let photo = item.photos.first.map { photo in
      PhotoContext(
        document.pictures(of: photo.file, in: desk.index),
        alternative: photo.alternative, number: nil, caption: photo.caption,
        credit: photo.credit, isFirst: true)
    }
    return LeadContext(
      url: document.route.href, label: desk.label(of: item), kicker: item.headline.kicker,
      lines: item.headline.lines.map { TextContext(text: $0) },
      deck: item.summary.isEmpty ? nil : item.summary, photo: photo, date: desk.date(item.date),
      side: side.map { desk.story($0, withPhoto: false) })
  }

  /// The newest items of the notices' column that have not expired.
  private var noticeItems: [Int] {
    guard let column = edition.settings.home.notices else { return [] }
    return Array(
      desk.language.items(of: .column(column)).lazy.filter { place in
        edition.news[place].expires.map { edition.now < $0 } ?? true
      }.prefix(5))
  }

  private func columns(besides lead: Int?) -> [StoryBlockContext] {
    let chosen = edition.settings.home.columns
    let ids =
      chosen.isEmpty
      ? edition.columns.map(\.id).filter { $0 != edition.settings.home.notices } : chosen
    return ids.prefix(6).compactMap { id in
      guard let column = desk.index.columns[id] else { return nil }
      let items = desk.language.items(of: .column(id)).lazy.filter { $0 != lead }.prefix(5)
      return desk.block(
        desk.text(column.name), anchor: "column-\(id)", items,
        more: LinkContext(words[.all], to: desk.language.route(of: .column(id))), leads: true)
    }
  }

  // MARK: Masthead

  private var today: DateContext {
    let day = edition.now.date
    return DateContext(
      iso: day.iso,
      text: words(.today, ["date": desk.dates.day(day), "weekday": words[.weekday(day)]]),
      short: desk.dates.short(day))
  }

  private var imprint: [TextContext] {
    var lines: [String] = []
    if let organiser = desk.text(edition.settings.footer.organiser) { lines.append(organiser) }
    if let since = edition.settings.since { lines.append(words(.since, ["year": String(since)])) }
    if let issue = desk.language.issues.first {
      lines.append(words(.issuesSoFar, ["n": String(edition.issues[issue].total)]))
    }
    return lines.map { TextContext(text: $0) }
  }

  /// The newest issue, else the latest statistics.
  private var ear: EarContext? {
    if let place = desk.language.issues.first {
      let issue = edition.issues[place]
      return EarContext(
        label: words[.newestIssue],
        url: desk.language.routes.route("issues/\(issue.id)/").href,
        title: issue.title ?? desk.issueName(issue), text: issue.lead)
    }
    guard let release = desk.latestRelease else { return nil }
    return EarContext(
      label: words[.latestRelease], url: desk.language.routes.route("statistics/").href,
      title: release, text: nil)
  }

  private var issueCover: IssueCoverContext? {
    guard let place = desk.language.issues.first else { return nil }
    let issue = edition.issues[place]
    let items = desk.issueItems(issue).prefix(6)
    return IssueCoverContext(
      url: desk.language.routes.route("issues/\(issue.id)/").href, name: desk.issueName(issue),
      ordinal: desk.issueOrdinal(issue), date: desk.date(issue.date), title: issue.title,
      items: items.map { desk.link(toItem: $0) },
      archive: LinkContext(
        words(.allIssues, ["n": desk.numbers.count(Int64(desk.language.issues.count))]),
        to: desk.language.routes.route("issues/")),
      site: desk.siteTitle)
  }

  // MARK: Figures

  private var keyFigures: KeyFiguresContext? {
    let chosen = edition.settings.home.keyFigures
    let ids =
      chosen.isEmpty
      ? ["coverage", "branches", "members", "activities", "attendance"] : chosen
    return desk.keyFigures(
      Array(ids.prefix(5)), at: [:], title: words[.keyFigures],
      note: desk.text(edition.settings.statistics.note))
  }

  private var statistics: HomeStatisticsContext? {
    guard let figure = StatisticsCharts(desk: desk).leading else { return nil }
    return HomeStatisticsContext(
      more: LinkContext(words[.allStatistics], to: desk.language.routes.route("statistics/")),
      figure: figure)
  }

  // MARK: Frame

  private var subject: PageSubject {
    let home = desk.language.routes.home
    var subject = PageSubject(
      content: .home(desk.language.place), route: home, title: desk.siteTitle)
    subject.description =
      desk.text(edition.settings.description) ?? desk.text(edition.settings.tagline)
      ?? desk.siteTitle
    if !items.isEmpty { subject.feeds = [(.archive, desk.siteTitle)] }
    subject.data = [
      .object(
        ("@type", .string("WebSite")), ("name", .string(desk.siteTitle)),
        ("url", .string(desk.index.address.absolute(home.href))),
        ("inLanguage", .string(desk.tag.tag)),
        ("description", .optional(subject.description)), ("publisher", desk.publisher)),
      desk.publisher,
    ]
    subject.image = leadItem.flatMap { desk.shareImage(desk.index.documents[$0]) }
    return subject
  }
}
