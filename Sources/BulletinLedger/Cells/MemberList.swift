import BulletinModel

/// The members by which a dimension may be asked, as their list has them.
struct MemberList: Sendable {
  /// One member.
  struct Member: Sendable {
    let id: String
    var parent: String?
    var level: String?
  }

  let members: [Member]
  /// False where members overlap, so that figures by member never add up.
  let isPartition: Bool

  /// Finds the members of a dimension of a register.
  ///
  /// Units and terms stand in a tree, the rows of any other register side by side. A field without
  /// a list brings its own choices, yes and no for a flag, and else the values that occur.
  init(_ dimension: Dimension, column: PathColumn, of register: String, by reader: CellReader) {
    let type = reader.type(of: dimension.path, from: register)
    let edition = reader.edition
    if let list = dimension.list ?? type?.target {
      members = MemberList.members(of: list, in: edition)
      isPartition = edition.vocabularies[list]?.isPartition ?? true
      return
    }
    isPartition = true
    if let choices = type?.choices {
      members = choices.map { Member(id: $0.id) }
    } else if case .flags = column.raw {
      members = [Member(id: "yes"), Member(id: "no")]
    } else {
      let found = Set(column.values.flatMap(MemberList.ids))
      members = found.sorted().map { Member(id: $0) }
    }
  }

  /// The ids that a value names.
  static func ids(_ value: CellValue) -> [String] {
    switch value {
    case .text(let id): [id]
    case .flag(let flag): [flag ? "yes" : "no"]
    case .list(let values): values.flatMap(ids)
    default: []
    }
  }

  /// The members of a list: terms, units, or the rows of a register.
  static func members(of list: String, in edition: Edition) -> [Member] {
    if list == "branches", !edition.branches.isEmpty {
      return edition.branches.map { Member(id: $0.id, parent: $0.parent, level: $0.level) }
    }
    if let vocabulary = edition.vocabularies[list] {
      return vocabulary.terms.map { Member(id: $0.id, parent: $0.parent, level: $0.level) }
    }
    guard let register = edition.registers[list],
      case .coded(let codes, let dictionary) = register.column("id")
    else { return [] }
    var isSeen = [Bool](repeating: false, count: dictionary.count)
    return codes.compactMap { code in
      guard code != Register.missingCode, !isSeen[Int(code)] else { return nil }
      isSeen[Int(code)] = true
      return Member(id: dictionary[Int(code)])
    }
  }
}

extension Dimension {
  /// The names of the fields that lead to its members.
  var path: [String] { field.split(separator: ".").map(String.init) }
  /// The field of the register itself.
  var ownField: String { path.first ?? field }
}
