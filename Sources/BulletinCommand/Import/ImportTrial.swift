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
    var elsewhere: [Diagnostic] = []
    // Each turn takes something away, so there is an end.
    while !kept.isEmpty {
      let (own, others) = try await self.faults(of: kept)
      elsewhere = others
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
    let harmful = try await harmful(&kept, elsewhere)
    refused += kept.indices.filter(harmful.contains).map { kept[$0].clashing }
    kept = kept.indices.filter { !harmful.contains($0) }.map { kept[$0] }
    return (kept, refused, kept.isEmpty ? 0 : warnings)
  }

  /// The pieces that make errors in files which the site has already, such as a shared address.
  ///
  /// Figures in texts that the new rows change are no harm but the news of the day: they are told.
  private func harmful(
    _ pieces: inout [ImportedPiece], _ lastElsewhere: [Diagnostic]
  ) async throws -> Set<Int> {
    guard !pieces.isEmpty else { return [] }
    let after = places(lastElsewhere)
    // A site without errors elsewhere needs no look at how it was before.
    guard !after.figures.isEmpty || !after.others.isEmpty else { return [] }
    let before = try await errorsElsewhere([])
    let changed = after.figures.subtracting(before.figures).count
    if changed > 0, let ledger = pieces.firstIndex(where: { !$0.origins.isEmpty }) {
      pieces[ledger].notes.append(
        ImportNote(
          .guessed, .whole, "数变了，网站里别处有 \(changed) 处引用的数要改：bulletin check 逐处列出",
          "figures changed: \(changed) citations elsewhere need a look, bulletin check lists them"))
    }
    guard !after.others.isSubset(of: before.others) else { return [] }
    var harmful: Set<Int> = []
    for place in pieces.indices
    where try await !errorsElsewhere([pieces[place]]).others.isSubset(of: before.others) {
      harmful.insert(place)
    }
    // Where no piece alone does harm, all together do.
    return harmful.isEmpty ? Set(pieces.indices) : harmful
  }

  /// The errors in files that are none of the pieces', by code and place: those of figures, and others.
  private func errorsElsewhere(
    _ pieces: [ImportedPiece]
  ) async throws -> (figures: Set<String>, others: Set<String>) {
    places(try await faults(of: pieces).elsewhere)
  }

  private func places(_ faults: [Diagnostic]) -> (figures: Set<String>, others: Set<String>) {
    func keys(_ faults: [Diagnostic]) -> Set<String> {
      Set(faults.map { "\($0.code.label) \($0.span.file):\($0.span.start.line)" })
    }
    let errors = faults.filter { $0.severity == .error }
    return (
      keys(errors.filter { $0.code.group == .numbers }),
      keys(errors.filter { $0.code.group != .numbers })
    )
  }

  /// The faults in files of the pieces, and those in all other files.
  private func faults(
    of pieces: [ImportedPiece]
  ) async throws -> (own: [Diagnostic], elsewhere: [Diagnostic]) {
    var files: [String: [UInt8]] = [:]
    for file in pieces.flatMap(\.files) { files[file.path] = file.bytes }
    let found = try await pipeline.prepare(adding: files).diagnostics
    return (
      found.filter { files[$0.span.file] != nil }, found.filter { files[$0.span.file] == nil }
    )
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
  /// The piece with what is told of one that clashes with the site.
  fileprivate var clashing: ImportedPiece {
    let note = ImportNote(
      .left, .whole, "和网站里已有的内容冲突，比如网址一样、编号重复",
      "it clashes with what the site has, such as an address or an id")
    return ImportedPiece(name, files: files, notes: [note])
  }

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
