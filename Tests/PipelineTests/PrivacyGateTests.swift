import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinCommand

/// What no source shows is found in the finished files, and nothing of it is published.
@Suite struct PrivacyGateTests {
  private struct Outcome {
    let faults: [Diagnostic]
    let wasWritten: Bool
  }

  /// Builds the fixtures' base site with some more files, over a site that stands.
  private func build(_ files: String, strict: Bool = false) async throws -> Outcome {
    let site = try FixtureSite.onBase(files)
    try site.folder.write("stands", to: "output/index.html")
    try site.folder.write("index.html\n", to: "output/.bulletin-output")
    let pipeline = try site.pipeline { $0.isStrict = strict }
    let prepared = try await pipeline.prepare()
    let errors = prepared.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors)")
    let written = try await pipeline.write(
      try #require(prepared.value), to: site.folder.path("output"))
    let front = try site.folder.text("output/index.html")
    #expect((front == "stands") == (written.value == nil))
    #expect(!FileManager.default.fileExists(atPath: site.folder.path(".output.staging")))
    return Outcome(faults: written.diagnostics, wasWritten: written.value != nil)
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

  /// What no source holds in one piece, each with a number of its own.
  private static let hidden = news(
    """
    一**138**001**38001**，二138[0013](https://example.org/)8002，三13800&#49;38003，\
    四138\u{200B}0013\u{200B}8004。

    五138
    0013
    8005。

    见[一](单.txt)、[二](单.csv)、[三](图.svg)、[四](单.ics)。

    -- content/news/单.txt --
    值班 13800138006
    -- content/news/单.csv --
    电话
    13800138007
    -- content/news/图.svg --
    <svg xmlns="http://www.w3.org/2000/svg"><text>138<tspan>0013</tspan>8008</text></svg>
    -- content/news/单.ics --
    SUMMARY:1380
     0138009
    """)

  @Test func stopsBeforeNumbersOfPersonsArePublished() async throws {
    let outcome = try await build(PrivacyGateTests.hidden)
    #expect(!outcome.wasWritten)
    #expect(outcome.faults.allSatisfy { $0.code == .publishedNumber && $0.severity == .error })
    let masked = outcome.faults.compactMap { $0.values["masked"] }.sorted()
    #expect(masked == (1...9).map { "138****800\($0)" })
    for language in MessageLanguage.allCases {
      let text = TextPrinter(language: language, usesColour: false).text(of: outcome.faults)
      #expect(!text.contains("0013") && !text.contains("01380"), "\(text)")
    }
  }

  /// The same entry stands in the feeds of every list: what is wrong with it is found in each of them.
  @Test func everyFeedThatHoldsANumberIsCounted() async throws {
    let outcome = try await build(PrivacyGateTests.news("一**138**001**38001**。"))
    #expect(!outcome.wasWritten)
    // Atom and JSON of all items and of the column, the page, the lists and the text of the search.
    #expect(outcome.faults.map { $0.values["n"] } == ["8"])
  }

  /// Names of lists stand in no page and in no CSV, but in the database.
  @Test func whatIsPackedIsReadToo() async throws {
    let outcome = try await build(
      """
      -- content/vocabulary/sectors.yml --
      - {id: private, name: {zh: 企业, en: Firms}}
      - {id: school, name: {zh: 学校, en: Schools}, code: "联系13800138000"}

      """)
    #expect(!outcome.wasWritten)
    let faults = outcome.faults.filter { $0.values["masked"] == "138****8000" }
    #expect(faults.count == 1, "\(outcome.faults)")
    #expect(faults.first?.values["f"] == "data/bulletin.sqlite")
  }

  @Test func aSheetShowsItsTexts() {
    let sheet = Worksheet(
      name: "表", heads: ["名称", "数"],
      rows: [[.text("甲"), .number(Rational(3))], [.list([.text("乙"), .text("丙")]), .empty]])
    #expect(String(decoding: sheet.text, as: UTF8.self) == "表\n名称\n数\n甲\n乙\n丙\n")
  }

  @Test func aNameOfAFileIsReadToo() async throws {
    let outcome = try await build(
      PrivacyGateTests.news("见[附件](值班&#49;3800138000.txt)。")
        + "-- content/news/值班13800138000.txt --\n值班表\n")
    let fault = try #require(outcome.faults.first)
    #expect(!outcome.wasWritten && outcome.faults.count == 1)
    #expect(fault.values["f"]?.contains("13800138000") == false)
    #expect(!fault.span.file.contains("13800138000"))
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
