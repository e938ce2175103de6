import BulletinModel

/// The activities of the edition by time and by unit, read from their register once.
struct ActivityLedger: Sendable {
  /// All activities by time, then by row.
  let entries: Entries
  /// The months that have at least one, rising.
  let months: [Period]
  /// For each month its activities.
  let byMonth: [Period: Range<Int>]
  /// For each unit its activities by time.
  let byHost: [String: [Int]]
  private let ids: RowIDs
  private let places: [Int32]

  /// Reads the register, whose rows are found by `ids`; rows without a day are left out, which is a
  /// fault of their own.
  init(_ register: Register?, ids: RowIDs?) {
    entries = Entries(register)
    var byMonth: [Period: Range<Int>] = [:]
    var months: [Period] = []
    var first = 0
    while first < entries.count {
      let month = Period(.month, containing: entries[first].date)
      let lastDay = month.end
      var end = first + 1
      while end < entries.count, entries[end].date <= lastDay { end += 1 }
      byMonth[month] = first..<end
      months.append(month)
      first = end
    }
    self.byMonth = byMonth
    self.months = months
    byHost = entries.byHost
    self.ids = ids ?? RowIDs([], [])
    places = entries.places
  }

  /// The place of an activity.
  func place(of id: String) -> Int? {
    guard let row = ids.row(of: id), places.indices.contains(row), places[row] >= 0 else {
      return nil
    }
    return Int(places[row])
  }

  /// The years that have at least one, rising.
  var years: [Int] {
    var years: [Int] = []
    for month in months where years.last != month.year { years.append(month.year) }
    return years
  }

  /// The activities of a year.
  func range(ofYear year: Int) -> Range<Int> {
    let inYear = months.filter { $0.year == year }.compactMap { byMonth[$0] }
    guard let first = inYear.first, let last = inYear.last else { return 0..<0 }
    return first.lowerBound..<last.upperBound
  }
}
