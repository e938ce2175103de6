/// A controlled list of terms, such as regions, sectors or activity kinds.
public struct Vocabulary: Sendable, Hashable {
  /// The list's name: the file name without its ending.
  public let id: String
  /// The terms in their own order.
  public let terms: [Term]
  /// False when the terms overlap, so that figures by term never add up.
  public let isPartition: Bool
  private let places: [String: Int]

  /// Makes a list; ids must be unique.
  public init(id: String, terms: [Term], isPartition: Bool = true) {
    self.id = id
    self.terms = terms
    self.isPartition = isPartition
    places = Dictionary(
      terms.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The term with an id.
  public func term(_ id: String) -> Term? { places[id].map { terms[$0] } }

  /// The place of a term in the list, from 0.
  public func order(of id: String) -> Int? { places[id] }

  /// The terms directly below one, or the roots for nil, in order.
  public func children(of parent: String?) -> [Term] { terms.filter { $0.parent == parent } }

  /// The path from the root down to and with a term; empty when there is no such term.
  public func path(to id: String) -> [Term] {
    var path: [Term] = []
    var next = term(id)
    while let term = next, path.count <= terms.count {
      path.append(term)
      next = term.parent.flatMap { self.term($0) }
    }
    return path.reversed()
  }

  /// One term.
  public struct Term: Sendable, Hashable {
    /// A lowercase ASCII id that never changes.
    public let id: String
    /// The name in each language.
    public let name: LocalizedText
    /// A shorter name for lists and charts.
    public let short: LocalizedText?
    /// The term above it.
    public let parent: String?
    /// An official code, such as a division code.
    public let code: String?
    /// The term's level, an id in `levels`, for regions.
    public let level: String?
    /// A one-character mark shown beside the name, as for ratings.
    public let mark: String?
    /// Names that it bore before, each with its last year.
    public let formerNames: [FormerName]
    /// Where it is defined.
    public let span: SourceSpan

    /// Makes a term.
    public init(
      id: String, name: LocalizedText, short: LocalizedText? = nil, parent: String? = nil,
      code: String? = nil, level: String? = nil, mark: String? = nil,
      formerNames: [FormerName] = [], span: SourceSpan
    ) {
      self.id = id
      self.name = name
      self.short = short
      self.parent = parent
      self.code = code
      self.level = level
      self.mark = mark
      self.formerNames = formerNames
      self.span = span
    }
  }

  /// A name that a term bore until the end of a year.
  public struct FormerName: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The last year of its use.
    public let until: Int

    /// Pairs a name with its last year.
    public init(name: String, until: Int) {
      self.name = name
      self.until = until
    }
  }
}

/// A column of the bulletin (栏目).
public struct NewsColumn: Sendable, Hashable {
  /// A lowercase ASCII id.
  public let id: String
  /// The name in each language.
  public let name: LocalizedText
  /// What it prints.
  public let description: LocalizedText?
  /// Keywords for the government-site tags.
  public let keywords: [String]
  /// The column type for the government-site tags, such as 工作动态.
  public let type: String?
  /// After how many days without a new item it counts as stale.
  public let maxAgeDays: Int?
  /// Where it is defined.
  public let span: SourceSpan

  /// Makes a column.
  public init(
    id: String, name: LocalizedText, description: LocalizedText? = nil, keywords: [String] = [],
    type: String? = nil, maxAgeDays: Int? = nil, span: SourceSpan
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.keywords = keywords
    self.type = type
    self.maxAgeDays = maxAgeDays
    self.span = span
  }
}
