import BulletinTemplates

/// The activities of a year.
struct ActivitiesPage: TemplateContext {
  /// What the layout prints around the page.
  let frame: PageFrame
  /// The head.
  let title: String
  /// How many, with how many participants.
  let description: String?
  /// The other years.
  let years: [LinkContext]
  /// The year in figures.
  let keyFigures: KeyFiguresContext?
  /// What comes next.
  let upcoming: EventBlockContext?
  /// Every day of the year.
  let calendar: FigureContext?
  /// By kind.
  let kinds: FigureContext?
  /// By month, each leading to its page; nil prints the empty state.
  let months: TableContext?
  /// The file for calendar programs; only the latest year leads to it.
  let subscription: LinkContext?
  /// The site's note on its data.
  let note: String?
  /// The words of the theme in the page's language.
  let t: TemplateWords

  static let fields: [Field<Self>] = [
    Field("frame", \.frame),
    Field("title", \.title),
    Field("description", \.description),
    Field("years", \.years),
    Field("keyFigures", \.keyFigures),
    Field("upcoming", \.upcoming),
    Field("calendar", \.calendar),
    Field("kinds", \.kinds),
    Field("months", \.months),
    Field("subscription", \.subscription),
    Field("note", \.note),
    .words("t", \.t),
    Field("hasYears", \.hasYears),
  ]

  /// Tells whether there are other years.
  var hasYears: Bool { !years.isEmpty }
}
