import BulletinModel

/// The registers of an edition as measures and figure blocks name them.
struct Ledgers: Sendable {
  /// The schemas, the built-in ones first.
  let schemas: [RegisterSchema]
  /// Where the names in formulas lead.
  let paths: FieldPaths
  /// The same without the fields that are never shown.
  private let shownPaths: FieldPaths
  let vocabularies: [String: Vocabulary]
  private let registers: [String: Register]
  private let lists: [String: ContentLists.List]

  init(_ registers: [String: Register], _ vocabularies: [String: Vocabulary]) {
    self.registers = registers
    self.vocabularies = vocabularies
    schemas = registers.values.map(\.schema).sorted {
      $0.isBuiltIn != $1.isBuiltIn ? $0.isBuiltIn : precedes($0.id, $1.id)
    }
    let names = Set(vocabularies.keys).union(["regions", "sectors"])
    var (all, shown) = (FieldPaths(vocabularies: names), FieldPaths(vocabularies: names))
    for schema in schemas {
      all.add(schema.id, schema.fields.map { ($0.words, $0.id, $0.type) })
      shown.add(schema.id, schema.shownFields.map { ($0.words, $0.id, $0.type) })
    }
    paths = all
    shownPaths = shown
    let targets = Set(schemas.flatMap { $0.fields.compactMap(\.type.target) })
    var lists: [String: ContentLists.List] = [:]
    for id in targets.union(vocabularies.keys) {
      lists[id] = Ledgers.list(id, registers, vocabularies)
    }
    self.lists = lists
  }

  private static func list(
    _ id: String, _ registers: [String: Register], _ vocabularies: [String: Vocabulary]
  ) -> ContentLists.List? {
    if let register = registers[id] {
      return ContentLists.List(id, ContentLists.names(register, "name", "short"))
    }
    return vocabularies[id].map { ContentLists.List(id, ContentLists.names($0)) }
  }

  // MARK: Registers

  func schema(_ id: String) -> RegisterSchema? { registers[id]?.schema }

  /// The register that a word means: its id or its name in any language.
  func schema(named word: String) -> RegisterSchema? {
    schema(word) ?? schemas.first { $0.name.entries.contains { $0.text == word } }
  }

  /// The register that a misspelt word may mean.
  func nearSchema(_ word: String) -> String? {
    nearest(word, in: schemas.flatMap { [$0.id] + $0.name.entries.map(\.text) })
  }

  /// A check of formulas over the rows of a register.
  func check(_ register: String, shownOnly: Bool = false) -> FormulaCheck {
    let lists = lists
    return FormulaCheck(register: register, paths: shownOnly ? shownPaths : paths) { list, word in
      guard let list = lists[list] else { return .later }
      return list.id(word).map { .id($0) } ?? .unknown(near: list.near(word))
    }
  }

  /// The fields that a path passes, the last one being meant; empty where it leads nowhere.
  func fields(_ path: [String], of register: String) -> [RegisterSchema.Field] {
    var fields: [RegisterSchema.Field] = []
    var next: String? = register
    for id in path {
      guard let field = next.flatMap({ schema($0) })?.field(id) else { return [] }
      fields.append(field)
      if case .reference(let target) = field.type { next = target } else { next = nil }
    }
    return fields
  }

  // MARK: Members

  /// The members of a vocabulary or register by id and name.
  func members(of list: String) -> ContentLists.List? {
    lists[list] ?? Ledgers.list(list, registers, vocabularies)
  }

  /// What a member of a list is called; its id where it has no name.
  func name(of member: String, in list: String, _ language: LanguageTag) -> String {
    if let register = registers[list] {
      let row = (0..<register.rowCount).first { register.text("id", row: $0) == member }
      return row.flatMap { register.text("name", row: $0) } ?? member
    }
    return vocabularies[list]?.term(member)?.name.text(in: language) ?? member
  }

  /// Tells whether members of a list stand below others of it.
  func isTree(_ list: String) -> Bool {
    if let schema = schema(list) { return schema.field("parent")?.type == .reference(to: list) }
    return vocabularies[list]?.terms.contains { $0.parent != nil } ?? false
  }

  /// Tells whether members of a list have levels.
  func hasLevels(_ list: String) -> Bool {
    if let schema = schema(list) { return schema.field("level") != nil }
    return vocabularies[list]?.terms.contains { $0.level != nil } ?? false
  }
}
