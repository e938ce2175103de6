import BulletinModel

/// Which release readers get.
extension BucketPlace {
  func switchCurrent(to id: ReleaseID, holding lock: String) async throws(ReleaseFailure) -> Bool {
    guard try await holds(lock) else { return false }
    let goal = try await release(id)
    let plan = SwitchPlan(from: try await objects(in: ""), to: goal)
    let name = Array("\(id)\n".utf8)
    try await replace(BucketPlace.switching, with: name)
    do throws(ReleaseFailure) {
      for step in plan.steps {
        // Somebody who broke the lock must not have two switches on the same objects.
        guard try await holds(lock) else { throw .lockLost(place: self.name) }
        try await rclone.copy(step, from: address(id.folder), to: rclone.root)
      }
      try await compare(with: goal)
      guard try await holds(lock) else { throw .lockLost(place: self.name) }
      try await replace(BucketPlace.current, with: name)
      try await remove(plan.useless, in: "")
      try await removeObject(BucketPlace.switching)
    } catch {
      throw .switchCutShort(self.name, to: id, because: error)
    }
    return true
  }

  /// The objects of a release, all of them: what it lacks would be taken away from readers.
  private func release(_ id: ReleaseID) async throws(ReleaseFailure) -> [String: Rclone.Object] {
    let bytes = try await contents(of: PlacePath.manifest(id)) ?? []
    guard let manifest = Manifest(text: String(decoding: bytes, as: UTF8.self)),
      !manifest.entries.isEmpty
    else { throw .noManifest(id) }
    let objects = try await objects(in: id.folder)
    let missing = manifest.entries.filter { objects[$0.path]?.size != $0.size }
    guard missing.isEmpty else {
      throw .damagedRelease(id, missing.map { .missing($0.path) })
    }
    return objects
  }

  /// Looks whether everything of a release stands where readers get it.
  private func compare(with goal: [String: Rclone.Object]) async throws(ReleaseFailure) {
    let standing = try await objects(in: "")
    let wrong = goal.values.filter { !(standing[$0.path]?.mayBeSame(as: $0) ?? false) }
    guard wrong.isEmpty else {
      throw .damagedUpload(
        name, wrong.map(\.path).sorted().map { standing[$0] == nil ? .missing($0) : .changed($0) })
    }
  }
}
