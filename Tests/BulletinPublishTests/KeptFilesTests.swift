import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPublish

/// What one run kept with its parts, the next gets, or is told that it is damaged.
@Suite struct KeptFilesTests {
  private let folder: TemporaryFolder
  private let files: KeptFiles
  private let spool: SpoolFile

  init() throws {
    folder = try TemporaryFolder()
    files = KeptFiles(folder.path("kept"))
    spool = try #require(SpoolFile(in: folder.path))
  }

  private let parts: [[UInt8]] = [
    Array("甲乙丙".utf8), [], Array(repeating: 7, count: 5_000), [1],
  ]

  private func head(_ kept: KeptFiles.Parted) -> [UInt8] { Array(kept.bytes[kept.start...]) }

  @Test func partsComeBackOneByOne() throws {
    try files.write([1, 2, 3], parts: parts, "a")
    let kept = try #require(files.parted("a", spool: spool))
    #expect(head(kept) == [1, 2, 3])
    #expect(kept.parts.map(\.count) == parts.map(\.count))
    #expect(kept.parts.reversed().map(\.bytes) == parts.reversed())
    try spool.check()
    #expect(files.parted("b", spool: spool) == nil)
    try files.write([4], parts: [], "a")
    #expect(kept.parts.map(\.bytes) == parts, "they are read from the file that was replaced")
    let new = try #require(files.parted("a", spool: spool))
    #expect(head(new) == [4] && new.parts.isEmpty)
    try spool.check()
  }

  @Test func onlySomeNamesStay() throws {
    try files.keepOnly([])
    for name in ["a", "b", "c"] { try files.write([1], parts: [[2]], name) }
    try files.keepOnly(["b", "d"])
    #expect(try FileSystem.names(in: folder.path("kept")) == ["b"])
    #expect(files.parted("b", spool: spool) != nil)
  }

  /// Of every byte that is another, either the file is none, or whoever reads the part is told.
  @Test func damageIsTold() throws {
    try files.write([1, 2, 3], parts: [[5, 6], [7]], "a")
    let whole = try #require(try FileSystem.contents(of: folder.path("kept/a")))
    for place in whole.indices {
      for damaged in [Array(whole[..<place]), whole.flipping(place)] {
        try folder.write(damaged, to: "kept/a")
        let spool = try #require(SpoolFile(in: folder.path))
        guard let kept = files.parted("a", spool: spool) else { continue }
        let found = kept.parts.map(\.bytes)
        #expect(head(kept) == [1, 2, 3] && found != [[5, 6], [7]], "byte \(place)")
        #expect(throws: PublishFailure.damagedMemory(path: folder.path("kept/a"))) {
          try spool.check()
        }
      }
    }
  }

  /// Whoever reads a size asks whether there can be so much before he adds anything to it.
  @Test func aSizeWithoutMeasureIsDamage() throws {
    try files.write([1, 2, 3], parts: [[5, 6]], "a")
    var bytes = try #require(try FileSystem.contents(of: folder.path("kept/a")))
    let place = PartedFile.seal("").lengthOfHead
    for size in [Int.max, Int.max - 1, Int.max / 2, bytes.count + 1] {
      withUnsafeBytes(of: UInt64(size)) { bytes.replaceSubrange(place..<(place + 8), with: $0) }
      try folder.write(bytes, to: "kept/a")
      #expect(files.parted("a", spool: spool) == nil)
    }
  }

  /// A process may have no more than some hundred files open.
  @Test func ofManyFilesSomeAreOpenedForEachPart() throws {
    for number in 0..<300 {
      try files.write([], parts: [[UInt8(number & 0xFF), 9]], "\(number)")
    }
    let kept = try (0..<300).map { try #require(files.parted("\($0)", spool: spool)) }
    for (number, file) in kept.enumerated() {
      #expect(file.parts.map(\.bytes) == [[UInt8(number & 0xFF), 9]])
    }
    try spool.check()
    try files.write([], parts: [[1, 2, 3]], "299")
    #expect(kept[299].parts[0].bytes.isEmpty, "another file stands there")
    #expect(throws: PublishFailure.self) { try spool.check() }
  }
}

extension [UInt8] {
  fileprivate func flipping(_ place: Int) -> [UInt8] {
    var bytes = self
    bytes[place] ^= 0x20
    return bytes
  }
}
