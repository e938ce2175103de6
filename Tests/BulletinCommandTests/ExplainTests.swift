import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinCommand

/// What `bulletin explain` says, apart from the program.
@Suite struct ExplanationTests {
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  @Test(arguments: [
    ("E13", FaultCode.unknownTerm), ("e13", .unknownTerm), ("13", .unknownTerm),
    ("Ｅ１３", .unknownTerm), ("3", .unknownKey), ("E03", .unknownKey), ("104", .missingFile),
  ])
  func readsACodeAsSomebodyTypesIt(typed: String, code: FaultCode) {
    #expect(FaultCode(typed: typed) == code)
  }

  @Test(arguments: ["", "E", "E40", "E1000000", "EE13", "13E", "日期"])
  func readsNothingElse(typed: String) {
    #expect(FaultCode(typed: typed) == nil)
  }

  @Test(arguments: FaultCode.allCases, MessageLanguage.allCases)
  func theTextsReadWithoutAPlace(code: FaultCode, language: MessageLanguage) {
    let parts = FaultExplanation(code, Words(language: language)).parts
    for part in [parts.rule, parts.reason, parts.remedy] {
      #expect(!part.contains("{") || code == .invalidTemplate, "\(code.label): \(part)")
      #expect(!part.contains("⟦") && !part.contains("⟧"), "\(code.label): \(part)")
      let said = part.filter { $0 != "…" && !$0.isPunctuation && !$0.isWhitespace }
      #expect(said.count >= 2, "\(code.label) says nothing: \(part)")
    }
  }

  @Test func anExplanationSaysRuleReasonExampleAndFreedom() {
    let text = FaultExplanation(.staleColumn, Words(language: .chinese)).text
    #expect(text.hasPrefix("E38 警告  栏目“……”已 …… 天未更新，或者还没有稿件\n  原因：长期不更新"))
    #expect(text.contains("  错的写法：\n      max_age_days: 14\n"))
    #expect(text.contains("  对的写法：\n      max_age_days: 60\n"))
    #expect(text.contains("severity: {E38: note}"))
    #expect(text.hasSuffix("  自动改：要自己改，bulletin fix 不改它\n"))
    let locked = FaultExplanation(.personalNumber, Words(language: .english)).text
    #expect(locked.contains("no site may make it less") && !locked.contains("severity: {"))
    let fixable = FaultExplanation(.fullWidthColon, Words(language: .chinese)).text
    #expect(fixable.contains("bulletin fix 可以替你改"))
  }

  @Test func theListHasEveryCodeOnceByGroup() {
    for language in MessageLanguage.allCases {
      let list = FaultCatalogue(Words(language: language)).list
      let labels = list.split(separator: "\n").filter { $0.hasPrefix("  E") }
        .map { $0.split(separator: " ")[0] }
      #expect(Set(labels).count == FaultCode.allCases.count)
      #expect(labels.count == FaultCode.allCases.count)
    }
  }

  @Test func aNumberThatThereIsNotHasNeighbours() {
    #expect(FaultCatalogue.codes(near: 40).map(\.number) == [38, 39, 41, 42])
    #expect(FaultCatalogue.codes(near: 4000).count == 4)
  }

  @Test func thePageOfTheSiteIsTheCatalogue() throws {
    let page = FaultCatalogue(Words(language: .chinese)).page
    for code in FaultCode.allCases { #expect(page.contains("\n### \(code.label)\n")) }
    try Golden.compare(page, with: "\(ExplanationTests.repository)/content/pages/faults.md")
  }
}

/// `bulletin explain` as a user runs it.
@Suite(.enabled(if: Program.path != nil, "the program is not built: set BULLETIN_PROGRAM"))
struct ExplainProgramTests {
  private func run(_ arguments: String..., language: String = "zh_CN.UTF-8") throws -> Program.End {
    try Program.run(["explain"] + arguments, language: language)
  }

  @Test func explainsSeveralCodes() throws {
    let end = try run("e13", "104")
    #expect(end.status == 0, "\(end.errors)")
    #expect(end.output.contains("E13 错误") && end.output.contains("E104 错误"))
    #expect(try run("13", "--lang", "en").output.contains("E13 error"))
  }

  @Test func listsAllWithoutACode() throws {
    let end = try run()
    #expect(end.status == 0)
    #expect(end.output.contains("个人信息和保密\n") && end.errors.contains("bulletin explain E13"))
  }

  @Test func findsCodesByAWord() throws {
    let end = try run("百分点")
    #expect(end.status == 0 && end.output.contains("  E32 "))
    #expect(try run("没有这样的词").status == 2)
  }

  @Test func anUnknownCodeEndsWithTwoAndNamesNeighbours() throws {
    let end = try run("E13", "E40")
    #expect(end.status == 2)
    #expect(end.output.contains("E13 错误"))
    #expect(end.errors.hasPrefix("没有编号“E40”。相近的：\n  E38 "))
    #expect(try run("--markdown", "E13").status == 2)
  }
}
