/// Files of an index that was made before, for one that is made now.
public struct StandingIndex: Sendable {
  /// Tells whether a file stands as it was made and begins with these bytes.
  let holds: @Sendable (_ path: String, _ beginning: [UInt8]) -> Bool
  /// Takes a standing file over as it is.
  let keep: @Sendable (_ path: String) throws -> Void

  /// Takes what knows the files.
  public init(
    holds: @escaping @Sendable (_ path: String, _ beginning: [UInt8]) -> Bool,
    keep: @escaping @Sendable (_ path: String) throws -> Void
  ) {
    self.holds = holds
    self.keep = keep
  }
}
