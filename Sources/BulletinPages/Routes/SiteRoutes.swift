import BulletinModel

/// The addresses of all made pages in one language.
struct SiteRoutes: Sendable {
  /// Where the site stands.
  let address: SiteAddress
  /// `/` for the main language, `/ug/` for others.
  let prefix: String

  /// Makes the addresses of a language.
  init(address: SiteAddress, language: LanguageTag, isMain: Bool) {
    self.address = address
    prefix = isMain ? "/" : "/\(language.tag)/"
  }

  /// A page or file below the language's own root.
  func route(_ rest: String) -> Route { Route(prefix + rest, at: address) }

  /// The home page.
  var home: Route { route("") }

  /// One page of a list; the first stands at the list's own address.
  func page(_ number: Int, of list: String) -> Route {
    route(number == 1 ? list : "\(list)page/\(number)/")
  }

  /// A news item.
  func item(_ item: NewsItem) -> Route {
    let (year, month, _) = item.date.date.components
    return route("news/\(year.digits(4))/\(month.digits(2))/\(item.slug)/")
  }
}

extension Int {
  /// The number with leading zeros up to a width.
  func digits(_ width: Int) -> String {
    let text = String(self)
    return String(repeating: "0", count: Swift.max(0, width - text.utf8.count)) + text
  }
}
