public import BulletinModel

/// Computes every statistic of an edition from its registers.
///
/// One pass over the columns of a register serves all its measures. Flows are summed per month and
/// rolled up over trees; stocks take the latest row inside a period; nothing is carried forward.
///
/// - Parameter edition: The checked content; registers that are absent count as empty.
/// - Returns: The resolver, with the faults that only a roll-up can see: E56, E63, E69, E80, E82.
public func figures(of edition: Edition) -> Checked<Figures> {
  let measures = BuiltInMeasures.all(wholeName: edition.settings.statistics.keySectorsName)
  let ledgers = BuiltInMeasures.registers.compactMap { id in
    edition.registers[id].map { register in
      ledger(measures.filter { $0.measure.register == id }, of: register, in: edition)
    }
  }
  var owners: [String: (ledger: any Ledger, definition: MeasureDefinition)] = [:]
  var periods: [String: [Period]] = [:]
  var covered: [String: ClosedRange<CivilDate>] = [:]
  for ledger in ledgers {
    for definition in ledger.definitions {
      owners[definition.measure.id] = (ledger, definition)
      periods[definition.measure.id] = ledger.periods(of: definition)
      covered[definition.measure.id] = ledger.covered(by: definition)
    }
  }
  let resolver = Resolver(owners: owners)
  let value = Figures(
    measures: measures.map(\.measure), periods: periods, covered: covered,
    resolver: { resolver.figure($0) }, finder: { resolver.rows(behind: $0) })
  return Checked(value, diagnostics: ledgers.flatMap(\.faults))
}

/// Chooses the engine by how the rows of a register lie in time.
private func ledger(
  _ definitions: [MeasureDefinition], of register: Register, in edition: Edition
) -> any Ledger {
  for definition in definitions {
    if case .latest(let field) = definition.time {
      return StockLedger(definitions, asOf: field, of: register, in: edition)
    }
  }
  return EventLedger(definitions, of: register, in: edition)
}
