import BulletinModel

/// Turns keys into figures; the one place where values are compared and divided.
struct Resolver: Sendable {
  let owners: [String: any Ledger]

  /// The figure that a key names.
  func figure(_ key: FigureKey) -> Figure {
    guard let (ledger, definition) = owner(of: key) else {
      return Figure(key: key, value: .absent(.notReported))
    }
    let cell = ledger.cell(definition, key.members, key.period)
    let value = Resolver.value(of: cell, definition)
    return Figure(
      key: key, value: compared(value, key, ledger, definition),
      numerator: cell.absence == .notReported || cell.absence == .notAdditive
        ? nil : cell.numerator,
      denominator: definition.isRatio ? cell.denominator : nil, asOf: cell.asOf,
      rowCount: cell.rowCount)
  }

  /// The rows behind the figure that a key names.
  func rows(behind key: FigureKey) -> [Int] {
    guard let (ledger, definition) = owner(of: key) else { return [] }
    return ledger.rows(definition, key.members, key.period)
  }

  private func owner(of key: FigureKey) -> (any Ledger, MeasureDefinition)? {
    guard let ledger = owners[key.measure],
      let definition = ledger.definitions.first(where: { $0.measure.id == key.measure }),
      key.members.keys.allSatisfy(definition.measure.dimensions.contains)
    else { return nil }
    return (ledger, definition)
  }

  private static func value(of cell: Cell, _ definition: MeasureDefinition) -> Figure.Value {
    if let absence = cell.absence { return .absent(absence) }
    guard definition.isRatio else { return .exact(Rational(cell.numerator)) }
    guard let ratio = Rational(cell.numerator, cell.denominator) else { return .absent(.zeroBase) }
    return .exact(ratio)
  }

  /// Applies the comparison: a difference for shares, relative growth for all else.
  private func compared(
    _ value: Figure.Value, _ key: FigureKey, _ ledger: any Ledger, _ definition: MeasureDefinition
  ) -> Figure.Value {
    let base: Period
    switch key.comparison {
    case .value: return value
    case .change: base = key.period.previous
    case .yoy: base = key.period.yearBefore
    }
    guard case .exact(let current) = value else { return value }
    let earlier = Resolver.value(of: ledger.cell(definition, key.members, base), definition)
    guard case .exact(let before) = earlier else { return .absent(.noComparison) }
    if definition.isRatio { return .exact(current - before) }
    guard let growth = (current - before) / before else { return .absent(.zeroBase) }
    return .exact(growth)
  }
}
