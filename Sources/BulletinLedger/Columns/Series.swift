import BulletinModel

/// The filled cells of a field, for what has to look at each of them: smallest, largest, median.
struct Series: Sendable {
  /// What is made of the cells.
  enum Pick: Sendable, Hashable {
    case minimum
    case maximum
    case latest
    case percentile(Int)
  }

  let scale: Int
  /// True when not one cell is filled.
  let isBlank: Bool
  private let values: [Int64]
  private let mask: [Bool]?
  /// For each row its day; the latest is by day, then by row.
  private let days: [Int32]

  init(_ field: String, mask: [Bool]?, days: [Int32], of register: Register) {
    self.mask = mask
    self.days = days
    guard case .numbers(let values, let scale) = register.column(field) else {
      (self.values, self.scale, isBlank) = ([], 0, true)
      return
    }
    self.values = values
    self.scale = scale
    isBlank = !values.contains { $0 != Register.missingNumber }
  }

  /// What some rows come to; nil where none of their cells is filled.
  func value(_ pick: Pick, over rows: [Int]) -> Cell.Sum? {
    let filled = rows.filter {
      !isBlank && values[$0] != Register.missingNumber && mask?[$0] ?? true
    }
    switch pick {
    case .minimum: return filled.map { values[$0] }.min().map(sum)
    case .maximum: return filled.map { values[$0] }.max().map(sum)
    case .latest: return filled.max { (days[$0], $0) < (days[$1], $1) }.map { sum(values[$0]) }
    case .percentile(let percent):
      return percentile(percent, of: filled.map { values[$0] }.sorted())
    }
  }

  /// Source: nearest rank, the median of an even number being the mean of the middle two.
  private func percentile(_ percent: Int, of sorted: [Int64]) -> Cell.Sum? {
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    if percent == 50, sorted.count % 2 == 0 {
      let (total, isTooLarge) = sorted[middle - 1].addingReportingOverflow(sorted[middle])
      return isTooLarge ? nil : Cell.Sum(units: total, scale: scale, divisor: 2)
    }
    let rank = (min(max(percent, 0), 100) * sorted.count + 99) / 100
    return sum(sorted[max(rank, 1) - 1])
  }

  private func sum(_ units: Int64) -> Cell.Sum { Cell.Sum(units: units, scale: scale) }
}
