import BulletinModel

/// Writes the rows of a table as the CSV file of a register.
struct LedgerTable {
  private let table: ImportedTable
  private let head: TableHead
  private let form: CellForm
  private let choice: ImportedTableChoice
  private let name: String

  init(
    _ table: ImportedTable, _ head: TableHead, _ form: CellForm, _ choice: ImportedTableChoice,
    name: String
  ) {
    self.table = table
    self.head = head
    self.form = form
    self.choice = choice
    self.name = name
  }

  /// The table's file, with what is told of columns, rows and cells.
  func piece(
    _ schema: RegisterSchema, _ matches: [ColumnMatch], _ book: NoteBook = NoteBook(),
    isNew: Bool = false
  ) -> ImportedPiece {
    var notes = book
    tellColumns(schema, matches, &notes, isNew: isNew)
    var reader = TableRows(table, head, matches, notes)
    reader.read(fills: fills(matches, isNew: isNew))
    notes = reader.notes
    let given = given(schema, matches)
    let makesIDs = makesIDs(schema, matches, reader.rows)
    let isTyped = { (field: RegisterSchema.Field) in
      matches.contains { $0.field.id == field.id } || given[field.id] != nil
    }
    let fields = schema.fields.filter { field in
      field.type == .id ? makesIDs || isTyped(field) : isTyped(field)
    }
    if makesIDs {
      notes.guessed(.whole, "没有能用的编号，程序编了一列", "ids were made, the table has none that can be used")
    }
    var lines = [fields.map { Self.cell($0.alias) }.joined(separator: ",")]
    var origins: [Int: ImportSpot] = [:]
    for (order, row) in reader.rows.enumerated() {
      let cells = fields.map { field -> String in
        if field.type == .id, makesIDs { return "\(schema.id)-\(Self.padded(order + 1))" }
        if let value = given[field.id] { return value }
        guard let match = matches.first(where: { $0.field.id == field.id }) else { return "" }
        return written(row, match, &notes)
      }
      lines.append(cells.map(Self.cell).joined(separator: ","))
      origins[order + 2] = table.spot(row: row.number)
    }
    let folder = schema.isBuiltIn ? "content/\(schema.id)" : "content/registers/\(schema.id)"
    let stem = fileName(from: name)
    let file = ImportedFile(
      "\(folder)/\(stem.isEmpty ? "import" : stem).csv",
      Array(lines.map { "\($0)\n" }.joined().utf8))
    return ImportedPiece(
      name, files: origins.isEmpty ? [] : [file], notes: notes.notes, origins: origins)
  }

  // MARK: Columns

  private func tellColumns(
    _ schema: RegisterSchema, _ matches: [ColumnMatch], _ notes: inout NoteBook, isNew: Bool
  ) {
    let spot = table.spot(row: head.row)
    let title = schema.name.text(in: "zh")
    let sure = matches.filter(\.isSure).map(\.field.alias)
    notes.understood(
      spot, "\(isNew ? "新台账" : "台账")：\(title)（\(schema.id)），认出的列：\(sure.joined(separator: "、"))",
      "\(isNew ? "new register" : "register") \(schema.id), columns: \(sure.joined(separator: ", "))"
    )
    for match in matches where !match.isSure {
      notes.guessed(
        spot, "“\(match.head.name)”这一列当成“\(match.field.alias)”",
        "the column \(match.head.name) is taken for \(match.field.alias)")
    }
    for match in matches where match.head.scale > 0 {
      notes.guessed(
        spot, "“\(match.head.name)”的单位带“万、亿、千”，已经换算",
        "the unit of \(match.head.name) is scaled: the numbers were multiplied")
    }
    for row in head.above {
      let words = row.cells.filter { !$0.isEmpty }.joined(separator: " ")
      notes.left(
        table.spot(row: row.number), "表头上面的字没有写进台账：\(words.excerpt)",
        "above the heads, not written: \(words.excerpt)")
    }
    guard !isNew else { return }
    for (column, head) in head.heads.enumerated() where !head.name.isEmpty {
      guard !matches.contains(where: { $0.column == column }) else { continue }
      Self.tellLeft(head, spot, &notes)
    }
  }

