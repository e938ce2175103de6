/// What a build notes of the pages that it made, so that the next knows which would be the same.
struct SiteNotes: Sendable {
  /// What pages show of each file of news, see `Plan.faces`.
  let faces: [String: UInt64]
  /// What the search finds on each page, by its file, see `render`.
  let texts: [String: UInt64]

  /// Takes the notes.
  init(faces: [String: UInt64], texts: [String: UInt64]) {
    self.faces = faces
    self.texts = texts
  }

  // MARK: Bytes

  /// The notes as a record keeps them: of each table the number of its entries in eight bytes, and a path, a
  /// zero and eight bytes for each.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity((faces.count + texts.count) * 64)
    for table in [faces, texts] {
      withUnsafeBytes(of: table.count) { bytes.append(contentsOf: $0) }
      for (path, number) in table {
        var path = path
        path.withUTF8 { bytes.append(contentsOf: $0) }
        bytes.append(0)
        withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
      }
    }
    return bytes
  }

  /// Reads what `bytes` gave; a table that ends too early has no entry that is not whole.
  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    func number() -> UInt64? {
      guard rest.count >= 8 else { return nil }
      defer { rest = rest.dropFirst(8) }
      return rest.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
    }
    func table() -> [String: UInt64] {
      guard let count = number() else { return [:] }
      var table: [String: UInt64] = [:]
      for _ in 0..<count {
        guard let end = rest.firstIndex(of: 0) else { break }
        let path = String(decoding: rest[..<end], as: UTF8.self)
        rest = rest[(end + 1)...]
        guard let number = number() else { break }
        table[path] = number
      }
      return table
    }
    faces = table()
    texts = table()
  }
}
