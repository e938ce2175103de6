/// Lets `*` open and close beside full-width marks, where CommonMark's rule would not.
///
/// The tree cannot be mended after cmark has paired the marks, so a space character that nobody
/// types (U+205F) is put outside a run of `*` before cmark reads it and removed from the tree.
struct FriendlyEmphasis {
  /// U+205F in UTF-8.
  static let mark: [UInt8] = [0xE2, 0x81, 0x9F]

  private let text: UnsafeBufferPointer<UInt8>
  private let classes: CharacterClasses
  /// Lengths of the runs that are open, innermost last.
  private var open: [Int] = []
  private var openByLength: [Int: Int] = [:]
  private var insertions: [Int] = []

  /// The offsets in a block's inline text at which U+205F belongs, rising.
  static func insertions(
    in text: UnsafeBufferPointer<UInt8>, _ classes: CharacterClasses
  ) -> [Int] {
    var emphasis = FriendlyEmphasis(text, classes)
    emphasis.walk()
    return emphasis.insertions
  }

  private init(_ text: UnsafeBufferPointer<UInt8>, _ classes: CharacterClasses) {
    self.text = text
    self.classes = classes
  }

  private mutating func walk() {
    var skipper = InlineSkipper(text)
    while let start = skipper.nextRun() {
      var end = start
      while end < text.count, text[end] == 0x2A { end += 1 }
      decide(start..<end)
      skipper.at = end
    }
  }

  private mutating func decide(_ run: Range<Int>) {
    let flanks = Flanks(of: run, in: text, classes)
    let length = run.count
    if flanks.opens == flanks.opensInStock, flanks.closes == flanks.closesInStock {
      if flanks.closes, close(length) { return }
      if flanks.opens { push(length) }
      return
    }
    let closes = flanks.closes && (!flanks.opens || isOpen(length))
    // Where stock already allows just what is wanted, the mark would change nothing.
    if closes {
      _ = close(length)
      let isStock = flanks.closesInStock && !flanks.opensInStock
      if !isStock, run.upperBound < text.count { insertions.append(run.upperBound) }
    } else {
      push(length)
      let isStock = flanks.opensInStock && !flanks.closesInStock
      if !isStock, run.lowerBound > 0 { insertions.append(run.lowerBound) }
    }
  }

  private func isOpen(_ length: Int) -> Bool { openByLength[length, default: 0] > 0 }

  private mutating func push(_ length: Int) {
    open.append(length)
    openByLength[length, default: 0] += 1
  }

  /// Closes the nearest open run of the same length, and what was opened inside it.
  private mutating func close(_ length: Int) -> Bool {
    guard isOpen(length) else { return false }
    while let last = open.popLast() {
      openByLength[last, default: 1] -= 1
      if last == length { return true }
    }
    return false
  }
}

/// Whether a run of marks may open or close, in CommonMark and in ours.
struct Flanks {
  let opens: Bool
  let closes: Bool
  let opensInStock: Bool
  let closesInStock: Bool
  /// White space on both sides: no emphasis is meant.
  let isFree: Bool

  init(
    of run: Range<Int>, in text: UnsafeBufferPointer<UInt8>, _ classes: CharacterClasses
  ) {
    let before = run.lowerBound > 0 ? text.scalar(before: run.lowerBound).value : 0x0A
    let after = run.upperBound < text.count ? text.scalar(at: run.upperBound).value : 0x0A
    let spaceBefore = classes.isSpace(before)
    let spaceAfter = classes.isSpace(after)
    let markBefore = !spaceBefore && classes.isPunctuation(before)
    let markAfter = !spaceAfter && classes.isPunctuation(after)
    let wideBefore = !spaceBefore && classes.isWide(before)
    let wideAfter = !spaceAfter && classes.isWide(after)
    isFree = spaceBefore && spaceAfter
    opensInStock = !spaceAfter && (!markAfter || spaceBefore || markBefore)
    closesInStock = !spaceBefore && (!markBefore || spaceAfter || markAfter)
    opens = opensInStock || !spaceAfter && (wideAfter || wideBefore)
    closes = closesInStock || !spaceBefore && (wideBefore || wideAfter)
  }
}
