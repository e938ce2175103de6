import BulletinModel

/// Where the names in formulas lead: the fields of registers and, through references, of others.
struct FieldPaths: Sendable {
  private typealias Field = (id: String, type: RegisterSchema.FieldType)

  private var fields: [String: [String: Field]] = [:]
  private var words: [String: [String]] = [:]
  private let vocabularies: Set<String>

  /// Takes the lists by name; fields are added register by register.
  init(vocabularies: Set<String>) {
    self.vocabularies = vocabularies
  }

  /// Adds the fields of a register, each with all words that name it.
  mutating func add(
    _ register: String,
    _ known: [(words: [String], id: String, type: RegisterSchema.FieldType)]
  ) {
    var places: [String: Field] = [:]
    for field in known {
      for word in field.words where places[word] == nil { places[word] = (field.id, field.type) }
    }
    fields[register] = places
    words[register] = known.flatMap(\.words)
  }

  /// Tells whether a name is that of a register.
  func isRegister(_ name: String) -> Bool { fields[name] != nil }

  /// The field that a path names, with ids in place of other names; nil where there is none.
  func field(
    _ path: [String], of register: String
  ) -> (path: [String], type: RegisterSchema.FieldType)? {
    guard let first = path.first, var (id, type) = fields[register]?[first] else { return nil }
    var ids = [id]
    for word in path.dropFirst() {
      guard case .reference(let target) = type else { return nil }
      if let next = fields[target] {
        guard let found = next[word] else { return nil }
        (id, type) = found
      } else {
        guard vocabularies.contains(target), let found = FieldPaths.part(word, of: target) else {
          return nil
        }
        (id, type) = found
      }
      ids.append(id)
    }
    return (ids, type)
  }

  /// The name of a register's field that a misspelt word may mean.
  func near(_ word: String, of register: String) -> String? {
    nearest(word, in: words[register] ?? [])
  }

  /// What a member of a list has under a name: a field of a register, a part of a term.
  func part(_ word: String, ofMembersOf list: String) -> (
    id: String, type: RegisterSchema.FieldType
  )? {
    fields[list].map { $0[word] } ?? FieldPaths.part(word, of: list)
  }

  /// What a term of a vocabulary has.
  private static func part(_ word: String, of list: String) -> Field? {
    guard let place = VocabularyKeys.term.place(of: word) else { return nil }
    let id = VocabularyKeys.term.names[place]
    switch id {
    case "parent": return (id, .reference(to: list))
    case "level": return (id, .reference(to: "levels"))
    case "id", "name", "short", "code", "mark": return (id, .text)
    default: return nil
    }
  }
}
