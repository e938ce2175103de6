import BulletinModel

/// The heads of columns and keys of rows that a register knows.
struct FieldHeads: Sendable {
  private var places: [String: Int] = [:]
  private var derived: [String: String] = [:]
  private var words: [String] = []
  private let aliases: [String]

  init(_ schema: RegisterSchema) {
    aliases = schema.fields.map(\.alias)
    for (place, field) in schema.fields.enumerated() {
      for word in field.words where places[word] == nil && derived[word] == nil {
        guard field.isTyped else {
          derived[word] = field.alias
          continue
        }
        places[word] = place
        words.append(word)
      }
    }
  }

  /// The place of the typed field that a head names.
  func place(of head: String) -> Int? { places[head] }

  /// Tells whether a head names a field, typed or computed.
  func knows(_ head: String) -> Bool { places[head] != nil || derived[head] != nil }

  /// The values of E77 for the head of a field that is computed; nil for other heads.
  func computed(_ head: String) -> [String: String]? {
    derived[head].map { _ in
      ["c": "\(head)（由程序计算，不填）", "c@en": "\(head) (computed, never typed)"]
    }
  }

  /// The alias of the field that a misspelt head may mean.
  func near(_ head: String) -> String? {
    nearest(head, in: words).flatMap { places[$0] }.map { aliases[$0] }
  }
}

extension RegisterSchema.Field {
  /// Tells whether people type the field; else a formula gives it.
  var isTyped: Bool { derivation == nil }
}

/// What a copy of a ledger bears that is given back to be mended.
enum ReturnMark {
  /// The heads of the last column, in each language of messages.
  static let heads = ["需要修改", "To mend"]

  /// What stands between two notes of one cell.
  static let joint = " ｜ "

  /// Tells whether a head is that of the column, with notes behind it or without.
  static func isHead(_ head: String) -> Bool {
    heads.contains { head == $0 || head.hasPrefix($0 + joint) }
  }

  static func head(in language: MessageLanguage) -> String {
    language == .chinese ? heads[0] : heads[1]
  }
}
