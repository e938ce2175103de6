import BulletinModel

/// The index of all pages: the bytes of its files.
struct SearchIndex: Sendable {
  private let layout: SearchLayout
  private let texts: [[SearchText]]
  private let versions: [String]
  private let desks: [Desk]
  private let units: [String: String]

  /// How many bytes a version has.
  static let versionLength = 8

  /// Takes the text of every page but of volumes that stand, of which it takes the version.
  init(
    layout: SearchLayout, texts: [[SearchText?]], desks: [Desk], standing: [Int: String] = [:]
  ) {
    self.layout = layout
    self.desks = desks
    let units = Dictionary(
      (desks.first?.edition.branches ?? []).map { ($0.id, $0.short ?? $0.name) },
      uniquingKeysWith: { first, _ in first })
    self.units = units
    self.texts = texts.enumerated().map { place, volume in
      guard standing[place] == nil else { return [] }
      return volume.map { text in
        guard let text else { preconditionFailure("a page of the index was not rendered") }
        return text
      }
    }
    versions = zip(layout.volumes, self.texts).enumerated().map { place, made in
      if let version = standing[place] { return version }
      let (volume, texts) = made
      var hash = StableHash("1".utf8)
      for (entry, text) in zip(volume.entries, texts) {
        hash.add("\(text.hash) \(entry.href) \(entry.date?.iso ?? "")\n")
        for name in SearchIndex.names(of: entry, at: desks[volume.language], units) {
          hash.add("\(name?.id ?? "") \(name?.name ?? "")\n")
        }
      }
      return String(hash.digits.prefix(SearchIndex.versionLength))
    }
  }

  /// The bytes of some files: of any small ones, or of terms that follow one another.
  func bytes(of files: [PlannedFile]) -> [[UInt8]] {
    guard case .searchFile(.terms(let volume, let first)) = files.first?.content else {
      return files.map { file in
        guard case .searchFile(let part) = file.content else { return [] }
        return small(part)
      }
    }
    return SearchShards(
      shards: layout.volumes[volume].shards, texts: texts[volume], version: versions[volume]
    ).files(first..<(first + files.count))
  }

  /// Takes over the terms of each volume that stands in this version, and tells which those are.
  ///
  /// The version is a hash of all that the terms are made of, so that nothing in them can differ.
  func keepTerms(of files: [PlannedFile], in standing: StandingFiles) throws -> Set<Int> {
    var paths: [Int: [String]] = [:]
    for file in files {
      guard case .searchFile(.terms(let volume, _)) = file.content else { continue }
      paths[volume, default: []].append(file.path)
    }
    var kept: Set<Int> = []
    for (volume, paths) in paths where !texts[volume].isEmpty {
      let version = Array(versions[volume].utf8)
      let isSame = try paths.allSatisfy {
        try standing.holds($0) && standing.bytes($0, SearchIndex.versionLength) == version
      }
      guard isSame else { continue }
      for path in paths { try standing.keep(path) }
      kept.insert(volume)
    }
    return kept
  }

  private func small(_ file: SearchFile) -> [UInt8] {
    switch file {
    case .manifest(let language): manifest(language).data
    case .facets(let volume): facets(volume).data
    case .cards(let volume, let part): cards(volume, part).data
    case .text(let volume, let page): Array("\(versions[volume])\(texts[volume][page].plain)".utf8)
    case .terms: preconditionFailure("terms are made together")
    }
  }

  /// All volumes: the newest of the own language, then those of the others, then the older ones.
  private func manifest(_ language: Int) -> JSONText {
    func volumes(_ isWanted: (Int) -> Bool) -> [Int] {
      let own = layout.volumes.indices.filter { layout.volumes[$0].language == language }
      let others = layout.volumes.indices.filter { layout.volumes[$0].language != language }
      return (own + others).filter(isWanted)
    }
    let isNewest = { (place: Int) in
      place == 0 || layout.volumes[place - 1].language != layout.volumes[place].language
    }
    let order = volumes(isNewest) + volumes { !isNewest($0) }
    let list = order.map { place in
      let volume = layout.volumes[place]
      let desk = desks[volume.language]
      return JSONText.object(
        ("path", .string(desk.language.routes.route("search/\(volume.number)/").href)),
        ("language", .string(desk.tag.tag)), ("version", .string(versions[place])),
        ("pages", .number(volume.entries.count)), ("shards", .number(volume.shards)))
    }
    return .object(("volumes", .list(list)))
  }

  private func cards(_ place: Int, _ part: Int) -> JSONText {
    let volume = layout.volumes[place]
    let start = part * SearchLayout.cardsPerFile
    let range = start..<min(volume.entries.count, start + SearchLayout.cardsPerFile)
    let desk = desks[volume.language]
    return .object(
      ("version", .string(versions[place])),
      (
        "cards",
        .list(
          range.map { page in
            let entry = volume.entries[page]
            let isDated = entry.kind == .news || entry.kind == .issue
            let date = isDated ? entry.date.map { desk.date($0) } : nil
            return .list([
              .string(texts[place][page].title), .string(entry.href), .string(date?.iso ?? ""),
              .string(date?.text ?? ""),
            ])
          })
      ))
  }

  // MARK: Facets

  /// By what results are narrowed, in the order of their names in addresses.
  private static let facetIDs = ["kind", "language", "column", "year", "region", "branch"]

  /// What a page stands under, for each of `facetIDs`.
  private static func names(
    of entry: SearchLayout.Entry, at desk: Desk, _ units: [String: String]
  ) -> [(id: String, name: String)?] {
    [
      (entry.kind.rawValue, desk.words[entry.kind.word]),
      (desk.tag.tag, desk.words[.languageName]),
      entry.column.map { ($0, desk.index.columns[$0].map { desk.text($0.name) } ?? $0) },
      entry.date.map { (String($0.year), String($0.year)) },
      entry.region.map { ($0, desk.name(of: $0, in: "regions", short: true)) },
      entry.branch.map { ($0, units[$0] ?? $0) },
    ]
  }

  private func facets(_ place: Int) -> JSONText {
    let volume = layout.volumes[place]
    let desk = desks[volume.language]
    let all = volume.entries.map { SearchIndex.names(of: $0, at: desk, units) }
    let heads: [Word] = [.searchKind, .searchLanguage, .columns, .searchYear, .regions, .branches]
    let lists = zip(SearchIndex.facetIDs, heads).enumerated().map { number, facet in
      var values: [JSONText] = []
      var known: [String: Int] = [:]
      var places = ""
      for names in all {
        var value = 0
        if let name = names[number] {
          value = known[name.id] ?? 0
          if value == 0 {
            values.append(.list([.string(name.id), .string(name.name)]))
            value = values.count
            known[name.id] = value
          }
        }
        places.unicodeScalars.append(SearchIndex.letter(value))
      }
      return JSONText.object(
        ("id", .string(facet.0)), ("name", .string(desk.words[facet.1])),
        ("values", .list(values)), ("of", .string(places)))
    }
    return .object(("version", .string(versions[place])), ("facets", .list(lists)))
  }

  /// A number below 5,000 as one character: `a` to `z`, then from U+0100 on.
  private static func letter(_ number: Int) -> Unicode.Scalar {
    Unicode.Scalar(UInt32(number < 26 ? 97 + number : 0x100 + number)) ?? "a"
  }
}
