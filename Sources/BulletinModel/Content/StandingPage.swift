/// A standing page in one language, such as about, method or contact; or a page of statistics.
public struct StandingPage: Sendable, Hashable {
  /// The identity shared by all languages: the path in `pages/` without suffixes.
  public let key: String
  /// The language of this text.
  public let language: LanguageTag
  /// The file.
  public let file: String
  /// The title.
  public let title: String
  /// The summary as typed; else the first sentence.
  public let summary: String
  /// When it was last changed.
  public let updated: CivilDateTime?
  /// The address below the root, such as `about`.
  public let slug: String
  /// Its place in the footer's list; smaller comes first.
  public let order: Int
  /// Old addresses that lead here.
  public let aliases: [String]
  /// Pictures of the prose, found and measured, in reading order.
  public let photos: [Photo]
  /// Files that the prose links to.
  public let attachments: [MediaFile]
  /// The prose.
  public let body: Body
  /// What the prose has drawn, one for each of `body.blocks`.
  public let blocks: [FigureBlock]
  /// What it cites.
  public let figures: TextFigures

  /// Makes a standing page.
  public init(
    key: String, language: LanguageTag, file: String, title: String, summary: String,
    updated: CivilDateTime? = nil, slug: String, order: Int = 0, aliases: [String] = [],
    photos: [Photo] = [], attachments: [MediaFile] = [], body: Body, blocks: [FigureBlock] = [],
    figures: TextFigures = .none
  ) {
    self.key = key
    self.language = language
    self.file = file
    self.title = title
    self.summary = summary
    self.updated = updated
    self.slug = slug
    self.order = order
    self.aliases = aliases
    self.photos = photos
    self.attachments = attachments
    self.body = body
    self.blocks = blocks
    self.figures = figures
  }
}

/// A numbered issue of the bulletin (期).
public struct BulletinIssue: Sendable, Hashable {
  /// The id: the file name without its ending, such as `2025-08`.
  public let id: String
  /// The file.
  public let file: String
  /// The title, where it has one of its own.
  public let title: String?
  /// The number within the year.
  public let number: Int
  /// The number since the first issue.
  public let total: Int
  /// The day of issue.
  public let date: CivilDate
  /// The issuing office.
  public let issuer: String
  /// The lead (本期导读).
  public let lead: String?
  /// The editor's note.
  public let editorNote: String?
  /// The keys of its items in order.
  public let items: [String]
  /// 报.
  public let toUp: [String]
  /// 送.
  public let toSide: [String]
  /// 发.
  public let toDown: [String]
  /// How many copies are printed.
  public let copies: Int?
  /// Further prose.
  public let body: Body
  /// What the prose has drawn, one for each of `body.blocks`.
  public let blocks: [FigureBlock]
  /// What it cites.
  public let figures: TextFigures

  /// Makes an issue.
  public init(
    id: String, file: String, title: String? = nil, number: Int, total: Int, date: CivilDate,
    issuer: String, lead: String? = nil, editorNote: String? = nil, items: [String],
    toUp: [String] = [], toSide: [String] = [], toDown: [String] = [], copies: Int? = nil,
    body: Body = .empty, blocks: [FigureBlock] = [], figures: TextFigures = .none
  ) {
    self.id = id
    self.file = file
    self.title = title
    self.number = number
    self.total = total
    self.date = date
    self.issuer = issuer
    self.lead = lead
    self.editorNote = editorNote
    self.items = items
    self.toUp = toUp
    self.toSide = toSide
    self.toDown = toDown
    self.copies = copies
    self.body = body
    self.blocks = blocks
    self.figures = figures
  }
}

/// A unit of the organisation.
public struct Branch: Sendable, Hashable {
  /// A lowercase ASCII id that never changes.
  public let id: String
  /// The full name.
  public let name: String
  /// A shorter name.
  public let short: String?
  /// An id in `levels`.
  public let level: String
  /// An id in `branch_kinds`.
  public let kind: String
  /// The unit above it.
  public let parent: String?
  /// An id in `regions`.
  public let region: String?
  /// Ids in `sectors`.
  public let sectors: [String]
  /// The day of founding.
  public let founded: CivilDate?
  /// The day of dissolution.
  public let dissolved: CivilDate?
  /// Names that it bore before.
  public let formerNames: [String]
  /// How many bodies a joint unit covers.
  public let covers: Int?
  /// How many members it has.
  public let members: Int?
  /// An id in `formation`.
  public let formation: String?
  /// Tells whether it works only in season.
  public let isSeasonal: Bool
  /// The months of its season, as printed.
  public let months: String?
  /// The name of its way of working.
  public let brand: String?
  /// The row that it comes from.
  public let span: SourceSpan

  /// Makes a unit.
  public init(
    id: String, name: String, short: String? = nil, level: String, kind: String,
    parent: String? = nil, region: String? = nil, sectors: [String] = [],
    founded: CivilDate? = nil, dissolved: CivilDate? = nil, formerNames: [String] = [],
    covers: Int? = nil, members: Int? = nil, formation: String? = nil, isSeasonal: Bool = false,
    months: String? = nil, brand: String? = nil, span: SourceSpan
  ) {
    self.id = id
    self.name = name
    self.short = short
    self.level = level
    self.kind = kind
    self.parent = parent
    self.region = region
    self.sectors = sectors
    self.founded = founded
    self.dissolved = dissolved
    self.formerNames = formerNames
    self.covers = covers
    self.members = members
    self.formation = formation
    self.isSeasonal = isSeasonal
    self.months = months
    self.brand = brand
    self.span = span
  }
}
