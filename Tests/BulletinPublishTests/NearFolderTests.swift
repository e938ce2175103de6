import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPublish

@Suite struct NearFolderTests {
  @Test(
    "Stamps are those of the whole paths, in any order, through links, and none where nothing stands",
    arguments: [FileStamp.Care.output, .folder])
  func stampsAreThoseOfWholePaths(_ care: FileStamp.Care) throws {
    let place = try TemporaryFolder()
    let files = ["a", "甲/b", "甲/乙/c", "甲/乙/丙/d", "甲/乙/丙/e", "甲/乙/丁/d", "戊/己/d", "甲乙/d"]
    for (number, file) in files.enumerated() {
      try place.write(String(repeating: "字", count: number), to: file)
    }
    try FileManager.default.createSymbolicLink(
      atPath: place.path("链"), withDestinationPath: place.path("甲/乙"))
    let paths =
      files + [
        "甲", "甲/乙", "甲/乙/丙", "戊/己", ".", "链", "链/c", "链/丙/d", "无", "无/有/d", "a/b/c", "甲/乙/丙/无",
      ]
    let root = open(place.path("."), O_RDONLY | O_DIRECTORY)
    try #require(root >= 0)
    defer { close(root) }
    for order in [paths, paths.sorted(), paths.reversed(), paths.flatMap { [$0, "甲/乙/丙/d"] }] {
      var near = NearFolder(root)
      for path in order {
        let stamp = path.withCString { text in
          near.stamp(of: UnsafeRawBufferPointer(start: text, count: strlen(text) + 1), care: care)
        }
        let expected = path.withCString { FileStamp($0, below: root, care: care) }
        #expect(stamp == expected, "\(path)")
        #expect((stamp == nil) == (path.contains("无") || path == "a/b/c"))
      }
    }
  }
}
