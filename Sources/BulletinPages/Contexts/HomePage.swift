import BulletinTemplates

/// The front page.
struct HomePage: TemplateContext {
  /// What the layout prints around the page.
  let frame: PageFrame
  /// The day of the edition, with weekday.
  let today: DateContext
  /// Below the name: organiser, since when, how many issues.
  let imprint: [TextContext]
  /// The ear (报眼): the newest issue or release.
  let ear: EarContext?
  /// The lead; nil while there is no item.
  let lead: LeadContext?
  /// The newest items by time.
  let latest: StoryBlockContext?
  /// What comes next.
  let upcoming: EventBlockContext?
  /// Notices that have not expired.
  let notices: StoryBlockContext?
  /// The key figures.
  let keyFigures: KeyFiguresContext?
  /// One block a column: a lead and headlines.
  let columns: [StoryBlockContext]
  /// The newest issue.
  let issue: IssueCoverContext?
  /// One chart.
  let statistics: HomeStatisticsContext?
  /// The words of the theme in the page's language.
  let t: TemplateWords

  static let fields: [Field<Self>] = [
    Field("frame", \.frame),
    Field("today", \.today),
    Field("imprint", \.imprint),
    Field("ear", \.ear),
    Field("lead", \.lead),
    Field("latest", \.latest),
    Field("upcoming", \.upcoming),
    Field("notices", \.notices),
    Field("keyFigures", \.keyFigures),
    Field("columns", \.columns),
    Field("issue", \.issue),
    Field("statistics", \.statistics),
    .words("t", \.t),
    Field("hasColumns", \.hasColumns),
  ]

  /// Tells whether there are column blocks.
  var hasColumns: Bool { !columns.isEmpty }
}

/// What stands beside the masthead.
struct EarContext: TemplateContext {
  /// Such as 今日发布.
  let label: String
  /// Where it leads.
  let url: String
  /// Its headline.
  let title: String
  /// One sentence.
  let text: String?

  static let fields: [Field<Self>] = [
    Field("label", \.label),
    Field("url", \.url),
    Field("title", \.title),
    Field("text", \.text),
  ]
}

/// The lead story.
struct LeadContext: TemplateContext {
  /// The item.
  let url: String
  /// Its column.
  let label: LinkContext?
  /// The kicker (肩题).
  let kicker: String?
  /// The headline's lines.
  let lines: [TextContext]
  /// The summary.
  let deck: String?
  /// Its first photograph.
  let photo: PhotoContext?
  /// When it was published.
  let date: DateContext
  /// Up to three side stories.
  let side: [StoryContext]

  static let fields: [Field<Self>] = [
    Field("url", \.url),
    Field("label", \.label),
    Field("kicker", \.kicker),
    Field("lines", \.lines),
    Field("deck", \.deck),
    Field("photo", \.photo),
    Field("date", \.date),
    Field("side", \.side),
    Field("hasSide", \.hasSide),
  ]

  /// Tells whether there are side stories.
  var hasSide: Bool { !side.isEmpty }
}

/// The newest issue with its cover.
struct IssueCoverContext: TemplateContext {
  /// The issue.
  let url: String
  /// 第86期.
  let name: String
  /// 第八十六期, for the drawn cover.
  let ordinal: String
  /// The day of issue.
  let date: DateContext
  /// Its own title.
  let title: String?
  /// Its contents.
  let items: [LinkContext]
  /// All issues, with their number.
  let archive: LinkContext
  /// The bulletin's name, for the drawn cover.
  let site: String

  static let fields: [Field<Self>] = [
    Field("url", \.url),
    Field("name", \.name),
    Field("ordinal", \.ordinal),
    Field("date", \.date),
    Field("title", \.title),
    Field("items", \.items),
    Field("archive", \.archive),
    Field("site", \.site),
    Field("hasLongName", \.hasLongName),
  ]

  /// Tells whether the bulletin's name needs smaller letters on the cover.
  var hasLongName: Bool { site.isLongName }
}

/// The statistics block of the front page.
struct HomeStatisticsContext: TemplateContext {
  /// The overview.
  let more: LinkContext
  /// The chart.
  let figure: FigureContext

  static let fields: [Field<Self>] = [
    Field("more", \.more),
    Field("figure", \.figure),
  ]
}
