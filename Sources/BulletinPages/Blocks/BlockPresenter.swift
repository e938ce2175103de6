import BulletinModel

/// Makes what a figure block draws.
struct BlockPresenter {
  let desk: Desk
  let block: FigureBlock
  let place: BlockPlace

  private var words: Words { desk.words }

  /// What the template of blocks prints.
  var context: BlockContext {
    switch block.kind {
    case .chart: chart
    case .table, .ranking: table
    case .keyfigures: keyFigures
    case .rows: rows
    case .news: news
    case .sql: answer
    }
  }

  /// What the figures show in a sentence, for readers without the drawing; nil where they are none.
  var summary: String? {
    guard block.kind == .chart || block.kind == .table || block.kind == .ranking,
      let grid = GridReader(desk: desk, block: block).grid(), grid.hasFigures
    else { return nil }
    let text = GridText(desk: desk, block: block, grid: grid)
    let told = BlockDrawing(desk: desk, block: block, grid: grid, text: text, id: place.anchor)
      .summary
    return told == text.title ? nil : told
  }

  /// Why a block of a text cannot be shown.
  struct Objection {
    let chinese: String
    let english: String
    /// A site must not fall silent because a ledger fell behind: where only time has passed since the
    /// text was right, the block says that there is no figure, and the site is built.
    var severity = Severity.error
  }

  /// Why a block of a text cannot be shown; nil where it can.
  var objection: Objection? {
    switch block.kind {
    case .chart, .table, .ranking:
      if let grid = GridReader(desk: desk, block: block).grid(), grid.hasFigures { return nil }
      return block.movesWithTime
        ? Objection(
          chinese: "到今天为止的这段期间台账里没有数，页上印“没有这个数”",
          english: "the ledgers have no figure for the periods up to today; the page says so",
          severity: .warning)
        : Objection(
          chinese: "台账里没有这些指标、地区和期间的数",
          english: "the ledgers have no figure for these names and periods")
    case .keyfigures:
      return context.keys == nil
        ? Objection(chinese: "这些指标都没有数", english: "none of these measures has a figure")
        : nil
    case .rows:
      guard let register = block.register.flatMap({ desk.edition.registers[$0] }) else {
        return nil
      }
      return register.schema.publication == .rows
        ? nil
        : Objection(
          chinese: "这本台账只公布汇总数，不能列出各行",
          english: "only aggregates of this register are published")
    case .news, .sql: return nil
    }
  }

  /// What a typed title says and the figures do not bear out; nil where it is true.
  var untrueTitle: TitleClaim.Fault? {
    guard let title = block.title,
      block.kind == .chart || block.kind == .table || block.kind == .ranking,
      let grid = GridReader(desk: desk, block: block).grid()
    else { return nil }
    return TitleClaim(
      title: title, grid: grid, text: GridText(desk: desk, block: block, grid: grid)
    ).fault
  }

  /// What is printed where a block has nothing to show.
  private func nothing(_ why: String) -> BlockContext {
    BlockContext(
      figure: nil, table: nil, keys: nil, stories: nil, empty: why, t: desk.templateWords)
  }

  private func numberLabel(isTable: Bool = false) -> String? {
    place.number.map {
      words(isTable ? .tableNumber : .figureNumber, ["n": desk.numbers.count(Int64($0))])
    }
  }

  private func downloads(_ formats: [BlockFormat]) -> [LinkContext] {
    formats.map { format in
      LinkContext(
        url: Route(place.path(of: format), at: desk.index.address).href,
        text: format.rawValue.uppercased(), current: false, count: nil)
    }
  }

  // MARK: Charts and tables

  private var chart: BlockContext {
    guard let grid = GridReader(desk: desk, block: block).grid(), grid.hasFigures else {
      return nothing(words[.notAvailable])
    }
    let text = GridText(desk: desk, block: block, grid: grid)
    let drawing = BlockDrawing(desk: desk, block: block, grid: grid, text: text, id: place.anchor)
    let isHeat = drawing.form == .heat
    let calendar = drawing.calendar
    let origin = text.origin
    let figure = FigureContext(
      id: place.anchor, number: numberLabel(), title: text.title, subtitle: text.subtitle,
      plot: isHeat ? nil : drawing.svg, heat: isHeat ? text.table(withHeat: true) : nil,
      legend: isHeat ? text.heatLegend : calendar?.legend ?? [], source: origin.source,
      note: text.note,
      table: isHeat
        ? nil : calendar?.table(caption: text.title) ?? text.table(withHeat: false),
      downloads: downloads(isHeat ? [.csv, .json] : BlockFormat.allCases),
      status: origin.status, definition: origin.definition)
    return BlockContext(
      figure: figure, table: nil, keys: nil, stories: nil, empty: nil, t: desk.templateWords)
  }

