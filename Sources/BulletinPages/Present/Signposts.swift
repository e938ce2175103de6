import BulletinModel

/// Navigation, foot and facets: what leads from every page to the others.
struct Signposts {
  let index: EditionIndex
  let language: LanguageEdition

  /// How many words the navigation has.
  private static let width = 8

  private var words: Words { language.words }
  private var tag: LanguageTag { language.language }
  private var edition: Edition { index.edition }

  private var hasNews: Bool { !language.lists.all.isEmpty }
  private var hasActivities: Bool { !index.activities.entries.isEmpty }

  private func link(_ word: Word, _ rest: String) -> LinkContext {
    LinkContext(words[word], to: language.routes.route(rest))
  }

  /// The navigation: the fixed parts that exist, filled up with the front page's columns.
  var navigation: [Desk.NavigationEntry] {
    var before = [Desk.NavigationEntry(section: .home, link: link(.home, ""))]
    if hasNews { before.append(.init(section: .news, link: link(.news, "news/"))) }
    var after: [Desk.NavigationEntry] = []
    if !index.shownMeasures.isEmpty {
      after.append(.init(section: .statistics, link: link(.statistics, "statistics/")))
    }
    if !edition.branches.isEmpty {
      after.append(.init(section: .branches, link: link(.branches, "branches/")))
    }
    if hasActivities {
      after.append(.init(section: .activities, link: link(.activities, "activities/")))
    }
    if !language.issues.isEmpty {
      after.append(.init(section: .issues, link: link(.issues, "issues/")))
    }
    let room = max(0, Signposts.width - before.count - after.count)
    let columns = edition.settings.home.columns.lazy.compactMap { index.columns[$0] }
      .filter { !language.items(of: .column($0.id)).isEmpty }.prefix(room)
    before += columns.map { column in
      Desk.NavigationEntry(
        section: .column(column.id),
        link: LinkContext(
          column.name.text(in: tag), to: language.route(of: .column(column.id))))
    }
    return before + after
  }

  /// The foot: contents, data, organisation, about.
  var footer: FooterContext {
    let footer = edition.settings.footer
    return FooterContext(
      columns: footerColumns, organiser: footer.organiser?.text(in: tag),
      office: footer.operator_?.text(in: tag), address: footer.address?.text(in: tag),
      telephone: footer.telephone, email: footer.email, note: footer.note?.text(in: tag),
      icp: footer.icp, police: footer.policeRecord.map(police),
      siteCode: edition.settings.metaProfile == .governmentCN ? edition.settings.siteIDCode : nil)
  }

  private func police(_ record: String) -> LinkContext {
    let digits = String(decoding: record.utf8.filter { (48...57).contains($0) }, as: UTF8.self)
    return LinkContext(
      url: "https://beian.mps.gov.cn/#/query/webSearch?code=\(digits)", text: record,
      current: false, count: nil)
  }

  private var footerColumns: [FooterColumnContext] {
    var contents: [LinkContext] = []
    if hasNews { contents.append(link(.news, "news/")) }
    contents += edition.columns.filter { !language.items(of: .column($0.id)).isEmpty }.prefix(6)
      .map { LinkContext($0.name.text(in: tag), to: language.route(of: .column($0.id))) }
    if !language.lists.tags.isEmpty { contents.append(link(.tags, "tags/")) }
    if !language.issues.isEmpty { contents.append(link(.issues, "issues/")) }
    var data: [LinkContext] = []
    if !index.shownMeasures.isEmpty { data.append(link(.statistics, "statistics/")) }
    if index.hasCoveragePage { data.append(link(.coverage, "statistics/coverage/")) }
    data += statisticsLinks
    var organisation: [LinkContext] = []
    if !edition.branches.isEmpty { organisation.append(link(.branches, "branches/")) }
    if hasActivities { organisation.append(link(.activities, "activities/")) }
    var about = language.pages.prefix(8).map { page in
      LinkContext(
        edition.pages[page].title,
        to: index.documents[index.document(ofPage: page)].route)
    }
    if hasNews { about.append(link(.feed, "feed.xml")) }
    let columns: [(Word, [LinkContext])] = [
      (.footContents, contents), (.footData, data), (.footOrganisation, organisation),
      (.footAbout, Array(about)),
    ]
    return columns.compactMap { head, links in
      links.isEmpty ? nil : FooterColumnContext(title: words[head], links: links)
    }
  }

  /// What the overview of statistics leads to: reports, ledgers, who has reported.
  var statisticsLinks: [LinkContext] {
    var links: [LinkContext] = []
    if !index.reportPeriods.isEmpty { links.append(link(.reports, "reports/")) }
    if !index.shownRegisters.isEmpty { links.append(link(.registers, "registers/")) }
    if !index.reportedRegisters.isEmpty {
      links.append(link(.reporting, "statistics/reporting/"))
    }
    if !edition.settings.statistics.releases.isEmpty {
      links.append(link(.releases, "statistics/releases/"))
    }
    if !index.shownMeasures.isEmpty { links.append(link(.revisions, "statistics/revisions/")) }
    if !index.dataSubjects.isEmpty { links.append(link(.data, "statistics/data/")) }
    return links
  }

  /// Every region as a link to its list, with the short and with the full name.
  var regionLinks: [String: (short: LinkContext, full: LinkContext)] {
    var links: [String: (short: LinkContext, full: LinkContext)] = [:]
    for term in edition.vocabularies["regions"]?.terms ?? [] {
      let short = (term.short ?? term.name).text(in: tag)
      links[term.id] = (
        listLink(.region(term.id), short), listLink(.region(term.id), term.name.text(in: tag))
      )
    }
    return links
  }

  /// Every column as a link to its list.
  var columnLinks: [String: LinkContext] {
    var links: [String: LinkContext] = [:]
    for column in edition.columns {
      links[column.id] = listLink(.column(column.id), column.name.text(in: tag))
    }
    return links
  }

  private func listLink(_ subject: ListSubject, _ text: String) -> LinkContext {
    language.items(of: subject).isEmpty
      ? .plain(text) : LinkContext(text, to: language.route(of: subject))
  }

  /// The other lists with the number of their items; no list is without a way to it.
  var facets: [FacetContext] {
    func entry(_ subject: ListSubject, _ name: String) -> LinkContext? {
      let count = language.items(of: subject).count
      guard count > 0 else { return nil }
      return LinkContext(
        name, to: language.route(of: subject), count: language.numbers.count(Int64(count)))
    }
    func terms(_ vocabulary: String, _ subject: (String) -> ListSubject) -> [LinkContext] {
      (edition.vocabularies[vocabulary]?.terms ?? []).compactMap {
        entry(subject($0.id), ($0.short ?? $0.name).text(in: tag))
      }
    }
    let columns = edition.columns.compactMap { entry(.column($0.id), $0.name.text(in: tag)) }
    let tags = language.lists.tags.prefix(20).enumerated().compactMap { place, tag in
      entry(.tag(place), tag.name)
    }
    let groups: [(Word, [LinkContext])] = [
      (.columns, columns), (.regions, terms("regions") { .region($0) }),
      (.sectors, terms("sectors") { .sector($0) }), (.tags, tags),
    ]
    return groups.compactMap { head, links in
      links.isEmpty ? nil : FacetContext(title: words[head], links: links)
    }
  }
}

extension EditionIndex {
  /// Tells whether coverage has a page of its own.
  var hasCoveragePage: Bool { shownMeasures.contains { $0.id == "coverage" } }
}
