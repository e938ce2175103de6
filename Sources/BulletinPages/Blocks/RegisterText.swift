import BulletinModel

/// Prints the cells of a register for readers.
struct RegisterText {
  let desk: Desk
  let register: Register

  private var schema: RegisterSchema { register.schema }

  /// The fields to show: those named, else the first few that readers may see.
  func fields(named names: [String], atMost limit: Int = 7) -> [RegisterSchema.Field] {
    let shown = schema.shownFields
    let named = names.compactMap { name in shown.first { $0.id == name || $0.alias == name } }
    guard named.isEmpty else { return named }
    let title = schema.titleField?.id
    let rest = shown.filter { $0.id != title && $0.id != "id" }
    return (shown.filter { $0.id == title } + rest).prefix(limit).map { $0 }
  }

  /// What a row is called.
  func title(ofRow row: Int) -> String {
    schema.titleField.flatMap { text($0, row: row) } ?? register.text("id", row: row)
      ?? String(register.rowLines[row])
  }

  /// Some rows as a table; the first field heads the row and leads to its page.
  func table(_ rows: [Int], fields: [RegisterSchema.Field], caption: String) -> TableContext {
    let rest = fields.dropFirst()
    return TableContext(
      caption: caption,
      columns: fields.prefix(1).map { .text(label($0)) }
        + rest.map { isNumber($0) ? .number(label($0)) : .text(label($0)) },
      rows: rows.map { row in
        TableRowContext(
          head: LinkContext(
            url: route(ofRow: row)?.href,
            text: fields.first.flatMap { text($0, row: row) } ?? NumberFormat.missing,
            current: false, count: nil),
          cells: rest.map { field in
            let link = link(field, row: row)
            return TableCellContext(
              text: link.text, isNumber: isNumber(field), heat: nil, url: link.url)
          })
      }, totals: [])
  }

  /// The head of a field's column, with its unit.
  func label(_ field: RegisterSchema.Field) -> String {
    let label = field.label(in: desk.tag)
    guard let unit = field.unit, !unit.isEmpty else { return label }
    return label + desk.words(.bracketed, ["text": unit])
  }

  /// The address of a row's page; nil where rows have none.
  func route(ofRow row: Int) -> Route? {
    guard schema.hasRowPages, schema.publication == .rows,
      let id = register.text("id", row: row)
    else { return nil }
    // Branches have pages of their own; registers that are not shown have none.
    let folder = schema.id == "branches" ? schema.id : "registers/\(schema.id)"
    let route = desk.language.routes.route("\(folder)/\(id)/")
    return desk.index.table.page(at: route.path) == nil ? nil : route
  }

  func isNumber(_ field: RegisterSchema.Field) -> Bool {
    switch field.type {
    case .count, .integer, .decimal, .money: true
    default: false
    }
  }

  /// A cell as text; nil where it is empty.
  func text(_ field: RegisterSchema.Field, row: Int) -> String? {
    switch field.type {
    case .id, .text, .url: register.text(field.id, row: row)
    case .reference(let list): register.text(field.id, row: row).map { name(of: $0, in: list) }
    case .choice(let choices):
      register.text(field.id, row: row).map { id in
        choices.first { $0.id == id }.map { desk.text($0.name) } ?? id
      }
    case .list(let inner): list(field, inner, row: row)
    case .date: register.date(field.id, row: row).map(desk.dates.day)
    case .period:
      register.text(field.id, row: row).map { text in
        Period(text).map(desk.dates.period) ?? text
      }
    case .count, .integer:
      register.number(field.id, row: row).map { desk.numbers.count($0.scaled(digits: 0)) }
    case .decimal: register.number(field.id, row: row).map(desk.numbers.shortest)
    case .money: register.number(field.id, row: row).map { desk.numbers.decimal($0, digits: 2) }
    case .flag:
      register.flag(field.id, row: row).map { desk.words[$0 ? .yes : .no] }
    }
  }

