import BulletinModel

/// Which fields tell one reporter, or one thing counted, from another: the grain without the time.
struct RegisterKey: Sendable, Hashable {
  /// The fields; empty where every row stands for itself.
  let fields: [String]

  /// Finds the key under a time rule.
  init(of schema: RegisterSchema, at time: TimeRule) {
    let grain = schema.grain.filter { name in
      let type = schema.field(name)?.type
      return !time.fields.contains(name) && type != .period && type != .date
    }
    if !grain.isEmpty {
      fields = grain
    } else {
      fields = schema.fields.first { $0.type == .id }.map { [$0.id] } ?? []
    }
  }

  /// Tells whether a dimension asks for members of the key, so that no row means no report.
  func holds(_ dimension: Dimension) -> Bool { fields.contains(dimension.ownField) }

  /// Of the rows of each slot the latest one of each key, by day and then by row.
  func latest(_ slots: [Int32], days: [Int32], of register: Register) -> [Bool] {
    guard !fields.isEmpty else { return slots.map { $0 >= 0 } }
    let keys = numbers(slots, register)
    var last = [Int32](repeating: -1, count: (keys.max() ?? -1) + 1)
    for row in slots.indices where slots[row] >= 0 {
      let other = Int(last[keys[row]])
      if other < 0 || days[other] <= days[row] { last[keys[row]] = Int32(row) }
    }
    return slots.indices.map { slots[$0] >= 0 && last[keys[$0]] == Int32($0) }
  }

  private struct Step: Hashable {
    let before: Int
    let value: Int64
  }

  /// A number for each row that only rows of one slot and one key share.
  private func numbers(_ slots: [Int32], _ register: Register) -> [Int] {
    var keys = slots.map { Int($0) + 1 }
    for field in fields {
      var known: [Step: Int] = [:]
      let values = RegisterKey.values(field, register)
      for row in keys.indices {
        let step = Step(before: keys[row], value: values[row])
        if let key = known[step] {
          keys[row] = key
        } else {
          keys[row] = known.count
          known[step] = known.count
        }
      }
    }
    return keys
  }

  private static func values(_ field: String, _ register: Register) -> [Int64] {
    switch register.column(field) {
    case .coded(let codes, _): return codes.map { Int64($0) }
    case .dates(let days): return days.map { Int64($0) }
    case .numbers(let numbers, _): return numbers
    case .flags(let flags): return flags.map { Int64($0) }
    case .lists:
      var known: [[String]: Int64] = [:]
      return (0..<register.rowCount).map { row in
        let members = register.list(field, row: row)
        if let number = known[members] { return number }
        known[members] = Int64(known.count)
        return Int64(known.count - 1)
      }
    case nil: return [Int64](repeating: 0, count: register.rowCount)
    }
  }
}
