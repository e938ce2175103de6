import BulletinModel

/// Turns keys into figures; the one place where values are compared and divided.
struct Resolver: Sendable {
  let owners: [String: (ledger: any Ledger, definition: MeasureDefinition)]

  /// The figure that a key names.
  func figure(_ key: FigureKey) -> Figure {
    guard let (ledger, definition) = owner(of: key) else {
      return Figure(key: key, value: .absent(.notReported))
    }
    let cell = ledger.cell(definition, key.members, key.period)
    let isKnown = cell.absence != .notReported && cell.absence != .notAdditive
    return Figure(
      key: key, value: compared(cell, key, ledger, definition),
      numerator: isKnown ? cell.numerator.whole : nil,
      denominator: isKnown && definition.isRatio ? cell.denominator.whole : nil, asOf: cell.asOf,
      rowCount: cell.rowCount)
  }

  /// The rows behind the figure that a key names.
  func rows(behind key: FigureKey) -> [Int] {
    guard let (ledger, definition) = owner(of: key) else { return [] }
    return ledger.rows(definition, key.members, key.period)
  }

  private func owner(of key: FigureKey) -> (ledger: any Ledger, definition: MeasureDefinition)? {
    guard let owner = owners[key.measure],
      key.members.keys.allSatisfy(owner.definition.measure.dimensions.contains)
    else { return nil }
    return owner
  }

  private static func value(of cell: Cell, _ definition: MeasureDefinition) -> Figure.Value {
    if let absence = cell.absence { return .absent(absence) }
    guard definition.isRatio else { return .exact(cell.numerator.exact) }
    guard let ratio = cell.numerator.exact / cell.denominator.exact else {
      return .absent(.zeroBase)
    }
    return .exact(ratio)
  }

  /// Applies the comparison: a difference for shares, relative growth for all else.
  private func compared(
    _ cell: Cell, _ key: FigureKey, _ ledger: any Ledger, _ definition: MeasureDefinition
  ) -> Figure.Value {
    let value = Resolver.value(of: cell, definition)
    let base: Period
    switch key.comparison {
    case .value: return value
    case .change: base = key.period.previous
    case .yoy: base = key.period.yearBefore
    case .share, .rank: return .absent(.unknown)
    }
    guard case .exact(let current) = value else { return value }
    guard base.year >= 1, cell.isWhole else { return .absent(.noComparison) }
    let earlier = ledger.cell(definition, key.members, base)
    guard earlier.isWhole, case .exact(let before) = Resolver.value(of: earlier, definition) else {
      return .absent(.noComparison)
    }
    if definition.isRatio {
      return current.difference(from: before).map { .exact($0) } ?? .absent(.noComparison)
    }
    guard let growth = (current - before) / before else { return .absent(.zeroBase) }
    return .exact(growth)
  }
}
