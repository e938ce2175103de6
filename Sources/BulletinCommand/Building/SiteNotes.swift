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

  /// The notes as a record keeps them: of each table the number of its entries in eight bytes, and of each entry
  /// eight bytes, the length of its path in eight and the path.
  var bytes: [UInt8] {
    let size = [faces, texts].reduce(0) { size, table in
      table.keys.reduce(size + 8) { $0 + 16 + $1.utf8.count }
    }
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      let place = UnsafeMutableRawBufferPointer(buffer)
      func add(_ number: UInt64) {
        place.storeBytes(of: number, toByteOffset: filled, as: UInt64.self)
        filled += 8
      }
      for table in [faces, texts] {
        add(UInt64(table.count))
        for (path, number) in table {
          add(number)
          add(UInt64(path.utf8.count))
          let rest = UnsafeMutableBufferPointer(rebasing: buffer[filled...])
          _ = rest.update(fromContentsOf: path.utf8)
          filled += path.utf8.count
        }
      }
    }
  }

  /// Reads what `bytes` gave; a table that ends too early has no entry that is not whole.
  init(_ bytes: [UInt8]) {
    var place = 0
    func number() -> UInt64? {
      guard bytes.count - place >= 8 else { return nil }
      defer { place += 8 }
      return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
    }
    func table() -> [String: UInt64] {
      guard let count = number() else { return [:] }
      // No entry is shorter than sixteen bytes.
      var table = [String: UInt64](minimumCapacity: min(Int(clamping: count), bytes.count / 16))
      for _ in 0..<count {
        guard let entry = number(), let length = number().flatMap({ Int(exactly: $0) }),
          length <= bytes.count - place
        else { break }
        table[String(decoding: bytes[place..<(place + length)], as: UTF8.self)] = entry
        place += length
      }
      return table
    }
    faces = table()
    texts = table()
  }
}
