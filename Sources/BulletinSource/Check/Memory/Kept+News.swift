import BulletinModel

// What the reading of an item came to, as bytes and back. A type gets its two halves side by side; a property
// that one of them forgets is found by `KeptReadingTests`, which read every item of the sample back.

/// A reading as bytes, with the markup of the item beside them.
struct KeptReading {
  let bytes: [UInt8]
  let markup: [UInt8]
  /// Tells whether it holds by the same ledgers only.
  let namesFigures: Bool
}

extension KeptWriter {
  /// Tells whether a reading can be kept: one without figure blocks.
  static func takes(_ reading: Checked<NewsVersion>) -> Bool {
    guard let version = reading.value else { return true }
    return version.blocks.isEmpty && version.body.blocks.isEmpty
  }

  /// A reading that `takes(_:)` allows; nil where its markup cannot be read back from its shelf.
  static func kept(_ reading: Checked<NewsVersion>, file: String) -> KeptReading? {
    let markup = reading.value?.body.html.bytes ?? []
    guard markup.count == reading.value?.body.html.count ?? 0 else { return nil }
    var writer = KeptWriter(file: file)
    writer.add(reading.value) { $0.add($1) }
    writer.add(reading.diagnostics) { $0.add($1) }
    return KeptReading(
      bytes: writer.bytes, markup: markup, namesFigures: reading.value?.namesFigures ?? false)
  }

  private mutating func add(_ version: NewsVersion) {
    add(version.key)
    add(version.file)
    add(version.language.tag)
    add(version.headline.lines)
    add(version.headline.kicker)
    add(version.headline.kickerJoins)
    add(version.headline.subtitle)
    add(version.headline.short)
    add(version.genre) { $0.add($1) }
    for moment in [version.date, version.updated, version.publishAt, version.expires] {
      add(moment) { $0.add($1) }
    }
    let references = version.references
    for reference in [
      references.column, references.region, references.sector, references.branch,
      references.activity, references.issue,
    ] {
      add(reference)
    }
    add(version.tags)
    add(version.keywords)
    add(version.summary)
    add(version.byline) { $0.add($1) }
    add(version.dateline)
    add(version.photos) { $0.add($1) }
    add(version.attachments) { $0.add($1) }
    add(version.source) { writer, source in
      writer.add(source.name)
      writer.add(source.title)
      writer.add(Int(source.date.days))
      writer.add(source.page)
      writer.add(source.url)
    }
    add(version.authorNote)
    add(version.editorNote)
    add(version.credits) { $0.add($1) }
    add(version.corrections) { writer, correction in
      writer.add(Int(correction.value.date.days))
      writer.add(correction.value.text)
      writer.add(correction.span)
    }
    add(version.status) { $0.add($1) }
    add(version.slug)
    add(version.defaultSlug)
    add(version.aliases) { writer, alias in
      writer.add(alias.value)
      writer.add(alias.span)
    }
    add(version.body)
    add(version.figures.citations) { $0.add($1) }
    add(version.figures.loose) { $0.add($1) }
    add(version.namesFigures)
  }

  private mutating func add(_ moment: NewsVersion.Moment) {
    add(Int(moment.value.date.days))
    add(moment.value.minute)
    add(moment.span)
    add(moment.isInName)
  }

  private mutating func add(_ credit: Credit) {
    add(credit.role)
    add(credit.names)
  }

  private mutating func add(_ file: MediaFile) {
    add(file.path)
    add(file.width)
    add(file.height)
    add(file.size)
    add(file.hasMetadata)
    add(file.raster) { $0.add($1 == .jpeg) }
  }

  private mutating func add(_ photo: Photo) {
    add(photo.file)
    add(photo.caption)
    add(photo.credit)
    add(photo.alternative)
    add(photo.people) { $0.add($1) }
    add(photo.hasConsent)
    add(photo.span)
  }

