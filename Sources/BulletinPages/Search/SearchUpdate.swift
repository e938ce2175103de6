import BulletinModel

/// How the files of terms of a volume change with the texts of some of its pages.
///
/// The pages keep their numbers, so that what other pages hold is copied as it stands.
struct SearchUpdate: Sendable {
  /// What one page holds of a term: as in `SearchPostings`, without the number of the page; nothing where it
  /// holds the term no more.
  private struct Change<Term: Sendable>: Sendable {
    let term: Term
    let page: Int
    let bytes: [UInt8]
  }

  /// The changes of each file, by term and page.
  private var han: [Int: [Change<UInt32>]] = [:]
  private var words: [Int: [Change<String>]] = [:]

  /// The files that change, in order.
  var shards: [Int] { Set(han.keys).union(words.keys).sorted() }

  /// Compares the texts of pages with those that they had.
  ///
  /// - Parameters:
  ///   - shards: How many files the terms of the volume are spread over.
  ///   - pages: The numbers of the pages, with both texts.
  init(shards: Int, pages: [(page: Int, old: SearchText, new: SearchText)]) {
    for (page, old, new) in pages.sorted(by: { $0.page < $1.page }) {
      let (hanBefore, wordsBefore) = (old.hanPostings, old.wordPostings)
      let (hanNow, wordsNow) = (new.hanPostings, new.wordPostings)
      for term in Set(hanBefore.keys).union(hanNow.keys) where hanBefore[term] != hanNow[term] {
        han[SearchHash.shard(SearchHash.han(term), of: shards), default: []]
          .append(Change(term: term, page: page, bytes: hanNow[term] ?? []))
      }
      for term in Set(wordsBefore.keys).union(wordsNow.keys) {
        let (before, now) = (wordsBefore[term], wordsNow[term])
        guard before?.bytes != now?.bytes, let hash = (now ?? before)?.hash else { continue }
        words[SearchHash.shard(hash, of: shards), default: []]
          .append(Change(term: term, page: page, bytes: now?.bytes ?? []))
      }
    }
    han = han.mapValues { changes in
      changes.sorted { ($0.term, $0.page) < ($1.term, $1.page) }
    }
    words = words.mapValues { changes in
      changes.sorted { $0.term == $1.term ? $0.page < $1.page : precedes($0.term, $1.term) }
    }
  }

  /// A file as it is after the change.
  ///
  /// - Parameters:
  ///   - shard: Its number.
  ///   - old: Its bytes as they are.
  /// - Returns: The bytes; nil where the old ones are not what `SearchShards` writes.
  func file(_ shard: Int, from old: [UInt8]) -> [UInt8]? {
    var reader = Reader(old)
    let head = SearchIndex.hashLength
    reader.place = head
    guard old.count >= head + 4, let length = reader.fixed(), head + 4 + Int(length) <= old.count
    else { return nil }
    let end = head + 4 + Int(length)
    let changedHan = SearchUpdate.merged(
      han[shard] ?? [], &reader, to: end, reads: { $0.fixed() }, precedes: { $0 < $1 },
      hasPositions: { $0 & 0xFFFF != 0 }, write: { SearchShards.write($0, to: &$1) })
    let changedWords = SearchUpdate.merged(
      words[shard] ?? [], &reader, to: old.count, reads: { $0.word() },
      precedes: BulletinModel.precedes, hasPositions: { $0.utf8.contains(SearchText.tab) },
      write: { SearchShards.write(word: $0, to: &$1) })
    guard let changedHan, let changedWords else { return nil }
    var file = Array(old[..<head])
    file.reserveCapacity(head + 4 + changedHan.count + changedWords.count)
    SearchShards.write(UInt32(changedHan.count), to: &file)
    return file + changedHan + changedWords
  }

