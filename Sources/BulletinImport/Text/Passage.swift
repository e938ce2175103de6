import BulletinModel

/// A line or paragraph of a text that is to become an item.
struct Passage: Sendable, Hashable {
  /// What it is by its form alone.
  enum Form: Sendable, Hashable {
    /// A line: it may be a part of a paragraph only.
    case line
    /// A whole paragraph.
    case paragraph
    /// A heading that the file itself marks as one.
    case heading(Int)
    /// Markdown that stays as it is: a list, a table.
    case block
    /// A picture by its file name.
    case picture(String, alternative: String)
  }

  var form: Form
  /// The words, without spaces at their ends.
  var text: String
  /// The words as Markdown, where the file says more than the words.
  var markdown: String?
  /// Where it begins.
  let spot: ImportSpot
  /// Tells whether it begins with white space, as a paragraph does.
  var isIndented = false
  /// How many blank lines stand before it.
  var blanksBefore = 1

  /// Tells whether it is words that their form says nothing of.
  var isWords: Bool { form == .line || form == .paragraph }

  /// How many places it takes, two for a Chinese character.
  var width: Int { text.printedWidth }

  /// What it says as Markdown.
  var asMarkdown: String { markdown ?? markdownText(text) }

  /// The lines of a text without the blank ones.
  static func lines(of text: String) -> [Passage] {
    var lines: [Passage] = []
    var blanks = 1
    for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let words = String(line).trimmed
      guard !words.isEmpty else {
        blanks += line.contains("\u{C}") ? 2 : 1
        continue
      }
      let first = line.unicodeScalars.first ?? "x"
      lines.append(
        Passage(
          form: .line, text: words, spot: .line(place + 1),
          isIndented: first.properties.isWhitespace, blanksBefore: blanks))
      blanks = 0
    }
    return lines
  }
}
