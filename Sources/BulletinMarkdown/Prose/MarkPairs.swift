import BulletinModel

/// Quotation marks, book marks and brackets must be closed and nested as GB/T 15834 has it (E29).
///
/// Half-width round brackets are paired along with the full-width ones: a half of each kind is a slip
/// of width (E30), not a half that is missing.
struct MarkPairs {
  /// An opening mark that waits for its other half.
  private struct Open {
    let mark: UInt32
    let index: Int
  }

  /// A round bracket closed by what may as well be the number of an item, as in `（1）甲；2）乙）`.
  private struct Doubtful {
    let open: Open
    let close: Int
  }

  /// The marks without their other half, and those inside their own kind.
  private(set) var strays: Set<Int> = []
  /// The half-width halves of pairs whose other half is full-width.
  private(set) var mixed: Set<Int> = []
  /// The pairs of half-width brackets: where each is closed, by where it opens.
  private(set) var halfPairs: [Int: Int] = [:]

  private var open: [Open] = []
  private var doubtful: [Doubtful] = []

  /// Pairs the marks of a block.
  ///
  /// A quotation over several paragraphs opens each of them and closes only the last: an opening
  /// quotation mark may stay open when the next block begins with one.
  init(_ block: ProseBlock, nextBlockGoesOn: Bool) {
    for (index, value) in block.scalars.enumerated() where MarkPairs.isPairMark(value) {
      switch value {
      case 0x28, 0xFF08: push(value, index)
      case 0x29, 0xFF09: closeRound(value, index, block)
      default:
        if MarkPairs.closers[value] != nil {
          openQuote(value, index)
        } else if !(value == 0x2019 && isApostrophe(index, in: block)) {
          close(value, index)
        }
      }
    }
    for mark in open where mark.mark != 0x28 && !(mark.mark == 0x201C && nextBlockGoesOn) {
      strays.insert(mark.index)
    }
  }

  /// The faults of the block.
  func faults(in block: ProseBlock, file: String) -> [Diagnostic] {
    strays.sorted().map { index in
      let around = max(0, index - 6)..<min(block.scalars.count, index + 7)
      return Diagnostic(
        .unbalancedMarks, at: block.span(index..<index + 1, file: file),
        ["ctx": block.text(around)])
    }
  }

  // MARK: Quotation and book marks

  private static let closers: [UInt32: UInt32] = [
    0x201C: 0x201D, 0x2018: 0x2019, 0x300A: 0x300B, 0x3008: 0x3009, 0x3010: 0x3011,
    0x300C: 0x300D, 0x300E: 0x300F, 0x3014: 0x3015,
  ]
  private static let openers: [UInt32: UInt32] = Dictionary(
    uniqueKeysWithValues: closers.map { ($1, $0) })

  private mutating func openQuote(_ value: UInt32, _ index: Int) {
    if open.last?.mark == value, value == 0x201C || value == 0x300A { strays.insert(index) }
    push(value, index)
  }

  /// Keeps an open mark; deeper than this nobody nests.
  private mutating func push(_ value: UInt32, _ index: Int) {
    if open.count < 100 { open.append(Open(mark: value, index: index)) }
  }

  private mutating func close(_ value: UInt32, _ index: Int) {
    guard let opener = MarkPairs.openers[value] else { return }
    guard let place = open.lastIndex(where: { $0.mark == opener }) else {
      strays.insert(index)
      return
    }
    takeBack(to: place)
  }

  /// Takes an open mark off; what was opened inside it and is still open is stray.
  private mutating func takeBack(to place: Int) {
    for stray in open[(place + 1)...] where stray.mark != 0x28 { strays.insert(stray.index) }
    open.removeSubrange(place...)
  }

  /// Tells don’t from ‘don’: a letter follows, or no single quotation mark is open.
  private func isApostrophe(_ index: Int, in block: ProseBlock) -> Bool {
    guard index > 0 else { return false }
    let isOpen = open.contains { $0.mark == 0x2018 }
    // 6’ and X1’ are signs of feet and formulas.
    if (0x30...0x39).contains(block.scalars[index - 1]) { return !isOpen }
    guard MarkPairs.isLetter(block.scalars[index - 1]) else { return false }
    let next = index + 1 < block.scalars.count ? block.scalars[index + 1] : 0
    return MarkPairs.isLetter(next) || !isOpen
  }

  private static func isLetter(_ value: UInt32) -> Bool { value < 0x250 && value > 0x40 }

  // MARK: Round brackets

