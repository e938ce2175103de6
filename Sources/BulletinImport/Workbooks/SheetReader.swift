import BulletinModel

/// Reads the cells of one sheet of a workbook.
///
/// Source: ECMA-376 part 1, 18.3.
struct SheetReader {
  private let parts: WorkbookParts
  private var cells: [Int: [Int: String]] = [:]
  private var merged: [ImportedTable.Merged] = []
  /// Rows and columns that the sheet does not show.
  private(set) var hiddenRows: [Int] = []
  /// Cells whose formula came to an error, such as `B3`.
  private(set) var broken: [String] = []

  private var row = 0
  private var column = -1
  private var style = 0
  private var type = ""
  private var value = ""
  private var isValue = false
  private var isPhonetic = false

  init(_ parts: WorkbookParts) { self.parts = parts }

  /// The sheet as a table.
  mutating func table(_ bytes: [UInt8], name: String?) -> ImportedTable {
    var text = XMLText(bytes)
    while let piece = text.next() { take(piece) }
    let rows = cells.keys.sorted().compactMap { number -> ImportedTable.Row? in
      guard let found = cells[number], let last = found.keys.max() else { return nil }
      return ImportedTable.Row(number: number, cells: (0...last).map { found[$0] ?? "" })
    }
    return ImportedTable(sheet: name, rows: rows, merged: merged)
  }

  private mutating func take(_ piece: XMLText.Piece) {
    switch piece {
    case .open("row", let attributes, _):
      row = attributes["r"].flatMap { Int($0) } ?? row + 1
      column = -1
      if ["1", "true"].contains(attributes["hidden"]) { hiddenRows.append(row) }
    case .open("c", let attributes, _): openCell(attributes)
    case .open("v", _, let isEmpty), .open("t", _, let isEmpty): isValue = !isEmpty
    case .open("rPh", _, _): isPhonetic = true
    case .close("rPh"): isPhonetic = false
    case .close("v"), .close("t"): isValue = false
    case .close("c"): closeCell()
    case .words(let words) where isValue && !isPhonetic: value += words
    case .open("mergeCell", let attributes, _):
      if let area = attributes["ref"].flatMap(Self.area) { merged.append(area) }
    default: break
    }
  }

  private mutating func openCell(_ attributes: [String: String]) {
    let place = attributes["r"].flatMap(Self.place)
    column = place?.column ?? column + 1
    row = place?.row ?? row
    style = attributes["s"].flatMap { Int($0) } ?? 0
    type = attributes["t"] ?? "n"
    value = ""
  }

  private mutating func closeCell() {
    let text: String
    switch type {
    case "s":
      let place = Int(value) ?? -1
      text = parts.words.indices.contains(place) ? parts.words[place] : ""
    case "b": text = value == "1" ? "是" : "否"
    case "e":
      text = ""
      broken.append(ImportedTable.letters(column) + String(row))
    case "str", "inlineStr", "d": text = value
    default: text = number(value)
    }
    let words = text.trimmed
    if !words.isEmpty { cells[row, default: [:]][column] = words }
    value = ""
  }

  /// A number as the sheet shows it: days as days, others without the dust of binary fractions.
  private func number(_ text: String) -> String {
    guard let value = Double(text) else { return text }
    if style < parts.dayStyles.count, parts.dayStyles[style], value >= 1, value < 100_000 {
      // Day 60 of 1900 is one that never was; offices' days are all behind it.
      let first: Int32 = parts.from1904 ? 24_107 : 25_569
      return CivilDate(days: Int32(value) - first).iso
    }
    return Self.decimal(value)
  }

  /// A number with at most 15 significant digits, plain.
  static func decimal(_ value: Double) -> String {
    if value == value.rounded(), value.magnitude < 1e15 { return String(Int64(value)) }
    var places = 0
    var power = 1.0
    while places < 10 {
      places += 1
      power *= 10
      let scaled = value * power
      guard scaled.magnitude < 1e15 else { break }
      let rounded = scaled.rounded()
      if (scaled - rounded).magnitude <= scaled.magnitude * 1e-14 {
        return decimal(Int64(rounded), places)
      }
    }
    return value.description
  }

  private static func decimal(_ value: Int64, _ places: Int) -> String {
    var digits = String(value.magnitude)
    while digits.count <= places { digits = "0" + digits }
    return (value < 0 ? "-" : "") + digits.dropLast(places) + "." + digits.suffix(places)
  }

  /// The row and column of `B3`.
  private static func place(_ text: String) -> (row: Int, column: Int)? {
    let letters = text.utf8.prefix { (0x41...0x5A).contains($0) }
    guard (1...3).contains(letters.count), let row = Int(text.dropFirst(letters.count)) else {
      return nil
    }
    return (row, letters.reduce(0) { $0 * 26 + Int($1) - 0x40 } - 1)
  }

  /// The rows and columns of `A2:A4`.
  private static func area(_ text: String) -> ImportedTable.Merged? {
    let corners = text.split(separator: ":").compactMap { place(String($0)) }
    guard corners.count == 2, corners[0].row <= corners[1].row,
      corners[0].column <= corners[1].column
    else { return nil }
    return ImportedTable.Merged(
      rows: corners[0].row...corners[1].row, columns: corners[0].column...corners[1].column)
  }
}
