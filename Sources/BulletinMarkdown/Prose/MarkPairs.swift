import BulletinModel

/// Quotation marks, book marks and brackets must be closed and nested as GB/T 15834 has it (E29).
enum MarkPairs {
  /// An opening mark that waits for its other half.
  struct Open {
    let mark: UInt32
    let index: Int
  }

  private static let closers: [UInt32: UInt32] = [
    0x201C: 0x201D, 0x2018: 0x2019, 0x300A: 0x300B, 0x3008: 0x3009, 0xFF08: 0xFF09,
    0x3010: 0x3011, 0x300C: 0x300D, 0x300E: 0x300F, 0x3014: 0x3015,
  ]
  private static let openers: [UInt32: UInt32] = Dictionary(
    uniqueKeysWithValues: closers.map { ($1, $0) })

  /// Reports each half without its other half, and a mark inside its own kind.
  ///
  /// A quotation over several paragraphs opens each of them and closes only the last: an opening
  /// quotation mark may stay open when the next block begins with one.
  static func faults(
    in block: ProseBlock, file: String, open: inout [Open], nextBlockGoesOn: Bool
  ) -> [Diagnostic] {
    var strays: Set<Int> = []
    for (index, value) in block.scalars.enumerated() where isPairMark(value) {
      if closers[value] != nil {
        let isNestedInItself =
          value != 0xFF08 && open.last?.mark == value && (value == 0x201C || value == 0x300A)
        if isNestedInItself { strays.insert(index) }
        open.append(Open(mark: value, index: index))
      } else if let opener = openers[value] {
        if value == 0x2019 && isApostrophe(index, in: block) { continue }
        if open.last?.mark == opener {
          open.removeLast()
        } else if let place = open.lastIndex(where: { $0.mark == opener }) {
          for stray in open[(place + 1)...] { strays.insert(stray.index) }
          open.removeSubrange(place...)
        } else {
          strays.insert(index)
        }
      }
    }
    for mark in open where !(mark.mark == 0x201C && nextBlockGoesOn) { strays.insert(mark.index) }
    return strays.sorted().map { index in
      let around = max(0, index - 6)..<min(block.scalars.count, index + 7)
      return Diagnostic(
        .unbalancedMarks, at: block.span(index..<index + 1, file: file),
        ["ctx": block.text(around)])
    }
  }

  /// Tells a mark of a pair from nearly all text, before a table is asked.
  private static func isPairMark(_ value: UInt32) -> Bool {
    switch value {
    case 0x2018...0x201D, 0x3008...0x3015, 0xFF08, 0xFF09: true
    default: false
    }
  }

  private static func isApostrophe(_ index: Int, in block: ProseBlock) -> Bool {
    guard index > 0 else { return false }
    let before = block.scalars[index - 1]
    return before < 0x250 && before > 0x40
  }
}
