import BulletinModel

/// A standing page: about, method, contact.
struct StandingTextPage: Sendable, Hashable {
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
}
