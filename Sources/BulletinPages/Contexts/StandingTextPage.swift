import BulletinModel
import BulletinTemplates

/// A standing page: about, method, contact.
struct StandingTextPage: TemplateContext {
  /// What the layout prints around the page.
  let frame: PageFrame
  /// The title.
  let title: String
  /// The summary, where it was typed.
  let deck: String?
  /// When it was last changed.
  let updated: DateContext?
  /// Its headings; empty when there are fewer than three.
  let contents: [LinkContext]
  /// The other standing pages.
  let siblings: [LinkContext]
  /// The prose.
  let body: SafeHTML
  /// Photographs that the prose does not place.
  let photos: [PhotoContext]
  /// Files with their sizes.
  let attachments: [LinkContext]
  /// The words of the theme in the page's language.
  let t: TemplateWords

  static let fields: [Field<Self>] = [
    Field("frame", \.frame),
    Field("title", \.title),
    Field("deck", \.deck),
    Field("updated", \.updated),
    Field("contents", \.contents),
    Field("siblings", \.siblings),
    Field("body", \.body),
    Field("photos", \.photos),
    Field("attachments", \.attachments),
    .words("t", \.t),
    Field("hasContents", \.hasContents),
    Field("hasSiblings", \.hasSiblings),
    Field("hasAttachments", \.hasAttachments),
  ]

  /// Tells whether there is a table of contents.
  var hasContents: Bool { !contents.isEmpty }

  /// Tells whether there are any beside it.
  var hasSiblings: Bool { !siblings.isEmpty }

  /// Tells whether files are attached.
  var hasAttachments: Bool { !attachments.isEmpty }
}
