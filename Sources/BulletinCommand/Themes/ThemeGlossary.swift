import BulletinModel

/// What the names of templates mean, in the languages of messages.
struct ThemeGlossary: Sendable {
  private let meanings: [String: String]
  private let titles: [String: String]

  init(_ language: MessageLanguage) {
    meanings = ThemeGlossary.entries(ThemeNameTable.names, language)
    titles = ThemeGlossary.entries(ThemeNameTable.types, language)
    has = language == .chinese ? "有没有 " : "whether there is "
  }

  private let has: String

  /// What a name stands for; `hasX` asks for `x`.
  func meaning(of name: String) -> String {
    if let meaning = meanings[name] { return meaning }
    guard name.hasPrefix("has"), let first = name.dropFirst(3).first else { return "" }
    return has + first.lowercased() + name.dropFirst(4)
  }

  /// What a type of context is.
  func title(ofType type: String) -> String { titles[type] ?? "" }

  private static func entries(_ table: String, _ language: MessageLanguage) -> [String: String] {
    var entries: [String: String] = [:]
    for line in table.split(separator: "\n") {
      let parts = line.split(separator: "|").map(String.init)
      entries[parts[0]] = parts[language == .chinese ? 1 : 2]
    }
    return entries
  }
}
