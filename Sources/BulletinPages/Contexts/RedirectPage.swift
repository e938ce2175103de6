import BulletinTemplates

/// A page at an old address that leads to the new one.
struct RedirectPage: TemplateContext {
  /// The value of `lang`.
  let lang: String
  /// `ltr` or `rtl`.
  let dir: String
  /// The new page's title.
  let title: String
  /// The new address.
  let url: String
  /// The new address, absolute.
  let canonical: String
  /// The words of the theme in the page's language.
  let t: TemplateWords

  static let fields: [Field<Self>] = [
    Field("lang", \.lang),
    Field("dir", \.dir),
    Field("title", \.title),
    Field("url", \.url),
    Field("canonical", \.canonical),
    .words("t", \.t),
  ]
}
