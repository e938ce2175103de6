import BulletinModel

/// Moves what a report says of time from its own period to a later or earlier one of the same kind.
struct PeriodMove: Sendable {
  let from: Period
  let to: Period

  /// How many months lie between the two.
  var months: Int { to.firstMonth - from.firstMonth }

  /// Where a period comes to stand: as far from the new report as it was from the old one.
  ///
  /// What is no longer than a report moves by the same months. Of a longer kind the one that holds
  /// the report stands for it: the year of a quarter moves only with the year. A range keeps its
  /// length; both of its ends move.
  func moved(_ period: Period) -> Period? {
    if period.isRange {
      return moved(period.first).flatMap { first in
        moved(period.last).flatMap { Period(from: first, to: $0) }
      }
    }
    let distance: Int
    if period.kind.rawValue <= from.kind.rawValue {
      distance = months
    } else {
      distance =
        Period(period.kind, containing: to.start).firstMonth
        - Period(period.kind, containing: from.start).firstMonth
    }
    let month = period.firstMonth + distance
    return Period(period.kind, year: month / 12, index: month % 12 / period.kind.rawValue + 1)
  }

  /// Tells whether a range runs from the beginning of the old report's year to its end: both of its
  /// ends move, but what was counted from January is then no longer so.
  func isYearToDate(_ first: Period, _ last: Period) -> Bool {
    first.firstMonth % 12 == 0 && first.year == from.year && last.lastMonth == from.lastMonth
      && from.firstMonth % 12 != 0
  }

  /// The value of an address or block moved: `2025Q2`, `2025-04..2025-06`; nil for what names no
  /// period or moves by itself, such as `latest quarter`.
  func moved(value: String) -> (text: String, isYearToDate: Bool)? {
    let ends = value.ranges(of: "..")
    guard let mark = ends.first else {
      guard let period = Period(value), let moved = moved(period) else { return nil }
      return (moved.id, false)
    }
    guard let first = Period(String(value[..<mark.lowerBound]).trimmed),
      let last = Period(String(value[mark.upperBound...]).trimmed),
      let newFirst = moved(first), let newLast = moved(last)
    else { return nil }
    return ("\(newFirst.id)..\(newLast.id)", isYearToDate(first, last))
  }
}

extension String {
  /// The text without spaces at its ends.
  var trimmed: String {
    let letters = drop { $0.isWhitespace }
    guard let last = letters.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(letters[...last])
  }
}