  private mutating func closeRound(_ value: UInt32, _ index: Int, _ block: ProseBlock) {
    let isHalf = value == 0x29
    let mayBeItem = isCounted(index, in: block)
    let same: UInt32 = isHalf ? 0x28 : 0xFF08
    if let place = open.lastIndex(where: { $0.mark == same }) {
      let mark = open[place]
      if mayBeItem { doubtful.append(Doubtful(open: mark, close: index)) }
      // A half-width bracket never makes a full-width one inside it stray.
      if isHalf { open.remove(at: place) } else { takeBack(to: place) }
      if isHalf { halfPairs[mark.index] = index }
    } else if let place = open.lastIndex(where: { $0.mark == (isHalf ? 0xFF08 : 0x28) }) {
      let mark = open[place]
      if mayBeItem || isFace(index, in: block) {
        doubtful.append(Doubtful(open: mark, close: index))
      }
      takeBack(to: place)
      mixed.insert(isHalf ? index : mark.index)
    } else if isItemNumber(before: index, in: block) {
      return
    } else if let doubt = doubtful.popLast() {
      // The bracket closes here; what seemed to close it before was an item's number.
      mixed.remove(doubt.close)
      mixed.remove(doubt.open.index)
      halfPairs[doubt.open.index] = nil
      if doubt.open.mark != same {
        mixed.insert(isHalf ? index : doubt.open.index)
      } else if isHalf {
        halfPairs[doubt.open.index] = index
      }
    } else if !isHalf, !isFace(index, in: block), !isFollowed(index, in: block) {
      strays.insert(index)
    }
  }

  /// Tells whether a number or letter stands before a bracket, but not alone between two.
  private func isCounted(_ index: Int, in block: ProseBlock) -> Bool {
    var start = index
    while start > 0, index - start < 3, MarkPairs.isCounter(block.scalars[start - 1]) { start -= 1 }
    guard start > 0, start < index, index - start < 3 else { return start == 0 && index > 0 }
    return ![0x28, 0xFF08].contains(block.scalars[start - 1])
  }

  /// Tells `:)` from a bracket.
  private func isFace(_ index: Int, in block: ProseBlock) -> Bool {
    var before = index - 1
    while before > 0, block.scalars[before] == 0x20 { before -= 1 }
    return before >= 0 && [0x3A, 0x3B, 0x2D, 0xFF1A, 0xFF1B].contains(block.scalars[before])
  }

  /// Tells `1）`, `a）` and `三）` behind a mark or a space: numbers that open no bracket.
  private func isItemNumber(before index: Int, in block: ProseBlock) -> Bool {
    var start = index
    while start > 0, index - start < 4, MarkPairs.isCounter(block.scalars[start - 1]) { start -= 1 }
    guard start < index, index - start < 4 else { return false }
    let hasLetter = (start..<index).contains { MarkPairs.isLetter(block.scalars[$0]) }
    guard !hasLetter || index - start == 1 else { return false }
    guard start > 0 else { return true }
    let before = block.scalars[start - 1]
    guard before != 0x28, before != 0xFF08 else { return false }
    return !isHan(before) && !MarkPairs.isLetter(before) || MarkPairs.pointers.contains(before)
  }

  /// Tells whether the number before a bracket is followed by the next one: 考虑1）风向；2）水位.
  private func isFollowed(_ index: Int, in block: ProseBlock) -> Bool {
    guard index > 0, (0x31...0x38).contains(block.scalars[index - 1]),
      index < 2 || !(0x30...0x39).contains(block.scalars[index - 2])
    else { return false }
    let next = block.scalars[index - 1] + 1
    let last = min(index + 300, block.scalars.count - 1)
    return (index..<max(last, index)).contains {
      block.scalars[$0] == next && block.scalars[$0 + 1] == 0xFF09
    }
  }

  private static func isCounter(_ value: UInt32) -> Bool {
    (0x30...0x39).contains(value) || (0xFF10...0xFF19).contains(value)
      || (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value)
      || numerals.contains(value)
  }

  private static let numerals = Set(scalarValues("一二三四五六七八九十"))
  /// Words that point to an item by its number: 左下角的3）, 和2）一致.
  private static let pointers = Set(scalarValues("的和与及至到见在是"))

  /// Tells a mark of a pair from nearly all text, before a table is asked.
  private static func isPairMark(_ value: UInt32) -> Bool {
    switch value {
    case 0x28, 0x29, 0x2018...0x201D, 0x3008...0x3015, 0xFF08, 0xFF09: true
    default: false
    }
  }
}
