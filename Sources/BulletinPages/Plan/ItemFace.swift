import BulletinModel

/// Numbers of what pages show of a file of news: as long as they are what they were, so is that.
public struct ItemFace: Sendable, Hashable {
  /// All that decides on which pages it stands, and at which place.
  public let place: UInt64
  /// The words by which other pages announce it.
  public let words: UInt64
  /// What its own page prints of ledgers and other pages, apart from figures.
  public let ties: UInt64
  /// The words in which it cites figures, which the pages of these tell.
  public let mentions: UInt64

  /// Takes numbers that were kept.
  public init(place: UInt64, words: UInt64, ties: UInt64, mentions: UInt64) {
    self.place = place
    self.words = words
    self.ties = ties
    self.mentions = mentions
  }
}

/// Numbers of what the pages of a plan show: two plans of the same number show the same.
public struct PlanMarks: Sendable, Equatable {
  /// For every file of news what pages show of it besides its prose.
  public let faces: [String: ItemFace]
  /// What all pages show around their own part, and the names of units, which lists and feeds bear, as far as it
  /// depends on more than the settings.
  public let frame: UInt64
  /// For each month with activities all that its page prints of ledgers besides the names of units.
  public let months: [String: UInt64]

  /// Takes numbers that were kept.
  public init(faces: [String: ItemFace], frame: UInt64, months: [String: UInt64]) {
    self.faces = faces
    self.frame = frame
    self.months = months
  }
}

extension Plan {
  /// Its marks.
  ///
  /// - Parameters:
  ///   - workers: How many tasks work at once.
  ///   - old: The marks of an earlier plan, where there is one.
  ///   - changes: What has become of the sources since; nil where more is another.
  /// - Returns: The marks.
  public func marks(
    workers: Int, over old: PlanMarks? = nil, since changes: SourceChange? = nil
  ) async -> PlanMarks {
    if let old, let changes, changes.added.isEmpty,
      let same = await marks(over: old, changed: changes.changed, workers)
    {
      return same
    }
    return PlanMarks(
      faces: await faces(of: Array(index.edition.news.indices), workers), frame: frame,
      months: await months(workers))
  }

  /// The marks where nothing but texts of items and rows of ledgers has changed, and all stand where they stood.
  ///
  /// What pages show of the other items comes of their own files, of the places of these, and of what has not changed;
  /// of ledgers nothing decides about their places and words but figures that they cite, and what their ties tell.
  private func marks(
    over old: PlanMarks, changed: Set<String>, _ workers: Int
  ) async -> PlanMarks? {
    let news = index.edition.news
    let texts = changed.filter { old.faces[$0] != nil }
    let hasOtherRows = texts.count < changed.count
    guard old.faces.count == news.count,
      !hasOtherRows || changed.subtracting(texts).isSubset(of: ledgerFiles)
    else { return nil }
    let found = await faces(
      of: news.indices.filter {
        texts.contains(news[$0].file) || hasOtherRows && !news[$0].figures.citations.isEmpty
      }, workers)
    guard texts.allSatisfy({ found[$0] != nil }),
      found.allSatisfy({ old.faces[$0.key]?.place == $0.value.place })
    else { return nil }
    guard hasOtherRows else {
      return PlanMarks(
        faces: old.faces.merging(found) { $1 }, frame: frame, months: old.months)
    }
    let index = index
    let ties = await concurrentMap(Array(news.indices), workers: workers) { place in
      FaceHash(tiesOf: place, in: index).value
    }
    var faces = found
    faces.reserveCapacity(news.count)
    for (item, ties) in zip(news, ties) where found[item.file] == nil {
      guard let face = old.faces[item.file] else { return nil }
      faces[item.file] = ItemFace(
        place: face.place, words: face.words, ties: ties, mentions: face.mentions)
    }
    return PlanMarks(faces: faces, frame: frame, months: await months(workers))
  }

  private func faces(of items: [Int], _ workers: Int) async -> [String: ItemFace] {
    let index = index
    let found = await concurrentMap(items, workers: workers) { place in
      let item = index.edition.news[place]
      return (
        item.file,
        ItemFace(
          place: FaceHash(placeOf: item).value, words: FaceHash(wordsOf: item).value,
          ties: FaceHash(tiesOf: place, in: index).value,
          mentions: FaceHash(mentionsIn: item).value)
      )
    }
    return Dictionary(found) { left, right in
      ItemFace(
        place: left.place &+ right.place, words: left.words &+ right.words,
        ties: left.ties &+ right.ties, mentions: left.mentions &+ right.mentions)
    }
  }

