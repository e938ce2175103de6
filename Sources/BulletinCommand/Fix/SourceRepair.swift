import BulletinModel

/// A source with its edits made, every other byte kept: mark, line ends and what follows the text.
struct SourceRepair: Sendable {
  /// Why a file is left alone.
  enum Refusal: Error, Sendable, Hashable {
    /// It is not in UTF-8, so that places in it are not known.
    case encoding
    /// A cell holds a line end, so that rows are not lines.
    case brokenCells
  }

  /// Lines that change.
  struct Hunk: Sendable, Hashable {
    /// The 1-based number of the first line.
    let line: Int
    /// The lines as they are, without line ends.
    let old: [String]
    /// The lines as they will be.
    let new: [String]
  }

  /// The bytes as they were.
  let old: [UInt8]
  /// The bytes with the edits made.
  let new: [UInt8]
  /// How many edits were made.
  let count: Int
  /// How many were not, for they overlap one that was, or their place is another now.
  let left: Int
  /// The lines that change.
  let hunks: [Hunk]

  /// An edit at its place in the bytes.
  private struct Placed {
    let range: Range<Int>
    let bytes: [UInt8]
    let lines: ClosedRange<Int>
  }

  /// Makes the edits of one file; of two that overlap the first in the file wins.
  init(_ edits: [SourceEdit], of bytes: [UInt8], file: String) throws(Refusal) {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .encoding }
    let starts = SourceRepair.lineStarts(of: bytes)
    if file.lowercased().hasSuffix(".csv"), SourceRepair.hasBrokenCells(bytes, starts) {
      throw .brokenCells
    }
    let lineEnd = bytes.contains(0x0D) ? SourceRepair.firstLineEnd(of: bytes) : [0x0A]
    var placed: [Placed] = []
    for edit in edits.sorted(by: { $0.span.start < $1.span.start }) {
      guard let range = SourceRepair.range(of: edit, in: bytes, starts) else { continue }
      if let last = placed.last,
        range.lowerBound < last.range.upperBound || range.lowerBound == last.range.lowerBound
      {
        continue
      }
      let text = edit.replacement.utf8.flatMap { $0 == 0x0A ? lineEnd : [$0] }
      placed.append(
        Placed(
          range: range, bytes: text, lines: edit.span.start.line...edit.span.end.line))
    }
    old = bytes
    new = SourceRepair.made(placed, in: bytes, 0..<bytes.count)
    count = placed.count
    left = Set(edits).count - placed.count
    hunks = SourceRepair.hunks(placed, bytes, starts)
  }

  // MARK: Places

  /// Where lines begin, after CRLF, LF or CR; a mark at the beginning belongs to no line.
  private static func lineStarts(of bytes: [UInt8]) -> [Int] {
    var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    for (place, byte) in bytes.enumerated() {
      let isCR = byte == 0x0D && !(place + 1 < bytes.count && bytes[place + 1] == 0x0A)
      if byte == 0x0A || isCR { starts.append(place + 1) }
    }
    return starts
  }

  private static func firstLineEnd(of bytes: [UInt8]) -> [UInt8] {
    guard let place = bytes.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }), bytes[place] == 0x0D
    else { return [0x0A] }
    return place + 1 < bytes.count && bytes[place + 1] == 0x0A ? [0x0D, 0x0A] : [0x0D]
  }

  private static func hasBrokenCells(_ bytes: [UInt8], _ starts: [Int]) -> Bool {
    starts.indices.contains { index in
      let end = index + 1 < starts.count ? starts[index + 1] : bytes.count
      return bytes[starts[index]..<end].count { $0 == UInt8(ascii: "\"") } % 2 == 1
    }
  }

  private static func range(of edit: SourceEdit, in bytes: [UInt8], _ starts: [Int])
    -> Range<Int>?
  {
    func offset(_ line: Int, _ column: Int) -> Int? {
      guard starts.indices.contains(line - 1), column >= 1 else { return nil }
      let offset = starts[line - 1] + column - 1
      let limit = line < starts.count ? starts[line] : bytes.count
      // A place inside a character is none.
      let isWhole = offset == bytes.count || (offset < limit && bytes[offset] & 0xC0 != 0x80)
      return offset <= limit && isWhole ? offset : nil
    }
    let (start, end) = (edit.span.start, edit.span.end)
    guard let lower = offset(start.line, start.column), let upper = offset(end.line, end.column),
      lower <= upper
    else { return nil }
    guard edit.isValue else { return lower..<upper }
    let stands =
      lower == upper && lower > 0 && bytes[lower - 1] == UInt8(ascii: "[")
      && bytes[lower...].starts(with: "](".utf8)
    return stands ? lower..<upper : nil
  }

  // MARK: Edits

  /// The bytes of a stretch with the edits in it made, from the end backwards.
  private static func made(_ edits: [Placed], in bytes: [UInt8], _ stretch: Range<Int>) -> [UInt8] {
    var result = Array(bytes[stretch])
    for edit in edits.reversed() {
      let start = edit.range.lowerBound - stretch.lowerBound
      result.replaceSubrange(start..<start + edit.range.count, with: edit.bytes)
    }
    return result
  }

  private static func hunks(_ edits: [Placed], _ bytes: [UInt8], _ starts: [Int]) -> [Hunk] {
    var groups: [(lines: ClosedRange<Int>, edits: [Placed])] = []
    for edit in edits {
      if let last = groups.last, edit.lines.lowerBound <= last.lines.upperBound {
        let end = max(last.lines.upperBound, edit.lines.upperBound)
        groups[groups.count - 1] = (last.lines.lowerBound...end, last.edits + [edit])
      } else {
        groups.append((edit.lines, [edit]))
      }
    }
    return groups.map { lines, edits in
      let end = lines.upperBound < starts.count ? starts[lines.upperBound] : bytes.count
      let stretch = starts[lines.lowerBound - 1]..<end
      return Hunk(
        line: lines.lowerBound, old: self.lines(of: Array(bytes[stretch])),
        new: self.lines(of: made(edits, in: bytes, stretch)))
    }
  }

  private static func lines(of bytes: [UInt8]) -> [String] {
    let starts = lineStarts(of: bytes).filter { $0 < bytes.count }
    return starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1] : bytes.count
      let line = bytes[starts[index]..<end].filter { $0 != 0x0A && $0 != 0x0D }
      return String(decoding: line, as: UTF8.self)
    }
  }
}
