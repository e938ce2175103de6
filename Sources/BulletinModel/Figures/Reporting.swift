/// Who had to report a register for a period, who did, and who did so late.
public struct Reporting: Sendable, Hashable {
  /// A report that came after its time.
  public struct Late: Sendable, Hashable {
    /// Who reported.
    public let member: String
    /// The day of the report.
    public let day: CivilDate

    /// Pairs a reporter with the day of its report.
    public init(member: String, day: CivilDate) {
      self.member = member
      self.day = day
    }
  }

  /// The list of those who report, such as `regions`.
  public let list: String
  /// The last day on which a report for the period is in time.
  public let deadline: CivilDate
  /// Who had to report, in the order of the list.
  public let due: [String]
  /// Who of them did, in the same order; late reports count.
  public let reported: [String]
  /// Whose report is known to have come late, in the same order.
  public let late: [Late]

  /// Makes the state of reports.
  public init(
    list: String, deadline: CivilDate, due: [String], reported: [String], late: [Late]
  ) {
    self.list = list
    self.deadline = deadline
    self.due = due
    self.reported = reported
    self.late = late
  }

  /// Who had to report and did not, in the order of the list.
  public var missing: [String] {
    let reported = Set(reported)
    return due.filter { !reported.contains($0) }
  }

  /// Tells whether all who had to have reported.
  public var isComplete: Bool { reported.count == due.count }
}
