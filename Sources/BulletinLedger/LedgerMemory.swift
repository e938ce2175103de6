public import BulletinModel
import Synchronization

/// What was found out about the ledgers, for the next time that they are the same.
///
/// What a number without a link may mean, and what a query finds, takes all published figures to tell; which cells are
/// withheld takes all tables of a year. None is another as long as the ledgers, what declares them and the day are
/// the same: whoever keeps it sees to that.
public final class LedgerMemory: Sendable {
  /// What is kept.
  public struct Findings: Sendable, Hashable, Codable {
    /// For each number with all that decides what it may mean the key of the likeliest figure; empty where there is
    /// none.
    public var meanings: [String: String]
    /// For each query its outcome.
    public var answers: [String: QueryTable]
    /// For each count of persons, by its number, and year the cells that are withheld.
    public var withheld: [String: String]

    /// Takes what was kept.
    public init(
      meanings: [String: String] = [:], answers: [String: QueryTable] = [:],
      withheld: [String: String] = [:]
    ) {
      self.meanings = meanings
      self.answers = answers
      self.withheld = withheld
    }
  }

  private let known: Findings
  private let tellsMeanings: Bool
  private let found: Mutex<Findings>

  /// Begins with what was found out before.
  ///
  /// - Parameters:
  ///   - known: What was found out.
  ///   - tellsMeanings: Tells whether anybody wants to know what numbers may mean; else they mean nothing.
  public init(_ known: Findings = Findings(), tellsMeanings: Bool = true) {
    self.known = known
    self.tellsMeanings = tellsMeanings
    // Which years are asked for depends on the pages; of those that are not, nothing else is true either.
    found = Mutex(Findings(withheld: known.withheld))
  }

  /// What was asked for since, and found out now or before.
  public var findings: Findings { found.withLock { $0 } }

  /// The cells of a count of persons that are withheld in a year.
  func withheld(of count: Int, in year: Int, _ find: () -> WithheldCells) -> WithheldCells {
    let key = "\(count) \(year)"
    if let known = known.withheld[key].flatMap(WithheldCells.init(text:)) { return known }
    let cells = find()
    found.withLock { $0.withheld[key] = cells.text }
    return cells
  }

  /// Tells whether what is asked here is known already.
  func knowsMeaning(of question: String) -> Bool {
    !tellsMeanings || known.meanings[question] != nil
  }

  /// The key of the figure that a number most likely means, or none.
  func meaning(of question: String, _ find: () -> FigureKey?) -> FigureKey? {
    guard tellsMeanings else { return nil }
    let key =
      known.meanings[question].map { FigureKey(canonical: $0) } ?? find()
    found.withLock { $0.meanings[question] = key?.text ?? "" }
    return key
  }

  /// The outcome of a query, where it is known.
  func answer(to question: QueryQuestion) -> QueryTable? {
    guard let table = known.answers[question.text] else { return nil }
    keep(table, to: question)
    return table
  }

  /// Keeps the outcome of a query.
  func keep(_ table: QueryTable, to question: QueryQuestion) {
    found.withLock { $0.answers[question.text] = table }
  }
}

/// Tells whether an edition asks for more of its ledgers than is known, for which all published figures are needed.
///
/// - Parameters:
///   - edition: The content.
///   - memory: What is known.
/// - Returns: Whether it does, for numbers without a link or for queries.
public func asksForMore(_ edition: Edition, than memory: LedgerMemory) -> Bool {
  var numerals = LooseNumerals(of: edition)
  let asksForMeanings = edition.citingTexts.contains { text in
    numerals.told(of: text)?.numerals.contains {
      $0.isSearched && !memory.knowsMeaning(of: $0.numeral.question(in: text))
    } ?? false
  }
  return asksForMeanings
    || edition.blocks.contains { block in
      block.question.map { memory.answer(to: $0) == nil } ?? false
    }
}
