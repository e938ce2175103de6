public import BulletinModel
import Synchronization

/// What was found out about the ledgers, for the next time that they are the same.
///
/// What a number without a link may mean, and what a query finds, takes all published figures to tell. Neither is
/// another as long as the ledgers, what declares them and the day are the same: whoever keeps it sees to that.
public final class LedgerMemory: Sendable {
  /// What is kept.
  public struct Findings: Sendable, Hashable {
    /// For each number with all that decides what it may mean the key of the likeliest figure; empty where there is
    /// none.
    public var meanings: [String: String]
    /// For each query its outcome.
    public var answers: [String: QueryTable]

    /// Takes what was kept.
    public init(meanings: [String: String] = [:], answers: [String: QueryTable] = [:]) {
      self.meanings = meanings
      self.answers = answers
    }
  }

  private let known: Findings
  private let found = Mutex(Findings())

  /// Begins with what was found out before.
  public init(_ known: Findings = Findings()) { self.known = known }

  /// What was asked for since, and found out now or before.
  public var findings: Findings { found.withLock { $0 } }

  /// Tells whether what is asked here is known already.
  func knowsMeaning(of question: String) -> Bool { known.meanings[question] != nil }

  /// The key of the figure that a number most likely means, or none.
  func meaning(of question: String, _ find: () -> FigureKey?) -> FigureKey? {
    let key =
      known.meanings[question].map { FigureKey(canonical: $0) } ?? find()
    found.withLock { $0.meanings[question] = key?.text ?? "" }
    return key
  }

  /// The outcome of a query, where it is known.
  func answer(to query: String) -> QueryTable? {
    guard let table = known.answers[query] else { return nil }
    found.withLock { $0.answers[query] = table }
    return table
  }

  /// Keeps the outcome of a query.
  func keep(_ table: QueryTable, to query: String) {
    found.withLock { $0.answers[query] = table }
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
    numerals.taken(from: text).contains {
      $0.isSearched && !memory.knowsMeaning(of: $0.numeral.question(in: text))
    }
  }
  return asksForMeanings
    || edition.blocks.contains { block in
      block.queryQuestion.map { memory.answer(to: $0) == nil } ?? false
    }
}

extension FigureBlock {
  /// The query with what decides its outcome; nil for a block of another kind.
  var queryQuestion: String? {
    kind == .sql ? "\(limit ?? 200) \(query ?? "")" : nil
  }
}

/// The numbers without a link that are told of, text by text.
struct LooseNumerals {
  private let rules: SiteSettings.FigureRules
  /// For how many more numbers figures that they may mean are looked for.
  private var searches = 200

  init(of edition: Edition) { rules = edition.settings.figures }

  /// How severe they are in a text; nil where nothing is told of them.
  func severity(in text: CitingText) -> Severity? {
    text.figures.loose.isEmpty
      ? nil : rules.severityOfUnchecked(text.shelf, column: text.column)
  }

  /// Those of a text that are told of: each where it stops a release; else one a text is enough, for `bulletin
  /// figures` has all.
  ///
  /// - Returns: Each, and whether it is looked for what it may mean.
  mutating func taken(
    from text: CitingText
  ) -> [(numeral: LooseNumeral, isSearched: Bool)] {
    guard let severity = severity(in: text) else { return [] }
    let named = severity == .error ? text.figures.loose[...] : text.figures.loose.prefix(1)
    return named.map { numeral in
      defer { searches = max(0, searches - 1) }
      return (numeral, searches > 0)
    }
  }
}

extension LooseNumeral {
  /// The number with all that decides which figure it most likely means.
  func question(in text: CitingText) -> String {
    let number = number.map { "\($0.numerator)/\($0.denominator)" } ?? ""
    let members = text.members.sorted { precedes($0.key, $1.key) }.map { "\($0.key)=\($0.value)" }
    return ([self.text, number, unit ?? "", text.date?.iso ?? ""] + members)
      .joined(separator: "\u{1F}")
  }
}
