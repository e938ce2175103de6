import BulletinModel

/// The search: a page for every language, and the files of its index.
extension Planner {
  /// Claims the search pages and lays out the index of all pages that were claimed before.
  mutating func claimSearch() -> SearchLayout {
    var entries = index.languages.map { _ in [SearchLayout.Entry]() }
    for file in claimedFiles where file.kind == .page {
      guard let (language, entry) = searchEntry(of: file) else { continue }
      entries[language].append(entry)
    }
    let layout = SearchLayout(entries)
    for language in index.languages {
      let routes = language.routes
      claim(
        .search(language.place), at: routes.route("search/"), owner: "templates/search.mustache",
        isMapped: false)
      claim(.manifest(language: language.place), at: routes.route("search/index.json"))
    }
    for (place, volume) in layout.volumes.enumerated() {
      let routes = index.languages[volume.language].routes
      let folder = "search/\(volume.number)/"
      claim(.facets(volume: place), at: routes.route(folder + "facets.json"))
      for part in 0..<volume.cards {
        claim(.cards(volume: place, part: part), at: routes.route("\(folder)c\(part).json"))
      }
      for shard in 0..<volume.shards {
        claim(.terms(volume: place, shard: shard), at: routes.route("\(folder)t\(shard).bin"))
      }
      for (page, entry) in volume.entries.enumerated() where entry.kind.hasTextFiles {
        claim(.text(volume: place, page: page), at: routes.route("\(folder)p\(page).txt"))
      }
    }
    return layout
  }

  private mutating func claim(_ file: SearchFile, at route: Route) {
    claim(.searchFile(file), at: route, kind: .search, owner: "templates/search.mustache")
  }

  /// The entry of a page; nil for what is no reading matter: lists, front pages, traces.
  private func searchEntry(of file: PlannedFile) -> (Int, SearchLayout.Entry)? {
    func entry(
      _ kind: SearchKind, _ date: CivilDate? = nil, column: String? = nil, region: String? = nil,
      branch: String? = nil
    ) -> SearchLayout.Entry {
      // Han letters take nine bytes when they are encoded.
      let isPlain = !file.route.path.utf8.contains {
        switch $0 {
        case UInt8(ascii: "%"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\\"): true
        default: false
        }
      }
      let plain = index.address.basePath + file.route.path.dropFirst()
      return SearchLayout.Entry(
        content: file.content, path: file.path, href: isPlain ? plain : file.route.href,
        kind: kind, date: date, column: column, region: region, branch: branch)
    }
    func place(of tag: LanguageTag) -> Int {
      index.languages.first { $0.language.matches(tag) }?.place ?? 0
    }
    switch file.content {
    case .item(let place):
      let item = edition.news[place]
      return (
        index.itemLanguages[place],
        entry(
          .news, item.date.date, column: item.column, region: item.region, branch: item.branch)
      )
    case .standing(let page): return (place(of: edition.pages[page].language), entry(.page))
    case .statisticsText(let page):
      return (place(of: edition.statisticsPages[page].language), entry(.statistics))
    case .branch(let language, let place):
      let branch = edition.branches[place]
      return (language, entry(.branch, region: branch.region, branch: branch.id))
    case .issue(let language, let issue):
      return (language, entry(.issue, edition.issues[issue].date))
    case .report(let language, let period): return (language, entry(.report, period.start))
    case .month(let language, let month): return (language, entry(.activities, month.start))
    case .statistics(let language), .measure(let language, _), .measureFacts(let language, _),
      .reporting(let language), .revisions(let language), .releases(let language):
      return (language, entry(.statistics))
    case .row(let language, _, _): return (language, entry(.register))
    // Further pages of a ledger bear the same title; rows that stand for themselves have own pages.
    case .register(let language, _, let page) where page == 1: return (language, entry(.register))
    default: return nil
    }
  }
}
