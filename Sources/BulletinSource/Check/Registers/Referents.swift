import BulletinModel

/// What the references of a register may name: terms or rows, by id or by full name.
struct Referents: Sendable {
  /// The id that each accepted word stands for.
  private let ids: [String: String]
  private let words: [String]
  /// A number of all that they may be called by, and of what that means.
  let digest: UInt64
  /// The name of the list, for messages; nil where the targets are rows of a register.
  let list: String?

  /// Takes the terms of a vocabulary.
  init(_ list: Vocabulary) {
    // Levels may be told by their rank, 1 for the highest.
    let isRanked = list.id == "levels"
    self.init(
      list: list.id,
      entries: list.terms.enumerated().map { place, term in
        (term.id, term.name.entries.map(\.text) + (isRanked ? [String(place + 1)] : []))
      },
      shorts: list.terms.map { ($0.id, ($0.short?.entries ?? []).map(\.text)) })
  }

  /// Takes the rows of a register by id and title.
  init(_ register: Register) {
    let title = register.schema.titleField?.id ?? "id"
    self.init(
      list: nil,
      entries: (0..<register.rowCount).compactMap { row in
        register.text("id", row: row).map { ($0, [register.text(title, row: row) ?? ""]) }
      })
  }

  /// Takes ids with their names; shorter names stand back behind names in full.
  init(
    list: String?, entries: [(id: String, names: [String])],
    shorts: [(id: String, names: [String])] = []
  ) {
    self.list = list
    var ids: [String: String] = [:]
    var shared: Set<String> = []
    var words: [String] = []
    var digest = QuickHash()
    for entry in entries + shorts {
      digest.add(entry.id)
      digest.add(UInt64(entry.names.count))
      for name in entry.names { digest.add(name) }
    }
    self.digest = digest.value
    for entry in entries {
      words.append(entry.id)
      for name in entry.names where !name.isEmpty {
        if let other = ids.updateValue(entry.id, forKey: name), other != entry.id {
          shared.insert(name)
        }
        words.append(name)
      }
    }
    for name in shared { ids[name] = nil }
    var abbreviated: [String: String] = [:]
    var ambiguous: Set<String> = []
    for short in shorts {
      for name in short.names where !name.isEmpty && !shared.contains(name) {
        if let other = abbreviated.updateValue(short.id, forKey: name), other != short.id {
          ambiguous.insert(name)
        }
        words.append(name)
      }
    }
    for (name, id) in abbreviated where ids[name] == nil && !ambiguous.contains(name) {
      ids[name] = id
    }
    for entry in entries { ids[entry.id] = entry.id }
    self.ids = ids
    self.words = words
  }

  /// The id that a cell means.
  func id(of word: String) -> String? { ids[word] }

  /// The fault for a word that names nothing: E13 in a vocabulary, E74 in a register.
  func fault(for word: String) -> (code: FaultCode, values: [String: String]) {
    var values = list.map { ["v": word, "list": $0] } ?? ["id": word]
    values["near"] = nearest(word, in: words)
    return (list == nil ? .danglingReference : .unknownTerm, values)
  }
}
