import BulletinModel
import BulletinTestSupport
import Foundation
import Synchronization
import Testing

@testable import BulletinSource

/// What one process read of a ledger, the next knows.
@Suite struct TableStoreTests {
  /// Files in memory.
  private final class Files: Sendable {
    let held = Mutex<[String: [UInt8]]>([:])
    let written = Mutex<Int>(0)

    func store(key: String = "1", doubt: Int64 = .max) -> TableStore {
      TableStore(
        key: key, doubt: doubt,
        contents: { name in self.held.withLock { $0[name] }.map { ($0, 0) } },
        write: { bytes, name in
          self.held.withLock { $0[name] = bytes }
          self.written.withLock { $0 += 1 }
        },
        keepOnly: { names in
          self.held.withLock { held in held = held.filter { names.contains($0.key) } }
        })
    }
  }

  /// What was read of a site, and which of its tables from their own files.
  private struct Outcome {
    let columns: [String: [Register.Column]]
    let places: [String: [SourceSpan]]
    let faults: [Diagnostic]
    let read: Set<String>
  }

  private static let large = "content/activities/all.csv"
  private let files = Files()
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (name, text) in RegisterFolder.base { try folder.write(text, to: name) }
    try folder.write(
      RegisterFolder.activityHead + TableStoreTests.rows(600), to: TableStoreTests.large)
  }

  private static func rows(_ count: Int) -> String {
    (0..<count).map {
      "a\($0),2025-08-\($0 % 20 + 10),\"第\($0)次\n读书会\",study,东城区委员会,east,1,\($0 % 40)\n"
    }.joined()
  }

  private func read(_ store: TableStore?) async throws -> Outcome {
    let disk = try #require(try load(siteFolder: folder.path).value)
    let read = Mutex<Set<String>>([])
    let tree = SourceTree(sorted: disk.entries) { place throws(SourceFailure) in
      let path = disk.entries[place].path
      read.withLock { _ = $0.insert(path) }
      return try disk.read(path)
    }
    let lists = try #require(try readVocabularies(tree).value)
    let checked = try await readRegisters(
      tree, vocabularies: lists, today: RegisterFolder.today, tables: store)
    let registers = try #require(checked.value)
    return Outcome(
      columns: registers.mapValues(\.columns),
      places: registers.mapValues { register in
        (0..<register.rowCount).map { register.span(ofRow: $0) }
      }, faults: checked.diagnostics,
      read: read.withLock { $0.filter { $0.hasSuffix(".csv") } })
  }

  /// Reads with what the store has and without: both must come to the same.
  ///
  /// - Returns: Whether the large ledger was taken from the store.
  private func isKnown(key: String = "1", doubt: Int64 = .max) async throws -> Bool {
    let kept = try await read(files.store(key: key, doubt: doubt))
    let plain = try await read(nil)
    #expect(kept.columns == plain.columns)
    #expect(kept.places == plain.places)
    #expect(kept.faults == plain.faults)
    #expect(plain.read.contains(TableStoreTests.large))
    return !kept.read.contains(TableStoreTests.large)
  }

  @Test func aTableIsReadOnce() async throws {
    #expect(try await !isKnown())
    #expect(try await isKnown())
    #expect(files.written.withLock { $0 } == 1, "small tables are not kept")
  }

  @Test func aChangedCellReadsItsFile() async throws {
    _ = try await isKnown()
    let more = RegisterFolder.activityHead + TableStoreTests.rows(601)
    try folder.write(more, to: TableStoreTests.large)
    #expect(try await !isKnown())
    #expect(try await isKnown())
  }

  @Test func faultsOfTheTableAreKeptWithIt() async throws {
    let wrong = "b1,2025-08-12,读书会,study,没有的组织,east,1,1,200\nb2,昨天,,study,east-c,east,1,１２\n"
    try folder.write(
      RegisterFolder.activityHead + TableStoreTests.rows(600) + wrong, to: TableStoreTests.large)
    #expect(try await !isKnown())
    #expect(try await isKnown())
    let faults = try await read(files.store()).faults
    #expect(faults.count > 2 && faults.allSatisfy { $0.excerpt != nil })
  }

  /// The place of such a fault lies in a file that was not read.
  @Test func faultsBetweenTablesHaveTheirPlaces() async throws {
    let double = "a77,2025-08-12,读书会,study,east-c,east,1,1\n"
    try folder.write(RegisterFolder.activityHead + double, to: "content/activities/second.csv")
    try folder.write(RegisterFolder.activityHead + double, to: "content/activities/aaa.csv")
    #expect(try await !isKnown())
    let again = try await read(files.store())
    let fault = try #require(again.faults.first { $0.span.file == TableStoreTests.large })
    #expect(fault.code == .duplicateID && fault.span.start.column == 1)
    #expect(fault.excerpt?.hasPrefix("a77,") == true)
    #expect(again.faults == (try await read(nil).faults))
  }

  @Test func whatItIsReadByReadsItAgain() async throws {
    _ = try await isKnown()
    #expect(try await isKnown())
    #expect(try await !isKnown(key: "2"), "another program")
    #expect(try await isKnown(key: "2"))
    let regions = try #require(RegisterFolder.base["content/vocabulary/regions.yml"])
    try folder.write(regions + "# 注\n", to: "content/vocabulary/regions.yml")
    #expect(try await !isKnown(key: "2"), "a list")
    #expect(try await isKnown(key: "2"))
    let branches = try #require(RegisterFolder.base["content/branches/all.csv"])
    try folder.write(
      branches.replacing("2021-01-01", with: "2021-01-02"), to: "content/branches/all.csv")
    #expect(try await isKnown(key: "2"), "nobody is called by the day of its founding")
    try folder.write(
      branches.replacing("东城区委员会", with: "东城委员会"), to: "content/branches/all.csv")
    #expect(try await !isKnown(key: "2"), "a name")
  }

  @Test func whatAProcessKeepsForItselfIsReadAgainWhereItHasChanged() async throws {
    let store = TableStore.inMemory()
    for rows in [600, 601] {
      try folder.write(
        RegisterFolder.activityHead + TableStoreTests.rows(rows), to: TableStoreTests.large)
      let own = try await read(nil)
      for isRead in [true, false] {
        let outcome = try await read(store)
        #expect(outcome.read.contains(TableStoreTests.large) == isRead)
        #expect(outcome.columns == own.columns)
        #expect(outcome.places == own.places)
        #expect(outcome.faults == own.faults)
      }
    }
  }

  @Test func aTableWithoutItsFileIsTakenOut() async throws {
    _ = try await isKnown()
    func tree() throws -> SourceTree { try #require(try load(siteFolder: folder.path).value) }
    let memory = ReadingMemory(tables: files.store())
    try await memory.save(tree(), workers: 1)
    #expect(files.held.withLock { $0.count } == 1)
    try FileManager.default.removeItem(atPath: folder.path(TableStoreTests.large))
    try await memory.save(tree(), workers: 1)
    #expect(files.held.withLock { $0.isEmpty })
  }

  /// A file of the same moment may change once more and bear the same stamp.
  @Test func aFileChangedJustNowIsNotKept() async throws {
    let tree = try #require(try load(siteFolder: folder.path).value)
    let stamp = try #require(tree.stamp(TableStoreTests.large))
    let last = max(stamp.modified, stamp.changed)
    #expect(try await !isKnown(doubt: last))
    #expect(try await !isKnown(doubt: last))
    #expect(files.written.withLock { $0 } == 0)
  }

  /// Whatever the bytes are, nothing stops: at worst the file is read.
  @Test func damageIsSurvived() async throws {
    _ = try await isKnown()
    let (name, whole) = try #require(files.held.withLock { $0.first })
    for place in stride(from: 0, to: whole.count, by: 97) {
      files.held.withLock { $0[name] = Array(whole.prefix(place)) }
      let cut = try await read(files.store())
      #expect(cut.read.contains(TableStoreTests.large), "cut at \(place)")
      files.held.withLock { $0[name] = whole }
    }
    for place in stride(from: 0, to: whole.count, by: 61) {
      var damaged = whole
      damaged[place] ^= 0xFF
      let bytes = damaged
      files.held.withLock { $0[name] = bytes }
      _ = try await read(files.store())
      files.held.withLock { $0[name] = whole }
    }
  }
}
