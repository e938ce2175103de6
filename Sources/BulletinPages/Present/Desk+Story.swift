import BulletinModel
import BulletinTemplates

extension Desk {
  /// An item where it is announced.
  func story(_ place: Int, withPhoto: Bool = true, withSummary: Bool = true) -> StoryContext {
    let item = edition.news[place]
    let route = index.documents[place].route
    return StoryContext(
      url: route.href, title: listTitle(of: item), label: label(of: item), date: date(item.date),
      summary: withSummary && !item.summary.isEmpty ? item.summary : nil,
      region: item.region.map { link(toRegion: $0) },
      photo: withPhoto ? item.photos.first.map { photo($0, besides: place, isFirst: false) } : nil,
      isReprint: item.source != nil || item.genre == .reprint, lang: nil)
  }

  /// The headline on one line; a kicker that forms one sentence with it comes first.
  func listTitle(of item: NewsItem, short: Bool = false) -> String {
    let title = short ? item.headline.short ?? item.headline.title : item.headline.title
    guard item.headline.kickerJoins, let kicker = item.headline.kicker else { return title }
    return kicker + (tag.primary == "zh" ? "" : " ") + title
  }

  /// The column of an item, or its genre where it has no column.
  func label(of item: NewsItem) -> LinkContext? {
    if let link = item.column.flatMap({ link(toColumn: $0) }) { return link }
    return item.genre == .news ? nil : .plain(words[Word(genre: item.genre)])
  }

  /// A headed block of items.
  func block(
    _ head: String, anchor: String, _ items: some Sequence<Int>, more: LinkContext? = nil,
    leads: Bool = false, withSummaries: Bool = false
  ) -> StoryBlockContext? {
    var places = Array(items)
    guard !places.isEmpty else { return nil }
    var lead: StoryContext?
    if leads {
      let first = places.firstIndex { !edition.news[$0].photos.isEmpty } ?? 0
      lead = story(places.remove(at: first))
    }
    return StoryBlockContext(
      title: head, anchor: anchor, more: more, lead: lead,
      stories: places.map { story($0, withPhoto: false, withSummary: withSummaries) })
  }

  /// An item as a mere link.
  func link(toItem place: Int, short: Bool = true) -> LinkContext {
    LinkContext(
      listTitle(of: edition.news[place], short: short), to: index.documents[place].route)
  }

  // MARK: Photographs

  /// A photograph beside the headline that it belongs to: the headline says what it shows.
  func photo(_ photo: Photo, besides document: Int, isFirst: Bool) -> PhotoContext {
    PhotoContext(
      index.documents[document].pictures(of: photo.file, in: index),
      alternative: "", number: nil, caption: nil, credit: nil, isFirst: isFirst)
  }

  /// The photographs of a text that its prose does not place, numbered where there are several.
  func photos(of document: Document, firstIsLead: Bool) -> [PhotoContext] {
    let placed = Set(
      document.body.images.compactMap {
        SourcePath.resolve(PercentEncoding.decoded($0.destination), from: document.file)?.composed
      })
    let rest = document.photos.enumerated().filter {
      !placed.contains($0.element.file.path.composed)
    }
    return rest.map { place, photo in
      PhotoContext(
        document.pictures(of: photo.file, in: index),
        alternative: photo.alternative,
        number: document.photos.count > 1 ? photoNumber(place + 1) : nil,
        caption: photo.caption, credit: photo.credit,
        isFirst: firstIsLead && place == rest.first?.offset)
    }
  }

  /// A photograph's place as printed: 图①.
  func photoNumber(_ number: Int) -> String {
    words(.photoNumber, ["n": CircledNumber.text(number)])
  }

  /// The first photograph for other sites, or what was drawn in its place.
  func shareImage(_ document: Document) -> OpenGraphImageContext? {
    if case .item(let place) = document.kind, index.drawsCard(forItem: place) {
      return OpenGraphImageContext(
        url: index.address.absolute(index.cardRoute(forItem: place).href),
        width: String(ShareCard.width), height: String(ShareCard.height),
        alternative: index.card(forItem: place).title)
    }
    return document.photos.first.map { photo in
      let pictures = document.pictures(of: photo.file, in: index)
      return OpenGraphImageContext(
        url: index.address.absolute(pictures.route.href),
        width: pictures.width.map(String.init), height: pictures.height.map(String.init),
        alternative: photo.alternative)
    }
  }

  /// Attached files with their names and sizes.
  func attachments(of document: Document) -> [LinkContext] {
    document.attachments.map { file in
      let route = document.route(of: file, at: index.address)
      let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      return LinkContext(name, to: route, count: FileSize.text(file.size))
    }
  }

  /// The markup of one of a page's figure blocks.
  func drawn(_ place: Int, of blocks: [FigureBlock], on route: Route) -> [UInt8] {
    guard blocks.indices.contains(place) else { return [] }
    let presenter = BlockPresenter(
      desk: self, block: blocks[place], place: blocks.places(on: route)[place])
    var output: [UInt8] = []
    blockTemplate.render(presenter.context, into: &output)
    return output
  }

  /// The prose of a document, its holes filled.
  func prose(ofDocument place: Int) -> SafeHTML {
    .prose(
      index.documents[place].body, index.links[place], number: photoNumber,
      block: { drawn($0, of: index.documents[place].blocks, on: index.documents[place].route) },
      figure: placedFigures(of: index.documents[place]))
  }
}

extension Word {
  /// The name of a genre.
  init(genre: Genre) {
    self =
      switch genre {
      case .news: .genreNews
      case .roundup: .genreRoundup
      case .feature: .genreFeature
      case .caseReport: .genreCase
      case .profile: .genreProfile
      case .photo: .genrePhoto
      case .signed: .genreSigned
      case .reprint: .genreReprint
      case .circular: .genreCircular
      case .notice: .genreNotice
      }
  }
}
