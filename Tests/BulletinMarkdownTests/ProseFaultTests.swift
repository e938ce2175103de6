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
    Case("分三步：1）摸底；2）走访；12）汇总。"), Case("a）甲"), Case("三）乙"), Case("左下角的3）是对照"),
    Case("（包括1）甲；2）乙）"), Case("（见图1，2）"), Case("共有驿站16）个", "E29 14"),
    Case("说‘data is’，而不是‘data are’"), Case("‘don’t’和‘it’s’"), Case("说‘data", "E29 3"),
    Case("（甲）:)"), Case("好 ：）"), Case("需要考虑1）风向；2）水位。"), Case("需要考虑1）风向。", "E29 13"),
    Case("身高6’和X1’"),
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
    Case("Excel (xlsx) 文件"), Case("调用 image() 函数"), Case("调用lapply(x)和f(x)可得"),
    Case("模型(GLM)由", "E30 6", "E30 10"), Case("式 (5)成立", "E30 4", "E30 6"),
    Case("运营(含春运)", "E30 6", "E30 16"),
    Case("完成:)很好"), Case("（甲:)乙）"),
    Case("(甲）", "E30 0"), Case("（甲)", "E30 6"), Case("（LARS).", "E30 7"),
    Case("(见1）甲；2）乙)", "E30 0", "E30 21"),
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
    Case("日前，全县开展活动12场。", "E11 0"), Case("某公司日前启用驿站12个。", "E11 9"),
    Case("10月5日前报送材料12份。"), Case("十五日前报送12份。"), Case("18 日前报送12份。"), Case("到期日前办结12件。"),
    Case("5个工作日前收到12份。"), Case("会议之日前提交12份。"),
    Case("目前 H3 和 wordcloud2 已成标准。"), Case("目前 8 月 3 日的安排不变。"), Case("2025 年，目前共有16个。"),
    Case("目前有两点：（1）人手；2）场地。"), Case("目前见文献[12]。"),
  ])
  func asksForTimeAndPlaceBesideFigures(_ example: Case) {
    #expect(found(in: example.text) == example.faults)
  }

  @Test(arguments: [
    Case("己经完成", "E93 0"), Case("自已动手", "E93 0"), Case("周未休息", "E93 0"),
    Case("一周未下雨"), Case("的的确确"), Case("工作的的人", "E93 6"), Case("就就业问题座谈"),
    Case("就就近安排", "E93 0"), Case("一一本报综合", "E93 0"),
    Case("以服务为目的的活动"), Case("标的的价格"), Case("他的的士"), Case("驿站的的地址", "E93 6"),
    Case("九十年代末来到这里"), Case("月末来访"), Case("面向末来", "E93 6"), Case("一一填写就可以。"),
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
    Case("“六有”标准。"), Case("讲究“三间分布”，即人群分布、时间分布和空间分布。"),
    Case("推行“三步”法：听、记与办。"), Case("推行“五步”法：听、记和办。", "E34 6"),
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
