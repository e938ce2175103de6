import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPublish

@Suite struct ReturnFolderTests {
  private let place: TemporaryFolder

  init() throws {
    place = try TemporaryFolder()
    try place.write("title: 简报\n", to: "site/content/site.yml")
  }

  private func write(_ files: [String: String], to folder: String = "back") throws {
    let target = try ReturnFolder(place.path(folder), site: place.path("site"))
    try target.write(files.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) })
  }

  private func real(_ name: String) throws -> String {
    FileSystem.resolved(place.path(name))
  }

  @Test func writesFilesBelowTheirPaths() throws {
    try write(["content/a.csv": "one", "content/registers/x/b.csv": "two"])
    #expect(try place.text("back/content/a.csv") == "one")
    #expect(try place.text("back/content/registers/x/b.csv") == "two")
  }

  @Test func replacesAndRemovesWhatItWroteItself() throws {
    try write(["content/a.csv": "one", "content/b.csv": "two"])
    try write(["content/a.csv": "three"])
    #expect(try place.text("back/content/a.csv") == "three")
    #expect(!place.exists("back/content/b.csv"))
    try write([:])
    #expect(!place.exists("back/content/a.csv"))
  }

  @Test func refusesFilesThatOthersWroteOrChanged() throws {
    try write(["content/a.csv": "one", "content/b.csv": "two"])
    try place.write("mended", to: "back/content/b.csv")
    try place.write("mine", to: "back/content/c.csv")
    let folder = try real("back")
    let files = ["content/b.csv", "content/c.csv"]
    #expect(throws: PublishFailure.notItsOwn(folder: folder, files: files)) {
      try write(["content/a.csv": "x", "content/b.csv": "x", "content/c.csv": "x"])
    }
    #expect(try place.text("back/content/a.csv") == "one")
    #expect(try place.text("back/content/b.csv") == "mended")
    try write(["content/a.csv": "four"])
    #expect(try place.text("back/content/b.csv") == "mended", "what was changed is not removed")
  }

  @Test(arguments: ["site", "site/back", "site/content", "site/"])
  func refusesTheSiteFolder(_ folder: String) throws {
    #expect(throws: PublishFailure.self) { try write(["content/a.csv": "one"], to: folder) }
    #expect(!place.exists("site/content/a.csv"))
  }

  @Test func followsNoLinkIntoTheSite() throws {
    try FileManager.default.createDirectory(
      atPath: place.path("back"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: place.path("back/content"), withDestinationPath: place.path("site/content"))
    #expect(throws: PublishFailure.insideSite(folder: try real("site/content"))) {
      try write(["content/a.csv": "one"])
    }
    #expect(!place.exists("site/content/a.csv"))
  }

  @Test func aFolderBesideTheSiteMayBearItsNameAndMore() throws {
    try write(["content/a.csv": "one"], to: "site-back/")
    #expect(try place.text("site-back/content/a.csv") == "one")
  }

  @Test(arguments: ["../a.csv", "content//a.csv", "/a.csv"])
  func refusesPathsThatLeaveTheFolder(_ path: String) throws {
    #expect(throws: PublishFailure.unusablePath(path)) { try write([path: "one"]) }
  }
}
