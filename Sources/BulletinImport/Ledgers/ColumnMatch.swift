import BulletinModel

/// A column of a table that goes into a field of a register.
struct ColumnMatch: Sendable, Hashable {
  let field: RegisterSchema.Field
  let column: Int
  let head: HeadText
  /// Tells whether the head is one of the field's own names.
  let isSure: Bool
}

/// Finds for the heads of a table the fields of a register.
struct ColumnMatcher {
  private let schema: RegisterSchema
  private let form: CellForm
  private let table: ImportedTable
  private let heads: [HeadText]
  /// The row of the heads.
  private let headRow: Int
  private var matches: [ColumnMatch] = []

  init(
    _ schema: RegisterSchema, _ table: ImportedTable, heads: [HeadText], row: Int, _ form: CellForm
  ) {
    self.schema = schema
    self.table = table
    self.heads = heads
    headRow = row
    self.form = form
  }

  /// The columns that go into fields, in the order of the fields.
  mutating func found() -> [ColumnMatch] {
    let typed = schema.fields.filter { $0.derivation == nil }
    take(typed, isSure: true) { field, head in
      ColumnMatcher.names(of: field).contains(head.name.lowercased())
    }
    take(typed, isSure: false, isByWord: true) { field, head in
      ColumnMatcher.names(of: field).contains { HeadWords.mean(head.name, $0) }
    }
    take(typed, isSure: false) { field, head in
      let alias = HeadText(field.alias).name
      return min(alias.length, head.name.length) >= 2
        && (alias.hasSuffix(head.name) || head.name.hasSuffix(alias))
    }
    return typed.compactMap { field in matches.first { $0.field.id == field.id } }
  }

  /// The names of a field as heads may write them.
  static func names(of field: RegisterSchema.Field) -> Set<String> {
    let names = [field.id, field.alias] + (field.name?.entries.map(\.text) ?? [])
    return Set(
      (names.map(\.withoutSpaces) + names.map { HeadText($0).name }).map { $0.lowercased() })
  }

  private mutating func take(
    _ fields: [RegisterSchema.Field], isSure: Bool, isByWord: Bool = false,
    _ isMeant: (RegisterSchema.Field, HeadText) -> Bool
  ) {
    for field in fields where !matches.contains(where: { $0.field.id == field.id }) {
      let free = heads.indices.filter { column in
        !heads[column].name.isEmpty && !matches.contains { $0.column == column }
          && isMeant(field, heads[column])
      }
      // Two heads that may both be meant are a matter for a person.
      guard isSure ? free.count >= 1 : free.count == 1, let column = free.first,
        isSure || fits(field, column, byWord: isByWord)
      else { continue }
      matches.append(
        ColumnMatch(field: field, column: column, head: heads[column], isSure: isSure))
    }
  }

  /// Tells whether at least half of a column's first cells can be read as the field's type, and the
  /// unit of the head is not another.
  private func fits(_ field: RegisterSchema.Field, _ column: Int, byWord: Bool) -> Bool {
    if let unit = heads[column].unit, let own = field.unit, unit != own { return false }
    // Names that no list knows are wrong rows rather than another column.
    if byWord, case .reference = field.type { return true }
    let cells = table.rows.lazy.filter { $0.number > headRow }.map { $0[column] }
      .filter { !$0.isEmpty }.prefix(20)
    let good = cells.count { form.fits($0, field.type) }
    return good * 2 >= cells.count
  }
}
