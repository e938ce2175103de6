import BulletinModel

/// A table before it is stored: its description and its rows, one at a time.
struct DatabaseTable {
  let description: QueryableTable
  /// Calls its argument with every row in order.
  let forEachRow: ((_ row: [CellValue]) throws(QueryFault) -> Void) throws(QueryFault) -> Void
}

/// All tables of an edition, by name.
func databaseTables(of edition: Edition, figures: [Figure]) -> [DatabaseTable] {
  var tables: [String: DatabaseTable] = [:]
  func add(_ wanted: String, _ make: (String) -> DatabaseTable) {
    // SQLite keeps names that begin so for itself, and takes case for no difference.
    var name = wanted.lowercased().hasPrefix("sqlite_") ? "t_\(wanted)" : wanted
    while tables[name.lowercased()] != nil { name += "_" }
    tables[name.lowercased()] = make(name)
  }
  let language = edition.settings.mainLanguage
  let published = PublishedTable.all(in: edition)
  for table in published { add(table.schema.id) { rows(of: table, name: $0, language) } }
  add("measures") { rows(of: figures, name: $0) }
  for vocabulary in edition.vocabularies.values.sorted(by: { $0.id < $1.id })
  where edition.registers[vocabulary.id] == nil {
    add(vocabulary.id) { rows(of: vocabulary, name: $0, language) }
  }
  for table in published {
    guard let key = table.columns.firstIndex(where: { $0.id == "id" }) else { continue }
    for (place, column) in table.columns.enumerated() where !column.isName {
      guard case .list = column.field.type else { continue }
      add("\(table.schema.id)_\(column.id)") { members(of: table, key, place, name: $0, language) }
    }
  }
  return tables.sorted { $0.key < $1.key }.map(\.value)
}

private func words(_ chinese: String, _ english: String) -> LocalizedText {
  LocalizedText([.init("zh", chinese), .init("en", english)])
}

private func rows(of table: PublishedTable, name: String, _ language: LanguageTag) -> DatabaseTable
{
  let columns = table.columns.map { column in
    QueryableTable.Column(
      name: column.id, title: title(of: column),
      type: column.isName ? "TEXT" : storage(of: column.field.type))
  }
  return DatabaseTable(
    description: QueryableTable(
      name: name, title: table.schema.name, columns: columns, rowCount: table.rowCount)
  ) { (body: ([CellValue]) throws(QueryFault) -> Void) throws(QueryFault) in
    for row in 0..<table.rowCount {
      try body(table.columns.indices.map { table.cell($0, row: row, language: language) })
    }
  }
}

private func title(of column: PublishedTable.Column) -> LocalizedText {
  let languages = (column.field.name?.entries.map(\.language) ?? []) + ["zh", "en"]
  var entries: [LocalizedText.Entry] = []
  for language in languages where !entries.contains(where: { $0.language.matches(language) }) {
    entries.append(.init(language, column.label(in: language)))
  }
  return LocalizedText(entries)
}

/// How values of a type are stored; decimals as doubles, for SQLite has nothing else to reckon with.
private func storage(of type: RegisterSchema.FieldType) -> String {
  switch type {
  case .count, .integer, .flag: "INTEGER"
  case .decimal, .money: "REAL"
  default: "TEXT"
  }
}

/// One row for each value of a list cell.
private func members(
  of table: PublishedTable, _ key: Int, _ place: Int, name: String, _ language: LanguageTag
) -> DatabaseTable {
  let columns = [key, place].map { place in
    QueryableTable.Column(
      name: table.columns[place].id, title: title(of: table.columns[place]), type: "TEXT")
  }
  var pairs: [[CellValue]] = []
  for row in 0..<table.rowCount {
    guard case .list(let values) = table.cell(place, row: row, language: language) else { continue }
    let id = table.cell(key, row: row, language: language)
    pairs += values.map { [id, $0] }
  }
  let listTitle = LocalizedText(
    table.schema.name.entries.map {
      .init($0.language, "\($0.text)·\(table.columns[place].label(in: $0.language))")
    })
  return stored(
    QueryableTable(name: name, title: listTitle, columns: columns, rowCount: pairs.count), pairs)
}

private func rows(of vocabulary: Vocabulary, name table: String, _ language: LanguageTag)
  -> DatabaseTable
{
  let heads = [
    ("id", words("编号", "Id")), ("name", words("名称", "Name")), ("short", words("简称", "Short name")),
    ("parent", words("上级", "Parent")), ("code", words("代码", "Code")),
    ("level", words("层级", "Level")),
  ]
  let rows = vocabulary.terms.map { term -> [CellValue] in
    let texts = [
      term.id, term.name.text(in: language), term.short?.text(in: language), term.parent, term.code,
      term.level,
    ]
    return texts.map { $0.map { .text($0) } ?? .empty }
  }
  return stored(
    QueryableTable(
      name: table, title: words("词表 \(vocabulary.id)", "List \(vocabulary.id)"),
      columns: heads.map { .init(name: $0, title: $1, type: "TEXT") }, rowCount: rows.count), rows)
}

private func rows(of figures: [Figure], name table: String) -> DatabaseTable {
  let heads = [
    ("measure", words("指标", "Measure"), "TEXT"), ("dimension", words("维度", "Dimension"), "TEXT"),
    ("member", words("成员", "Member"), "TEXT"), ("period", words("期间", "Period"), "TEXT"),
    ("value_numerator", words("分子", "Numerator"), "INTEGER"),
    ("value_denominator", words("分母", "Denominator"), "INTEGER"),
    ("value", words("值", "Value"), "REAL"),
  ]
  let values = figures.filter { $0.key.comparison == .value }
  let rows = values.map { figure -> [CellValue] in
    let members = figure.key.members.sorted { $0.key < $1.key }
    let fraction = PublishedFigure(figure)
    return [
      .text(figure.key.measure),
      members.isEmpty ? .empty : .text(members.map(\.key).joined(separator: ",")),
      members.isEmpty ? .empty : .text(members.map(\.value).joined(separator: ",")),
      .text(figure.key.period.id),
    ]
      + [fraction.numerator, fraction.denominator, fraction.value]
      .map { $0.map { .number($0) } ?? .empty }
  }
  return stored(
    QueryableTable(
      name: table, title: words("指标数据", "Measures"),
      columns: heads.map { .init(name: $0, title: $1, type: $2) }, rowCount: rows.count), rows)
}

private func stored(_ description: QueryableTable, _ rows: [[CellValue]]) -> DatabaseTable {
  DatabaseTable(description: description) {
    (body: ([CellValue]) throws(QueryFault) -> Void) throws(QueryFault) in
    for row in rows { try body(row) }
  }
}
