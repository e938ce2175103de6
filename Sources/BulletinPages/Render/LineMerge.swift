/// Carries what changed in one text over into another that has the same lines there.
///
/// The texts are pages that one template made of the same item. They were made beside other items, so that the
/// lines that tell of these differ.
struct LineMerge {
  private let before: [Int]
  private let now: [Int]
  private let lines: [ArraySlice<UInt8>]
  private var numbers: [ArraySlice<UInt8>: Int] = [:]

  /// A run of lines that changed: their places before, and those of what stands there now.
  private struct Hunk {
    let before: Range<Int>
    let now: Range<Int>
  }

  /// How many unchanged lines may be needed on either side to tell where a run stands.
  private static let context = 16

  /// Takes a text as it was and as it is.
  init(_ before: [UInt8], _ now: [UInt8]) {
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    lines = LineMerge.lines(of: now)
    func number(_ line: ArraySlice<UInt8>) -> Int {
      let next = numbers.count
      numbers[line, default: next] += 0
      return numbers[line] ?? next
    }
    self.before = LineMerge.lines(of: before).map(number)
    self.now = lines.map(number)
    self.numbers = numbers
  }

  /// Another text with the same changes; nil where it is not certain at which lines they belong, each of which it
  /// must have once as the first text had them.
  func merged(into other: [UInt8]) -> [UInt8]? {
    let otherLines = LineMerge.lines(of: other)
    let known = otherLines.map { numbers[$0] ?? -1 }
    let hunks = hunks
    var merged: [UInt8] = []
    merged.reserveCapacity(other.count + 1_024)
    var copied = 0
    for (number, hunk) in hunks.enumerated() {
      let from = number > 0 ? hunks[number - 1].before.upperBound : 0
      let to = number + 1 < hunks.count ? hunks[number + 1].before.lowerBound : before.count
      guard let place = place(of: hunk, within: from..<to, among: known), place >= copied else {
        return nil
      }
      for line in otherLines[copied..<place] { merged += line }
      for line in lines[hunk.now] { merged += line }
      copied = place + hunk.before.count
    }
    for line in otherLines[copied...] { merged += line }
    return merged
  }

  /// Where a run stands among other lines: the only place at which it does, with as many lines around it as that
  /// takes.
  private func place(of hunk: Hunk, within limits: Range<Int>, among other: [Int]) -> Int? {
    for more in 0...LineMerge.context {
      let start = max(limits.lowerBound, hunk.before.lowerBound - more)
      let end = min(limits.upperBound, hunk.before.upperBound + more)
      guard start < end else { continue }
      let found = places(of: start..<end, in: other)
      if found.isEmpty { return nil }
      if found.count == 1, places(of: start..<end, in: before).count == 1 {
        return found[0] + hunk.before.lowerBound - start
      }
    }
    return nil
  }

  private func places(of range: Range<Int>, in other: [Int]) -> [Int] {
    guard range.count <= other.count else { return [] }
    return (0...(other.count - range.count)).filter { start in
      other[start] == before[range.lowerBound]
        && other[start..<(start + range.count)].elementsEqual(before[range])
    }
  }

  private var hunks: [Hunk] {
    var (removed, inserted) = (Set<Int>(), Set<Int>())
    for change in now.difference(from: before) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var hunks: [Hunk] = []
    var (old, new) = (0, 0)
    while old < before.count || new < now.count {
      let (start, first) = (old, new)
      while removed.contains(old) { old += 1 }
      while inserted.contains(new) { new += 1 }
      if old > start || new > first {
        hunks.append(Hunk(before: start..<old, now: first..<new))
      } else {
        old += 1
        new += 1
      }
    }
    return hunks
  }

  /// The lines of a text, each with its end.
  private static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (place, byte) in text.enumerated() where byte == UInt8(ascii: "\n") {
      lines.append(text[start...place])
      start = place + 1
    }
    if start < text.count { lines.append(text[start...]) }
    return lines
  }
}
