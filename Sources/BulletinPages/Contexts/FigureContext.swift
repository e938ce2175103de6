import BulletinModel
import BulletinTemplates

/// A chart with title, source, table twin and downloads.
struct FigureContext: TemplateContext {
  /// The id, unique in the page.
  let id: String
  /// 图1; nil for a chart that stands alone.
  let number: String?
  /// The finding.
  let title: String
  /// Measure, place, period and unit.
  let subtitle: String?
  /// The drawing.
  let plot: SafeHTML?
  /// A heat table in place of a drawing.
  let heat: TableContext?
  /// What the heat table's steps mean.
  let legend: [LegendContext]
  /// Where the numbers come from.
  let source: String?
  /// What to mind.
  let note: String?
  /// The same numbers as a table; nil beside a heat table.
  let table: TableContext?
  /// CSV, JSON and SVG.
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
    Field("plot", \.plot),
    Field("heat", \.heat),
    Field("legend", \.legend),
    Field("source", \.source),
    Field("note", \.note),
    Field("table", \.table),
    Field("downloads", \.downloads),
    Field("status", \.status),
    Field("definition", \.definition),
    Field("hasLegend", \.hasLegend),
    Field("hasDownloads", \.hasDownloads),
  ]

  /// Tells whether there is a legend.
  var hasLegend: Bool { !legend.isEmpty }

  /// Tells whether there is anything to download.
  var hasDownloads: Bool { !downloads.isEmpty }
}

/// One step of a heat table's legend.
struct LegendContext: TemplateContext {
  /// `h0` to `h5`.
  let heat: String
  /// From and to.
  let text: String

  static let fields: [Field<Self>] = [
    Field("heat", \.heat),
    Field("text", \.text),
  ]
}
