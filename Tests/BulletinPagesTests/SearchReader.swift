@testable import BulletinPages

/// Reads the files of an index as `templates/assets/search-index.js` does.
struct SearchReader {
  let files: [[UInt8]]
  let order: String

  /// A page that holds a term.
  struct Hit: Equatable {
    var count: Int
    var isInTitle: Bool
    var positions: Set<Int>
  }

  /// The pages that hold every phrase of a query.
  func pages(_ query: String) throws -> Set<Int> { Set(try hits(query).keys) }

  /// The pages that hold every phrase of a query, with their occurrences.
  func hits(_ query: String) throws -> [Int: Hit] {
    let atoms = SearchAtoms(Array(query.unicodeScalars))
    var phrases: [[String]] = [[]]
    var word = 0
    for atom in atoms.stream {
      switch atom {
      case SearchAtoms.gap: phrases.append([])
      case SearchAtoms.word:
        phrases[phrases.count - 1].append(atoms.words[word])
        word += 1
      default: phrases[phrases.count - 1].append(Unicode.Scalar(atom).map { String($0) } ?? "")
      }
    }
    let found = try phrases.filter { !$0.isEmpty }.map(holding)
    guard var hits = found.first else { return [:] }
    for other in found.dropFirst() { hits = hits.filter { other[$0.key] != nil } }
    return hits
  }

  private func holding(_ phrase: [String]) throws -> [Int: Hit] {
    let last = phrase.count - 1
    guard last > 0 else { return try postings(phrase[0], nil, isLast: true) }
    let places = (0..<last).filter { $0 == last - 1 || $0 % 2 == 0 }
    let all = try places.map { try postings(phrase[$0], phrase[$0 + 1], isLast: $0 + 1 == last) }
    var hits: [Int: Hit] = [:]
    for (page, hit) in all[0] {
      let positions = hit.positions.filter { position in
        zip(places, all).allSatisfy { $1[page]?.positions.contains(position + $0) ?? false }
      }
      guard let first = positions.min() else { continue }
      hits[page] = Hit(
        count: positions.count, isInTitle: first < SearchText.bodyStart, positions: positions)
    }
    return hits
  }

  private static func han(_ atom: String) -> UInt16? {
    guard let scalar = atom.unicodeScalars.first, atom.unicodeScalars.count == 1,
      SearchAtoms.kind(of: scalar) == .han
    else { return nil }
    return UInt16(scalar.value)
  }

  private func postings(_ first: String, _ second: String?, isLast: Bool) throws -> [Int: Hit] {
    let second16 = second.flatMap(SearchReader.han)
    if let key = SearchReader.han(first), second == nil || second16 != nil {
      let wanted = UInt32(key) << 16 | UInt32(second16 ?? 0)
      var bytes = try Bytes(files, SearchHash.han(wanted), order)
      let end = bytes.hanEnd
      var hits: [Int: Hit] = [:]
      while bytes.place < end {
        let own = bytes.fixed()
        let after = bytes.number() + bytes.place
        if own == wanted { bytes.read(to: after, hasPositions: second != nil, &hits) }
        bytes.place = after
      }
      return hits
    }
    let term = second.map { "\(first)\t\($0)" } ?? first
    let hash =
      second.map { SearchHash.pair(first.utf16, $0.utf16.first) } ?? SearchHash.word(first)
    let goesOn =
      isLast && SearchReader.han(second ?? first) == nil
      && (second != nil || first.utf16.count > 1)
    var bytes = try Bytes(files, hash, order)
    bytes.place = bytes.hanEnd
    var hits: [Int: Hit] = [:]
    while bytes.place < bytes.bytes.count {
      let length = bytes.number()
      let own = String(decoding: bytes.bytes[bytes.place..<(bytes.place + length)], as: UTF8.self)
      bytes.place += length
      let after = bytes.number() + bytes.place
      if own == term || (goesOn && own.hasPrefix(term)) {
        bytes.read(to: after, hasPositions: second != nil, &hits)
      }
      bytes.place = after
    }
    return hits
  }

  struct WrongOrder: Error {}

  private struct Bytes {
    let bytes: [UInt8]
    var place = 12
    var hanEnd = 12

    init(_ files: [[UInt8]], _ hash: UInt32, _ order: String) throws {
      bytes = files[SearchHash.shard(hash, of: files.count)]
      guard bytes.starts(with: order.utf8) else { throw WrongOrder() }
      place = 8
      hanEnd = 12 + Int(fixed())
    }

    mutating func fixed() -> UInt32 {
      let value = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[place + $1]) << (8 * $1) }
      place += 4
      return value
    }

    mutating func number() -> Int {
      var value = 0
      var shift = 0
      while bytes[place] > 127 {
        value |= Int(bytes[place] & 127) << shift
        shift += 7
        place += 1
      }
      value |= Int(bytes[place]) << shift
      place += 1
      return value
    }

    mutating func read(to end: Int, hasPositions: Bool, _ hits: inout [Int: Hit]) {
      var page = -1
      while place < end {
        page += number()
        let count = number()
        var hit = hits[page] ?? Hit(count: 0, isInTitle: false, positions: [])
        hit.count += count >> 1
        hit.isInTitle = hit.isInTitle || count & 1 == 1
        var position = 0
        for _ in 0..<(hasPositions ? count >> 1 : 0) {
          position += number()
          hit.positions.insert(position)
        }
        hits[page] = hit
      }
    }
  }
}
