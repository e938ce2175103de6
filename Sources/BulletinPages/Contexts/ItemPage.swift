import BulletinModel
import BulletinTemplates

/// A news item.
struct ItemPage: TemplateContext {
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
  /// The QR code that leads from paper to the page.
  let code: String?
  /// The words of the theme in the page's language.
  let t: TemplateWords

  static let fields: [Field<Self>] = [
    Field("frame", \.frame),
    Field("label", \.label),
    Field("kicker", \.kicker),
    Field("lines", \.lines),
    Field("subtitle", \.subtitle),
    Field("deck", \.deck),
    Field("isPhotoStory", \.isPhotoStory),
    Field("isReprint", \.isReprint),
    Field("isNotice", \.isNotice),
    Field("facts", \.facts),
    Field("source", \.source),
    Field("editorNote", \.editorNote),
    Field("dateline", \.dateline),
    Field("body", \.body),
    Field("photos", \.photos),
    Field("attachments", \.attachments),
    Field("authorNote", \.authorNote),
    Field("corrections", \.corrections),
    Field("credits", \.credits),
    Field("cited", \.cited),
    Field("tags", \.tags),
    Field("more", \.more),
    Field("related", \.related),
    Field("previous", \.previous),
    Field("next", \.next),
    Field("code", \.code),
    .words("t", \.t),
    Field("hasPhotos", \.hasPhotos),
    Field("hasAttachments", \.hasAttachments),
    Field("hasCorrections", \.hasCorrections),
    Field("hasCredits", \.hasCredits),
    Field("hasTags", \.hasTags),
    Field("hasAdjacent", \.hasAdjacent),
  ]

  /// Tells whether there are photographs.
  var hasPhotos: Bool { !photos.isEmpty }

  /// Tells whether files are attached.
  var hasAttachments: Bool { !attachments.isEmpty }

  /// Tells whether there are corrections.
  var hasCorrections: Bool { !corrections.isEmpty }

  /// Tells whether there are credits.
  var hasCredits: Bool { !credits.isEmpty }

  /// Tells whether there are tags.
  var hasTags: Bool { !tags.isEmpty }

  /// Tells whether there is an item before or after it.
  var hasAdjacent: Bool { previous != nil || next != nil }
}

/// The source box of a reprint.
struct SourceContext: TemplateContext {
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

  static let fields: [Field<Self>] = [
    Field("name", \.name),
    Field("title", \.title),
    Field("date", \.date),
    Field("page", \.page),
    Field("url", \.url),
  ]
}

/// A correction.
struct CorrectionContext: TemplateContext {
  /// The day.
  let date: DateContext
  /// What was wrong and what is right.
  let text: String

  static let fields: [Field<Self>] = [
    Field("date", \.date),
    Field("text", \.text),
  ]
}

/// The figures that a text cites.
struct CitedContext: TemplateContext {
  /// In reading order.
  let figures: [CitedFigureContext]

  static let fields: [Field<Self>] = [
    Field("figures", \.figures)
  ]
}

/// One cited figure.
struct CitedFigureContext: TemplateContext {
  /// The number with its unit.
  let value: String
  /// What it is.
  let name: String
  /// The rows behind it.
  let source: LinkContext
  /// The mark of a figure that was revised.
  let mark: String?

  static let fields: [Field<Self>] = [
    Field("value", \.value),
    Field("name", \.name),
    Field("source", \.source),
    Field("mark", \.mark),
  ]
}
