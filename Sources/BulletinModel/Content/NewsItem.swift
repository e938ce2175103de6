/// The form of a news item (体裁), as printed.
public enum Genre: String, Sendable, Hashable, CaseIterable {
  /// 消息.
  case news = "消息"
  /// 综述.
  case roundup = "综述"
  /// 通讯.
  case feature = "通讯"
  /// 经验.
  case caseReport = "经验"
  /// 单位介绍.
  case profile = "单位介绍"
  /// 图片.
  case photo = "图片"
  /// 署名文章.
  case signed = "署名文章"
  /// 转载.
  case reprint = "转载"
  /// 通报.
  case circular = "通报"
  /// 通知.
  case notice = "通知"
}

/// How far a text has come.
public enum PublicationStatus: String, Sendable, Hashable, CaseIterable {
  /// Being written.
  case draft
  /// Waiting for approval.
  case review
  /// On the site.
  case published
  /// Taken back: in no byte of the site.
  case withdrawn
}

/// Names under one role, such as 本报记者 or 通讯员.
public struct Credit: Sendable, Hashable {
  /// The role as printed; nil where only names stand.
  public let role: String?
  /// The names in order.
  public let names: [String]

  /// Pairs a role with its names.
  public init(role: String?, names: [String]) {
    self.role = role
    self.names = names
  }
}

/// A media or attachment file of the site, found in the source tree and measured.
public struct MediaFile: Sendable, Hashable {
  /// A kind of still picture that smaller ones can be made of.
  public enum Raster: Sendable, Hashable {
    /// JPEG: a photograph.
    case jpeg
    /// PNG: a drawing or a picture of a screen.
    case png
  }

  /// The path relative to the site folder.
  public let path: String
  /// Width in pixels, with the EXIF orientation applied; nil when it is no picture.
  public let width: Int?
  /// Height in pixels, likewise.
  public let height: Int?
  /// Size in bytes.
  public let size: Int
  /// Tells whether it carries metadata that must not be published.
  public let hasMetadata: Bool
  /// What smaller pictures can be made of; nil for all that is shown as it is.
  public let raster: Raster?

  /// Makes a record of a file.
  public init(
    path: String, width: Int?, height: Int?, size: Int, hasMetadata: Bool, raster: Raster? = nil
  ) {
    self.path = path
    self.width = width
    self.height = height
    self.size = size
    self.hasMetadata = hasMetadata
    self.raster = raster
  }
}

/// A photograph of an item.
public struct Photo: Sendable, Hashable {
  /// Who is shown, which decides whether consent is needed.
  public enum People: String, Sendable, Hashable, CaseIterable {
    /// Nobody.
    case none
    /// Adults only.
    case adults
    /// At least one minor.
    case minors
  }

  /// The file, found and measured.
  public let file: MediaFile
  /// The caption as printed.
  public let caption: String?
  /// The credit as printed, such as 苏敏 摄.
  public let credit: String?
  /// The alternative text.
  public let alternative: String
  /// Who is shown.
  public let people: People?
  /// Tells whether consent is on file.
  public let hasConsent: Bool
  /// Where it is listed.
  public let span: SourceSpan

  /// Makes a photograph.
  public init(
    file: MediaFile, caption: String?, credit: String?, alternative: String, people: People?,
    hasConsent: Bool, span: SourceSpan
  ) {
    self.file = file
    self.caption = caption
    self.credit = credit
    self.alternative = alternative
    self.people = people
    self.hasConsent = hasConsent
    self.span = span
  }

  /// The same photograph, listed at another place.
  public func with(span: SourceSpan) -> Photo {
    Photo(
      file: file, caption: caption, credit: credit, alternative: alternative, people: people,
      hasConsent: hasConsent, span: span)
  }
}

/// Where a reprint comes from.
public struct ReprintSource: Sendable, Hashable {
  /// The paper or site.
  public let name: String
  /// The original title.
  public let title: String?
  /// The day of publication.
  public let date: CivilDate
  /// The page, such as 3版.
  public let page: String?
  /// The original's address.
  public let url: String

  /// Makes a source note.
  public init(name: String, title: String?, date: CivilDate, page: String?, url: String) {
    self.name = name
    self.title = title
    self.date = date
    self.page = page
    self.url = url
  }
}

/// A correction printed below an item.
public struct Correction: Sendable, Hashable {
  /// The day of the correction.
  public let date: CivilDate
  /// What was wrong and what is right.
  public let text: String

  /// Makes a correction.
  public init(date: CivilDate, text: String) {
    self.date = date
    self.text = text
  }
}

/// The heads of an item.
public struct Headline: Sendable, Hashable {
  /// The title; its lines were parted by `|`.
  public let lines: [String]
  /// The kicker (肩题).
  public let kicker: String?
  /// Tells whether kicker and title form one sentence, so that lists print both.
  public let kickerJoins: Bool
  /// The subtitle (副题), without its dash.
  public let subtitle: String?
  /// A title of at most 30 characters for long lists.
  public let short: String?

