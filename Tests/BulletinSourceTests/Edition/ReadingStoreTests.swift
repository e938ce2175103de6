import BulletinModel
import BulletinTestSupport
import Foundation
import Synchronization
import Testing

@testable import BulletinSource

/// What one process read, the next knows.
@Suite struct ReadingStoreTests {
  /// Files in memory.
  private final class Files: Sendable {
    let held = Mutex<[String: (bytes: [UInt8], markup: [[UInt8]])]>([:])
    let written = Mutex<[String]>([])

    func store(key: String = "1", doubt: Int64 = .max) -> ReadingStore {
      ReadingStore(
        key: key, doubt: doubt,
        contents: { name in
          self.held.withLock { $0[name] }.map { file in
            ReadingStore.Portion(file.bytes, markup: file.markup.map { Markup($0) })
          }
        },
        write: { bytes, markup, name in
          self.held.withLock { $0[name] = (bytes, markup) }
          self.written.withLock { $0.append(name) }
        },
        keepOnly: { names in
          self.held.withLock { held in held = held.filter { names.contains($0.key) } }
        })
    }

    func takeWritten() -> [String] {
      written.withLock { names in
        defer { names = [] }
        return names.sorted()
      }
    }
  }

  private let files = Files()

  private func options(_ memory: ReadingMemory?, day: Int = 21) throws -> CheckOptions {
    let date = try #require(CivilDate(year: 2025, month: 10, day: day))
    return CheckOptions(
      now: .local(CivilDateTime(date, minute: 720)), memory: memory, workers: 2)
  }

  /// Checks a folder with what the store has, keeps what was read, and returns how many items were known.
  private func known(
    in folder: String, key: String = "1", doubt: Int64 = .max, day: Int = 21
  ) async throws -> Int {
    let tree = try #require(try load(siteFolder: folder).value)
    let memory = ReadingMemory(files.store(key: key, doubt: doubt))
    let count = try await memory.known(
      of: tree, try options(memory, day: day), try options(nil, day: day))
    try await memory.save(tree, workers: 2)
    return count
  }

  /// The items of this repository's own site have everything that an item can have.
  @Test func whatWasKeptOfTheSampleIsWhatWasRead() async throws {
    let own = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../..").standardizedFileURL
    // Other tests give its files second names, which their stamps tell.
    let folder = try TemporaryFolder()
    for name in ["content", "templates"] {
      try FileManager.default.copyItem(
        at: own.appending(path: name), to: URL(fileURLWithPath: folder.path(name)))
    }
    let root = folder.path
    #expect(try await known(in: root) == 0)
    let tree = try #require(try load(siteFolder: root).value)
    let edition = try #require(try await check(tree, options: try options(nil)).value)
    let plain = edition.news.filter(\.blocks.isEmpty)
    #expect(plain.count > 20)
    #expect(plain.contains { !$0.body.figures.isEmpty && !$0.figures.citations.isEmpty })
    #expect(try await known(in: root) >= plain.count)
    #expect(files.takeWritten() == ["0"], "what is kept is not written again")
  }

