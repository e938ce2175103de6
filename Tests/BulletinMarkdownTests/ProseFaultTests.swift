import BulletinModel
import Testing

@testable import BulletinMarkdown

@Suite struct ProseFaultTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let faults: [String]
    var testDescription: String { text }

    init(_ text: String, _ faults: String...) {
      self.text = text
      self.faults = faults
    }
  }

  private func found(in text: String) -> [String] {
    proseFaults(
      inText: text, at: SourceSpan(file: "a.md", line: 3, column: 5), language: "zh-Hans"
    ).sorted().map { "\($0.code.label) \($0.span.start.column - 5)" }
  }

  @Test(arguments: [
    Case("他说“好”。"),
    Case("他说“好。", "E29 6"),
    Case("他说好”。", "E29 9"),
    Case("送“新““去", "E29 3", "E29 9", "E29 12"),
    Case("“‘新’”风"),
    Case("《“甲”》和（乙）"),
    Case("（一）建立（二）"),
    Case("（一建立", "E29 0"),
    Case("don’t 和 it’s"),
    Case("“甲（乙”丙）", "E29 6", "E29 18"),
  ])
  func wantsMarksInPairs(_ example: Case) {
    #expect(found(in: example.text) == example.faults)
  }

  @Test(arguments: [
    Case("共三项,其中", "E30 9"),
    Case("时间:上午", "E30 6"),
    Case("覆盖率(四项)达到", "E30 9", "E30 16"),
    Case("1,284 场"),
    Case("9:30 开始"),
    Case("见 https://example.org/a 即可"),
    Case("完成!", "E30 6"),
    Case("Excel (xlsx) 文件"),
  ])
  func wantsFullWidthMarksBesideHan(_ example: Case) {
    #expect(found(in: example.text) == example.faults)
  }

  @Test(arguments: [
    Case("目前共有16个驿站。", "E11 0"),
    Case("目前运行良好。"),
    Case("截至2025年9月，目前共有16个驿站。"),
    Case("近日，全县开展活动12场。", "E11 0"),
    Case("全区共有驿站16个。", "E42 0"),
    Case("在全区推广。"),
  ])
  func asksForTimeAndPlaceBesideFigures(_ example: Case) {
    #expect(found(in: example.text) == example.faults)
  }

  @Test(arguments: [
    Case("己经完成", "E93 0"), Case("自已动手", "E93 0"), Case("周未休息", "E93 0"),
    Case("一周未下雨"), Case("的的确确"), Case("工作的的人", "E93 6"), Case("就就业问题座谈"),
    Case("就就近安排", "E93 0"), Case("一一本报综合", "E93 0"),
  ])
  func knowsLookalikes(_ example: Case) {
    #expect(found(in: example.text) == example.faults)
  }

  @Test(arguments: [
    Case("机密★一年", "E106 0"), Case("内部资料，注意保存", "E106 0"), Case("保守秘密是义务"),
    Case("整理内部资料"),
  ])
  func refusesClassificationMarks(_ example: Case) {
    #expect(found(in: example.text) == example.faults)
  }

  @Test(arguments: [
    Case("推行“四步”工作法：听、记、办、评。"),
    Case("推行“四步”工作法：听、记、办。", "E34 6"),
    Case("落实“三有”，即有人、有地、有事。"),
    Case("“六有”标准。"),
  ])
  func countsTheItemsOfALabel(_ example: Case) {
    #expect(found(in: example.text) == example.faults)
  }

  @Test func aQuotationMayRunOverParagraphs() {
    let runs = ["“第一段。", "“第二段。”"].enumerated().map { number, text in
      [ProseRun(text: Array(text.utf8)[...], line: number * 2 + 1, column: 1)]
    }
    #expect(proseFaults(in: runs, file: "a.md", language: "zh-Hans").isEmpty)
  }

  @Test func leavesOtherLanguagesAlone() {
    let span = SourceSpan(file: "a.en.md", line: 1, column: 1)
    #expect(proseFaults(inText: "一一“, 中文,", at: span, language: "en").isEmpty)
  }

  @Test func givesTheRepair() throws {
    let span = SourceSpan(file: "a.md", line: 1, column: 1)
    let fault = try #require(proseFaults(inText: "三项,五", at: span, language: "zh").first)
    #expect(fault.replacement == "，")
    #expect(fault.span.end.column - fault.span.start.column == 1)
  }
}
