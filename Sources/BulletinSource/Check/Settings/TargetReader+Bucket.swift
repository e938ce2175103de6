import BulletinModel

extension TargetReader {
  /// The bucket; nil where something about it is wrong.
  ///
  /// rclone also takes a whole configuration in the place of a remote's name, keys and all. Here only
  /// the name of one that it is configured with is taken.
  mutating func bucket() -> PublishTarget.Bucket? {
    for name in ["folder", "ssh", "port", "key", "known_hosts"] {
      if let node = reader.value(name) {
        wrong(node, "有 bucket 就不写 \(name)", "beside bucket there is no \(name)")
      }
    }
    guard let text = reader.text("bucket"), let node = reader.value("bucket") else { return nil }
    guard !TargetReader.holdsKeys(text) else {
      addSecret("bucket", at: node.span)
      return nil
    }
    guard let colon = text.firstIndex(of: ":"), TargetReader.isRemote(text[..<colon]) else {
      wrong(
        node, "bucket 应写成 远程名:桶名/前缀，远程名是 rclone config 里起的名字",
        "bucket is written remote:bucket/prefix, with a remote that rclone config knows")
      return nil
    }
    var path = text[text.index(after: colon)...]
    while path.hasSuffix("/") { path.removeLast() }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !path.isEmpty, isPlain(String(path)), !path.contains("\\"),
      !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." })
    else {
      wrong(
        node, "冒号后面应是桶名，可以再加 /前缀，不能有 .. 和反斜线",
        "after the colon stands a bucket, and /prefix if need be, without .. and backslashes")
      return nil
    }
    return PublishTarget.Bucket(remote: String(text[..<colon]), path: String(path))
  }

  /// A connection string of rclone that holds a key, as in `:s3,access_key_id=…:bucket`.
  private static func holdsKeys(_ text: String) -> Bool {
    let words = ["key", "secret", "pass", "token", "credential", "auth", "sas_url"]
    return text.split(whereSeparator: { ",:".contains($0) }).contains { part in
      guard let equals = part.firstIndex(of: "=") else { return false }
      let name = part[..<equals].lowercased()
      return words.contains { name.contains($0) }
    }
  }

  /// What rclone takes for the name of a remote, and never for an option or a connection string.
  private static func isRemote(_ name: Substring) -> Bool {
    guard let first = name.unicodeScalars.first, first != "-", first != " " else { return false }
    return !name.hasSuffix(" ")
      && name.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || "_-.+@ ".unicodeScalars.contains(scalar)
      }
  }
}
