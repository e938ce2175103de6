import BulletinModel

extension ActivityLedger {
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

  /// All activities by time, then by row: each is read from its register when it is asked for.
  struct Entries: Sendable, RandomAccessCollection {
    /// The rows of the register by time.
    let rows: [Int32]
    private let columns: [Column: Register.Column]

    private enum Column: String, CaseIterable {
      case id, date, end, title, kind, host, region, place, sessions, attendance
      case coHosts = "co_hosts"
    }

    /// Sorts the rows that have a day.
    init(_ register: Register?) {
      guard let register, case .dates(let days) = register.column("date") else {
        (rows, columns) = ([], [:])
        return
      }
      rows = Entries.sorted(days)
      var columns: [Column: Register.Column] = [:]
      for column in Column.allCases { columns[column] = register.column(column.rawValue) }
      self.columns = columns
    }

    var startIndex: Int { 0 }
    var endIndex: Int { rows.count }

    subscript(place: Int) -> Entry {
      let row = Int(rows[place])
      let date = day(.date, row) ?? CivilDate(days: 0)
      var hosts = text(.host, row).map { [$0] } ?? []
      for host in list(.coHosts, row) where !hosts.contains(host) { hosts.append(host) }
      return Entry(
        id: text(.id, row) ?? "\(row)", date: date,
        end: day(.end, row).flatMap { $0 > date ? $0 : nil }, title: text(.title, row) ?? "",
        kind: text(.kind, row), hosts: hosts, region: text(.region, row),
        place: text(.place, row), sessions: number(.sessions, row) ?? 1,
        attendance: number(.attendance, row))
    }

    /// The day of an activity.
    func date(_ place: Int) -> CivilDate {
      day(.date, Int(rows[place])) ?? CivilDate(days: 0)
    }

    /// The ids, by place.
    var ids: RowIDs {
      guard case .coded(let codes, let dictionary) = columns[.id] else { return RowIDs([], []) }
      return RowIDs(rows.lazy.map { codes[Int($0)] }, dictionary)
    }

    /// For each unit its activities by time.
    var byHost: [String: [Int]] {
      var names: [String] = []
      var hostCodes: [UInt32] = []
      if case .coded(let codes, let dictionary) = columns[.host] {
        (names, hostCodes) = (dictionary, codes)
      }
      var places = Dictionary(
        names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      var (starts, guests): ([UInt32], [Int]) = ([], [])
      if case .lists(let begins, let codes, let dictionary) = columns[.coHosts] {
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

    private func text(_ column: Column, _ row: Int) -> String? {
      guard case .coded(let codes, let dictionary) = columns[column],
        codes[row] != Register.missingCode
      else { return nil }
      return dictionary[Int(codes[row])]
    }

    private func list(_ column: Column, _ row: Int) -> [String] {
      guard case .lists(let starts, let codes, let dictionary) = columns[column] else { return [] }
      return codes[Int(starts[row])..<Int(starts[row + 1])].map { dictionary[Int($0)] }
    }

    private func day(_ column: Column, _ row: Int) -> CivilDate? {
      guard case .dates(let days) = columns[column], days[row] != Register.missingDate else {
        return nil
      }
      return CivilDate(days: days[row])
    }

    private func number(_ column: Column, _ row: Int) -> Int64? {
      guard case .numbers(let values, let scale) = columns[column],
        values[row] != Register.missingNumber
      else { return nil }
      let power = (0..<scale).reduce(Int64(1)) { power, _ in power * 10 }
      return Rational(values[row], power)?.numerator
    }
  }
}
