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

  @Test(arguments: [FolderWatch.Means.events, .walks])
  func tellsOfFilesInOldAndNewFolders(_ means: FolderWatch.Means) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "watch-\(UUID().uuidString)")
    let news = folder.appending(path: "news")
    try FileManager.default.createDirectory(at: news, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let count = Count()
    let running = Task {
      try await FolderWatch([folder.path], means: means).run { count.rise($0) }
    }
    defer { running.cancel() }
    #expect(try await count.reaches(1))

    try Data("一".utf8).write(to: news.appending(path: "a.md"))
    #expect(try await count.reaches(2))
    let later = folder.appending(path: "news/2025/10")
    try FileManager.default.createDirectory(at: later, withIntermediateDirectories: true)
    try await Task.sleep(for: .milliseconds(900))
    let before = count.value
    try Data("二".utf8).write(to: later.appending(path: "b.md"))
    #expect(try await count.reaches(before + 1))
    try FileManager.default.removeItem(at: news.appending(path: "a.md"))
    #expect(try await count.reaches(before + 2))
  }

  @Test(arguments: [FolderWatch.Means.events, .walks])
  func tellsOfAFolderThatWasNotThere(_ means: FolderWatch.Means) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "watch-\(UUID().uuidString)")
    let later = folder.appending(path: "templates")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let count = Count()
    let running = Task {
      try await FolderWatch([later.path], means: means).run { count.rise($0) }
    }
    defer { running.cancel() }
    #expect(try await count.reaches(1))
    try Data("一".utf8).write(to: folder.appending(path: "a.txt"))
    try await Task.sleep(for: .milliseconds(900))
    #expect(count.value == 1)
    try FileManager.default.createDirectory(at: later, withIntermediateDirectories: true)
    #expect(try await count.reaches(2))
    try await Task.sleep(for: .milliseconds(900))
    let before = count.value
    try Data("一".utf8).write(to: later.appending(path: "item.mustache"))
    #expect(try await count.reaches(before + 1))
  }

  @Test func passesOverWhatProgramsKeepForThemselves() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "watch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let count = Count()
    let running = Task { try await FolderWatch([folder.path]).run { count.rise($0) } }
    defer { running.cancel() }
    #expect(try await count.reaches(1))
    try Data("一".utf8).write(to: folder.appending(path: ".a.md.swp"))
    try await Task.sleep(for: .milliseconds(500))
    #expect(count.value == 1)
  }

  #if os(Linux)
    /// Whoever is told the paths need not look at anything else, so they are told only where they are sure.
    @Test func tellsWhichFilesHaveChangedAsLongAsFoldersKeepTheirNames() async throws {
      let folder = FileManager.default.temporaryDirectory.appending(
        path: "watch-\(UUID().uuidString)")
      let news = folder.appending(path: "news")
      try FileManager.default.createDirectory(at: news, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let count = Count()
      let running = Task { try await FolderWatch([folder.path]).run { count.rise($0) } }
      defer { running.cancel() }
      /// Tells whether what is told after a change comes to something, within five seconds.
      func tells(_ wanted: FolderChange, after change: () throws -> Void) async throws -> Bool {
        let before = count.changes.count
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
      #expect(try await count.reaches(1))
      #expect(count.changes == [.anything])
      let (one, other) = (news.appending(path: "a.md"), folder.appending(path: "b.md"))
      let both = try await tells(.files([one.path, other.path])) {
        try Data("一".utf8).write(to: one)
        try Data("二".utf8).write(to: other)
      }
      #expect(both)
      // As many programs save: beside it, and then in its place.
      let saved = try await tells(.files([one.path])) {
        try Data("三".utf8).write(to: news.appending(path: ".a.md.new"))
        guard rename(news.appending(path: ".a.md.new").path, one.path) == 0 else {
          throw CocoaError(.fileWriteUnknown)
        }
      }
      #expect(saved)
      let moved = try await tells(.anything) {
        try FileManager.default.moveItem(at: news, to: folder.appending(path: "old"))
      }
      #expect(moved)
      let below = try await tells(.anything) {
        try Data("四".utf8).write(to: folder.appending(path: "old/a.md"))
      }
      #expect(below)
    }
  #endif
}
