import BulletinTemplates

/// All published ledgers.
struct RegisterIndexPage: TemplateContext {
  /// What the layout prints around the page.
  let frame: PageFrame
  /// The head.
  let title: String
  /// What is here.
  let description: String
  /// One ledger each.
  let registers: [RegisterEntryContext]
  /// The words of the theme in the page's language.
  let t: TemplateWords

  static let fields: [Field<Self>] = [
    Field("frame", \.frame),
    Field("title", \.title),
    Field("description", \.description),
    Field("registers", \.registers),
    .words("t", \.t),
  ]
}

/// A ledger where it is listed.
struct RegisterEntryContext: TemplateContext {
  /// The ledger.
  let name: LinkContext
  /// What it holds.
  let description: String?
  /// What one row is, and how many there are.
  let extent: String
  /// Tells whether only aggregates are published.
  let isAggregated: Bool
  /// The data.
  let downloads: [LinkContext]

  static let fields: [Field<Self>] = [
    Field("name", \.name),
    Field("description", \.description),
    Field("extent", \.extent),
    Field("isAggregated", \.isAggregated),
    Field("downloads", \.downloads),
  ]
}

/// A ledger: what it holds, its rows, its measures.
struct RegisterPage: TemplateContext {
  /// What the layout prints around the page.
  let frame: PageFrame
  /// The list of ledgers.
  let label: LinkContext
  /// The ledger's name.
  let title: String
  /// What it holds.
  let description: String?
  /// Rows, source, who reports.
  let release: [FactContext]
  /// The site's note on its data.
  let note: String?
  /// The rows; nil where only aggregates are published.
  let table: TableContext?
  /// The other pages of rows.
  let pages: PaginationContext?
  /// The measures that count it.
  let measures: [LinkContext]
  /// What each column means.
  let fieldTerms: [TermContext]
  /// The data.
  let downloads: [LinkContext]
  /// The words of the theme in the page's language.
  let t: TemplateWords

  static let fields: [Field<Self>] = [
    Field("frame", \.frame),
    Field("label", \.label),
    Field("title", \.title),
    Field("description", \.description),
    Field("release", \.release),
    Field("note", \.note),
    Field("table", \.table),
    Field("pages", \.pages),
    Field("measures", \.measures),
    Field("fieldTerms", \.fieldTerms),
    Field("downloads", \.downloads),
    .words("t", \.t),
    Field("hasMeasures", \.hasMeasures),
    Field("hasFieldTerms", \.hasFieldTerms),
    Field("hasDownloads", \.hasDownloads),
  ]

  /// Tells whether any measure counts it.
  var hasMeasures: Bool { !measures.isEmpty }

  /// Tells whether columns are explained.
  var hasFieldTerms: Bool { !fieldTerms.isEmpty }

  /// Tells whether there is anything to download.
  var hasDownloads: Bool { !downloads.isEmpty }
}

/// One row of a ledger.
struct RowPage: TemplateContext {
  /// What the layout prints around the page.
  let frame: PageFrame
  /// The ledger.
  let label: LinkContext
  /// What the row is called.
  let title: String
  /// Its cells.
  let facts: [FactContext]
  /// Rows of other ledgers that name it.
  let related: [RelatedRowsContext]
  /// Where it comes from.
  let source: String
  /// The words of the theme in the page's language.
  let t: TemplateWords

  static let fields: [Field<Self>] = [
    Field("frame", \.frame),
    Field("label", \.label),
    Field("title", \.title),
    Field("facts", \.facts),
    Field("related", \.related),
    Field("source", \.source),
    .words("t", \.t),
  ]
}

/// Rows of another ledger that name a row.
struct RelatedRowsContext: TemplateContext {
  /// The ledger.
  let title: LinkContext
  /// The head's id, unique in the page.
  let anchor: String
  /// The rows.
  let table: TableContext

  static let fields: [Field<Self>] = [
    Field("title", \.title),
    Field("anchor", \.anchor),
    Field("table", \.table),
  ]
}
