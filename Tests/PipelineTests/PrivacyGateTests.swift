import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinCommand

/// What no source shows is found in the finished files, and nothing of it is published.
@Suite struct PrivacyGateTests {
  private struct Outcome {
    let faults: [Diagnostic]
    let stands: String
    let wasWritten: Bool
  }

  /// Builds the fixtures' base site with some more files over a site that stands.
  private func build(_ files: String, strict: Bool = false, now: String = "2025-09-01") async throws
    -> Outcome
  {
    var site = try FixtureSite()
    let base = "\(FaultFixtureTests.folder)/base.txt"
    try site.add(try String(contentsOfFile: base, encoding: .utf8))
    func pipeline(strict: Bool) throws -> Pipeline {
      var request = BuildRequest(
        siteFolder: site.folder.path, now: .local(try #require(Moment(now)).value), workers: 2)
      request.isStrict = strict
      return Pipeline(request: request)
    }
    let output = site.folder.path("output")
    let first = try pipeline(strict: false)
    _ = try await first.write(try #require(try await first.prepare().value), to: output)
    let stood = try site.folder.files(below: "output")
    try site.add(files)
    let second = try pipeline(strict: strict)
    let prepared = try await second.prepare()
    let errors = prepared.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors)")
    let written = try await second.write(try #require(prepared.value), to: output)
    if written.value == nil { #expect(try site.folder.files(below: "output") == stood) }
    #expect(!FileManager.default.fileExists(atPath: site.folder.path(".output.staging")))
    return Outcome(
      faults: written.diagnostics, stands: try site.folder.text("output/index.html"),
      wasWritten: written.value != nil)
  }

  private static func news(_ text: String, title: String = "稿件") -> String {
    """
    -- content/news/2025-08-15-稿件.md --
    ---
    title: \(title)
    column: notes
    ---
    \(text)

    """
  }

  private static func settings(_ allow: String) -> String {
    """
    -- content/site.yml --
    title: {zh: 测试简报, en: Test Bulletin}
    base_url: https://test.example.org/
    languages: [zh-Hans, en]
    time_zone: Asia/Shanghai
    statistics: {region: city}
    privacy: {allow: [\(allow)]}
    footer: {organiser: {zh: 测试办公室, en: Test Office}}

    """
  }

  static let hidden = [
    news("电话138**0013**8000。"),
    news("电话138[0013](https://example.org/)8000。"),
    news("电话13800&#49;38000。"),
    news("电话138\u{200B}0013\u{200B}8000。"),
    news("电话138\n0013\n8000。"),
    news("见[附件](单.txt)。") + "-- content/news/单.txt --\n值班 13800138000\n",
    news("见[附件](单.csv)。") + "-- content/news/单.csv --\n电话\n13800138000\n",
    news("见[附件](图.svg)。")
      + "-- content/news/图.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"><text>138"
      + "<tspan>0013</tspan>8000</text></svg>\n",
    news("见[附件](值班13800138000.txt)。") + "-- content/news/值班13800138000.txt --\n值班表\n",
  ]

  @Test(arguments: hidden.indices)
  func stopsBeforeANumberOfAPersonIsPublished(_ place: Int) async throws {
    let outcome = try await build(PrivacyGateTests.hidden[place])
    #expect(!outcome.wasWritten)
    let fault = try #require(outcome.faults.first { $0.code == .publishedNumber })
    #expect(fault.values["masked"] == "138****8000" && fault.severity == .error)
    for language in MessageLanguage.allCases {
      let text = TextPrinter(language: language, usesColour: false).text(of: outcome.faults)
      let digits = text.filter { $0.isNumber || $0 == "*" }
      #expect(!digits.contains("13800138000") && !text.contains("0013"), "\(text)")
    }
  }

  @Test func namesTheLineOfTheSource() async throws {
    let outcome = try await build(PrivacyGateTests.news("第一段。\n\n电话138**0013**8000。"))
    let fault = try #require(outcome.faults.first)
    #expect(fault.span.file == "content/news/2025-08-15-稿件.md" && fault.span.start.line == 7)
    #expect(fault.values["f"]?.hasSuffix("/index.html") == true && fault.excerpt == nil)
  }

  @Test func aTemplateIsReadToo() async throws {
    var footer = try String(
      contentsOfFile: "\(FixtureSite.repository)/templates/footer.mustache", encoding: .utf8)
    footer += "<p data-a=\"值班13800138000\">值班</p>"
    let outcome = try await build("-- templates/footer.mustache --\n\(footer)\n")
    #expect(!outcome.wasWritten)
    #expect(outcome.faults.map(\.code) == [.publishedNumber])
  }

  @Test func anExceptionLetsANumberThroughUntilItsDay() async throws {
    let allow = "{number: 138****8000, reason: 值班电话, until: 2025-09-01}"
    let files = PrivacyGateTests.settings(allow)
    let text = PrivacyGateTests.news("电话138**0013**8000，也写作13800138000。")
    let outcome = try await build(files + text)
    #expect(outcome.wasWritten && outcome.faults.isEmpty, "\(outcome.faults)")

    let other = try await build(files + PrivacyGateTests.news("电话139**0013**8000。"))
    #expect(!other.wasWritten)
    #expect(Set(other.faults.map(\.code)) == [.publishedNumber, .idleException])
  }

  @Test func anAddressIsLetThroughAsWell() async throws {
    let text = PrivacyGateTests.news("读书会在和平路8号**2单元**办。")
    let refused = try await build(text)
    #expect(!refused.wasWritten && refused.faults.map(\.code) == [.publishedAddress])
    let allow = "{address: 和平路*号*单元, reason: 值班室, until: 2025-12-31}"
    let outcome = try await build(PrivacyGateTests.settings(allow) + text)
    #expect(outcome.wasWritten && outcome.faults.isEmpty, "\(outcome.faults)")
  }

  @Test func whatNothingNeedsIsAWarningAndStopsAStrictBuild() async throws {
    let files = PrivacyGateTests.settings(
      "{number: 138****8000, reason: 值班电话, until: 2025-12-31}")
    let outcome = try await build(files)
    #expect(outcome.wasWritten && outcome.faults.map(\.code) == [.idleException])
    #expect(try await build(files, strict: true).wasWritten == false)
  }
}