  private mutating func add(_ body: Body) {
    add(body.holes) { writer, hole in
      writer.add(hole.offset)
      let (kind, place) = hole.filling.number
      writer.add(kind)
      writer.add(place)
    }
    add(body.links) { writer, link in
      writer.add(link.destination)
      writer.add(link.text)
      writer.add(link.span)
    }
    add(body.images) { writer, image in
      writer.add(image.destination)
      writer.add(image.alternative)
      writer.add(image.caption)
      writer.add(image.isFigure)
      writer.add(image.span)
    }
    add(body.figures) { $0.add($1) }
    add(body.numerals) { $0.add($1) }
    add(body.headings) { writer, heading in
      writer.add(heading.level)
      writer.add(heading.text)
      writer.add(heading.anchor)
      writer.add(heading.span)
    }
    add(Array(body.anchors))
    add(body.firstSentence)
    add(body.wordCount)
  }

  mutating func add(_ fault: Diagnostic) {
    add(fault.code.rawValue)
    add(fault.severity)
    add(fault.span)
    add(fault.values) { writer, value in
      writer.add(value.key)
      writer.add(value.value)
    }
    add(fault.excerpt)
    add(fault.replacement)
  }
}

extension KeptReader {
  /// Reads a reading whose markup is known.
  mutating func reading(with markup: Markup) throws(KeptDamage) -> Checked<NewsVersion> {
    let version = try optional { reader throws(KeptDamage) in try reader.version(markup) }
    let faults = try list { reader throws(KeptDamage) in try reader.fault() }
    return Checked(version, diagnostics: faults)
  }

  private mutating func version(_ markup: Markup) throws(KeptDamage) -> NewsVersion {
    let key = try text()
    let file = try text()
    let language = LanguageTag(try text())
    let headline = Headline(
      lines: try texts(), kicker: try textIfAny(), kickerJoins: try flag(),
      subtitle: try textIfAny(), short: try textIfAny())
    let genre = try optional { reader throws(KeptDamage) in try reader.value(Genre.self) }
    let date = try moment()
    let updated = try moment()
    let publishAt = try moment()
    let expires = try moment()
    let references = NewsVersion.References(
      column: try textIfAny(), region: try textIfAny(), sector: try textIfAny(),
      branch: try textIfAny(), activity: try textIfAny(), issue: try textIfAny())
    let tags = try texts()
    let keywords = try texts()
    let summary = try textIfAny()
    let byline = try list { reader throws(KeptDamage) in try reader.credit() }
    let dateline = try textIfAny()
    let photos = try list { reader throws(KeptDamage) in try reader.photo() }
    let attachments = try list { reader throws(KeptDamage) in try reader.mediaFile() }
    let source = try optional { reader throws(KeptDamage) in
      ReprintSource(
        name: try reader.text(), title: try reader.textIfAny(), date: try reader.day(),
        page: try reader.textIfAny(), url: try reader.text())
    }
    let authorNote = try textIfAny()
    let editorNote = try textIfAny()
    let credits = try list { reader throws(KeptDamage) in try reader.credit() }
    let corrections = try list { reader throws(KeptDamage) in
      Located(
        value: Correction(date: try reader.day(), text: try reader.text()),
        span: try reader.span())
    }
    let status = try optional { reader throws(KeptDamage) in
      try reader.value(PublicationStatus.self)
    }
    let slug = try textIfAny()
    let defaultSlug = try text()
    let aliases = try list { reader throws(KeptDamage) in
      Located(value: try reader.text(), span: try reader.span())
    }
    let body = try body(markup)
    let citations = try list { reader throws(KeptDamage) in try reader.citation() }
    let loose = try list { reader throws(KeptDamage) in try reader.numeral() }
    return NewsVersion(
      key: key, file: file, language: language, headline: headline, genre: genre, date: date,
      updated: updated, publishAt: publishAt, expires: expires, references: references, tags: tags,
      keywords: keywords, summary: summary, byline: byline, dateline: dateline, photos: photos,
      attachments: attachments, source: source, authorNote: authorNote, editorNote: editorNote,
      credits: credits, corrections: corrections, status: status, slug: slug,
      defaultSlug: defaultSlug, aliases: aliases, body: body, blocks: [],
      figures: TextFigures(citations: citations, loose: loose), namesFigures: try flag())
  }

