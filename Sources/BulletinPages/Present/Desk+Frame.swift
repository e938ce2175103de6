import BulletinModel

extension Desk {
  /// All that the layout prints around a page's own part.
  func frame(_ subject: PageSubject) -> PageFrame {
    let settings = edition.settings
    let isMissing = subject.content == .missing
    let isSearch = subject.content == .search(language.place)
    let canonical = index.address.absolute(subject.route.href)
    let home = language.routes.home
    let title =
      subject.content == .home(language.place)
      ? siteTitle : words(.windowTitle, ["page": subject.title, "site": siteTitle])
    return PageFrame(
      lang: tag.tag, dir: tag.isRightToLeft ? "rtl" : "ltr", title: title,
      description: subject.description, canonical: isMissing ? nil : canonical,
      address: isMissing ? nil : index.address.readable(subject.route),
      robots: isMissing || isSearch ? "noindex" : nil,
      alternates: isMissing ? [] : alternates(of: subject.content, subject.route),
      openGraph: isMissing ? nil : openGraph(subject, url: canonical),
      metas: siteMetas + subject.metas, feeds: feeds(subject.feeds),
      jsonld: structuredData(subject),
      stylesheet: asset("bulletin.css"), script: asset("bulletin.js"), icon: asset("icon.svg"),
      searchScript: isSearch ? asset("search.js") : nil,
      search: LinkContext(
        url: language.routes.route("search/").href, text: words[.search], current: isSearch,
        count: nil),
      site: LinkContext(
        url: home.href, text: siteTitle, current: subject.route == home, count: nil),
      organiser: text(settings.footer.organiser),
      languages: languageLinks(subject.content),
      nav: navigation(at: subject.section, subject.route),
      trail: trail(subject), footer: footer)
  }

  /// The address of a file of the theme.
  func asset(_ name: String) -> String {
    index.assets[name]?.href ?? index.address.href("/assets/" + name)
  }

  // MARK: Languages

  /// The same page in a language, where it exists.
  private func route(of content: PlannedContent, in other: LanguageEdition) -> Route? {
    switch content {
    case .item(let item):
      return index.version(ofItem: item, in: other.place).map { index.documents[$0].route }
    case .standing(let page):
      let versions = index.pageVersions[edition.pages[page].key] ?? [page]
      return versions.first { edition.pages[$0].language.matches(other.language) }.map {
        index.documents[index.document(ofPage: $0)].route
      }
    case .statisticsText(let page):
      let key = edition.statisticsPages[page].key
      return edition.statisticsPages.indices.first {
        edition.statisticsPages[$0].key == key
          && edition.statisticsPages[$0].language.matches(other.language)
      }.map { index.documents[index.document(ofStatistics: $0)].route }
    case .list(_, .tag, _), .missing: return nil
    case .search: return other.routes.route("search/")
    case .list(_, _, let page) where page > 1: return nil
    case .list(_, let subject, _):
      return other.items(of: subject).isEmpty ? nil : other.route(of: subject)
    default: return sameRest(of: content, in: other)
    }
  }

  /// The page at the same place below the other language's root.
  private func sameRest(of content: PlannedContent, in other: LanguageEdition) -> Route? {
    let rest: String
    switch content {
    case .home: rest = ""
    case .tags: rest = "tags/"
    case .directory: rest = "branches/"
    case .branch(_, let branch): rest = "branches/\(edition.branches[branch].id)/"
    case .year(_, let year): return index.route(ofYear: year, in: other)
    case .month(_, let month): rest = "activities/\(month.id)/"
    case .statistics: rest = "statistics/"
    case .measure(_, let id): rest = "statistics/\(id)/"
    case .dataPage: rest = "statistics/data/"
    case .reports: rest = "reports/"
    case .report(_, let period): rest = "reports/\(period.id)/"
    case .reporting: rest = "statistics/reporting/"
    case .registers: rest = "registers/"
    case .register(_, let id, let page) where page == 1: rest = "registers/\(id)/"
    case .row(_, let id, let row):
      guard let key = edition.registers[id]?.text("id", row: row) else { return nil }
      rest = "registers/\(id)/\(key)/"
    case .trace(_, let key, let page) where page == 1:
      guard index.traces.holds(key, in: other.place) else { return nil }
      rest = "figures/\(key.traceID)/"
    case .revisions: rest = "statistics/revisions/"
    case .releases: rest = "statistics/releases/"
    case .measureFacts(_, let id): rest = "statistics/measures/\(id)/"
    case .issues: rest = "issues/"
    case .issue(_, let issue): rest = "issues/\(edition.issues[issue].id)/"
    default: return nil
    }
    let route = other.routes.route(rest)
    return index.table.page(at: route.path) == nil ? nil : route
  }

