import BulletinModel
import BulletinPrograms
import BulletinTestSupport
import Foundation
import Synchronization
import Testing

@testable import BulletinPhotos

@Suite(.enabled(if: Vips.program != nil, Vips.skipped)) struct PhotoCacheTests {
  private let place: TemporaryFolder
  private let tool: PhotoTool
  private let original: [UInt8]
  private let variants = [
    PhotoVariant(width: 320, height: 240, format: .jpeg(quality: 80)),
    PhotoVariant(width: 320, height: 240, format: .webP(quality: 80)),
    PhotoVariant(width: 160, height: 120, format: .webP(quality: 80)),
  ]

  /// A `vips` that notes each of its runs.
  init() async throws {
    place = try TemporaryFolder()
    let vips = try #require(Vips.program).path
    try place.write(
      "#!/bin/sh\n[ \"$1\" = thumbnail ] && echo run >> '\(place.path("runs"))'\nexec \(vips) \"$@\"\n",
      to: "vips")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: place.path("vips"))
    let program = try #require(Program(at: place.path("vips")))
    var found: PhotoTool?
    // A program that another test starts just now may still hold the script open for writing.
    for _ in 0..<100 where found == nil {
      found = await PhotoTool(program, environment: ["PATH": "/usr/bin:/bin"])
      if found == nil { try await Task.sleep(for: .milliseconds(50)) }
    }
    tool = try #require(found)
    original = try await SamplePicture.bytes()
    try place.write("", to: "runs")
  }

  private func runs() throws -> Int { try place.text("runs").split(separator: "\n").count }

  private func make(
    _ bytes: [UInt8]? = nil, _ variants: [PhotoVariant]? = nil
  ) async throws -> (pictures: [String: [UInt8]], record: PhotoRecord) {
    let source = bytes ?? original
    let delivered = Mutex<[String: [UInt8]]>([:])
    let orders = (variants ?? self.variants).enumerated().map { ($1, ["\($0)", "again-\($0)"]) }
    let workshop = PhotoWorkshop(tool, cacheFolder: place.path("cache"), workers: 2)
    let record = try await workshop.make([PhotoJob(source: "a", orders: orders)]) { _ in
      source
    } delivering: { bytes, path in
      delivered.withLock { $0[path] = bytes }
    }
    return (delivered.withLock { $0 }, record)
  }

  private func entries() throws -> [String] {
    try place.files(below: "cache").keys.sorted()
  }

  @Test func whatWasMadeOnceIsTakenFromTheFolder() async throws {
    let first = try await make()
    #expect(try runs() == 3 && first.record.made == 3 && first.record.kept == 0)
    #expect(first.pictures.count == 6 && first.pictures["0"] == first.pictures["again-0"])
    let second = try await make()
    #expect(try runs() == 3 && second.record.made == 0 && second.record.kept == 3)
    #expect(second.pictures == first.pictures)
    let left = try entries()
    #expect(left.count == 3, "no working copy is left: \(left)")
  }

  @Test func anotherOriginalOrRecipeIsMadeAnew() async throws {
    _ = try await make()
    _ = try await make(SamplePicture.withRecord(original, orientation: 3))
    #expect(try runs() == 6)
    _ = try await make(
      nil, [PhotoVariant(width: 320, height: 240, format: .jpeg(quality: 81))])
    #expect(try runs() == 7)
  }

  enum Damage: String, CaseIterable, Sendable {
    case bitFlipped, cutShort, emptied, longer, otherPicture, noHead
  }

  @Test(arguments: Damage.allCases)
  func aDamagedEntryIsMadeAgain(_ damage: Damage) async throws {
    let first = try await make()
    let names = try entries()
    let victim = "cache/\(try #require(names.first))"
    var bytes = try #require(try place.files(below: "cache")[names[0]])
    switch damage {
    case .bitFlipped: bytes[bytes.count / 2] ^= 1
    case .cutShort: bytes.removeLast(10)
    case .emptied: bytes = []
    case .longer: bytes.append(0)
    case .otherPicture:
      let other = try #require(try place.files(below: "cache")[names[1]])
      bytes = Array(bytes.prefix { $0 != 0x0A }) + other.drop { $0 != 0x0A }
    case .noHead: bytes = Array(bytes.drop { $0 != 0x0A }.dropFirst())
    }
    try place.write(bytes, to: victim)
    let second = try await make()
    #expect(try runs() == 4 && second.record.made == 1 && second.record.kept == 2)
    #expect(second.pictures == first.pictures)
    let third = try await make()
    #expect(third.record.kept == 3)
  }

  @Test func theFolderMayBeDeleted() async throws {
    let first = try await make()
    try FileManager.default.removeItem(atPath: place.path("cache"))
    let second = try await make()
    #expect(second.pictures == first.pictures)
    #expect(try runs() == 6)
  }

  @Test func entriesOutOfUseAndLeftWorkAreRemoved() async throws {
    _ = try await make()
    let old = Date(timeIntervalSinceNow: -100 * 86_400)
    try place.write("x", to: "cache/ab/old")
    try place.write("x", to: "cache/ab/young")
    try place.write("x", to: "cache/work/left/original")
    try place.write("x", to: "cache/work/busy/original")
    for name in ["cache/ab/old", "cache/work/left"] {
      try FileManager.default.setAttributes(
        [.modificationDate: old], ofItemAtPath: place.path(name))
    }
    _ = try await make()
    #expect(!place.exists("cache/ab/old") && place.exists("cache/ab/young"))
    #expect(!place.exists("cache/work/left") && place.exists("cache/work/busy/original"))
  }

  @Test func aUsedEntryCountsAsYoung() async throws {
    _ = try await make()
    let old = Date(timeIntervalSinceNow: -100 * 86_400)
    let used = "cache/\(try #require(try entries().first))"
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: place.path(used))
    let second = try await make()
    #expect(second.record.kept == 3 && place.exists(used))
  }

  @Test func aFolderThatCannotBeWrittenIsTheMachinesFault() async throws {
    try place.write("a file", to: "cache")
    await #expect(throws: PhotoFailure.self) { _ = try await make() }
  }
}
