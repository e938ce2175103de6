import BulletinTemplates

/// The search.
struct SearchPage: TemplateContext {
  /// What the layout prints around the page.
  let frame: PageFrame
  /// The head.
  let title: String
  /// The address of the page, to which the form leads.
  let action: String
  /// The address of the list of volumes.
  let index: String
  /// The address of search-index.js, which is fetched with the first query.
  let engine: String
  /// Lists that lead to everything without a script: by time, by column, by region or tag.
  let archive: [FacetContext]
  /// The words of the theme in the page's language.
  let t: TemplateWords

  static let fields: [Field<Self>] = [
    Field("frame", \.frame),
    Field("title", \.title),
    Field("action", \.action),
    Field("index", \.index),
    Field("engine", \.engine),
    Field("archive", \.archive),
    .words("t", \.t),
    Field("hasArchive", \.hasArchive),
  ]

  /// Tells whether there are lists.
  var hasArchive: Bool { !archive.isEmpty }
}
