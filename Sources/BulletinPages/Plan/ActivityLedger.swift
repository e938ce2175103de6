import BulletinModel

/// The activities of the edition by time and by unit, read from their register once.
struct ActivityLedger: Sendable {
  /// One activity; its number is its place in `entries`.
  struct Entry: Sendable {
    /// The row's id.
    let id: String
    /// The first day.
    let date: CivilDate
    /// The last day, where it is another one.
    let end: CivilDate?
    /// What it is.
    let title: String
    /// An id in `activity_kinds`.
    let kind: String?
    /// The unit that holds it, and those that hold it with it.
    let hosts: [String]
    /// An id in `regions`.
    let region: String?
    /// Where.
    let place: String?
    /// How many sessions; one where the cell is empty.
    let sessions: Int64
    /// How many took part.
    let attendance: Int64?
  }

  /// All activities by time, then by row.
  let entries: [Entry]
  /// The months that have at least one, rising.
  let months: [Period]
  /// For each month its activities.
  let byMonth: [Period: Range<Int>]
  /// For each unit its activities by time.
  let byHost: [String: [Int]]
  private let byID: [String: Int]

  /// Reads the register; rows without a day are left out, which is a fault of their own.
  init(_ register: Register?) {
    entries = ActivityLedger.read(register)
    var byMonth: [Period: Range<Int>] = [:]
    var months: [Period] = []
    var byHost: [String: [Int]] = [:]
    for (place, entry) in entries.enumerated() {
      let month = Period(.month, containing: entry.date)
      if let range = byMonth[month] {
        byMonth[month] = range.lowerBound..<(place + 1)
      } else {
        byMonth[month] = place..<(place + 1)
        months.append(month)
      }
      for host in entry.hosts { byHost[host, default: []].append(place) }
    }
    self.byMonth = byMonth
    self.months = months
    self.byHost = byHost
    byID = Dictionary(
      entries.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The place of an activity.
  func place(of id: String) -> Int? { byID[id] }

  private static func read(_ register: Register?) -> [Entry] {
    guard let register, case .dates(let days) = register.column("date") else { return [] }
    let rows = (0..<register.rowCount).filter { days[$0] != Register.missingDate }
      .sorted { (days[$0], $0) < (days[$1], $1) }
    return rows.map { row in
      var hosts = register.text("host", row: row).map { [$0] } ?? []
      for host in register.list("co_hosts", row: row) where !hosts.contains(host) {
        hosts.append(host)
      }
      let date = CivilDate(days: days[row])
      let end = register.date("end", row: row)
      return Entry(
        id: register.text("id", row: row) ?? "\(row)", date: date,
        end: end.flatMap { $0 > date ? $0 : nil }, title: register.text("title", row: row) ?? "",
        kind: register.text("kind", row: row), hosts: hosts,
        region: register.text("region", row: row), place: register.text("place", row: row),
        sessions: register.number("sessions", row: row)?.numerator ?? 1,
        attendance: register.number("attendance", row: row)?.numerator)
    }
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
