import BulletinModel

/// A count of persons that figures show or give away: a sum, or what a rate's base has beside it.
struct CountOfPersons: Sendable, Hashable {
  let register: String
  let time: TimeRule
  let sum: Tally
  /// For the rest of a rate's base what is taken away from `sum`.
  let without: Tally?

  /// The counts behind a measure; empty where it counts no persons.
  ///
  /// A rate gives away its numerator, its base and what lies between; a mean or an extreme the sum
  /// over the same rows.
  static func all(in definition: MeasureDefinition, _ register: Register) -> [CountOfPersons] {
    let isFlagged = definition.measure.countsPersons
    func counts(_ aggregate: Aggregate) -> Bool {
      isFlagged
        || aggregate.fields.contains { register.schema.field($0)?.countsPersons == true }
    }
    func one(_ sum: Tally, without: Tally? = nil) -> CountOfPersons {
      CountOfPersons(
        register: register.schema.id, time: definition.time, sum: sum, without: without)
    }
    let (above, below) = (definition.numerator, definition.denominator)
    var found: [CountOfPersons] = counts(above) ? [one(above.tally)] : []
    guard let below, counts(below) else { return found }
    if counts(above), above.isAdditive, below.isAdditive {
      found.append(one(below.tally, without: above.tally))
    }
    return found + [one(below.tally)]
  }

  /// The count in a cell; nil where it is not known, or no whole number.
  func value(_ owner: Resolver.Owner, _ members: [String: String], _ period: Period) -> Int64? {
    guard let all = owner.ledger.count(sum, of: owner.definition, members, period) else {
      return nil
    }
    guard let without else { return all }
    return owner.ledger.count(without, of: owner.definition, members, period).map { all - $0 }
  }
}
