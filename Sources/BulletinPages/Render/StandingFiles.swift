/// Files of a site that was built before, for one that is built now.
public struct StandingFiles: Sendable {
  /// Tells whether a file stands as it was made.
  let holds: @Sendable (_ path: String) -> Bool
  /// The first bytes of a standing file, at most so many as are asked for.
  let bytes: @Sendable (_ path: String, _ most: Int) throws -> [UInt8]
  /// Takes a standing file over as it is.
  let keep: @Sendable (_ path: String) throws -> Void
  /// For each page that the search finds the number that `render` gave of it.
  private let texts: [String: UInt64]

  /// Takes what knows the files.
  public init(
    holds: @escaping @Sendable (_ path: String) -> Bool,
    bytes: @escaping @Sendable (_ path: String, _ most: Int) throws -> [UInt8],
    keep: @escaping @Sendable (_ path: String) throws -> Void, texts: [String: UInt64] = [:]
  ) {
    self.holds = holds
    self.bytes = bytes
    self.keep = keep
    self.texts = texts
  }

  /// The number that `render` gave of what the search finds on a page; nil where it does not stand so.
  func text(of path: String) -> UInt64? { holds(path) ? texts[path] : nil }
}
