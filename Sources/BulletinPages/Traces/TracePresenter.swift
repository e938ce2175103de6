import BulletinModel

/// Makes the page of one figure: formula, counts, rows with file and line, and where it is cited.
struct TracePresenter {
  /// How many rows stand on one page.
  static let pageSize = 100
  /// How many pages of rows a figure has at most; the ledger's own file has all.
  static let mostPages = 20

  let desk: Desk
  let key: FigureKey
  let measure: Measure

  init?(desk: Desk, key: FigureKey) {
    guard let measure = desk.index.figures.measure(key.measure) else { return nil }
    self.desk = desk
    self.key = key
    self.measure = measure
  }

  private var words: Words { desk.words }
  private var figures: Figures { desk.index.figures }
  private var figure: Figure { figures.figure(key) }
  private var register: Register? { desk.edition.registers[measure.register] }
  private var isOpen: Bool { register?.schema.publication == .rows }

  /// The number of pages of a figure.
  static func pages(of figure: Figure, isOpen: Bool) -> Int {
    guard isOpen else { return 1 }
    return min(mostPages, Pagination(count: figure.rowCount, size: pageSize).pages)
  }

  /// One page of it, from 1.
  func page(_ number: Int) -> TracePage {
    let figure = figure
    let rows = isOpen ? figures.rows(behind: key) : []
    let shown = Pagination(
      count: min(rows.count, TracePresenter.pageSize * TracePresenter.mostPages),
      size: TracePresenter.pageSize)
    let isFirst = number == 1
    return TracePage(
      frame: desk.frame(subject(figure, number)),
      label: LinkContext(
        desk.text(measure.name),
        to: desk.language.routes.route("statistics/measures/\(measure.id)/")),
      title: desk.figureName(key), value: desk.printed(figure, of: measure),
      release: release(figure), note: desk.text(desk.edition.settings.statistics.note),
      revision: revision, formula: isFirst ? formula(figure) : nil,
      definition: desk.text(measure.definition), parts: isFirst ? parts : [],
      totals: isFirst && rows.count > TracePresenter.pageSize ? totals(figure) : nil,
      rows: table(Array(rows[shown.range(of: number)])), rowsNote: rowsNote(rows.count),
      pages: desk.pagination(shown, current: number, route: route),
      leftOut: isFirst ? leftOut : nil, mentions: isFirst ? mentions : [],
      address: desk.index.address.absolute(route(1).href),
      downloads: [
        LinkContext(
          url: desk.language.routes.route("figures/\(key.traceID)/figure.json").href,
          text: "JSON", current: false, count: nil)
      ], t: desk.templateWords)
  }

  private func route(_ number: Int) -> Route {
    desk.language.routes.page(number, of: "figures/\(key.traceID)/")
  }

  // MARK: What it is

  private func release(_ figure: Figure) -> [FactContext] {
    func fact(_ label: Word, _ value: String) -> FactContext {
      FactContext(label: words[label], values: [.plain(value)], date: nil)
    }
    var facts = [fact(.period, desk.dates.period(key.period))]
    if let day = figure.asOf {
      facts.append(FactContext(label: words[.asOf], values: [], date: desk.date(day)))
    }
    for (dimension, id) in key.members.sorted(by: { $0.key < $1.key }) {
      let axis = figures.axis(dimension, of: key.measure)
      facts.append(
        FactContext(
          label: desk.text(axis?.name) ?? dimension,
          values: [.plain(desk.text(axis?.member(id)?.name) ?? id)], date: nil))
    }
    if let above = figure.numerator, figure.denominator != nil {
      facts.append(fact(.numeratorHead, desk.numbers.count(above)))
    }
    if let below = figure.denominator {
      facts.append(fact(.denominatorHead, desk.numbers.count(below)))
    }
    facts.append(
      fact(
        .fromRegister,
        words(
          .registerRows,
          [
            "name": desk.text(register?.schema.name) ?? measure.register,
            "n": desk.numbers.count(Int64(figure.rowCount)),
          ])))
    facts.append(fact(.definitionVersion, String(measure.version)))
    return facts
  }

  private func formula(_ figure: Figure) -> FormulaContext? {
    guard figure.exact != nil else { return nil }
    let printed = desk.printed(figure, of: measure)
    var example = printed
    if key.comparison == .value, let above = figure.numerator, let below = figure.denominator {
      example = "\(desk.numbers.count(above)) ÷ \(desk.numbers.count(below)) = \(printed)"
    } else if let (now, then) = compared {
      example = words(
        .comparedExample,
        [
          "now": desk.cell(now, of: measure), "then": desk.cell(then, of: measure),
          "value": printed,
        ])
    }
    let isRatio = figure.denominator != nil
    return FormulaContext(
      text: isRatio ? words[.ratioOfCounts] : words[.sumOfRows],
      words: "\(desk.text(measure.name)) = \(desk.text(measure.formula))", example: example,
      exampleLabel: figure.asOf.map(desk.dates.day) ?? desk.dates.period(key.period),
      note: isRatio ? words[.roundingRule] : nil)
  }

