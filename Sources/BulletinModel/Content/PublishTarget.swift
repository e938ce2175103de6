/// A place where the site is published, as `site.yml` names it.
public struct PublishTarget: Sendable, Hashable {
  /// Where it is.
  public enum Place: Sendable, Hashable {
    /// A folder of this machine, or one that is mounted: its absolute path.
    case folder(String)
    /// A folder of another machine.
    case ssh(Host)
    /// A bucket of an object store.
    case bucket(Bucket)
  }

  /// Another machine, reached by ssh.
  public struct Host: Sendable, Hashable {
    /// The machine, with the account where one is named: `web@example.org`.
    public let login: String
    /// The port; nil leaves it to ssh.
    public let port: Int?
    /// The absolute path of the folder there.
    public let folder: String
    /// The file of the key; nil leaves it to ssh and its agent.
    public let key: String?
    /// The file of known machines; nil for the account's own.
    public let knownHosts: String?

    /// Names a machine and its folder.
    public init(login: String, port: Int?, folder: String, key: String?, knownHosts: String?) {
      self.login = login
      self.port = port
      self.folder = folder
      self.key = key
      self.knownHosts = knownHosts
    }
  }

  /// A bucket of an object store, reached by a remote that rclone is configured with.
  public struct Bucket: Sendable, Hashable {
    /// The name of the remote.
    public let remote: String
    /// The bucket, with the path in it where there is one: `bucket/prefix`.
    public let path: String

    /// Names a remote and a bucket of it.
    public init(remote: String, path: String) {
      self.remote = remote
      self.path = path
    }

    /// Both, as rclone writes them: `remote:bucket/prefix`.
    public var address: String { "\(remote):\(path)" }
  }

  /// Its name, for the command line.
  public let name: String
  /// Where it is.
  public let place: Place
  /// The address at which readers find the site; nil where nobody asks whether it went live.
  public let url: String?
  /// How many releases are kept, at least two: the live one and the one before it.
  public let keep: Int

  /// Names a target.
  public init(name: String, place: Place, url: String?, keep: Int = 5) {
    self.name = name
    self.place = place
    self.url = url
    self.keep = max(2, keep)
  }

  /// Tells whether what serves the place can choose compressed companions of files.
  ///
  /// Object stores give each object as it is, whatever a reader could unpack.
  public var takesCompanions: Bool {
    if case .bucket = place { false } else { true }
  }
}
