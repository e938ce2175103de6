import BulletinLedger
import BulletinModel
import Testing

@testable import BulletinCommand

/// What `bulletin lock` keeps of the figures that texts cite.
@Suite struct LockTests {
  private static let cited = "覆盖率为[80%](stat:coverage?region=east&period=2025-06)。"
  private static let place = "news/2025-08-20-读书会.md\tcoverage?region=east&period=2025-06\t"

  private func lock(_ site: CitedSite) async throws -> FigureLock {
    let prepared = try await site.prepared()
    return figureLock(of: prepared.edition, figures: prepared.figures, cited: prepared.cited)
  }

  private func lines(_ lock: FigureLock) -> [String] {
    lock.text.split(separator: "\n").map(String.init)
  }

  /// Locks a site, and then changes its ledger to three quarters.
  private func revised() async throws -> CitedSite {
    var site = try CitedSite()
    try site.tell(LockTests.cited)
    try site.add(try await lock(site).text, to: "content/figures.lock")
    try site.cover("east,private,2025-06-30,100,75")
    return site
  }

  private let note = """
    - figure: coverage?region=east
      reason: {zh: 补报更正, en: a late correction}
      date: 2025-08-30

    """

  @Test func keepsOneLineAFigureBelowACommentInOrderOfBytes() async throws {
    var site = try CitedSite()
    try site.tell(
      LockTests.cited
        + "开展活动[1场](stat:activities?period=2025-08)，再说一遍[80%](stat:coverage?region=east&period=2025-06)。"
    )
    let lock = try await lock(site)
    let lines = lines(lock)
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("# ") && lines[0].contains("Published figures"))
    #expect(lines[1].hasPrefix("news/2025-08-20-读书会.md\tactivities?period=2025-08\t1\tv1\t"))
    #expect(lines[2].hasPrefix(LockTests.place + "4/5\tv1\t"))
    #expect(lines[2].split(separator: "\t").last?.count == 16)
    #expect((lock.count, lock.added, lock.changed, lock.removed) == (2, 2, 0, 0))
  }

  @Test func factsOfClosedPeriodsStay() async throws {
    var site = try CitedSite()
    try site.tell(LockTests.cited)
    let fact = "reports/2025Q2\tcoverage?region=east&period=2025Q2\t4/5\tv1\t0123456789abcdef"
    try site.add("# 已发布的数\n\(fact)\n", to: "content/figures.lock")
    let lock = try await lock(site)
    #expect(lines(lock).contains(fact))
    #expect((lock.count, lock.added, lock.changed, lock.removed) == (2, 1, 0, 0))
  }

  @Test func aFigureStandsHoweverThePartsOfItsKeyAreOrdered() async throws {
    var site = try CitedSite()
    try site.tell(LockTests.cited)
    let line =
      "news/2025-08-20-读书会.md\tcoverage?period=2025-06&region=east\t4/5\tv1\t0123456789abcdef"
    try site.add("\(line)\n", to: "content/figures.lock")
    let lock = try await lock(site)
    #expect(lines(lock).last == line)
    #expect((lock.count, lock.added, lock.changed, lock.removed) == (1, 0, 0, 0))
  }

  @Test func whatIsLockedIsReadBackAndStands() async throws {
    var site = try CitedSite()
    try site.tell(LockTests.cited)
    let first = try await lock(site)
    try site.add(first.text, to: "content/figures.lock")
    let second = try await lock(site)
    #expect(second.text == first.text)
    #expect((second.count, second.added, second.changed, second.removed) == (1, 0, 0, 0))
  }

  @Test func aRevisedFigureKeepsItsPublishedValue() async throws {
    var site = try await revised()
    try site.add(note, to: "content/revisions.yml")
    let lock = try await lock(site)
    #expect(lines(lock)[1].hasPrefix(LockTests.place + "4/5\t"))
    #expect(lock.changed == 0)
  }

  @Test func aTextThatStatesTodaysValueWithAReasonIsLockedAnew() async throws {
    var site = try await revised()
    try site.add(note, to: "content/revisions.yml")
    try site.tell("覆盖率为[75%](stat:coverage?region=east&period=2025-06)。")
    let lock = try await lock(site)
    #expect(lines(lock)[1].hasPrefix(LockTests.place + "3/4\t"))
    #expect((lock.added, lock.changed, lock.removed) == (0, 1, 0))
  }

  @Test func withoutAReasonTheLineStandsAndTheSiteHasAnError() async throws {
    var site = try await revised()
    try site.tell("覆盖率为[75%](stat:coverage?region=east&period=2025-06)。")
    #expect(lines(try await lock(site))[1].hasPrefix(LockTests.place + "4/5\t"))
    let faults = try await site.prepare().diagnostics.filter { $0.severity == .error }
    #expect(faults.map(\.code) == [.unexplainedRevision])
  }

  @Test func aTextThatStatesBothValuesKeepsThePublishedOne() async throws {
    var site = try await revised()
    try site.add(note, to: "content/revisions.yml")
    try site.tell(
      "先说[75%](stat:coverage?region=east&period=2025-06)，又说[80%](stat:coverage?region=east&period=2025-06)。"
    )
    #expect(lines(try await lock(site))[1].hasPrefix(LockTests.place + "4/5\t"))
  }

  @Test func linesOfFiguresThatNoTextCitesGoAway() async throws {
    var site = try CitedSite()
    try site.tell(LockTests.cited)
    try site.add(
      "news/没有这篇.md\tcoverage?period=2024\t1/2\tv1\t00\n" + LockTests.place + "4/5\tv1\t00\n",
      to: "content/figures.lock")
    let lock = try await lock(site)
    #expect(lines(lock).dropFirst() == [LockTests.place + "4/5\tv1\t00"])
    #expect((lock.added, lock.changed, lock.removed) == (0, 0, 1))
  }

  @Test func aFigureThatDoesNotHoldIsNotLocked() async throws {
    var site = try CitedSite()
    try site.tell("覆盖率为[90%](stat:coverage?region=east&period=2025-06)。")
    #expect(try await lock(site).count == 0)
  }

  @Test func theHashTellsCellsAndNotTheOrderOfRows() async throws {
    var site = try CitedSite()
    try site.tell("全市覆盖率为[80%](stat:coverage?period=2025-06)。")
    func hash(_ rows: (String, String)) async throws -> String {
      try site.cover(rows.0, rows.1)
      return try #require(
        lines(try await lock(site))[1].split(separator: "\t").last.map(String.init))
    }
    let (one, two) = ("east,private,2025-06-30,100,80", "west,private,2025-06-30,50,40")
    let first = try await hash((one, two))
    #expect(try await hash((two, one)) == first)
    #expect(
      try await hash(("east,private,2025-06-30,100,81", "west,private,2025-06-30,50,39")) != first)
  }
}
