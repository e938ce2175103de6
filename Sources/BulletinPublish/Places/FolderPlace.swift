import BulletinModel
import BulletinPrograms

/// Releases in a folder of this machine, or one that is mounted.
struct FolderPlace: ReleasePlace {
  /// Names that file managers and disks leave behind.
  private static let litter: Set<String> = [
    ".DS_Store", "Thumbs.db", "desktop.ini", ".directory", "lost+found",
  ]

  let name: String
  private let root: String
  private let workers: Int

  /// Names the folder; it need not exist.
  init(_ folder: String, workers: Int) {
    name = folder
    root = FileSystem.resolved(folder)
    self.workers = workers
  }

  func prepare() async throws(ReleaseFailure) {
    if FileSystem.exists(root), !FileSystem.exists("\(root)/.bulletin") {
      try refuseForeignFiles()
    }
    try onDisk { () throws(PublishFailure) in
      // First the mark that the folder is the program's own.
      for folder in PlacePath.folders { try FileSystem.makeFolder("\(root)/\(folder)") }
      // The web server is another user.
      try FileSystem.setMode("\(root)/releases", 0o755)
    }
  }

  func survey() async throws(ReleaseFailure) -> Survey {
    var survey = Survey(
      current: try currentRelease(), lock: try await contents(of: PlacePath.lock).map(text))
    guard FileSystem.isFolder("\(root)/releases") else { return survey }
    for name in try onDisk({ () throws(PublishFailure) in
      try FileSystem.names(in: "\(root)/releases")
    }) {
      survey.add(name)
    }
    return survey
  }

  private func refuseForeignFiles() throws(ReleaseFailure) {
    let names = try onDisk { () throws(PublishFailure) in try FileSystem.names(in: root) }
    let foreign = names.filter { !FolderPlace.litter.contains($0) }
    if !foreign.isEmpty { throw .foreignPlace(name, files: Array(foreign.prefix(5))) }
  }

  private func currentRelease() throws(ReleaseFailure) -> ReleaseID? {
    let path = "\(root)/current"
    guard FileSystem.exists(path) else { return nil }
    guard let release = releaseLinked(as: FileSystem.destination(ofLink: path)) else {
      throw .currentIsNoLink(path)
    }
    return release
  }

  func contents(of path: String) async throws(ReleaseFailure) -> [UInt8]? {
    try onDisk { () throws(PublishFailure) in try FileSystem.contents(of: "\(root)/\(path)") }
  }

  func replace(_ path: String, with bytes: [UInt8]) async throws(ReleaseFailure) {
    try onDisk { () throws(PublishFailure) in
      let part = "\(root)/\(path).part"
      try FileSystem.removeTree(part)
      try FileSystem.write(bytes, to: part)
      try FileSystem.move(part, to: "\(root)/\(path)")
    }
  }

  // MARK: The lock

  func takeLock(_ text: String, replacing old: String?) async throws(ReleaseFailure) -> Bool {
    let path = "\(root)/\(PlacePath.lock)"
    let part = "\(path).\(SHA256.digits(of: Array(text.utf8)).prefix(12))"
    do throws(PublishFailure) {
      // Two who find the same dead lock do not take it both.
      let guardian = try FolderLock("\(root)/.bulletin/.guard")
      defer { withExtendedLifetime(guardian) {} }
      if let old, try FileSystem.contents(of: path).map(self.text) == old {
        try FileSystem.removeTree(path)
      }
      try FileSystem.removeTree(part)
      try FileSystem.write(Array(text.utf8), to: part)
      let isTaken = FileSystem.link(part, to: path)
      try FileSystem.removeTree(part)
      return isTaken
    } catch {
      if case .busy = error { return false }
      throw .disk(error)
    }
  }

  func dropLock(_ text: String) async throws(ReleaseFailure) {
    guard try await contents(of: PlacePath.lock).map(self.text) == text else { return }
    try onDisk { () throws(PublishFailure) in
      try FileSystem.removeTree("\(root)/\(PlacePath.lock)")
    }
  }

