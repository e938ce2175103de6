import BulletinModel

/// Who reported a register for each period in which someone had to.
///
/// A period longer than the rhythm is due when all parts of it that are over have come; parts before
/// the register's first row are not due, nor are those that are still running while others are over.
struct ReportBook: Sendable {
  /// What one reporter did for one period.
  private struct Report: Sendable {
    /// The first day on which it is known to have reported; nil where rows name no day.
    var day: CivilDate?
  }

  let expectation: RegisterSchema.Expectation
  /// Who reports, in the order of the list.
  let reporters: [String]
  private let lives: [Int: (founded: CivilDate?, dissolved: CivilDate?)]
  /// For each period of the rhythm what each reporter did; nil where it did not report.
  private let entries: [Period: [Report?]]
  private let first: Period?
  private let today: CivilDate

  /// Reads who reported; nil where nobody has to.
  init?(of register: Register, by reader: CellReader) {
    guard let expectation = register.schema.expectation else { return nil }
    self.expectation = expectation
    let edition = reader.edition
    today = edition.now.date
    // An id that stands twice is a fault that another room names; here it is one reporter.
    var seen: Set<String> = []
    let members = MemberList.members(of: expectation.list, in: edition).map(\.id)
    reporters = members.filter { seen.insert($0).inserted }.filter { id in
      expectation.filter.allSatisfy { field, wanted in
        MemberList.ids(
          reader.value(
            of: id, in: expectation.list, field.split(separator: ".").map(String.init)[...])
        ).contains(wanted)
      }
    }
    let places = Dictionary(
      reporters.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var lives: [Int: (founded: CivilDate?, dissolved: CivilDate?)] = [:]
    for unit in expectation.list == "branches" ? edition.branches : [] {
      if let place = places[unit.id] { lives[place] = (unit.founded, unit.dissolved) }
    }
    self.lives = lives
    entries = ReportBook.entries(expectation, register, places)
    first = entries.keys.min()
  }

  /// The parts of a period that are due; empty where it is shorter than the rhythm or lies ahead.
  func parts(of period: Period) -> [Period] {
    guard period.kind.rawValue >= expectation.every.rawValue, let first else { return [] }
    var parts: [Period] = []
    var part = Period(expectation.every, containing: period.start)
    while part.lastMonth <= period.lastMonth {
      if part >= first, part.start <= today { parts.append(part) }
      part = part.next
    }
    let over = parts.filter { $0.end < today }
    return over.isEmpty ? parts.filter { entries[$0] != nil } : over
  }

  /// How many of some reporters had to report some parts, how many did, and how many did so for at
  /// least one of them.
  func count(_ parts: [Period], among wanted: [Int]) -> (reported: Int, begun: Int, due: Int) {
    let due = wanted.filter { isDue($0, parts) }
    let begun = due.filter { reporter in parts.contains { entries[$0]?[reporter] != nil } }
    return (due.filter { hasReported($0, parts) }.count, begun.count, due.count)
  }

  /// The state of reports for a period; nil where none is due.
  func reporting(in period: Period) -> Reporting? {
    let parts = parts(of: period)
    guard let last = parts.last else { return nil }
    let due = reporters.indices.filter { isDue($0, parts) }
    let late = due.compactMap { reporter -> Reporting.Late? in
      let days = parts.compactMap { part -> CivilDate? in
        guard let day = entries[part]?[reporter]?.day, day > deadline(part) else { return nil }
        return day
      }
      return days.max().map { Reporting.Late(member: reporters[reporter], day: $0) }
    }
    return Reporting(
      list: expectation.list, deadline: deadline(last), due: due.map { reporters[$0] },
      reported: due.filter { hasReported($0, parts) }.map { reporters[$0] }, late: late)
  }

  private func deadline(_ part: Period) -> CivilDate {
    CivilDate(days: part.end.days + Int32(clamping: expectation.days))
  }

  /// Tells whether a reporter lives at the end of one of some periods.
  private func isDue(_ reporter: Int, _ parts: [Period]) -> Bool {
    parts.contains { isAlive(reporter, $0) }
  }

  private func hasReported(_ reporter: Int, _ parts: [Period]) -> Bool {
    parts.allSatisfy { !isAlive(reporter, $0) || entries[$0]?[reporter] != nil }
  }

  private func isAlive(_ reporter: Int, _ part: Period) -> Bool {
    guard let life = lives[reporter] else { return true }
    return life.founded.map { $0 <= part.end } ?? true
      && life.dissolved.map { $0 > part.end } ?? true
  }

  /// Reads all rows: who is named, for which period, on which day.
  private static func entries(
    _ expectation: RegisterSchema.Expectation, _ register: Register, _ places: [String: Int]
  ) -> [Period: [Report?]] {
    guard case .coded(let codes, let dictionary) = register.column(expectation.field) else {
      return [:]
    }
    let named = dictionary.map { places[$0] }
    let spans = ReportBook.spans(expectation, register)
    let written = register.schema.fields.first { $0.type == .date && $0.id != expectation.time }
    let days = written.map { register.days($0.id) }
    var entries: [Period: [Report?]] = [:]
    for row in codes.indices where codes[row] != Register.missingCode {
      guard let span = spans[row], let reporter = named[Int(codes[row])] else { continue }
      let day = days.flatMap { $0[row] == Register.missingDate ? nil : CivilDate(days: $0[row]) }
      let known = entries[span]?[reporter]?.day
      entries[span, default: [Report?](repeating: nil, count: places.count)][reporter] = Report(
        day: [known, day].compactMap { $0 }.min())
    }
    return entries
  }

  /// The period of the rhythm that each row reports; nil where it reports another length.
  private static func spans(
    _ expectation: RegisterSchema.Expectation, _ register: Register
  ) -> [Period?] {
    if case .coded(let codes, let dictionary) = register.column(expectation.time) {
      let spans = dictionary.map { text in
        Period(text).flatMap { $0.kind == expectation.every ? $0 : nil }
      }
      return codes.map { $0 == Register.missingCode ? nil : spans[Int($0)] }
    }
    return register.days(expectation.time).map { day in
      day == Register.missingDate
        ? nil : Period(expectation.every, containing: CivilDate(days: day))
    }
  }
}
