import BulletinModel

/// The lines of a source file, for spans and excerpts.
struct Places {
  /// The file named in spans.
  let file: String
  /// The number in the file of the first line of `source`.
  let firstLine: Int
  /// The text whose offsets become places.
  let source: UnsafeBufferPointer<UInt8>
  /// Where each line of `source` begins.
  let lineStarts: [Int]

  /// The 1-based place of an offset.
  func position(of offset: Int) -> SourcePosition {
    let line = lineIndex(of: offset)
    return SourcePosition(line: firstLine + line, column: offset - lineStarts[line] + 1)
  }

  /// The place of a stretch of the source.
  func span(_ range: Range<Int>) -> SourceSpan {
    SourceSpan(
      file: file, start: position(of: range.lowerBound), end: position(of: range.upperBound))
  }

  /// The whole line on which an offset lies, without its end.
  func excerpt(at offset: Int) -> String {
    String(decoding: source[lineRange(at: offset)], as: UTF8.self)
  }

  /// Where a line of the file begins in `source`.
  func lineStart(_ line: Int) -> Int? {
    lineStarts.indices.contains(line - firstLine) ? lineStarts[line - firstLine] : nil
  }

  /// The line on which an offset lies, without its end.
  func lineRange(at offset: Int) -> Range<Int> {
    let line = lineIndex(of: offset)
    let start = lineStarts[line]
    var end = line + 1 < lineStarts.count ? lineStarts[line + 1] : source.count
    while end > start, source[end - 1] == 0x0A || source[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
