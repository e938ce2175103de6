public import BulletinModel

/// Computes every statistic of an edition from its registers.
///
/// Built-in and declared measures are served alike: what a column holds is read once however many
/// measures ask for it. Flows are summed over periods and rolled up over trees; stocks take the
/// latest row inside a period; nothing is carried forward.
///
/// - Parameters:
///   - edition: The checked content; registers that are absent count as empty.
///   - memory: What was found out of the same ledgers before, and where what is found out now is noted.
/// - Returns: The resolver, with the faults that only a roll-up can see: E56, E63, E69, E80, E82.
public func figures(
  of edition: Edition, memory: LedgerMemory = LedgerMemory()
) -> Checked<Figures> {
  let definitions = definitions(of: edition)
  let reader = CellReader(edition, paths: paths(definitions, of: edition))
  let ledgers = ledgers(definitions, of: edition, by: reader)
  let books = edition.registers.compactMapValues { ReportBook(of: $0, by: reader) }
  var owners: [String: Resolver.Owner] = [:]
  var periods: [String: [Period]] = [:]
  var covered: [String: ClosedRange<CivilDate>] = [:]
  for ledger in ledgers {
    for definition in ledger.definitions {
      let scope = books[definition.measure.register].map {
        ReportScope($0, definition, in: ledger, by: reader)
      }
      owners[definition.measure.id] = Resolver.Owner(
        ledger: ledger, definition: definition, scope: scope)
      periods[definition.measure.id] = ledger.periods(of: definition)
      covered[definition.measure.id] = ledger.covered(by: definition)
    }
  }
  let protection = Protection(
    definitions.compactMap { owners[$0.measure.id] }, in: edition, memory: memory)
  let resolver = Resolver(owners: owners, protection: protection)
  let compared = ComparedFigures(resolver)
  let value = Figures(
    measures: definitions.map(\.measure), periods: periods, covered: covered,
    axes: axes(definitions, of: edition, by: resolver),
    resolver: { compared.figure($0) }, finder: { resolver.rows(behind: $0) },
    remainder: { resolver.leftOut(of: $0) },
    definitions: definitions,
    reporter: { register, period in books[register]?.reporting(in: period) })
  var seen: Set<Diagnostic> = []
  let faults = ledgers.flatMap(\.faults).filter { seen.insert($0).inserted }
  return Checked(value, diagnostics: faults)
}

/// The measures in the order in which the site lists them; a built-in one keeps its name.
private func definitions(of edition: Edition) -> [MeasureDefinition] {
  let builtIn = BuiltInMeasures.all(wholeName: edition.settings.statistics.keySectorsName)
  var taken = Set(builtIn.map(\.measure.id))
  return builtIn + edition.measures.filter { taken.insert($0.measure.id).inserted }
}

/// The field paths of all measures, and those by which expected reporters are chosen.
private func paths(_ definitions: [MeasureDefinition], of edition: Edition)
  -> [(register: String, path: [String])]
{
  let measured = definitions.flatMap { one in
    one.paths.map { (register: one.measure.register, path: $0) }
  }
  let expected = edition.registers.values.compactMap { register in
    register.schema.expectation.map { (register: register.schema.id, path: [$0.field, "id"]) }
  }
  return measured + expected
}

/// The ledgers of all registers that have measures, in the measures' order.
private func ledgers(
  _ definitions: [MeasureDefinition], of edition: Edition, by reader: CellReader
) -> [any Ledger] {
  var registers: [String] = []
  for definition in definitions where !registers.contains(definition.measure.register) {
    registers.append(definition.measure.register)
  }
  return registers.flatMap { id in
    edition.registers[id].map { register in
      ledgers(definitions.filter { $0.measure.register == id }, of: register, by: reader)
    } ?? []
  }
}

/// What reported stocks must share to be rolled up together.
private struct StockGroup: Hashable {
  let rule: TimeRule
  let fields: Set<String>
}

/// The ledgers of one register: its reported stocks by regions, and one for all else.
private func ledgers(
  _ definitions: [MeasureDefinition], of register: Register, by reader: CellReader
) -> [any Ledger] {
  var order: [StockGroup] = []
  var stocks: [StockGroup: [MeasureDefinition]] = [:]
  var events: [MeasureDefinition] = []
  for definition in definitions {
    guard case .latest = definition.time else {
      events.append(definition)
      continue
    }
    let group = StockGroup(
      rule: definition.time, fields: Set(definition.dimensions.map(\.field)))
    if stocks[group] == nil { order.append(group) }
    stocks[group, default: []].append(definition)
  }
  var ledgers: [any Ledger] = []
  for group in order {
    let measures = stocks[group] ?? []
    if let ledger = StockLedger(measures, asOf: group.rule.fields[0], of: register, by: reader) {
      ledgers.append(ledger)
    } else {
      events += measures
    }
  }
  if !events.isEmpty { ledgers.append(EventLedger(events, of: register, by: reader)) }
  return ledgers
}

/// Holds every figure that texts cite against the ledgers and against what was published.
///
/// - Parameters:
///   - edition: The checked content.
///   - figures: Its statistics.
///   - memory: What is known of its ledgers.
/// - Returns: What is printed for each citation, and the revisions; with E31–E33 and E43–E53 for
///   wording that does not hold, E57 for numbers without a link, E58–E60 for revisions without a
///   reason, E65 for what is withheld.
public func citedFigures(
  of edition: Edition, figures: Figures, memory: LedgerMemory = LedgerMemory()
) -> Checked<CitedFigures> {
  var check = CitationCheck(edition, figures, memory)
  return check.run()
}

/// Holds what one item cites against the ledgers, as `citedFigures(of:figures:memory:)` does with all texts.
///
/// - Parameters:
///   - place: The place of the item in the edition's news.
///   - edition: The checked content.
///   - figures: Its statistics.
///   - memory: What is known of its ledgers.
/// - Returns: What is printed for each citation, with the faults that speak of the item alone; nil where it is not
///   known what its numbers may mean.
public func citedFigures(
  ofItem place: Int, in edition: Edition, figures: Figures, memory: LedgerMemory
) -> Checked<[CitedFigure]>? {
  var check = CitationCheck(edition, figures, memory)
  return check.run(onlyItem: place)
}
