import BulletinModel

/// Turns formulas into row formulas over the columns of registers that are read.
final class FormulaCompiler {
  private let vocabularies: [String: Vocabulary]
  private let today: CivilDate
  private var registers: [String: Register] = [:]
  /// For each register the row of each id.
  private var rows: [String: [String: Int]] = [:]

  init(vocabularies: [String: Vocabulary], today: CivilDate) {
    self.vocabularies = vocabularies
    self.today = today
  }

  /// Puts a register in place, or in place of what it was before.
  func put(_ register: Register) { registers[register.schema.id] = register }

  /// A formula for the rows of a register; nil where it names what is not there.
  func compiled(_ formula: Expression, for register: Register) -> RowFormula? {
    switch formula {
    case .value(let value): return .constant(value)
    case .today: return .constant(.date(today))
    case .not(let inner): return compiled(inner, for: register).map(RowFormula.opposite)
    case .binary(let operation, let left, let right):
      guard let one = compiled(left, for: register), let other = compiled(right, for: register)
      else { return nil }
      if operation == .equal || operation == .unequal, left.isEmptyWord || right.isEmptyWord {
        return .asked(left.isEmptyWord ? other : one, isEmpty: operation == .equal)
      }
      return RowFormula.joined(operation, one, other)
    case .field(let path):
      guard let first = path.first,
        let place = register.schema.fields.firstIndex(where: { $0.id == first })
      else { return nil }
      return column(place, register, Array(path.dropFirst()))
    }
  }

  private func column(_ place: Int, _ register: Register, _ rest: [String]) -> RowFormula? {
    switch register.columns[place] {
    case .coded(let codes, let dictionary):
      guard !rest.isEmpty else {
        return .table(codes, dictionary.map { .text($0) }, empty: .empty)
      }
      guard case .reference(let list) = register.schema.fields[place].type else { return nil }
      return .table(codes, dictionary.map { value(of: $0, in: list, rest) }, empty: .empty)
    case .dates(let days): return .days(days)
    case .numbers(let values, let scale):
      return .numbers(values, FormulaCompiler.power(scale))
    case .flags(let flags): return .flags(flags)
    case .lists(let starts, let codes, let dictionary):
      return .lists(starts, codes, dictionary.map { .text($0) })
    }
  }

  // MARK: Through references

  /// What a path comes to from a member of a list.
  private func value(of id: String, in list: String, _ path: [String]) -> CellValue {
    if let register = registers[list] {
      guard let row = row(of: id, in: register), let first = path.first,
        let place = register.schema.fields.firstIndex(where: { $0.id == first })
      else { return .empty }
      let cell = cell(register.columns[place], row)
      return next(cell, register.schema.fields[place].type, path)
    }
    guard let vocabulary = vocabularies[list], let term = vocabulary.term(id),
      let first = path.first
    else { return .empty }
    switch first {
    case "parent": return next(text(term.parent), .reference(to: list), path)
    case "level": return next(text(term.level), .reference(to: "levels"), path)
    case "name": return .text(term.name.text(in: "zh"))
    case "short": return text(term.short?.text(in: "zh"))
    case "code": return text(term.code)
    case "mark": return text(term.mark)
    case "id": return .text(term.id)
    default: return .empty
    }
  }

  private func cell(_ column: Register.Column, _ row: Int) -> CellValue {
    switch column {
    case .coded(let codes, let dictionary):
      codes[row] == Register.missingCode ? .empty : .text(dictionary[Int(codes[row])])
    case .lists(let starts, let codes, let dictionary):
      starts[row] == starts[row + 1]
        ? .empty
        : .list(
          codes[Int(starts[row])..<Int(starts[row + 1])].map { .text(dictionary[Int($0)]) })
    case .dates(let days): RowFormula.days(days).value(row)
    case .numbers(let values, let scale):
      RowFormula.numbers(values, FormulaCompiler.power(scale)).value(row)
    case .flags(let flags): RowFormula.flags(flags).value(row)
    }
  }

  private static func power(_ scale: Int) -> Int64 {
    (0..<scale).reduce(1) { power, _ in power * 10 }
  }

  private func text(_ text: String?) -> CellValue { text.map { .text($0) } ?? .empty }

  private func next(
    _ cell: CellValue, _ type: RegisterSchema.FieldType, _ path: [String]
  ) -> CellValue {
    guard path.count > 1 else { return cell }
    guard case .text(let id) = cell, case .reference(let list) = type else { return .empty }
    return value(of: id, in: list, Array(path.dropFirst()))
  }

  private func row(of id: String, in register: Register) -> Int? {
    if let known = rows[register.schema.id] { return known[id] }
    var places: [String: Int] = [:]
    if case .coded(let codes, let dictionary) = register.column("id") {
      for (row, code) in codes.enumerated() where code != Register.missingCode {
        if places[dictionary[Int(code)]] == nil { places[dictionary[Int(code)]] = row }
      }
    }
    rows[register.schema.id] = places
    return places[id]
  }
}
