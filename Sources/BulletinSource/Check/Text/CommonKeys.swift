import BulletinModel

/// Keys that news items, standing pages and issues share.
extension MappingReader {
  /// The language of a text: `lang`, else the suffix of its name, else the site's first; E13 for
  /// one that the site does not have, E87 where key and suffix differ.
  mutating func language(_ file: ProseFile, _ languages: [LanguageTag]) -> LanguageTag {
    let suffix = file.name.language
    let fallback = suffix ?? languages.first ?? "zh-Hans"
    guard let typed = text("lang"), let node = value("lang") else { return fallback }
    let tag = LanguageTag(typed)
    guard
      let language = languages.first(where: { $0 == tag }) ?? languages.first(where: tag.matches)
    else {
      var values = ["v": typed, "list": "site.yml languages"]
      values["near"] = nearest(typed, in: languages.map(\.tag))
      add(.unknownTerm, at: node, values)
      return fallback
    }
    if let suffix, suffix != language {
      add(
        .languageMismatch, at: node,
        [
          "what": "文件名写 \(suffix.tag)，lang 写 \(typed)",
          "what@en": "the file name says \(suffix.tag), lang says \(typed)",
        ])
    }
    return language
  }

  /// How far a text has come.
  mutating func status() -> PublicationStatus? {
    choice("status", NewsKeys.statuses)
  }

  /// A typed slug; E88 where its form is wrong.
  mutating func slug(isPath: Bool = false) -> String? {
    guard let slug = text("slug"), let node = value("slug") else { return nil }
    if isPath ? Slug.isValidPath(slug) : Slug.isValid(slug) { return slug }
    var values = ["s": slug]
    let parts = slug.split(separator: "/").map { Slug.made(from: String($0)) }
    let made = parts.filter { !$0.isEmpty }.joined(separator: isPath ? "/" : "-")
    if isPath ? Slug.isValidPath(made) : Slug.isValid(made) { values["near"] = made }
    add(.wrongAddress, at: node, values)
    return nil
  }

  /// Old addresses with their places; E88 where one does not begin with `/`.
  mutating func aliases() -> [Located<String>] {
    var aliases: [Located<String>] = []
    for node in list("aliases") {
      guard let alias = node.scalar?.trimmedOfSpaces else {
        wrongType(node, "文字", "text")
        continue
      }
      let isGood =
        alias.hasPrefix("/") && !alias.hasPrefix("//") && alias.utf8.count > 1
        && alias.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"?#\\\"<>".utf8.contains($0) }
        && !alias.split(separator: "/").contains { $0 == "." || $0 == ".." }
      if isGood {
        aliases.append(Located(value: alias, span: node.span))
      } else {
        add(.wrongAddress, at: node, ["s": alias])
      }
    }
    return aliases
  }

  /// Words of a list; one text may hold several, parted by `、`, `,` or `;`.
  mutating func words(_ key: String) -> [String] {
    var seen: Set<String> = []
    return texts(key).flatMap { text in
      text.unicodeScalars.split { "、，,；;".unicodeScalars.contains($0) }
        .map { String($0).trimmedOfSpaces }
    }.filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}
