/// Everything that a build prints: the checked content of the site folder at one moment.
///
/// Drafts, items of the future and what was withdrawn are not in it unless they were asked for.
public struct Edition: Sendable {
  /// The settings.
  public let settings: SiteSettings
  /// The moment of the build, in the site's zone.
  public let now: CivilDateTime
  /// The controlled lists by id.
  public let vocabularies: [String: Vocabulary]
  /// The columns in order.
  public let columns: [NewsColumn]
  /// The items of every language, newest first, then by key and language.
  public private(set) var news: [NewsItem]
  /// The standing pages of every language, by order and key.
  public let pages: [StandingPage]
  /// The issues, newest first.
  public let issues: [BulletinIssue]
  /// The units in the order of their register.
  public let branches: [Branch]
  /// All registers by id, the built-in ones included: `branches`, `activities`, `coverage`.
  public let registers: [String: Register]
  /// The measures that the site declares, in the order in which they are declared.
  public let measures: [MeasureDefinition]
  /// The pages of statistics of every language, by order and key; their slugs begin `statistics/`.
  public let statisticsPages: [StandingPage]
  /// The prose of period reports of every language, by period and language.
  public let reports: [ReportText]
  /// The figures as they were published, in the order of the file.
  public let lock: [LockedFigure]
  /// Why published figures were revised, in the order of the file.
  public let revisionNotes: [RevisionNote]
  /// The theme.
  public let theme: Theme
  /// What is shown though it is not published, because it was asked for: by source file.
  public let pending: [String: PendingText]
  /// Texts whose time has not come, by the order in which they were read.
  public let coming: [ComingText]
  /// The masked forms of what the sources hold by an exception of the settings.
  public let excepted: Set<String>

  /// Makes an edition from its parts.
  public init(
    settings: SiteSettings, now: CivilDateTime, vocabularies: [String: Vocabulary],
    columns: [NewsColumn], news: [NewsItem], pages: [StandingPage], issues: [BulletinIssue],
    branches: [Branch], registers: [String: Register],
    measures: [MeasureDefinition] = [], statisticsPages: [StandingPage] = [],
    reports: [ReportText] = [], lock: [LockedFigure] = [], revisionNotes: [RevisionNote] = [],
    theme: Theme, pending: [String: PendingText] = [:], coming: [ComingText] = [],
    excepted: Set<String> = []
  ) {
    self.settings = settings
    self.now = now
    self.vocabularies = vocabularies
    self.columns = columns
    self.news = news
    self.pages = pages
    self.issues = issues
    self.branches = branches
    self.registers = registers
    self.measures = measures
    self.statisticsPages = statisticsPages
    self.reports = reports
    self.lock = lock
    self.revisionNotes = revisionNotes
    self.theme = theme
    self.pending = pending
    self.coming = coming
    self.excepted = excepted
  }

  /// The same edition with another item at a place in `news`.
  public func with(_ item: NewsItem, at place: Int) -> Edition {
    var edition = self
    edition.news[place] = item
    return edition
  }

  /// The figure blocks of all texts.
  public var blocks: [FigureBlock] {
    var blocks = news.flatMap(\.blocks)
    blocks += pages.flatMap(\.blocks)
    blocks += issues.flatMap(\.blocks)
    blocks += statisticsPages.flatMap(\.blocks)
    blocks += reports.flatMap(\.blocks)
    return blocks
  }
}

/// A published text whose time has not come.
public struct ComingText: Sendable, Hashable {
  /// Its file.
  public let file: String
  /// When it goes out; a day without time begins at midnight.
  public let moment: CivilDateTime

  /// Pairs a text with its moment.
  public init(file: String, moment: CivilDateTime) {
    self.file = file
    self.moment = moment
  }
}

/// Why a text that a preview shows is not on the site yet.
public enum PendingText: Sendable, Hashable {
  /// It is being written.
  case draft
  /// It waits for approval.
  case review
  /// It is finished and comes out at a moment.
  case future(CivilDateTime)
}