  private mutating func day() throws(KeptDamage) -> CivilDate {
    guard let days = Int32(exactly: try number()) else { throw KeptDamage() }
    return CivilDate(days: days)
  }

  private mutating func moment() throws(KeptDamage) -> NewsVersion.Moment? {
    try optional { reader throws(KeptDamage) in
      NewsVersion.Moment(
        value: CivilDateTime(try reader.day(), minute: try reader.numberIfAny()),
        span: try reader.span(), isInName: try reader.flag())
    }
  }

  private mutating func credit() throws(KeptDamage) -> Credit {
    Credit(role: try textIfAny(), names: try texts())
  }

  private mutating func mediaFile() throws(KeptDamage) -> MediaFile {
    MediaFile(
      path: try text(), width: try numberIfAny(), height: try numberIfAny(), size: try number(),
      hasMetadata: try flag(),
      raster: try optional { reader throws(KeptDamage) in try reader.flag() ? .jpeg : .png })
  }

  private mutating func photo() throws(KeptDamage) -> Photo {
    Photo(
      file: try mediaFile(), caption: try textIfAny(), credit: try textIfAny(),
      alternative: try text(),
      people: try optional { reader throws(KeptDamage) in try reader.value(Photo.People.self) },
      hasConsent: try flag(), span: try span())
  }

  private mutating func body(_ markup: Markup) throws(KeptDamage) -> Body {
    Body(
      html: [],
      holes: try list { reader throws(KeptDamage) in
        let offset = try reader.number()
        let kind = try reader.number()
        guard let filling = Body.Filling(kind: kind, place: try reader.number()) else {
          throw KeptDamage()
        }
        return Body.Hole(offset: offset, filling: filling)
      },
      links: try list { reader throws(KeptDamage) in
        Body.Link(
          destination: try reader.text(), text: try reader.text(), span: try reader.span())
      },
      images: try list { reader throws(KeptDamage) in
        Body.Image(
          destination: try reader.text(), alternative: try reader.text(),
          caption: try reader.textIfAny(), isFigure: try reader.flag(), span: try reader.span())
      },
      figures: try list { reader throws(KeptDamage) in try reader.figure() },
      numerals: try list { reader throws(KeptDamage) in try reader.numeral() },
      headings: try list { reader throws(KeptDamage) in
        Body.Heading(
          level: try reader.number(), text: try reader.text(), anchor: try reader.text(),
          span: try reader.span())
      },
      anchors: Set(try texts()), firstSentence: try text(), wordCount: try number()
    ).with(html: markup)
  }

  mutating func fault() throws(KeptDamage) -> Diagnostic {
    guard let code = FaultCode(rawValue: try number()) else { throw KeptDamage() }
    let severity = try value(Severity.self)
    let span = try span()
    let values = try list { reader throws(KeptDamage) in (try reader.text(), try reader.text()) }
    return Diagnostic(
      code, at: span, Dictionary(values, uniquingKeysWith: { first, _ in first }),
      excerpt: try textIfAny(), replacement: try textIfAny()
    ).with(severity: severity)
  }
}

extension Body.Filling {
  /// What belongs into a hole, as a number, and the place in its list.
  fileprivate var number: (kind: Int, place: Int) {
    switch self {
    case .address(let place): (0, place)
    case .image(let place): (1, place)
    case .caption(let place): (2, place)
    case .block(let place): (3, place)
    case .figure(let place): (4, place)
    case .figureEnd(let place): (5, place)
    }
  }

  fileprivate init?(kind: Int, place: Int) {
    switch kind {
    case 0: self = .address(place)
    case 1: self = .image(place)
    case 2: self = .caption(place)
    case 3: self = .block(place)
    case 4: self = .figure(place)
    case 5: self = .figureEnd(place)
    default: return nil
    }
  }
}
