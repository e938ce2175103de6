/// A piece of a formula: a word, a mark or a quoted text.
///
/// A minus needs a space on either side; without one it belongs to a word, as in `2025-08-15` or
/// `east-city`.
struct ExpressionToken {
  /// The piece, full-width marks as their half-width twins, quotes left out.
  let text: String
  /// How many bytes of the formula stand before it.
  let offset: Int
  /// How many bytes it takes.
  let length: Int
  /// Tells whether it stood in quotation marks.
  let isQuoted: Bool
  /// Tells whether it is a word.
  let isWord: Bool

  private static let twins: [Character: Character] = [
    "（": "(", "）": ")", "，": ",", "＜": "<", "＞": ">", "＝": "=", "＋": "+", "－": "-", "−": "-",
    "×": "*", "÷": "/", "［": "[", "］": "]", "“": "'", "”": "'", "‘": "'", "’": "'", "\"": "'",
    "！": "!", "、": ",",
  ]
  private static let marks = "()[],+*/-<>=!≤≥'"

  /// Cuts a formula into its pieces.
  static func tokens(of formula: String) -> [ExpressionToken] {
    let letters = formula.map { (folded: twins[$0] ?? $0, size: String($0).utf8.count) }
    let folds = letters.map(\.folded)
    var tokens: [ExpressionToken] = []
    var (place, offset) = (0, 0)
    while place < letters.count {
      if folds[place].isWhitespace {
        offset += letters[place].size
        place += 1
        continue
      }
      let (count, kind) = piece(folds, at: place)
      let folded = String(folds[place..<place + count])
      let size = letters[place..<place + count].reduce(0) { $0 + $1.size }
      tokens.append(
        ExpressionToken(
          text: text(of: folded, kind), offset: offset, length: size, isQuoted: kind == .quoted,
          isWord: kind == .word))
      place += count
      offset += size
    }
    return tokens
  }

  private enum Kind { case mark, quoted, word }

  private static func piece(_ letters: [Character], at place: Int) -> (count: Int, kind: Kind) {
    let next = place + 1 < letters.count ? letters[place + 1] : " "
    switch letters[place] {
    case "<", ">", "=", "!": return (next == "=" ? 2 : 1, .mark)
    case "'":
      let close = letters[(place + 1)...].firstIndex(of: "'") ?? letters.count - 1
      return (max(close, place) - place + 1, .quoted)
    case let letter where marks.contains(letter): return (1, .mark)
    default:
      var end = place
      while end < letters.count, goesOn(letters, end) { end += 1 }
      return (end - place, .word)
    }
  }

  /// Tells whether a letter belongs to the word before it.
  private static func goesOn(_ letters: [Character], _ place: Int) -> Bool {
    guard letters[place] == "-" else {
      return !letters[place].isWhitespace && !marks.contains(letters[place])
    }
    let next = place + 1 < letters.count ? letters[place + 1] : " "
    return next.isLetter || next.isNumber
  }

  private static func text(of folded: String, _ kind: Kind) -> String {
    switch kind {
    case .quoted: String(folded.dropFirst().prefix { $0 != "'" })
    case .word: folded
    case .mark: folded == "≤" ? "<=" : folded == "≥" ? ">=" : folded
    }
  }
}
