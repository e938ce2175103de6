/// A table of formatted values.
struct TableContext: Sendable, Hashable {
  /// What it shows; also names the scroll region.
  let caption: String
  /// The heads; the first stands over the row heads.
  let columns: [TableColumnContext]
  /// The rows.
  let rows: [TableRowContext]
  /// The rows below the rule.
  let totals: [TableRowContext]
}

/// The head of a column.
struct TableColumnContext: Sendable, Hashable {
  /// The head.
  let text: String
  /// Tells whether the column is set flush right.
  let isNumber: Bool
}

/// A row of a table.
struct TableRowContext: Sendable, Hashable {
  /// The row's head.
  let head: LinkContext
  /// One cell a further column.
  let cells: [TableCellContext]
}

/// A cell of a table.
struct TableCellContext: Sendable, Hashable {
  /// The value; — where there is none.
  let text: String
  /// As its column.
  let isNumber: Bool
  /// `h0` to `h5` in a heat table.
  let heat: String?
  /// The figure's page; nil prints the text alone.
  let url: String?
}
