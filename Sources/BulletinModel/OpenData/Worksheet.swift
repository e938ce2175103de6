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

  /// All texts of the sheet, one a line: its name, the heads, the cells that are no numbers.
  public var text: [UInt8] {
    var text = Array("\(name)\n".utf8)
    for head in heads { text += Array("\(head)\n".utf8) }
    for row in rows { for cell in row { cell.appendText(to: &text) } }
    return text
  }
}

extension CellValue {
  /// Adds what it says in letters, a line for each value; nothing for numbers, days, yes and no.
  public func appendText(to text: inout [UInt8]) {
    switch self {
    case .text(let value):
      text += Array(value.utf8)
      text.append(0x0A)
    case .list(let values): for value in values { value.appendText(to: &text) }
    case .empty, .number, .date, .flag: break
    }
  }
}
