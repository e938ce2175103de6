import BulletinModel

/// Who publishes to a bucket.
///
/// A store has no step that fails where somebody else was first, none at least that all stores have.
/// So whoever wants to publish writes a claim of their own and then looks: who sees no other claim
/// goes on. Of two at once at most one sees none, provided that the store lists what was written, as
/// S3 has done since 2020; with one that lists later, this is the best that can be had.
extension BucketPlace {
  private static let claims = ".bulletin/locks"
  private static let patience = 4

  private func claim(_ text: String) -> String {
    String(SHA256.digits(of: Array(text.utf8)).prefix(16))
  }

  private func standingClaims() async throws(ReleaseFailure) -> [String] {
    try await rclone.names(in: BucketPlace.claims, ["--files-only"])
  }

  func takeLock(_ text: String, replacing old: String?) async throws(ReleaseFailure) -> Bool {
    if let old { try await dropLock(old) }
    guard try await standingClaims().isEmpty else { return false }
    let mine = claim(text)
    try await replace("\(BucketPlace.claims)/\(mine)", with: Array(text.utf8))
    for attempt in 0..<BucketPlace.patience {
      if attempt > 0 { await BucketPlace.pause() }
      let standing = try await standingClaims()
      if standing == [mine] { return true }
      // Of two at once, one gives way and the other looks again.
      if standing.first != mine { break }
    }
    try await dropLock(text)
    return false
  }

  func dropLock(_ text: String) async throws(ReleaseFailure) {
    try await remove([claim(text)], in: BucketPlace.claims)
  }

  /// Tells whether this claim still stands.
  func holds(_ text: String) async throws(ReleaseFailure) -> Bool {
    try await standingClaims().contains(claim(text))
  }

  private static func pause() async {
    do { try await Task.sleep(for: .seconds(1)) } catch { return }
  }
}
