import BulletinPages

/// What a build notes of the pages that it made, so that the next knows which would be the same.
struct SiteNotes: Sendable {
  /// The marks of the plan.
  let marks: PlanMarks
  /// What the search finds on each page, by its file, see `render`.
  let texts: [String: UInt64]

  /// Takes the notes.
  init(marks: PlanMarks, texts: [String: UInt64]) {
    self.marks = marks
    self.texts = texts
  }

  // MARK: Bytes

  /// The notes as a record keeps them: numbers of eight bytes each, first the frame, then of each table how many
  /// entries it has, and of each entry its numbers, the length of its path and the path.
  var bytes: [UInt8] {
    let faces = marks.faces
    let tables = [marks.months, texts]
    let size =
      tables.reduce(16) { size, table in
        table.keys.reduce(size + 8) { $0 + 16 + $1.utf8.count }
      }
      + faces.keys.reduce(0) { $0 + 32 + $1.utf8.count }
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      let place = UnsafeMutableRawBufferPointer(buffer)
      func add(_ number: UInt64) {
        place.storeBytes(of: number, toByteOffset: filled, as: UInt64.self)
        filled += 8
      }
      func add(_ path: String) {
        add(UInt64(path.utf8.count))
        _ = UnsafeMutableBufferPointer(rebasing: buffer[filled...]).update(
          fromContentsOf: path.utf8)
        filled += path.utf8.count
      }
      add(marks.frame)
      add(UInt64(faces.count))
      for (path, face) in faces {
        add(face.place)
        add(face.words)
        add(face.ties)
        add(path)
      }
      for table in tables {
        add(UInt64(table.count))
        for (name, number) in table {
          add(number)
          add(name)
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
    func path() -> String? {
      guard let length = number().flatMap({ Int(exactly: $0) }), length <= bytes.count - place
      else { return nil }
      defer { place += length }
      return String(decoding: bytes[place..<(place + length)], as: UTF8.self)
    }
    func table<Value>(_ read: () -> Value?) -> [String: Value] {
      let count = Int(clamping: number() ?? 0)
      // No entry is shorter than sixteen bytes.
      var table = [String: Value](minimumCapacity: min(count, bytes.count / 16))
      for _ in 0..<count {
        guard let value = read(), let path = path() else { break }
        table[path] = value
      }
      return table
    }
    let frame = number() ?? 0
    let faces: [String: ItemFace] = table {
      guard let place = number(), let words = number(), let ties = number() else { return nil }
      return ItemFace(place: place, words: words, ties: ties)
    }
    marks = PlanMarks(faces: faces, frame: frame, months: table(number))
    texts = table(number)
  }
}
