/// Finds runs of `*` outside code, `<…>`, link targets and escapes.
struct InlineSkipper {
  private let text: UnsafeBufferPointer<UInt8>
  /// The offset reached.
  var at = 0
  /// Lengths of backtick runs that no later run closes: searched for once.
  private var unclosedTicks: Set<Int> = []
  private var targets: Cursor

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    targets = Cursor(text, at: 0, end: text.count, quotes: 0)
  }

  /// The start of the next run of `*`.
  mutating func nextRun() -> Int? {
    while at < text.count {
      switch text[at] {
      case 0x80...: at += 1
      case 0x2A: return at
      case 0x5C: at += 2
      case 0x60: skipCode()
      case 0x3C: skipAngles()
      case 0x5D: skipTarget()
      default: at += 1
      }
    }
    return nil
  }

  private mutating func skipCode() {
    var start = at
    while start < text.count, text[start] == 0x60 { start += 1 }
    let length = start - at
    at = start
    guard !unclosedTicks.contains(length) else { return }
    var index = start
    while index < text.count {
      guard text[index] == 0x60 else {
        index += 1
        continue
      }
      let run = index
      while index < text.count, text[index] == 0x60 { index += 1 }
      if index - run == length {
        at = index
        return
      }
    }
    unclosedTicks.insert(length)
  }

  /// Moves over a tag or an address; neither holds another `<`.
  private mutating func skipAngles() {
    at += 1
    guard at < text.count else { return }
    switch text[at] {
    case 0x41...0x5A, 0x61...0x7A, 0x2F, 0x21, 0x3F: break
    default: return
    }
    var index = at
    while index < text.count, text[index] != 0x3C {
      if text[index] == 0x3E {
        at = index + 1
        return
      }
      index += 1
    }
  }

  private mutating func skipTarget() {
    at += 1
    guard at < text.count, text[at] == 0x28 || text[at] == 0x5B else { return }
    targets.at = at
    if text[at] == 0x28 ? targets.skipInlineTarget() : targets.skipLabel() { at = targets.at }
  }
}
