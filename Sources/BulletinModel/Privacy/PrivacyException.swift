/// A number or an address that a site may publish though it looks like a person's, until a day.
public struct PrivacyException: Sendable, Hashable {
  /// The number or the address as messages show it: `138****1234`, `和平路*号*单元`.
  public let masked: String
  /// Why it may be published.
  public let reason: String
  /// The last day on which it may.
  public let until: CivilDate
  /// Where the settings name it.
  public let span: SourceSpan
  /// Where the settings say until when.
  public let untilSpan: SourceSpan

  /// Keeps what the settings say.
  public init(
    masked: String, reason: String, until: CivilDate, span: SourceSpan, untilSpan: SourceSpan
  ) {
    self.masked = masked
    self.reason = reason
    self.until = until
    self.span = span
    self.untilSpan = untilSpan
  }

  /// Tells whether it holds on a day.
  public func holds(on day: CivilDate) -> Bool { day <= until }
}
