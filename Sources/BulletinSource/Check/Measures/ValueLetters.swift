import BulletinModel

/// The letters of a value, full-width marks as their half-width twins, with their places.
struct ValueLetters {
  let folded: [Character]
  private let letters: [Character]
  /// The offset of each letter, and of the end.
  private let offsets: [Int]

  private static let twins: [Character: Character] = [
    "（": "(", "）": ")", "，": ",", "、": ",", "［": "[", "］": "]", "÷": "/", "／": "/", "−": "-",
    "－": "-", "“": "'", "”": "'", "‘": "'", "’": "'", "\"": "'",
  ]

  init(_ text: String) {
    letters = Array(text)
    folded = letters.map { ValueLetters.twins[$0] ?? $0 }
    var offsets = [0]
    for letter in letters { offsets.append(offsets[offsets.count - 1] + letter.utf8.count) }
    self.offsets = offsets
  }

  var count: Int { letters.count }

  /// The text of a range with its place.
  func part(_ range: Range<Int>) -> ValuePart {
    ValuePart(text: String(letters[range]), offset: offsets[range.lowerBound])
  }

  /// A range without the spaces at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, letters[start].isWhitespace { start += 1 }
    while end > start, letters[end - 1].isWhitespace { end -= 1 }
    return start..<end
  }

  /// A range without the parentheses that stand round the whole of it.
  func unwrapped(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, folded[first] == "(",
      close(of: first, in: range) == range.upperBound - 1
    {
      range = trimmed(first + 1..<range.upperBound - 1)
    }
    return range
  }

  /// Where the parenthesis at a place is closed.
  func close(of open: Int, in range: Range<Int>) -> Int? {
    var found: Int?
    walk(open..<range.upperBound) { place, depth in
      guard found == nil, depth == 0, folded[place] == ")" else { return }
      found = place
    }
    return found
  }

  /// The stretches between marks that stand in no parentheses, brackets or quotes.
  func split(_ range: Range<Int>, at mark: Character) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    walk(range) { place, depth in
      guard depth == 0, folded[place] == mark else { return }
      parts.append(start..<place)
      start = place + 1
    }
    return parts + [start..<range.upperBound]
  }

  /// The word that a range begins with, up to a space or parenthesis.
  func firstWord(_ range: Range<Int>) -> Range<Int> {
    let end = range.first { letters[$0].isWhitespace || folded[$0] == "(" } ?? range.upperBound
    return range.lowerBound..<end
  }

  /// Visits the letters outside quotes, each with the depth of what is open behind it.
  private func walk(_ range: Range<Int>, _ visit: (Int, Int) -> Void) {
    var (depth, isQuoted) = (0, false)
    for place in range {
      switch folded[place] {
      case "'": isQuoted.toggle()
      case "(" where !isQuoted, "[" where !isQuoted: depth += 1
      case ")" where !isQuoted, "]" where !isQuoted: depth -= 1
      default: break
      }
      if !isQuoted { visit(place, depth) }
    }
  }
}
