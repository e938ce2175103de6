import BulletinModel

/// A register of counts that stand at a day: the latest inside a period, never carried forward.
struct StockLedger: Ledger {
  let definitions: [MeasureDefinition]
  let faults: [Diagnostic]
  private let roll: StockRoll

  init(
    _ definitions: [MeasureDefinition], asOf field: String, of register: Register,
    in edition: Edition
  ) {
    self.definitions = definitions
    var dimensions: [Dimension] = []
    for dimension in definitions.flatMap(\.dimensions) where !dimensions.contains(dimension) {
      dimensions.append(dimension)
    }
    var quantities: [Quantity] = []
    for quantity in definitions.flatMap(\.quantities) where !quantities.contains(quantity) {
      quantities.append(quantity)
    }
    roll = StockRoll(
      dimensions, asOf: field, quantities: quantities, of: register, in: edition)
    let denominators = Set(definitions.compactMap(\.denominator))
    faults =
      Set(roll.amounts.values.flatMap(\.faults)).sorted()
      + StockAudit(roll: roll, register: register, edition: edition).faults(
        under: quantities.filter(denominators.contains))
  }

  func periods(of definition: MeasureDefinition) -> [Period] {
    isFilled(definition) ? BulletinLedger.periods(holding: roll.months.months) : []
  }

  func covered(by definition: MeasureDefinition) -> ClosedRange<CivilDate>? {
    isFilled(definition) ? roll.months.days : nil
  }

  func cell(_ definition: MeasureDefinition, _ members: [String: String], _ period: Period) -> Cell
  {
    guard isFilled(definition), let part = roll.part(at: members, in: period) else {
      return Cell(absence: isFilled(definition) ? .notAdditive : .notReported)
    }
    guard let node = part?.node else { return Cell(absence: .notReported) }
    func sum(_ quantity: Quantity) -> Cell.Sum {
      guard let index = roll.quantities.firstIndex(of: quantity) else { return Cell.Sum() }
      return Cell.Sum(units: node.sums[index], scale: roll.amounts[quantity]?.scale ?? 0)
    }
    return Cell(
      absence: node.reported < node.due
        ? .partial(reported: node.reported, due: node.due) : nil,
      numerator: sum(definition.numerator),
      denominator: definition.denominator.map(sum) ?? .init(),
      rowCount: node.rowCount, asOf: CivilDate(days: node.lastDay))
  }

  func rows(_ definition: MeasureDefinition, _ members: [String: String], _ period: Period) -> [Int]
  {
    guard isFilled(definition), let part = roll.part(at: members, in: period) else { return [] }
    return part?.rows ?? []
  }

  /// Tells whether the fields of a measure are filled at all: a column left empty is not zero.
  private func isFilled(_ definition: MeasureDefinition) -> Bool {
    definition.quantities.allSatisfy { roll.amounts[$0]?.isBlank == false }
  }
}
