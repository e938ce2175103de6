/// Where releases stand: a folder of this machine or of another one, or a bucket of an object store.
///
/// Below a folder are `releases/<id>/`, the link `current` to one of them, and `.bulletin/` with a
/// lock, a journal, and for each release its manifest and its record. All paths are below the place.
/// `BucketPlace` says how the same is done without links.
protocol ReleasePlace: Sendable {
  /// The place as a person names it.
  var name: String { get }
  /// What readers must not get though it lies among what is served; nil where nothing does.
  var unserved: String? { get }
  /// Makes the folders that are missing, unless the place belongs to something else.
  func prepare() async throws(ReleaseFailure)
  /// Looks at what stands there; nothing is changed.
  func survey() async throws(ReleaseFailure) -> Survey
  /// The bytes of a small file; nil where there is none.
  func contents(of path: String) async throws(ReleaseFailure) -> [UInt8]?
  /// Writes a small file in one step, over what stands there.
  func replace(_ path: String, with bytes: [UInt8]) async throws(ReleaseFailure)
  /// Writes the lock unless there is one.
  ///
  /// A lock `old` is taken away first, if it still stands as it was read. False is returned where
  /// somebody else holds it.
  func takeLock(_ text: String, replacing old: String?) async throws(ReleaseFailure) -> Bool
  /// Takes the lock away if it is this one.
  func dropLock(_ text: String) async throws(ReleaseFailure)
  /// Makes a folder hold exactly the files of a local one, going on with what is there.
  ///
  /// Files that a live release has too are linked instead of sent.
  func receive(_ parcel: Parcel, in folder: String, linkedTo live: LiveRelease?)
    async throws(ReleaseFailure)
  /// Where a release is put together.
  func incomingFolder(of id: ReleaseID) -> String
  /// Where the files of a release stand: more than one folder where readers get copies of a live one.
  func folders(of id: ReleaseID, isLive: Bool) -> [String]
  /// Makes what was put together a release; its manifest and its record stand already.
  func finish(_ id: ReleaseID) async throws(ReleaseFailure)
  /// Removes a release with its manifest and its record.
  func discard(_ id: ReleaseID) async throws(ReleaseFailure)
  /// Every file of a folder with its hash, and whatever is no regular file.
  func listing(of folder: String) async throws(ReleaseFailure) -> Listing
  /// Removes files of a folder, so that they are sent anew.
  func remove(_ paths: [String], in folder: String) async throws(ReleaseFailure)
  /// Gives a folder another name.
  func rename(_ folder: String, to name: String) async throws(ReleaseFailure)
  /// Removes a folder with all that is in it.
  func removeFolder(_ folder: String) async throws(ReleaseFailure)
  /// Makes a release live if the lock still stands: in one step, or so that the next switch finishes
  /// one that was cut short.
  ///
  /// False is returned where the lock is not this one any more: then nothing was changed.
  func switchCurrent(to id: ReleaseID, holding lock: String) async throws(ReleaseFailure) -> Bool
}

/// What places with folders do, which can be renamed in one step.
extension ReleasePlace {
  var unserved: String? { nil }

  func incomingFolder(of id: ReleaseID) -> String { id.incomingFolder }

  func folders(of id: ReleaseID, isLive: Bool) -> [String] { [id.folder] }

  func finish(_ id: ReleaseID) async throws(ReleaseFailure) {
    try await rename(id.incomingFolder, to: id.folder)
  }

  func discard(_ id: ReleaseID) async throws(ReleaseFailure) {
    let folder = "releases/.old-\(id)"
    try await rename(id.folder, to: folder)
    try await removeFolder(folder)
    try await removeFolder(PlacePath.manifest(id))
    try await removeFolder(PlacePath.record(id))
  }
}

/// A release that is live, with what should be in it.
struct LiveRelease: Sendable, Hashable {
  let id: ReleaseID
  let manifest: Manifest
}

/// What stands at a place.
struct Survey: Sendable, Hashable {
  /// What `current` leads to; nil where there is no such link.
  var current: ReleaseID?
  /// What was about to be made live when somebody was cut short; nil where nobody was.
  var interrupted: ReleaseID?
  /// The releases by rising time.
  var releases: [ReleaseID] = []
  /// Folders that an upload that was cut short left below `releases/`.
  var incoming: [String] = []
  /// Folders of releases that were about to be deleted.
  var discarded: [String] = []
  /// What stands in the lock; nil where there is none.
  var lock: String?

  /// Takes in a name below `releases/`; names come by rising bytes.
  mutating func add(_ name: String) {
    if let id = ReleaseID(name) {
      releases.append(id)
    } else if name.hasPrefix(".incoming-") {
      incoming.append("releases/\(name)")
    } else if name.hasPrefix(".old-") {
      discarded.append("releases/\(name)")
    }
  }
}

/// What stands in a folder.
struct Listing: Sendable, Hashable {
  /// The regular files.
  let files: Manifest
  /// Links, devices and the like.
  let odd: [String]
}

/// The paths below a place.
enum PlacePath {
  static let lock = ".bulletin/lock"
  static let journal = ".bulletin/journal"
  static func manifest(_ id: ReleaseID) -> String { ".bulletin/manifests/\(id)" }
  static func record(_ id: ReleaseID) -> String { ".bulletin/records/\(id)" }
  /// The folders that every place has.
  static let folders = [".bulletin", ".bulletin/manifests", ".bulletin/records", "releases"]
}
