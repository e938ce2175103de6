import BulletinModel

/// Makes names of sheets valid and unique, keeping as much of each as fits.
///
/// A name has at most 31 UTF-16 units and none of `[ ] : * ? / \`; it neither begins nor ends with an
/// apostrophe, is not `History`, and differs from the others not by case alone.
///
/// - Parameter wanted: The names in order.
/// - Returns: As many names, in the same order.
func sheetNames(_ wanted: [String]) -> [String] {
  var taken: Set<String> = []
  return wanted.enumerated().map { place, name in
    var base = valid(name)
    if base.isEmpty { base = "\(place + 1)" }
    if base.lowercased() == "history" { base += "_" }
    var candidate = base
    var number = 1
    while !taken.insert(candidate.lowercased()).inserted {
      number += 1
      let ending = " (\(number))"
      candidate = cut(base, to: 31 - ending.utf16.count) + ending
    }
    return candidate
  }
}

private func valid(_ name: String) -> String {
  var kept = String.UnicodeScalarView()
  for scalar in name.unicodeScalars {
    switch scalar {
    case "[", "]", ":", "*", "?", "/", "\\": kept.append("_")
    case _ where scalar.value < 0x20 || scalar.value == 0x7F: kept.append(" ")
    case "\u{FFFE}", "\u{FFFF}": kept.append("\u{FFFD}")
    default: kept.append(scalar)
    }
  }
  return trimmed(cut(trimmed(String(kept)), to: 31))
}

/// The name without spaces and apostrophes at its ends.
private func trimmed(_ name: String) -> String {
  func isEdge(_ character: Character) -> Bool { character == "'" || character.isWhitespace }
  var rest = name.drop(while: isEdge)
  while let last = rest.last, isEdge(last) { rest.removeLast() }
  return String(rest)
}

/// The longest beginning of at most so many UTF-16 units that ends between characters.
private func cut(_ name: String, to count: Int) -> String {
  var rest = name[...]
  while rest.utf16.count > count { rest.removeLast() }
  return String(rest)
}

/// The width of each column in characters of the default face, between 8 and 60.
///
/// - Parameter sheet: The sheet; its first 2,000 rows are measured.
/// - Returns: One width a head.
func columnWidths(of sheet: Worksheet) -> [Double] {
  var widths = sheet.heads.map { displayWidth($0) }
  for cells in sheet.rows.prefix(2_000) {
    for (column, cell) in cells.enumerated().prefix(widths.count) {
      let lines = CellText.text(of: cell).split(separator: "\n")
      widths[column] = max(widths[column], lines.map { displayWidth($0) }.max() ?? 0)
    }
  }
  return widths.map { Double(min(60, max(8, $0 + 2))) }
}
