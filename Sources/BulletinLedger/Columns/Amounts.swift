import BulletinModel

/// The values of a quantity, one a row, times `10^scale`.
struct Amounts: Sendable {
  let values: [Int64]
  let scale: Int
  /// True when not one cell of the field is filled, and an empty one stands for nothing.
  let isBlank: Bool
  /// Cells left out because no sum could hold them (E80).
  let faults: [Diagnostic]

  /// No total may pass this, so that sums, growth and its printed digits stay within 64 bits.
  private static let largestTotal: Int64 = 900_000_000_000_000

  /// Reads the values of a quantity.
  init(_ quantity: Quantity, of register: Register?) {
    let count = register?.rowCount ?? 0
    switch quantity {
    case .rows:
      self.init(values: [Int64](repeating: 1, count: count), scale: 0, isBlank: false, faults: [])
    case .sum(let field, let missing):
      self.init(field, missing: missing, of: register)
    case .difference(let one, let other):
      let left = Amounts(one, missing: 0, of: register)
      let right = Amounts(other, missing: 0, of: register)
      let scale = max(left.scale, right.scale)
      let (raised, lowered) = (left.raised(to: scale), right.raised(to: scale))
      self.init(
        values: zip(raised, lowered).map { $0 - $1 }, scale: scale,
        isBlank: left.isBlank || right.isBlank, faults: left.faults + right.faults)
    }
  }

  private init(values: [Int64], scale: Int, isBlank: Bool, faults: [Diagnostic]) {
    self.values = values
    self.scale = scale
    self.isBlank = isBlank
    self.faults = faults
  }

  private init(_ field: String, missing: Int64, of register: Register?) {
    guard let register, case .numbers(var values, let scale) = register.column(field) else {
      self.init(
        values: [Int64](repeating: missing, count: register?.rowCount ?? 0), scale: 0,
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
      values: values, scale: scale, isBlank: isBlank,
      faults: refused.map { row in
        let typed = register.number(field, row: row).map { String($0.scaled(digits: 0)) } ?? ""
        return Diagnostic(.outOfRange, at: register.span(ofRow: row), ["v": typed])
      })
  }

  private func raised(to scale: Int) -> [Int64] {
    let factor = Amounts.power(scale - self.scale)
    return factor == 1 ? values : values.map { $0 * factor }
  }

  private static func power(_ exponent: Int) -> Int64 {
    var power: Int64 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }
}
