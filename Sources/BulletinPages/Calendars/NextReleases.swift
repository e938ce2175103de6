public import BulletinModel

/// When the figures of a period are released.
public struct StatisticsRelease: Sendable, Hashable {
  /// The period.
  public let period: Period
  /// The day.
  public let day: CivilDate
}

/// The next release of figures of every kind of period, by day.
///
/// - Parameters:
///   - statistics: The rules that the site declares.
///   - day: The first day that counts.
/// - Returns: One release for each kind of period that has a rule.
public func releases(
  of statistics: SiteSettings.Statistics, from day: CivilDate
) -> [StatisticsRelease] {
  let found = statistics.releases.compactMap { kind, days in
    ReleaseCalendar(rules: [kind: days]).next(from: day)
  }
  return found.map { StatisticsRelease(period: $0.period, day: $0.day) }.sorted {
    $0.day != $1.day ? $0.day < $1.day : $0.period.kind.rawValue < $1.period.kind.rawValue
  }
}
