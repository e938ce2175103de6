import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinCommand

/// The examples of `bulletin explain`: each breaks and mends the fixture of its code.
@Suite struct FaultExampleTests {
  /// Codes that no line of a file can show.
  private static let withoutExample: Set<FaultCode> = [
    .legacyEncoding, .unreadableEncoding, .photoMetadata, .unexplainedRevision, .idleRevision,
    .changedDefinition, .smallBase, .unsuitablePhoto, .missingString, .unusableFileName,
    .classification, .duplicateItem, .unusableFile, .tooDeep, .brokenLock, .tooManyPixels,
    .brokenPicture, .foreignPicture, .heavyPicture, .noPictureProgram, .missingTranslation,
    .hiddenContent,
  ]

  private static func text(_ path: String) throws -> String {
    try String(contentsOfFile: "\(FixtureSite.golden)/faults/\(path)", encoding: .utf8)
  }

  private func faults(of fixture: String, writes: Bool) async throws -> [Diagnostic] {
    let site = try FixtureSite.onBase(fixture)
    let pipeline = try site.pipeline()
    let prepared = try await pipeline.prepare()
    guard writes else { return prepared.diagnostics }
    let written = try await pipeline.write(
      try #require(prepared.value), to: site.folder.path("output"))
    return (prepared.diagnostics + written.diagnostics).sorted()
  }

  @Test func everyOtherCodeHasAnExample() {
    let without = FaultCode.allCases.filter { $0.example == nil }
    #expect(Set(without) == FaultExampleTests.withoutExample)
  }

  @Test(arguments: FaultCode.allCases.filter { $0.example != nil })
  func theWrongLineIsTheFaultAndTheRightOneMendsIt(code: FaultCode) async throws {
    let example = try #require(code.example)
    var fixture = try FaultExampleTests.text("\(code.label)/site.txt")
    for mark in ["1️⃣", "2️⃣"] { fixture = fixture.replacing(mark, with: "") }
    let place = try #require(
      fixture.firstRange(of: example.wrong), "the fixture of \(code.label) has no such line")
    let writes = FaultFixtureTests.ofOutput.contains(code)
    let before = try await faults(of: fixture, writes: writes)
    #expect(before.contains { $0.code == code })
    let after = try await faults(
      of: fixture.replacingCharacters(in: place, with: example.right),
      writes: writes)
    #expect(
      after.count { $0.code == code } < before.count { $0.code == code },
      "\(code.label) stands: \(after)")
    let known = Set(before.map(\.code))
    let fresh = after.filter { $0.severity == .error && !known.contains($0.code) }
    #expect(fresh.isEmpty, "\(code.label) gives way to \(fresh)")
  }
}
