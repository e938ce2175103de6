import BulletinTemplates

/// A list of items: archive, column, tag, region or sector.
struct ListPage: TemplateContext {
  /// What the layout prints around the page.
  let frame: PageFrame
  /// What kind of list: 栏目, 标签, 地区; nil for the archive.
  let label: String?
  /// Its name.
  let title: String
  /// What it holds.
  let description: String?
  /// 共352条, composed.
  let total: String
  /// Its feed.
  let feed: LinkContext?
  /// Pages that belong to it: statistics, units, areas below.
  let links: [LinkContext]
  /// Figures of the region or sector, on the first page.
  let keyFigures: KeyFiguresContext?
  /// Other lists, with counts.
  let facets: [FacetContext]
  /// The items by month; empty prints the empty state.
  let groups: [StoryGroupContext]
  /// The other pages; nil when there is one.
  let pages: PaginationContext?
  /// The words of the theme in the page's language.
  let t: TemplateWords

  static let fields: [Field<Self>] = [
    Field("frame", \.frame),
    Field("label", \.label),
    Field("title", \.title),
    Field("description", \.description),
    Field("total", \.total),
    Field("feed", \.feed),
    Field("links", \.links),
    Field("keyFigures", \.keyFigures),
    Field("facets", \.facets),
    Field("groups", \.groups),
    Field("pages", \.pages),
    .words("t", \.t),
    Field("hasLinks", \.hasLinks),
    Field("hasFacets", \.hasFacets),
  ]

  /// Tells whether there are links or a feed.
  var hasLinks: Bool { !links.isEmpty || feed != nil }

  /// Tells whether there are facets.
  var hasFacets: Bool { !facets.isEmpty }
}

/// A headed list of other lists.
struct FacetContext: TemplateContext {
  /// The head.
  let title: String
  /// The lists with their counts.
  let links: [LinkContext]

  static let fields: [Field<Self>] = [
    Field("title", \.title),
    Field("links", \.links),
  ]
}

/// The items of a month.
struct StoryGroupContext: TemplateContext {
  /// 2025年10月.
  let title: String
  /// The head's id, unique in the page.
  let anchor: String
  /// The items, newest first.
  let stories: [StoryContext]

  static let fields: [Field<Self>] = [
    Field("title", \.title),
    Field("anchor", \.anchor),
    Field("stories", \.stories),
  ]
}

/// The other pages of a list.
struct PaginationContext: TemplateContext {
  /// 第1—10条，共352条, composed.
  let summary: String
  /// The page before.
  let previous: LinkContext?
  /// The first, the last and those about the current page.
  let pages: [PageNumberContext]
  /// The page after.
  let next: LinkContext?

  static let fields: [Field<Self>] = [
    Field("summary", \.summary),
    Field("previous", \.previous),
    Field("pages", \.pages),
    Field("next", \.next),
  ]
}

/// One number of a pagination.
struct PageNumberContext: TemplateContext {
  /// The number; … for a gap.
  let text: String
  /// 第2页, for readers who hear it.
  let label: String
  /// The page; nil for the current page and gaps.
  let url: String?
  /// Tells whether it is this page.
  let current: Bool

  static let fields: [Field<Self>] = [
    Field("text", \.text),
    Field("label", \.label),
    Field("url", \.url),
    Field("current", \.current),
  ]
}