  /// The values of this and of the earlier period that a change is made from.
  private var compared: (now: Figure, then: Figure)? {
    let earlier: Period
    switch key.comparison {
    case .change: earlier = key.period.previous
    case .yoy: earlier = key.period.yearBefore
    default: return nil
    }
    return (
      figures.figure(FigureKey(key.measure, key.members, in: key.period)),
      figures.figure(FigureKey(key.measure, key.members, in: earlier))
    )
  }

  /// The figures that a comparison is made from, those with a page as links.
  private var parts: [LinkContext] {
    var keys: [FigureKey] = []
    if let (now, then) = compared { keys = [now.key, then.key] }
    if key.comparison == .share || key.comparison == .rank {
      keys = [FigureKey(key.measure, key.members, in: key.period)]
      if key.comparison == .share, let last = key.members.keys.max() {
        keys.append(
          FigureKey(key.measure, key.members.filter { $0.key != last }, in: key.period))
      }
    }
    return keys.map { key in
      LinkContext(
        url: desk.traceHref(key),
        text: desk.figureName(key) + words[.colon]
          + desk.printed(
            figures.figure(key), of: measure),
        current: false, count: nil)
    }
  }

  private var revision: String? {
    guard let revision = desk.index.cited.revisions.first(where: { $0.key == key }) else {
      return nil
    }
    let before = Figure(key: key, value: .exact(revision.published))
    return words(
      .revisedFrom,
      [
        "old": desk.printed(before, of: measure), "new": desk.printed(figure, of: measure),
        "date": revision.date.map(desk.dates.day) ?? NumberFormat.missing,
        "reason": desk.text(revision.reason) ?? NumberFormat.missing,
      ])
  }

  // MARK: Rows

  private func table(_ rows: [Int]) -> TableContext? {
    guard let register, !rows.isEmpty else { return nil }
    let text = RegisterText(desk: desk, register: register)
    return placed(
      text.table(rows, fields: fields(text), caption: words[.rowsBehind]), rows, register)
  }

  /// The fields that readers may see, those that the measure reads among them.
  private func fields(_ text: RegisterText) -> [RegisterSchema.Field] {
    let read = figures.definition(measure.id)?.fields ?? []
    let first = text.fields(named: [])
    let rest = (register?.schema.shownFields ?? []).filter { field in
      read.contains(field.id) && !first.contains { $0.id == field.id }
    }
    return first + rest
  }

  /// The table with a last column that says where each row stands in the sources.
  private func placed(
    _ table: TableContext, _ rows: [Int], _ register: Register, reasons: [String] = []
  ) -> TableContext {
    TableContext(
      caption: table.caption,
      columns: table.columns + (reasons.isEmpty ? [] : [.text(words[.reasonHead])])
        + [.text(words[.placeHead])],
      rows: zip(table.rows, rows).enumerated().map { number, pair in
        let (row, place) = pair
        let source = words(
          .fileLine,
          [
            "file": register.files[Int(register.rowFiles[place])],
            "n": String(register.rowLines[place]),
          ])
        let extra = (reasons.isEmpty ? [] : [reasons[number]]) + [source]
        return TableRowContext(
          head: row.head,
          cells: row.cells
            + extra.map { TableCellContext(text: $0, isNumber: false, heat: nil, url: nil) })
      }, totals: [])
  }

  private func rowsNote(_ count: Int) -> String? {
    guard isOpen else { return words[.rowsWithheld] }
    let most = TracePresenter.pageSize * TracePresenter.mostPages
    guard count > most else { return nil }
    return words(.rowsCut, ["n": desk.numbers.count(Int64(most))])
  }

  /// The sums by the first dimension that is not held still, for figures of many rows.
  private func totals(_ figure: Figure) -> TableContext? {
    for dimension in ["branch", "host", "region"] + measure.dimensions
    where measure.dimensions.contains(dimension) && key.members[dimension] == nil {
      guard let axis = figures.axis(dimension, of: measure.id) else { continue }
      let told = axis.members.compactMap { member -> (DimensionAxis.Member, Figure)? in
        let members = key.members.merging([dimension: member.id]) { $1 }
        let part = figures.figure(FigureKey(measure.id, members, in: key.period))
        return part.exact != nil && part.rowCount > 0 ? (member, part) : nil
      }
      guard told.count > 1, told.count <= 200 else { continue }
      return TableContext(
        caption: words(.byDimension, ["what": desk.text(axis.name)]),
        columns: [
          .text(desk.text(axis.name)), .number(desk.text(measure.name)), .number(words[.rowsHead]),
        ],
        rows: told.map { member, part in
          TableRowContext(
            head: .plain(desk.text(member.name)),
            cells: [
              TableCellContext(
                text: desk.cell(part, of: measure), isNumber: true, heat: nil,
                url: desk.traceHref(part.key)),
              .number(desk.numbers.count(Int64(part.rowCount))),
            ])
        }, totals: [])
    }
    return nil
  }

