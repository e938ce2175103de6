public import BulletinModel

/// Computes every statistic of an edition from its registers.
///
/// One pass over the columns of a register serves all its measures. Flows are summed per month and
/// rolled up over trees; stocks take the latest row inside a period; nothing is carried forward.
///
/// - Parameter edition: The checked content; registers that are absent count as empty.
/// - Returns: The resolver, with the faults that only a roll-up can see: E56, E63, E69, E82.
public func figures(of edition: Edition) -> Checked<Figures> {
  let axes = AxisMaker(edition)
  let flow = FlowLedger(edition, axes)
  let stock = StockLedger(edition, axes)
  let census = CensusLedger(edition, axes)
  let ledgers: [any Ledger] = [stock, flow, census]
  var owners: [String: any Ledger] = [:]
  var periods: [String: [Period]] = [:]
  var covered: [String: ClosedRange<CivilDate>] = [:]
  for ledger in ledgers {
    for definition in ledger.definitions {
      owners[definition.measure.id] = ledger
      periods[definition.measure.id] = ledger.periods
      covered[definition.measure.id] = ledger.covered
    }
  }
  let resolver = Resolver(owners: owners)
  let value = Figures(
    measures: ledgers.flatMap { $0.definitions.map(\.measure) }, periods: periods,
    covered: covered, resolver: { resolver.figure($0) }, finder: { resolver.rows(behind: $0) })
  return Checked(value, diagnostics: stock.faults)
}
