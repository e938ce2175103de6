/// Who has reported a register for a period, and who has not.
public struct Reporting: Sendable, Hashable {
  /// How a report stands.
  public enum State: Sendable, Hashable {
    /// It is there, and was in time as far as can be told.
    case reported
    /// It is there, but later than the register allows.
    case late
    /// It is not there.
    case missing
  }

  /// One of those who report.
  public struct Reporter: Sendable, Hashable {
    /// The id in the list of reporters.
    public let id: String
    /// The name in each language.
    public let name: LocalizedText
    /// How the report stands.
    public let state: State

    /// Makes a reporter.
    public init(id: String, name: LocalizedText, state: State) {
      self.id = id
      self.name = name
      self.state = state
    }
  }

  /// The period.
  public let period: Period
  /// All who are due, in the order of their list.
  public let reporters: [Reporter]

  /// Makes a state of reporting.
  public init(period: Period, reporters: [Reporter]) {
    self.period = period
    self.reporters = reporters
  }

  /// How many have reported, late ones included.
  public var reported: Int { reporters.filter { $0.state != .missing }.count }
}
