import BulletinModel

// Where nothing but the prose of some items has changed since a site was built, only the files that
// show this prose have other bytes, and the index of the search.

extension Plan {
  /// For every file of news a number of all that other pages show of it: of everything but its
  /// prose and where things stand in the source.
  ///
  /// As long as the numbers of all items are what they were, and every other source is, a changed prose shows
  /// in the files of `paths(showingProseOf:)` and nowhere else.
  public var faces: [String: UInt64] {
    Dictionary(
      index.edition.news.map { ($0.file, NewsFace($0).value) }, uniquingKeysWith: { $0 &+ $1 })
  }

  /// The files that print or count the prose of some files of news, apart from the index of the search.
  public func paths(showingProseOf files: Set<String>) -> Set<String> {
    let places = Set(
      index.edition.news.indices.filter { files.contains(index.edition.news[$0].file) })
    return Set(self.files.filter { shows($0.content, proseOf: places) }.map(\.path))
  }

  private func shows(_ content: PlannedContent, proseOf places: Set<Int>) -> Bool {
    switch content {
    case .item(let place): places.contains(place)
    case .atom(let language, let subject), .jsonFeed(let language, let subject):
      index.languages[language].items(of: subject).prefix(index.options.feedLength)
        .contains { places.contains($0) }
    case .issue(let language, let place):
      index.edition.issues[place].items.contains { key in
        index.item(withKey: key, in: language).map(places.contains) ?? false
      }
    default: false
    }
  }
}

/// A number of all that pages show of an item which do not print its prose.
///
/// Every property of `NewsItem` goes into it but the markup of the prose, its links, headings and length: pages
/// that show one of these belong into `Plan.paths(showingProseOf:)`.
private struct NewsFace {
  private var hash = StableHash()

  var value: UInt64 { hash.value }

  init(_ item: NewsItem) {
    add([item.key, item.language.tag, item.file, item.slug, item.status.rawValue])
    add(item.headline)
    add([item.genre.rawValue, item.date.iso, item.updated?.iso, item.expires?.iso])
    add([item.column, item.region, item.sector, item.branch, item.activity, item.issue])
    add(item.tags)
    add(item.keywords)
    add([item.summary, item.dateline, item.authorNote, item.editorNote])
    add(item.byline)
    add(item.credits)
    for photo in item.photos {
      add(photo.file)
      add([
        photo.caption, photo.credit, photo.alternative, photo.people?.rawValue,
        photo.hasConsent ? "consent" : nil,
      ])
    }
    add(item.photos.count)
    for file in item.attachments { add(file) }
    add(item.attachments.count)
    add([
      item.source?.name, item.source?.title, item.source?.date.iso, item.source?.page,
      item.source?.url,
    ])
    add(item.corrections.flatMap { [$0.date.iso, $0.text] })
    add(item.aliases)
    add(item.body)
    add(item.figures.citations)
  }

  private mutating func add(_ headline: Headline) {
    add(headline.lines)
    add([
      headline.kicker, headline.kickerJoins ? "joins" : nil, headline.subtitle, headline.short,
    ])
  }

  private mutating func add(_ credits: [Credit]) {
    for credit in credits { add([credit.role] + credit.names) }
    add(credits.count)
  }

  private mutating func add(_ file: MediaFile) {
    add([
      file.path, file.width?.description, file.height?.description, file.size.description,
      file.hasMetadata ? "metadata" : nil, file.raster.map { $0 == .jpeg ? "jpeg" : "png" },
    ])
  }

  /// Pictures take part in lists of photographs, blocks and figures in files of their own.
  private mutating func add(_ body: Body) {
    for image in body.images {
      add([
        image.destination, image.alternative, image.caption, image.isFigure ? "figure" : nil,
      ])
    }
    add(body.images.count)
    for block in body.blocks { add([block.kind.rawValue, block.text]) }
    add(body.blocks.count)
  }

  private mutating func add(_ citations: [Citation]) {
    for citation in citations {
      add([
        "\(citation.place)", citation.measure, "\(citation.time)", "\(citation.comparison)",
        citation.text, citation.before, citation.after,
      ])
      add(citation.members.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
      for span in [citation.span, citation.textSpan, citation.address] {
        add("\(span.start.line):\(span.start.column)-\(span.end.line):\(span.end.column)")
      }
    }
    add(citations.count)
  }

  private mutating func add(_ texts: [String?]) {
    for text in texts { add(text) }
    add(texts.count)
  }

  private mutating func add(_ number: Int) {
    withUnsafeBytes(of: number) { hash.add($0.bindMemory(to: UInt8.self)) }
  }

  /// A text comes with its length, so that two are never taken for one.
  private mutating func add(_ text: String?) {
    add(text?.utf8.count ?? -1)
    if let text { hash.add(text) }
  }
}
