/// One sheet of a workbook: a head and rows of typed cells.
public struct Worksheet: Sendable, Hashable {
  /// The wanted name; it is made valid and unique where the workbook is written.
  public let name: String
  /// The heads of the columns.
  public let heads: [String]
  /// The rows, each with at most one cell a head.
  public let rows: [[CellValue]]

  /// Makes a sheet.
  public init(name: String, heads: [String], rows: [[CellValue]]) {
    self.name = name
    self.heads = heads
    self.rows = rows
  }
}