  private var leftOut: TableContext? {
    guard let register, isOpen else { return nil }
    let left = figures.leftOut(of: key).prefix(TracePresenter.pageSize)
    guard !left.isEmpty else { return nil }
    let text = RegisterText(desk: desk, register: register)
    let rows = left.map(\.row)
    return placed(
      text.table(rows, fields: fields(text), caption: words[.rowsLeftOut]), rows, register,
      reasons: left.map { words[Word(leftOut: $0.reason)] })
  }

  private var mentions: [MentionContext] {
    desk.index.traces.mentions(of: key, in: desk.language.place).map {
      MentionContext(
        page: LinkContext(url: $0.href, text: $0.title, current: false, count: nil),
        words: $0.words)
    }
  }

  // MARK: JSON

  /// The same for machines.
  var json: [UInt8] {
    let figure = figure
    let rows = isOpen ? figures.rows(behind: key).prefix(2_000) : []
    func places(_ rows: some Sequence<Int>) -> JSONText {
      guard let register else { return .list([]) }
      return .list(
        rows.map { row in
          .object(
            ("file", .string(register.files[Int(register.rowFiles[row])])),
            ("row", .number(Int(register.rowLines[row]))))
        })
    }
    var output: [UInt8] = []
    JSONText.object(
      ("id", .string(key.traceID)), ("key", .string(key.text)),
      ("name", .string(desk.figureName(key))), ("measure", .string(measure.id)),
      ("version", .number(measure.version)), ("period", .string(key.period.id)),
      (
        "members",
        .members(key.members.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
      ),
      ("comparison", .string(key.comparison.rawValue)),
      ("value", figure.exact.map { .decimal($0) } ?? .null),
      ("text", .string(desk.printed(figure, of: measure))),
      ("numerator", figure.numerator.map { .number(Int($0)) }),
      ("denominator", figure.denominator.map { .number(Int($0)) }),
      ("asOf", figure.asOf.map { .string($0.iso) }),
      ("formula", .string(desk.text(measure.formula))),
      ("definition", .string(desk.text(measure.definition))),
      ("register", .string(measure.register)), ("rowCount", .number(figure.rowCount)),
      ("rowsPublished", .flag(isOpen)), ("rows", places(rows)),
      (
        "leftOut",
        isOpen
          ? .list(
            figures.leftOut(of: key).prefix(2_000).map { left in
              .object(
                ("row", .number(register.map { Int($0.rowLines[left.row]) } ?? 0)),
                ("file", register.map { .string($0.files[Int($0.rowFiles[left.row])]) }),
                ("reason", .string(left.reason.rawValue)))
            }) : nil
      ),
      (
        "citedBy",
        .list(
          desk.index.traces.mentions(of: key, in: desk.language.place).map {
            .object(
              ("title", .string($0.title)),
              ("url", .string(desk.index.address.absolute($0.href))),
              ("words", .optional($0.words)))
          })
      ),
      ("url", .string(desk.index.address.absolute(route(1).href)))
    ).write(to: &output)
    return output + [0x0A]
  }

  // MARK: Frame

  private func subject(_ figure: Figure, _ number: Int) -> PageSubject {
    let name = words(
      .titleWithLabel, ["title": desk.figureName(key), "label": words[.rowsBehind]])
    let title =
      number == 1 ? name : words(.titleWithPage, ["title": name, "page": String(number)])
    var subject = PageSubject(
      content: .trace(desk.language.place, key, page: number), route: route(number),
      title: title)
    subject.description =
      desk.figureName(key) + words[.colon] + desk.printed(figure, of: measure) + " "
      + desk.text(measure.definition)
    subject.section = .statistics
    subject.trail = [
      LinkContext(words[.statistics], to: desk.language.routes.route("statistics/")),
      LinkContext(
        desk.text(measure.name),
        to: desk.language.routes.route("statistics/measures/\(measure.id)/")),
      .plain(title),
    ]
    subject.metas = desk.columnMetas(
      name: title, description: subject.description, keywords: [], type: words[.columnTypeData])
    return subject
  }
}

extension Word {
  /// Why a row is left out.
  init(leftOut reason: LeftOutRow.Reason) {
    self =
      switch reason {
      case .condition: .leftByCondition
      case .empty: .leftEmpty
      case .superseded: .leftSuperseded
      }
  }
}
