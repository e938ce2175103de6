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
  /// How many tasks may work at a time.
  public let workers: Int

  /// Makes options.
  public init(
    now: BuildMoment, includesDrafts: Bool = false, baseURL: String? = nil,
    listsAllNumerals: Bool = false, workers: Int = 1
  ) {
    self.now = now
    self.includesDrafts = includesDrafts
    self.baseURL = baseURL
    self.listsAllNumerals = listsAllNumerals
    self.workers = workers
  }
}
