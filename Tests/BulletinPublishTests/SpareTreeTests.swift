import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPublish

/// The tree that a build replaces stays, in step with the new one, and the next build changes it.
@Suite struct SpareTreeTests {
  private let place: TemporaryFolder
  private let record: BuildRecord

  init() throws {
    place = try TemporaryFolder()
    record = BuildRecord(file: place.path("record"), key: "1")
  }

  private var output: String { FileSystem.resolved(place.path("")) + "/output" }
  private var spare: String { place.path("kept/spare") }

  private func standing() async -> StandingOutput? {
    guard let look = record.open()?.look(at: output) else { return nil }
    async let helped: Void = look.work()
    look.work()
    await helped
    return look.standing
  }

  /// Builds a site of these files as the program does.
  ///
  /// - Returns: Whether the spare tree of the build before was used.
  @discardableResult
  private func build(
    _ files: [String: String], from sources: [StampedFolder] = []
  ) async throws -> Bool {
    let standing = await standing()
    let paths = files.keys.sorted()
    let staging = try Staging(
      output: output, sources: [], paths: paths, standing: standing, spare: spare)
    for (path, text) in files { try staging.write(Array(text.utf8), to: path) }
    let committed = try staging.commit()
    let all = paths + [Staging.record]
    try record.write(
      sources + [
        StampedFolder(
          outputIn: output, files: all, known: standing, changed: committed.written)
      ],
      trees: StampedFolder.trees(of: output, committed, over: standing, files: all),
      started: .max, payload: [], details: [])
    #expect(try shown("output") == files)
    if committed.spare != nil { #expect(try shown("kept/spare") == files) }
    #expect(!place.exists(".output.staging"))
    return standing?.spare != nil
  }

  private func shown(_ folder: String) throws -> [String: String] {
    try place.files(below: folder).filter { $0.key != Staging.record }.mapValues {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private func number(_ name: String) throws -> UInt64 {
    let attributes = try FileManager.default.attributesOfItem(atPath: place.path(name))
    return try #require(attributes[.systemFileNumber] as? UInt64)
  }

  @Test func theTreeThatWasReplacedIsChangedAndPutInPlace() async throws {
    var files = ["index.html": "one", "a/index.html": "a", "b/c/index.html": "c"]
    #expect(try await !build(files))
    files["index.html"] = "two"
    #expect(try await !build(files))
    let folder = try number("kept/spare/a")
    let file = try number("output/a/index.html")
    files["index.html"] = "three"
    files["b/c/index.html"] = nil
    files["d/e/index.html"] = "e"
    #expect(try await build(files))
    // The folder that was spare stands, and the file in it is the one that stood.
    #expect(try number("output/a") == folder)
    #expect(try number("output/a/index.html") == file)
    #expect(!place.exists("output/b") && !place.exists("kept/spare/b"))
    for text in ["four", "five", "five"] {
      files["index.html"] = text
      #expect(try await build(files))
    }
  }

  /// A few files become others, in a tree and a record that stay otherwise.
  @Test func aRecordOfAFewChangesIsWhatAWholeOneWouldBe() async throws {
    try place.write("source", to: "content/a.md")
    try place.write("source", to: "content/b.md")
    var files = ["index.html": "one", "a/index.html": "a", "b/c/index.html": "c"]
    for text in ["one", "two"] {
      files["index.html"] = text
      try await build(files, from: [StampedFolder(sourcesIn: place.path("content"))])
    }
    for text in ["three", "four", "four"] {
      let standing = try #require(await standing())
      #expect(standing.hasSpare)
      try place.write(text, to: "content/b.md")
      let sources = [StampedFolder(sourcesIn: place.path("content"))]
      files["b/c/index.html"] = text
      files["a/index.html"] = text
      let staging = try #require(
        try Staging(output: output, sources: [], changing: standing, spare: spare))
      for path in ["b/c/index.html", "a/index.html"] {
        try staging.write(Array(text.utf8), to: path)
      }
      let committed = try staging.commit()
      let old = try #require(record.open())
      try record.rewrite(
        old, sources: sources, committed: committed, over: standing, started: .max,
        details: Array(text.utf8))
      #expect(try shown("output") == files)
      #expect(try shown("kept/spare") == files)
      let new = try #require(record.open())
      #expect(new.details == Array(text.utf8))
      let look = new.look(at: output)
      look.work()
      #expect(look.areAllFilesThere && look.standing.hasSpare)
      #expect(new.changes(in: sources, besides: [], output)?.isEmpty == true)
      try place.write("other", to: "content/a.md")
      let now = [StampedFolder(sourcesIn: place.path("content"))]
      #expect(
        new.changes(in: now, besides: [], output)?.changed == ["\(place.path("content"))/a.md"])
    }
    // A whole build goes on from there.
    files["b/c/index.html"] = nil
    #expect(try await build(files))
  }

  @Test func ofATreeWithoutASpareOneNoFilesAreChanged() async throws {
    try await build(["index.html": "one"])
    let standing = try #require(await standing())
    #expect(!standing.hasSpare)
    #expect(try Staging(output: output, sources: [], changing: standing, spare: spare) == nil)
    #expect(try place.text("output/index.html") == "one")
  }

  @Test func aFileAndAFolderOfOneNameTakeTurns() async throws {
    let (file, folder) = (["index.html": "1", "a": "file"], ["index.html": "1", "a/b": "inside"])
    for (number, files) in [file, folder, file, folder, file].enumerated() {
      #expect(try await build(files) == (number > 1))
    }
  }

  @Test func aFileThatSomebodyPutIntoTheOutputIsRefusedAllTheSame() async throws {
    for text in ["one", "two", "three"] { try await build(["a/index.html": text]) }
    try place.write("my thesis", to: "output/a/thesis.docx")
    await #expect(
      throws: PublishFailure.foreignFiles(folder: output, files: ["a/thesis.docx"])
    ) {
      try await build(["a/index.html": "four"])
    }
    #expect(try place.text("output/a/index.html") == "three")
    #expect(try place.text("output/a/thesis.docx") == "my thesis")
  }

