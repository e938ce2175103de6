import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPublish

@Suite struct FixHistoryTests {
  private let place: TemporaryFolder
  private let file = "content/news/稿件.md"

  init() throws {
    place = try TemporaryFolder()
    try place.write("一", to: file)
    try place.write("甲", to: "content/b.md")
  }

  private var history: FixHistory { FixHistory(site: place.path) }

  private func change(_ path: String, _ old: String, _ new: String) -> FixHistory.Change {
    FixHistory.Change(path: path, old: Array(old.utf8), new: Array(new.utf8))
  }

  @Test func keepsTheOriginalsAndPutsThemBack() throws {
    let set = try history.apply([change(file, "一", "二"), change("content/b.md", "甲", "乙")])
    #expect(set == ".bulletin/fix/1")
    #expect(try place.text(file) == "二")
    #expect(try place.text(".bulletin/fix/1/\(file)") == "一")
    #expect(try history.undo() == .restored([file, "content/b.md"]))
    #expect(try place.text(file) == "一")
    #expect(try place.text("content/b.md") == "甲")
    #expect(try history.undo() == .nothing)
  }

  @Test func putsBackTheLastSetFirst() throws {
    for number in 1...10 {
      let (old, new) = (number == 1 ? "一" : "\(number - 1)", "\(number)")
      #expect(try history.apply([change(file, old, new)]) == ".bulletin/fix/\(number)")
    }
    #expect(try history.undo() == .restored([file]))
    #expect(try place.text(file) == "9")
    #expect(try history.undo() == .restored([file]))
    #expect(try place.text(file) == "8")
  }

  @Test func putsNothingBackWhereAFileWasChangedSince() throws {
    _ = try history.apply([change(file, "一", "二"), change("content/b.md", "甲", "乙")])
    try place.write("三", to: file)
    #expect(try history.undo() == .refused([file]))
    #expect(try place.text(file) == "三")
    #expect(try place.text("content/b.md") == "乙")
    try place.write("二", to: file)
    #expect(try history.undo() == .restored([file, "content/b.md"]))
  }

  @Test func writesNothingWhereAFileIsNotAsItWasRead() throws {
    #expect(throws: PublishFailure.changedSince(files: ["content/b.md"])) {
      try history.apply([change(file, "一", "二"), change("content/b.md", "丙", "乙")])
    }
    #expect(try place.text(file) == "一")
    #expect(!place.exists(".bulletin/fix/1"))
  }

  @Test func aRunThatWasCutShortIsPutBackToo() throws {
    _ = try history.apply([change(file, "一", "二"), change("content/b.md", "甲", "乙")])
    try place.write("甲", to: "content/b.md")
    #expect(try history.undo() == .restored([file, "content/b.md"]))
    #expect(try place.text(file) == "一")
  }

  @Test func permissionsStay() throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: place.path(file))
    _ = try history.apply([change(file, "一", "二")])
    let found = try FileManager.default.attributesOfItem(atPath: place.path(file))
    #expect(found[.posixPermissions] as? Int == 0o640)
  }

  @Test func aFileBehindALinkIsNotTheFoldersOwn() throws {
    let folder = SourceFolder(place.path)
    try FileManager.default.createSymbolicLink(
      atPath: place.path("content/link.md"), withDestinationPath: place.path(file))
    #expect(folder.isOwn(file))
    #expect(!folder.isOwn("content/link.md"))
    #expect(!folder.isOwn("content/../content/b.md"))
    #expect(!folder.isOwn("content/none.md"))
  }
}
