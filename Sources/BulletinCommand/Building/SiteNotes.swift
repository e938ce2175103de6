import BulletinPages

/// What a build notes of the pages that it made, so that the next knows which would be the same.
struct SiteNotes: Sendable {
  /// The marks of the plan.
  let marks: PlanMarks
  /// What the search finds on each page.
  let search: SearchNotes

  /// Takes the notes.
  init(marks: PlanMarks, search: SearchNotes) {
    self.marks = marks
    self.search = search
  }

  /// What the search finds on each page, by its file, see `render`.
  var texts: [String: UInt64] {
    let count = search.volumes.reduce(0) { $0 + $1.paths.count }
    var texts = [String: UInt64](minimumCapacity: count)
    for volume in search.volumes {
      for (path, text) in zip(volume.paths, volume.texts) { texts[path] = text }
    }
    return texts
  }

  // MARK: Bytes

  /// The notes as a record keeps them: numbers of eight bytes each, a text with its length before it.
  ///
  /// First the frame, then the entries of two tables, each with its count and each entry with its numbers and its
  /// name; then the files that list the volumes of the search, and of each volume its folder, its shards, the
  /// numbers of all its pages, and their files.
  var bytes: [UInt8] {
    func size(_ texts: some Sequence<String>, besides numbers: Int = 0) -> Int {
      texts.reduce(8) { $0 + 8 * (numbers + 1) + $1.utf8.count }
    }
    let size = search.volumes.reduce(
      16 + size(marks.faces.keys, besides: ItemFace.kept) + size(marks.months.keys, besides: 1)
        + size(search.lists)
    ) { $0 + 24 + $1.folder.utf8.count + 8 * $1.texts.count + size($1.paths) }
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      let place = UnsafeMutableRawBufferPointer(buffer)
      func add(_ number: UInt64) {
        place.storeBytes(of: number, toByteOffset: filled, as: UInt64.self)
        filled += 8
      }
      func add(_ text: String) {
        add(UInt64(text.utf8.count))
        _ = UnsafeMutableBufferPointer(rebasing: buffer[filled...]).update(
          fromContentsOf: text.utf8)
        filled += text.utf8.count
      }
      add(marks.frame)
      add(UInt64(marks.faces.count))
      for (path, face) in marks.faces {
        for number in face.numbers { add(number) }
        add(path)
      }
      add(UInt64(marks.months.count))
      for (month, number) in marks.months {
        add(number)
        add(month)
      }
      add(UInt64(search.lists.count))
      for list in search.lists { add(list) }
      add(UInt64(search.volumes.count))
      for volume in search.volumes {
        add(volume.folder)
        add(UInt64(volume.shards))
        add(UInt64(volume.texts.count))
        for text in volume.texts { add(text) }
        for path in volume.paths { add(path) }
      }
    }
  }

  /// Reads what `bytes` gave; a table that ends too early has no entry that is not whole.
  init(_ bytes: [UInt8]) {
    var reader = NoteReader(bytes)
    let frame = reader.number()
    var faces = [String: ItemFace](minimumCapacity: reader.nextCount)
    for _ in 0..<reader.count() {
      let face = ItemFace(
        place: reader.number(), words: reader.number(), ties: reader.number(),
        mentions: reader.number())
      faces[reader.text()] = face
    }
    var months: [String: UInt64] = [:]
    for _ in 0..<reader.count() {
      let number = reader.number()
      months[reader.text()] = number
    }
    marks = PlanMarks(faces: faces, frame: frame, months: months)
    let lists = (0..<reader.count()).map { _ in reader.text() }
    search = SearchNotes(
      lists: lists,
      volumes: (0..<reader.count()).map { _ in
        let (folder, shards) = (reader.text(), reader.count(of: 0))
        let texts = (0..<reader.count()).map { _ in reader.number() }
        return SearchVolumeNotes(
          folder: folder, shards: shards, texts: texts, paths: texts.map { _ in reader.text() })
      })
  }
}

extension ItemFace {
  /// How many numbers are kept of it.
  fileprivate static let kept = 4

  /// The numbers that are kept, in the order in which they are read.
  fileprivate var numbers: [UInt64] { [place, words, ties, mentions] }
}

/// The notes of the search of a build, and where they stand: what has little to change does not read the others.
struct SearchPassages: Sendable {
  /// The files that list the volumes.
  let lists: [String]
  /// The volumes that have some pages, without the paths of their pages.
  let volumes: [Passage]

  /// A volume.
  struct Passage: Sendable {
    let notes: SearchVolumeNotes
    /// Where its numbers stand.
    let start: Int
    /// The numbers of the pages, by their files.
    let pages: [String: Int]
  }

  /// Finds pages in the bytes of notes.
  init(of files: Set<String>, in bytes: [UInt8]) {
    var reader = NoteReader(bytes)
    _ = reader.number()
    for numbers in [ItemFace.kept, 1] {
      for _ in 0..<reader.count() {
        reader.pass(8 * numbers)
        reader.passText()
      }
    }
    lists = (0..<reader.count()).map { _ in reader.text() }
    let names = files.map { Array($0.utf8) }
    var volumes: [Passage] = []
    for _ in 0..<reader.count() {
      let (folder, shards, count) = (reader.text(), reader.count(of: 0), reader.count())
      let start = reader.place
      reader.pass(8 * count)
      var pages: [String: Int] = [:]
      for page in 0..<count {
        let text = reader.passText()
        guard let name = names.first(where: { bytes[text].elementsEqual($0) }) else { continue }
        pages[String(decoding: name, as: UTF8.self)] = page
      }
      guard !pages.isEmpty else { continue }
      var numbers = NoteReader(bytes, at: start)
      let texts = (0..<count).map { _ in numbers.number() }
      volumes.append(
        Passage(
          notes: SearchVolumeNotes(folder: folder, shards: shards, texts: texts, paths: []),
          start: start, pages: pages))
    }
    self.volumes = volumes
  }
}

/// Reads the notes of a build from their bytes; zeros and empty texts where they end too early.
private struct NoteReader {
  private let bytes: [UInt8]
  private(set) var place: Int

  init(_ bytes: [UInt8], at place: Int = 0) {
    self.bytes = bytes
    self.place = place
  }

  mutating func number() -> UInt64 {
    guard bytes.count - place >= 8 else {
      place = bytes.count
      return 0
    }
    defer { place += 8 }
    return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
  }

  /// A number of things that follow, each of which takes so many bytes at least.
  mutating func count(of least: Int = 8) -> Int {
    let count = Int(clamping: number())
    return least == 0 ? count : min(count, (bytes.count - place) / least)
  }

  /// The number that `count` will give.
  var nextCount: Int {
    var reader = self
    return reader.count()
  }

  mutating func text() -> String { String(decoding: bytes[passText()], as: UTF8.self) }

  /// Passes over a text, and tells where it stands.
  @discardableResult
  mutating func passText() -> Range<Int> {
    let length = count(of: 1)
    defer { place += length }
    return place..<(place + length)
  }

  mutating func pass(_ count: Int) { place += min(count, bytes.count - place) }
}