  /// Whoever finds the spare tree may do with it what they like: the site is whole.
  @Test(arguments: ["added", "removed", "replaced", "gone"])
  func aSpareTreeThatSomebodyChangedIsNotUsed(_ change: String) async throws {
    for text in ["one", "two"] { try await build(["a/index.html": text, "b.html": "b"]) }
    switch change {
    case "added": try place.write("foreign", to: "kept/spare/a/x.html")
    case "removed": try FileManager.default.removeItem(atPath: place.path("kept/spare/b.html"))
    case "replaced":
      try FileManager.default.removeItem(atPath: place.path("kept/spare/b.html"))
      try place.write("other", to: "kept/spare/b.html")
    default: try FileManager.default.removeItem(atPath: place.path("kept"))
    }
    #expect(try await !build(["a/index.html": "three", "b.html": "b"]))
    #expect(try await build(["a/index.html": "four", "b.html": "b"]))
  }

  /// The spare tree of an output folder that is gone would keep its files.
  @Test func thereIsOneSpareTree() async throws {
    try place.write("long gone", to: "kept/other/index.html")
    for text in ["one", "two"] { try await build(["index.html": text]) }
    #expect(!place.exists("kept/other"))
    #expect(try await build(["index.html": "three"]))
  }

  /// A name in each tree leads to one file: who changes it changes both.
  @Test func aFileThatSomebodyChangedIsWrittenAnew() async throws {
    for text in ["one", "two"] { try await build(["a.html": text, "b.html": "b"]) }
    let handle = try #require(FileHandle(forWritingAtPath: place.path("output/b.html")))
    try handle.write(contentsOf: Data("damaged".utf8))
    try handle.close()
    #expect(try place.text("kept/spare/b.html") == "damaged")
    #expect(await standing()?.holds("b.html") == false)
    try await build(["a.html": "three", "b.html": "b"])
  }

  /// A folder on another disk than that of temporary files; nil where there is none to write to.
  private static let otherDisk: String? = {
    let own = device(of: FileManager.default.temporaryDirectory.path)
    return ["/dev/shm", "/var/tmp", "/tmp"].first {
      device(of: $0) != nil && device(of: $0) != own
        && FileManager.default.isWritableFile(atPath: $0)
    }
  }()

  private static func device(of path: String) -> Int? {
    do {
      return try FileManager.default.attributesOfItem(atPath: path)[.systemNumber] as? Int
    } catch {
      return nil
    }
  }

  /// As where the site folder was carried to another disk, with its `.bulletin/`.
  @Test(.enabled(if: otherDisk != nil, "SKIPPED: no folder on another disk, so nothing is carried"))
  func aSpareTreeOnAnotherDiskIsNotUsedAndGoes() async throws {
    let disk = try #require(SpareTreeTests.otherDisk) + "/" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: disk) }
    for text in ["one", "two"] { try await build(["index.html": text]) }
    let carried = "\(disk)/spare"
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: spare, toPath: carried)
    try FileManager.default.removeItem(atPath: place.path("kept"))
    let staging = try Staging(
      output: output, sources: [], paths: ["index.html"], standing: nil, spare: carried)
    #expect(!FileManager.default.fileExists(atPath: carried))
    try staging.write(Array("three".utf8), to: "index.html")
    // What is replaced cannot be kept there either.
    #expect(try staging.commit().spare == nil)
    #expect(try shown("output") == ["index.html": "three"])
    #expect(!place.exists(".output.staging") && !FileManager.default.fileExists(atPath: carried))
  }

  @Test func whatFileManagersLeaveStopsNothing() async throws {
    for text in ["one", "two"] { try await build(["a/index.html": text]) }
    try place.write("", to: "output/a/.DS_Store")
    #expect(try await !build(["a/index.html": "three"]))
    #expect(!place.exists("output/a/.DS_Store"))
    try await build(["a/index.html": "four"])
    #expect(try await build(["a/index.html": "five"]))
  }

  @Test func anAbandonedBuildTakesTheSpareTreeWithIt() async throws {
    for text in ["one", "two"] { try await build(["index.html": text]) }
    var staging: Staging? = try Staging(
      output: output, sources: [], paths: ["index.html"], standing: await standing(), spare: spare)
    try staging?.write(Array("half".utf8), to: "index.html")
    try staging?.abandon()
    staging = nil
    #expect(try place.text("output/index.html") == "two")
    #expect(!place.exists("kept/spare"))
    #expect(try await !build(["index.html": "three"]))
  }

  /// A killed build leaves what it had of the spare tree, under the name of a staging folder.
  @Test func whatAKilledBuildLeftOfItGoesAway() async throws {
    for text in ["one", "two"] { try await build(["index.html": text, "old.html": "old"]) }
    var staging: Staging? = try Staging(
      output: output, sources: [], paths: ["index.html"], standing: await standing(), spare: spare)
    try staging?.write(Array("half".utf8), to: "index.html")
    staging = nil
    #expect(place.exists(".output.staging"))
    #expect(try place.text("output/index.html") == "two")
    #expect(try await !build(["index.html": "three"]))
  }
}
