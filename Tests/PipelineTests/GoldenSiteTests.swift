import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinCommand

/// Whole sites, from `Golden/sites/<name>/site` to every byte below `expected`.
@Suite struct GoldenSiteTests {
  static let folder = "\(FixtureSite.golden)/sites"

  private func build(_ site: String, to output: String, workers: Int = 2) async throws
    -> [Diagnostic]
  {
    let pipeline = Pipeline(
      request: BuildRequest(
        siteFolder: site, themeFolder: FixtureSite.repository,
        now: .local(try #require(Moment("2025-09-01")).value), workers: workers))
    let prepared = try await pipeline.prepare()
    let errors = prepared.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.map { "\($0.code.label) \($0.span)" })")
    _ = try await pipeline.write(try #require(prepared.value), to: output)
    return prepared.diagnostics
  }

  /// Every file by path; the theme's own assets are the same in all sites and left out.
  private func files(of folder: TemporaryFolder, below name: String) throws -> [String: [UInt8]] {
    try folder.files(below: name).filter { !$0.key.hasPrefix("assets/") }
  }

  @Test(arguments: ["minimal", "two-languages"])
  func everyFileIsAsExpected(_ name: String) async throws {
    let folder = try TemporaryFolder()
    _ = try await build("\(GoldenSiteTests.folder)/\(name)/site", to: folder.path("output"))
    let found = try files(of: folder, below: "output")
    let expected = "\(GoldenSiteTests.folder)/\(name)/expected"
    if Golden.isRecording, FileManager.default.fileExists(atPath: expected) {
      try FileManager.default.removeItem(atPath: expected)
    }
    let standing =
      FileManager.default.fileExists(atPath: expected)
      ? try TemporaryFolder.files(at: expected) : [:]
    // The theme's assets carry a fingerprint, which no page is about.
    let fingerprint = /\.[0-9a-f]{16}\./
    let missing = standing.keys.filter { found[$0] == nil }.sorted()
    #expect(missing.isEmpty, "not written: \(missing)")
    #expect(Golden.isRecording || !standing.isEmpty, "no expected files for \(name)")
    for (path, bytes) in found.sorted(by: { $0.key < $1.key }) {
      // Workbooks, databases and codes hang on the version of their library; their own rooms test
      // them.
      guard !path.hasSuffix(".xlsx"), !path.hasSuffix(".sqlite"), !path.hasSuffix("/qr.svg") else {
        #expect(bytes.count > 1_000, "\(path) is empty")
        continue
      }
      // So do the terms and texts of the search, on every page; SearchTests reads them back.
      guard !path.contains(/search\/\d+\/[tp]\d+\./) else {
        #expect(bytes.prefix(8).allSatisfy { UInt8(ascii: "0") <= $0 && $0 <= UInt8(ascii: "f") })
        #expect(bytes.count > 8, "\(path) is empty")
        continue
      }
      let text = String(decoding: bytes, as: UTF8.self).replacing(fingerprint, with: ".0.")
        .replacing(/"version":"[0-9a-f]{8}"/, with: "\"version\":\"0\"")
      try Golden.compare(text, with: "\(expected)/\(path)")
    }
  }

  @Test func twoBuildsAreByteEqual() async throws {
    let folder = try TemporaryFolder()
    let site = "\(GoldenSiteTests.folder)/two-languages/site"
    _ = try await build(site, to: folder.path("one"), workers: 1)
    _ = try await build(site, to: folder.path("two"), workers: 4)
    let (one, two) = (try folder.files(below: "one"), try folder.files(below: "two"))
    #expect(one.count > 10)
    #expect(one == two)
  }
}
