import BulletinModel

/// Makes the files of terms of a volume, some at a time so that memory stays small.
///
/// A file begins with the hash of the volume, eight digits. The number of bytes of its Han terms
/// follows in four bytes, then these terms: the key in four bytes, the lowest first, two characters
/// of 16 bits, the second 0 for a character alone. Words follow to the end of the file, each with its
/// length before it. Every term has the length of its postings and then these.
struct SearchShards {
  private let shards: Int
  private let texts: [SearchText]
  private let version: [UInt8]

  /// Takes the texts of a volume in the order of its pages.
  init(shards: Int, texts: [SearchText], version: String) {
    self.shards = shards
    self.texts = texts
    self.version = Array(version.utf8)
  }

  /// The files of a range, in order.
  func files(_ range: Range<Int>) -> [[UInt8]] {
    var files = [[UInt8]](repeating: [], count: range.count)
    writeHan(range, to: &files)
    var words = [[UInt8]](repeating: [], count: range.count)
    writeWords(range, to: &words)
    return zip(files, words).map { han, words in
      var file = version
      file.reserveCapacity(version.count + 4 + han.count + words.count)
      SearchShards.write(UInt32(han.count), to: &file)
      return file + han + words
    }
  }

  private static func write(_ number: UInt32, to bytes: inout [UInt8]) {
    for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  // MARK: Han

  /// An occurrence: the key in the upper half, then 12 bits of page and 20 of position.
  private func writeHan(_ range: Range<Int>, to files: inout [[UInt8]]) {
    let occurrences = SearchShards.sorted(occurrences(range))
    var postings = SearchPostings(hasPositions: false)
    var pairs = SearchPostings(hasPositions: true)
    var place = 0
    while place < occurrences.count {
      let key = UInt32(truncatingIfNeeded: occurrences[place] >> 32)
      let isPair = key & 0xFFFF != 0
      var end = place
      while end < occurrences.count, UInt32(truncatingIfNeeded: occurrences[end] >> 32) == key {
        let page = Int(occurrences[end] >> 20 & 0xFFF)
        let position = Int(occurrences[end] & 0xF_FFFF)
        if isPair {
          pairs.add(page: page, position: position)
        } else {
          postings.add(page: page, position: position)
        }
        end += 1
      }
      place = end
      let file = SearchHash.shard(SearchHash.han(key), of: shards) - range.lowerBound
      SearchShards.write(key, to: &files[file])
      if isPair {
        SearchShards.append(&pairs, to: &files[file])
      } else {
        SearchShards.append(&postings, to: &files[file])
      }
    }
  }

  private static func append(_ postings: inout SearchPostings, to file: inout [UInt8]) {
    postings.finish()
    SearchPostings.write(postings.bytes.count, to: &file)
    file += postings.bytes
    postings.reset()
  }

  /// Every character and every pair whose file is asked for, by page and position.
  private func occurrences(_ range: Range<Int>) -> [UInt64] {
    // The same test as for the file, without a division for each of millions.
    let low = (UInt64(range.lowerBound) << 32 + UInt64(shards) - 1) / UInt64(shards)
    let high = (UInt64(range.upperBound) << 32 + UInt64(shards) - 1) / UInt64(shards)
    let wanted = low..<high
    var found: [UInt64] = []
    for (page, text) in texts.enumerated() {
      let upper = UInt64(page) << 20
      text.stream.withUnsafeBufferPointer { stream in
        for place in stream.indices where stream[place] > SearchAtoms.word {
          let key = UInt32(stream[place]) << 16
          let rest = upper | UInt64(text.position(place))
          if wanted.contains(UInt64(SearchHash.han(key))) {
            found.append(UInt64(key) << 32 | rest)
          }
          guard place + 1 < stream.count, stream[place + 1] > SearchAtoms.word else { continue }
          let pair = key | UInt32(stream[place + 1])
          if wanted.contains(UInt64(SearchHash.han(pair))) {
            found.append(UInt64(pair) << 32 | rest)
          }
        }
      }
    }
    return found
  }

  /// Sorts by key and keeps the order of what has one key: four passes over eight bits each.
  static func sorted(_ numbers: [UInt64]) -> [UInt64] {
    var from = numbers
    var to = [UInt64](repeating: 0, count: numbers.count)
    for shift in [32, 40, 48, 56] as [UInt64] {
      var starts = [Int](repeating: 0, count: 257)
      for number in from { starts[Int(number >> shift & 0xFF) + 1] += 1 }
      for digit in 1...256 { starts[digit] += starts[digit - 1] }
      for number in from {
        let digit = Int(number >> shift & 0xFF)
        to[starts[digit]] = number
        starts[digit] += 1
      }
      swap(&from, &to)
    }
    return from
  }

  // MARK: Words

  private func writeWords(_ range: Range<Int>, to files: inout [[UInt8]]) {
    var found: [String: (file: Int, postings: SearchPostings)] = [:]
    for (page, text) in texts.enumerated() {
      for term in text.wordTerms {
        let file = SearchHash.shard(term.hash, of: shards)
        guard range.contains(file) else { continue }
        let empty = SearchPostings(hasPositions: term.form != .alone)
        found[text.text(of: term), default: (file, empty)].postings
          .add(page: page, position: text.position(Int(term.place)))
      }
    }
    for term in found.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard var (file, postings) = found[term] else { continue }
      file -= range.lowerBound
      SearchPostings.write(term.utf8.count, to: &files[file])
      files[file] += Array(term.utf8)
      SearchShards.append(&postings, to: &files[file])
    }
  }
}