  private func months(_ workers: Int) async -> [String: UInt64] {
    let index = index
    let months = await concurrentMap(
      Array(index.activities.months.indices), workers: workers, minimumChunk: 1
    ) { (index.activities.months[$0].id, FaceHash(ofMonth: $0, in: index).value) }
    return Dictionary(months, uniquingKeysWith: { first, _ in first })
  }

  private var frame: UInt64 {
    index.languages.reduce(FaceHash(namesOf: index.edition.branches).value) {
      $0 &* 31 &+ FaceHash(frameOf: $1, in: index).value
    }
  }
}

/// A number of what pages print of an item, of a month of activities, or around their own part.
///
/// Every property of `NewsItem` goes into one of the numbers of `ItemFace`, but the markup of the prose, its links,
/// headings, length and the places in its file: pages that show one of these belong into `PlanChange`.
private struct FaceHash {
  private var hash = QuickHash()

  var value: UInt64 { hash.value }

  /// What is printed of it where it is announced, and decides nothing.
  init(wordsOf item: NewsItem) {
    add(item.headline)
    add([item.updated?.iso, item.summary, item.dateline, item.authorNote, item.editorNote])
    add(item.keywords)
    add(item.byline)
    add(item.credits)
    add(item.corrections.flatMap { [$0.date.iso, $0.text] })
  }

  /// Everything else.
  init(placeOf item: NewsItem) {
    add([item.key, item.language.tag, item.file, item.slug, item.status.rawValue])
    add([item.genre.rawValue, item.date.iso, item.expires?.iso])
    add([item.column, item.region, item.sector, item.branch, item.activity, item.issue])
    add(item.tags)
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
    add(item.aliases)
    add(item.body)
    add(Set(item.figures.citations.map(\.figure)).sorted(by: precedes))
  }

  /// Which figures it cites, and in which words, in their order.
  init(mentionsIn item: NewsItem) {
    for citation in item.figures.citations {
      add([citation.figure, citation.before, citation.text, citation.after])
    }
  }

  /// What the page of an item prints of ledgers and of other pages, apart from figures.
  init(tiesOf place: Int, in index: EditionIndex) {
    let item = index.edition.news[place]
    add([item.branch, item.activity])
    add(index.links[place].hrefs)
    if let branch = index.tree.place(of: item.branch).map({ index.edition.branches[$0] }) {
      add([branch.id, branch.name, branch.short])
    }
    if let entry = item.activity.flatMap(index.activities.place(of:)) {
      add([index.activities.entries[entry].title, index.activities.entries[entry].date.iso])
    }
  }

  /// The activities of a month, and the months to which its page leads.
  init(ofMonth place: Int, in index: EditionIndex) {
    let months = index.activities.months
    let beside = [place - 1, place + 1].map { months.indices.contains($0) ? months[$0].id : nil }
    add(beside + [index.activities.years.last.map { "\($0)" }])
    for number in index.activities.byMonth[months[place]] ?? 0..<0 {
      let entry = index.activities.entries[number]
      add([entry.id, entry.title, entry.kind, entry.region, entry.place])
      add(entry.hosts)
      add(Int(entry.date.days))
      add(entry.end.map { Int($0.days) } ?? -1)
      add(Int(entry.sessions))
      add(entry.attendance.map { Int($0) } ?? -1)
    }
  }

  /// By what names lists and feeds call units, and which of them answers for which region.
  init(namesOf branches: [Branch]) {
    for branch in branches {
      add([branch.id, branch.name, branch.short, branch.region, branch.dissolved?.iso])
    }
  }

  /// The words of the frame of all pages of a language: navigation and foot.
  init(frameOf language: LanguageEdition, in index: EditionIndex) {
    let signs = Signposts(index: index, language: language)
    let links = signs.navigation.map(\.link) + signs.footer.columns.flatMap(\.links)
    add(links.flatMap { [$0.url, $0.text] })
    add(signs.footer.columns.map(\.title))
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

  private mutating func add(_ texts: [String?]) {
    for text in texts { add(text) }
    add(texts.count)
  }

  private mutating func add(_ number: Int) { hash.add(UInt64(bitPattern: Int64(number))) }

  private mutating func add(_ text: String?) { hash.add(text) }
}

extension Citation {
  /// The figure that it cites, as a text that no other has.
  fileprivate var figure: String {
    let members = members.sorted { precedes($0.key, $1.key) }.map { "\($0.key)=\($0.value)" }
    return ([measure, "\(time)", comparison.rawValue] + members).joined(separator: "&")
  }
}
