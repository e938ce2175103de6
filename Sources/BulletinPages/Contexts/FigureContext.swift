import BulletinModel

/// A chart with title, source, table twin and downloads.
struct FigureContext: Sendable, Hashable {
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
}

/// One step of a heat table's legend.
struct LegendContext: Sendable, Hashable {
  /// `h0` to `h5`.
  let heat: String
  /// From and to.
  let text: String
}
