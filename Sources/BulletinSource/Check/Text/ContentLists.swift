import BulletinModel

/// What texts may refer to by id or by exact name, and what else every text needs to be read.
struct ContentLists: Sendable {
  /// A list of things with ids and names.
  struct List: Sendable {
    /// The list as messages call it.
    let name: String
    private let ids: Set<String>
    private let idsByName: [String: String]
    private let words: [String]
    /// The rows that are meant by their ids alone: of these nothing else is kept.
    private let register: Register?
    private let rows: RowIDs?

    /// Makes a list of the rows of a register, by id.
    init(_ name: String, idsOf register: Register?) {
      self.name = name
      (ids, idsByName, words) = ([], [:], [])
      self.register = register
      rows = register.map { RowIDs($0) }
    }

    /// Makes a list; a name that two things share does not stand for either.
    init(_ name: String, _ things: [(id: String, names: [String])]) {
      self.name = name
      ids = Set(things.map(\.id))
      var byName: [String: String] = [:]
      var shared: Set<String> = []
      for (id, names) in things {
        for name in Set(names) {
          if let other = byName.updateValue(id, forKey: name), other != id { shared.insert(name) }
        }
      }
      idsByName = byName.filter { !shared.contains($0.key) }
      words = things.flatMap { [$0.id] + $0.names }
      (register, rows) = (nil, nil)
    }

    /// Goes on with all that the list answers by.
    func add(to hash: inout QuickHash) {
      for word in words { hash.add(word) }
      hash.add(UInt64(words.count))
      guard case .coded(let codes, let dictionary) = register?.column("id") else { return }
      for code in codes where code != Register.missingCode { hash.add(dictionary[Int(code)]) }
      hash.add(UInt64(codes.count))
    }

    /// The id that a word means: the id itself or an exact name.
    func id(_ word: String) -> String? {
      if let rows { return rows.row(of: word).map { _ in word } }
      return ids.contains(word) ? word : idsByName[word]
    }

    /// The id or name that a misspelt word may mean, as it is to be typed.
    func near(_ word: String) -> String? {
      nearest(word, in: register.map { ContentLists.names($0).map(\.id) } ?? words)
    }
  }

  private(set) var tree: SourceTree
  let now: CivilDateTime
  /// Minutes of the site's zone east of UTC.
  let zoneOffset: Int
  let languages: [LanguageTag]
  let regionTerms: Vocabulary?
  let columns: List
  let regions: List
  let sectors: List
  let branches: List
  let activities: List
  let issues: List
  /// What figure blocks may name.
  let figures: FigureNames
  /// How numbers without a link are told, shelf by shelf.
  private let audit: SiteSettings.FigureRules
  private let listsAllNumerals: Bool
  let genres = List("genre", Genre.allCases.map { ($0.rawValue, []) })

  init(
    tree: SourceTree, now: CivilDateTime, settings: SiteSettings, columns: [NewsColumn],
    vocabularies: [String: Vocabulary], registers: [String: Register],
    figures: FigureNames, listsAllNumerals: Bool
  ) {
    self.tree = tree
    audit = settings.figures
    self.listsAllNumerals = listsAllNumerals
    self.figures = figures
    self.now = now
    zoneOffset = settings.zone.minutes
    languages = settings.languages
    regionTerms = vocabularies["regions"]
    self.columns = List("columns.yml", columns.map { ($0.id, $0.name.entries.map(\.text)) })
    regions = List("regions", ContentLists.names(vocabularies["regions"]))
    sectors = List("sectors", ContentLists.names(vocabularies["sectors"]))
    branches = List("branches", ContentLists.names(registers["branches"], "name", "short"))
    activities = List("activities", idsOf: registers["activities"])
    issues = List(
      "issues",
      tree.entries(under: "content/issues/").map(\.path).compactMap { path in
        let name = path.dropFirst("content/issues/".count)
        return name.hasSuffix(".md") ? (String(name.dropLast(3)), []) : nil
      })
  }

  /// How many numbers without a link are looked for in a text: all where each is an error, one where
  /// a text has one warning, none where nobody asks.
  func numeralLimit(_ shelf: CitingText.Shelf, column: String? = nil) -> Int {
    // A translation takes its column from the main text, which may be stricter.
    let mayBeStrict = shelf == .news && column == nil && audit.refusesSomewhere
    if listsAllNumerals || mayBeStrict { return .max }
    switch audit.severityOfUnchecked(shelf, column: column) {
    case .error: return .max
    case .warning, .note: return 1
    case nil: return 0
    }
  }

  /// A number of all that items are read by which comes out of ledgers: the ids and names of rows.
  var namesOfRows: UInt64 {
    var hash = QuickHash()
    for list in [branches, activities] { list.add(to: &hash) }
    return hash.value
  }

  /// The same lists for the files as they are now.
  func with(tree: SourceTree) -> ContentLists {
    var lists = self
    lists.tree = tree
    return lists
  }

  static func names(_ list: Vocabulary?) -> [(id: String, names: [String])] {
    (list?.terms ?? []).map { term in
      (term.id, (term.name.entries + (term.short?.entries ?? [])).map(\.text))
    }
  }

  static func names(
    _ register: Register?, _ fields: String...
  ) -> [(id: String, names: [String])] {
    guard let register else { return [] }
    return (0..<register.rowCount).compactMap { row in
      register.text("id", row: row).map { id in
        (id, fields.compactMap { register.text($0, row: row) })
      }
    }
  }
}