  /// Makes the heads.
  public init(
    lines: [String], kicker: String? = nil, kickerJoins: Bool = false, subtitle: String? = nil,
    short: String? = nil
  ) {
    self.lines = lines
    self.kicker = kicker
    self.kickerJoins = kickerJoins
    self.subtitle = subtitle
    self.short = short
  }

  /// The title on one line; its lines are joined by a space.
  public var title: String { lines.count == 1 ? lines[0] : lines.joined(separator: " ") }
}

/// One news item in one language.
///
/// It is shared and never changed: it is too large to be copied for each who looks at it.
public final class NewsItem: Sendable {
  /// The identity shared by all languages: the path in `news/` without suffixes.
  public let key: String
  /// The language of this text.
  public let language: LanguageTag
  /// The file.
  public let file: String
  /// The heads.
  public let headline: Headline
  /// The form.
  public let genre: Genre
  /// The day, or day and minute, of publication.
  public let date: CivilDateTime
  /// When it was last changed in substance.
  public let updated: CivilDateTime?
  /// When it stops being shown in notices.
  public let expires: CivilDateTime?
  /// The column's id.
  public let column: String?
  /// Free tags.
  public let tags: [String]
  /// Keywords for search engines.
  public let keywords: [String]
  /// The summary as typed; else the first sentence of the body.
  public let summary: String
  /// Roles and names as printed.
  public let byline: [Credit]
  /// The dateline as printed, such as 本报昌都电.
  public let dateline: String?
  /// The photographs in order.
  public let photos: [Photo]
  /// Attached files in order, those that the prose links to.
  public let attachments: [MediaFile]
  /// Where a reprint comes from.
  public let source: ReprintSource?
  /// Who the author is.
  public let authorNote: String?
  /// The editor's note (编者按).
  public let editorNote: String?
  /// Editor, design, review, producer.
  public let credits: [Credit]
  /// Corrections by date.
  public let corrections: [Correction]
  /// The region's id.
  public let region: String?
  /// The sector's id.
  public let sector: String?
  /// The branch's id.
  public let branch: String?
  /// The activity's id.
  public let activity: String?
  /// The bulletin issue's id.
  public let issue: String?
  /// How far it has come.
  public let status: PublicationStatus
  /// The last part of its address.
  public let slug: String
  /// Old addresses that lead here.
  public let aliases: [String]
  /// The prose.
  public let body: Body
  /// What the prose has drawn, one for each of `body.blocks`.
  public let blocks: [FigureBlock]
  /// What it cites.
  public let figures: TextFigures

  /// Makes an item from its parts.
  public init(
    key: String, language: LanguageTag, file: String, headline: Headline, genre: Genre,
    date: CivilDateTime, updated: CivilDateTime? = nil, expires: CivilDateTime? = nil,
    column: String? = nil, tags: [String] = [], keywords: [String] = [], summary: String = "",
    byline: [Credit] = [], dateline: String? = nil, photos: [Photo] = [],
    attachments: [MediaFile] = [], source: ReprintSource? = nil, authorNote: String? = nil,
    editorNote: String? = nil, credits: [Credit] = [], corrections: [Correction] = [],
    region: String? = nil, sector: String? = nil, branch: String? = nil, activity: String? = nil,
    issue: String? = nil, status: PublicationStatus = .published, slug: String,
    aliases: [String] = [], body: Body, blocks: [FigureBlock] = [],
    figures: TextFigures = .none
  ) {
    self.key = key
    self.language = language
    self.file = file
    self.headline = headline
    self.genre = genre
    self.date = date
    self.updated = updated
    self.expires = expires
    self.column = column
    self.tags = tags
    self.keywords = keywords
    self.summary = summary
    self.byline = byline
    self.dateline = dateline
    self.photos = photos
    self.attachments = attachments
    self.source = source
    self.authorNote = authorNote
    self.editorNote = editorNote
    self.credits = credits
    self.corrections = corrections
    self.region = region
    self.sector = sector
    self.branch = branch
    self.activity = activity
    self.issue = issue
    self.status = status
    self.slug = slug
    self.aliases = aliases
    self.body = body
    self.blocks = blocks
    self.figures = figures
  }

  /// The same item with other tags.
  public func with(tags: [String]) -> NewsItem {
    with(tags: tags, body: body, figures: figures, photos: photos)
  }

  /// The same item with another prose, and its photographs listed at other places.
  public func with(body: Body, figures: TextFigures, photos: [Photo]) -> NewsItem {
    with(tags: tags, body: body, figures: figures, photos: photos)
  }

  private func with(
    tags: [String], body: Body, figures: TextFigures, photos: [Photo]
  ) -> NewsItem {
    NewsItem(
      key: key, language: language, file: file, headline: headline, genre: genre, date: date,
      updated: updated, expires: expires, column: column, tags: tags, keywords: keywords,
      summary: summary, byline: byline, dateline: dateline, photos: photos,
      attachments: attachments, source: source, authorNote: authorNote, editorNote: editorNote,
      credits: credits, corrections: corrections, region: region, sector: sector, branch: branch,
      activity: activity, issue: issue, status: status, slug: slug, aliases: aliases, body: body,
      blocks: blocks, figures: figures)
  }
}
