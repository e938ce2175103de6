/// Which SHA-256 bytes have, told by the MD5 that object stores keep: one `md5 sha256` a line.
///
/// It stands beside each release, so that nobody has to fetch a file to see that it is whole. What it
/// does not know is fetched.
struct StoredSums: Sendable, Hashable {
  private(set) var byMD5: [String: String] = [:]

  /// Puts the hashes of local files together with their manifest.
  init(_ objects: [String: Rclone.Object], _ manifest: Manifest) {
    for entry in manifest.entries {
      guard let object = objects[entry.path], object.size == entry.size, let md5 = object.md5
      else { continue }
      byMD5[md5] = entry.digest
    }
  }

  /// Reads them; lines that are none are passed over, so that their files are fetched.
  init(text: String) {
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ")
      guard parts.count == 2, StoredSums.isMD5(parts[0]), Manifest.isDigest(parts[1]) else {
        continue
      }
      byMD5[String(parts[0])] = String(parts[1])
    }
  }

  /// One `md5 sha256` a line, by rising MD5.
  var text: String {
    byMD5.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined()
  }

  static func isMD5(_ text: Substring) -> Bool {
    text.utf8.count == 32
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
