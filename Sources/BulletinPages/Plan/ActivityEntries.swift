import BulletinModel

/// The columns of the register of activities, found once.
final class ActivityColumns: Sendable {
  let id, date, end, title, kind, host, coHosts: Register.Column?
  let region, place, sessions, attendance: Register.Column?

  init(_ register: Register?) {
    let column = { (name: String) in register.flatMap { $0.column(name) } }
    (id, date, end) = (column("id"), column("date"), column("end"))
    (title, kind) = (column("title"), column("kind"))
    (host, coHosts) = (column("host"), column("co_hosts"))
    (region, place) = (column("region"), column("place"))
    (sessions, attendance) = (column("sessions"), column("attendance"))
  }
}

extension ActivityLedger {
  /// One activity; its number is its place in `entries`.
  ///
  /// Nothing is read before it is asked for.
  struct Entry: Sendable {
    fileprivate let columns: ActivityColumns
    fileprivate let row: Int

    /// The row's id.
    var id: String { Entry.text(columns.id, row) ?? "\(row)" }
    /// The first day.
    var date: CivilDate { Entry.day(columns.date, row) ?? CivilDate(days: 0) }
    /// The last day, where it is another one.
    var end: CivilDate? { Entry.day(columns.end, row).flatMap { $0 > date ? $0 : nil } }
    /// What it is.
    var title: String { Entry.text(columns.title, row) ?? "" }
    /// An id in `activity_kinds`.
    var kind: String? { Entry.text(columns.kind, row) }
    /// An id in `regions`.
    var region: String? { Entry.text(columns.region, row) }
    /// Where.
    var place: String? { Entry.text(columns.place, row) }
    /// How many sessions; one where the cell is empty.
    var sessions: Int64 { Entry.number(columns.sessions, row) ?? 1 }
    /// How many took part.
    var attendance: Int64? { Entry.number(columns.attendance, row) }
    /// The unit that holds it, and those that hold it with it.
    var hosts: [String] {
      var hosts = Entry.text(columns.host, row).map { [$0] } ?? []
      guard case .lists(let starts, let codes, let dictionary) = columns.coHosts else {
        return hosts
      }
      for code in codes[Int(starts[row])..<Int(starts[row + 1])]
      where !hosts.contains(dictionary[Int(code)]) {
        hosts.append(dictionary[Int(code)])
      }
      return hosts
    }

    private static func text(_ column: Register.Column?, _ row: Int) -> String? {
      guard case .coded(let codes, let dictionary) = column, codes[row] != Register.missingCode
      else { return nil }
      return dictionary[Int(codes[row])]
    }

    private static func day(_ column: Register.Column?, _ row: Int) -> CivilDate? {
      guard case .dates(let days) = column, days[row] != Register.missingDate else { return nil }
      return CivilDate(days: days[row])
    }

    private static func number(_ column: Register.Column?, _ row: Int) -> Int64? {
      guard case .numbers(let values, let scale) = column, values[row] != Register.missingNumber
      else { return nil }
      guard scale > 0 else { return values[row] }
      let power = (0..<scale).reduce(Int64(1)) { power, _ in power * 10 }
      return Rational(values[row], power)?.numerator
    }
  }

  /// All activities by time, then by row.
  struct Entries: Sendable, RandomAccessCollection {
    /// The rows of the register by time.
    let rows: [Int32]
    private let columns: ActivityColumns

    /// Sorts the rows that have a day.
    init(_ register: Register?) {
      columns = ActivityColumns(register)
      if case .dates(let days) = columns.date { rows = Entries.sorted(days) } else { rows = [] }
    }

    var startIndex: Int { 0 }
    var endIndex: Int { rows.count }

    subscript(place: Int) -> Entry { Entry(columns: columns, row: Int(rows[place])) }

    /// For each row of the register its place here, or -1.
    var places: [Int32] {
      var places = [Int32](repeating: -1, count: Int(rows.max() ?? -1) + 1)
      for (place, row) in rows.enumerated() { places[Int(row)] = Int32(place) }
      return places
    }

    /// For each unit its activities by time.
    var byHost: [String: [Int]] {
      var names: [String] = []
      var hostCodes: [UInt32] = []
      if case .coded(let codes, let dictionary) = columns.host {
        (names, hostCodes) = (dictionary, codes)
      }
      var places = Dictionary(
        names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      var (starts, guests): ([UInt32], [Int]) = ([], [])
      if case .lists(let begins, let codes, let dictionary) = columns.coHosts {
        let mapped = dictionary.map { name in
          if let place = places[name] { return place }
          names.append(name)
          places[name] = names.count - 1
          return names.count - 1
        }
        (starts, guests) = (begins, codes.map { mapped[Int($0)] })
      }
      var found = [[Int]](repeating: [], count: names.count)
      for (place, row) in rows.enumerated() {
        let row = Int(row)
        if row < hostCodes.count, hostCodes[row] != Register.missingCode {
          found[Int(hostCodes[row])].append(place)
        }
        guard row + 1 < starts.count else { continue }
        for guest in guests[Int(starts[row])..<Int(starts[row + 1])]
        where found[guest].last != place {
          found[guest].append(place)
        }
      }
      return Dictionary(
        zip(names, found).filter { !$1.isEmpty }, uniquingKeysWith: { first, _ in first })
    }

    /// The rows that have a day, by day and then by row: counted, not compared.
    private static func sorted(_ days: [Int32]) -> [Int32] {
      let known = days.lazy.filter { $0 != Register.missingDate }
      guard let first = known.min(), let last = known.max() else { return [] }
      var bounds = [Int](repeating: 0, count: Int(last) - Int(first) + 2)
      for day in known { bounds[Int(day) - Int(first) + 1] += 1 }
      for place in 1..<bounds.count { bounds[place] += bounds[place - 1] }
      var rows = [Int32](repeating: 0, count: bounds[bounds.count - 1])
      for (row, day) in days.enumerated() where day != Register.missingDate {
        rows[bounds[Int(day) - Int(first)]] = Int32(row)
        bounds[Int(day) - Int(first)] += 1
      }
      return rows
    }
  }
}
