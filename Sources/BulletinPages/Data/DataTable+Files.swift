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
    // What stands before the value of each column.
    let keys = columns.enumerated().map { place, column in
      (place == 0 ? "{" : ",").utf8 + JSONText.string(column.id).data + [UInt8(ascii: ":")]
    }
    var output = Array("[".utf8)
    output.reserveCapacity(rows.count * keys.reduce(8) { $0 + $1.count + 6 } + 64)
    for (place, row) in rows.enumerated() {
      output += (place == 0 ? "\n" : ",\n").utf8
      for (column, cell) in row.enumerated() {
        output += keys[column]
        DataTable.writeJSON(cell, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
    output += "\n]\n".utf8
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
    guard cell != .empty else { return }
    var text = text(of: cell)
    let isText = isText(cell)
    text.withUTF8 { bytes in
      let isFormula = isText && bytes.first.map(formulaMarks.contains) == true
      guard bytes.contains(where: isSpecial) else {
        if isFormula { output.append(UInt8(ascii: "'")) }
        output += bytes
        return
      }
      output.append(34)
      if isFormula { output.append(UInt8(ascii: "'")) }
      for byte in bytes {
        if byte == 34 { output.append(34) }
        output.append(byte)
      }
      output.append(34)
    }
  }

  /// Tells whether a cell with the byte must stand in quotation marks.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 34, 44, 10, 13: true
    default: false
    }
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

  /// Adds a value; most are written without a tree of values between.
  private static func writeJSON(_ cell: CellValue, to output: inout [UInt8]) {
    switch cell {
    case .empty: output += "null".utf8
    case .number(let number): output += number.decimal().utf8
    case .text(let text): JSONText.quote(text.utf8, to: &output)
    default: json(of: cell).write(to: &output)
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
