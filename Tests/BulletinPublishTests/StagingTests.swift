import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPublish

@Suite struct StagingTests {
  private let place: TemporaryFolder

  init() throws {
    place = try TemporaryFolder()
  }

  private func build(_ files: [String: String]) throws {
    let staging = try Staging(
      output: place.path("output"), sources: [place.path("content")], paths: Array(files.keys))
    for (path, text) in files { try staging.write(Array(text.utf8), to: path) }
    try staging.commit()
  }

  @Test func replacesTheStandingTreeAsAWhole() throws {
    try build(["index.html": "one", "old/index.html": "gone soon"])
    try build(["index.html": "two", "new/index.html": "fresh"])
    #expect(try place.text("output/index.html") == "two")
    #expect(try place.text("output/new/index.html") == "fresh")
    #expect(!place.exists("output/old"))
    #expect(!place.exists(".output.staging"))
  }

  @Test func keepsTheFileItselfWhenItsBytesAreTheSame() throws {
    try build(["a.txt": "same", "b.txt": "before"])
    let before = try place.inode("output/a.txt")
    try build(["a.txt": "same", "b.txt": "after"])
    #expect(try place.inode("output/a.txt") == before)
    #expect(try place.text("output/b.txt") == "after")
  }

  @Test func leavesTheStandingTreeWhenABuildIsAbandoned() throws {
    try build(["index.html": "stands"])
    let staging = try Staging(output: place.path("output"), sources: [], paths: [])
    try staging.write(Array("half".utf8), to: "index.html")
    try staging.abandon()
    #expect(try place.text("output/index.html") == "stands")
    #expect(!place.exists(".output.staging"))
  }

  @Test func clearsWhatAKilledBuildLeft() throws {
    try place.write("half a page", to: ".output.staging/index.html")
    try build(["index.html": "whole"])
    #expect(try place.text("output/index.html") == "whole")
    #expect(!place.exists(".output.staging"))
  }

  @Test func refusesToReplaceAFolderThatNoBuildMade() throws {
    try place.write("my thesis", to: "output/thesis.docx")
    #expect(
      throws: PublishFailure.foreignFiles(folder: place.real("output"), files: ["thesis.docx"])
    ) {
      _ = try Staging(output: place.path("output"), sources: [], paths: [])
    }
    #expect(try place.text("output/thesis.docx") == "my thesis")
  }

  @Test func namesAFileThatSomebodyPutIntoTheOutput() throws {
    try build(["index.html": "site"])
    try place.write("verification", to: "output/check.txt")
    try place.write("litter", to: "output/.DS_Store")
    #expect(throws: PublishFailure.foreignFiles(folder: place.real("output"), files: ["check.txt"]))
    {
      _ = try Staging(output: place.path("output"), sources: [], paths: [])
    }
  }

  @Test(arguments: ["content", "content/inside", "."])
  func refusesAFolderThatHoldsTheSources(output: String) throws {
    try place.write("title: x", to: "content/site.yml")
    let path = place.path(output)
    #expect(throws: PublishFailure.holdsSources(folder: path)) {
      _ = try Staging(output: path, sources: [place.path("content")], paths: [])
    }
  }

  @Test func refusesTwoBuildsAtOnce() throws {
    let first = try Staging(output: place.path("output"), sources: [], paths: [])
    #expect(throws: PublishFailure.busy(path: place.real(".output.lock"))) {
      _ = try Staging(output: place.path("output"), sources: [], paths: [])
    }
    try first.abandon()
  }

  @Test(arguments: ["../escape.html", "a//b", "/etc/x", "a/./b", ""])
  func refusesAPathThatLeavesTheFolder(path: String) throws {
    let staging = try Staging(output: place.path("output"), sources: [], paths: [])
    #expect(throws: PublishFailure.unusablePath(path)) { try staging.write([1], to: path) }
    try staging.abandon()
  }

  @Test func saysWhichFileTheSystemRefused() throws {
    let staging = try Staging(output: place.path("output"), sources: [], paths: [])
    try staging.write([1], to: "a")
    #expect(throws: PublishFailure.self) { try staging.write([2], to: "a/b") }
    try staging.abandon()
  }

  @Test func writesTheSameTreeFromManyTasks() async throws {
    let staging = try Staging(output: place.path("output"), sources: [], paths: [])
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<200 {
        group.addTask {
          try staging.write(Array("\(number)".utf8), to: "d\(number % 7)/f\(number)")
        }
      }
      try await group.waitForAll()
    }
    try staging.commit()
    #expect(try place.text("output/d3/f10") == "10")
  }
}

extension TemporaryFolder {
  fileprivate func real(_ name: String) -> String { FileSystem.resolved(path(name)) }

  fileprivate func inode(_ name: String) throws -> UInt64 {
    let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
    return try #require(attributes[.systemFileNumber] as? NSNumber).uint64Value
  }
}
