import BulletinModel

/// Releases as wholes, aside of what readers get.
extension BucketPlace {
  private func sums(_ folder: String) -> String {
    ".bulletin/sums/\(folder.split(separator: "/").last ?? "")"
  }

  func incomingFolder(of id: ReleaseID) -> String { id.folder }

  func folders(of id: ReleaseID, isLive: Bool) -> [String] {
    isLive ? ["", id.folder] : [id.folder]
  }

  func receive(_ parcel: Parcel, in folder: String, linkedTo live: LiveRelease?)
    async throws(ReleaseFailure)
  {
    let local = try await rclone.objects(at: parcel.folder)
    let standing = try await rclone.objects(at: address(folder))
    let known = StoredSums(local, parcel.manifest)
    try await replace(sums(folder), with: Array(known.text.utf8))
    let isKept = { (path: String) in
      local[path].map { standing[path]?.isSame(as: $0) ?? false } ?? false
    }
    let wanted = parcel.manifest.byPath
    let useless = standing.keys.filter { wanted[$0] == nil || !isKept($0) }
    try await remove(useless.sorted(), in: folder)
    let missing = parcel.manifest.entries.filter { !isKept($0.path) }
    let linkable = live?.manifest.byPath ?? [:]
    let linked = missing.filter { linkable[$0.path] == $0 }.map(\.path)
    if let live {
      try await rclone.copy(linked, from: address(live.id.folder), to: address(folder))
    }
    let sent = missing.filter { linkable[$0.path] != $0 }.map(\.path)
    for group in ObjectHeaders.groups(of: sent) {
      try await rclone.copy(
        group.paths, from: parcel.folder, to: address(folder), headers: group.headers.lines)
    }
  }

  func listing(of folder: String) async throws(ReleaseFailure) -> Listing {
    let objects = try await objects(in: folder)
    let known: StoredSums
    if folder.isEmpty {
      let live = try await contents(of: BucketPlace.current) ?? []
      known = try await storedSums(of: String(decoding: live, as: UTF8.self))
    } else {
      known = try await storedSums(of: folder)
    }
    var digests: [String: String] = [:]
    for object in objects.values {
      if let digest = object.md5.flatMap({ known.byMD5[$0] }) { digests[object.path] = digest }
    }
    // What no sum tells is fetched.
    let unknown = objects.keys.filter { digests[$0] == nil && Manifest.isUsable($0) }.sorted()
    try await fetch(unknown, in: folder, into: &digests)
    let entries = objects.values.compactMap { object in
      digests[object.path].map {
        Manifest.Entry(path: object.path, size: object.size, digest: $0)
      }
    }
    return Listing(
      files: Manifest(entries), odd: objects.keys.filter { digests[$0] == nil }.sorted())
  }

  /// The objects below a folder, without those of the program itself.
  func objects(in folder: String) async throws(ReleaseFailure) -> [String: Rclone.Object] {
    try await rclone.objects(
      at: address(folder), without: folder.isEmpty ? BucketPlace.own : nil)
  }

  private func storedSums(of folder: String) async throws(ReleaseFailure) -> StoredSums {
    let name = String(folder.prefix { !$0.isNewline })
    let bytes = try await contents(of: sums(name)) ?? []
    return StoredSums(text: String(decoding: bytes, as: UTF8.self))
  }

  /// The SHA-256 of objects, by fetching them.
  private func fetch(
    _ paths: [String], in folder: String, into digests: inout [String: String]
  ) async throws(ReleaseFailure) {
    let order = ["hashsum", "SHA256", address(folder), "--download"]
    let said = try await rclone.run(order, on: paths) ?? []
    for line in String(decoding: said, as: UTF8.self).split(separator: "\n") {
      let digest = line.prefix(64)
      guard Manifest.isDigest(digest), line.utf8.count > 66 else { continue }
      digests[String(line.dropFirst(66))] = String(digest)
    }
  }

  // MARK: Removing

  func remove(_ paths: [String], in folder: String) async throws(ReleaseFailure) {
    try await rclone.run(["delete", address(folder)], on: paths)
  }

  func rename(_ folder: String, to name: String) async throws(ReleaseFailure) {
    try await rclone.run(["move", address(folder), address(name)], seconds: 6 * 3600)
  }

  func removeFolder(_ folder: String) async throws(ReleaseFailure) {
    try await rclone.run(["purge", address(folder)], seconds: 3600)
  }

  /// The record, which stands already, makes it a release.
  func finish(_ id: ReleaseID) async throws(ReleaseFailure) {}

  func discard(_ id: ReleaseID) async throws(ReleaseFailure) {
    // Without a record it is none any more, whatever happens then.
    for path in [PlacePath.record(id), PlacePath.manifest(id)] { try await removeObject(path) }
    try await removeFolder(id.folder)
    try await removeObject(sums(id.folder))
  }
}
