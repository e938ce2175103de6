import BulletinModel
import Foundation
import Testing

@testable import BulletinCommand

@Suite struct ReportTests {
  private let faults = [
    Diagnostic(
      .unknownKey, at: SourceSpan(file: "content/稿 件.md", line: 2, column: 7, length: 3),
      ["k": "错"], excerpt: "甲乙错", replacement: "对"),
    Diagnostic(.smallBase, at: .whole("b.csv"), ["n": "5"]),
  ]

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func jsonNamesEveryFaultInBothLanguages() throws {
    let report = try object(try json(JSONReport(faults)))
    let errors = faults.count { $0.severity == .error }
    #expect(report["errors"] as? Int == errors)
    #expect(report["warnings"] as? Int == faults.count { $0.severity == .warning })
    let entries = try #require(report["diagnostics"] as? [[String: Any]])
    let first = try #require(entries.first)
    #expect(entries.count == 2)
    #expect(first["code"] as? String == "E03")
    #expect(first["file"] as? String == "content/稿 件.md")
    #expect(first["line"] as? Int == 2)
    #expect(first["column"] as? Int == 7)
    #expect(first["endColumn"] as? Int == 10)
    #expect(first["replacement"] as? String == "对")
    let message = try #require(first["message"] as? [String: String])
    #expect(message["zh"]?.contains("不认识“错”") == true)
    #expect(message["en"]?.isEmpty == false)
    #expect(report["built"] == nil)
  }

  @Test func equalFaultsGiveEqualBytes() throws {
    #expect(try json(JSONReport(faults)) == json(JSONReport(faults)))
  }

  @Test func sarifCountsColumnsInCodePointsAndEscapesPaths() throws {
    let report = try object(
      try json(SARIFReport(faults, language: .chinese, version: "1.2.3")))
    #expect(report["version"] as? String == "2.1.0")
    let run = try #require((report["runs"] as? [[String: Any]])?.first)
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    let results = try #require(run["results"] as? [[String: Any]])
    let first = try #require(results.first)
    #expect(first["ruleId"] as? String == "E03")
    let location = try #require((first["locations"] as? [[String: Any]])?.first)
    let physical = try #require(location["physicalLocation"] as? [String: Any])
    let region = try #require(physical["region"] as? [String: Int])
    #expect(region["startColumn"] == 3)
    #expect(region["endColumn"] == 4)
    let artifact = try #require(physical["artifactLocation"] as? [String: String])
    #expect(artifact["uri"] == "content/%E7%A8%BF%20%E4%BB%B6.md")
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(rules.compactMap { $0["id"] as? String } == ["E03", "E69"])
    #expect(results.compactMap { $0["ruleIndex"] as? Int } == [0, 1])
  }
}
