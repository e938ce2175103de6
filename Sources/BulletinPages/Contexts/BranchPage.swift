import BulletinTemplates

/// The profile of a unit.
struct BranchPage: TemplateContext {
  /// What the layout prints around the page.
  let frame: PageFrame
  /// Its unit above, region and sectors.
  let label: [LinkContext]
  /// Its full name.
  let title: String
  /// What it is, in a sentence made from the register.
  let deck: String?
  /// 已于2024年6月撤销, composed; nil while it stands.
  let dissolved: String?
  /// Its figures.
  let keyFigures: KeyFiguresContext?
  /// Its entry in the register.
  let facts: [FactContext]
  /// The units directly below.
  let children: TableContext?
  /// Its activities, next one first.
  let timeline: TimelineContext?
  /// Activities by month.
  let figure: FigureContext?
  /// News about it.
  let stories: StoryBlockContext?
  /// Other units below the same one.
  let siblings: [LinkContext]
  /// The words of the theme in the page's language.
  let t: TemplateWords

  static let fields: [Field<Self>] = [
    Field("frame", \.frame),
    Field("label", \.label),
    Field("title", \.title),
    Field("deck", \.deck),
    Field("dissolved", \.dissolved),
    Field("keyFigures", \.keyFigures),
    Field("facts", \.facts),
    Field("children", \.children),
    Field("timeline", \.timeline),
    Field("figure", \.figure),
    Field("stories", \.stories),
    Field("siblings", \.siblings),
    .words("t", \.t),
    Field("hasSiblings", \.hasSiblings),
  ]

  /// Tells whether there are any beside it.
  var hasSiblings: Bool { !siblings.isEmpty }
}

/// Activities in order of time.
struct TimelineContext: TemplateContext {
  /// The month page or the ledger.
  let more: LinkContext?
  /// The next one first, then back in time.
  let entries: [TimelineEntryContext]

  static let fields: [Field<Self>] = [
    Field("more", \.more),
    Field("entries", \.entries),
  ]
}

/// One activity of a timeline.
struct TimelineEntryContext: TemplateContext {
  /// When.
  let date: DateContext
  /// The kind of activity.
  let kind: String?
  /// What it was.
  let title: LinkContext
  /// Place and participants.
  let text: String?
  /// Tells whether it is still to come.
  let isNext: Bool

  static let fields: [Field<Self>] = [
    Field("date", \.date),
    Field("kind", \.kind),
    Field("title", \.title),
    Field("text", \.text),
    Field("isNext", \.isNext),
  ]
}
