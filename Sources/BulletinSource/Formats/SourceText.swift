import BulletinModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The text of one file as UTF-8 with LF line ends; lines and columns are those of the original.
///
/// A byte-order mark is left out: editors give it no column either.
struct SourceText: Sendable {
  /// The path relative to the site folder.
  let file: String
  /// The text in UTF-8, each line ended by LF.
  let bytes: [UInt8]
  /// The offset of each line's first byte.
  let lineStarts: [Int]

  /// Makes a text from bytes that are valid UTF-8; CRLF and CR become LF.
  init(file: String, utf8 bytes: [UInt8]) {
    self.file = file
    self.bytes = SourceText.withLineFeeds(bytes)
    lineStarts = SourceText.starts(of: self.bytes)
  }

  private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x0D) else { return bytes }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    for (place, byte) in bytes.enumerated() {
      if byte != 0x0D {
        output.append(byte)
      } else if place + 1 == bytes.count || bytes[place + 1] != 0x0A {
        output.append(0x0A)
      }
    }
    return output
  }

  private static func starts(of bytes: [UInt8]) -> [Int] {
    var starts = [0]
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      var offset = 0
      while offset < buffer.count, let hit = memchr(base + offset, 0x0A, buffer.count - offset) {
        offset = UnsafeRawPointer(hit) - base + 1
        starts.append(offset)
      }
    }
    return starts
  }

  /// The 1-based line that holds an offset.
  func line(at offset: Int) -> Int {
    var (low, high) = (0, lineStarts.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The line and column of an offset.
  func position(at offset: Int) -> SourcePosition {
    let line = line(at: offset)
    return SourcePosition(line: line, column: offset - lineStarts[line - 1] + 1)
  }

  /// The span of `length` bytes from an offset.
  func span(offset: Int, length: Int) -> SourceSpan {
    SourceSpan(file: file, start: position(at: offset), end: position(at: offset + length))
  }

  /// The offsets of a 1-based line, without its line feed; empty beyond the end.
  func range(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= lineStarts.count else { return bytes.count..<bytes.count }
    let end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    return lineStarts[line - 1]..<max(lineStarts[line - 1], end)
  }

  /// The bytes of a 1-based line, without its line feed.
  func line(_ line: Int) -> ArraySlice<UInt8> { bytes[range(ofLine: line)] }

  /// The text of a stretch.
  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The line of an offset, cut about 200 bytes behind it; its columns are those of the line.
  ///
  /// Numbers of persons are masked, whatever the fault: messages are kept and passed on.
  func excerpt(at offset: Int) -> String {
    let range = range(ofLine: line(at: offset))
    var end = min(range.upperBound, max(offset, range.lowerBound) + 200)
    while end < range.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
    var line = Array(bytes[range.lowerBound..<end])
    for number in personalNumbers(in: line[...]) {
      let mask = Array(number.masked.utf8)
      let stars = [UInt8](repeating: UInt8(ascii: "*"), count: number.range.count)
      line.replaceSubrange(number.range, with: mask.count == stars.count ? mask : stars)
    }
    return String(decoding: line, as: UTF8.self) + (end < range.upperBound ? "…" : "")
  }

  /// A fault at a span of this text, with the line to show under it.
  func fault(
    _ code: FaultCode, at span: SourceSpan, _ values: [String: String] = [:],
    replacement: String? = nil
  ) -> Diagnostic {
    let range = range(ofLine: span.start.line)
    let offset = min(range.lowerBound + span.start.column - 1, range.upperBound)
    return Diagnostic(
      code, at: span, values, excerpt: excerpt(at: offset), replacement: replacement)
  }

  /// A fault at `length` bytes from an offset.
  func fault(
    _ code: FaultCode, offset: Int, length: Int, _ values: [String: String] = [:],
    replacement: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      code, at: span(offset: offset, length: length), values, excerpt: excerpt(at: offset),
      replacement: replacement)
  }
}