  /// The terms of a stretch of a file and the changes, both in order of terms, as one.
  private static func merged<Term: Equatable>(
    _ changes: [Change<Term>], _ reader: inout Reader, to end: Int,
    reads: (inout Reader) -> Term?, precedes: (Term, Term) -> Bool, hasPositions: (Term) -> Bool,
    write: (Term, inout [UInt8]) -> Void
  ) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(end - reader.place + 64)
    var next = 0
    /// Writes the pages that a term has then, where it has any.
    func add(_ term: Term, _ pages: [Int: ArraySlice<UInt8>]) {
      var pages = pages
      while next < changes.count, changes[next].term == term {
        let change = changes[next]
        pages[change.page] = change.bytes.isEmpty ? nil : change.bytes[...]
        next += 1
      }
      guard !pages.isEmpty else { return }
      write(term, &bytes)
      var postings: [UInt8] = []
      var last = -1
      for (page, entry) in pages.sorted(by: { $0.key < $1.key }) {
        SearchPostings.write(page - last, to: &postings)
        postings += entry
        last = page
      }
      SearchPostings.write(postings.count, to: &bytes)
      bytes += postings
    }
    while reader.place < end {
      let start = reader.place
      guard let term = reads(&reader), let length = reader.number(), length >= 0,
        length <= end - reader.place
      else { return nil }
      let after = reader.place + length
      while next < changes.count, precedes(changes[next].term, term) {
        add(changes[next].term, [:])
      }
      if next < changes.count, changes[next].term == term {
        guard let pages = reader.pages(to: after, hasPositions: hasPositions(term)) else {
          return nil
        }
        add(term, pages)
      } else {
        bytes += reader.bytes[start..<after]
      }
      reader.place = after
    }
    while next < changes.count { add(changes[next].term, [:]) }
    return bytes
  }

  /// Reads a file of terms from a place on; nil where it ends too early.
  private struct Reader {
    let bytes: [UInt8]
    var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func fixed() -> UInt32? {
      guard place + 4 <= bytes.count else { return nil }
      defer { place += 4 }
      return (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[place + $1]) << (8 * $1) }
    }

    mutating func number() -> Int? {
      var value = 0
      var shift = 0
      while place < bytes.count, shift < 56 {
        let byte = bytes[place]
        place += 1
        value |= Int(byte & 0x7F) << shift
        if byte < 0x80 { return value }
        shift += 7
      }
      return nil
    }

    mutating func word() -> String? {
      guard let length = number(), length <= bytes.count - place else { return nil }
      defer { place += length }
      return String(decoding: bytes[place..<(place + length)], as: UTF8.self)
    }

    /// What each page holds of a term, without its number.
    mutating func pages(to end: Int, hasPositions: Bool) -> [Int: ArraySlice<UInt8>]? {
      var pages: [Int: ArraySlice<UInt8>] = [:]
      var page = -1
      while place < end {
        guard let distance = number(), distance <= SearchLayout.volumeSize else { return nil }
        let start = place
        guard let count = number() else { return nil }
        for _ in 0..<(hasPositions ? count >> 1 : 0) where number() == nil { return nil }
        guard place <= end else { return nil }
        page += distance
        pages[page] = bytes[start..<place]
      }
      return pages
    }
  }
}

extension SearchText {
  /// What the page holds of each Han character and each pair of them, as in `SearchPostings` without the
  /// number of the page.
  fileprivate var hanPostings: [UInt32: [UInt8]] {
    var found: [UInt32: SearchPostings] = [:]
    for (place, atom) in stream.enumerated() where atom > SearchAtoms.word {
      let key = UInt32(atom) << 16
      found[key, default: SearchPostings(hasPositions: false)]
        .add(page: 0, position: position(place))
      let next = place + 1 < stream.count ? stream[place + 1] : SearchAtoms.gap
      guard next > SearchAtoms.word else { continue }
      found[key | UInt32(next), default: SearchPostings(hasPositions: true)]
        .add(page: 0, position: position(place))
    }
    return found.mapValues(\.entry)
  }

  /// The same of each term of words, with the hash that decides the file.
  fileprivate var wordPostings: [String: (hash: UInt32, bytes: [UInt8])] {
    var found: [String: (hash: UInt32, postings: SearchPostings)] = [:]
    for term in wordTerms {
      let empty = SearchPostings(hasPositions: term.form != .alone)
      found[text(of: term), default: (term.hash, empty)].postings
        .add(page: 0, position: position(Int(term.place)))
    }
    return found.mapValues { ($0.hash, $0.postings.entry) }
  }
}

extension SearchPostings {
  /// The bytes of the only page, the first, without its number, which takes one byte.
  fileprivate var entry: [UInt8] {
    var finished = self
    finished.finish()
    return Array(finished.bytes.dropFirst())
  }
}
