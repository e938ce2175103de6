import BulletinModel

/// What is wrong with a stock register that no single row shows.
struct StockAudit: Sendable {
  /// The faults in the order of sectors and months.
  let faults: [Diagnostic]
  /// The base under which a rate moves a lot with each unit.
  private static let smallBase: Int64 = 20

  init(_ roll: StockRoll, edition: Edition) {
    guard let register = edition.registers["coverage"] else {
      faults = []
      return
    }
    let months = Set(
      roll.days.filter { $0 != Register.missingDate }
        .map { Period(.month, containing: CivilDate(days: $0)) }
    ).sorted()
    let roots =
      roll.root.map { [$0] }
      ?? roll.regions.members.indices.filter {
        roll.regions.parents[$0] < 0
      }
    var found: [Diagnostic] = []
    for sector in roll.sectors {
      let leaves = roll.leaves(of: sector, below: roots)
      for month in months {
        let part = roll.latest(of: leaves, in: month)
        found += StockAudit.mixedDates(part, roll, register)
        found += StockAudit.unreported(part, leaves, month, roll, register, edition)
        found += StockAudit.childrenSums(sector, month, roll, register, edition)
      }
    }
    found += StockAudit.smallBases(months.last, roll, register)
    faults = found
  }

  /// Parts of one month that stand at different days (E56).
  private static func mixedDates(_ part: StockRoll.Part, _ roll: StockRoll, _ register: Register)
    -> [Diagnostic]
  {
    let byDay = Dictionary(grouping: part.rows) { roll.days[$0] }
    guard byDay.count > 1 else { return [] }
    let common = byDay.max { ($0.value.count, -$0.key) < ($1.value.count, -$1.key) }?.key
    let dates = byDay.keys.sorted().map { CivilDate(days: $0).iso }.joined(separator: "、")
    return part.rows.sorted().filter { roll.days[$0] != common }.map {
      Diagnostic(.mixedDates, at: register.span(ofRow: $0), ["dates": dates])
    }
  }

  /// Regions that reported before or after, but not for this month (E63).
  private static func unreported(
    _ part: StockRoll.Part, _ leaves: [StockRoll.Leaf], _ month: Period, _ roll: StockRoll,
    _ register: Register, _ edition: Edition
  ) -> [Diagnostic] {
    guard part.reported > 0, part.reported < part.due, let first = part.rows.min() else {
      return []
    }
    let present = Set(part.rows.map { Int(roll.regions.codes[$0]) })
    let names = leaves.filter { !present.contains($0.region) }.map { leaf in
      let id = roll.regions.members[leaf.region]
      return edition.vocabularies["regions"]?.term(id)?.name.text(in: edition.settings.mainLanguage)
        ?? id
    }
    return [
      Diagnostic(
        .partialPeriod, at: register.span(ofRow: first),
        ["p": month.id, "n": String(names.count), "list": names.joined(separator: "、")])
    ]
  }

  /// A region's own row beside rows of its children: they must agree, and the children count (E82).
  private static func childrenSums(
    _ sector: String, _ month: Period, _ roll: StockRoll, _ register: Register, _ edition: Edition
  ) -> [Diagnostic] {
    (roll.leaves[sector] ?? []).flatMap { leaf -> [Diagnostic] in
      let below = roll.leaves(of: sector, below: roll.children[leaf.region])
      let own = roll.latest(of: [leaf], in: month)
      let part = roll.latest(of: below, in: month)
      guard let row = own.rows.first, part.reported > 0, part.reported == part.due else {
        return []
      }
      let id = roll.regions.members[leaf.region]
      let name =
        edition.vocabularies["regions"]?.term(id)?.name.text(in: edition.settings.mainLanguage)
        ?? id
      let quantities: [Quantity] = [.sum("eligible", missing: 0), .sum("organised", missing: 0)]
      return quantities.compactMap { quantity in
        let sum = part.rows.reduce(0) { $0 + roll.value(quantity, row: $1) }
        let value = roll.value(quantity, row: row)
        return sum == value
          ? nil
          : Diagnostic(
            .childrenSum, at: register.span(ofRow: row),
            ["parent": name, "a": String(sum), "b": String(value)])
      }
    }
  }

  /// Rows of the latest month whose base is small (E69).
  private static func smallBases(_ month: Period?, _ roll: StockRoll, _ register: Register)
    -> [Diagnostic]
  {
    guard let month else { return [] }
    return roll.days.indices.compactMap { row in
      let base = roll.value(.sum("eligible", missing: 0), row: row)
      guard roll.days[row] != Register.missingDate, month.contains(CivilDate(days: roll.days[row])),
        (1..<smallBase).contains(base)
      else { return nil }
      return Diagnostic(.smallBase, at: register.span(ofRow: row), ["n": String(base)])
    }
  }
}