  private func list(
    _ field: RegisterSchema.Field, _ inner: RegisterSchema.FieldType, row: Int
  ) -> String? {
    let values = register.list(field.id, row: row)
    guard !values.isEmpty else { return nil }
    guard case .reference(let list) = inner else {
      return values.joined(separator: desk.words[.listComma])
    }
    return values.map { name(of: $0, in: list) }.joined(separator: desk.words[.listComma])
  }

  /// A cell with the page that it leads to.
  func link(_ field: RegisterSchema.Field, row: Int) -> LinkContext {
    let text = text(field, row: row) ?? NumberFormat.missing
    guard let value = register.text(field.id, row: row) else { return .plain(text) }
    switch field.type {
    case .reference(to: "regions"): return desk.link(toRegion: value, short: false)
    case .reference(to: "branches"):
      return desk.index.tree.place(of: value).map { desk.link(toBranch: $0) } ?? .plain(text)
    case .reference(let list):
      guard let other = desk.edition.registers[list],
        let row = desk.index.row(of: value, in: list)
      else { return .plain(text) }
      return LinkContext(
        url: RegisterText(desk: desk, register: other).route(ofRow: row)?.href, text: text,
        current: false, count: nil)
    case .url:
      return LinkContext(url: value, text: desk.words[.webAddress], current: false, count: nil)
    default: return .plain(text)
    }
  }

  /// The name of what a reference names: a term, a unit or a row of another register.
  private func name(of id: String, in list: String) -> String {
    if list == "branches", let place = desk.index.tree.place(of: id) {
      return desk.edition.branches[place].name
    }
    if let term = desk.edition.vocabularies[list]?.term(id) { return desk.text(term.name) }
    guard let other = desk.edition.registers[list], let row = desk.index.row(of: id, in: list)
    else { return id }
    return RegisterText(desk: desk, register: other).title(ofRow: row)
  }
}

/// Which rows of a register a block shows, and in which order.
struct RowChoice {
  private let block: FigureBlock
  private let register: Register
  private let today: CivilDate

  init(_ block: FigureBlock, _ register: Register, today: CivilDate) {
    self.block = block
    self.register = register
    self.today = today
  }

  /// The rows, and whether there are more than are shown.
  func rows() -> (rows: [Int], isCut: Bool) {
    var rows = Array(0..<register.rowCount)
    if let condition = block.condition {
      rows = rows.filter { row in
        condition.holds(today: today) { path in
          path.count == 1 ? register.value(path[0], row: row) : .empty
        }
      }
    }
    for (field, value) in block.members.sorted(by: { $0.key < $1.key }) {
      rows = rows.filter { row in
        switch register.value(field, row: row) {
        case .text(let text): text == value
        case .list(let values): values.contains(.text(value))
        default: false
        }
      }
    }
    if let sort = block.sort { rows = sorted(rows, by: sort) }
    let limit = block.limit ?? 50
    return (Array(rows.prefix(limit)), rows.count > limit)
  }

  private func sorted(_ rows: [Int], by sort: String) -> [Int] {
    let isFalling = sort.hasPrefix("-")
    let name = isFalling ? String(sort.dropFirst()) : sort
    let field = register.schema.fields.first { $0.id == name || $0.alias == name }?.id ?? name
    let keys = rows.map { register.value(field, row: $0) }
    return rows.indices.sorted { a, b in
      let order = RowChoice.order(keys[a], keys[b])
      return order == 0 ? a < b : isFalling ? order > 0 : order < 0
    }.map { rows[$0] }
  }

  /// Negative where the first comes first; empty cells stand at the end of a rising order.
  private static func order(_ left: CellValue, _ right: CellValue) -> Int {
    switch (left, right) {
    case (.number(let a), .number(let b)): a < b ? -1 : a == b ? 0 : 1
    case (.date(let a), .date(let b)): a < b ? -1 : a == b ? 0 : 1
    case (.text(let a), .text(let b)):
      a == b ? 0 : precedes(a, b) ? -1 : 1
    case (.empty, .empty): 0
    case (.empty, _): 1
    case (_, .empty): -1
    default: 0
    }
  }
}
