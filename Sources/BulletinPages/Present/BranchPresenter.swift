import BulletinModel

/// Makes the profile of a unit.
struct BranchPresenter {
  /// How many past activities the profile lists.
  private static let listed = 12
  /// How many units beside it the profile lists.
  private static let beside = 24

  let desk: Desk
  let place: Int

  private var branch: Branch { desk.edition.branches[place] }
  private var tree: BranchTree { desk.index.tree }
  private var words: Words { desk.words }

  /// The page.
  var page: BranchPage {
    let children = tree.children[place]
    let parent = tree.place(of: branch.parent)
    return BranchPage(
      frame: desk.frame(subject(parent)), label: label(parent), title: branch.name, deck: deck,
      dissolved: branch.dissolved.map {
        words(.dissolvedOn, ["date": desk.dates.day($0)])
      },
      keyFigures: keyFigures(parent), facts: facts(parent),
      children: children.isEmpty ? nil : childTable(children), timeline: timeline,
      figure: monthsFigure, stories: stories, siblings: siblings(parent), t: desk.templateWords)
  }

  private func label(_ parent: Int?) -> [LinkContext] {
    var links = parent.map { [desk.link(toBranch: $0, short: true)] } ?? []
    if let region = branch.region { links.append(desk.link(toRegion: region)) }
    links += branch.sectors.map {
      desk.link(to: .sector($0), text: desk.name(of: $0, in: "sectors", short: true))
    }
    return links
  }

  /// The unit in one sentence from its row.
  private var deck: String {
    var parts = [
      words(
        .branchIs,
        [
          "level": desk.name(of: branch.level, in: "levels"),
          "kind": desk.name(of: branch.kind, in: "branch_kinds"),
        ])
    ]
    if let founded = branch.founded {
      parts.append(words(.branchFounded, ["date": desk.dates.day(founded)]))
    }
    if tree.sizes[place] > 0 {
      parts.append(
        words(.branchHolds, ["n": desk.numbers.count(Int64(tree.sizes[place]))]))
    }
    return parts.joined(separator: words[.clauseComma]) + words[.fullStop]
  }

  private func facts(_ parent: Int?) -> [FactContext] {
    var facts: [FactContext] = []
    func add(_ word: Word, _ values: [LinkContext]) {
      guard !values.isEmpty else { return }
      facts.append(FactContext(label: words[word], values: values, date: nil))
    }
    func add(_ word: Word, _ text: String?) { add(word, text.map { [.plain($0)] } ?? []) }
    func add(_ word: Word, _ day: CivilDate?) {
      guard let day else { return }
      facts.append(FactContext(label: words[word], values: [], date: desk.date(day)))
    }
    add(.factParent, parent.map { [desk.link(toBranch: $0)] } ?? [])
    add(.factKind, desk.name(of: branch.kind, in: "branch_kinds"))
    add(.factLevel, desk.name(of: branch.level, in: "levels"))
    add(.factFormation, branch.formation.map { desk.name(of: $0, in: "formation") })
    add(.factRegion, branch.region.map { [desk.link(toRegion: $0, short: false)] } ?? [])
    add(
      .factSector,
      branch.sectors.map { desk.link(to: .sector($0), text: desk.name(of: $0, in: "sectors")) })
    add(.factFounded, branch.founded)
    add(.factDissolved, branch.dissolved)
    add(.factCovers, branch.covers.map { desk.numbers.count(Int64($0)) })
    add(.factMembers, branch.members.map { desk.numbers.count(Int64($0)) })
    add(.factSeason, branch.isSeasonal ? branch.months ?? words[.seasonal] : nil)
    add(.factBrand, branch.brand)
    add(.factFormerNames, branch.formerNames.map { .plain($0) })
    add(.factID, branch.id)
    return facts
  }

  // MARK: Figures

  /// Four figures of the unit, each beside the average of the units below the same one.
  private func keyFigures(_ parent: Int?) -> KeyFiguresContext? {
    let averages = desk.averages
    guard let period = averages.period, averages.values.indices.contains(place) else { return nil }
    let figures = PeerAverages.measures.indices.compactMap { measure in
      keyFigure(averages.values[place][measure], measure, parent)
    }
    guard !figures.isEmpty else { return nil }
    return KeyFiguresContext(
      title: words[.keyFigures], anchor: "key-figures", asOf: desk.dates.period(period),
      how: nil, isFour: true, figures: figures,
      note: desk.text(desk.edition.settings.statistics.note))
  }

  private func keyFigure(_ figure: Figure, _ number: Int, _ parent: Int?) -> KeyFigureContext? {
    guard let measure = desk.index.figures.measure(figure.key.measure), let exact = figure.exact,
      exact.numerator != 0 || number == 0
    else { return nil }
    let reading = desk.reading(figure, of: measure)
    let mean = parent.flatMap { desk.averages.mean(number, below: $0) }
    return KeyFigureContext(
      name: .plain(desk.text(measure.name)), value: reading.value, url: desk.traceHref(figure.key),
      unit: reading.unit.isEmpty ? nil : reading.unit,
      change: mean.map { mean in
        words(
          .peerAverage,
          [
            "value": desk.numbers.decimal(mean, digits: 1),
            "unit": desk.text(measure.unit) ?? "",
          ])
      },
      spark: desk.spark(
        measure, at: ["branch": desk.edition.branches[place].id], to: figure.key.period))
  }

  // MARK: Activities

