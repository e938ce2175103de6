import BulletinModel

/// Pictures made earlier, in a folder that may be deleted at any time.
///
/// An entry is named after the digest of the original and of all that decides about its bytes. It
/// begins with the digest of what follows: an entry that is damaged or cut short is as good as none.
struct PhotoCache: Sendable {
  /// Entries not used for so many seconds before the newest use are removed.
  static let lifetime = 90 * 86_400
  /// Working folders that a crashed run left are removed after so many.
  static let workLifetime = 86_400

  let folder: String
  private static let head = "bulletin photo 1 "

  /// The folder for working copies.
  var workFolder: String { "\(folder)/work" }

  /// The path of an entry.
  func path(of variant: PhotoVariant, from digest: String, by version: String) -> String {
    let recipe = "\(version)\n\(variant.width)x\(variant.height)\n\(variant.format.options)\n"
    let own = SHA256.digits(of: Array((recipe + variant.format.ending.rawValue).utf8))
    return "\(folder)/\(digest.prefix(2))/\(digest.dropFirst(2).prefix(38))-\(own.prefix(16))"
  }

  /// An entry's picture; nil where there is none that is whole.
  func picture(at path: String) -> [UInt8]? {
    guard let file = CacheFiles.contents(of: path), file.starts(with: PhotoCache.head.utf8),
      let end = file.firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let digits = file[PhotoCache.head.utf8.count..<end]
    let picture = Array(file[(end + 1)...])
    guard digits.elementsEqual(SHA256.digits(of: picture).utf8) else { return nil }
    CacheFiles.touch(path)
    return picture
  }

  /// Keeps a picture: written beside and put in its place at once.
  func keep(_ picture: [UInt8], at path: String, by way: String) throws(PhotoFailure) {
    let head = "\(PhotoCache.head)\(SHA256.digits(of: picture))\n"
    try CacheFiles.write(Array(head.utf8) + picture, to: way)
    let slash = path.lastIndex(of: "/") ?? path.endIndex
    try CacheFiles.makeFolder(String(path[..<slash]))
    try CacheFiles.move(way, to: path)
  }

  /// Removes what was not used for long; the newest use stands for today.
  func prune() {
    var entries: [(path: String, age: Int)] = []
    for name in CacheFiles.names(in: folder) where name.utf8.count == 2 {
      for entry in CacheFiles.names(in: "\(folder)/\(name)") {
        let path = "\(folder)/\(name)/\(entry)"
        if let age = CacheFiles.age(of: path) { entries.append((path, age)) }
      }
    }
    guard let newest = entries.map(\.age).max() else { return }
    for entry in entries where newest - entry.age > PhotoCache.lifetime {
      CacheFiles.remove(entry.path)
    }
    for name in CacheFiles.names(in: workFolder) {
      let path = "\(workFolder)/\(name)"
      if let age = CacheFiles.age(of: path), newest - age > PhotoCache.workLifetime {
        CacheFiles.remove(path)
      }
    }
  }
}
