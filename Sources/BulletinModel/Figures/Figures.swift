/// Every statistic of an edition: the one resolver that prose, tables, charts and downloads ask.
public struct Figures: Sendable {
  /// The measures in the order in which the site lists them.
  public let measures: [Measure]
  private let spans: [String: [Period]]
  private let resolver: @Sendable (FigureKey) -> Figure

  /// Makes the resolver over what the ledger computed.
  ///
  /// - Parameters:
  ///   - measures: The measures in order.
  ///   - periods: For each measure every period that has at least one row, rising, of all kinds.
  ///   - resolver: A pure function from key to figure.
  public init(
    measures: [Measure], periods: [String: [Period]],
    resolver: @escaping @Sendable (FigureKey) -> Figure
  ) {
    self.measures = measures
    spans = periods
    self.resolver = resolver
  }

  /// The measure with an id.
  public func measure(_ id: String) -> Measure? { measures.first { $0.id == id } }

  /// The periods of a kind for which a measure has rows, rising.
  public func periods(of measure: String, _ kind: Period.Kind) -> [Period] {
    (spans[measure] ?? []).filter { $0.kind == kind }
  }

  /// The figure that a key names; an unknown name gives an absent one, never a trap.
  public func figure(_ key: FigureKey) -> Figure { resolver(key) }
}
