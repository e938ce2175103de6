import BulletinModel

/// Makes one page of a list of items.
struct ListPresenter {
  let desk: Desk
  let subject: ListSubject
  let number: Int

  private var words: Words { desk.words }
  private var items: [Int] { desk.language.items(of: subject) }
  private var pagination: Pagination {
    Pagination(count: items.count, size: desk.edition.settings.pageSize)
  }

  /// The page.
  var page: ListPage {
    let items = items
    let pagination = pagination
    let shown = items[pagination.range(of: number)]
    let name = name
    return ListPage(
      frame: desk.frame(frameSubject(name)), label: label, title: name.title,
      description: name.description,
      total: words(.totalItems, ["n": desk.numbers.count(Int64(items.count))]),
      feed: LinkContext(
        words[.feed],
        to: desk.language.routes.route(desk.language.feedFolder(of: subject) + "feed.xml")),
      links: links, keyFigures: number == 1 ? keyFigures : nil, facets: facets,
      groups: groups(shown), pages: desk.pagination(pagination, current: number, route: route),
      t: desk.templateWords)
  }

  private var label: String? {
    switch subject {
    case .archive, .branch: nil
    case .column: words[.columns]
    case .tag: words[.tags]
    case .region: words[.regions]
    case .sector: words[.sectors]
    }
  }

  private var name: (title: String, description: String?) {
    switch subject {
    case .archive: (words[.news], desk.text(desk.edition.settings.description))
    case .column(let id):
      (
        desk.index.columns[id].map { desk.text($0.name) } ?? id,
        desk.text(desk.index.columns[id]?.description)
      )
    case .tag(let place): (desk.language.lists.tags[place].name, nil)
    case .region(let id): (desk.name(of: id, in: "regions"), nil)
    case .sector(let id): (desk.name(of: id, in: "sectors"), nil)
    case .branch(let id): (id, nil)
    }
  }

  /// The facets with the list itself marked.
  private var facets: [FacetContext] {
    let own = desk.language.route(of: subject).href
    return desk.facets.map { facet in
      guard facet.links.contains(where: { $0.url == own }) else { return facet }
      return FacetContext(
        title: facet.title,
        links: facet.links.map {
          $0.url == own
            ? LinkContext(url: own, text: $0.text, current: true, count: $0.count) : $0
        })
    }
  }

  /// What belongs to the list besides its items.
  private var links: [LinkContext] {
    switch subject {
    case .archive:
      return desk.language.lists.tags.isEmpty
        ? [] : [LinkContext(words[.allTags], to: desk.language.routes.route("tags/"))]
    case .tag: return [LinkContext(words[.allTags], to: desk.language.routes.route("tags/"))]
    case .region(let id): return below(id, in: "regions") { .region($0) } + unit(of: id)
    case .sector(let id): return below(id, in: "sectors") { .sector($0) }
    case .column, .branch: return []
    }
  }

  private func below(
    _ id: String, in vocabulary: String, _ subject: (String) -> ListSubject
  ) -> [LinkContext] {
    (desk.edition.vocabularies[vocabulary]?.children(of: id) ?? []).compactMap { term in
      let link = desk.link(
        to: subject(term.id), text: desk.text(term.short ?? term.name), withCount: true)
      return link.url == nil ? nil : link
    }
  }

  /// The first unit of the region, which is the committee that answers for it.
  private func unit(of region: String) -> [LinkContext] {
    desk.edition.branches.firstIndex { $0.region == region && $0.dissolved == nil }
      .map { [desk.link(toBranch: $0)] } ?? []
  }

  private var keyFigures: KeyFiguresContext? {
    switch subject {
    case .region(let id):
      desk.keyFigures(
        ["coverage", "branches", "activities", "attendance"], at: ["region": id],
        title: words[.keyFigures], note: desk.text(desk.edition.settings.statistics.note))
    case .sector(let id):
      desk.keyFigures(
        ["coverage", "organised", "eligible", "branches"], at: ["sector": id],
        title: words[.keyFigures], note: desk.text(desk.edition.settings.statistics.note))
    default: nil
    }
  }

  private func groups(_ shown: ArraySlice<Int>) -> [StoryGroupContext] {
    var groups: [(month: Period, items: [Int])] = []
    for place in shown {
      let month = Period(.month, containing: desk.edition.news[place].date.date)
      if groups.last?.month == month {
        groups[groups.count - 1].items.append(place)
      } else {
        groups.append((month, [place]))
      }
    }
    return groups.map { group in
      StoryGroupContext(
        title: desk.dates.period(group.month), anchor: "m\(group.month.id)",
        stories: group.items.map { desk.story($0) })
    }
  }

  // MARK: Other pages

  private func route(_ page: Int) -> Route {
    desk.language.routes.page(page, of: desk.language.folder(of: subject))
  }

  // MARK: Frame

  private func frameSubject(_ name: (title: String, description: String?)) -> PageSubject {
    let paged =
      number == 1
      ? name.title
      : words(.titleWithPage, ["title": name.title, "page": String(number)])
    let title = label.map { words(.titleWithLabel, ["title": paged, "label": $0]) } ?? paged
    var result = PageSubject(
      content: .list(desk.language.place, subject, page: number), route: route(number),
      title: title)
    result.description =
      name.description
      ?? words(
        .listDescription, ["name": name.title, "n": desk.numbers.count(Int64(items.count))])
    result.section = .news
    if case .column(let id) = subject,
      desk.navigation.contains(where: { $0.section == .column(id) })
    {
      result.section = .column(id)
    }
    if subject != .archive {
      result.trail.append(LinkContext(words[.news], to: desk.language.routes.route("news/")))
    }
    if number > 1 {
      result.trail.append(LinkContext(name.title, to: route(1)))
      result.trail.append(.plain(words(.pageNumber, ["n": String(number)])))
    } else {
      result.trail.append(.plain(name.title))
    }
    result.feeds = [(subject, feedTitle(name.title))]
    result.metas = metas(name)
    return result
  }

  private func feedTitle(_ name: String) -> String {
    subject == .archive
      ? desk.siteTitle : words(.windowTitle, ["page": name, "site": desk.siteTitle])
  }

  private func metas(_ name: (title: String, description: String?)) -> [MetaContext] {
    if case .column(let id) = subject, let column = desk.index.columns[id] {
      return desk.metas(of: column)
    }
    return desk.columnMetas(
      name: name.title, description: name.description, keywords: [],
      type: words[.columnTypeNews])
  }
}
