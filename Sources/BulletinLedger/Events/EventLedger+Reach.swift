import BulletinModel

/// Over which time a register can say anything.
extension EventLedger {
  /// How many ended months are looked back on where rows live.
  private static let monthsBack = 60
  /// A run of months longer than this holds a mistyped year.
  static let longestRun = 1200

  /// Tells whether the register can say anything of a period.
  func isKnown(_ period: Period, _ served: Served) -> Bool {
    if served.isCensus { return period.start <= today }
    guard let reach = served.track.timeline.reach else { return false }
    return period.firstMonth <= reach.upperBound && period.lastMonth >= reach.lowerBound
  }

  /// Tells whether the register reaches over all of a period that is over; stocks always do.
  func isWhole(_ period: Period, _ served: Served) -> Bool {
    guard served.time.timing == .flow else { return true }
    guard period.end <= today else { return false }
    if served.isCensus { return true }
    guard let reach = served.track.timeline.reach else { return false }
    return period.firstMonth >= reach.lowerBound && period.lastMonth <= reach.upperBound
  }

  /// Tells whether a measure counts lives, or the days on which they begin or end: of those the
  /// register knows every month up to today.
  func isCensus(_ definition: MeasureDefinition) -> Bool {
    EventLedger.life(of: definition, among: definitions) != nil
  }

  static func life(
    of definition: MeasureDefinition, among definitions: [MeasureDefinition]
  ) -> TimeRule? {
    if case .alive = definition.time { return definition.time }
    guard case .within(let field) = definition.time else { return nil }
    return definitions.lazy.map(\.time).first {
      if case .alive = $0 { $0.fields.contains(field) } else { false }
    }
  }

  /// The ended months since the first beginning, at most so many, where rows live.
  func census(of definition: MeasureDefinition) -> ClosedRange<Int>? {
    guard let life = EventLedger.life(of: definition, among: definitions) else { return nil }
    let current = Period(.month, containing: today)
    let last = today == current.end ? current.firstMonth : current.firstMonth - 1
    let first = tracks[life]?.timeline.reach?.lowerBound
    let start = max(first ?? last, last - EventLedger.monthsBack + 1)
    return start <= last ? start...last : nil
  }
}
