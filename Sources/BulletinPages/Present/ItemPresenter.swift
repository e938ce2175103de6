import BulletinModel

/// Makes the page of a news item.
struct ItemPresenter {
  let desk: Desk
  /// The place of the item in `Edition.news`, which is also its document's.
  let place: Int
  private let item: NewsItem
  private let document: Document

  /// Takes the item up once: it is too large to be copied for each of its parts.
  init(desk: Desk, place: Int) {
    self.desk = desk
    self.place = place
    item = desk.edition.news[place]
    document = desk.index.documents[place]
  }

  private var words: Words { desk.words }

  /// The page.
  var page: ItemPage {
    let isPhotoStory = item.genre == .photo
    let isNotice = item.genre == .notice || item.genre == .circular
    let isReprint = item.source != nil || item.genre == .reprint
    let isTyped = item.summary != item.body.firstSentence && !item.summary.isEmpty
    let related = isNotice ? [] : desk.related(to: place, limit: 3)
    let rank = desk.index.itemRanks[place]
    let all = desk.language.lists.all
    return ItemPage(
      frame: desk.frame(subject), label: desk.label(of: item), kicker: item.headline.kicker,
      lines: item.headline.lines.map { TextContext(text: $0) }, subtitle: item.headline.subtitle,
      deck: isPhotoStory || isTyped ? (item.summary.isEmpty ? nil : item.summary) : nil,
      isPhotoStory: isPhotoStory, isReprint: isReprint, isNotice: isNotice, facts: facts,
      source: item.source.map(source), editorNote: item.editorNote, dateline: item.dateline,
      body: desk.prose(ofDocument: place),
      photos: desk.photos(of: document, firstIsLead: document.body.images.isEmpty),
      attachments: desk.attachments(of: document), authorNote: item.authorNote,
      corrections: item.corrections.map {
        CorrectionContext(date: desk.date($0.date), text: $0.text)
      },
      credits: credits, cited: desk.cited(in: document), tags: tags,
      more: isNotice ? nil : more(besides: related),
      related: desk.block(words[.related], anchor: "related", related, withSummaries: true),
      previous: rank + 1 < all.count ? desk.link(toItem: all[rank + 1]) : nil,
      next: rank > 0 ? desk.link(toItem: all[rank - 1]) : nil,
      code: desk.code(of: document.route), t: desk.templateWords)
  }

  private var tags: [LinkContext] {
    var seen: Set<String> = []
    return item.tags.compactMap { name in
      let slug = name.slugged
      guard !slug.isEmpty, seen.insert(slug).inserted else { return nil }
      return LinkContext(name, to: desk.language.routes.route("tags/\(slug)/"))
    }
  }

  /// The newest items of the same column, or of all.
  private func more(besides related: [Int]) -> StoryBlockContext? {
    let subject: ListSubject = item.column.map { .column($0) } ?? .archive
    let items = desk.language.items(of: subject).lazy
      .filter { $0 != place && !related.contains($0) }.prefix(5)
    let name = item.column.flatMap { desk.index.columns[$0] }.map { desk.text($0.name) }
    return desk.block(
      name.map { words(.moreOf, ["name": $0]) } ?? words[.latest], anchor: "more", items,
      more: LinkContext(words[.all], to: desk.language.route(of: subject)))
  }

  // MARK: Facts

  private var facts: [FactContext] {
    var facts = item.byline.map { credit in
      FactContext(
        label: credit.role ?? words[.factAuthor],
        values: credit.names.map { .plain($0) }, date: nil)
    }
    facts.append(FactContext(label: words[.factDate], values: [], date: desk.date(item.date)))
    if let updated = item.updated, updated != item.date {
      facts.append(FactContext(label: words[.factUpdated], values: [], date: desk.date(updated)))
    }
    if let expires = item.expires {
      facts.append(FactContext(label: words[.factExpires], values: [], date: desk.date(expires)))
    }
    if let region = item.region {
      add(.factRegion, desk.link(toRegion: region, short: false), &facts)
    }
    if let sector = item.sector {
      add(
        .factSector, desk.link(to: .sector(sector), text: desk.name(of: sector, in: "sectors")),
        &facts)
    }
    if let branch = desk.index.tree.place(of: item.branch) {
      add(.factBranch, desk.link(toBranch: branch), &facts)
    }
    if let activity = desk.activityLink(item.activity) { add(.factActivity, activity, &facts) }
    if let issue = desk.issueLink(item.issue) { add(.factIssue, issue, &facts) }
    return facts
  }

  private func add(_ word: Word, _ link: LinkContext, _ facts: inout [FactContext]) {
    facts.append(FactContext(label: words[word], values: [link], date: nil))
  }

  private var credits: [FactContext] {
    var credits = item.credits.map { credit in
      FactContext(
        label: credit.role ?? words[.factEditor], values: credit.names.map { .plain($0) },
        date: nil)
    }
    if item.body.wordCount > 0 {
      let count = desk.numbers.count(Int64(item.body.wordCount))
      credits.append(
        FactContext(
          label: words[.factLength], values: [.plain(words(.lengthOf, ["n": count]))], date: nil))
    }
    return credits
  }

  private func source(_ source: ReprintSource) -> SourceContext {
    let scheme = LinkResolver.scheme(of: source.url)
    return SourceContext(
      name: source.name, title: source.title, date: desk.date(source.date), page: source.page,
      url: scheme == "http" || scheme == "https"
        ? PercentEncoding.asciiAddress(source.url) : nil)
  }

