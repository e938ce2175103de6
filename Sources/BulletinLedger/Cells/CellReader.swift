import BulletinModel

/// Reads cells at field paths: of a row, and through its references of terms and of other rows.
struct CellReader: Sendable {
  let edition: Edition
  /// For each register that some path leads into, the row of each id.
  private let rows: [String: [String: Int]]

  /// Numbers the rows of the registers into which paths lead.
  init(_ edition: Edition, paths: [(register: String, path: [String])]) {
    self.edition = edition
    var targets: Set<String> = []
    for (register, path) in paths {
      targets.formUnion(CellReader.targets(of: path, from: register, in: edition))
    }
    var rows: [String: [String: Int]] = [:]
    for target in targets {
      guard let register = edition.registers[target],
        case .coded(let codes, let dictionary) = register.column("id")
      else { continue }
      var places: [String: Int] = [:]
      for (row, code) in codes.enumerated().reversed() where code != Register.missingCode {
        places[dictionary[Int(code)]] = row
      }
      rows[target] = places
    }
    self.rows = rows
  }

  /// The value at a path from a row.
  func value(_ register: Register, row: Int, path: ArraySlice<String>) -> CellValue {
    guard let name = path.first, let field = register.schema.field(name) else { return .empty }
    let cell = register.cell(name, row: row)
    guard path.count > 1 else { return cell }
    guard let target = field.type.target else { return .empty }
    return value(beyond: cell, in: target, path.dropFirst())
  }

  /// The value at a path from what a cell of references names.
  func value(beyond cell: CellValue, in list: String, _ path: ArraySlice<String>) -> CellValue {
    switch cell {
    case .text(let id): return value(of: id, in: list, path)
    case .list(let members):
      let values = members.map { value(beyond: $0, in: list, path) }.filter { $0 != .empty }
      return .filled(values)
    default: return .empty
    }
  }

  /// The value at a path from a member of a list.
  func value(of id: String, in list: String, _ path: ArraySlice<String>) -> CellValue {
    guard let name = path.first else { return .text(id) }
    guard let vocabulary = edition.vocabularies[list] else {
      guard let register = edition.registers[list], let row = rows[list]?[id] else { return .empty }
      return value(register, row: row, path: path)
    }
    guard let term = vocabulary.term(id) else { return .empty }
    let cell: CellValue =
      switch name {
      case "id": .text(term.id)
      case "parent": term.parent.map { .text($0) } ?? .empty
      case "level": term.level.map { .text($0) } ?? .empty
      case "code": term.code.map { .text($0) } ?? .empty
      default: .empty
      }
    guard path.count > 1 else { return cell }
    return value(beyond: cell, in: name == "level" ? "levels" : list, path.dropFirst())
  }

  /// The type of the field at the end of a path; nil where it leads nowhere or into a term.
  func type(of path: [String], from register: String) -> RegisterSchema.FieldType? {
    var schema = edition.registers[register]?.schema
    for (place, name) in path.enumerated() {
      guard let field = schema?.field(name) else { return nil }
      if place == path.count - 1 { return field.type }
      schema = field.type.target.flatMap { edition.registers[$0]?.schema }
    }
    return nil
  }

  private static func targets(of path: [String], from register: String, in edition: Edition)
    -> [String]
  {
    var found: [String] = []
    var schema = edition.registers[register]?.schema
    for name in path.dropLast() {
      guard let target = schema?.field(name)?.type.target else { break }
      found.append(target)
      schema = edition.registers[target]?.schema
    }
    return found
  }
}

extension RegisterSchema.FieldType {
  /// The list to which a reference or a list of references leads.
  var target: String? {
    switch self {
    case .reference(let list): list
    case .list(let inner): inner.target
    default: nil
    }
  }

  /// The values that the field lists itself, or a list of such fields.
  var choices: [RegisterSchema.Choice]? {
    switch self {
    case .choice(let choices): choices
    case .list(let inner): inner.choices
    default: nil
    }
  }
}

extension Register {
  /// What stands in a cell.
  func cell(_ field: String, row: Int) -> CellValue {
    switch column(field) {
    case .coded: text(field, row: row).map { .text($0) } ?? .empty
    case .lists: CellValue.filled(list(field, row: row).map { .text($0) })
    case .dates: date(field, row: row).map { .date($0) } ?? .empty
    case .numbers: number(field, row: row).map { .number($0) } ?? .empty
    case .flags: flag(field, row: row).map { .flag($0) } ?? .empty
    case nil: .empty
    }
  }
}

extension CellValue {
  /// A list; nothing at all where it has no members.
  static func filled(_ values: [CellValue]) -> CellValue { values.isEmpty ? .empty : .list(values) }
}
