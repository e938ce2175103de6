/// What an object store, or the way to it, refuses: it decides what a person is told to look at.
public enum StoreTrouble: Sendable, Hashable {
  /// rclone knows no remote of this name.
  case noRemote
  /// There is no such bucket.
  case noBucket
  /// The key is wrong or may not do this.
  case denied
  /// Nobody answers.
  case network
  /// Something else.
  case other

  /// Reads the words of rclone.
  init(_ words: String) {
    func says(_ signs: [String]) -> Bool { signs.contains { words.contains($0) } }
    if says(["didn't find section in config file", "unknown remote"]) {
      self = .noRemote
    } else if says(["NoSuchBucket", "directory not found"]) {
      self = .noBucket
    } else if says([
      "AccessDenied", "Access Denied", "Forbidden", "InvalidAccessKeyId", "SignatureDoesNotMatch",
      "NoCredentialProviders", "status code: 403", "StatusCode: 403", "status code: 401",
      "StatusCode: 401", "ExpiredToken", "Unauthorized",
    ]) {
      self = .denied
    } else if says([
      "dial tcp", "connection refused", "no such host", "timeout", "connection reset",
      "network is unreachable", "certificate", ": EOF",
    ]) {
      self = .network
    } else {
      self = .other
    }
  }
}
