/// Every statistic of an edition: the one resolver that prose, tables, charts and downloads ask.
public struct Figures: Sendable {
  /// The measures in the order in which the site lists them.
  public let measures: [Measure]
  private let spans: [String: [Period]]
  private let covered: [String: ClosedRange<CivilDate>]
  private let axes: [String: [DimensionAxis]]
  private let definitions: [String: MeasureDefinition]
  private let resolver: @Sendable (FigureKey) -> Figure
  private let finder: @Sendable (FigureKey) -> [Int]
  private let remainder: @Sendable (FigureKey) -> [LeftOutRow]
  private let reporter: @Sendable (String, Period) -> Reporting?
  /// What was computed to be given away.
  let published = PublishedMemory()

  /// Makes the resolver over what the ledger computed.
  ///
  /// - Parameters:
  ///   - measures: The measures in order.
  ///   - periods: For each measure every period that has at least one row, rising, of all kinds.
  ///   - covered: For each measure the days from its first to its last row.
  ///   - axes: For each measure the dimensions by which it may be asked, with their members.
  ///   - resolver: A pure function from key to figure.
  ///   - finder: A pure function from key to the rows behind the figure, rising.
  ///   - remainder: A pure function from key to the rows in its reach that it leaves out, rising.
  ///   - definitions: The measures as data.
  ///   - reporter: Who had to report a register for a period; nil where nobody had to.
  public init(
    measures: [Measure], periods: [String: [Period]], covered: [String: ClosedRange<CivilDate>],
    axes: [String: [DimensionAxis]] = [:], resolver: @escaping @Sendable (FigureKey) -> Figure,
    finder: @escaping @Sendable (FigureKey) -> [Int],
    remainder: @escaping @Sendable (FigureKey) -> [LeftOutRow] = { _ in [] },
    definitions: [MeasureDefinition] = [],
    reporter: @escaping @Sendable (String, Period) -> Reporting? = { _, _ in nil }
  ) {
    self.definitions = Dictionary(
      definitions.map { ($0.measure.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.reporter = reporter
    self.measures = measures
    spans = periods
    self.covered = covered
    self.axes = axes
    self.resolver = resolver
    self.finder = finder
    self.remainder = remainder
  }

  /// The measure with an id.
  public func measure(_ id: String) -> Measure? { measures.first { $0.id == id } }

  /// A dimension of a measure with its members; nil where it cannot be asked by it.
  public func axis(_ dimension: String, of measure: String) -> DimensionAxis? {
    axes[measure]?.first { $0.dimension.id == dimension }
  }

  /// The measure with an id as data: what it adds up, and by which fields it may be asked.
  public func definition(_ id: String) -> MeasureDefinition? { definitions[id] }

  /// The members by which a measure may be asked, each before those below it, in list order.
  public func members(of dimension: String, measure: String) -> [String] {
    axis(dimension, of: measure)?.members.map(\.id) ?? []
  }

  /// The member above one in the tree of its dimension; nil for a root and for what is none.
  public func parent(of member: String, dimension: String, measure: String) -> String? {
    axis(dimension, of: measure)?.member(member)?.parent
  }

  /// Who had to report a register for a period, and who did.
  ///
  /// Nil where the register expects no reports, or none inside the period: a register kept by
  /// quarters expects nothing of a month.
  public func reporting(of register: String, in period: Period) -> Reporting? {
    reporter(register, period)
  }

  /// The periods of a kind for which a measure has rows, rising.
  public func periods(of measure: String, _ kind: Period.Kind) -> [Period] {
    (spans[measure] ?? []).filter { $0.kind == kind }
  }

  /// The latest period of a kind that the rows of a measure cover to its end, and that has ended.
  ///
  /// A stock needs a row dated on the period's last day or later; a flow likewise.
  public func latestPeriod(of measure: String, _ kind: Period.Kind, at now: CivilDate) -> Period? {
    guard let last = covered[measure]?.upperBound else { return nil }
    return periods(of: measure, kind).last { $0.end <= last && $0.end <= now }
  }

  /// The rows behind a figure, as places in the measure's register, rising.
  public func rows(behind key: FigureKey) -> [Int] { finder(key) }

  /// The rows of the same members and period that a figure leaves out, rising.
  public func leftOut(of key: FigureKey) -> [LeftOutRow] { remainder(key) }

  /// The figure that a key names; an unknown name gives an absent one, never a trap.
  public func figure(_ key: FigureKey) -> Figure { resolver(key) }
}