  private func site(items: Int) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, bytes) in BulletinTestSupport.folder(SampleSite.base) {
      try folder.write(bytes, to: name)
    }
    for number in 0..<items {
      try folder.write(
        "---\ntitle: 第\(number)篇\n---\n正文。\n", to: "content/news/2025-08-15-\(1000 + number).md")
    }
    return folder
  }

  @Test func onlyTheFileWithAChangedItemIsWrittenAgain() async throws {
    let folder = try site(items: ReadingStore.portion + 10)
    #expect(try await known(in: folder.path) == 0)
    #expect(files.takeWritten() == ["0", "1"])
    try folder.write("---\ntitle: 别的\n---\n正文。\n", to: "content/news/2025-08-15-1260.md")
    #expect(try await known(in: folder.path) == ReadingStore.portion + 9)
    #expect(files.takeWritten() == ["1"])
    #expect(try await known(in: folder.path) == ReadingStore.portion + 10)
    #expect(files.takeWritten() == [])
  }

  @Test func whatIsOfNoFileAnyMoreIsTakenOut() async throws {
    let folder = try site(items: ReadingStore.portion + 1)
    _ = try await known(in: folder.path)
    #expect(files.held.withLock { $0.count } == 2)
    try FileManager.default.removeItem(atPath: folder.path("content/news/2025-08-15-1003.md"))
    #expect(try await known(in: folder.path) == ReadingStore.portion - 1)
    #expect(files.held.withLock { $0.count } == 1)
    _ = try await known(in: folder.path)
    #expect(try await known(in: folder.path) == ReadingStore.portion)
  }

  @Test func anotherProgramDayOrListReadsAll() async throws {
    let folder = try site(items: 3)
    _ = try await known(in: folder.path)
    #expect(try await known(in: folder.path) == 3)
    #expect(try await known(in: folder.path, key: "2") == 0)
    #expect(try await known(in: folder.path, key: "2") == 3)
    #expect(try await known(in: folder.path, key: "2", day: 22) == 0)
    try folder.write("甲,乙\n", to: "content/news/a.csv")
    #expect(try await known(in: folder.path, key: "2", day: 22) == 0)
  }

  /// A text that names figures is read from the ledgers too; all others are not.
  @Test func aChangedRowIsReadByThoseAloneThatNameFigures() async throws {
    let folder = try site(items: 3)
    func write(number: Int) throws {
      try folder.write(
        "编号,日期,主题,类型,主办组织,地区,场次,参与人次\na1,2025-03-01,学习,study,b1,east,1,\(number)\n",
        to: "content/activities/2025.csv")
    }
    try write(number: 20)
    try folder.write(
      "---\ntitle: 数\n---\n共[20人次](stat:attendance?period=2025-03)。\n",
      to: "content/news/2025-08-15-figures.md")
    #expect(try await known(in: folder.path) == 0)
    #expect(try await known(in: folder.path) == 4)
    #expect(files.takeWritten() == ["0"])
    try write(number: 21)
    #expect(try await known(in: folder.path) == 3)
    #expect(files.takeWritten() == ["0"])
    #expect(try await known(in: folder.path) == 4)
    // A ledger of the same moment may change once more and bear the same stamp.
    try write(number: 22)
    let tree = try #require(try load(siteFolder: folder.path).value)
    let ledger = try #require(tree.stamp("content/activities/2025.csv"))
    #expect(
      try await known(in: folder.path, doubt: max(ledger.modified, ledger.changed)) == 3)
    #expect(try await known(in: folder.path) == 3)
    #expect(try await known(in: folder.path) == 4)
  }

  /// A file of the same moment may change once more and bear the same stamp.
  @Test func aFileChangedJustNowIsNotKept() async throws {
    let folder = try site(items: 3)
    let tree = try #require(try load(siteFolder: folder.path).value)
    let last = try #require(
      tree.entries.compactMap(\.stamp).map { max($0.modified, $0.changed) }.max())
    _ = try await known(in: folder.path, doubt: last)
    #expect(try await known(in: folder.path) < 3)
    #expect(try await known(in: folder.path) == 3)
  }

  /// What would be kept of it has no text any more, and every seal would fit.
  @Test func markupThatCannotBeReadBackIsNotKept() async throws {
    final class Broken: MarkupShelf {
      func put(_ bytes: [UInt8]) -> Range<Int>? { 0..<bytes.count }
      func bytes(_ range: Range<Int>) -> [UInt8] { [] }
    }
    let folder = try site(items: 3)
    let tree = try #require(try load(siteFolder: folder.path).value)
    let memory = ReadingMemory(files.store())
    let options = try options(memory)
    _ = try await check(
      tree, options: CheckOptions(now: options.now, memory: memory, shelf: Broken(), workers: 2))
    try await memory.save(tree, workers: 2)
    #expect(try await known(in: folder.path) == 0)
    #expect(try await known(in: folder.path) == 3)
  }

  /// Whatever the bytes are, nothing stops: at worst all is read.
  @Test func damageIsSurvived() async throws {
    let folder = try site(items: 2)
    _ = try await known(in: folder.path)
    let tree = try #require(try load(siteFolder: folder.path).value)
    let (whole, markup) = try #require(files.held.withLock { $0["0"] })
    let opened = try #require(files.store().opened("0"))
    func count(_ bytes: [UInt8], _ markup: [[UInt8]]) -> Int {
      files.held.withLock { $0["0"] = (bytes, markup) }
      return files.store().readings("0", in: opened.surroundings, opened.ledgers, of: tree).count
    }
    #expect(count(whole, markup) == 2)
    #expect(count(whole, [[]]) == 0, "the markup of one is lost")
    for place in whole.indices {
      #expect(count(Array(whole.prefix(place)), markup) == 0)
      var damaged = whole
      damaged[place] ^= 0xFF
      #expect(count(damaged, markup) <= 2)
    }
  }

  /// A new property of a reading belongs into both halves of `Kept+News.swift`.
  @Test func everyPropertyIsThoughtOf() {
    let known = [
      "key", "file", "language", "headline", "genre", "date", "updated", "publishAt", "expires",
      "references", "tags", "keywords", "summary", "byline", "dateline", "photos", "attachments",
      "source", "authorNote", "editorNote", "credits", "corrections", "status", "slug",
      "defaultSlug", "aliases", "body", "blocks", "figures", "namesFigures",
    ]
    let version = NewsVersion(
      key: "a", file: "a.md", language: "zh", headline: Headline(lines: ["甲"]), defaultSlug: "a")
    #expect(Mirror(reflecting: version).children.compactMap(\.label) == known)
  }
}
