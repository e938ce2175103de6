import BulletinModel

/// The register of units: how many are alive at the end of a period.
struct CensusLedger: Ledger {
  let definitions = BuiltInMeasures.branches
  let periods: [Period]
  let covered: ClosedRange<CivilDate>?
  private let axes: [String: Axis]
  private let sectors: [[String]]
  private let founded: [Int32]
  private let dissolved: [Int32]
  private let members: [Int64]
  /// How many ended months are looked back on.
  private static let monthsBack = 60

  init(_ edition: Edition, _ maker: AxisMaker) {
    let register = edition.registers["branches"]
    let axes = [
      maker.axis("region", field: "region", in: register, members: "regions"),
      maker.axis("kind", field: "kind", in: register, members: "branch_kinds"),
      maker.axis("level", field: "level", in: register, members: "levels"),
      maker.axis("formation", field: "formation", in: register, members: "formation"),
      maker.axis("branch", field: "id", in: register, members: "branches"),
    ]
    self.axes = Dictionary(uniqueKeysWithValues: axes.map { ($0.dimension, $0) })
    sectors = (0..<(register?.rowCount ?? 0)).map { register?.list("sectors", row: $0) ?? [] }
    founded = register?.days("founded") ?? []
    dissolved = register?.days("dissolved") ?? []
    members = register?.values(of: .sum("members", missing: 0)) ?? []
    let current = Period(.month, containing: edition.now.date)
    let last = edition.now.date == current.end ? current.firstMonth : current.firstMonth - 1
    let first = last - CensusLedger.monthsBack + 1
    periods = founded.isEmpty ? [] : BulletinLedger.periods(holding: first...last)
    let start = Period(.year, year: first / 12)?.start
    covered = start.map { $0...edition.now.date }
  }

  func cell(_ definition: MeasureDefinition, _ members: [String: String], _ period: Period) -> Cell
  {
    guard !founded.isEmpty else { return Cell(absence: .notReported) }
    let rows = rows(definition, members, period)
    let sum =
      definition.numerator == .rows
      ? Int64(rows.count) : rows.reduce(0) { $0 + self.members[$1] }
    return Cell(
      numerator: sum, rowCount: rows.count,
      asOf: definition.measure.timing == .stock ? period.end : nil)
  }

  func rows(_ definition: MeasureDefinition, _ members: [String: String], _ period: Period) -> [Int]
  {
    var wanted: [(codes: [Int32], inside: [Bool])] = []
    for (dimension, member) in members where dimension != "sector" {
      guard let axis = axes[dimension], let place = axis.place(of: member) else { return [] }
      var inside = [Bool](repeating: false, count: axis.members.count)
      for below in axis.subtree(of: place) { inside[below] = true }
      wanted.append((axis.codes, inside))
    }
    let sector = members["sector"]
    return founded.indices.filter { row in
      isCounted(row, definition, period)
        && wanted.allSatisfy { $0.codes[row] >= 0 && $0.inside[Int($0.codes[row])] }
        && sector.map { sectors[row].contains($0) } ?? true
    }
  }

  private func isCounted(_ row: Int, _ definition: MeasureDefinition, _ period: Period) -> Bool {
    switch definition.measure.id {
    case "founded": contains(period, founded[row])
    case "dissolved": contains(period, dissolved[row])
    default:
      (founded[row] == Register.missingDate || founded[row] <= period.end.days)
        && (dissolved[row] == Register.missingDate || dissolved[row] > period.end.days)
    }
  }

  private func contains(_ period: Period, _ day: Int32) -> Bool {
    day != Register.missingDate && period.contains(CivilDate(days: day))
  }
}
