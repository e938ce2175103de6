import BulletinModel
import Synchronization

/// Withholds counts of so few persons that some could be known, and what would give them away.
///
/// What is withheld is settled for a count and a year at once, over all its tables, when the first
/// figure of the year is asked for; so a figure asked alone and one in a table always agree. Cells
/// with three members or more, and those of very large tables, are never printed: too many lines
/// lead to them.
final class Protection: Sendable {
  /// A count and whether figures print it as it is.
  private struct Shown: Sendable {
    let count: Int
    let table: Int
    let isPlain: Bool
  }

  private struct YearKey: Hashable {
    let count: Int
    let year: Int
  }

  private let counts: [CountOfPersons]
  private let spaces: [CellSpace]
  private let measures: [String: [Shown]]
  private let limit: Int64
  private let memory: LedgerMemory
  /// The cells of a count and a year that are withheld, and whether for their own smallness; nil until they are
  /// asked for.
  private final class Settled: Sendable {
    let withheld = Mutex<WithheldCells?>(nil)
  }

  /// What is settled of each count and year: while one is settled, others may be asked for.
  private let years = Mutex<[YearKey: Settled]>([:])

  /// Finds the counts of persons among some measures, in their order.
  init(_ owners: [Resolver.Owner], in edition: Edition, memory: LedgerMemory) {
    self.memory = memory
    limit = Int64(clamping: edition.settings.statistics.smallCell)
    var counts: [CountOfPersons] = []
    var tables: [[Resolver.Owner]] = []
    var measures: [String: [Shown]] = [:]
    for owner in owners {
      let definition = owner.definition
      guard let register = edition.registers[definition.measure.register] else { continue }
      for count in CountOfPersons.all(in: definition, register) {
        let number = counts.firstIndex(of: count) ?? counts.count
        if number == counts.count {
          counts.append(count)
          tables.append([])
        }
        let isPlain = !definition.isRatio && definition.numerator.isAdditive
        measures[definition.measure.id, default: []].append(
          Shown(count: number, table: tables[number].count, isPlain: isPlain))
        tables[number].append(owner)
      }
    }
    self.counts = counts
    self.measures = measures
    spaces = tables.map { CellSpace($0, root: edition.settings.statistics.region) }
  }

  /// Why a cell is withheld; nil where it may be printed.
  func absence(_ measure: String, _ members: [String: String], _ period: Period) -> AbsenceReason? {
    guard limit > 1, let shown = measures[measure] else { return nil }
    var found: AbsenceReason?
    for one in shown {
      guard let isPrimary = isPrimary(one, members, period) else { continue }
      if one.isPlain, isPrimary { return .withheld(isPrimary: true) }
      found = .withheld(isPrimary: false)
    }
    return found
  }

  /// The same of a range: ranges that differ by one period would give that period away.
  private func isPrimary(
    _ shown: Shown, _ members: [String: String], inRange range: Period, _ table: CellSpace.Table
  ) -> Bool? {
    let value = counts[shown.count].value(table.owner, members, range) ?? 0
    if (1..<limit).contains(value) { return true }
    var part = range.first
    while part <= range.last {
      if isPrimary(shown, members, part) != nil { return false }
      part = part.next
    }
    return nil
  }

  /// Whether a cell is withheld for its own smallness; nil where it is not withheld.
  private func isPrimary(_ shown: Shown, _ members: [String: String], _ period: Period) -> Bool? {
    let space = spaces[shown.count]
    let table = space.tables[shown.table]
    guard let spots = space.spots(members, table) else { return nil }
    if period.isRange { return isPrimary(shown, members, inRange: period, table) }
    guard let key = space.key(spots, table, in: period) else {
      let value = counts[shown.count].value(table.owner, members, period) ?? 0
      return value == 0 ? nil : (1..<limit).contains(value)
    }
    let year = YearKey(count: shown.count, year: period.year)
    let settled = years.withLock { years in
      if let known = years[year] { return known }
      let new = Settled()
      years[year] = new
      return new
    }
    return settled.withheld.withLock { withheld in
      if let withheld { return withheld.cells[key] }
      let found = memory.withheld(of: shown.count, in: period.year) {
        self.withheld(shown.count, in: period.year)
      }
      withheld = found
      return found.cells[key]
    }
  }

  private func withheld(_ count: Int, in year: Int) -> WithheldCells {
    let walk = TableWalk(counts[count], spaces[count], year: year)
    let suppression = Suppression(walk.lines, limit: limit)
    var withheld: [CellKey: Bool] = [:]
    for (key, number) in walk.cells {
      guard let number, suppression.isUnknown(number) else { continue }
      withheld[key] = suppression.states[number] == .primary
    }
    return WithheldCells(withheld)
  }
}
