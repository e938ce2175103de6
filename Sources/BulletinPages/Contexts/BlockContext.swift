import BulletinTemplates

/// What a figure block draws: a chart, a table, key figures or a list of items.
struct BlockContext: TemplateContext {
  /// A chart.
  let figure: FigureContext?
  /// A table with its title.
  let table: BlockTableContext?
  /// Large figures in a row.
  let keys: KeyFiguresContext?
  /// Items.
  let stories: StoryBlockContext?
  /// Why there is nothing to see.
  let empty: String?
  /// The words of the theme in the page's language.
  let t: TemplateWords

  static let fields: [Field<Self>] = [
    Field("figure", \.figure),
    Field("table", \.table),
    Field("keys", \.keys),
    Field("stories", \.stories),
    Field("empty", \.empty),
    .words("t", \.t),
  ]
}

/// A table that stands in the text by itself.
struct BlockTableContext: TemplateContext {
  /// The id, unique in the page.
  let id: String
  /// 表1; nil for a table that stands alone.
  let number: String?
  /// What it shows; nil where the head above says so.
  let title: String?
  /// Measure, place, period and unit.
  let subtitle: String?
  /// The rows.
  let table: TableContext
  /// Where the numbers come from.
  let source: String?
  /// What to mind.
  let note: String?
  /// CSV and JSON.
  let downloads: [LinkContext]
  /// How settled the numbers are; nil where nobody says.
  var status: StatusContext?
  /// Where it is told what is counted.
  var definition: LinkContext?

  static let fields: [Field<Self>] = [
    Field("id", \.id),
    Field("number", \.number),
    Field("title", \.title),
    Field("subtitle", \.subtitle),
    Field("table", \.table),
    Field("source", \.source),
    Field("note", \.note),
    Field("downloads", \.downloads),
    Field("status", \.status),
    Field("definition", \.definition),
    Field("hasDownloads", \.hasDownloads),
  ]

  /// Tells whether there is anything to download.
  var hasDownloads: Bool { !downloads.isEmpty }
}
