/// The folder of the site in which a release is made, `.bulletin/publish/`, for one command at a time.
public final class ReleaseBench: Sendable {
  private let folder: String
  private let lock: FolderLock

  /// Takes the folder.
  ///
  /// - Parameter site: The site folder.
  /// - Throws: `PublishFailure.busy` where another command makes a release of this site.
  public init(site: String) throws(PublishFailure) {
    folder = "\(FileSystem.resolved(site))/.bulletin/publish"
    try FileSystem.makeFolder(folder)
    lock = try FolderLock("\(folder)/.lock")
  }

  /// Where the site is built.
  public var output: String { "\(folder)/output" }
  /// Where the files of the release are gathered.
  public var packed: String { "\(folder)/packed" }
  /// Where compressed companions are kept.
  public var pressed: String { "\(folder)/pressed" }
}
