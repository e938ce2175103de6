import BulletinModel

/// In which version the files of a volume stand.
struct SearchVersion: Sendable, Hashable {
  /// See `SearchIndex.order`.
  let order: String
  /// A hash of the texts of all pages, and of their order.
  let texts: String

  /// The version of pages in an order, with the hashes of their texts.
  init(order: String, hashes: [UInt64]) {
    self.order = order
    var hash = StableHash(order.utf8)
    hashes.withUnsafeBytes { hash.add($0) }
    texts = String(hash.digits.prefix(SearchIndex.hashLength))
  }
}

/// The index of the pages of one volume: the bytes of its files.
struct SearchIndex: Sendable {
  /// How many digits versions and orders have.
  static let hashLength = 8
  /// How many atoms of a volume one pass over its texts takes up, all pairs and positions of them:
  /// 24 MB while it works.
  private static let atomsPerPass = 1_500_000

  /// A hash of the pages in their order, with all by which they are narrowed and the words for it.
  ///
  /// The numbers of pages mean the same in all files that bear it, and each does.
  let order: String
  /// The texts of the pages that the files to be made tell of.
  var texts: [Int: SearchText]
  private let volume: SearchLayout.Volume
  private let desk: Desk
  private let names: FacetNames

  /// Takes the pages.
  init(_ volume: SearchLayout.Volume, texts: [Int: SearchText], desk: Desk) {
    self.volume = volume
    self.texts = texts
    self.desk = desk
    names = FacetNames(desk)
    var hash = StableHash("2".utf8)
    for head in SearchIndex.facetHeads { hash.add("\(desk.words[head])\n") }
    for entry in volume.entries {
      for part in [entry.href, " ", entry.date?.iso ?? "", "\n"] { hash.add(part) }
      for name in names.values(of: entry) {
        for part in [name?.id ?? "", " ", name?.name ?? "", "\n"] { hash.add(part) }
      }
    }
    order = String(hash.digits.prefix(SearchIndex.hashLength))
  }

  /// A hash of all that the files are made of, `hashes` those of the texts of all pages.
  func version(of hashes: [UInt64]) -> SearchVersion {
    precondition(hashes.count == volume.entries.count, "a page of the index was not rendered")
    return SearchVersion(order: order, hashes: hashes)
  }

  /// The files of the volume in portions that workers may make at once: of small ones, or of terms that follow
  /// one another.
  func portions(of files: [PlannedFile]) -> [[PlannedFile]] {
    var small: [PlannedFile] = []
    var terms: [(shard: Int, file: PlannedFile)] = []
    for file in files {
      guard case .searchFile(let part) = file.content else { continue }
      if case .terms(_, let shard) = part {
        terms.append((shard, file))
      } else {
        small.append(file)
      }
    }
    terms.sort { $0.shard < $1.shard }
    let atoms = texts.values.reduce(0) { $0 + $1.stream.count }
    let passes = max(2, (atoms + SearchIndex.atomsPerPass - 1) / SearchIndex.atomsPerPass)
    let size = max(1, (terms.count + passes - 1) / passes)
    let runs = stride(from: 0, to: terms.count, by: size).map { start in
      terms[start..<min(terms.count, start + size)].map(\.file)
    }
    return small.isEmpty ? runs : [small] + runs
  }

  /// The bytes of the files of a portion; those of terms need the texts of all pages.
  func bytes(of files: [PlannedFile]) -> [[UInt8]] {
    guard case .searchFile(.terms(_, let first)) = files.first?.content else {
      return files.map { file in
        guard case .searchFile(let part) = file.content else { return [] }
        return small(part)
      }
    }
    let all = volume.entries.indices.compactMap { texts[$0] }
    return SearchShards(shards: volume.shards, texts: all, order: order)
      .files(first..<(first + files.count))
  }

  private func small(_ file: SearchFile) -> [UInt8] {
    switch file {
    case .facets: facets.data
    case .cards(_, let part): cards(part).data
    case .text(_, let page): Array("\(order)\(text(of: page).plain)".utf8)
    case .manifest, .terms: preconditionFailure("made elsewhere")
    }
  }

  /// The pages whose titles one file tells.
  static func pages(ofCards part: Int, in volume: SearchLayout.Volume) -> Range<Int> {
    let start = part * SearchLayout.cardsPerFile
    return start..<min(volume.entries.count, start + SearchLayout.cardsPerFile)
  }

  private func text(of page: Int) -> SearchText {
    guard let text = texts[page] else { preconditionFailure("the text of a page is missing") }
    return text
  }

  private func cards(_ part: Int) -> JSONText {
    .object(
      ("order", .string(order)),
      (
        "cards",
        .list(
          SearchIndex.pages(ofCards: part, in: volume).map { page in
            let entry = volume.entries[page]
            let isDated = entry.kind == .news || entry.kind == .issue
            let date = isDated ? entry.date.map { desk.date($0) } : nil
            return .list([
              .string(text(of: page).title), .string(entry.href), .string(date?.iso ?? ""),
              .string(date?.text ?? ""),
            ])
          })
      ))
  }

  // MARK: Facets

  /// By what results are narrowed, in the order of their names in addresses.
  private static let facetIDs = ["kind", "language", "column", "year", "region", "branch"]
  /// How each of them is called.
  private static let facetHeads: [Word] = [
    .searchKind, .searchLanguage, .columns, .searchYear, .regions, .branches,
  ]

  /// What a page stands under, for each of `facetIDs`.
  private var facets: JSONText {
    let all = volume.entries.map { names.values(of: $0) }
    let lists = zip(SearchIndex.facetIDs, SearchIndex.facetHeads).enumerated().map {
      number, facet in
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
    return .object(("order", .string(order)), ("facets", .list(lists)))
  }

  /// A number below 5,000 as one character: `a` to `z`, then from U+0100 on.
  private static func letter(_ number: Int) -> Unicode.Scalar {
    Unicode.Scalar(UInt32(number < 26 ? 97 + number : 0x100 + number)) ?? "a"
  }
}

/// The names of all by which pages are narrowed, looked up once for all pages.
private struct FacetNames {
  private let desk: Desk
  private let columns: [String: String]
  private let regions: [String: String]
  private let units: [String: String]

  init(_ desk: Desk) {
    self.desk = desk
    columns = desk.index.columns.mapValues { desk.text($0.name) }
    let terms = desk.edition.vocabularies["regions"]?.terms ?? []
    regions = Dictionary(
      terms.map { ($0.id, desk.text($0.short ?? $0.name)) }, uniquingKeysWith: { first, _ in first }
    )
    units = Dictionary(
      desk.edition.branches.map { ($0.id, $0.short ?? $0.name) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What a page is narrowed by, in the order of `SearchIndex.facetIDs`.
  func values(of entry: SearchLayout.Entry) -> [(id: String, name: String)?] {
    [
      (entry.kind.rawValue, desk.words[entry.kind.word]),
      (desk.tag.tag, desk.words[.languageName]),
      entry.column.map { ($0, columns[$0] ?? $0) },
      entry.date.map { (String($0.year), String($0.year)) },
      entry.region.map { ($0, regions[$0] ?? $0) },
      entry.branch.map { ($0, units[$0] ?? $0) },
    ]
  }
}
