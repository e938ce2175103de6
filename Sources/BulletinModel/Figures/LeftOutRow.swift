/// A row in the reach of a figure that it does not count.
public struct LeftOutRow: Sendable, Hashable {
  /// Why it is left out.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// The measure counts only rows that meet a condition.
    case condition
    /// The cell that is counted is empty.
    case empty
    /// A later report of the same period stands in for it.
    case superseded
  }

  /// The place in the register.
  public let row: Int
  /// Why it is left out.
  public let reason: Reason

  /// Makes a record.
  public init(row: Int, reason: Reason) {
    self.row = row
    self.reason = reason
  }
}
