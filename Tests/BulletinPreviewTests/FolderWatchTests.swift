import BulletinPreview
import Foundation
import Synchronization
import Testing

@Suite struct FolderWatchTests {
  /// How often a change was told.
  private final class Count: Sendable {
    private let number = Mutex(0)
    var value: Int { number.withLock { $0 } }
    func rise() { number.withLock { $0 += 1 } }

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
      try await FolderWatch([folder.path], means: means).run { count.rise() }
    }
    defer { running.cancel() }
    try await Task.sleep(for: .milliseconds(300))

    try Data("一".utf8).write(to: news.appending(path: "a.md"))
    #expect(try await count.reaches(1))
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
      try await FolderWatch([later.path], means: means).run { count.rise() }
    }
    defer { running.cancel() }
    try await Task.sleep(for: .milliseconds(300))
    try Data("一".utf8).write(to: folder.appending(path: "a.txt"))
    try await Task.sleep(for: .milliseconds(900))
    #expect(count.value == 0)
    try FileManager.default.createDirectory(at: later, withIntermediateDirectories: true)
    #expect(try await count.reaches(1))
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
    let running = Task { try await FolderWatch([folder.path]).run { count.rise() } }
    defer { running.cancel() }
    try await Task.sleep(for: .milliseconds(300))
    try Data("一".utf8).write(to: folder.appending(path: ".a.md.swp"))
    try await Task.sleep(for: .milliseconds(500))
    #expect(count.value == 0)
  }
}
