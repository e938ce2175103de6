import BulletinModel

/// Makes the declaration of a new register of a table's heads and cells.
struct RegisterMaker {
  private let table: ImportedTable
  private let head: TableHead
  private let form: CellForm
  private let ground: ImportGround

  init(_ table: ImportedTable, _ head: TableHead, _ form: CellForm, _ ground: ImportGround) {
    self.table = table
    self.head = head
    self.form = form
    self.ground = ground
  }

  /// The register, the columns that go into it, and what is told of those that do not.
  func schema(
    id: String, title: String
  ) -> (RegisterSchema, [ColumnMatch], NoteBook) {
    var notes = NoteBook()
    var matches: [ColumnMatch] = []
    let spot = table.spot(row: head.row)
    for (column, head) in head.heads.enumerated() where !head.name.isEmpty {
      let cells = cells(column)
      if HeadWords.isOrdinal(head.name) || HeaderWords.isPersonal(head.name)
        || HeaderWords.isRate(head.name)
      {
        LedgerTable.tellLeft(head, spot, &notes)
        continue
      }
      guard !cells.isEmpty, !matches.contains(where: { $0.field.alias == head.name }) else {
        continue
      }
      let field = field(head, cells, taken: Set(matches.map(\.field.id)))
      matches.append(ColumnMatch(field: field, column: column, head: head, isSure: true))
    }
    let types = matches.map { (name: $0.head.name, word: Self.word($0.field.type)) }
    notes.guessed(
      spot, "各列看成：" + types.map { "\($0.name)＝\($0.word.chinese)" }.joined(separator: "，"),
      "columns are taken for: "
        + types.map { "\($0.name) = \($0.word.english)" }.joined(separator: ", "))
    notes.understood(
      .whole, "新台账只公布汇总；要逐行公布，把 register.yml 里的 publish: aggregates 改成 rows",
      "only aggregates of the new register are published; write publish: rows to publish its rows")
    let schema = RegisterSchema(
      id: id, name: LocalizedText([.init(ground.language, title)]), fields: matches.map(\.field),
      publication: .aggregates)
    return (schema, matches, notes)
  }

  /// The filled cells of a column in rows of data.
  private func cells(_ column: Int) -> [String] {
    var reader = TableRows(table, head, [], NoteBook())
    reader.read(fills: [])
    return reader.rows.map { $0[column] }.filter { !$0.isEmpty }
  }

  private func field(
    _ head: HeadText, _ cells: [String], taken: Set<String>
  ) -> RegisterSchema.Field {
    let wanted = HeadWords.id(of: head.name) ?? "c\(taken.count + 1)"
    var id = wanted
    var number = 2
    while taken.contains(id) {
      id = "\(wanted)_\(number)"
      number += 1
    }
    let type = type(head, cells)
    let isNumber = [.count, .integer, .decimal, .money].contains(type)
    let isFull = cells.count == rowCount
    let isTime = type == .date || type == .period
    return RegisterSchema.Field(
      id, alias: head.name, type, required: isFull && isTime,
      unit: isNumber ? head.unit ?? Self.unit(of: head.name) : nil)
  }

  private var rowCount: Int {
    var reader = TableRows(table, head, [], NoteBook())
    reader.read(fills: [])
    return reader.rows.count
  }

  /// The unit that a head names without brackets.
  private static func unit(of head: String) -> String? {
    let units = [
      ("人次", "人次"), ("人数", "人"), ("场次", "场"), ("次数", "次"), ("件数", "件"), ("户数", "户"), ("金额", "元"),
    ]
    return units.first { head.hasSuffix($0.0) }?.1
  }

  /// The type that nearly all cells have; what the others say is told when they are written.
  private func type(_ head: HeadText, _ cells: [String]) -> RegisterSchema.FieldType {
    func most(_ type: RegisterSchema.FieldType) -> Bool {
      cells.count { form.fits($0, type) } * 10 >= cells.count * 6
    }
    func all(_ type: RegisterSchema.FieldType) -> Bool {
      cells.allSatisfy { form.fits($0, type) }
    }
    if most(.date), !most(.count) || head.name.hasSuffix("日期") || head.name.hasSuffix("时间") {
      return .date
    }
    if most(.period), !most(.count) { return .period }
    if ["金额", "资金", "款", "费"].contains(where: head.name.contains), most(.money) { return .money }
    if most(.count) { return .count }
    if most(.decimal) {
      return cells.contains { $0.hasPrefix("-") && !$0.contains(".") } ? .integer : .decimal
    }
    if all(.flag) { return .flag }
    for list in ["regions", "sectors"]
    where ground.vocabularies[list] != nil && all(.reference(to: list)) {
      return .reference(to: list)
    }
    if ground.rowNames["branches"]?.isEmpty == false, all(.reference(to: "branches")) {
      return .reference(to: "branches")
    }
    if all(.url) { return .url }
    let distinct = Set(cells)
    if distinct.count <= 12, cells.count >= distinct.count * 2, distinct.allSatisfy(Self.isChoice) {
      let names = distinct.sorted { precedes($0, $1) }
      return .choice(
        names.map { RegisterSchema.Choice(id: $0, name: LocalizedText([.init("zh", $0)])) })
    }
    return .text
  }

  private static func isChoice(_ word: String) -> Bool {
    word.length <= 12 && word.unicodeScalars.allSatisfy { isHan($0) || $0.properties.isAlphabetic }
      && word.hasHan
  }

  private static func word(
    _ type: RegisterSchema.FieldType
  ) -> (chinese: String, english: String) {
    switch type {
    case .date: ("日期", "days")
    case .period: ("期间", "periods")
    case .count, .integer: ("整数", "whole numbers")
    case .decimal: ("数", "numbers")
    case .money: ("金额", "sums of money")
    case .flag: ("是否", "yes or no")
    case .url: ("网址", "addresses")
    case .choice(let choices):
      ("\(choices.count) 项里选一项", "one of \(choices.count) choices")
    case .reference(let list): ("词表 \(list) 里的名称", "names of \(list)")
    case .id, .text, .list: ("文字", "text")
    }
  }

  // MARK: Writing

  /// The declaration as a file.
  static func text(of schema: RegisterSchema) -> String {
    var lines = [
      "# 导入时按表头和内容写的：类型、单位不对的，在这里改。",
      "name: \(yamlText(schema.name.entries.first?.text ?? schema.id))", "grain: 一行", "fields:",
    ]
    for field in schema.fields {
      var parts = ["type: \(type(field.type))"]
      if field.isRequired { parts.append("required: yes") }
      if let unit = field.unit { parts.append("unit: \(yamlText(unit))") }
      parts.append("别名: \(yamlText(field.alias))")
      lines.append("  \(field.id): {\(parts.joined(separator: ", "))}")
    }
    lines.append("publish: \(schema.publication.rawValue)")
    return lines.map { "\($0)\n" }.joined()
  }

  private static func type(_ type: RegisterSchema.FieldType) -> String {
    switch type {
    case .date: "date"
    case .period: "period"
    case .count: "count"
    case .integer: "integer"
    case .decimal: "decimal"
    case .money: "money"
    case .flag: "flag"
    case .url: "url"
    case .reference(let list): "ref, to: \(list)"
    case .choice(let choices):
      "enum, of: [\(choices.map { yamlText($0.id) }.joined(separator: ", "))]"
    case .id: "id"
    case .text, .list: "text"
    }
  }
}
