import BulletinModel
import Testing

@testable import BulletinMarkdown

@Suite struct MarkdownFaultTests {
  /// A text with the stretch that the fault covers between `⟪` and `⟫`.
  struct Case: Sendable, CustomTestStringConvertible {
    let code: FaultCode
    let marked: String
    let fixed: String?
    var testDescription: String { "\(code.label) \(marked)" }

    init(_ code: FaultCode, _ marked: String, fixed: String? = nil) {
      self.code = code
      self.marked = marked
      self.fixed = fixed
    }

    var source: String { marked.filter { $0 != "⟪" && $0 != "⟫" } }
    var covered: String {
      let start = marked.firstIndex(of: "⟪") ?? marked.startIndex
      let end = marked.firstIndex(of: "⟫") ?? marked.endIndex
      return String(marked[start..<end].dropFirst())
    }
    /// How many bytes stand before the mark.
    var offset: Int { marked.prefix { $0 != "⟪" }.utf8.count }
  }

  private static let emphasis = [
    Case(.literalEmphasis, "前⟪**(甲)**⟫English", fixed: "前**(甲)** English"),
    Case(.literalEmphasis, "⟪__“甲”__⟫乙", fixed: "**“甲”**乙"),
    Case(.literalEmphasis, "甲⟪** 乙 **⟫丙", fixed: "甲**乙**丙"),
    Case(.literalEmphasis, "一⟪**⟫“甲”"),
    Case(.literalEmphasis, "> 引用\n> 一⟪**⟫“甲”"),
    Case(.literalEmphasis, "⟪_“甲”_⟫乙", fixed: "*“甲”*乙"),
    Case(.literalEmphasis, "甲⟪**\u{A0}乙**⟫丙", fixed: "甲**乙**丙"),
    Case(.literalEmphasis, "甲⟪_乙 <b>丙_⟫丁"),
  ]
  private static let paragraphs = [
    Case(.joinedParagraphs, "甲。⟪⟫\n乙。", fixed: "甲。\n\n乙。"),
    Case(.joinedParagraphs, "甲！”⟪⟫\n乙。", fixed: "甲！”\n\n乙。"),
    Case(.joinedParagraphs, "> 甲。⟪⟫\n> 乙。", fixed: "> 甲。\n>\n> 乙。"),
    Case(.joinedParagraphs, "甲**乙。**⟪⟫\n丙。", fixed: "甲**乙。**\n\n丙。"),
    Case(.joinedParagraphs, "甲。⟪⟫\r\n乙。", fixed: "甲。\r\n\r\n乙。"),
    Case(
      .cutParagraph, "会议指出，要做好服务工作，⟪\n\n⟫不断提高水平。",
      fixed: "会议指出，要做好服务工作，不断提高水平。"),
    Case(
      .cutParagraph, "这一段没有写完，因为某种原因它在中间断掉了，后面还有一部分内容在下一段⟪\n\n⟫里继续说到这里才结束。",
      fixed: "这一段没有写完，因为某种原因它在中间断掉了，后面还有一部分内容在下一段里继续说到这里才结束。"),
  ]
  private static let looks = [
    Case(.accidentalMarkup, "⟪#⟫标题", fixed: "## 标题"),
    Case(.accidentalMarkup, "⟪###⟫标题", fixed: "### 标题"),
    Case(.accidentalMarkup, "⟪＃ ⟫标题", fixed: "## 标题"),
    Case(.accidentalMarkup, "⟪＃＃＃⟫标题", fixed: "### 标题"),
    Case(.accidentalMarkup, "⟪⟫一、总体情况", fixed: "## 一、总体情况"),
    Case(.accidentalMarkup, "⟪⟫（二）主要做法", fixed: "### （二）主要做法"),
    Case(.accidentalMarkup, "⟪1、⟫第一项"),
    Case(.accidentalMarkup, "⟪　　⟫甲。", fixed: "甲。"),
    Case(.accidentalMarkup, "甲。\n\n⟪    ⟫乙。", fixed: "甲。\n\n乙。"),
    Case(.accidentalMarkup, "甲。\n\n⟪\t⟫乙。", fixed: "甲。\n\n乙。"),
    Case(.accidentalMarkup, "⟪2025.⟫ 今年", fixed: "2025\\. 今年"),
    Case(.accidentalMarkup, "甲乙。⟪⟫\n---\n", fixed: "甲乙。\n\n---\n"),
    Case(.accidentalMarkup, "⟪甲乙⟫\n---\n"),
  ]
  private static let others = [
    Case(.rawHTML, "甲⟪<b>⟫<i>乙</i></b>"), Case(.rawHTML, "⟪<table>⟫\n<tr>\n\n</tr>\n\n</table>"),
    Case(.rawHTML, "⟪<!-- 甲 --> 乙⟫"),
    Case(.rawHTML, "甲⟪<br>⟫乙"), Case(.rawHTML, "⟪<div>甲</div>⟫\n"), Case(.rawHTML, "甲⟪<b>⟫乙</b>"),
    Case(.missingAlt, "见⟪![](a.jpg)⟫"), Case(.missingAlt, "⟪![ ](a.jpg)⟫"),
    Case(.skippedHeading, "⟪# 甲⟫"), Case(.skippedHeading, "## 甲\n\n⟪#### 乙⟫"),
    Case(.skippedHeading, "⟪### 甲⟫"),
    Case(.bareTable, "⟪| a | b |⟫\n|---|---|\n| c | d |"),
    Case(.bareTable, "表1说明两点。\n\n⟪| a | b |⟫\n|---|---|\n| c | d |"),
    Case(.bareTable, "表1 如下：\n\n⟪| a | b |⟫\n|---|---|\n| c | d |"),
    Case(.bareTable, "⟪| | |⟫\n|---|---|\n\n表：甲"),
    Case(.thirdPartyRequest, "⟪![甲](https://example.org/a.jpg)⟫"),
    Case(.thirdPartyRequest, "⟪![甲](//example.org/a.jpg)⟫"),
    Case(.footnoteMismatch, "甲⟪[^1]⟫。"), Case(.footnoteMismatch, "甲。\n\n⟪[^1]⟫: 乙"),
    Case(.unsafeLink, "甲⟪[乙](javascript:x)⟫"), Case(.unsafeLink, "⟪![乙](data:x)⟫"),
    Case(.halfWidthMark, "**甲**⟪,⟫乙", fixed: "**甲**，乙"),
  ]

