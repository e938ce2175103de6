import BulletinModel
import BulletinTemplates

/// All that the layout prints around a page's own part.
struct PageFrame: TemplateContext {
  /// The value of `lang`.
  let lang: String
  /// `ltr` or `rtl`.
  let dir: String
  /// The title of the window: the page's, then the site's.
  let title: String
  /// The page in one sentence.
  let description: String?
  /// The absolute address; nil on 404.
  let canonical: String?
  /// The absolute address as people read it, for paper; nil on 404.
  let address: String?
  /// The value of `robots`, such as `noindex`; nil prints nothing.
  let robots: String?
  /// The page in each language, itself and `x-default` included; empty when there is one language.
  let alternates: [AlternateContext]
  /// What others show when they link here; nil on 404.
  let openGraph: OpenGraphContext?
  /// The tags of government sites, keywords and the like, in order.
  let metas: [MetaContext]
  /// The feeds that belong to the page.
  let feeds: [FeedContext]
  /// One JSON-LD document, `<` written as an escape.
  let jsonld: SafeHTML?
  /// The address of bulletin.css.
  let stylesheet: String
  /// The address of bulletin.js.
  let script: String
  /// The address of icon.svg.
  let icon: String
  /// The address of search.js, on the page of the search alone.
  let searchScript: String?
  /// The page of the search; current on itself.
  let search: LinkContext
  /// The site's name, leading home; current on the home page.
  let site: LinkContext
  /// Who publishes, for the head of printed pages.
  let organiser: String?
  /// The site's languages; empty when there is one.
  let languages: [LanguageContext]
  /// The main navigation.
  let nav: [LinkContext]
  /// The breadcrumb; nil on the home page.
  let trail: TrailContext?
  /// The foot.
  let footer: FooterContext

  static let fields: [Field<Self>] = [
    Field("lang", \.lang),
    Field("dir", \.dir),
    Field("title", \.title),
    Field("description", \.description),
    Field("canonical", \.canonical),
    Field("address", \.address),
    Field("robots", \.robots),
    Field("alternates", \.alternates),
    Field("openGraph", \.openGraph),
    Field("metas", \.metas),
    Field("feeds", \.feeds),
    Field("jsonld", \.jsonld),
    Field("stylesheet", \.stylesheet),
    Field("script", \.script),
    Field("icon", \.icon),
    Field("searchScript", \.searchScript),
    Field("search", \.search),
    Field("site", \.site),
    Field("organiser", \.organiser),
    Field("languages", \.languages),
    Field("nav", \.nav),
    Field("trail", \.trail),
    Field("footer", \.footer),
    Field("hasLongName", \.hasLongName),
  ]

  /// Tells whether the site's name needs a smaller masthead.
  var hasLongName: Bool { site.text.isLongName }
}

extension String {
  /// Tells whether a name is wider than the six Han letters that a masthead has room for.
  var isLongName: Bool { unicodeScalars.count > 6 }
}

/// The page in another language.
struct AlternateContext: TemplateContext {
  /// The value of `hreflang`.
  let lang: String
  /// The absolute address.
  let url: String

  static let fields: [Field<Self>] = [
    Field("lang", \.lang),
    Field("url", \.url),
  ]
}

/// A `meta` tag.
struct MetaContext: TemplateContext {
  /// Its name.
  let name: String
  /// Its content.
  let content: String

  static let fields: [Field<Self>] = [
    Field("name", \.name),
    Field("content", \.content),
  ]
}

/// A feed that readers can subscribe to.
struct FeedContext: TemplateContext {
  /// The media type.
  let type: String
  /// The feed's name.
  let title: String
  /// Its address.
  let url: String

  static let fields: [Field<Self>] = [
    Field("type", \.type),
    Field("title", \.title),
    Field("url", \.url),
  ]
}

/// A language of the site.
struct LanguageContext: TemplateContext {
  /// The page in it, or its home page.
  let url: String
  /// The language's name in itself.
  let text: String
  /// The tag.
  let lang: String
  /// `ltr` or `rtl`.
  let dir: String
  /// Tells whether the page is in it.
  let current: Bool

  static let fields: [Field<Self>] = [
    Field("url", \.url),
    Field("text", \.text),
    Field("lang", \.lang),
    Field("dir", \.dir),
    Field("current", \.current),
  ]
}
