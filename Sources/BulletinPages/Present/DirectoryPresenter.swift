import BulletinModel

/// Makes the tree of all units.
struct DirectoryPresenter {
  /// Down to which depth units stand open at first.
  private static let openDepth = 1

  let desk: Desk

  private var words: Words { desk.words }
  private var branches: [Branch] { desk.edition.branches }

  /// The page.
  var page: BranchDirectoryPage {
    let sectors = sectors
    let filters =
      sectors.count < 2
      ? [:]
      : Dictionary(
        sectors.enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: { a, _ in a })
    let standing = branches.filter { $0.dissolved == nil }.count
    return BranchDirectoryPage(
      frame: desk.frame(subject(standing)), title: words[.directory],
      description: description(standing),
      filter: filters.isEmpty ? nil : filter(sectors),
      columns: BranchColumnsContext(
        sector: words[.kind], first: words[.members], second: words[.activities]),
      nodes: desk.index.tree.roots.map { node($0, depth: 0, filters) },
      note: desk.text(desk.edition.settings.statistics.note), t: desk.templateWords)
  }

  private func description(_ standing: Int) -> String {
    words(
      .directoryDescription,
      [
        "n": desk.numbers.count(Int64(standing)),
        "date": desk.dates.day(desk.edition.now.date),
      ])
  }

  /// The sectors that units name, in the order of their vocabulary.
  private var sectors: [String] {
    let used = Set(branches.flatMap(\.sectors))
    let terms = desk.edition.vocabularies["sectors"]?.terms ?? []
    return Array(terms.map(\.id).filter(used.contains).prefix(24))
  }

  private func filter(_ sectors: [String]) -> FilterContext {
    let choices =
      [words[.allSectors]]
      + sectors.map { desk.name(of: $0, in: "sectors", short: true) }
    return FilterContext(
      legend: words[.sector],
      options: choices.enumerated().map {
        FilterOptionContext(id: "f\($0)", text: $1, isFirst: $0 == 0)
      })
  }

  private func node(_ place: Int, depth: Int, _ filters: [String: Int]) -> BranchNodeContext {
    let branch = branches[place]
    let below = desk.index.tree.children[place]
    let size = desk.index.tree.sizes[place]
    let held = desk.index.activities.byHost[branch.id]
    let numbers = branch.sectors.compactMap { filters[$0] }.sorted().map(String.init)
    return BranchNodeContext(
      name: desk.link(toBranch: place),
      size: size > 0 ? words(.unitCount, ["n": desk.numbers.count(Int64(size))]) : nil,
      sector: desk.name(of: branch.kind, in: "branch_kinds", short: true),
      first: branch.members.map { desk.numbers.count(Int64($0)) } ?? NumberFormat.missing,
      second: held.map { desk.numbers.count(desk.totals($0).sessions) } ?? NumberFormat.missing,
      isOpen: depth < DirectoryPresenter.openDepth, isDissolved: branch.dissolved != nil,
      isGroup: !below.isEmpty,
      filter: below.isEmpty && !numbers.isEmpty ? numbers.joined(separator: " ") : nil,
      // A unit that hangs on itself through others has no root and is never reached.
      children: below.map { node($0, depth: depth + 1, filters) })
  }

  private func subject(_ standing: Int) -> PageSubject {
    let title = words[.directory]
    var subject = PageSubject(
      content: .directory(desk.language.place),
      route: desk.language.routes.route("branches/"), title: title)
    subject.description = description(standing)
    subject.section = .branches
    subject.trail = [.plain(title)]
    subject.metas = desk.columnMetas(
      name: title, description: subject.description, keywords: [],
      type: words[.columnTypeOrganisation])
    return subject
  }
}
