import BulletinModel

/// Makes the pages of a ledger.
struct RegisterPresenter {
  /// How many rows stand on one page.
  static let pageSize = 100

  let desk: Desk
  let register: Register

  private var words: Words { desk.words }
  private var schema: RegisterSchema { register.schema }
  private var text: RegisterText { RegisterText(desk: desk, register: register) }
  private var name: String { desk.text(schema.name) }

  private func route(_ page: Int) -> Route {
    desk.language.routes.page(page, of: "registers/\(schema.id)/")
  }

  // MARK: The list of rows

  /// One page of rows, from 1.
  func page(_ number: Int) -> RegisterPage {
    let isOpen = schema.publication == .rows
    let pagination = Pagination(count: register.rowCount, size: RegisterPresenter.pageSize)
    let rows = Array(desk.index.rowOrder(of: schema.id)[pagination.range(of: number)])
    return RegisterPage(
      frame: desk.frame(subject(number)),
      label: LinkContext(words[.registers], to: desk.language.routes.route("registers/")),
      title: name, description: desk.text(schema.description), release: release,
      note: desk.text(desk.edition.settings.statistics.note),
      table: isOpen && register.rowCount > 0
        ? text.table(rows, fields: text.fields(named: []), caption: name) : nil,
      pages: isOpen ? desk.pagination(pagination, current: number, route: route) : nil,
      measures: measures, fieldTerms: number == 1 ? fieldTerms : [],
      downloads: desk.downloads(of: schema), t: desk.templateWords)
  }

  private var release: [FactContext] {
    var facts = [
      FactContext(
        label: words[.rowsHead],
        values: [.plain(desk.numbers.count(Int64(register.rowCount)))], date: nil)
    ]
    if let row = desk.text(schema.rowName) {
      facts.append(FactContext(label: words[.oneRow], values: [.plain(row)], date: nil))
    }
    facts.append(
      FactContext(
        label: words[.publicationHead],
        values: [.plain(words[schema.publication == .rows ? .rowsPublished : .aggregatesOnly])],
        date: nil))
    if let expectation = schema.expectation {
      facts.append(
        FactContext(
          label: words[.reportedHead],
          values: [.plain(words[Word(every: expectation.every)])], date: nil))
    }
    return facts
  }

  private var measures: [LinkContext] {
    desk.index.shownMeasures.filter { $0.register == schema.id }.map { measure in
      LinkContext(
        desk.text(measure.name),
        to: desk.language.routes.route("statistics/measures/\(measure.id)/"))
    }
  }

  private var fieldTerms: [TermContext] {
    schema.shownFields.map { field in
      TermContext(term: text.label(field), text: words[Word(type: field.type)])
    }
  }

  private func subject(_ number: Int) -> PageSubject {
    let title =
      number == 1 ? name : words(.titleWithPage, ["title": name, "page": String(number)])
    var subject = PageSubject(
      content: .register(desk.language.place, schema.id, page: number), route: route(number),
      title: title)
    subject.description =
      desk.text(schema.description)
      ?? words(
        .registerRows, ["name": name, "n": desk.numbers.count(Int64(register.rowCount))])
    subject.section = .statistics
    subject.trail = [
      LinkContext(words[.statistics], to: desk.language.routes.route("statistics/")),
      LinkContext(words[.registers], to: desk.language.routes.route("registers/")),
      .plain(title),
    ]
    subject.metas = desk.columnMetas(
      name: title, description: subject.description, keywords: [], type: words[.columnTypeData])
    return subject
  }

  // MARK: One row

  /// The page of a row.
  func row(_ row: Int) -> RowPage {
    let title = text.title(ofRow: row)
    let fields = schema.shownFields.filter { $0.id != schema.titleField?.id }
    return RowPage(
      frame: desk.frame(subject(ofRow: row, title)), label: LinkContext(name, to: route(1)),
      title: title,
      facts: fields.compactMap { field in
        guard text.text(field, row: row) != nil else { return nil }
        return FactContext(
          label: text.label(field), values: values(field, row: row), date: nil)
      }, related: related(to: row),
      source: words(
        .rowSource,
        [
          "file": register.files[Int(register.rowFiles[row])],
          "n": String(register.rowLines[row]),
        ]), t: desk.templateWords)
  }

  private func values(_ field: RegisterSchema.Field, row: Int) -> [LinkContext] {
    guard case .list(let inner) = field.type, case .reference(let list) = inner else {
      return [text.link(field, row: row)]
    }
    return register.list(field.id, row: row).map { .plain(desk.name(of: $0, in: list)) }
  }

