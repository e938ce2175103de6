import BulletinTemplates

/// Where a figure comes from: formula, counts, rows, and where it is cited.
struct TracePage: TemplateContext {
  /// What the layout prints around the page.
  let frame: PageFrame
  /// The measure's page.
  let label: LinkContext
  /// Measure, members and period.
  let title: String
  /// The value as prose prints it.
  let value: String
  /// Period, conditions, counts, definition, ledger.
  let release: [FactContext]
  /// The site's note on its data.
  let note: String?
  /// What was published before, and why it was revised.
  let revision: String?
  /// How it is computed, with the real counts.
  let formula: FormulaContext?
  /// What the measure means.
  let definition: String
  /// The figures that it is compared from.
  let parts: [LinkContext]
  /// The sums by member, where there are many rows.
  let totals: TableContext?
  /// The rows.
  let rows: TableContext?
  /// Why not all rows stand here.
  let rowsNote: String?
  /// Other pages of rows.
  let pages: PaginationContext?
  /// The rows in reach that it does not count.
  let leftOut: TableContext?
  /// Where it is cited.
  let mentions: [MentionContext]
  /// The permanent address.
  let address: String
  /// The same as JSON.
  let downloads: [LinkContext]
  /// The words of the theme in the page's language.
  let t: TemplateWords

  static let fields: [Field<Self>] = [
    Field("frame", \.frame),
    Field("label", \.label),
    Field("title", \.title),
    Field("value", \.value),
    Field("release", \.release),
    Field("note", \.note),
    Field("revision", \.revision),
    Field("formula", \.formula),
    Field("definition", \.definition),
    Field("parts", \.parts),
    Field("totals", \.totals),
    Field("rows", \.rows),
    Field("rowsNote", \.rowsNote),
    Field("pages", \.pages),
    Field("leftOut", \.leftOut),
    Field("mentions", \.mentions),
    Field("address", \.address),
    Field("downloads", \.downloads),
    .words("t", \.t),
    Field("hasParts", \.hasParts),
    Field("hasMentions", \.hasMentions),
  ]

  /// Tells whether it is compared from other figures.
  var hasParts: Bool { !parts.isEmpty }

  /// Tells whether it is cited anywhere.
  var hasMentions: Bool { !mentions.isEmpty }
}

/// A place where a figure is cited.
struct MentionContext: TemplateContext {
  /// The page.
  let page: LinkContext
  /// The words around it, where it is prose.
  let words: String?

  static let fields: [Field<Self>] = [
    Field("page", \.page),
    Field("words", \.words),
  ]
}
