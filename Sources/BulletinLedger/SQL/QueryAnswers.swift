public import BulletinModel

/// The outcome of every `sql` block of an edition, by the block's place.
///
/// The registers are loaded into a database only where an edition has such a block.
///
/// - Parameters:
///   - edition: The content.
///   - figures: Every statistic of it; published ones can be asked for.
///   - memory: What is known of its ledgers.
/// - Returns: The outcomes, and E118 for each query that has none.
/// - Throws: `QueryFault` where the database itself cannot be made.
public func answers(
  to edition: Edition, figures: Figures, memory: LedgerMemory = LedgerMemory()
) throws(QueryFault) -> Checked<[SourceSpan: QueryTable]> {
  let blocks = edition.blocks.filter { $0.kind == .sql }
  var answers: [SourceSpan: QueryTable] = [:]
  for block in blocks {
    answers[block.place] = block.queryQuestion.flatMap { memory.answer(to: $0) }
  }
  guard answers.count < blocks.count else { return Checked(answers) }
  let database = try RegisterDatabase(edition, figures: publishedFigures(of: figures))
  var faults: [Diagnostic] = []
  for block in blocks where answers[block.place] == nil {
    switch database.query(block.query ?? "", rowLimit: block.limit ?? 200) {
    case .success(let table):
      answers[block.place] = table
      if let question = block.queryQuestion { memory.keep(table, to: question) }
    case .failure(let fault):
      faults.append(
        Diagnostic(
          .failedQuery, at: block.place,
          ["why": fault.message(in: .chinese), "why@en": fault.message(in: .english)]))
    }
  }
  return Checked(answers, diagnostics: faults)
}