  /// The rows of other published ledgers that name this one, the newest first.
  private func related(to row: Int) -> [RelatedRowsContext] {
    guard let id = register.text("id", row: row) else { return [] }
    return desk.index.shownRegisters.compactMap { other in
      guard other.schema.publication == .rows,
        let field = other.schema.shownFields.first(where: {
          $0.type == .reference(to: schema.id)
        }), case .coded(let codes, let dictionary) = other.column(field.id),
        let code = dictionary.firstIndex(of: id)
      else { return nil }
      let rows = desk.index.rowOrder(of: other.schema.id).filter { codes[$0] == UInt32(code) }
      guard !rows.isEmpty else { return nil }
      let text = RegisterText(desk: desk, register: other)
      let fields = text.fields(named: []).filter { $0.id != field.id }
      let name = desk.text(other.schema.name)
      return RelatedRowsContext(
        title: LinkContext(
          name, to: desk.language.routes.route("registers/\(other.schema.id)/")),
        anchor: "rows-\(other.schema.id)",
        table: text.table(Array(rows.prefix(12)), fields: fields, caption: name))
    }
  }

  private func subject(ofRow row: Int, _ title: String) -> PageSubject {
    let route = text.route(ofRow: row) ?? route(1)
    var subject = PageSubject(
      content: .row(desk.language.place, schema.id, row: row), route: route, title: title)
    let told = schema.shownFields.prefix(5).compactMap { text.text($0, row: row) }
    subject.description = "\(name)\(words[.colon])\(told.joined(separator: words[.clauseComma]))"
    subject.section = .statistics
    subject.trail = [
      LinkContext(words[.registers], to: desk.language.routes.route("registers/")),
      LinkContext(name, to: self.route(1)), .plain(title),
    ]
    subject.metas = desk.columnMetas(
      name: title, description: subject.description, keywords: [], type: words[.columnTypeData])
    return subject
  }
}

extension Desk {
  /// The list of all ledgers that have a page.
  func registersPage() -> RegisterIndexPage {
    let registers = index.shownRegisters
    let route = language.routes.route("registers/")
    var subject = PageSubject(
      content: .registers(language.place), route: route, title: words[.registers])
    subject.description = words(
      .registersDescription, ["n": numbers.count(Int64(registers.count))])
    subject.section = .statistics
    subject.trail = [
      LinkContext(words[.statistics], to: language.routes.route("statistics/")),
      .plain(words[.registers]),
    ]
    subject.metas = columnMetas(
      name: words[.registers], description: subject.description, keywords: [],
      type: words[.columnTypeData])
    return RegisterIndexPage(
      frame: frame(subject), title: words[.registers], description: subject.description ?? "",
      registers: registers.map { entry($0) }, t: templateWords)
  }
}

extension EditionIndex {
  /// The declared ledgers that have a page, by the order of their ids.
  var shownRegisters: [Register] {
    edition.registers.values.filter { $0.schema.hasListPage && !$0.schema.isBuiltIn }
      .sorted { precedes($0.schema.id, $1.schema.id) }
  }

  /// The rows of a ledger as they are listed: the newest first by its first date or period, else
  /// in the order of the files.
  func rowOrder(of id: String) -> [Int] { rowOrders[id] ?? [] }

  /// Orders the rows of a register.
  static func rowOrder(_ register: Register) -> [Int] {
    let time = register.schema.fields.first { $0.type == .date || $0.type == .period }
    guard let time, register.schema.titleField?.id != "name" else {
      return Array(0..<register.rowCount)
    }
    let days = (0..<register.rowCount).map { row -> Int32 in
      if let date = register.date(time.id, row: row) { return date.days }
      return register.text(time.id, row: row).flatMap { Period($0) }?.end.days ?? .min
    }
    return days.indices.sorted { days[$0] != days[$1] ? days[$1] < days[$0] : $0 < $1 }
  }
}

extension Word {
  /// How often a ledger is reported.
  init(every kind: Period.Kind) {
    self =
      switch kind {
      case .month: .everyMonth
      case .quarter: .everyQuarter
      case .half: .everyHalf
      case .year: .everyYear
      }
  }

  /// What the cells of a field are.
  init(type: RegisterSchema.FieldType) {
    self =
      switch type {
      case .id: .typeID
      case .text: .typeText
      case .reference, .choice: .typeReference
      case .list: .typeList
      case .date: .typeDate
      case .count: .typeCount
      case .integer: .typeInteger
      case .decimal: .typeDecimal
      case .money: .typeMoney
      case .flag: .typeFlag
      case .url: .typeURL
      case .period: .typePeriod
      }
  }
}
