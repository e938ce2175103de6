import BulletinTemplates

/// A table of formatted values.
struct TableContext: TemplateContext {
  /// What it shows; also names the scroll region.
  let caption: String
  /// The heads; the first stands over the row heads.
  let columns: [TableColumnContext]
  /// The rows.
  let rows: [TableRowContext]
  /// The rows below the rule.
  let totals: [TableRowContext]

  static let fields: [Field<Self>] = [
    Field("caption", \.caption),
    Field("columns", \.columns),
    Field("rows", \.rows),
    Field("totals", \.totals),
    Field("hasTotals", \.hasTotals),
  ]

  /// Tells whether rows stand below the rule.
  var hasTotals: Bool { !totals.isEmpty }
}

/// The head of a column.
struct TableColumnContext: TemplateContext {
  /// The head.
  let text: String
  /// Tells whether the column is set flush right.
  let isNumber: Bool

  static let fields: [Field<Self>] = [
    Field("text", \.text),
    Field("isNumber", \.isNumber),
  ]
}

/// A row of a table.
struct TableRowContext: TemplateContext {
  /// The row's head.
  let head: LinkContext
  /// One cell a further column.
  let cells: [TableCellContext]

  static let fields: [Field<Self>] = [
    Field("head", \.head),
    Field("cells", \.cells),
  ]
}

/// A cell of a table.
struct TableCellContext: TemplateContext {
  /// The value; — where there is none.
  let text: String
  /// As its column.
  let isNumber: Bool
  /// `h0` to `h5` in a heat table.
  let heat: String?
  /// The figure's page; nil prints the text alone.
  let url: String?

  static let fields: [Field<Self>] = [
    Field("text", \.text),
    Field("isNumber", \.isNumber),
    Field("heat", \.heat),
    Field("url", \.url),
  ]
}
