import BulletinImport
import BulletinModel
import BulletinPublish

/// Imports files one after the other: reads, holds against the site, writes.
struct ImportRun {
  /// Reads by what the site has at the moment: a file may need what an earlier one brought.
  let desk: () async throws -> ImportDesk
  let pipeline: Pipeline
  let siteFolder: String
  let words: Words
  /// Tells whether nothing is to be written.
  let isTrial: Bool

  /// What became of each file, in their order; `message` has the words for what stopped one.
  func outcomes(
    of files: [String], message: (any Error) -> String
  ) async throws -> [ImportOutcome] {
    var outcomes: [ImportOutcome] = []
    var desk = try await self.desk()
    for file in files {
      if outcomes.last?.written.isEmpty == false { desk = try await self.desk() }
      var outcome = ImportOutcome(name: file)
      do {
        let pieces = try await desk.pieces(of: file)
        try await take(pieces, &outcome)
      } catch let failure as ImportFailure {
        outcome.failure = message(failure)
      }
      outcomes.append(outcome)
    }
    return outcomes
  }

  private func take(_ pieces: [ImportedPiece], _ outcome: inout ImportOutcome) async throws {
    let trial = ImportTrial(pipeline: pipeline, language: words.language)
    let (kept, refused, warnings) = try await trial.passed(pieces.filter { !$0.files.isEmpty })
    outcome.refused = pieces.filter(\.files.isEmpty) + refused
    outcome.warnings = warnings
    let folder = SourceFolder(siteFolder)
    for piece in kept {
      switch try standing(piece, in: folder) {
      case .same: outcome.standing.append(piece)
      case .other(let path): outcome.occupied.append((piece, path))
      case .nothing:
        if !isTrial {
          try FreshFiles(siteFolder).create(piece.files.map { ($0.path, $0.bytes) })
        }
        outcome.written.append(piece)
      }
    }
  }

  private enum Standing {
    case nothing
    case same
    case other(String)
  }

  /// What stands where a piece would be written.
  private func standing(_ piece: ImportedPiece, in folder: SourceFolder) throws -> Standing {
    var isSame = true
    var other: String?
    for file in piece.files {
      guard let bytes = try folder.contents(of: file.path) else {
        isSame = false
        continue
      }
      if bytes != file.bytes { other = other ?? file.path }
    }
    if let other { return .other(other) }
    return isSame ? .same : .nothing
  }
}
