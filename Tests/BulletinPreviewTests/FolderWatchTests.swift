import BulletinTestSupport
import Foundation
import Synchronization
import Testing

@testable import BulletinPreview

@Suite struct FolderWatchTests {
  /// How often a change was told, the beginning included, and what changed last.
  private final class Count: Sendable {
    private let told = Mutex<[FolderChange]>([])
    var value: Int { told.withLock { $0.count } }
    var changes: [FolderChange] { told.withLock { $0 } }
    func rise(_ change: FolderChange) { told.withLock { $0.append(change) } }

    /// Waits until it has reached a number, for five seconds at most.
    func reaches(_ wanted: Int) async throws -> Bool {
      for _ in 0..<500 where value < wanted { try await Task.sleep(for: .milliseconds(10)) }
      return value >= wanted
    }
  }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path(name), withIntermediateDirectories: true)
  }

  /// Watches a folder while `body` changes something.
  private func watching(
    _ name: String = ".", by means: FolderWatch.Means = .events,
    _ body: (Count) async throws -> Void
  ) async throws {
    let count = Count()
    let watch = FolderWatch([folder.path(name)], means: means)
    let running = Task { try await watch.run { count.rise($0) } }
    defer { running.cancel() }
    #expect(try await count.reaches(1))
    try await body(count)
  }

  @Test(arguments: [FolderWatch.Means.events, .walks])
  func tellsOfFilesInOldAndNewFolders(_ means: FolderWatch.Means) async throws {
    try makeFolder("news")
    try await watching(by: means) { count in
      try folder.write("一", to: "news/a.md")
      #expect(try await count.reaches(2))
      try makeFolder("news/2025/10")
      try await Task.sleep(for: .milliseconds(900))
      let before = count.value
      try folder.write("二", to: "news/2025/10/b.md")
      #expect(try await count.reaches(before + 1))
      try FileManager.default.removeItem(atPath: folder.path("news/a.md"))
      #expect(try await count.reaches(before + 2))
    }
  }

  @Test(arguments: [FolderWatch.Means.events, .walks])
  func tellsOfAFolderThatWasNotThere(_ means: FolderWatch.Means) async throws {
    try await watching("templates", by: means) { count in
      try folder.write("一", to: "a.txt")
      try await Task.sleep(for: .milliseconds(900))
      #expect(count.value == 1)
      try makeFolder("templates")
      #expect(try await count.reaches(2))
      try await Task.sleep(for: .milliseconds(900))
      let before = count.value
      try folder.write("一", to: "templates/item.mustache")
      #expect(try await count.reaches(before + 1))
    }
  }

  @Test func passesOverWhatProgramsKeepForThemselves() async throws {
    try await watching { count in
      try folder.write("一", to: ".a.md.swp")
      try await Task.sleep(for: .milliseconds(500))
      #expect(count.value == 1)
    }
  }

  #if os(Linux)
    /// Tells whether what is told after a change comes to something, within five seconds.
    private func tells(
      _ wanted: FolderChange, to count: Count, after change: () throws -> Void
    ) async throws -> Bool {
      let before = count.value
      try change()
      for _ in 0..<500 {
        try await Task.sleep(for: .milliseconds(10))
        let told = count.changes.dropFirst(before)
        if let first = told.first, told.dropFirst().reduce(first, { $0.and($1) }) == wanted {
          return true
        }
      }
      return false
    }

    /// Whoever is told the paths need not look at anything else, so they are told only where they are sure.
    @Test func tellsWhichFilesHaveChangedAsLongAsFoldersKeepTheirNames() async throws {
      try makeFolder("news")
      try await watching { count in
        #expect(count.changes == [.anything])
        let one = folder.path("news/a.md")
        let both = try await tells(.files([one, folder.path("b.md")]), to: count) {
          try folder.write("一", to: "news/a.md")
          try folder.write("二", to: "b.md")
        }
        #expect(both)
        // As many programs save: beside it, and then in its place.
        let saved = try await tells(.files([one]), to: count) {
          try folder.write("三", to: "news/.a.md.new")
          guard rename(folder.path("news/.a.md.new"), one) == 0 else {
            throw CocoaError(.fileWriteUnknown)
          }
        }
        #expect(saved)
        let moved = try await tells(.anything, to: count) {
          try FileManager.default.moveItem(
            atPath: folder.path("news"), toPath: folder.path("old"))
        }
        #expect(moved)
        let below = try await tells(.anything, to: count) {
          try folder.write("四", to: "old/a.md")
        }
        #expect(below)
      }
    }
  #endif
}
