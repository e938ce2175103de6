import BulletinModel

/// How values are written as texts and numbers of a spreadsheet.
enum CellText {
  /// The text of a value as it is shown.
  static func text(of cell: CellValue) -> String {
    switch cell {
    case .empty: ""
    case .number(let number): number.decimal()
    case .date(let date): date.iso
    case .text(let text): text
    case .flag(let flag): flag ? "TRUE" : "FALSE"
    case .list(let cells): cells.map { text(of: $0) }.joined(separator: ";")
    }
  }

  /// The double that a spreadsheet shows as exactly this number; nil where it would lose digits.
  ///
  /// A spreadsheet keeps 15 significant digits, and every decimal of so many comes back from a
  /// double unharmed. A fraction without an end has no exact decimal at all: it is rounded there.
  static func spreadsheetNumber(_ number: Rational) -> Double? {
    guard number.isFiniteDecimal else {
      return Double(number.numerator) / Double(number.denominator)
    }
    let text = number.decimal()
    var digits = text.utf8.filter { (48...57).contains($0) }.drop { $0 == 48 }
    if !text.utf8.contains(UInt8(ascii: ".")) {
      while digits.last == 48 { digits.removeLast() }
    }
    return digits.count <= 15 ? Double(text) : nil
  }

  /// A text as the file holds it: what XML cannot hold is replaced, what reads as an escape escaped.
  ///
  /// Source: ECMA-376 part 1, 22.9.2.19, `ST_Xstring`: `_xHHHH_` stands for a character.
  static func escaped(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      if scalar == "_", isEscape(scalars[place...]) {
        output.append(contentsOf: "_x005F".unicodeScalars)
      }
      switch scalar.value {
      case 0, 0xFFFE, 0xFFFF: output.append("\u{FFFD}")
      default: output.append(scalar)
      }
    }
    return String(output)
  }

  private static func isEscape(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let head = scalars.prefix(7)
    guard head.count == 7, head.dropFirst().first == "x", head.last == "_" else { return false }
    return head.dropFirst(2).dropLast().allSatisfy { $0.properties.isASCIIHexDigit }
  }
}

/// What the format allows.
enum SheetLimits {
  static let rows = 1_048_576
  static let columns = 16_384
  static let characters = 32_767

  /// Refuses a sheet that the format cannot hold.
  static func check(_ sheet: Worksheet) throws(WorkbookFailure) {
    let width = max(sheet.heads.count, sheet.rows.map(\.count).max() ?? 0)
    guard sheet.rows.count < rows, width <= columns else { throw .tooLarge(sheet: sheet.name) }
    for (row, cells) in ([sheet.heads.map { .text($0) }] + sheet.rows).enumerated() {
      for (column, cell) in cells.enumerated() where length(of: cell) > characters {
        throw .longText(sheet: sheet.name, row: row + 1, column: column + 1)
      }
    }
  }

  private static func length(of cell: CellValue) -> Int {
    switch cell {
    case .text(let text) where text.utf8.count > characters / 3: CellText.escaped(text).utf16.count
    case .list: CellText.escaped(CellText.text(of: cell)).utf16.count
    default: 0
    }
  }
}