  // MARK: Releases

  func receive(_ parcel: Parcel, in folder: String, linkedTo live: LiveRelease?)
    async throws(ReleaseFailure)
  {
    let target = "\(root)/\(folder)"
    try onDisk { () throws(PublishFailure) in try FileSystem.makeFolder(target) }
    let standing = try await listing(of: folder)
    let wanted = parcel.manifest.byPath
    let useless = standing.files.entries.filter { wanted[$0.path] != $0 }.map(\.path)
    try await remove(useless + standing.odd, in: folder)
    let (kept, linkable) = (standing.files.byPath, live?.manifest.byPath ?? [:])
    try onDisk { () throws(PublishFailure) in
      for entry in parcel.manifest.entries where kept[entry.path] != entry {
        let place = "\(target)/\(entry.path)"
        if let slash = entry.path.lastIndex(of: "/") {
          try FileSystem.makeFolder("\(target)/\(entry.path[..<slash])")
        }
        if let live, linkable[entry.path] == entry,
          FileSystem.link("\(root)/\(live.id.folder)/\(entry.path)", to: place)
        {
          continue
        }
        try FileSystem.copy("\(parcel.folder)/\(entry.path)", to: place)
      }
      try FileSystem.tidyFolders(below: target)
    }
  }

  func listing(of folder: String) async throws(ReleaseFailure) -> Listing {
    let root = "\(self.root)/\(folder)"
    let found = try onDisk { () throws(PublishFailure) in
      try FileSystem.contents(below: root)
    }
    return Listing(
      files: try await manifest(of: found.files, below: root, workers: workers), odd: found.odd)
  }

  func remove(_ paths: [String], in folder: String) async throws(ReleaseFailure) {
    try onDisk { () throws(PublishFailure) in
      for path in paths { try FileSystem.removeTree("\(root)/\(folder)/\(path)") }
    }
  }

  func rename(_ folder: String, to name: String) async throws(ReleaseFailure) {
    try onDisk { () throws(PublishFailure) in
      try FileSystem.move("\(root)/\(folder)", to: "\(root)/\(name)")
    }
  }

  func removeFolder(_ folder: String) async throws(ReleaseFailure) {
    try onDisk { () throws(PublishFailure) in try FileSystem.removeTree("\(root)/\(folder)") }
  }

  func switchCurrent(to id: ReleaseID, holding lock: String) async throws(ReleaseFailure) -> Bool {
    guard try await contents(of: PlacePath.lock).map(text) == lock else { return false }
    try onDisk { () throws(PublishFailure) in
      let next = "\(root)/.bulletin/current.next"
      try FileSystem.removeTree(next)
      try FileSystem.makeLink(next, to: id.folder)
      try FileSystem.move(next, to: "\(root)/current")
    }
    return true
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// The release that `current` leads to; nil where the link is none that this program made.
func releaseLinked(as destination: String?) -> ReleaseID? {
  guard let destination, destination.hasPrefix("releases/") else { return nil }
  return ReleaseID(String(destination.dropFirst("releases/".count)))
}

/// Runs a step on the disk of this machine.
func onDisk<Value>(_ step: () throws(PublishFailure) -> Value) throws(ReleaseFailure) -> Value {
  do throws(PublishFailure) {
    return try step()
  } catch {
    throw .disk(error)
  }
}

/// The manifest of files below a folder.
func manifest(of files: [String], below root: String, workers: Int) async throws(ReleaseFailure)
  -> Manifest
{
  let results = await concurrentMap(files, workers: workers) {
    path -> Result<Manifest.Entry, PublishFailure> in
    do throws(PublishFailure) {
      return .success(try FileSystem.entry(of: path, below: root))
    } catch {
      return .failure(error)
    }
  }
  var entries: [Manifest.Entry] = []
  for result in results { entries.append(try onDisk(result.get)) }
  return Manifest(entries)
}
