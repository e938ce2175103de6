import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinCommand

/// One fixture a fault code: `Golden/faults/<CODE>/site.txt` over `base.txt`, the wrong place marked.
@Suite struct FaultFixtureTests {
  static let folder = "\(FixtureSite.golden)/faults"

  private static func text(_ path: String) throws -> String {
    try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
  }

  /// Codes that only finished files show.
  static let ofOutput: Set<FaultCode> = [.publishedNumber, .publishedAddress, .idleException]

  private func faults(
    of site: FixtureSite, photos: PhotoMeans = .unasked, writes: Bool = false
  ) async throws -> [Diagnostic] {
    let pipeline = try site.pipeline { $0.photos = Task { photos } }
    let prepared = try await pipeline.prepare()
    guard writes else { return prepared.diagnostics }
    let written = try await pipeline.write(
      try #require(prepared.value), to: site.folder.path("output"))
    return (prepared.diagnostics + written.diagnostics).sorted()
  }

  @Test func everyCodeHasAFixture() throws {
    let fixtures = try FileManager.default.contentsOfDirectory(atPath: FaultFixtureTests.folder)
      .filter { $0.hasPrefix("E") }
    #expect(Set(fixtures) == Set(FaultCode.allCases.map(\.label)))
  }

  @Test func theSiteBelowTheFixturesHasNoFault() async throws {
    let found = try await faults(of: try FixtureSite.onBase())
    #expect(found.isEmpty, "\(found.map { "\($0.code.label) \($0.span)" })")
  }

  @Test(arguments: FaultCode.allCases)
  func namesTheFaultAtItsPlace(code: FaultCode) async throws {
    let site = try FixtureSite.onBase(try FaultFixtureTests.text("\(code.label)/site.txt"))
    let found = try await faults(
      of: site, photos: code == .noPictureProgram ? .missing : .unasked,
      writes: FaultFixtureTests.ofOutput.contains(code))
    let places = found.filter { $0.code == code }.map {
      FixtureSite.Place(file: $0.span.file, line: $0.span.start.line, column: $0.span.start.column)
    }
    for place in site.places {
      #expect(places.contains(place), "\(code.label) at \(place), found \(places) in \(found)")
    }
    #expect(!places.isEmpty, "\(code.label) is not found: \(found)")
    let printed = MessageLanguage.allCases.map {
      TextPrinter(language: $0, usesColour: false).text(of: found)
    }
    try Golden.compare(
      printed.joined(separator: "----\n"),
      with: "\(FaultFixtureTests.folder)/\(code.label)/expected.txt")
  }

  /// Codes whose fixtures can stand side by side in one site.
  static let thirty: [FaultCode] = [
    .unclosedFrontMatter, .fullWidthColon, .unknownKey, .yamlSpacing, .duplicateKey,
    .legacyEncoding, .dateWithExtraDigits, .impossibleDate, .dateWithoutYear, .unknownTerm,
    .wrongParent, .organisedExceedsEligible, .typedRate, .approximateNumber, .personalNumber,
    .photoMissing, .riskyAttachment, .joinedParagraphs, .unbalancedMarks, .halfWidthMark,
    .incompleteReprint, .subtitleDash, .rawHTML, .datesOutOfOrder, .emptyRequired, .wrongType,
    .danglingReference, .raggedRow, .wrongHeader, .outOfRange, .deadLink, .missingAlt,
    .skippedHeading, .missingFile, .footnoteMismatch,
  ]

  @Test func namesThirtyMistakesInOneRunAndTouchesNothing() async throws {
    var site = try FixtureSite.onBase()
    for code in FaultFixtureTests.thirty {
      let folder = code.label.lowercased()
      try site.add(try FaultFixtureTests.text("\(code.label)/site.txt")) { name in
        let parts = name.split(separator: "/").map(String.init)
        return (parts[..<2] + [folder] + parts[2...]).joined(separator: "/")
      }
    }
    try site.folder.write("stands", to: "output/index.html")
    let found = Set(
      try await faults(of: site).map { "\($0.code.label) \($0.span.file):\($0.span.start.line)" })
    for (code, place) in zip(FaultFixtureTests.thirty, site.places) {
      #expect(found.contains("\(code.label) \(place.file):\(place.line)"), "\(code.label)")
    }
    #expect(try site.folder.text("output/index.html") == "stands")
  }
}
