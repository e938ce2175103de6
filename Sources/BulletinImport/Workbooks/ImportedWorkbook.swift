import BulletinModel
public import BulletinPrograms

/// A workbook of Excel or WPS, read through the program `unzip`.
public struct ImportedWorkbook: Sendable {
  private let parts: [String: [UInt8]]

  /// Takes a workbook from its parts by their names.
  init(parts: [String: [UInt8]]) { self.parts = parts }

  /// Reads the parts that tables need.
  ///
  /// - Parameters:
  ///   - path: The absolute path of the `.xlsx` file.
  ///   - unzip: The program.
  /// - Returns: The workbook; nil where the file is none.
  /// - Throws: `ProgramFailure` when the program does not run to its end.
  public static func read(
    at path: String, by unzip: Program
  ) async throws(ProgramFailure) -> ImportedWorkbook? {
    var parts: [String: [UInt8]] = [:]
    for name in [
      "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml",
    ] {
      parts[name] = try await part(name, of: path, unzip)
    }
    guard parts["xl/workbook.xml"] != nil else { return nil }
    for sheet in WorkbookParts(parts).sheets where !sheet.isHidden {
      parts[sheet.part] = try await part(sheet.part, of: path, unzip)
    }
    return ImportedWorkbook(parts: parts)
  }

  private static func part(
    _ name: String, of path: String, _ unzip: Program
  ) async throws(ProgramFailure) -> [UInt8]? {
    // Brackets in names are patterns to unzip.
    let outcome = try await unzip.run(
      ProgramCall(
        ["-p", path, name.parts(around: "[").joined(separator: "[[]")],
        limits: ProgramLimits(output: 256 << 20)))
    return outcome.status == 0 && !outcome.output.isEmpty ? outcome.output : nil
  }

  /// The pieces of all sheets that are shown and hold a table.
  ///
  /// - Parameters:
  ///   - file: The name of the file.
  ///   - choice: The register, where the person names one.
  ///   - ground: The site.
  /// - Returns: The pieces; one of which nothing could be made has no files.
  public func pieces(
    file: String, _ choice: ImportedTableChoice, _ ground: ImportGround
  ) -> [ImportedPiece] {
    let workbook = WorkbookParts(parts)
    var notes = NoteBook()
    var tables: [ImportedTable] = []
    let shown = workbook.sheets.filter { !$0.isHidden }
    for sheet in workbook.sheets where sheet.isHidden {
      notes.left(.sheet(sheet.name), "是隐藏的，没有读", "it is hidden and was not read")
    }
    for sheet in shown {
      guard let bytes = parts[sheet.part] else { continue }
      var reader = SheetReader(workbook)
      let table = reader.table(bytes, name: shown.count > 1 ? sheet.name : nil)
      tell(reader, sheet, &notes)
      if table.rows.isEmpty {
        if shown.count > 1 { notes.left(.sheet(sheet.name), "是空的", "it is empty") }
      } else {
        tables.append(table)
      }
    }
    var ledger = LedgerImport(file: file, choice, ground)
    return ledger.pieces(of: tables, notes.notes)
  }

  private func tell(_ reader: SheetReader, _ sheet: WorkbookSheet, _ notes: inout NoteBook) {
    if let first = reader.hiddenRows.first {
      notes.guessed(
        .row(first, sheet: sheet.name), "有隐藏的行，共 \(reader.hiddenRows.count) 行，一样读了",
        "\(reader.hiddenRows.count) hidden rows were read like the others")
    }
    if let first = reader.broken.first {
      notes.left(
        .cell(first, sheet: sheet.name), "公式算不出来（共 \(reader.broken.count) 格），当成空格",
        "\(reader.broken.count) formulas failed and count as blank")
    }
  }
}
