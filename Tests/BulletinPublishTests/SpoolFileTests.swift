import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPublish

/// What is put into a spool comes back, and nothing of it is left behind.
@Suite struct SpoolFileTests {
  @Test func bytesComeBackWhoeverPutThemIn() async throws {
    let folder = try TemporaryFolder()
    let spool = try #require(SpoolFile(in: folder.path("new/.bulletin")))
    let texts = (0..<500).map { number in
      [UInt8](repeating: UInt8(number & 0xFF), count: number * 37)
    }
    let kept = await concurrentMap(texts, workers: 4) { Markup($0, on: spool) }
    for (markup, text) in zip(kept, texts) {
      #expect(markup.bytes == text && markup.count == text.count)
      #expect(markup.isEmpty == text.isEmpty && markup == Markup(text))
    }
    try spool.check()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("new/.bulletin"))
    #expect(names.isEmpty, "the file has no name")
  }

  @Test func aFolderThatTakesNoFileGivesNone() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "file")
    #expect(SpoolFile(in: folder.path("file")) == nil)
    #expect(SpoolFile(in: "/proc/none") == nil)
  }

  @Test func whatCannotBeReadIsTold() throws {
    let folder = try TemporaryFolder()
    let spool = try #require(SpoolFile(in: folder.path))
    let range = try #require(spool.put([1, 2, 3]))
    #expect(spool.bytes(range) == [1, 2, 3])
    try spool.check()
    #expect(spool.bytes(2..<5) == [], "half of it is not given for all")
    #expect(throws: PublishFailure.self) { try spool.check() }
  }

  @Test func whatAFullDiskDoesNotTakeStaysInMemory() {
    final class Full: MarkupShelf {
      func put(_ bytes: [UInt8]) -> Range<Int>? { nil }
      func bytes(_ range: Range<Int>) -> [UInt8] { [] }
    }
    #expect(Markup([1, 2], on: Full()).bytes == [1, 2])
  }
}