  func alternates(of content: PlannedContent, _ own: Route) -> [AlternateContext] {
    guard index.languages.count > 1 else { return [] }
    var found: [AlternateContext] = []
    for other in index.languages {
      let route = other.place == language.place ? own : route(of: content, in: other)
      guard let route else { continue }
      found.append(
        AlternateContext(lang: other.language.tag, url: index.address.absolute(route.href)))
    }
    guard found.count > 1 else { return [] }
    // The main language's page, or the first there is, serves all other readers.
    return found + [AlternateContext(lang: "x-default", url: found[0].url)]
  }

  private func languageLinks(_ content: PlannedContent) -> [LanguageContext] {
    guard index.languages.count > 1 else { return [] }
    return index.languages.map { other in
      let isOwn = other.place == language.place
      let route = isOwn ? nil : route(of: content, in: other)
      return LanguageContext(
        url: (isOwn ? language.routes.home : route ?? other.routes.home).href,
        text: other.words[.languageName], lang: other.language.tag,
        dir: other.language.isRightToLeft ? "rtl" : "ltr", current: isOwn)
    }
  }

  // MARK: Navigation

  private func navigation(at section: Section, _ route: Route) -> [LinkContext] {
    navigation.map { entry in
      let isCurrent = entry.section == section && (section != .home || entry.link.url == route.href)
      return isCurrent
        ? LinkContext(url: entry.link.url, text: entry.link.text, current: true, count: nil)
        : entry.link
    }
  }

  private func trail(_ subject: PageSubject) -> TrailContext? {
    guard !subject.trail.isEmpty else { return nil }
    let last = subject.trail.count - 1
    return TrailContext(
      links: [LinkContext(words[.home], to: language.routes.home)]
        + subject.trail.enumerated().map { place, step in
          place == last ? .plain(step.text, current: true) : step
        })
  }

  private func feeds(_ lists: [(subject: ListSubject, title: String)]) -> [FeedContext] {
    lists.flatMap { subject, title in
      let folder = language.feedFolder(of: subject)
      return [("application/atom+xml", "feed.xml"), ("application/feed+json", "feed.json")].map {
        FeedContext(type: $0, title: title, url: language.routes.route(folder + $1).href)
      }
    }
  }

  // MARK: For machines

  private func openGraph(_ subject: PageSubject, url: String) -> OpenGraphContext {
    OpenGraphContext(
      type: subject.article == nil ? "website" : "article", title: subject.title,
      description: subject.description, url: url, site: siteTitle, locale: tag.openGraphLocale,
      image: subject.image, published: subject.article?.published,
      modified: subject.article?.modified, section: subject.article?.section)
  }

  /// The site's own tags of the government profile.
  private var siteMetas: [MetaContext] {
    guard edition.settings.metaProfile == .governmentCN else { return [] }
    var metas = [
      MetaContext(name: "SiteName", content: siteTitle),
      MetaContext(name: "SiteDomain", content: index.address.host),
    ]
    if let code = edition.settings.siteIDCode {
      metas.append(MetaContext(name: "SiteIDCode", content: code))
    }
    return metas
  }

  private func structuredData(_ subject: PageSubject) -> SafeHTML? {
    var graph = subject.data
    if let trail = trail(subject) {
      graph.append(breadcrumb(trail))
    }
    guard !graph.isEmpty else { return nil }
    let document = JSONText.object(
      ("@context", .string("https://schema.org")), ("@graph", .list(graph)))
    return .structuredData(document)
  }

  private func breadcrumb(_ trail: TrailContext) -> JSONText {
    let steps = trail.links.enumerated().map { place, link in
      JSONText.object(
        ("@type", .string("ListItem")), ("position", .number(place + 1)),
        ("name", .string(link.text)),
        ("item", link.url.map { .string(index.address.absolute($0)) }))
    }
    return JSONText.object(
      ("@type", .string("BreadcrumbList")), ("itemListElement", .list(steps)))
  }

  /// The organisation behind the site, as structured data.
  var publisher: JSONText {
    .object(
      ("@type", .string("Organization")),
      ("name", .string(text(edition.settings.footer.organiser) ?? siteTitle)),
      ("url", .string(index.address.absolute(language.routes.home.href))))
  }

  /// The tags of a column in the government profile; other lists and pages count as columns too.
  func columnMetas(
    name: String, description: String?, keywords: [String], type: String
  ) -> [MetaContext] {
    guard edition.settings.metaProfile == .governmentCN else { return [] }
    return [
      MetaContext(name: "ColumnName", content: name),
      MetaContext(name: "ColumnDescription", content: description ?? name),
      MetaContext(
        name: "ColumnKeywords", content: keywords.isEmpty ? name : keywords.joined(separator: ",")),
      MetaContext(name: "ColumnType", content: type),
    ]
  }
}

extension LanguageTag {
  /// The language and a territory as OpenGraph writes them.
  var openGraphLocale: String {
    switch primary {
    case "zh": tag.contains("Hant") ? "zh_TW" : "zh_CN"
    case "en": "en_US"
    case "ug", "bo", "mn", "kk", "ii", "za", "ky": "\(primary)_CN"
    default: "\(primary)_\(primary.uppercased())"
    }
  }
}
