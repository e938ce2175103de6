import BulletinModel

/// What the name of a Markdown file says: `2025/2025-08-15-标题.ug.md`.
struct ContentName: Sendable {
  /// The path below its folder without language and ending: the identity of the text.
  let key: String
  /// The language named by a suffix: the site's own tag, or nil.
  let language: LanguageTag?
  /// A suffix that names a language which the site does not have.
  let strangeLanguage: String?
  /// The date at the start of the name as typed, such as `2025-08-15`.
  let typedDate: String?
  /// The name behind the date, or all of it.
  let title: String

  /// Takes a path apart; `folder` is given with its last `/`.
  init(_ path: String, under folder: String, languages: [LanguageTag]) {
    var stem = Substring(path).dropFirst(folder.count).dropLast(3)
    var language: LanguageTag?
    var strange: String?
    if let dot = stem.lastIndex(of: "."), dot > stem.startIndex,
      stem[stem.index(before: dot)] != "/"
    {
      let suffix = String(stem[stem.index(after: dot)...])
      language =
        LanguageTag.isTag(suffix)
        ? languages.first { $0.tag == suffix }
          ?? languages.first { $0.matches(LanguageTag(suffix)) }
        : nil
      if language == nil, LanguageTag.isTag(suffix),
        ContentName.common.contains(LanguageTag(suffix).primary)
      {
        strange = suffix
      }
      if language != nil || strange != nil { stem = stem[..<dot] }
    }
    key = String(stem)
    self.language = language
    strangeLanguage = strange
    let name = stem.split(separator: "/").last ?? stem
    let date = ContentName.date(name)
    typedDate = date.map { String($0) }
    title =
      date.map { ContentName.withoutMark(name.dropFirst($0.count)) }
      ?? ContentName.withoutMark(name)
  }

  private static func withoutMark(_ name: Substring) -> String {
    var rest = name
    while let first = rest.first, first == "-" || first == "_" || first == " " {
      rest.removeFirst()
    }
    return String(rest)
  }

  /// `2025-08-15`, `2025-8-15` or `20250815` at the start of a name, followed by no digit.
  private static func date(_ name: Substring) -> Substring? {
    let bytes = Array(name.utf8.prefix(12))
    func digits(_ start: Int) -> Int {
      bytes.dropFirst(start).prefix { (0x30...0x39).contains($0) }.count
    }
    let year = digits(0)
    if year == 8 { return name.prefix(8) }
    guard year == 4, bytes.count > 5, bytes[4] == UInt8(ascii: "-") else { return nil }
    let month = digits(5)
    let dash = 5 + month
    guard (1...2).contains(month), bytes.count > dash + 1, bytes[dash] == UInt8(ascii: "-") else {
      return nil
    }
    let day = digits(dash + 1)
    guard day >= 1 else { return nil }
    return name.prefix(dash + 1 + day)
  }

  /// Languages whose tag as a suffix is taken for one.
  private static let common: Set<String> = [
    "ar", "bo", "de", "en", "es", "fa", "fr", "hi", "ii", "it", "ja", "kk", "ko", "ky", "mn", "my",
    "pt", "ru", "tg", "th", "tr", "ug", "ur", "uz", "vi", "za", "zh",
  ]
}