  private var timeline: TimelineContext? {
    guard let held = desk.index.activities.byHost[branch.id] else { return nil }
    let entries = desk.index.activities.entries
    let now = desk.edition.now.date
    let next = held.first { !(entries[$0].date < now) }
    let past = held.reversed().lazy.filter { entries[$0].date < now }
      .prefix(BranchPresenter.listed)
    let shown = (next.map { [$0] } ?? []) + past
    guard let latest = shown.first else { return nil }
    let total = desk.totals(held).sessions
    return TimelineContext(
      more: LinkContext(
        words(.allSessions, ["n": desk.numbers.count(total)]),
        to: desk.language.routes.route(
          "activities/\(Period(.month, containing: entries[latest].date).id)/")),
      entries: shown.map { entry($0, isNext: $0 == next) })
  }

  private func entry(_ place: Int, isNext: Bool) -> TimelineEntryContext {
    let event = desk.event(place, anchor: "")
    let entry = desk.index.activities.entries[place]
    let text = [event.place, event.participants].compactMap { $0 }
    return TimelineEntryContext(
      date: desk.date(entry.date), kind: event.kind,
      title: LinkContext(url: event.url, text: event.title, current: false, count: nil),
      text: text.isEmpty ? nil : text.joined(separator: words[.clauseComma]), isNext: isNext)
  }

  /// Sessions by month over the last twelve months with the year before.
  private var monthsFigure: FigureContext? {
    guard let held = desk.index.activities.byHost[branch.id], held.count >= 6 else { return nil }
    let entries = desk.index.activities.entries
    var sums: [Period: Int64] = [:]
    for place in held {
      sums[Period(.month, containing: entries[place].date), default: 0] += entries[place].sessions
    }
    let last = Period(.month, containing: desk.edition.now.date)
    let months = desk.course(to: last, count: 12, since: desk.index.activities.months.first)
    guard months.count >= 3 else { return nil }
    let bars = months.map { month in
      ChartRoom.Bar(
        label: desk.dates.axis(month), value: Rational(sums[month] ?? 0),
        text: desk.numbers.count(sums[month] ?? 0),
        before: sums[month.yearBefore].map { Rational($0) })
    }
    let title = words(.sessionsByMonth, ["name": branch.short ?? branch.name])
    return FigureContext(
      id: "sessions", number: nil, title: title,
      subtitle: words(
        .fromTo,
        ["from": desk.dates.period(months[0]), "to": desk.dates.period(last)]),
      plot: ChartRoom.columns(bars, title: title, description: title, id: "sessions", desk: desk),
      heat: nil, legend: [], source: desk.statisticsSource, note: nil,
      table: TableContext(
        caption: title,
        columns: [.text(words[.month]), .number(words[.sessionsHead]), .number(words[.yearAgo])],
        rows: months.map { month in
          TableRowContext(
            head: .plain(desk.dates.period(month)),
            cells: [
              .number(desk.numbers.count(sums[month] ?? 0)),
              .number(sums[month.yearBefore].map(desk.numbers.count) ?? NumberFormat.missing),
            ])
        }, totals: []),
      downloads: [])
  }

  private func childTable(_ children: [Int]) -> TableContext {
    TableContext(
      caption: words[.unitsBelow],
      columns: [
        .text(words[.unit]), .text(words[.kind]), .number(words[.members]),
        .number(words[.activities]),
      ],
      rows: children.map { child in
        let unit = desk.edition.branches[child]
        let held = desk.index.activities.byHost[unit.id]
        return TableRowContext(
          head: desk.link(toBranch: child),
          cells: [
            .text(desk.name(of: unit.kind, in: "branch_kinds", short: true)),
            .number(unit.members.map { desk.numbers.count(Int64($0)) } ?? NumberFormat.missing),
            .number(
              held.map { desk.numbers.count(desk.totals($0).sessions) } ?? NumberFormat.missing),
          ])
      }, totals: [])
  }

  // MARK: News and neighbours

  private var stories: StoryBlockContext? {
    let items = desk.language.items(of: .branch(branch.id))
    return desk.block(words[.branchNews], anchor: "stories", items.prefix(20))
  }

  private func siblings(_ parent: Int?) -> [LinkContext] {
    let all = parent.map { tree.children[$0] } ?? tree.roots
    let own = all.firstIndex(of: place) ?? 0
    let first = max(0, min(own - BranchPresenter.beside / 2, all.count - BranchPresenter.beside))
    return all[first...].prefix(BranchPresenter.beside + 1).filter { $0 != place }
      .map { desk.link(toBranch: $0, short: true) }
  }

  private func subject(_ parent: Int?) -> PageSubject {
    var subject = PageSubject(
      content: .branch(desk.language.place, branch: place),
      route: desk.language.routes.route("branches/\(branch.id)/"), title: branch.name)
    subject.description = "\(branch.name)\(words[.colon])\(deck)"
    subject.section = .branches
    subject.trail =
      [LinkContext(words[.directory], to: desk.language.routes.route("branches/"))]
      + tree.ancestors(of: place, in: desk.edition.branches).map {
        desk.link(toBranch: $0, short: true)
      } + [.plain(branch.name)]
    if desk.language.lists.branches[branch.id] != nil {
      subject.feeds = [
        (
          .branch(branch.id),
          words(.windowTitle, ["page": branch.name, "site": desk.siteTitle])
        )
      ]
    }
    subject.metas = desk.columnMetas(
      name: branch.name, description: deck, keywords: [], type: words[.columnTypeOrganisation])
    return subject
  }
}
