import BulletinModel

/// The values at a field path, one a row, resolved once a distinct value and not once a row.
struct PathColumn: Sendable {
  /// What tells one value from another.
  enum Raw: Sendable {
    /// Places in `values`; `missingCode` where the cell is empty.
    case codes([UInt32])
    /// Row `r` holds the places `codes[starts[r]..<starts[r + 1]]`.
    case lists(starts: [UInt32], codes: [UInt32])
    case dates([Int32])
    case numbers([Int64], scale: Int)
    case flags([UInt8])
    case nothing
  }

  let raw: Raw
  /// For codes and lists what each of them comes to.
  let values: [CellValue]

  /// Resolves a path from a register.
  init(_ path: [String], of register: Register, by reader: CellReader) {
    guard let name = path.first, let field = register.schema.field(name),
      let column = register.column(name)
    else {
      (raw, values) = (.nothing, [])
      return
    }
    func resolved(_ dictionary: [String]) -> [CellValue] {
      guard path.count > 1 else { return dictionary.map { .text($0) } }
      guard let target = field.type.target else { return dictionary.map { _ in .empty } }
      return dictionary.map { reader.value(of: $0, in: target, path.dropFirst()) }
    }
    switch column {
    case .coded(let codes, let dictionary):
      (raw, values) = (.codes(codes), resolved(dictionary))
    case .lists(let starts, let codes, let dictionary):
      (raw, values) = (.lists(starts: starts, codes: codes), resolved(dictionary))
    case .dates(let days): (raw, values) = (path.count > 1 ? .nothing : .dates(days), [])
    case .numbers(let numbers, let scale):
      (raw, values) = (path.count > 1 ? .nothing : .numbers(numbers, scale: scale), [])
    case .flags(let flags): (raw, values) = (path.count > 1 ? .nothing : .flags(flags), [])
    }
  }

  /// A number that two rows share only where their values are the same; nil for lists.
  func key(_ row: Int) -> Int64? {
    switch raw {
    case .codes(let codes): Int64(codes[row])
    case .dates(let days): Int64(days[row])
    case .numbers(let numbers, _): numbers[row]
    case .flags(let flags): Int64(flags[row])
    case .nothing: 0
    case .lists: nil
    }
  }

  /// The value of a row.
  func value(_ row: Int) -> CellValue {
    switch raw {
    case .codes(let codes):
      return codes[row] == Register.missingCode ? .empty : values[Int(codes[row])]
    case .lists(let starts, let codes):
      return .filled(
        codes[Int(starts[row])..<Int(starts[row + 1])].flatMap { code -> [CellValue] in
          switch values[Int(code)] {
          case .list(let inner): inner
          case .empty: []
          case let value: [value]
          }
        })
    case .dates(let days):
      return days[row] == Register.missingDate ? .empty : .date(CivilDate(days: days[row]))
    case .numbers(let numbers, let scale):
      guard numbers[row] != Register.missingNumber else { return .empty }
      return Rational(numbers[row], Amounts.power(scale)).map { .number($0) } ?? .empty
    case .flags(let flags): return flags[row] > 1 ? .empty : .flag(flags[row] == 1)
    case .nothing: return .empty
    }
  }
}
