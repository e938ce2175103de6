import BulletinModel

/// A news item.
struct ItemPage: Sendable, Hashable {
  /// What the layout prints around the page.
  let frame: PageFrame
  /// Its column or genre.
  let label: LinkContext?
  /// The kicker (肩题).
  let kicker: String?
  /// The headline's lines.
  let lines: [TextContext]
  /// The subtitle (副题), without its dash.
  let subtitle: String?
  /// The summary below the headline: of photo stories, or where it was typed.
  let deck: String?
  /// Tells whether photographs lead and text follows.
  let isPhotoStory: Bool
  /// Tells whether it is a reprint.
  let isReprint: Bool
  /// Tells whether it is a notice or circular: no rail, the date at the end.
  let isNotice: Bool
  /// The meta rail: reporter, date, place, unit, issue.
  let facts: [FactContext]
  /// Where a reprint comes from.
  let source: SourceContext?
  /// The editor's note (编者按).
  let editorNote: String?
  /// 本报昌都电.
  let dateline: String?
  /// The prose.
  let body: SafeHTML
  /// Photographs that the prose does not place, in order.
  let photos: [PhotoContext]
  /// Attached files with their sizes.
  let attachments: [LinkContext]
  /// Who the author is.
  let authorNote: String?
  /// Corrections by date.
  let corrections: [CorrectionContext]
  /// Editor, design, review, words.
  let credits: [FactContext]
  /// The figures that the text cites.
  let cited: CitedContext?
  /// Its tags.
  let tags: [LinkContext]
  /// Other items in the rail, where no figures are cited.
  let more: StoryBlockContext?
  /// Related items.
  let related: StoryBlockContext?
  /// The item before it in time.
  let previous: LinkContext?
  /// The item after it in time.
  let next: LinkContext?
}

/// The source box of a reprint.
struct SourceContext: Sendable, Hashable {
  /// The paper or site.
  let name: String
  /// The original title.
  let title: String?
  /// The day of publication.
  let date: DateContext
  /// The page, such as 3版.
  let page: String?
  /// The original's address.
  let url: String?
}

/// A correction.
struct CorrectionContext: Sendable, Hashable {
  /// The day.
  let date: DateContext
  /// What was wrong and what is right.
  let text: String
}

/// The figures that a text cites.
struct CitedContext: Sendable, Hashable {
  /// In reading order.
  let figures: [CitedFigureContext]
}

/// One cited figure.
struct CitedFigureContext: Sendable, Hashable {
  /// The number.
  let value: String
  /// The unit.
  let unit: String?
  /// What it is.
  let name: String
  /// Its statistic and period.
  let source: LinkContext
}
