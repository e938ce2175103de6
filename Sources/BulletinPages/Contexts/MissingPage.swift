import BulletinTemplates

/// The page for addresses that do not exist.
struct MissingPage: TemplateContext {
  /// What the layout prints around the page.
  let frame: PageFrame
  /// Where to go on.
  let links: [LinkContext]
  /// The words of the theme in the page's language.
  let t: TemplateWords

  static let fields: [Field<Self>] = [
    Field("frame", \.frame),
    Field("links", \.links),
    .words("t", \.t),
  ]
}
