import BulletinModel

/// One file of news as read: what was typed, before the language versions are put together.
struct NewsVersion: Sendable, Hashable {
  /// A moment with the place where it was typed; the whole file for one in the file's name.
  struct Moment: Sendable, Hashable {
    let value: CivilDateTime
    let span: SourceSpan
    let isInName: Bool
  }

  /// The ids of what an item belongs to.
  struct References: Sendable, Hashable {
    var column: String?
    var region: String?
    var sector: String?
    var branch: String?
    var activity: String?
    var issue: String?
  }

  let key: String
  let file: String
  let language: LanguageTag
  var headline: Headline
  var genre: Genre?
  var date: Moment?
  var updated: Moment?
  var publishAt: Moment?
  var expires: Moment?
  var references = References()
  var tags: [String] = []
  var keywords: [String] = []
  var summary: String?
  var byline: [Credit] = []
  var dateline: String?
  var photos: [Photo] = []
  var attachments: [MediaFile] = []
  var source: ReprintSource?
  var authorNote: String?
  var editorNote: String?
  var credits: [Credit] = []
  var corrections: [Located<Correction>] = []
  var status: PublicationStatus?
  var slug: String?
  let defaultSlug: String
  var aliases: [Located<String>] = []
  var body: Body = .empty
  var blocks: [FigureBlock] = []
  var figures: TextFigures = .none
  /// Tells whether it names anything of a ledger but ids and names, whether it could be read or not.
  var namesFigures = false

  /// Takes over what a translation need not say again.
  mutating func inherit(from base: NewsVersion) {
    genre = genre ?? base.genre
    date = date ?? base.date
    updated = updated ?? base.updated
    publishAt = publishAt ?? base.publishAt
    expires = expires ?? base.expires
    references.column = references.column ?? base.references.column
    references.region = references.region ?? base.references.region
    references.sector = references.sector ?? base.references.sector
    references.branch = references.branch ?? base.references.branch
    references.activity = references.activity ?? base.references.activity
    references.issue = references.issue ?? base.references.issue
    photos = photos.isEmpty ? base.photos : photos
    source = source ?? base.source
    status = status ?? base.status
    slug = slug ?? base.slug
  }

  /// The item, with the defaults of what nobody typed; `date` is known by then.
  func item(on date: CivilDateTime) -> NewsItem {
    NewsItem(
      key: key, language: language, file: file, headline: headline, genre: genre ?? .news,
      date: date, updated: updated?.value, expires: expires?.value, column: references.column,
      tags: tags, keywords: keywords, summary: summary ?? body.firstSentence, byline: byline,
      dateline: dateline, photos: photos, attachments: attachments, source: source,
      authorNote: authorNote, editorNote: editorNote, credits: credits,
      corrections: corrections.map(\.value).sorted { $0.date < $1.date },
      region: references.region, sector: references.sector, branch: references.branch,
      activity: references.activity, issue: references.issue, status: status ?? .published,
      slug: slug ?? defaultSlug, aliases: aliases.map(\.value), body: body,
      blocks: blocks, figures: figures)
  }
}
