import BulletinModel

extension String {
  /// The text without white space and marks of byte order at its ends.
  var trimmed: String {
    let scalars = Array(unicodeScalars)
    func isSpace(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
    }
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(String.UnicodeScalarView(scalars[first...last]))
  }

  /// The text without any white space.
  var withoutSpaces: String {
    String(String.UnicodeScalarView(unicodeScalars.filter { !$0.properties.isWhitespace }))
  }

  /// The text with full-width digits, letters, colons and brackets as half-width ones.
  var halfWidth: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.value {
          case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
          case 0x3000, 0xA0: " "
          default: scalar
          }
        }))
  }

  /// How many characters it has.
  var length: Int { unicodeScalars.count }

  /// How many places it takes on paper of one width: two for a Han character.
  var printedWidth: Int {
    unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
  }

  /// Tells whether it holds a Chinese character.
  var hasHan: Bool { unicodeScalars.contains(where: isHan) }

  /// The parts between white space.
  var words: [String] {
    unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
  }

  /// Tells whether a sentence ends at its end.
  var endsSentence: Bool {
    unicodeScalars.last.map { "。！？…；：”’』」）)》!?.;:—".unicodeScalars.contains($0) } ?? false
  }

  /// Tells whether it begins with one of some words.
  func begins(with words: [String]) -> Bool { words.contains { hasPrefix($0) } }

  /// The first characters, with … where more follow, for a report.
  var excerpt: String { length > 24 ? "\(String(prefix(24)))…" : self }
}

/// Tells whether a character is a Chinese one.
func isHan(_ scalar: Unicode.Scalar) -> Bool {
  (0x4E00...0x9FFF).contains(scalar.value) || (0x3400...0x4DBF).contains(scalar.value)
    || (0x20000...0x3FFFD).contains(scalar.value) || scalar == "〇"
}

/// Plain words as Markdown that prints just them.
func markdownText(_ text: String) -> String {
  var output = ""
  let scalars = Array(text.unicodeScalars)
  for (place, scalar) in scalars.enumerated() {
    let isMark: Bool
    switch scalar {
    case "\\", "`", "*", "<", "[", "]", "|": isMark = true
    case "_": isMark = place == 0 || scalars[place - 1] == "_" || place + 1 == scalars.count
    case "~": isMark = place + 1 < scalars.count && scalars[place + 1] == "~"
    case "!": isMark = place + 1 < scalars.count && scalars[place + 1] == "["
    case "&": isMark = scalars[place...].prefix(12).contains(";")
    default: isMark = false
    }
    if isMark { output += "\\" }
    output.unicodeScalars.append(scalar)
  }
  return lineStartEscaped(output)
}

/// A line that would open a heading, a list or a quotation with its first character made plain.
private func lineStartEscaped(_ text: String) -> String {
  guard let first = text.unicodeScalars.first else { return text }
  if "#>+-=".unicodeScalars.contains(first) { return "\\" + text }
  let digits = text.prefix { $0.isASCII && $0.isNumber }
  let rest = text.dropFirst(digits.count)
  if !digits.isEmpty, rest.hasPrefix(".") || rest.hasPrefix(")") {
    return "\(digits)\\\(rest)"
  }
  return text
}