  @Test(arguments: emphasis + paragraphs + looks + others)
  func findsTheFaultAtItsPlace(_ example: Case) throws {
    let faults = read(example.source).diagnostics.filter { $0.code == example.code }
    let fault = try #require(faults.first, "\(example.source)")
    #expect(faults.count == 1)
    #expect(slice(example.source, fault.span) == example.covered)
    let before = SourceSpan(
      file: "a.md", start: SourcePosition(line: 1, column: 1), end: fault.span.start)
    #expect(slice(example.source, before).utf8.count == example.offset)
    let excerpt = try #require(fault.excerpt)
    #expect(example.source.split(whereSeparator: \.isNewline).contains { $0 == excerpt })
    let fixed = fault.replacement.map { replacement in
      let head = Array(example.source.utf8.prefix(example.offset))
      let tail = Array(example.source.utf8.dropFirst(example.offset + example.covered.utf8.count))
      return String(decoding: head + Array(replacement.utf8) + tail, as: UTF8.self)
    }
    #expect(fixed == example.fixed)
  }

  @Test("a repaired text no longer has the fault", arguments: emphasis + paragraphs + looks)
  func repairsForGood(_ example: Case) {
    guard let fixed = example.fixed else { return }
    #expect(!read(fixed).diagnostics.contains { $0.code == example.code })
  }

