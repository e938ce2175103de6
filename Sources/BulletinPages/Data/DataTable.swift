import BulletinModel

/// A table that is given away as a file: its columns, what they mean, and its rows.
struct DataTable {
  /// What a column holds, as Frictionless and CSVW call it.
  enum ColumnType: String, Sendable, Hashable {
    case string
    case integer
    case number
    case date
    case boolean
  }

  /// One column.
  struct Column: Sendable, Hashable {
    /// The key in JSON, and the last part of the column's address.
    let id: String
    /// The head in CSV.
    let head: String
    /// What it holds.
    let type: ColumnType
    /// Tells whether its texts are addresses.
    var isAddress = false
    /// Tells whether a cell holds several values, parted by `;`.
    var isList = false
    /// Tells whether its texts are periods such as `2025Q3`.
    var isPeriod = false
    /// Tells whether every row has a value.
    var isRequired = false
    /// Tells whether no two rows share a value.
    var isUnique = false
    /// The least number that may stand in it.
    var minimum: Int?
    /// The texts that may stand in it; empty for any.
    var choices: [String] = []
    /// A unit, such as 人次.
    var unit: String?
    /// A definition in words.
    var description: String?
    /// The published register whose rows it names.
    var target: String?
  }

  /// The file's name without its ending, such as `requests`.
  var name: String
  /// What it is called.
  let title: String
  /// What it holds and how it is kept.
  let description: String?
  /// The columns in order.
  let columns: [Column]
  /// The columns that together name a row; empty where none do.
  let primaryKey: [String]
  /// The rows.
  var rows: [[CellValue]]
  /// The language of heads and names.
  let language: LanguageTag

  /// What the table is, without what it holds.
  var withoutRows: DataTable {
    var table = self
    table.rows = []
    return table
  }
}

extension DataTable {
  /// The table of a register; nil where only its aggregates are public.
  init?(_ register: Register, in edition: Edition, language: LanguageTag) {
    guard let table = PublishedTable(register, in: edition) else { return nil }
    let schema = table.schema
    let heads = table.heads(in: language)
    let published = Set(
      edition.registers.values.lazy.map(\.schema).filter { $0.publication == .rows }.map(\.id))
    name = schema.id
    title = schema.name.text(in: language)
    description = schema.description?.text(in: language)
    self.language = language
    columns = zip(table.columns, heads).map { column, head in
      DataTable.column(column, head: head, published: published, in: edition)
    }
    rows = (0..<table.rowCount).map { row in
      table.columns.indices.map { table.cell($0, row: row, language: language) }
    }
    primaryKey = DataTable.key(of: columns, grain: schema.grain, rows: rows)
  }

  private static func column(
    _ column: PublishedTable.Column, head: String, published: Set<String>, in edition: Edition
  ) -> Column {
    let field = column.field
    guard !column.isName else { return Column(id: column.id, head: head, type: .string) }
    var made = Column(
      id: column.id, head: head, type: type(of: field.type), isAddress: field.type == .url,
      isRequired: field.isRequired, isUnique: field.isUnique)
    made.isPeriod = field.type == .period
    if case .list = field.type { made.isList = true }
    made.minimum = field.type == .count ? 0 : nil
    made.unit = field.unit
    switch field.type {
    case .choice(let choices): made.choices = choices.map(\.id)
    case .reference(let list):
      if let vocabulary = edition.vocabularies[list] {
        made.choices = vocabulary.terms.map(\.id)
      } else if published.contains(list),
        edition.registers[list]?.schema.field("id")?.isHidden == false
      {
        made.target = list
      }
    default: break
    }
    return made
  }

  private static func type(of type: RegisterSchema.FieldType) -> ColumnType {
    switch type {
    case .count, .integer: .integer
    case .decimal, .money: .number
    case .date: .date
    case .flag: .boolean
    case .id, .text, .reference, .list, .url, .period, .choice: .string
    }
  }

  /// The id, else the grain; only where every row has one and no two rows share one.
  static func key(of columns: [Column], grain: [String], rows: [[CellValue]]) -> [String] {
    for key in [["id"], grain] where !key.isEmpty {
      let places = key.compactMap { id in columns.firstIndex { $0.id == id } }
      guard places.count == key.count else { continue }
      var seen: Set<[CellValue]> = []
      let isKey = rows.allSatisfy { row in
        let values = places.map { row[$0] }
        return !values.contains(.empty) && seen.insert(values).inserted
      }
      if isKey { return key }
    }
    return []
  }
}
