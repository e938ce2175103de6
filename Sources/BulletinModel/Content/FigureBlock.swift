/// A fenced block that the site draws: the editor names figures, the site designs them.
public struct FigureBlock: Sendable, Hashable {
  /// What is drawn; the word after the fence.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A chart of a measure.
    case chart
    /// A table of one or more measures.
    case table
    /// Large figures in a row.
    case keyfigures
    /// Members in order of a measure, with their movement.
    case ranking
    /// Rows of a register.
    case rows
    /// A list of items.
    case news
    /// The outcome of a query.
    case sql
  }

  /// How a chart is drawn.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    case bar, column, line, stacked, slope, dumbbell, multiples, heat, calendar, spark
  }

  /// Which periods are shown.
  public enum Span: Sendable, Hashable {
    /// The latest period of a kind that is complete.
    case latest(Period.Kind)
    /// One period.
    case one(Period)
    /// The last so many periods of a kind up to the latest complete one.
    case last(Int, Period.Kind)
    /// All periods of the first one's kind from one to another.
    case range(Period, Period)
  }

  /// What is drawn.
  public let kind: Kind
  /// The measures by id.
  public let measures: [String]
  /// The dimensions whose members are the rows, and the columns or series; `period` is one.
  public let by: [String]
  /// For dimensions that are held still the member.
  public let members: [String: String]
  /// Only members below this one are shown, for the first dimension that is a tree.
  public let under: String?
  /// Only members of this level are shown.
  public let level: String?
  /// Which periods are shown; nil for the latest complete one.
  public let periods: Span?
  /// How a chart is drawn; nil for what suits the figures.
  public let form: Form?
  /// What each value is set beside.
  public let comparison: FigureKey.Comparison?
  /// The register whose rows are shown.
  public let register: String?
  /// Which rows are shown.
  public let condition: Expression?
  /// The fields shown, in order.
  public let fields: [String]
  /// By what rows are sorted, `-` before it for falling order; for members `value` or `name`.
  public let sort: String?
  /// At most so many members, rows or items.
  public let limit: Int?
  /// Tells whether a whole is shown below the parts; nil where that suits the measure.
  public let hasTotal: Bool?
  /// The column, tag, region, sector or branch of news.
  public let newsFilter: [String: String]
  /// The query of an `sql` block.
  public let query: String?
  /// The title as typed; nil for one made from the figures.
  public let title: String?
  /// A note below.
  public let note: String?
  /// A share or number that is drawn as a mark.
  public let target: Rational?
  /// Where the block begins.
  public let place: SourceSpan

  /// Makes a block.
  public init(
    kind: Kind, measures: [String] = [], by: [String] = [], members: [String: String] = [:],
    under: String? = nil, level: String? = nil, span: Span? = nil, form: Form? = nil,
    comparison: FigureKey.Comparison? = nil, register: String? = nil,
    condition: Expression? = nil, fields: [String] = [], sort: String? = nil, limit: Int? = nil,
    hasTotal: Bool? = nil, newsFilter: [String: String] = [:], query: String? = nil,
    title: String? = nil, note: String? = nil, target: Rational? = nil, at place: SourceSpan
  ) {
    self.kind = kind
    self.measures = measures
    self.by = by
    self.members = members
    self.under = under
    self.level = level
    periods = span
    self.form = form
    self.comparison = comparison
    self.register = register
    self.condition = condition
    self.fields = fields
    self.sort = sort
    self.limit = limit
    self.hasTotal = hasTotal
    self.newsFilter = newsFilter
    self.query = query
    self.title = title
    self.note = note
    self.target = target
    self.place = place
  }

  /// The same block under another title.
  public func with(title: String?) -> FigureBlock {
    FigureBlock(
      kind: kind, measures: measures, by: by, members: members, under: under, level: level,
      span: periods, form: form, comparison: comparison, register: register,
      condition: condition, fields: fields, sort: sort, limit: limit, hasTotal: hasTotal,
      newsFilter: newsFilter, query: query, title: title, note: note, target: target, at: place)
  }

  /// Tells whether another day may show other periods, with no letter of the text changed.
  public var movesWithTime: Bool {
    switch periods {
    case .latest, .last, nil: true
    case .one, .range: false
    }
  }
}
