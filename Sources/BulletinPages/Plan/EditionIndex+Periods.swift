import BulletinModel

extension EditionIndex {
  /// The period of which a measure is told: the shortest regular one that has an earlier to compare.
  ///
  /// Reports that come twice a year have no quarter before theirs, so half-years are tried too.
  func tellingPeriod(of measure: Measure, at members: [String: String] = [:]) -> Period? {
    let now = edition.now.date
    var fallback: Period?
    for kind in [Period.Kind.quarter, .half, .year, .month] {
      guard
        let period = figures.latestPeriod(of: measure.id, kind, at: now)
          ?? (kind == .month
            ? figures.periods(of: measure.id, kind).last { $0.start <= now } : nil)
      else { continue }
      let change = figures.figure(
        FigureKey(measure.id, members, in: period, comparison: .change))
      if change.exact != nil || change.value == .absent(.zeroBase) { return period }
      fallback = fallback ?? period
    }
    return fallback
  }

  /// The last periods of a kind up to one, rising, as many as there are rows for.
  func course(to period: Period, count: Int, since first: Period?) -> [Period] {
    var periods: [Period] = []
    var next = period
    while periods.count < count, first.map({ $0 <= next }) ?? false {
      periods.append(next)
      next = next.previous
    }
    return periods.reversed()
  }

  /// The members that stand for the whole of a measure: none, or the first of a list whose members
  /// overlap, where no whole can be told.
  func wholeMembers(of measure: Measure) -> [String: String] {
    wholeMembersByMeasure[measure.id] ?? [:]
  }

  /// Looks for the members that stand for the whole of a measure.
  func foundWholeMembers(of measure: Measure) -> [String: String] {
    if tellingPeriod(of: measure).map({ hasFigure(measure, [:], $0) }) ?? false { return [:] }
    for dimension in measure.dimensions {
      guard let axis = figures.axis(dimension, of: measure.id), !axis.isPartition else { continue }
      for member in axis.members {
        let members = [dimension: member.id]
        guard let period = tellingPeriod(of: measure, at: members),
          hasFigure(measure, members, period)
        else { continue }
        return members
      }
    }
    return [:]
  }

  private func hasFigure(_ measure: Measure, _ members: [String: String], _ period: Period) -> Bool
  {
    figures.figure(FigureKey(measure.id, members, in: period)).exact != nil
  }
}
