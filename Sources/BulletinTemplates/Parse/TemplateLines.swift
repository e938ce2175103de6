/// Takes lines away that hold nothing but tags, as the Mustache specification asks.
///
/// A section, comment, partial, parent or block alone on its line takes the line with it. Tags of
/// inheritance may share such a line: `{{<layout}}{{$main}}`. A parent that opens and closes on
/// one line counts as one tag; a block that does so keeps its line.
struct TemplateLines {
  /// What is left of a template.
  enum Piece {
    /// The blanks that a printed line begins with.
    case lineStart(Range<Int>, isEmpty: Bool)
    /// Text to be printed.
    case text(Range<Int>)
    /// A tag by its token, with the blanks before it when the line is not printed.
    case tag(Int, indentation: Range<Int>?, isLast: Bool)
  }

  private(set) var pieces: [Piece] = []

  private let tokens: [TemplateToken]
  private let pairs: TagPairs
  private let text: TemplateText

  init(_ tokens: [TemplateToken], pairs: TagPairs, in text: TemplateText) {
    self.tokens = tokens
    self.pairs = pairs
    self.text = text
    var start = 0
    for (index, token) in tokens.enumerated() {
      guard let range = token.text, text.bytes[range.upperBound - 1] == UInt8(ascii: "\n") else {
        continue
      }
      readLine(start..<index + 1)
      start = index + 1
    }
    if start < tokens.count { readLine(start..<tokens.count) }
  }

  private mutating func readLine(_ line: Range<Int>) {
    let blanks = leadingBlanks(of: line)
    if let parent = loneParent(in: line) {
      pieces.append(.tag(parent.lowerBound, indentation: blanks, isLast: true))
      addTokens(parent.dropFirst())
    } else if vanishes(line) {
      let tags = line.filter { tokens[$0].tag != nil }
      for tag in tags {
        pieces.append(.tag(tag, indentation: blanks, isLast: tag == tags.last))
      }
    } else {
      let isEmpty = line.count == 1 && isBlank(line.lowerBound)
      pieces.append(.lineStart(blanks, isEmpty: isEmpty))
      addTokens(line, from: blanks.upperBound)
    }
  }

  private mutating func addTokens(_ line: some Sequence<Int>, from start: Int = 0) {
    for index in line {
      if let range = tokens[index].text {
        let rest = max(range.lowerBound, min(start, range.upperBound))..<range.upperBound
        if !rest.isEmpty { pieces.append(.text(rest)) }
      } else {
        pieces.append(.tag(index, indentation: nil, isLast: false))
      }
    }
  }

  /// The blanks that a line begins with.
  private func leadingBlanks(of line: Range<Int>) -> Range<Int> {
    switch tokens[line.lowerBound] {
    case .tag(let tag): return tag.range.lowerBound..<tag.range.lowerBound
    case .text(let range):
      let end = range.first { !isBlank(text.bytes[$0]) } ?? range.upperBound
      return range.lowerBound..<end
    }
  }

  /// The parent, tags and all, that is the only thing on a line.
  private func loneParent(in line: Range<Int>) -> Range<Int>? {
    guard let start = line.first(where: { tokens[$0].tag?.kind == .parent }),
      let end = pairs.ends[start], end < line.upperBound, pairs.starts[end] == start,
      (line.lowerBound..<start).allSatisfy(isBlank), (end + 1..<line.upperBound).allSatisfy(isBlank)
    else { return nil }
    return start..<end + 1
  }

  /// Tells whether a line holds nothing but tags that may have it for themselves.
  private func vanishes(_ line: Range<Int>) -> Bool {
    let tags = line.filter { tokens[$0].tag != nil }
    guard line.allSatisfy({ tokens[$0].tag != nil || isBlank($0) }), let first = tags.first,
      let tag = tokens[first].tag
    else { return false }
    if tags.count == 1 { return tag.kind.standsAlone }
    let startsParent = tag.kind == .parent
    return tags.allSatisfy { index in
      guard let tag = tokens[index].tag else { return false }
      switch tag.kind {
      case .parent: return true
      case .block: return startsParent || (pairs.ends[index] ?? 0) >= line.upperBound
      case .end: return pairs.starts[index].map { tokens[$0].tag?.kind.inherits == true } ?? false
      default: return false
      }
    }
  }

  private func isBlank(_ token: Int) -> Bool {
    guard let range = tokens[token].text else { return false }
    var end = range.upperBound
    if end > range.lowerBound, text.bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end < range.upperBound, end > range.lowerBound, text.bytes[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    return (range.lowerBound..<end).allSatisfy { isBlank(text.bytes[$0]) }
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