  // MARK: Frame

  private var subject: PageSubject {
    let title = item.headline.title
    let zone = desk.index.zone
    let updated = item.updated.flatMap { $0 < item.date ? nil : zone.timestamp($0) }
    let column = item.column.flatMap { desk.index.columns[$0] }
    var subject = PageSubject(content: .item(place), route: document.route, title: title)
    subject.description = item.summary.isEmpty ? title : item.summary
    subject.section = item.column.map { .column($0) } ?? .news
    if !desk.navigation.contains(where: { $0.section == subject.section }) {
      subject.section = .news
    }
    subject.trail = [LinkContext(words[.news], to: desk.language.routes.route("news/"))]
    if let column {
      subject.trail.append(desk.link(to: .column(column.id), text: desk.text(column.name)))
    }
    subject.trail.append(.plain(title))
    subject.feeds = [(.archive, desk.siteTitle)]
    subject.article = PageSubject.Article(
      published: zone.timestamp(item.date), modified: updated,
      section: column.map { desk.text($0.name) })
    subject.image = desk.shareImage(document)
    subject.data = [structured(title)]
    subject.metas = metas(title, column)
    return subject
  }

  private var authors: [String] { item.authors }

  private func structured(_ title: String) -> JSONText {
    let zone = desk.index.zone
    let images = document.photos.prefix(3).map { photo in
      JSONText.string(
        desk.index.address.absolute(
          document.route(of: photo.file, at: desk.index.address).href))
    }
    let people = authors.map {
      JSONText.object(("@type", .string("Person")), ("name", .string($0)))
    }
    let updated = item.updated.flatMap { $0 < item.date ? nil : zone.dateOrTimestamp($0) }
    return .object(
      ("@type", .string("NewsArticle")), ("headline", .string(title)),
      ("description", item.summary.isEmpty ? nil : .string(item.summary)),
      ("datePublished", .string(zone.dateOrTimestamp(item.date))),
      ("dateModified", .optional(updated)),
      ("inLanguage", .string(desk.tag.tag)),
      ("mainEntityOfPage", .string(desk.index.address.absolute(document.route.href))),
      ("image", images.isEmpty ? nil : .list(images)),
      ("author", people.isEmpty ? desk.publisher : .list(people)),
      ("publisher", desk.publisher), ("wordCount", .number(item.body.wordCount)))
  }

  private func metas(_ title: String, _ column: NewsColumn?) -> [MetaContext] {
    let keywords = item.keywords.isEmpty ? item.tags : item.keywords
    guard desk.edition.settings.metaProfile == .governmentCN else {
      return keywords.isEmpty
        ? [] : [MetaContext(name: "keywords", content: keywords.joined(separator: ","))]
    }
    var metas = column.map { desk.metas(of: $0) } ?? []
    let minute = item.date.minute ?? 0
    let clock = "\((minute / 60).digits(2)):\((minute % 60).digits(2))"
    let origin = item.source?.name ?? desk.text(desk.edition.settings.footer.organiser)
    metas += [
      MetaContext(name: "ArticleTitle", content: title),
      MetaContext(name: "PubDate", content: "\(item.date.date.iso) \(clock)"),
      MetaContext(name: "ContentSource", content: origin ?? desk.siteTitle),
    ]
    if !keywords.isEmpty {
      metas.append(MetaContext(name: "Keywords", content: keywords.joined(separator: ",")))
    }
    if !authors.isEmpty {
      metas.append(MetaContext(name: "Author", content: authors.joined(separator: ",")))
    }
    if !item.summary.isEmpty {
      metas.append(MetaContext(name: "Description", content: item.summary))
    }
    if let image = desk.shareImage(document) {
      metas.append(MetaContext(name: "Image", content: image.url))
    }
    metas.append(
      MetaContext(name: "Url", content: desk.index.address.absolute(document.route.href)))
    return metas
  }
}

extension NewsItem {
  /// The names of those who wrote or took pictures, each once.
  var authors: [String] {
    var seen: Set<String> = []
    return byline.flatMap(\.names).filter { seen.insert($0).inserted }
  }
}

extension Desk {
  /// The tags of a column in the government profile.
  func metas(of column: NewsColumn) -> [MetaContext] {
    columnMetas(
      name: text(column.name), description: text(column.description), keywords: column.keywords,
      type: column.type ?? words[.columnTypeNews])
  }

  /// The entry of an activity in its month.
  func activityLink(_ id: String?) -> LinkContext? {
    guard let id, let place = index.activities.place(of: id) else { return nil }
    let entry = index.activities.entries[place]
    return LinkContext(
      url: route(ofDay: entry.date), text: entry.title, current: false, count: nil)
  }

  /// The first entry of a day in its month.
  func route(ofDay date: CivilDate) -> String {
    let month = Period(.month, containing: date)
    return language.routes.route("activities/\(month.id)/").href + "#" + Anchor.day(date)
  }

  /// An issue by its id, where it is printed in this language.
  func issueLink(_ id: String?) -> LinkContext? {
    guard let id, let issue = language.issues.first(where: { edition.issues[$0].id == id }) else {
      return nil
    }
    return LinkContext(
      issueName(edition.issues[issue]), to: language.routes.route("issues/\(id)/"))
  }

  /// 第86期.
  func issueName(_ issue: BulletinIssue) -> String {
    words(.issueName, ["total": String(issue.total), "number": String(issue.number)])
  }
}
