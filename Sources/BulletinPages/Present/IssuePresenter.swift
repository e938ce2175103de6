import BulletinModel

extension Desk {
  /// 第八十六期 in Chinese, the plain number elsewhere, with the year's own number.
  func issueOrdinal(_ issue: BulletinIssue) -> String {
    words(
      .issueOrdinal,
      [
        "year": String(issue.date.year), "number": String(issue.number),
        "total": String(issue.total), "han": ChineseNumeral.text(issue.total),
      ])
  }

  /// The items of an issue in this language, in the issue's order.
  func issueItems(_ issue: BulletinIssue) -> [Int] {
    issue.items.compactMap { index.item(withKey: $0, in: language.place) }
  }

  /// An issue in a list.
  func issueRow(_ place: Int) -> IssueRowContext {
    let issue = edition.issues[place]
    let items = issueItems(issue)
    return IssueRowContext(
      url: language.routes.route("issues/\(issue.id)/").href, name: issueName(issue),
      title: issue.title ?? items.first.map { listTitle(of: edition.news[$0]) },
      date: date(issue.date),
      count: items.isEmpty ? nil : words(.itemCount, ["n": String(items.count)]),
      summary: issue.lead)
  }

  /// All issues by year.
  func issuesPage() -> IssueListPage {
    let title = words[.issues]
    let total = words(.allIssues, ["n": numbers.count(Int64(language.issues.count))])
    var subject = PageSubject(
      content: .issues(language.place), route: language.routes.route("issues/"), title: title)
    subject.description = words(.issuesDescription, ["site": siteTitle, "total": total])
    subject.section = .issues
    subject.trail = [.plain(title)]
    subject.metas = columnMetas(
      name: title, description: subject.description, keywords: [], type: words[.columnTypeNews])
    var years: [(year: Int, issues: [Int])] = []
    for place in language.issues {
      let year = edition.issues[place].date.year
      if years.last?.year == year {
        years[years.count - 1].issues.append(place)
      } else {
        years.append((year, [place]))
      }
    }
    return IssueListPage(
      frame: frame(subject), title: title, description: subject.description, total: total,
      years: years.map { group in
        IssueYearContext(
          title: words(.yearName, ["year": String(group.year)]), anchor: "y\(group.year)",
          issues: group.issues.map(issueRow))
      }, t: templateWords)
  }
}

/// Makes the page of an issue.
struct IssuePresenter {
  let desk: Desk
  let place: Int

  private var issue: BulletinIssue { desk.edition.issues[place] }
  private var words: Words { desk.words }

  /// The page.
  var page: IssuePage {
    let items = desk.issueItems(issue)
    let issues = desk.language.issues
    let rank = issues.firstIndex(of: place) ?? 0
    let number = desk.index.document(ofIssue: place, in: desk.language.place)
    return IssuePage(
      frame: desk.frame(subject(items)), site: desk.siteTitle, name: desk.issueName(issue),
      ordinal: desk.issueOrdinal(issue), title: issue.title, issuer: issue.issuer,
      date: desk.date(issue.date), lead: issue.lead, editorNote: issue.editorNote,
      contents: items.enumerated().map { place, item in
        LinkContext(
          url: "#" + anchor(place), text: desk.listTitle(of: desk.edition.news[item]),
          current: false, count: nil)
      },
      articles: items.enumerated().map { article($1, place: $0) },
      body: issue.body.html.isEmpty ? nil : desk.prose(ofDocument: number), keyFigures: keyFigures,
      figure: nil, toUp: list(issue.toUp), toSide: list(issue.toSide),
      toDown: list(issue.toDown),
      copies: issue.copies.map { words(.copies, ["n": desk.numbers.count(Int64($0))]) },
      previous: rank + 1 < issues.count ? link(issues[rank + 1]) : nil,
      next: rank > 0 ? link(issues[rank - 1]) : nil,
      archive: LinkContext(
        words(.allIssues, ["n": desk.numbers.count(Int64(issues.count))]),
        to: desk.language.routes.route("issues/")),
      others: issues.lazy.filter { $0 != place }.prefix(6).map { desk.issueRow($0) },
      code: desk.code(of: route),
      document: desk.document(of: .issue(desk.language.place, issue: place), at: route),
      t: desk.templateWords)
  }

  private var route: Route { desk.language.routes.route("issues/\(issue.id)/") }

  private func anchor(_ place: Int) -> String { "a\(place + 1)" }

  private func list(_ names: [String]) -> String? {
    names.isEmpty ? nil : names.joined(separator: words[.listComma])
  }

  private func link(_ place: Int) -> LinkContext {
    let issue = desk.edition.issues[place]
    return LinkContext(
      desk.issueName(issue), to: desk.language.routes.route("issues/\(issue.id)/"))
  }

  /// An item inside the issue: short ones and notices are set as briefs.
  private func article(_ item: Int, place: Int) -> IssueArticleContext {
    let news = desk.edition.news[item]
    let document = desk.index.documents[item]
    let names = news.authors.joined(separator: words[.nameSpace])
    return IssueArticleContext(
      anchor: anchor(place), url: document.route.href, kicker: news.headline.kicker,
      lines: news.headline.lines.map { TextContext(text: $0) },
      subtitle: news.headline.subtitle,
      byline: names.isEmpty ? nil : words(.bracketed, ["text": names]),
      photo: leadPhoto(of: news, document), summary: news.summary.isEmpty ? nil : news.summary,
      body: news.body.html.isEmpty
        ? nil
        : .prose(
          news.body, desk.index.links[item], prefixingIDsWith: anchor(place) + "-",
          page: document.route.href, number: desk.photoNumber,
          block: { desk.drawn($0, of: document.blocks, on: document.route) },
          figure: desk.placedFigures(of: document)),
      isBrief: place > 0 && news.photos.isEmpty && news.body.wordCount < 400)
  }

  /// The first photograph, unless the prose places it itself.
  private func leadPhoto(of item: NewsItem, _ document: Document) -> PhotoContext? {
    guard item.body.images.isEmpty else { return nil }
    return desk.photos(of: document, firstIsLead: false).first
  }

  private var keyFigures: KeyFiguresContext? {
    let month = Period(.month, containing: issue.date).previous
    return desk.keyFigures(
      ["branches", "activities", "attendance"], at: [:], in: month, title: words[.keyFigures],
      note: desk.text(desk.edition.settings.statistics.note))
  }

  private func subject(_ items: [Int]) -> PageSubject {
    let name = desk.issueName(issue)
    var subject = PageSubject(
      content: .issue(desk.language.place, issue: place),
      route: route,
      title: issue.title.map { words(.titleWithLabel, ["title": $0, "label": name]) } ?? name)
    subject.description =
      issue.lead
      ?? words(
        .issueDescription,
        [
          "site": desk.siteTitle, "name": name, "date": desk.dates.day(issue.date),
          "n": String(items.count),
        ])
    subject.section = .issues
    subject.trail = [
      LinkContext(words[.issues], to: desk.language.routes.route("issues/")), .plain(name),
    ]
    subject.metas = desk.columnMetas(
      name: name, description: subject.description, keywords: [], type: words[.columnTypeNews])
    return subject
  }
}
