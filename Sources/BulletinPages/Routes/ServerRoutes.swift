/// What a web server has to know of a plan.
public struct ServerRoutes: Sendable, Hashable {
  /// An old address of a page.
  public struct Redirect: Sendable, Hashable {
    /// The old path below the root of the site, decoded, such as `/旧稿/`.
    public let from: String
    /// The page's address, with the path of the site's root, percent-encoded.
    public let to: String
  }

  /// A page for addresses that do not exist.
  public struct Missing: Sendable, Hashable {
    /// The folder for which it is, such as `/` or `/en/`.
    public let folder: String
    /// The path of the page, both below the root of the site and decoded.
    public let page: String
  }

  /// The path of the site's root, `/` or `/bulletin/`.
  public let basePath: String
  /// The site's host, with its port where it has one.
  public let host: String
  /// Old addresses, by path.
  public let redirects: [Redirect]
  /// The pages for addresses that do not exist.
  public let missing: [Missing]
}

extension Plan {
  /// What a web server has to know.
  public var serverRoutes: ServerRoutes {
    var redirects: [ServerRoutes.Redirect] = []
    var missing: [ServerRoutes.Missing] = []
    for file in files {
      switch file.content {
      case .redirect(let document):
        redirects.append(
          ServerRoutes.Redirect(
            from: file.route.path, to: index.documents[document].route.href))
      case .missing:
        let page = file.route.path
        let slash = page.lastIndex(of: "/") ?? page.startIndex
        missing.append(ServerRoutes.Missing(folder: String(page[...slash]), page: page))
      default: break
      }
    }
    return ServerRoutes(
      basePath: index.address.basePath, host: index.address.host, redirects: redirects,
      missing: missing)
  }
}
