import BulletinPublish
import BulletinTestSupport
import Testing

@Suite struct FreshFilesTests {
  @Test func writesAllFilesWithTheirFolders() throws {
    let folder = try TemporaryFolder()
    try FreshFiles(folder.path("new")).create([("a/b.txt", [1]), (".c", [2])])
    #expect(try folder.files() == ["new/a/b.txt": [1], "new/.c": [2]])
  }

  @Test func writesNothingWhereOneStands() throws {
    let folder = try TemporaryFolder()
    try folder.write([9], to: "b")
    #expect(throws: PublishFailure.standsAlready(files: ["b"])) {
      try FreshFiles(folder.path).create([("a", [1]), ("b", [2])])
    }
    #expect(try folder.files() == ["b": [9]])
  }

  @Test func takesBackWhatItWroteWhenALaterFileFails() throws {
    let folder = try TemporaryFolder()
    try folder.write([9], to: "blocked")
    #expect(throws: PublishFailure.self) {
      try FreshFiles(folder.path).create([("a", [1]), ("blocked/b", [2])])
    }
    #expect(try folder.files() == ["blocked": [9]])
  }

  @Test(arguments: ["../a", "a//b", "", "./a"])
  func refusesPathsThatLeave(path: String) throws {
    let folder = try TemporaryFolder()
    #expect(throws: PublishFailure.unusablePath(path)) {
      try FreshFiles(folder.path).create([(path, [1])])
    }
  }
}
