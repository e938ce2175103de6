import BulletinModel

/// A table as it stands in a file, cell by cell.
struct ImportedTable: Sendable, Hashable {
  /// One row that holds anything.
  struct Row: Sendable, Hashable {
    /// Its number, as a spreadsheet shows it.
    let number: Int
    /// The words of its cells, without spaces at their ends.
    var cells: [String]

    subscript(column: Int) -> String { column < cells.count ? cells[column] : "" }

    /// How many cells are filled.
    var filled: Int { cells.count { !$0.isEmpty } }
  }

  /// Cells that are shown as one; rows as numbers, columns from 0.
  struct Merged: Sendable, Hashable {
    let rows: ClosedRange<Int>
    let columns: ClosedRange<Int>
  }

  /// The sheet's name; nil where the file is one table.
  var sheet: String?
  var rows: [Row]
  var merged: [Merged] = []

  /// A place in the table.
  func spot(row: Int) -> ImportSpot { .row(row, sheet: sheet) }

  /// The name of a column as a spreadsheet shows it: A, B, …, AA.
  static func letters(_ column: Int) -> String {
    let letter = Character(Unicode.Scalar(UInt8(0x41 + column % 26)))
    return column < 26 ? String(letter) : letters(column / 26 - 1) + String(letter)
  }
}

extension ImportedTable {
  /// Reads comma-separated values; the delimiter may also be `;` or a Tab.
  ///
  /// Source: RFC 4180.
  init(csv text: String) {
    var reader = CSVText(text)
    rows = reader.rows()
    sheet = nil
  }
}

/// Takes comma-separated values apart.
private struct CSVText {
  private let scalars: [Unicode.Scalar]
  private let delimiter: Unicode.Scalar
  private var place = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    let head = scalars.prefix(20_000)
    let choices: [Unicode.Scalar] = [",", "\t", ";"]
    let counts = choices.map { choice in head.count { $0 == choice } }
    delimiter = choices[counts.firstIndex(of: counts.max() ?? 0) ?? 0]
  }

  mutating func rows() -> [ImportedTable.Row] {
    var rows: [ImportedTable.Row] = []
    var number = 0
    while place < scalars.count {
      number += 1
      let cells = record()
      if cells.contains(where: { !$0.isEmpty }) {
        rows.append(ImportedTable.Row(number: number, cells: cells))
      }
    }
    return rows
  }

  private mutating func record() -> [String] {
    var cells: [String] = []
    while true {
      cells.append(cell().trimmed)
      guard place < scalars.count else { return cells }
      place += 1
      if scalars[place - 1] == "\n" { return cells }
    }
  }

  private mutating func cell() -> String {
    var text = String.UnicodeScalarView()
    if place < scalars.count, scalars[place] == "\"" {
      place += 1
      while place < scalars.count {
        if scalars[place] == "\"" {
          guard place + 1 < scalars.count, scalars[place + 1] == "\"" else { break }
          place += 1
        }
        text.append(scalars[place])
        place += 1
      }
      place += 1
    }
    while place < scalars.count, scalars[place] != delimiter, scalars[place] != "\n" {
      text.append(scalars[place])
      place += 1
    }
    return String(text)
  }
}
