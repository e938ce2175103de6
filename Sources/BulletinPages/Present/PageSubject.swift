import BulletinModel

/// What the frame of a page needs to know of its part.
struct PageSubject: Sendable {
  /// What the page shows.
  let content: PlannedContent
  /// Where it stands.
  let route: Route
  /// The page's title, without the site's.
  let title: String
  /// The page in one sentence.
  var description: String?
  /// Which word of the navigation is current.
  var section: Desk.Section = .home
  /// The steps below home, the page itself last.
  var trail: [LinkContext] = []
  /// The lists whose feeds the page announces.
  var feeds: [(subject: ListSubject, title: String)] = []
  /// The structured data besides the breadcrumb.
  var data: [JSONText] = []
  /// The tags that only this page has, after those of the site.
  var metas: [MetaContext] = []
  /// What an article says of itself to other sites.
  var article: Article?
  /// The picture for other sites.
  var image: OpenGraphImageContext?

  /// What makes a page an article.
  struct Article: Sendable {
    /// When it was published, with the zone.
    let published: String
    /// When it was last changed, with the zone.
    let modified: String?
    /// Its column.
    let section: String?
  }
}
