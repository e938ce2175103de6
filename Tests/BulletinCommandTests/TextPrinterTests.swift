import BulletinModel
import Foundation
import Testing

@testable import BulletinCommand

@Suite struct TextPrinterTests {
  private let printer = TextPrinter(language: .chinese, usesColour: false)

  private func fault(_ code: FaultCode, line: Int = 1, excerpt: String? = nil) -> Diagnostic {
    Diagnostic(
      code, at: SourceSpan(file: "a.md", line: line, column: 1, length: 3), ["n": "5"],
      excerpt: excerpt)
  }

  @Test func caretsStandUnderFullWidthText() throws {
    let diagnostic = Diagnostic(
      .unknownKey, at: SourceSpan(file: "a.md", line: 12, column: 7, length: 9),
      ["k": "键名错"], excerpt: "甲乙键名错: 丙")
    let lines = printer.text(of: [diagnostic]).split(separator: "\n").map(String.init)
    let source = try #require(lines.firstIndex { $0.contains("甲乙键名错") })
    #expect(lines[source] == "  12 | 甲乙键名错: 丙")
    #expect(lines[source + 1] == "     |     ^^^^^^")
  }

  @Test(arguments: ["\u{1B}[2J", "\u{7}", "\u{202E}", "\u{9B}31m"])
  func sourceTextCannotSteerTheTerminal(_ control: String) throws {
    let text = printer.text(of: [fault(.rawHTML, excerpt: "abc\(control)def")])
    let first = try #require(control.unicodeScalars.first)
    #expect(!text.unicodeScalars.contains(first))
    #expect(text.contains("abc·"))
  }

  @Test func warningsOfOneCodeAreCutAtTen() {
    let faults = (1...22).map { fault(.smallBase, line: $0) }
    let text = printer.text(of: faults)
    #expect(text.components(separatedBy: "E69 警告").count - 1 == 10)
    #expect(text.contains("E69 另有 12 处，全部见 bulletin check --format json"))
    #expect(!text.contains("a.md:11:1"))
  }

  @Test func errorsAreNeverCut() {
    let text = printer.text(of: (1...22).map { fault(.missingFile, line: $0) })
    #expect(text.components(separatedBy: "E104 错误").count - 1 == 22)
    #expect(!text.contains("另有"))
  }

  @Test func reasonAndRemedyStandOnceACode() {
    let text = printer.text(of: (1...3).map { fault(.smallBase, line: $0) })
    #expect(text.components(separatedBy: "原因：").count == 2)
    #expect(text.components(separatedBy: "改法：").count == 2)
  }

  @Test func aLongLineIsCutAroundTheFault() throws {
    let long = String(repeating: "字", count: 400)
    let text = printer.text(of: [
      Diagnostic(
        .rawHTML, at: SourceSpan(file: "a.md", line: 1, column: 601, length: 3), excerpt: long)
    ])
    let source = try #require(text.split(separator: "\n").first { $0.contains("字") })
    #expect(displayWidth(String(source)) < 120)
    #expect(source.contains("…"))
  }

  @Test func colourIsUsedOnDemandOnly() {
    let plain = printer.text(of: [fault(.rawHTML)])
    let coloured = TextPrinter(language: .chinese, usesColour: true).text(of: [fault(.rawHTML)])
    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.contains("\u{1B}[3"))
  }
}
