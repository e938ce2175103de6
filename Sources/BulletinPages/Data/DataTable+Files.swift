import BulletinModel

extension DataTable {
  /// The table as CSV: a byte order mark, heads in the table's language, lines ended by CR LF.
  ///
  /// A text that a spreadsheet would take for a formula has an apostrophe before it.
  /// Source: RFC 4180; OWASP, "CSV Injection".
  var csv: [UInt8] {
    var output: [UInt8] = [0xEF, 0xBB, 0xBF]
    output.reserveCapacity(rows.count * columns.count * 8 + 64)
    line(columns.map { .text($0.head) }, to: &output)
    for row in rows { line(row, to: &output) }
    return output
  }

  /// The table as a JSON list of objects by column keys; empty cells are null.
  ///
  /// Numbers are written digit by digit: no double stands between.
  var json: [UInt8] {
    var output = Array("[".utf8)
    for (place, row) in rows.enumerated() {
      output += Array((place == 0 ? "\n" : ",\n").utf8)
      JSONText.object(
        zip(columns, row).map { .init(key: $0.id, value: DataTable.json(of: $1)) }
      ).write(to: &output)
    }
    output += Array("\n]\n".utf8)
    return output
  }

  /// The table as a sheet of a workbook.
  var worksheet: Worksheet {
    Worksheet(name: title, heads: columns.map(\.head), rows: rows)
  }

  private func line(_ cells: [CellValue], to output: inout [UInt8]) {
    for (place, cell) in cells.enumerated() {
      if place > 0 { output.append(UInt8(ascii: ",")) }
      DataTable.write(cell, to: &output)
    }
    output += [13, 10]
  }

  private static func write(_ cell: CellValue, to output: inout [UInt8]) {
    let text = text(of: cell)
    var bytes = Array(text.utf8)
    if isText(cell), let first = bytes.first, formulaMarks.contains(first) {
      bytes.insert(UInt8(ascii: "'"), at: 0)
    }
    guard bytes.contains(where: { [34, 44, 10, 13].contains($0) }) else {
      output += bytes
      return
    }
    output.append(34)
    for byte in bytes {
      if byte == 34 { output.append(34) }
      output.append(byte)
    }
    output.append(34)
  }

  /// `=`, `+`, `-`, `@`, Tab and CR.
  private static let formulaMarks = Array("=+-@\t\r".utf8)

  private static func isText(_ cell: CellValue) -> Bool {
    switch cell {
    case .text, .list: true
    case .empty, .number, .date, .flag: false
    }
  }

  private static func text(of cell: CellValue) -> String {
    switch cell {
    case .empty: ""
    case .number(let number): number.decimal()
    case .date(let date): date.iso
    case .text(let text): text
    case .flag(let flag): flag ? "true" : "false"
    case .list(let cells): cells.map { text(of: $0) }.joined(separator: ";")
    }
  }

  private static func json(of cell: CellValue) -> JSONText {
    switch cell {
    case .empty: .null
    case .number(let number): .decimal(number)
    case .flag(let flag): .flag(flag)
    case .date, .text: .string(text(of: cell))
    case .list(let cells): .list(cells.map { json(of: $0) })
    }
  }
}
