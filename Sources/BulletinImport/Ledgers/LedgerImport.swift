import BulletinModel

/// Reads tables into registers: one that the site has, or a new one.
struct LedgerImport {
  private let ground: ImportGround
  private let choice: ImportedTableChoice
  /// The name of the file without its ending.
  private let stem: String
  private var takenIDs: Set<String>

  init(file: String, _ choice: ImportedTableChoice, _ ground: ImportGround) {
    self.ground = ground
    self.choice = choice
    let dot = file.lastIndex(of: ".") ?? file.endIndex
    stem = String(file[..<dot])
    takenIDs = Set(ground.schemas.map(\.id)).union(ground.vocabularies.keys)
  }

  /// The piece of each table; one of which nothing was made has no files.
  mutating func pieces(of tables: [ImportedTable], _ notes: [ImportNote] = []) -> [ImportedPiece] {
    var pieces = tables.map { piece(of: $0) }
    if let first = pieces.first {
      pieces[0].notes = notes + first.notes
    } else {
      pieces = [ImportedPiece(stem, files: [], notes: notes + [Self.emptyNote])]
    }
    return pieces
  }

  private static var emptyNote: ImportNote {
    ImportNote(.left, .whole, "表里没有数据", "the table holds no data")
  }

  private mutating func piece(of table: ImportedTable) -> ImportedPiece {
    let name = table.sheet.map { "\(stem)-\($0)" } ?? stem
    guard let head = TableHead(table, schemas: ground.schemas), head.firstRow < table.rows.count
    else {
      let note = ImportNote(
        .left, table.sheet.map { .sheet($0) } ?? .whole, "没有找到表头，或者表头下面没有数据",
        "no heads were found, or no rows below them")
      return ImportedPiece(name, files: [], notes: [note])
    }
    let year = TableHead.year(in: head.above.flatMap(\.cells) + [name]) ?? onlyYear(table)
    let form = CellForm(ground, year: year)
    if let (schema, matches) = register(for: table, head, form) {
      return LedgerTable(table, head, form, choice, name: name).piece(schema, matches)
    }
    if let id = choice.register, let schema = ground.schemas.first(where: { $0.id == id }) {
      return refused(name, schema, matches(schema, table, head, form))
    }
    return newRegister(table, head, form, name)
  }

  /// The year of all days in a table that have one; nil where they have several.
  private func onlyYear(_ table: ImportedTable) -> Int? {
    let years = Set(table.rows.flatMap(\.cells).compactMap { DateFinder.whole($0)?.year })
    return years.count == 1 ? years.first : nil
  }

  // MARK: Registers of the site

  private func matches(
    _ schema: RegisterSchema, _ table: ImportedTable, _ head: TableHead, _ form: CellForm
  ) -> [ColumnMatch] {
    var matcher = ColumnMatcher(schema, table, heads: head.heads, row: head.row, form)
    return matcher.found()
  }

  /// The register that takes the table, with the columns that go into it: the one that is named, else
  /// the one that most heads fit.
  private func register(
    for table: ImportedTable, _ head: TableHead, _ form: CellForm
  ) -> (RegisterSchema, [ColumnMatch])? {
    let named = choice.register.map { id in ground.schemas.filter { $0.id == id } }
    var best: (schema: RegisterSchema, matches: [ColumnMatch], score: Int)?
    for schema in named ?? ground.schemas {
      let found = matches(schema, table, head, form)
      guard missing(schema, found).isEmpty, !found.isEmpty else { continue }
      let sure = found.count(where: \.isSure)
      let score = sure * 3 + found.count
      let heads = head.heads.count {
        !$0.name.isEmpty && !HeadWords.isOrdinal($0.name) && !HeaderWords.isPersonal($0.name)
      }
      // Half of the heads must be known and more than one of them surely, or all of them.
      guard named != nil || found.count * 2 >= heads && (sure >= 2 || found.count == heads)
      else { continue }
      if score > best?.score ?? 0 { best = (schema, found, score) }
    }
    return best.map { ($0.schema, $0.matches) }
  }

  /// The fields that every row needs and neither the table nor the person gives.
  private func missing(
    _ schema: RegisterSchema, _ matches: [ColumnMatch]
  ) -> [RegisterSchema.Field] {
    schema.fields.filter { field in
      field.isRequired && field.derivation == nil && field.type != .id
        && !matches.contains { $0.field.id == field.id }
        && !choice.values.contains {
          ColumnMatcher.names(of: field).contains($0.name.withoutSpaces.lowercased())
        }
    }
  }

  private func refused(
    _ name: String, _ schema: RegisterSchema, _ matches: [ColumnMatch]
  ) -> ImportedPiece {
    let fields = missing(schema, matches).map(\.alias)
    let note = ImportNote(
      .left, .whole,
      "“\(schema.name.text(in: "zh"))”每一行都要有：\(fields.joined(separator: "、"))；表里没有这几列。"
        + "每行都一样的，可以加 --set \(fields.first ?? "")=…",
      "every row of \(schema.id) needs \(fields.joined(separator: ", ")), which the table lacks; what is "
        + "the same in every row can be given as --set \(fields.first ?? "")=…")
    return ImportedPiece(name, files: [], notes: [note])
  }

  // MARK: New registers

  private mutating func newRegister(
    _ table: ImportedTable, _ head: TableHead, _ form: CellForm, _ name: String
  ) -> ImportedPiece {
    let id = takenIDs.insertFresh(choice.register ?? asciiID(stem) ?? "ledger", joint: "_")
    let above = head.above.first { $0.filled == 1 }?.cells.first { !$0.isEmpty }
    let title = choice.title ?? above ?? table.sheet ?? stem
    let maker = RegisterMaker(table, head, form, ground)
    let (schema, matches, notes) = maker.schema(id: id, title: title)
    guard !matches.isEmpty else {
      return ImportedPiece(name, files: [], notes: notes.notes + [Self.emptyNote])
    }
    var piece = LedgerTable(table, head, form, choice, name: name).piece(
      schema, matches, notes, isNew: true)
    let text = RegisterMaker.text(of: schema)
    piece.files.insert(
      ImportedFile("content/registers/\(id)/register.yml", Array(text.utf8)), at: 0)
    return piece
  }

  private func asciiID(_ text: String) -> String? {
    var id = ""
    for byte in text.lowercased().utf8 {
      switch byte {
      case 0x61...0x7A: id.unicodeScalars.append(Unicode.Scalar(byte))
      case 0x30...0x39 where !id.isEmpty: id.unicodeScalars.append(Unicode.Scalar(byte))
      case 0x20, 0x2D, 0x5F: if !id.isEmpty, !id.hasSuffix("_") { id += "_" }
      default: continue
      }
    }
    while id.hasSuffix("_") { id.removeLast() }
    return id.utf8.count >= 3 ? String(id.prefix(40)) : nil
  }
}
