import BulletinModel
import Foundation
import Testing

@testable import BulletinSource

@Suite struct SourceTreeTests {
  @Test func entriesAreSortedByBytesAndFound() throws {
    let tree = SourceTree(files: [
      "content/news/乙.md": [2], "content/news/a.md": [1], "content/site.yml": [3],
      "content/newsletter.md": [4],
      "content/news.md": [5],
    ])
    #expect(
      tree.entries.map(\.path) == [
        "content/news.md", "content/news/a.md", "content/news/乙.md", "content/newsletter.md",
        "content/site.yml",
      ])
    #expect(
      tree.entries(under: "content/news/").map(\.path) == [
        "content/news/a.md", "content/news/乙.md",
      ])
    #expect(tree.entries(under: "templates/").isEmpty && tree.entries(under: "z/").isEmpty)
    #expect(try tree.read("content/news/乙.md") == [2])
    #expect(tree.contains("content/site.yml") && !tree.contains("content/site"))
    #expect(throws: SourceFailure.unreadable(path: "x", cause: "no such file")) {
      try tree.read("x")
    }
  }
}

@Suite struct LoadTests {
  /// Makes a folder, gives it to `body` and removes it.
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("bulletin-load-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer {
      do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) }
    }
    try body(folder)
  }

  private func write(_ folder: URL, _ path: String, _ text: String = "x") throws {
    let file = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func link(_ folder: URL, _ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.appendingPathComponent(path).path, withDestinationPath: target)
  }

  @Test func readsContentAndTemplatesAlone() throws {
    try withFolder { folder in
      for path in [
        "content/site.yml", "content/news/甲.md", "content/.hidden", "content/~$表.xlsx",
        "content/.DS_Store", "content/news/Thumbs.db", "templates/base.mustache",
        "output/index.html",
        "README.md", "content/.git/config",
      ] { try write(folder, path, "内容") }
      let checked = try load(siteFolder: folder.path)
      let tree = try #require(checked.value)
      #expect(checked.diagnostics.isEmpty)
      #expect(
        tree.entries.map(\.path) == [
          "content/news/甲.md", "content/site.yml", "templates/base.mustache",
        ])
      #expect(tree.entries.allSatisfy { $0.size == 6 })
      #expect(try tree.read("content/news/甲.md") == Array("内容".utf8))
    }
  }

  @Test func decomposedNamesAreComposed() throws {
    try withFolder { folder in
      try write(folder, "content/e\u{301}.md")
      let tree = try #require(try load(siteFolder: folder.path).value)
      #expect(tree.entries.map { Array($0.path.utf8) } == [Array("content/\u{E9}.md".utf8)])
      #expect(try tree.read("content/\u{E9}.md") == [0x78])
    }
  }

  @Test func linksWithinTheFolderAreFollowed() throws {
    try withFolder { folder in
      try write(folder, "content/a/x.md", "甲")
      try link(folder, "content/b.md", to: "a/x.md")
      try link(folder, "content/c", to: "a")
      let checked = try load(siteFolder: folder.path)
      #expect(checked.diagnostics.isEmpty)
      let tree = try #require(checked.value)
      #expect(tree.entries.map(\.path) == ["content/a/x.md", "content/b.md", "content/c/x.md"])
      #expect(try tree.read("content/c/x.md") == Array("甲".utf8))
    }
  }

  @Test func whatLeadsOutOrInCirclesIsLeftOutAndNamed() throws {
    try withFolder { folder in
      try write(folder, "content/ok.md")
      try link(folder, "content/out.md", to: "/etc/hostname")
      try link(folder, "content/gone.md", to: "nowhere.md")
      try link(folder, "content/self", to: ".")
      try link(folder, "content/loop", to: "loop")
      #expect(mkfifo(folder.appendingPathComponent("content/pipe").path, 0o600) == 0)
      let checked = try load(siteFolder: folder.path)
      #expect(try #require(checked.value).entries.map(\.path) == ["content/ok.md"])
      #expect(checked.diagnostics.allSatisfy { $0.code == .unusableFile })
      #expect(
        checked.diagnostics.map(\.span.file) == [
          "content/gone.md", "content/loop", "content/out.md", "content/pipe", "content/self",
        ])
    }
  }

  @Test func namesThatDifferOnlyByCaseAreNamed() throws {
    try withFolder { folder in
      try write(folder, "content/照片A.jpg")
      try write(folder, "content/照片a.jpg")
      let both = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/content")
      guard both.count == 2 else { return }  // A disk that cannot keep them apart.
      let checked = try load(siteFolder: folder.path)
      #expect(try #require(checked.value).entries.map(\.path) == ["content/照片A.jpg"])
      #expect(checked.diagnostics.map(\.code) == [.unusableFileName])
      #expect(checked.diagnostics.first?.span.file == "content/照片a.jpg")
    }
  }

  static let names: [(String, Bool)] = [
    ("甲.md", true), ("a b.md", true), (String(repeating: "甲", count: 67), false),
    ("a\u{7}.md", false),
    ("a\u{200B}.md", false), ("a\u{202E}.md", false), ("a\\b.md", false), ("a.", false),
    ("a ", false),
    ("a\u{FFFD}", false),
  ]

  @Test(arguments: names)
  func namesThatSystemsCannotKeepAreRefused(_ name: String, _ isGood: Bool) {
    #expect((FileNames.objection(to: name) == nil) == isGood)
  }

  @Test func aFileOverTheLimitIsLeftOut() throws {
    try withFolder { folder in
      try write(folder, "content/a.md")
      let handle = try FileHandle(forWritingTo: folder.appendingPathComponent("content/a.md"))
      try handle.truncate(atOffset: UInt64(FileNames.sizeLimit(for: "a.md") + 1))
      try handle.close()
      let checked = try load(siteFolder: folder.path)
      #expect(try #require(checked.value).entries.isEmpty)
      #expect(checked.diagnostics.map(\.code) == [.unusableFile])
    }
  }

  @Test func aMissingFolderIsAFailure() {
    #expect(throws: SourceFailure.self) { try load(siteFolder: "/nowhere/at/all") }
    #expect(throws: SourceFailure.self) { try load(siteFolder: "/etc/hostname") }
  }
}
