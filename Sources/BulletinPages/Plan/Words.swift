import BulletinModel

/// The words of the theme in one language.
struct Words: Sendable, Hashable {
  private let catalogue: [String: String]
  private let spare: [String: String]

  /// Takes the catalogue of a language, with the main language's for what it lacks.
  init(_ theme: Theme, language: LanguageTag, main: LanguageTag) {
    catalogue = theme.strings.first { $0.language.matches(language) }?.words ?? [:]
    spare = theme.strings.first { $0.language.matches(main) }?.words ?? [:]
  }

  /// The text under a key; the key itself where no language has it, which is a fault of its own.
  subscript(_ word: Word) -> String {
    catalogue[word.rawValue] ?? spare[word.rawValue] ?? word.rawValue
  }

  /// A text with its `{names}` replaced.
  func callAsFunction(_ word: Word, _ values: KeyValuePairs<String, String>) -> String {
    Words.fill(self[word], values.map { ($0.key, $0.value) })
  }

  /// Fills `{name}` in one pass, so that a value with braces is never filled again.
  static func fill(_ text: String, _ values: [(String, String)]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + 64)
    var rest = text.utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
      result += rest[..<open]
      guard let close = rest[open...].firstIndex(of: UInt8(ascii: "}")) else {
        rest = rest[open...]
        break
      }
      let name = rest[rest.index(after: open)..<close]
      if let value = values.first(where: { $0.0.utf8.elementsEqual(name) })?.1 {
        result += value.utf8
      } else {
        result += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    result += rest
    return String(decoding: result, as: UTF8.self)
  }
}
