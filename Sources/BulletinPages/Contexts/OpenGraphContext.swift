import BulletinTemplates

/// What other sites show when they link to the page.
struct OpenGraphContext: TemplateContext {
  /// `website` or `article`.
  let type: String
  /// The title without the site's name.
  let title: String
  /// One sentence.
  let description: String?
  /// The absolute address.
  let url: String
  /// The site's name.
  let site: String
  /// Such as `zh_CN`.
  let locale: String
  /// The first picture.
  let image: OpenGraphImageContext?
  /// When it was published, with the zone.
  let published: String?
  /// When it was last changed in substance, with the zone.
  let modified: String?
  /// The column.
  let section: String?

  static let fields: [Field<Self>] = [
    Field("type", \.type),
    Field("title", \.title),
    Field("description", \.description),
    Field("url", \.url),
    Field("site", \.site),
    Field("locale", \.locale),
    Field("image", \.image),
    Field("published", \.published),
    Field("modified", \.modified),
    Field("section", \.section),
  ]
}

/// A picture for links from other sites.
struct OpenGraphImageContext: TemplateContext {
  /// The absolute address.
  let url: String
  /// In pixels.
  let width: String?
  /// In pixels.
  let height: String?
  /// The alternative text.
  let alternative: String

  static let fields: [Field<Self>] = [
    Field("url", \.url),
    Field("width", \.width),
    Field("height", \.height),
    Field("alternative", \.alternative),
  ]
}
