import BulletinModel

/// What is wrong with a reported stock that no single row shows.
struct StockAudit: Sendable {
  let roll: StockRoll
  let register: Register
  let edition: Edition
  /// The base under which a rate moves a lot with each unit.
  private static let smallBase: Int64 = 20

  /// The faults by kind, then by class and month; rates stand over some denominators.
  ///
  /// - Parameters:
  ///   - typed: The tallies that add up a field as it was typed.
  ///   - denominators: The tallies by which others are divided.
  /// - Returns: The faults, in the order of the rows within each kind.
  func faults(typed: [Int], denominators: [Int]) -> [Diagnostic] {
    mixedDates() + unreported() + childrenSums(typed) + smallBases(under: denominators)
  }

  /// Parts of one month that stand at different days (E56).
  private func mixedDates() -> [Diagnostic] {
    parts().flatMap { part -> [Diagnostic] in
      guard part.node.rowCount > 1, part.node.firstDay < part.node.lastDay else { return [] }
      let rows = part.rows
      let byDay = Dictionary(grouping: rows) { roll.days[$0] }
      let common = byDay.max { ($0.value.count, -$0.key) < ($1.value.count, -$1.key) }?.key
      let dates = byDay.keys.sorted().map { CivilDate(days: $0).iso }.joined(separator: "、")
      return rows.filter { roll.days[$0] != common }.map {
        Diagnostic(.mixedDates, at: register.span(ofRow: $0), ["dates": dates])
      }
    }
  }

  /// Places that reported before, but not for a month in which others did (E63).
  ///
  /// Classes that lack the same places share one fault.
  private func unreported() -> [Diagnostic] {
    var found: [(slot: Int, places: [Int], parts: [StockRoll.Part])] = []
    for part in parts() where part.node.reported > 0 && part.node.reported < part.node.due {
      let missing = part.classes.flatMap { one in
        part.tops.flatMap { one.tree.missing(at: $0, in: part.slot) }
      }.sorted()
      if let same = found.firstIndex(where: { $0.slot == part.slot && $0.places == missing }) {
        found[same].parts.append(part)
      } else {
        found.append((part.slot, missing, [part]))
      }
    }
    return found.compactMap { slot, missing, parts in
      guard let row = parts.flatMap(\.rows).min() else { return nil }
      let classes = parts.flatMap(\.classes).map(name).filter { !$0.isEmpty }
      let names = missing.map { name(of: roll.places.members[$0], in: roll.places) }
      let month = roll.months.months[slot]
      var values = [
        "p": Period(.month, year: month / 12, index: month % 12 + 1)?.id ?? "",
        "n": String(names.count), "list": names.joined(separator: "、"),
      ]
      if !classes.isEmpty { values["of"] = classes.joined(separator: "、") }
      return Diagnostic(.partialPeriod, at: register.span(ofRow: row), values)
    }
  }

  /// A place's own row beside complete rows below it: they must agree, and those below count (E82).
  private func childrenSums(_ typed: [Int]) -> [Diagnostic] {
    roll.classes.flatMap { one in
      roll.months.months.indices.flatMap { slot in
        one.tree.doubled(in: slot).flatMap { place, row, below in
          typed.compactMap { tally -> Diagnostic? in
            let amounts = roll.tallies[tally]
            guard amounts.value(row) != below[tally] else { return nil }
            return Diagnostic(
              .childrenSum, at: register.span(ofRow: row),
              [
                "parent": name(of: roll.places.members[place], in: roll.places),
                "a": StockAudit.decimal(below[tally], scale: amounts.scale),
                "b": StockAudit.decimal(amounts.value(row), scale: amounts.scale),
              ])
          }
        }
      }
    }
  }

  /// Rows of the latest month whose base is small (E69).
  private func smallBases(under denominators: [Int]) -> [Diagnostic] {
    guard let last = roll.months.months.indices.last else { return [] }
    let slots = roll.months.slots(of: roll.days)
    return roll.days.indices.flatMap { row in
      denominators.compactMap { tally -> Diagnostic? in
        let amounts = roll.tallies[tally]
        guard slots[row] == Int32(last), amounts.scale == 0,
          (1..<StockAudit.smallBase).contains(amounts.value(row))
        else { return nil }
        return Diagnostic(
          .smallBase, at: register.span(ofRow: row), ["n": String(amounts.value(row))])
      }
    }
  }

  /// Every class in every month, at the whole.
  private func parts() -> [StockRoll.Part] {
    roll.classes.flatMap { one in
      roll.months.months.indices.map { roll.part(of: [one], at: roll.roots, in: $0) }
    }
  }

  private func name(of one: StockRoll.Class) -> String {
    zip(roll.others, one.codes).compactMap { axis, code in
      code < 0 ? nil : name(of: axis.members[Int(code)], in: axis)
    }.joined(separator: "·")
  }

  private func name(of member: String, in axis: Axis) -> String {
    if axis.dimension.list == "branches" {
      return edition.branches.first { $0.id == member }?.name ?? member
    }
    let term = axis.dimension.list.flatMap { edition.vocabularies[$0] }?.term(member)
    return term?.name.text(in: edition.settings.mainLanguage) ?? member
  }

  private static func decimal(_ units: Int64, scale: Int) -> String {
    guard scale > 0 else { return String(units) }
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    return (units < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
  }
}
