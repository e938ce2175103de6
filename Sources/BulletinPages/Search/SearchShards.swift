import BulletinModel

/// Makes the files of terms of a volume, some at a time so that memory stays small.
///
/// A file begins with the hash of the volume's order, eight digits. The number of bytes of its Han terms
/// follows in four bytes, then these terms: the key in four bytes, the lowest first, two characters
/// of 16 bits, the second 0 for a character alone. Words follow to the end of the file, each with its
/// length before it. Every term has the length of its postings and then these.
struct SearchShards {
  private let shards: Int
  private let texts: [SearchText]
  private let order: [UInt8]

  /// Takes the texts of a volume in the order of its pages, and the hash of this order.
  init(shards: Int, texts: [SearchText], order: String) {
    self.shards = shards
    self.texts = texts
    self.order = Array(order.utf8)
  }

  /// The files of a range, in order.
  func files(_ range: Range<Int>) -> [[UInt8]] {
    var files = [[UInt8]](repeating: [], count: range.count)
    writeHan(range, to: &files)
    var words = [[UInt8]](repeating: [], count: range.count)
    writeWords(range, to: &words)
    return zip(files, words).map { han, words in
      var file = order
      file.reserveCapacity(order.count + 4 + han.count + words.count)
      SearchShards.write(UInt32(han.count), to: &file)
      return file + han + words
    }
  }

  /// Writes four bytes, the lowest first.
  static func write(_ number: UInt32, to bytes: inout [UInt8]) {
    for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  /// Writes a word as a key.
  static func write(word: String, to bytes: inout [UInt8]) {
    SearchPostings.write(word.utf8.count, to: &bytes)
    bytes += word.utf8
  }

  // MARK: Han

  /// An occurrence: the key in the upper half, then 12 bits of page and 20 of position.
  private func writeHan(_ range: Range<Int>, to files: inout [[UInt8]]) {
    var occurrences = occurrences(range)
    SearchShards.sort(&occurrences)
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
    let sieve = HanSieve(low: UInt32(low), last: UInt32(high - low - 1))
    var found: [UInt64] = []
    // Hashes spread evenly: room for a tenth more than their share.
    let atoms = texts.reduce(0) { $0 + $1.stream.count }
    found.reserveCapacity(atoms * 2 * range.count / shards * 11 / 10)
    let longest = texts.reduce(0) { max($0, $1.stream.count) }
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(1, longest * 2)) { kept in
      for (page, text) in texts.enumerated() {
        let parted = min(text.shiftedPlace, text.stream.count)
        text.stream.withUnsafeBufferPointer { stream in
          var count = 0
          let upper = UInt64(page) << 20
          sieve.keep(0..<parted, of: stream, plus: upper, in: kept, &count)
          sieve.keep(
            parted..<stream.count, of: stream, plus: upper + UInt64(SearchText.bodyStart), in: kept,
            &count)
          found.append(contentsOf: UnsafeMutableBufferPointer(rebasing: kept[0..<count]))
        }
      }
    }
    return found
  }

  /// Lets through the terms whose hash lies in one stretch.
  private struct HanSieve {
    /// The lowest hash.
    let low: UInt32
    /// How far above it the highest is.
    let last: UInt32

    /// Writes the terms that begin at some places behind those that `kept` holds already.
    ///
    /// Each is written and counted only where it is wanted: few are, and a processor that has to
    /// guess which ones loses more time than the writing takes.
    func keep(
      _ places: Range<Int>, of stream: UnsafeBufferPointer<UInt16>, plus base: UInt64,
      in kept: UnsafeMutableBufferPointer<UInt64>, _ count: inout Int
    ) {
      for place in places {
        let atom = stream[place]
        let isHan = atom > SearchAtoms.word ? 1 : 0
        let key = UInt32(atom) << 16
        let rest = base &+ UInt64(place)
        kept[count] = UInt64(key) << 32 | rest
        count &+= isHan & wants(key)
        let next = place + 1 < stream.count ? stream[place + 1] : SearchAtoms.gap
        let pair = key | UInt32(next)
        kept[count] = UInt64(pair) << 32 | rest
        count &+= isHan & (next > SearchAtoms.word ? 1 : 0) & wants(pair)
      }
    }

    /// 1 where the file of a key is asked for, else 0.
    private func wants(_ key: UInt32) -> Int { SearchHash.han(key) &- low <= last ? 1 : 0 }
  }

  /// Sorts by key and keeps the order of what has one key: three passes over eleven bits each.
  static func sort(_ numbers: inout [UInt64]) {
    var to = [UInt64](repeating: 0, count: numbers.count)
    for shift in [32, 43, 54] as [UInt64] {
      var starts = [Int](repeating: 0, count: 2_049)
      starts.withUnsafeMutableBufferPointer { starts in
        numbers.withUnsafeBufferPointer { from in
          to.withUnsafeMutableBufferPointer { to in
            for number in from { starts[Int(number >> shift & 0x7FF) + 1] += 1 }
            for digit in 1...2_048 { starts[digit] += starts[digit - 1] }
            for number in from {
              let digit = Int(number >> shift & 0x7FF)
              to[starts[digit]] = number
              starts[digit] += 1
            }
          }
        }
      }
      swap(&numbers, &to)
    }
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
    for term in found.keys.sorted(by: { precedes($0, $1) }) {
      guard var (file, postings) = found[term] else { continue }
      file -= range.lowerBound
      SearchShards.write(word: term, to: &files[file])
      SearchShards.append(&postings, to: &files[file])
    }
  }
}