  /// Tells why a column is not taken.
  static func tellLeft(_ head: HeadText, _ spot: ImportSpot, _ notes: inout NoteBook) {
    if HeadWords.isOrdinal(head.name) {
      notes.understood(spot, "“\(head.name)”只是数行，没有要", "\(head.name) only numbers the rows")
    } else if HeaderWords.isPersonal(head.name) {
      notes.left(
        spot, "“\(head.name)”是个人信息，没有要，一个字也没有写",
        "\(head.name) is personal data: nothing of it was written")
    } else if HeaderWords.isRate(head.name) {
      notes.left(spot, "“\(head.name)”是比率，由程序计算，没有要", "\(head.name) is a rate, which is computed")
    } else {
      notes.left(spot, "“\(head.name)”这一列台账里没有，没有要", "the register has no column \(head.name)")
    }
  }

  /// The columns whose blanks repeat the cell above.
  private func fills(_ matches: [ColumnMatch], isNew: Bool) -> Set<Int> {
    Set(
      matches.filter { match in
        if match.field.isNumber || match.field.type == .id { return false }
        let isMerged = table.merged.contains {
          $0.columns.contains(match.column) && $0.rows.count > 1
            && $0.rows.lowerBound > head.row
        }
        return isMerged || match.field.repeatsAbove || isNew && groups(match, matches)
      }.map(\.column))
  }

  /// Tells whether a column of a new register names groups of rows: left of the numbers, filled first,
  /// then blank at times.
  private func groups(_ match: ColumnMatch, _ matches: [ColumnMatch]) -> Bool {
    let columns = matches.filter(\.field.isNumber).map(\.column)
    let cells = table.rows[head.firstRow...].filter { $0.filled > 1 }.map { $0[match.column] }
    guard match.column < columns.min() ?? 0, cells.first?.isEmpty == false else { return false }
    switch match.field.type {
    case .date, .period, .reference, .choice: return true
    default:
      let filled = cells.count { !$0.isEmpty }
      return match.column == matches.map(\.column).min() || filled * 2 <= cells.count
    }
  }

  /// What the person says of columns that the table lacks, by field.
  private func given(
    _ schema: RegisterSchema, _ matches: [ColumnMatch]
  ) -> [String: String] {
    var given: [String: String] = [:]
    for (name, value) in choice.values {
      let field = schema.fields.first {
        ColumnMatcher.names(of: $0).contains(name.withoutSpaces.lowercased())
      }
      guard let field, !matches.contains(where: { $0.field.id == field.id }) else { continue }
      given[field.id] = form.reading(value, field.type, unit: field.unit).text
    }
    return given
  }

  /// Tells whether ids must be made: the register needs them, and the table has none or unusable ones.
  private func makesIDs(
    _ schema: RegisterSchema, _ matches: [ColumnMatch], _ rows: [ImportedTable.Row]
  ) -> Bool {
    guard let field = schema.fields.first(where: { $0.type == .id }) else { return false }
    guard let match = matches.first(where: { $0.field.id == field.id }) else {
      return field.isRequired
    }
    return !rows.allSatisfy { row in
      let cell = row[match.column]
      return !cell.isEmpty && form.fits(cell, .id) && cell.first != "-" && cell.utf8.count <= 64
    }
  }

  // MARK: Cells

  private func written(
    _ row: ImportedTable.Row, _ match: ColumnMatch, _ notes: inout NoteBook
  ) -> String {
    let reading = form.reading(
      row[match.column], match.field.type, unit: match.field.unit, scale: match.head.scale)
    if reading.guess.count == 2 {
      let cell = ImportedTable.letters(match.column) + String(row.number)
      notes.guessed(.cell(cell, sheet: table.sheet), reading.guess[0], reading.guess[1])
    }
    return reading.text
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// A cell as CSV writes it.
  private static func cell(_ text: String) -> String {
    guard text.contains(where: { ",\";\t".contains($0) }) else { return text }
    return "\"" + text.parts(around: "\"").joined(separator: "\"\"") + "\""
  }
}
