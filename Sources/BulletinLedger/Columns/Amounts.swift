import BulletinModel

/// What the rows bring to a sum, one value a row, times `10^scale`.
struct Amounts: Sendable {
  /// The values; nil where each row brings one.
  private let values: [Int64]?
  /// The rows that count; nil for all.
  let mask: [Bool]?
  let scale: Int
  /// True when not one cell of the field is filled, and an empty one stands for nothing.
  let isBlank: Bool
  /// Cells left out because no sum could hold them (E80).
  let faults: [Diagnostic]

  /// No total may pass this, so that sums, growth and its printed digits stay within 64 bits.
  private static let largestTotal: Int64 = 900_000_000_000_000

  /// Reads what some rows bring.
  init(_ kind: Tally.Kind, mask: [Bool]?, of register: Register) {
    switch kind {
    case .rows: self.init(values: nil, mask: mask, scale: 0, isBlank: false, faults: [])
    case .sum(let field, let missing):
      self.init(field, missing: missing, mask: mask, of: register)
    case .filled(let field):
      guard case .numbers(let values, _) = register.column(field) else {
        self.init(values: [], mask: [], scale: 0, isBlank: true, faults: [])
        return
      }
      let filled = values.indices.map { values[$0] != Register.missingNumber && mask?[$0] ?? true }
      self.init(
        values: nil, mask: filled, scale: 0,
        isBlank: !values.contains { $0 != Register.missingNumber }, faults: [])
    case .difference(let one, let other):
      let left = Amounts(one, missing: 0, mask: nil, of: register)
      let right = Amounts(other, missing: 0, mask: nil, of: register)
      let scale = max(left.scale, right.scale)
      let (raised, lowered) = (left.raised(to: scale), right.raised(to: scale))
      self.init(
        values: zip(raised, lowered).map { $0 - $1 }, mask: mask, scale: scale,
        isBlank: left.isBlank || right.isBlank, faults: left.faults + right.faults)
    }
  }

  private init(
    values: [Int64]?, mask: [Bool]?, scale: Int, isBlank: Bool, faults: [Diagnostic]
  ) {
    self.values = values
    self.mask = mask
    self.scale = scale
    self.isBlank = isBlank
    self.faults = faults
  }

  private init(_ field: String, missing: Int64, mask: [Bool]?, of register: Register) {
    guard case .numbers(var values, let scale) = register.column(field) else {
      self.init(
        values: [Int64](repeating: missing, count: register.rowCount), mask: mask, scale: 0,
        isBlank: missing == 0, faults: [])
      return
    }
    let filler = missing * Amounts.power(scale)
    var isBlank = missing == 0
    var total: Int64 = 0
    var refused: [Int] = []
    for row in values.indices {
      if values[row] == Register.missingNumber {
        values[row] = filler
      } else {
        isBlank = false
      }
      let size = values[row].magnitude
      if size > UInt64(Amounts.largestTotal - total) {
        refused.append(row)
        values[row] = 0
      } else {
        total += Int64(size)
      }
    }
    self.init(
      values: values, mask: mask, scale: scale, isBlank: isBlank,
      faults: refused.map { row in
        let typed = register.number(field, row: row).map { String($0.scaled(digits: 0)) } ?? ""
        return Diagnostic(.outOfRange, at: register.span(ofRow: row), ["v": typed])
      })
  }

  /// What a row brings; 0 where it does not count.
  func value(_ row: Int) -> Int64 {
    if let mask, !mask[row] { return 0 }
    return values?[row] ?? 1
  }

  /// Adds what rows bring to cells, each row's cell being given or -1.
  func add(to sums: inout [Int64], at cells: [Int32], sign: Int64) {
    sums.withUnsafeMutableBufferPointer { sums in
      for (row, cell) in cells.enumerated() where cell >= 0 { sums[Int(cell)] += sign * value(row) }
    }
  }

  private func raised(to scale: Int) -> [Int64] {
    let factor = Amounts.power(scale - self.scale)
    let values = values ?? []
    return factor == 1 ? values : values.map { $0 * factor }
  }

  /// Ten to the power of a scale.
  static func power(_ exponent: Int) -> Int64 {
    var power: Int64 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }
}
