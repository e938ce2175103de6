/// What a query came to: named columns and rows of values.
public struct QueryTable: Sendable, Hashable, Codable {
  /// The columns' names as the query gives them.
  public let columns: [String]
  /// The rows, each with one value a column.
  public let rows: [[CellValue]]
  /// False where there are more rows than may be shown.
  public let isComplete: Bool

  /// Makes an outcome; every row has one value a column.
  public init(columns: [String], rows: [[CellValue]], isComplete: Bool = true) {
    precondition(rows.allSatisfy { $0.count == columns.count })
    self.columns = columns
    self.rows = rows
    self.isComplete = isComplete
  }
}

/// A table that may be queried, as it is listed for those who ask.
public struct QueryableTable: Sendable, Hashable {
  /// One column.
  public struct Column: Sendable, Hashable {
    /// The name in queries.
    public let name: String
    /// What it is called.
    public let title: LocalizedText
    /// `INTEGER`, `REAL` or `TEXT`.
    public let type: String

    /// Makes a column.
    public init(name: String, title: LocalizedText, type: String) {
      self.name = name
      self.title = title
      self.type = type
    }
  }

  /// The name in queries.
  public let name: String
  /// What it is called.
  public let title: LocalizedText
  /// The columns in order.
  public let columns: [Column]
  /// How many rows it has.
  public let rowCount: Int

  /// Makes a table's description.
  public init(name: String, title: LocalizedText, columns: [Column], rowCount: Int) {
    self.name = name
    self.title = title
    self.columns = columns
    self.rowCount = rowCount
  }
}
