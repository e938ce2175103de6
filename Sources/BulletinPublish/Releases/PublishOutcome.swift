/// What came of publishing.
public struct PublishOutcome: Sendable {
  /// The release that is live now.
  public let record: ReleaseRecord
  /// Tells whether the release was live before and nothing was sent.
  public let isUnchanged: Bool
  /// What became of asking the live site.
  public let probe: ProbeOutcome
  /// Old releases that were deleted.
  public let deleted: [ReleaseID]
  /// What everybody can read there and nobody should; nil where nothing was found.
  public var open: String?
}

/// What became of asking the live site which release it is.
public enum ProbeOutcome: Sendable, Hashable {
  /// It answered with this release.
  case seen(url: String)
  /// The target has no address.
  case notAsked
  /// curl is not installed.
  case noCurl(url: String)
}