  private var table: BlockContext {
    guard let grid = GridReader(desk: desk, block: block).grid(), grid.hasFigures else {
      return nothing(words[.notAvailable])
    }
    let text = GridText(desk: desk, block: block, grid: grid)
    let origin = text.origin
    return wrapped(
      BlockTableContext(
        id: place.anchor, number: numberLabel(isTable: true), title: text.title,
        subtitle: text.subtitle,
        table: block.kind == .ranking ? text.ranking : text.table(withHeat: false),
        source: origin.source, note: text.note, downloads: downloads([.csv, .json]),
        status: origin.status, definition: origin.definition))
  }

  private func wrapped(_ table: BlockTableContext) -> BlockContext {
    BlockContext(
      figure: nil, table: table, keys: nil, stories: nil, empty: nil, t: desk.templateWords)
  }

  private var keyFigures: BlockContext {
    var period: Period?
    if case .one(let one) = block.periods { period = one }
    if case .latest(let kind) = block.periods {
      period = block.measures.first.flatMap {
        desk.index.figures.latestPeriod(of: $0, kind, at: desk.edition.now.date)
      }
    }
    let keys = desk.keyFigures(
      block.measures, at: block.members, in: period, title: block.title ?? words[.keyFigures],
      anchor: place.anchor, note: block.note)
    guard let keys else { return nothing(words[.notAvailable]) }
    return BlockContext(
      figure: nil, table: nil, keys: keys, stories: nil, empty: nil, t: desk.templateWords)
  }

  // MARK: Rows, news, answers

  private var rows: BlockContext {
    guard let id = block.register, let register = desk.edition.registers[id],
      register.schema.publication == .rows
    else { return nothing(words[.notAvailable]) }
    let text = RegisterText(desk: desk, register: register)
    let (chosen, isCut) = RowChoice(block, register, today: desk.edition.now.date).rows()
    let fields = text.fields(named: block.fields)
    let name = desk.text(register.schema.name)
    return wrapped(
      BlockTableContext(
        id: place.anchor, number: numberLabel(isTable: true), title: block.title ?? name,
        subtitle: isCut
          ? words(
            .rowsShown,
            ["n": desk.numbers.count(Int64(chosen.count)), "name": name]) : nil,
        table: text.table(chosen, fields: fields, caption: block.title ?? name),
        source: words(
          .registerRows,
          ["name": name, "n": desk.numbers.count(Int64(register.rowCount))]),
        note: block.note, downloads: downloads([.csv, .json])))
  }

  private var news: BlockContext {
    var items = desk.language.lists.all
    var more = ListSubject.archive
    for (kind, id) in block.newsFilter.sorted(by: { $0.key < $1.key }) {
      let subject: ListSubject? =
        switch kind {
        case "column": .column(id)
        case "region": .region(id)
        case "sector": .sector(id)
        case "branch": .branch(id)
        case "tag": desk.language.lists.tags.firstIndex { $0.name == id }.map { .tag($0) }
        default: nil
        }
      let members = Set(subject.map(desk.language.items(of:)) ?? [])
      items = items.filter(members.contains)
      if let subject { more = subject }
    }
    guard !items.isEmpty else { return nothing(words[.notAvailable]) }
    let shown = items.prefix(block.limit ?? 5)
    let stories = StoryBlockContext(
      title: block.title ?? words[.latest], anchor: place.anchor,
      more: shown.count < items.count && block.newsFilter.count < 2
        ? LinkContext(words[.all], to: desk.language.route(of: more)) : nil,
      lead: nil, stories: shown.map { desk.story($0, withPhoto: false, withSummary: false) })
    return BlockContext(
      figure: nil, table: nil, keys: nil, stories: stories, empty: nil, t: desk.templateWords)
  }

  /// The outcome of a query as a table, or as bars where it is one number a name.
  private var answer: BlockContext {
    guard let answer = desk.index.answers[block.place] else {
      return nothing(words[.notAvailable])
    }
    let text = AnswerText(desk: desk, answer: answer)
    let title = block.title ?? words[.queryTitle]
    let note = [block.note, answer.isComplete ? nil : words[.cutShort]].compactMap { $0 }
      .joined(separator: " ")
    guard block.form != nil, let plot = text.bars(id: place.anchor, title: title) else {
      return wrapped(
        BlockTableContext(
          id: place.anchor, number: numberLabel(isTable: true), title: title, subtitle: nil,
          table: text.table(caption: title), source: desk.statisticsSource,
          note: note.isEmpty ? nil : note, downloads: downloads([.csv, .json])))
    }
    let figure = FigureContext(
      id: place.anchor, number: numberLabel(), title: title, subtitle: answer.columns.last,
      plot: plot, heat: nil, legend: [], source: desk.statisticsSource,
      note: note.isEmpty ? nil : note, table: text.table(caption: title),
      downloads: downloads([.csv, .json]))
    return BlockContext(
      figure: figure, table: nil, keys: nil, stories: nil, empty: nil, t: desk.templateWords)
  }
}
