import BulletinModel

/// A table for a terminal: columns in line, numbers at the right, full-width characters as two cells.
func textTable(_ table: QueryTable) -> String {
  let cells = table.rows.map { row in row.map { printableText(plainText($0)) } }
  let heads = table.columns.map(printableText)
  let widths = heads.indices.map { column in
    (cells.map { $0[column] } + [heads[column]]).map { displayWidth($0) }.max() ?? 0
  }
  let isNumeric = heads.indices.map { column in
    table.rows.contains { isNumber($0[column]) }
      && table.rows.allSatisfy { isNumber($0[column]) || $0[column] == .empty }
  }
  func line(_ texts: [String]) -> String {
    let padded = texts.enumerated().map { column, text in
      let blanks = String(repeating: " ", count: widths[column] - displayWidth(text))
      return isNumeric[column] ? blanks + text : text + blanks
    }
    var line = padded.joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }
  let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ") + "\n"
  return line(heads) + rule + cells.map(line).joined()
}

/// RFC 4180 without a mark of byte order: for the next program, not for a spreadsheet.
func csvText(_ table: QueryTable) -> String {
  ([table.columns] + table.rows.map { $0.map(plainText) })
    .map { $0.map(quotedIfNeeded).joined(separator: ",") + "\r\n" }.joined()
}

/// A list of objects; numbers are written digit by digit, never through a double.
func jsonText(_ table: QueryTable) -> String {
  var taken: Set<String> = []
  let keys = table.columns.enumerated().map { place, name in
    taken.insert(name).inserted ? name : "\(name) (\(place + 1))"
  }
  let objects = table.rows.map { row in
    "{" + zip(keys, row).map { "\($0.jsonQuoted): \(jsonValue($1))" }.joined(separator: ", ") + "}"
  }
  return objects.isEmpty ? "[]\n" : "[\n  " + objects.joined(separator: ",\n  ") + "\n]\n"
}

/// A text that cannot steer a terminal or break a line.
func printableText(_ text: String) -> String {
  var output = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0..<0x20, 0x7F: output.append(" ")
    case 0x80..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: output.append("·")
    default: output.append(scalar)
    }
  }
  return String(output)
}

private func plainText(_ cell: CellValue) -> String {
  switch cell {
  case .empty: ""
  case .number(let number): number.decimal()
  case .date(let date): date.iso
  case .text(let text): text
  case .flag(let flag): flag ? "true" : "false"
  case .list(let cells): cells.map(plainText).joined(separator: ";")
  }
}

private func isNumber(_ cell: CellValue) -> Bool {
  if case .number = cell { true } else { false }
}

private func quotedIfNeeded(_ text: String) -> String {
  guard text.utf8.contains(where: { [34, 44, 10, 13].contains($0) }) else { return text }
  let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
  return "\"\(parts.joined(separator: "\"\""))\""
}

private func jsonValue(_ cell: CellValue) -> String {
  switch cell {
  case .empty: "null"
  case .number(let number): number.decimal()
  case .flag(let flag): flag ? "true" : "false"
  case .date, .text: plainText(cell).jsonQuoted
  case .list(let cells): "[\(cells.map(jsonValue).joined(separator: ", "))]"
  }
}
