import BulletinModel

/// A formula asked of every row of a register at once.
///
/// `and`, `or` and `not` join whole columns of outcomes. What stands between them is asked once for
/// each distinct value of the one or two fields that it names, and row by row only where it names
/// more, or lists.
struct Condition {
  /// What a formula comes to as a condition; anything but yes and no is empty.
  enum Outcome: UInt8, Sendable {
    case no, yes, empty

    init(_ value: CellValue) {
      switch value {
      case .flag(true): self = .yes
      case .flag(false): self = .no
      default: self = .empty
      }
    }
  }

  private struct Pair: Hashable {
    let first: Int64
    let second: Int64
  }

  private let register: Register
  private let reader: CellReader
  private let today: CivilDate
  /// So many outcomes are kept for fields with ever new values.
  private static let largestMemory = 1 << 16

  init(of register: Register, by reader: CellReader) {
    self.register = register
    self.reader = reader
    today = reader.edition.now.date
  }

  /// For each row whether it meets a formula.
  func mask(_ formula: Expression) -> [Bool] { outcomes(formula).map { $0 == .yes } }

  private func outcomes(_ formula: Expression) -> [Outcome] {
    switch formula {
    case .not(let inner):
      return outcomes(inner).map { $0 == .empty ? .empty : $0 == .yes ? .no : .yes }
    case .binary(.and, let left, let right):
      return joined(outcomes(left), outcomes(right), decisive: .no, other: .yes)
    case .binary(.or, let left, let right):
      return joined(outcomes(left), outcomes(right), decisive: .yes, other: .no)
    default: return leaf(formula)
    }
  }

  /// One decisive side decides; the other outcome needs both.
  private func joined(
    _ left: [Outcome], _ right: [Outcome], decisive: Outcome, other: Outcome
  ) -> [Outcome] {
    zip(left, right).map { one, two in
      if one == decisive || two == decisive { return decisive }
      return one == other && two == other ? other : .empty
    }
  }

  private func leaf(_ formula: Expression) -> [Outcome] {
    let paths = Set(formula.paths).sorted { $0.lexicographicallyPrecedes($1) }
    let columns = paths.map { PathColumn($0, of: register, by: reader) }
    func outcome(_ row: Int) -> Outcome {
      Outcome(
        formula.value(today: today) { path in
          paths.firstIndex(of: path).map { columns[$0].value(row) } ?? .empty
        })
    }
    switch columns.count {
    case 0:
      let constant = Outcome(formula.value(today: today) { _ in .empty })
      return [Outcome](repeating: constant, count: register.rowCount)
    case 1: return single(columns[0], outcome)
    default: return several(columns, outcome)
    }
  }

  /// Asks once for each code where there are codes.
  private func single(_ column: PathColumn, _ outcome: (Int) -> Outcome) -> [Outcome] {
    guard case .codes(let codes) = column.raw else { return several([column], outcome) }
    var known = [Outcome?](repeating: nil, count: column.values.count + 1)
    return codes.indices.map { row in
      let place =
        codes[row] == Register.missingCode ? column.values.count : Int(codes[row])
      if let found = known[place] { return found }
      let found = outcome(row)
      known[place] = found
      return found
    }
  }

  /// Asks once for each pair of values while there is memory for them.
  private func several(_ columns: [PathColumn], _ outcome: (Int) -> Outcome) -> [Outcome] {
    var known: [Pair: Outcome] = [:]
    return (0..<register.rowCount).map { row in
      guard columns.count <= 2, let first = columns[0].key(row),
        let second = columns.count == 1 ? 0 : columns[1].key(row)
      else { return outcome(row) }
      let pair = Pair(first: first, second: second)
      if let found = known[pair] { return found }
      let found = outcome(row)
      if known.count < Condition.largestMemory { known[pair] = found }
      return found
    }
  }
}
