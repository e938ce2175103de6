import BulletinModel

/// What one `register.yml` says, before its references and formulas are held against the others.
struct SchemaDraft: Sendable {
  /// One field as written.
  struct Field: Sendable {
    let id: String
    let key: Node
    let type: RegisterSchema.FieldType
    /// The list that its references name, with the place where that is written.
    let target: (name: String, node: Node)?
    let alias: String
    let name: LocalizedText?
    let isRequired: Bool
    let unit: String?
    let isUnique: Bool
    let countsPersons: Bool
    var isHidden: Bool
    let formula: FormulaText?

    /// The words that name the field in headers, keys and formulas.
    var words: [String] { [id, alias] + (name?.entries.map(\.text) ?? []) }
  }

  /// One rule as written.
  struct Rule: Sendable {
    let formula: FormulaText
    let message: LocalizedText
  }

  let id: String
  let text: SourceText
  /// The schema that it adds to, if it is the program's own.
  let base: RegisterSchema?
  var name: LocalizedText?
  var description: LocalizedText?
  var rowName: LocalizedText?
  var fields: [Field] = []
  /// The fields that together name a row, as written.
  var grain: [Node] = []
  var hidden: [Node] = []
  var rules: [Rule] = []
  var publication: (value: RegisterSchema.Publication, node: Node)?
  var hasListPage: Bool?
  var rowPages: (value: Bool, node: Node)?
  var expectation: MappingReader?

  /// The fields that others may name: those of the base and its own.
  var knownFields: [(words: [String], id: String, type: RegisterSchema.FieldType)] {
    (base?.fields ?? []).map { ($0.words, $0.id, $0.type) }
      + fields.map { ($0.words, $0.id, $0.type) }
  }
}

extension RegisterSchema.Field {
  /// The words that name the field in headers, keys and formulas.
  var words: [String] { [id, alias] + (name?.entries.map(\.text) ?? []) }
}
