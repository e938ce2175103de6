import BulletinModel

extension Desk {
  /// A list as a feed, newest first, with the whole prose and absolute addresses.
  func feed(of subject: ListSubject) -> NewsFeed {
    let folder = language.feedFolder(of: subject)
    func address(_ name: String) -> String {
      index.address.absolute(language.routes.route(folder + name).href)
    }
    return NewsFeed(
      title: feedTitle(of: subject), description: text(edition.settings.description) ?? siteTitle,
      language: tag,
      home: index.address.absolute(
        (subject == .archive ? language.routes.home : language.route(of: subject)).href),
      atomURL: address("feed.xml"), jsonURL: address("feed.json"),
      author: text(edition.settings.footer.organiser) ?? siteTitle,
      entries: language.items(of: subject).prefix(index.options.feedLength).map(entry(of:)))
  }

  private func feedTitle(of subject: ListSubject) -> String {
    let name: String?
    switch subject {
    case .archive: name = nil
    case .column(let id): name = index.columns[id].map { text($0.name) }
    case .tag(let place): name = language.lists.tags[place].name
    case .region(let id): name = self.name(of: id, in: "regions")
    case .sector(let id): name = self.name(of: id, in: "sectors")
    case .branch(let id): name = edition.branches.first { $0.id == id }?.name
    }
    return name.map { words(.windowTitle, ["page": $0, "site": siteTitle]) } ?? siteTitle
  }

  /// An item as it stands in feeds.
  func entry(of place: Int) -> NewsFeed.Entry {
    let item = edition.news[place]
    let document = index.documents[place]
    let url = index.address.absolute(document.route.href)
    let published = index.zone.timestamp(item.date)
    let updated = item.updated.map(index.zone.timestamp) ?? published
    return NewsFeed.Entry(
      url: url, title: listTitle(of: item), summary: item.summary,
      authors: item.authors, published: published,
      updated: max(published, updated),
      categories: (item.column.flatMap { index.columns[$0] }.map { [text($0.name)] } ?? [])
        + item.tags,
      image: item.photos.first.map {
        index.address.absolute(document.route(of: $0.file, at: index.address).href)
      },
      html: item.body.filled(
        index.links[place], origin: index.address.origin, page: url, number: photoNumber,
        block: { feedText(ofBlock: $0, in: document, page: url) },
        figure: placedFigures(of: document)))
  }

  /// What a feed prints in the place of a figure block: what it shows in words, and where it is.
  private func feedText(ofBlock place: Int, in document: Document, page: String) -> [UInt8] {
    let blocks = document.blocks
    guard blocks.indices.contains(place) else { return [] }
    let presenter = BlockPresenter(
      desk: self, block: blocks[place], place: blocks.places(on: document.route)[place])
    let context = presenter.context
    var sentences = [
      [context.figure?.number ?? context.table?.number, title(of: context)]
        .compactMap { $0 }.joined(separator: " "),
      context.figure?.subtitle ?? context.table?.subtitle, presenter.summary, keyText(of: context),
      context.empty,
    ].compactMap { $0 }.filter { !$0.isEmpty }
    if let source = context.figure?.source ?? context.table?.source {
      sentences.append(words[.source] + words[.colon] + source)
    }
    let text = sentences.map { $0 + words[.fullStop] }.joined(
      separator: tag.primary == "zh" ? "" : " ")
    return Array("<p>".utf8) + text.htmlEscaped + Array(" <a href=\"".utf8)
      + "\(page)#\(presenter.place.anchor)".htmlEscaped + Array("\">".utf8)
      + words[.figureOnPage].htmlEscaped + Array("</a></p>".utf8)
  }

  private func title(of context: BlockContext) -> String? {
    context.figure?.title ?? context.table?.title ?? context.keys?.title ?? context.stories?.title
  }

  private func keyText(of context: BlockContext) -> String? {
    context.keys.map { keys in
      keys.figures.map { figure in
        [figure.name.text, figure.value + (figure.unit ?? ""), figure.change]
          .compactMap { $0 }.joined(separator: " ")
      }.joined(separator: words[.semicolon])
    }
  }

  /// A page's entry in the sitemap.
  func sitemapEntry(of mapped: EditionIndex.Mapped) -> Sitemap.Entry {
    let changed: CivilDate?
    switch mapped.content {
    case .item(let place):
      let item = edition.news[place]
      changed = (item.updated ?? item.date).date
    case .standing(let place): changed = edition.pages[place].updated?.date
    case .issue(_, let place): changed = edition.issues[place].date
    case .statisticsText(let place): changed = edition.statisticsPages[place].updated?.date
    default: changed = nil
    }
    return Sitemap.Entry(
      url: index.address.absolute(mapped.route.href), changed: changed,
      languages: alternates(of: mapped.content, mapped.route)
        .filter { $0.lang != "x-default" }.map { (LanguageTag($0.lang), $0.url) })
  }

  /// The addresses of a sitemap's parts.
  func sitemapAddresses(count: Int) -> [String] {
    (1...max(1, count)).map {
      index.address.absolute(language.routes.route("sitemap-\($0).xml").href)
    }
  }

  /// What robots may read: everything, with the sitemap's address.
  func robots() -> [UInt8] {
    let sitemap = index.address.absolute(language.routes.route("sitemap.xml").href)
    return Array("User-agent: *\nAllow: /\n\nSitemap: \(sitemap)\n".utf8)
  }

  /// The title of a text that an old address leads to.
  func title(of document: Document) -> String {
    switch document.kind {
    case .item(let place): listTitle(of: edition.news[place])
    case .page(let place): edition.pages[place].title
    case .issue(let place): issueName(edition.issues[place])
    case .statistics(let place): edition.statisticsPages[place].title
    case .report(let place): dates.period(edition.reports[place].period)
    }
  }
}
