import BulletinModel

/// When the figures of which period are released, by the rules that the site declares.
struct ReleaseCalendar: Sendable {
  /// One release.
  struct Release: Sendable, Hashable {
    /// The period whose figures are released.
    let period: Period
    /// The day.
    let day: CivilDate
  }

  /// For each kind of period the number of days after its end.
  let rules: [Period.Kind: Int]

  /// The releases from one day to another, both included, by day; longer periods last.
  func releases(from first: CivilDate, to last: CivilDate) -> [Release] {
    let found = rules.flatMap { kind, days -> [Release] in
      var releases: [Release] = []
      var period = Period(kind, containing: first)
      // A period ends before its release, so those of some periods back may fall into the range.
      for _ in 0...(days / (kind.rawValue * 28) + 1) where period.year > 1 {
        period = period.previous
      }
      while true {
        let day = CivilDate(days: period.end.days + Int32(days))
        if day > last { return releases }
        if day >= first { releases.append(Release(period: period, day: day)) }
        period = period.next
      }
    }
    return found.sorted { one, other in
      one.day != other.day
        ? one.day < other.day : one.period.kind.rawValue < other.period.kind.rawValue
    }
  }

  /// The first release from a day on; nil without rules.
  func next(from day: CivilDate) -> Release? {
    releases(from: day, to: CivilDate(days: day.days + 800)).first
  }
}
