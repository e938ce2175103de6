import BulletinImport
import BulletinModel

/// Holds what an import would write against the whole site before a byte is written.
struct ImportTrial {
  let pipeline: Pipeline
  let language: MessageLanguage

  /// The pieces with which the site builds, and those that it cannot take.
  ///
  /// Rows of a ledger that have errors are left out and told; what has an error elsewhere is not
  /// written. Faults that the site had before do not count.
  func passed(_ pieces: [ImportedPiece]) async throws -> (
    kept: [ImportedPiece], refused: [ImportedPiece], warnings: Int
  ) {
    var kept = pieces
    var refused: [ImportedPiece] = []
    var warnings = 0
    // Each turn takes something away, so there is an end.
    while !kept.isEmpty {
      let own = try await faults(of: kept)
      let faults = Dictionary(
        grouping: own.filter { $0.severity == .error }, by: \.span.file)
      warnings = own.count { $0.severity == .warning }
      guard !faults.isEmpty else { break }
      var next: [ImportedPiece] = []
      for piece in kept {
        let own = piece.files.flatMap { faults[$0.path] ?? [] }
        if own.isEmpty {
          next.append(piece)
        } else if let rest = withoutRows(piece, own) {
          next.append(rest)
        } else {
          refused.append(telling(piece, own))
        }
      }
      kept = next
    }
    return (kept, refused, kept.isEmpty ? 0 : warnings)
  }

  /// The faults in files of the pieces.
  private func faults(of pieces: [ImportedPiece]) async throws -> [Diagnostic] {
    var files: [String: [UInt8]] = [:]
    for file in pieces.flatMap(\.files) { files[file.path] = file.bytes }
    let prepared = try await pipeline.prepare(adding: files)
    return prepared.diagnostics.filter { files[$0.span.file] != nil }
  }

  /// The ledger without the rows that have errors; nil where the errors are not those of rows.
  private func withoutRows(_ piece: ImportedPiece, _ faults: [Diagnostic]) -> ImportedPiece? {
    guard !piece.origins.isEmpty, let table = piece.files.last,
      faults.allSatisfy({ $0.span.file == table.path && piece.origins[$0.span.start.line] != nil })
    else { return nil }
    var bad: [Int: [Diagnostic]] = [:]
    for fault in faults { bad[fault.span.start.line, default: []].append(fault) }
    var rest = piece
    for row in bad.keys.sorted() {
      guard let spot = piece.origins[row], let first = bad[row]?.first else { continue }
      rest.notes.append(
        ImportNote(
          .left, spot, "这一行没有写进去：\(first.message(in: .chinese))",
          "the row was not written: \(first.message(in: .english))"))
    }
    let kept = piece.origins.keys.sorted().filter { bad[$0] == nil }
    guard !kept.isEmpty else { return nil }
    rest.keepRows(kept)
    return rest
  }

  private func telling(_ piece: ImportedPiece, _ faults: [Diagnostic]) -> ImportedPiece {
    var piece = piece
    piece.notes = faults.prefix(10).map { fault in
      let words = fault.excerpt.map { "：\($0)" } ?? ""
      return ImportNote(
        .left, piece.origins[fault.span.start.line] ?? .whole,
        "\(fault.message(in: .chinese))。\(fault.remedy(in: .chinese))\(words)",
        "\(fault.message(in: .english)). \(fault.remedy(in: .english))\(words)")
    }
    return piece
  }
}

extension ImportedPiece {
  /// Keeps some rows of a ledger, named by the lines of its table.
  fileprivate mutating func keepRows(_ kept: [Int]) {
    guard let table = files.last else { return }
    let lines = String(decoding: table.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    var output = lines.first.map { "\($0)\n" } ?? ""
    var origins: [Int: ImportSpot] = [:]
    for (order, row) in kept.enumerated() {
      output += "\(lines[row - 1])\n"
      origins[order + 2] = self.origins[row]
    }
    files[files.count - 1] = ImportedFile(table.path, Array(output.utf8))
    self.origins = origins
  }
}
