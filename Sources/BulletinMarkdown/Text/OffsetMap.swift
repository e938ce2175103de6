/// Leads from offsets in a text that was made from a source back to offsets in the source.
struct OffsetMap {
  /// From `at` on, the text runs along with the source from `source` on.
  private struct Mark {
    let at: Int
    let source: Int
  }

  private var marks: [Mark] = []

  /// Tells whether the text is the source.
  var isIdentity: Bool { marks.isEmpty }

  /// Says that the byte at `offset` of the text is the byte at `source`.
  mutating func mark(_ offset: Int, source: Int) {
    if let last = marks.last, source - offset == last.source - last.at { return }
    marks.append(Mark(at: offset, source: source))
  }

  /// Ends a stretch at `offset`, however the text goes on behind it: what runs along with the source
  /// is only held back by a stretch that follows it there.
  mutating func end(at offset: Int) {
    let end = source(of: offset)
    marks.append(Mark(at: offset, source: end))
  }

  /// The stretches of a range that run along with the source, each with its offset there.
  func stretches(of range: Range<Int>) -> [(range: Range<Int>, source: Int)] {
    var result: [(range: Range<Int>, source: Int)] = []
    var start = range.lowerBound
    var index = markIndex(of: start)
    while start < range.upperBound {
      let next = index + 1 < marks.count ? marks[index + 1].at : Int.max
      let end = min(next, range.upperBound)
      result.append((start..<end, source(of: start)))
      start = end
      index += 1
    }
    return result
  }

  /// Appends a range of a text, whose map is given, to the text that this map is of.
  mutating func copy(
    _ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>, _ map: OffsetMap,
    to bytes: inout [UInt8]
  ) {
    for stretch in map.stretches(of: range) {
      mark(bytes.count, source: stretch.source)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[stretch.range]))
    }
  }

  /// The offset in the source; the same offset where nothing was marked.
  func source(of offset: Int) -> Int {
    guard let first = marks.first, offset >= first.at else { return offset }
    let low = markIndex(of: offset)
    let mark = marks[low]
    let next = low + 1 < marks.count ? marks[low + 1].source : Int.max
    let plain = mark.source + offset - mark.at
    // What stands elsewhere in the source does not hold this stretch back.
    return next < mark.source ? plain : min(plain, next)
  }

  /// The index of the last mark at or before an offset.
  private func markIndex(of offset: Int) -> Int {
    var low = 0
    var high = marks.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if marks[middle].at <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

/// A text with the way back to the source that its places are reported in.
struct Passage {
  /// The text.
  let bytes: UnsafeBufferPointer<UInt8>
  /// From offsets in `bytes` to offsets in the source.
  let map: OffsetMap
}
