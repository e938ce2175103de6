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
  var asked: [(place: SourceSpan, question: QueryQuestion)] = []
  var answers: [SourceSpan: QueryTable] = [:]
  for block in edition.blocks {
    guard let question = block.question else { continue }
    answers[block.place] = memory.answer(to: question)
    if answers[block.place] == nil { asked.append((block.place, question)) }
  }
  guard !asked.isEmpty else { return Checked(answers) }
  let database = try RegisterDatabase(edition, figures: publishedFigures(of: figures))
  var faults: [Diagnostic] = []
  for (place, question) in asked {
    switch database.query(question.sql, rowLimit: question.rowLimit) {
    case .success(let table):
      answers[place] = table
      memory.keep(table, to: question)
    case .failure(let fault):
      faults.append(
        Diagnostic(
          .failedQuery, at: place,
          ["why": fault.message(in: .chinese), "why@en": fault.message(in: .english)]))
    }
  }
  return Checked(answers, diagnostics: faults)
}

/// What an `sql` block asks for.
struct QueryQuestion {
  /// The query.
  let sql: String
  /// How many rows are shown at most.
  let rowLimit: Int

  /// Both, for a table of outcomes.
  var text: String { "\(rowLimit) \(sql)" }
}

extension FigureBlock {
  /// What it asks for; nil for a block of another kind.
  var question: QueryQuestion? {
    kind == .sql ? QueryQuestion(sql: query ?? "", rowLimit: limit ?? 200) : nil
  }
}
