import BulletinModel
import BulletinPrograms

/// Releases in an object store, by rclone.
///
/// A store has neither links nor folders that could be renamed. So readers get the objects at the
/// root of the place, and below `.bulletin/`, which nobody serves, stand the releases as wholes, their
/// manifests, sums and records, the claims of who publishes, and which release the root is. A release
/// is one as soon as it has a record, which is written last.
struct BucketPlace: ReleasePlace {
  /// Where the program keeps its own objects.
  static let own = ".bulletin"
  /// Which release stands at the root.
  static let current = ".bulletin/current"
  /// Which release is about to stand there: it is there while objects are copied.
  static let switching = ".bulletin/switching"

  let rclone: Rclone
  var name: String { rclone.root }
  var unserved: String? { BucketPlace.current }

  /// Names a bucket of a remote that rclone knows.
  init(_ bucket: PublishTarget.Bucket, tools: ReleaseTools) throws(ReleaseFailure) {
    rclone = try Rclone(bucket, tools: tools)
  }

  /// Where a path of the place stands: releases, too, below what nobody serves.
  static func key(_ path: String) -> String {
    path.hasPrefix("releases/") || path == "releases" ? "\(own)/\(path)" : path
  }

  func address(_ path: String) -> String { rclone.address(BucketPlace.key(path)) }

  // MARK: Looking

  func prepare() async throws(ReleaseFailure) {
    let names = try await rclone.names(in: "")
    guard !names.isEmpty, !names.contains("\(BucketPlace.own)/") else { return }
    throw .foreignPlace(name, files: Array(names.prefix(5)))
  }

  func survey() async throws(ReleaseFailure) -> Survey {
    let names = Set(
      try await rclone.names(
        in: BucketPlace.own, ["--recursive", "--files-only", "--exclude", "/releases/**"]))
    var survey = Survey()
    if names.contains("current") { survey.current = try await release(at: BucketPlace.current) }
    if names.contains("switching") {
      survey.interrupted = try await release(at: BucketPlace.switching)
    }
    if let claim = names.filter({ $0.hasPrefix("locks/") }).min() {
      let text = try await contents(of: "\(BucketPlace.own)/\(claim)")
      survey.lock = text.map { String(decoding: $0, as: UTF8.self) }
    }
    for folder in try await rclone.names(in: "\(BucketPlace.own)/releases", ["--dirs-only"]) {
      guard let id = ReleaseID(String(folder.dropLast())) else { continue }
      if names.contains("records/\(id)") {
        survey.releases.append(id)
      } else {
        survey.incoming.append(id.folder)
      }
    }
    return survey
  }

  /// The release that a small object names.
  private func release(at path: String) async throws(ReleaseFailure) -> ReleaseID? {
    guard let bytes = try await contents(of: path) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let id = ReleaseID(String(text.prefix { !$0.isNewline })) else {
      throw .currentIsNoLink("\(name)/\(path)")
    }
    return id
  }

  func contents(of path: String) async throws(ReleaseFailure) -> [UInt8]? {
    // What is not there gives nothing; none of the program's own objects is empty.
    guard let bytes = try await rclone.run(["cat", address(path)]), !bytes.isEmpty else {
      return nil
    }
    return bytes
  }

  func replace(_ path: String, with bytes: [UInt8]) async throws(ReleaseFailure) {
    let order = [
      "rcat", address(path), "--streaming-upload-cutoff", "256M", "--header-upload",
      "Content-Type: text/plain; charset=utf-8", "--header-upload", "Cache-Control: no-store",
    ]
    guard try await rclone.run(order, input: bytes) != nil else {
      throw .store(name, .noBucket, step: "rcat", words: "directory not found")
    }
  }

  /// Removes an object of the program's own, if it stands.
  func removeObject(_ path: String) async throws(ReleaseFailure) {
    let parts = path.split(separator: "/")
    let folder = parts.dropLast().joined(separator: "/")
    try await remove([parts.last.map(String.init) ?? ""], in: folder)
  }
}
