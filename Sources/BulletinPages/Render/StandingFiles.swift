/// Files of a site that was built before, for one that is built now.
public struct StandingFiles: Sendable {
  /// Tells whether a file stands as it was made.
  let holds: @Sendable (_ path: String) -> Bool
  /// The first bytes of a standing file, at most so many as are asked for.
  let bytes: @Sendable (_ path: String, _ most: Int) throws -> [UInt8]
  /// Takes a standing file over as it is.
  let keep: @Sendable (_ path: String) throws -> Void

  /// Takes what knows the files.
  public init(
    holds: @escaping @Sendable (_ path: String) -> Bool,
    bytes: @escaping @Sendable (_ path: String, _ most: Int) throws -> [UInt8],
    keep: @escaping @Sendable (_ path: String) throws -> Void
  ) {
    self.holds = holds
    self.bytes = bytes
    self.keep = keep
  }
}
