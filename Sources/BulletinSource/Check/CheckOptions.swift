public import BulletinModel

/// How a site is to be checked: the moment, and what is asked for beyond what is published.
public struct CheckOptions: Sendable {
  /// The moment of the build.
  public let now: BuildMoment
  /// Shows drafts, texts under review and items of the future.
  public let includesDrafts: Bool
  /// Stands in for the address in the settings.
  public let baseURL: String?
  /// Tells of every number without a link, not only of those that are warned of.
  public let listsAllNumerals: Bool
  /// What was read before, where one site is checked again and again.
  public let memory: ReadingMemory?
  /// Where the markup of items lies until it is printed; nil for memory.
  public let shelf: (any MarkupShelf)?
  /// Tells whether faults come with the lines to show under them.
  public let showsLines: Bool
  /// How many tasks may work at a time.
  public let workers: Int
  /// Called when the check begins with a part.
  public let begins: @Sendable (CheckPart) -> Void

  /// Makes options.
  public init(
    now: BuildMoment, includesDrafts: Bool = false, baseURL: String? = nil,
    listsAllNumerals: Bool = false, memory: ReadingMemory? = nil, shelf: (any MarkupShelf)? = nil,
    showsLines: Bool = true, workers: Int = 1,
    begins: @escaping @Sendable (CheckPart) -> Void = { _ in }
  ) {
    self.now = now
    self.includesDrafts = includesDrafts
    self.baseURL = baseURL
    self.listsAllNumerals = listsAllNumerals
    self.memory = memory
    self.shelf = shelf
    self.showsLines = showsLines
    self.workers = workers
    self.begins = begins
  }
}

/// The parts of a check, in their order.
public enum CheckPart: Sendable, Hashable, CaseIterable {
  /// Settings, controlled lists and columns.
  case settings
  /// The ledgers.
  case registers
  /// The measures.
  case measures
  /// The items.
  case news
  /// Standing pages, pages of statistics, reports and issues.
  case pages
  /// Templates and words.
  case theme
  /// Putting faults in order.
  case faults
}
