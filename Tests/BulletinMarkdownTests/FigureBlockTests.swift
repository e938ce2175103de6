import BulletinModel
import Testing

@testable import BulletinMarkdown

@Suite struct FigureBlockTests {
  @Test(arguments: [
    ("chart", FigureBlock.Kind.chart), ("图表", .chart), ("table", .table), ("表格", .table),
    ("keyfigures", .keyfigures), ("关键数字", .keyfigures), ("ranking", .ranking), ("排行", .ranking),
    ("rows", .rows), ("台账", .rows), ("news", .news), ("稿件", .news), ("sql", .sql),
    ("chart wide", .chart),
  ])
  func leavesAHoleForABlock(_ word: String, _ kind: FigureBlock.Kind) throws {
    let checked = read("前文。\n\n```\(word)\nmeasure: coverage\nby: region\n```\n\n后文。")
    let body = try #require(checked.value)
    #expect(checked.diagnostics.isEmpty)
    #expect(body.blocks.map(\.kind) == [kind])
    #expect(body.blocks.map(\.text) == ["measure: coverage\nby: region\n"])
    #expect(body.blocks.map(\.span.start) == [SourcePosition(line: 3, column: 1)])
    #expect(body.blocks.map(\.span.end.column) == [4 + word.utf8.count])
    let markup = String(decoding: body.html.bytes, as: UTF8.self)
    #expect(markup == "<p>前文。</p>\n<p>后文。</p>\n")
    #expect(body.holes == [Body.Hole(offset: "<p>前文。</p>\n".utf8.count, filling: .block(0))])
  }

  @Test(arguments: [
    "```swift\nlet a = 1\n```", "```\nchart\n```", "    chart", "```c\nint a;\n```",
    "```psql\nselect 1\n```", "```代码\n甲\n```",
  ])
  func leavesOtherListingsAlone(_ source: String) throws {
    let checked = read(source)
    let body = try #require(checked.value)
    #expect(body.blocks.isEmpty && body.holes.isEmpty)
    #expect(plainHTML(body).hasPrefix("<pre tabindex=\"0\"><code"))
    #expect(!checked.diagnostics.contains { $0.code == .unknownBlockKey })
  }

  @Test func readsNoBlocksInCommonMark() throws {
    let body = try #require(
      markdownBody(
        Array("```chart\na\n```".utf8),
        options: MarkdownOptions(file: "a.md", dialect: .commonMark)
      ).value)
    #expect(body.blocks.isEmpty)
    #expect(plainHTML(body) == "<pre><code class=\"language-chart\">a\n</code></pre>\n")
  }

  @Test(arguments: [
    ("{}", ""), ("> {}", "> "), ("- {}", "  "), ("1. 前\n\n   {}", "   "), ("> - {}", ">   "),
    ("  {}", "  "), ("甲[^a]\n\n[^a]: 前\n\n    {}", "    "), ("甲[^a]\n\n[^a]: 前\n    {}", "    "),
  ])
  func readsABlockInsideOthers(_ container: String, _ prefix: String) throws {
    let parts = container.split(separator: "{}", omittingEmptySubsequences: false)
    let source =
      "\(parts[0])```chart\n\(prefix)measure: a\n\(prefix)\n\(prefix)  by: [b]\n\(prefix)```\(parts[1])"
    let body = try #require(read(source).value)
    let block = try #require(body.blocks.first)
    #expect(block.text == "measure: a\n\n  by: [b]\n")
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let line = String(lines[block.span.start.line - 1])
    #expect(line.utf8.dropFirst(block.span.start.column - 1).elementsEqual("```chart".utf8))
    let markup = plainHTML(body)
    #expect(markup.contains("<pre><code>measure: a"))
    #expect(markup.ranges(of: "<p>").count == markup.ranges(of: "</p>").count, "\(markup)")
    #expect(!markup.contains("<p><pre>"), "\(markup)")
  }

  @Test func countsAndReadsNoWordsOfABlock() throws {
    let plain = read("甲乙。\n\n丙丁。")
    let checked = read("甲乙。\n\n```table\ntitle: “全区,目前己经\n# 二级\n\n[^x] **“甲”**乙\n```\n\n丙丁。")
    #expect(checked.value?.wordCount == plain.value?.wordCount)
    #expect(checked.value?.firstSentence == "甲乙。")
    #expect(checked.value?.headings.isEmpty == true)
    #expect(checked.diagnostics.isEmpty, "\(checked.diagnostics)")
  }

  @Test func keepsTheOrderOfBlocksAndOtherHoles() throws {
    let body = try #require(
      read("```chart\na: 1\n```\n[甲](/x)\n\n```news\nlimit: 3\n```\n![图](a.jpg \"题\")").value)
    #expect(body.blocks.map(\.kind) == [.chart, .news])
    #expect(
      body.holes.map(\.filling) == [.block(0), .address(0), .block(1), .image(0), .caption(0)])
    #expect(body.holes.map(\.offset) == body.holes.map(\.offset).sorted())
  }

  @Test func keepsHolesInPlaceBehindAHeadingWithALink() throws {
    let body = try #require(read("## [甲](/x)\n\n```chart\na: 1\n```\n").value)
    #expect(
      plainHTML(body)
        == "<h2 id=\"甲\"><a href=\"/x\">甲</a></h2>\n<pre><code>a: 1\n</code></pre>\n")
  }

  @Test(arguments: [
    ("charts", "chart"), ("Table", "table"), ("row", "rows"), ("rankings", "ranking"),
    ("图标", "图表"), ("关键数据", "关键数字"),
  ])
  func namesAMisspeltKind(_ word: String, _ near: String) throws {
    let checked = read("> ~~~ \(word)\n> a: 1\n> ~~~")
    let fault = try #require(checked.diagnostics.first { $0.code == .unknownBlockKey })
    #expect(fault.values == ["k": word, "near": near])
    #expect(fault.span == SourceSpan(file: "a.md", line: 1, column: 7, length: word.utf8.count))
    #expect(checked.value?.blocks.isEmpty == true)
  }
}