  @Test(arguments: [
    "", "甲。\n\n乙。", "**甲**乙", "2 * 3 * 4", "2*3=6", "a_b_c 和 snake_case", "姓名：____",
    "\\*\\*甲\\*\\*",
    "`**甲`", "写`[文字](文件名.md)`。", "写`甲,乙`和`“甲`。", "甲。\n乙。".replacing("\n", with: "  \n"),
    "2025年，今年\n继续", "1. 甲\n2. 乙", "3. 甲", "#话题#很热",
    "#3 号线", "一、甲是第一项，内容完整。", "会议\n\n有人说。", "## 甲\n\n### 乙\n\n## 丙", "[甲](https://example.org)",
    "甲[^1]。\n\n[^1]: 乙。", "<!-- 编者的话 -->\n\n甲。", "```\n[^1] ** #标题\n```", "- 甲\n- 乙", "---",
    "各县：\n\n甲县。", "署名\n\n二〇二五年八月", "| a |\n|---|\n| *** |\n\n表：甲", "把 (**) 式变形",
    "(\\***) 式成立", "\\*** 甲",
    "** 统计学院", "P=2*(1-p)=2*(1-q)", "表1 各县\n\n| a |\n|---|\n| b |", "表：各县\n\n| a |\n|---|\n| b |",
    "见 <https://example.org/a_-_b_.html>。", "用 X_{j1} 和 Y_{j2} 表示",
    "写成 *ply，见[甲*ply](/a)。",
    "（以上是前一段的补充说明，前后两段之间没有别的关系，括号在这里结束）\n\n后面是另一段话。",
    "> 我向一条路远远望去，\n\n> 直到它消失在林中。", "`y = x`，\n\n其中的两个量都不小于零。",
    "秘书团的各位同学名单如下，以下各位参加了会议筹备：赵一，钱二，孙三\n\n志愿者：李四，周五。", "* * *", "甲：\n\n- 乙\n",
    "| a |\n|---|\n| b |\n\n表：甲",
  ])
  func leavesGoodTextAlone(_ source: String) {
    let found = read(source).diagnostics.map { "\($0.code.label) \($0.message(in: .chinese))" }
    #expect(found == [])
  }

  @Test func saysWhatALineBecomesInBothLanguages() throws {
    let fault = try #require(read("2025. 今年").diagnostics.first)
    #expect(fault.message(in: .chinese) == "这一行会成为从 2025 起编号的列表")
    #expect(fault.message(in: .english) == "this line becomes a list that counts from 2025")
  }

  @Test(arguments: [
    ("<center>图一说明</center>", "网页代码不会输出，里面的文字“图一说明”也不会登出来"), ("甲<b>乙</b>", "网页代码不会输出"),
    ("# 甲\n\n乙", "标题级别不对：# 是整篇的标题，正文里从 ## 开始"), ("## 甲\n\n#### 乙", "标题级别不对：用了 ####，这里最多用到 ###"),
    ("| 甲 |\n|---|\n| 乙 |", "表格缺标题"), ("| | |\n|---|---|\n\n表：甲", "表格缺表头"),
    ("| | |\n|---|---|\n| 甲 | 乙 |", "表格缺标题和表头"), ("1、商家选址", "这一行会成为普通段落，不是标题或列表"),
  ])
  func saysWhatIsWrong(_ source: String, _ message: String) {
    #expect(read(source).diagnostics.map { $0.message(in: .chinese) } == [message])
  }

  @Test(arguments: [
    ("甲<sup>2</sup>", "²"), ("<img src=a>", "![画面说明]"), ("甲<strong>乙</strong>", "**文字**"),
    ("甲<blink>乙", "小于号"), ("甲。\n\n    乙。", "删掉行首的空格"), ("甲乙。\n---", "--- 上面空一行"),
  ])
  func saysWhatToDo(_ source: String, _ words: String) throws {
    let fault = try #require(read(source).diagnostics.first)
    #expect(fault.remedy(in: .chinese).contains(words))
  }

  @Test func namesLongWordsInRawHTMLByTheirBeginning() throws {
    let words = String(repeating: "甲", count: 30)
    let fault = try #require(read("<div><!-- 乙 -->\n\(words)</div>").diagnostics.first)
    #expect(fault.values["words"] == String(repeating: "甲", count: 20) + "……")
  }

  @Test func namesEveryValueOfItsMessages() {
    for example in Self.emphasis + Self.paragraphs + Self.looks + Self.others {
      for fault in read(example.source).diagnostics {
        for language in MessageLanguage.allCases {
          #expect(!fault.message(in: language).contains("…"), "\(fault.message(in: language))")
        }
      }
    }
  }

  @Test func keepsToCommonMarkWhereAdditionsAreOff() {
    for example in Self.emphasis + Self.paragraphs + Self.looks {
      let options = MarkdownOptions(file: "a.md", dialect: .commonMark)
      #expect(markdownBody(Array(example.source.utf8), options: options).diagnostics.isEmpty)
    }
  }
}
