import BulletinModel

/// The rows of a table that are data: without totals, notes and repeated heads, blanks filled.
struct TableRows {
  private let table: ImportedTable
  private let head: TableHead
  private let matches: [ColumnMatch]
  private(set) var notes: NoteBook
  private(set) var rows: [ImportedTable.Row] = []

  init(_ table: ImportedTable, _ head: TableHead, _ matches: [ColumnMatch], _ notes: NoteBook) {
    self.table = table
    self.head = head
    self.matches = matches
    self.notes = notes
  }

  /// Reads the rows; `fills` names the columns whose blanks repeat the cell above.
  mutating func read(fills: Set<Int>) {
    var totals = 0
    for row in table.rows[head.firstRow...] {
      switch kind(of: row) {
      case .data: rows.append(row)
      case .total:
        totals += 1
        checkTotal(row)
      case .heads:
        notes.understood(table.spot(row: row.number), "又一次表头，跳过", "the heads again, passed over")
      case .note:
        let words = row.cells.first { !$0.isEmpty } ?? ""
        notes.left(
          table.spot(row: row.number), "不是数据，没有要：\(words.excerpt)",
          "no data, left out: \(words.excerpt)")
      }
    }
    if totals > 0 {
      notes.understood(
        .whole, "合计、小计 \(totals) 行没有写：由程序计算", "totals are computed, not written: rows \(totals)")
    }
    for column in fills.sorted() { fill(column) }
  }

  private enum Kind { case data, total, heads, note }

  private func kind(of row: ImportedTable.Row) -> Kind {
    let words = row.cells.filter { !$0.isEmpty }
    // A total may bear its word behind an ordinal or a blank cell.
    for word in words.prefix(2) {
      switch RowMarks.mark(word) {
      case .total, .subtotal: return .total
      case .note where words.count <= 2: return .note
      default: break
      }
    }
    let isHeads =
      words.count >= 2
      && row.cells.enumerated().allSatisfy { column, cell in
        cell.isEmpty || column < head.heads.count && HeadText(cell).name == head.heads[column].name
      }
    if isHeads { return .heads }
    // A number alone belongs to the cells above that are merged or left blank.
    let isAlone = words.count == 1 && CellForm.number(words[0], unit: nil)?.isEmpty != false
    return isAlone && head.heads.count >= 3 ? .note : .data
  }

  // MARK: Totals

  /// Tells where a total is not the sum of the rows above.
  private mutating func checkTotal(_ row: ImportedTable.Row) {
    let isWhole = row.cells.contains { RowMarks.mark($0) == .total }
    guard isWhole else { return }
    for match in matches where match.field.isNumber {
      guard let total = Self.exact(row[match.column], match), !row[match.column].isEmpty else {
        continue
      }
      let sum = rows.reduce(Int64(0)) { $0 &+ (Self.exact($1[match.column], match) ?? 0) }
      if sum != total {
        notes.left(
          table.spot(row: row.number),
          "“\(match.head.name)”的合计写 \(Self.words(total))，各行加起来是 \(Self.words(sum))，请核对",
          "the total of \(match.head.name) says \(Self.words(total)), the rows add up to "
            + Self.words(sum))
      }
    }
  }

  /// A number in millionths.
  private static func exact(_ cell: String, _ match: ColumnMatch) -> Int64? {
    guard let text = CellForm.number(cell, unit: match.field.unit) else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? String(parts[1].prefix(6)) : ""
    let padded = fraction + String(repeating: "0", count: 6 - fraction.count)
    return Int64((parts.first.map(String.init) ?? "") + padded)
  }

  private static func words(_ value: Int64) -> String {
    let whole = value / 1_000_000
    let rest = value.magnitude % 1_000_000
    guard rest != 0 else { return String(whole) }
    var fraction = String(rest + 1_000_000).dropFirst()
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return "\(whole).\(fraction)"
  }

  // MARK: Blanks

  /// Fills the blanks of a column with the cell above, and tells of each stretch.
  private mutating func fill(_ column: Int) {
    var value = ""
    var stretch: (first: Int, last: Int, isMerged: Bool)?
    for place in rows.indices {
      let cell = rows[place][column]
      guard cell.isEmpty, !value.isEmpty else {
        tell(&stretch, column, value)
        value = cell
        continue
      }
      let isMerged = table.merged.contains {
        $0.columns.contains(column) && $0.rows.contains(rows[place].number)
      }
      while rows[place].cells.count <= column { rows[place].cells.append("") }
      rows[place].cells[column] = value
      stretch = (
        stretch?.first ?? rows[place].number, rows[place].number,
        (stretch?.isMerged ?? true) && isMerged
      )
    }
    tell(&stretch, column, value)
  }

  private mutating func tell(
    _ stretch: inout (first: Int, last: Int, isMerged: Bool)?, _ column: Int, _ value: String
  ) {
    guard let told = stretch else { return }
    stretch = nil
    let name = column < head.heads.count ? head.heads[column].name : ""
    let rows = told.first == told.last ? "" : "到第 \(told.last) 行"
    let spot = table.spot(row: told.first)
    if told.isMerged {
      notes.understood(
        spot, "\(rows)“\(name)”是合并单元格，各行都填“\(value.excerpt)”",
        "\(name) is merged down to row \(told.last): each row takes \"\(value.excerpt)\"")
    } else {
      notes.guessed(
        spot, "\(rows)“\(name)”空着，照上一行填“\(value.excerpt)”",
        "\(name) is blank down to row \(told.last): taken from above, \"\(value.excerpt)\"")
    }
  }
}

extension RegisterSchema.Field {
  /// Tells whether it holds numbers.
  var isNumber: Bool {
    switch type {
    case .count, .integer, .decimal, .money: true
    default: false
    }
  }

  /// Tells whether a blank below a value repeats it: such a field is never blank in a row.
  var repeatsAbove: Bool {
    switch type {
    case .reference, .date, .period, .choice: isRequired
    default: false
    }
  }
}
