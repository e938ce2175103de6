import BulletinModel

/// A text of the site with its place: an item, a standing page or an issue in one language.
///
/// It is shared and never changed: many look at it.
final class Document: Sendable {
  /// What the text is.
  enum Kind: Sendable, Hashable {
    /// A place in `Edition.news`.
    case item(Int)
    /// A place in `Edition.pages`.
    case page(Int)
    /// A place in `Edition.issues`.
    case issue(Int)
    /// A place in `Edition.statisticsPages`.
    case statistics(Int)
    /// A place in `Edition.reports`.
    case report(Int)
  }

  /// What it is.
  let kind: Kind
  /// The identity that its languages share, with the folder that it lies in.
  let key: String
  /// The source file.
  let file: String
  /// The language of the page.
  let language: LanguageTag
  /// Where it stands.
  let route: Route
  /// The prose.
  let body: Body
  /// The pictures, found and measured.
  let photos: [Photo]
  /// The files that the prose links to.
  let attachments: [MediaFile]
  /// What the prose has drawn, one for each of the body's blocks.
  let blocks: [FigureBlock]

  init(
    kind: Kind, key: String, file: String, language: LanguageTag, route: Route, body: Body,
    photos: [Photo], attachments: [MediaFile], blocks: [FigureBlock]
  ) {
    self.kind = kind
    self.key = key
    self.file = file
    self.language = language
    self.route = route
    self.body = body
    self.photos = photos
    self.attachments = attachments
    self.blocks = blocks
  }

  /// The address of a file beside the page.
  func route(of file: MediaFile, at address: SiteAddress) -> Route {
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    return Route(route.path + name, at: address)
  }
}

/// A picture of the prose with its address and size.
struct PlacedImage: Sendable, Hashable {
  /// Its files.
  let pictures: PhotoSet
  /// Its 1-based place among the photographs of the text; nil where there is only one.
  let number: Int?
  /// The caption: the one in the prose, else the photograph's own.
  let caption: String?
  /// Who took it.
  let credit: String?
}

/// The addresses that the holes of a document's prose take.
struct ResolvedLinks: Sendable, Hashable {
  /// One for every link: root-relative, a fragment, or an address of another site.
  var hrefs: [String] = []
  /// One for every picture; nil for one that is missing, which is a fault.
  var images: [PlacedImage?] = []
}

/// A cited figure of the prose as it is printed.
struct PlacedFigure: Sendable, Hashable {
  /// The root-relative address of its trace; nil where it has none.
  let href: String?
  /// What it is: measure, members, period.
  let label: String
  /// The value, where the text has none of its own.
  let inserted: String?
  /// The mark of a revised figure.
  let mark: String?
}
