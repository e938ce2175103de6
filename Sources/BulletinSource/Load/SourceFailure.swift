/// What keeps the sources from being read: the disk's fault, never the content's.
public enum SourceFailure: Error, Sendable, Hashable {
  /// The site folder is missing or is no folder.
  case noSiteFolder(path: String, cause: String)
  /// A file or folder could not be read.
  case unreadable(path: String, cause: String)

  /// The path that the failure concerns.
  public var path: String {
    switch self {
    case .noSiteFolder(let path, _), .unreadable(let path, _): path
    }
  }

  /// The system's own words.
  public var cause: String {
    switch self {
    case .noSiteFolder(_, let cause), .unreadable(_, let cause): cause
    }
  }
}
