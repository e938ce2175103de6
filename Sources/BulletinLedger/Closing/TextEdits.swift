import BulletinModel

/// Replacements in the bytes of a text, and where each place comes to stand.
struct TextEdits {
  /// One replacement.
  struct Edit: Hashable {
    let range: Range<Int>
    let bytes: [UInt8]
  }

  private let source: [UInt8]
  private(set) var edits: [Edit] = []

  init(_ source: [UInt8]) { self.source = source }

  /// Replaces a range; false, and nothing is done, where it overlaps another replacement.
  @discardableResult
  mutating func replace(_ range: Range<Int>, with text: String) -> Bool {
    guard !edits.contains(where: { $0.range.overlaps(range) }) else { return false }
    edits.append(Edit(range: range, bytes: Array(text.utf8)))
    return true
  }

  /// The text with all replacements.
  var result: [UInt8] {
    var bytes: [UInt8] = []
    var copied = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      bytes += source[copied..<edit.range.lowerBound]
      bytes += edit.bytes
      copied = edit.range.upperBound
    }
    return bytes + source[copied...]
  }

  /// Where a place of the source stands in the result; a place inside a replacement is its end.
  func moved(_ place: Int) -> Int {
    place
      + edits.filter { $0.range.upperBound <= place || $0.range.lowerBound < place }.map {
        $0.bytes.count - $0.range.count
          + max(0, $0.range.upperBound - place)
      }.reduce(0, +)
  }
}

/// The bytes of a text by lines.
struct LinedText {
  let file: String
  let bytes: [UInt8]
  private let starts: [Int]

  init(_ bytes: [UInt8], file: String) {
    self.file = file
    self.bytes = bytes
    var starts = [0]
    for (place, byte) in bytes.enumerated() where byte == 10 { starts.append(place + 1) }
    self.starts = starts
  }

  /// The bytes of a span; nil where it leads out of the text.
  func range(of span: SourceSpan) -> Range<Int>? {
    guard let start = offset(of: span.start), let end = offset(of: span.end), start <= end else {
      return nil
    }
    return start..<end
  }

  private func offset(of position: SourcePosition) -> Int? {
    guard starts.indices.contains(position.line - 1) else { return nil }
    let offset = starts[position.line - 1] + position.column - 1
    return offset <= bytes.count ? offset : nil
  }

  /// The place of a byte.
  func span(at offset: Int) -> SourceSpan {
    var (low, high) = (0, starts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return SourceSpan(file: file, line: low + 1, column: offset - starts[low] + 1)
  }

  /// The lines with their bytes, line ends left out.
  var lines: [Range<Int>] {
    starts.enumerated().map { number, start in
      var end = number + 1 < starts.count ? starts[number + 1] - 1 : bytes.count
      if end > start, bytes[end - 1] == 13 { end -= 1 }
      return start..<end
    }
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
