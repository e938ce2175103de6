import BulletinModel

/// Reads `templates/`: templates, assets, and the words of the theme for the site's languages.
///
/// Faults: E103 a word that another language has, E114 no templates or no words for a language, E128
/// colours of a stylesheet that are too faint.
func readTheme(_ tree: SourceTree, languages: [LanguageTag])
  throws(SourceFailure) -> Checked<Theme>
{
  var reader = ThemeReader(tree: tree, languages: languages)
  let theme = try reader.read()
  return Checked(theme, diagnostics: reader.faults)
}

private struct ThemeReader {
  private static let folder = "templates/"
  private static let assets = "templates/assets/"
  private static let words = "templates/strings/"

  let tree: SourceTree
  let languages: [LanguageTag]
  private(set) var faults: [Diagnostic] = []

  init(tree: SourceTree, languages: [LanguageTag]) {
    self.tree = tree
    self.languages = languages
  }

  mutating func read() throws(SourceFailure) -> Theme {
    var templates: [Theme.Template] = []
    var assets: [Theme.Asset] = []
    for entry in tree.entries(under: ThemeReader.folder) {
      let path = entry.path
      if path.hasPrefix(ThemeReader.assets) {
        let name = String(path.dropFirst(ThemeReader.assets.count))
        let bytes = try tree.read(path)
        assets.append(Theme.Asset(name: name, bytes: bytes))
        if name.hasSuffix(".css"), let text = decodeText(bytes, file: path).value {
          faults += ThemeContrast(text: text).faults()
        }
      } else if path.hasSuffix(".mustache") {
        if let template = try template(path) { templates.append(template) }
      }
    }
    if templates.isEmpty {
      faults.append(
        missing(ThemeReader.folder, "站点文件夹里要有模板", "a site folder has its templates"))
    }
    let strings = templates.isEmpty ? [] : try strings()
    return Theme(templates: templates, assets: assets, strings: strings)
  }

  private func missing(_ what: String, _ chinese: String, _ english: String) -> Diagnostic {
    Diagnostic(
      .missingSetting, at: .whole(what), ["k": what, "why": chinese, "why@en": english])
  }

  private mutating func template(_ path: String) throws(SourceFailure) -> Theme.Template? {
    let decoded = decodeText(try tree.read(path), file: path)
    faults += decoded.diagnostics
    let name = path.dropFirst(ThemeReader.folder.count).dropLast(".mustache".count)
    return decoded.value.map {
      Theme.Template(name: String(name), file: path, source: $0.bytes)
    }
  }

  // MARK: Words

  private mutating func strings() throws(SourceFailure) -> [Theme.Strings] {
    var catalogues: [Theme.Strings] = []
    for language in languages {
      let names = [language.tag, language.primary].map { "\(ThemeReader.words)\($0).yml" }
      guard let file = names.first(where: tree.contains) else {
        faults.append(missing(names[0], "每种语言要有一份版面用词", "every language needs its words"))
        continue
      }
      let decoded = decodeText(try tree.read(file), file: file)
      faults += decoded.diagnostics
      guard let text = decoded.value else { continue }
      let (node, problems) = parseYAML(text)
      faults += problems
      var words: [String: String] = [:]
      collect(node, "", text, &words)
      if problems.isEmpty || !words.isEmpty {
        catalogues.append(Theme.Strings(language: language, file: file, words: words))
      }
    }
    compare(catalogues)
    return catalogues
  }

  private mutating func collect(
    _ node: Node, _ prefix: String, _ text: SourceText, _ words: inout [String: String]
  ) {
    switch node.content {
    case .mapping(let pairs):
      for pair in pairs {
        let key = prefix.isEmpty ? pair.key : "\(prefix).\(pair.key)"
        collect(pair.value, key, text, &words)
      }
    case .scalar(let word): words[prefix] = word
    case .empty: if !prefix.isEmpty { words[prefix] = "" }
    case .sequence:
      faults.append(
        text.fault(
          .wrongType, at: node.span, ["v": node.summary, "type": "文字", "type@en": "text"]))
    }
  }

  /// E103 for every word that one language has and another has not.
  private mutating func compare(_ catalogues: [Theme.Strings]) {
    let all = catalogues.reduce(into: Set<String>()) { $0.formUnion($1.words.keys) }
      .sorted(by: precedes)
    for catalogue in catalogues {
      for key in all where catalogue.words[key] == nil {
        faults.append(
          Diagnostic(
            .missingString, at: .whole(catalogue.file),
            ["lang": catalogue.language.tag, "k": key]))
      }
    }
  }
}
