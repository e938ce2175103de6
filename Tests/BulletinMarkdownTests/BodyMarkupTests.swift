import BulletinModel
import Testing

@testable import BulletinMarkdown

/// Reads a text of the bulletin dialect.
func read(
  _ source: String, language: LanguageTag = "zh-Hans", firstLine: Int = 1
) -> Checked<Body> {
  markdownBody(
    Array(source.utf8),
    options: MarkdownOptions(file: "a.md", firstLine: firstLine, language: language))
}

/// The markup of a text of the bulletin dialect.
func html(_ source: String, language: LanguageTag = "zh-Hans") throws -> String {
  plainHTML(try #require(read(source, language: language).value))
}

@Suite struct BodyMarkupTests {
  // MARK: Line breaks

  @Test(arguments: [
    ("甲\n乙", "甲乙"), ("甲，\n乙", "甲，乙"), ("a\nb", "a\nb"), ("甲\na", "甲\na"), ("a\n甲", "a\n甲"),
    ("甲\n**乙**", "甲<strong>乙</strong>"), ("**甲**\n乙", "<strong>甲</strong>乙"),
    ("**a**\n**乙**", "<strong>a</strong>\n<strong>乙</strong>"),
    ("甲\n[乙](/x)丙", "甲<a href=\"/x\">乙</a>丙"), ("甲\n[b](/x)", "甲\n<a href=\"/x\">b</a>"),
    ("甲\n`乙`", "甲\n<code>乙</code>"), ("甲  \n乙", "甲<br>\n乙"), ("甲\\\n乙", "甲<br>\n乙"),
    ("甲”\n“乙", "甲”“乙"), ("甲\n84%", "甲\n84%"), ("甲\r\n乙", "甲乙"),
  ])
  func joinsLinesBetweenWideCharacters(_ source: String, _ expected: String) throws {
    #expect(try html(source) == "<p>\(expected)</p>\n")
  }

  @Test func keepsNarrowQuotesApartOutsideChinese() throws {
    #expect(try html("a”\n“b", language: "en") == "<p>a”\n“b</p>\n")
  }

  @Test func leavesOutATypedIndent() throws {
    #expect(try html("　　甲。\n\n> 　　乙。").contains("<p>甲。</p>"))
    #expect(try html("> 　　乙。").contains("<p>乙。</p>"))
  }

  // MARK: Links

  @Test(
    "a link holds no link",
    arguments: [
      ("[<https://a.example/>](b.md)", "<a href=\"b.md\">https://a.example/</a>"),
      ("[甲<https://a.example/>乙](b.md)", "<a href=\"b.md\">甲https://a.example/乙</a>"),
      ("**[甲<javascript:a>](b.md)**", "<strong><a href=\"b.md\">甲javascript:a</a></strong>"),
      (
        "[<https://a.example/>](stat:coverage)",
        "<data value=\"stat:coverage\">https://a.example/</data>"
      ),
    ])
  func printsAnAddressWithinALinkAsText(_ source: String, _ expected: String) throws {
    #expect(try html(source) == "<p>\(expected)</p>\n")
  }

  // MARK: Headings

  @Test(arguments: [
    ("## 一、总体 情况", "一-总体-情况"), ("## “四向”工作法：2024年", "四向-工作法-2024年"),
    ("## Hello, World!", "hello-world"),
    ("## `code` *em*", "code-em"), ("## ！！", "section"), ("## 搜索", "搜索"), ("## Search", "search-2"),
    ("## བོད་ཡིག", "བོད-ཡིག"), ("## ①建立", "①建立"), ("标题\n===", "标题"),
  ])
  func givesHeadingsReadableAnchors(_ source: String, _ anchor: String) throws {
    let body = try #require(read(source).value)
    #expect(body.headings.map(\.anchor) == [anchor])
    #expect(body.anchors == [anchor])
    #expect(plainHTML(body).contains("<h2 id=\"\(anchor)\">"))
  }

  @Test(
    "headings never skip a level in the page",
    arguments: [
      ("# 甲", [2]), ("### 甲\n\n### 乙\n\n## 丙", [2, 2, 2]),
      ("## 甲\n\n#### 乙\n\n#### 丙\n\n### 丁", [2, 3, 3, 3]),
      ("## 甲\n\n### 乙\n\n#### 丙\n\n## 丁", [2, 3, 4, 2]), ("# 甲\n\n## 乙\n\n# 丙", [2, 3, 2]),
      ("# 一\n\n## 二\n\n### 三\n\n#### 四\n\n##### 五\n\n###### 六", [2, 3, 4, 5, 6, 6]),
    ])
  func closesGapsBetweenLevels(_ source: String, _ levels: [Int]) throws {
    #expect(try #require(read(source).value).headings.map(\.level) == levels)
  }

  @Test func numbersEqualAnchors() throws {
    let body = try #require(read("## 甲\n\n## 甲\n\n## 甲-2\n\n## 甲").value)
    #expect(body.headings.map(\.anchor) == ["甲", "甲-2", "甲-2-2", "甲-3"])
  }

  @Test func keepsHolesInPlaceAroundAnchorsAndJoinedLines() throws {
    let markup = try html("## 甲[乙](/1)\n\n[丙](/2)丁\n戊[己](/3)\n**庚**[辛](/4)")
    #expect(
      markup
        == "<h2 id=\"甲乙\">甲<a href=\"/1\">乙</a></h2>\n<p><a href=\"/2\">丙</a>丁戊<a href=\"/3\">己</a>"
        + "<strong>庚</strong><a href=\"/4\">辛</a></p>\n")
  }

  // MARK: Tables

  @Test func writesTablesWithCaptionAndHeads() throws {
    let source = "| 地区 | 覆盖率 |\n|:---|---:|\n| 拉萨 | [84.91%](/a) |\n\n表：各地**覆盖率**\n\n后文。"
    #expect(
      try html(source) == """
        <div class="scroll" tabindex="0" role="region" aria-label="各地覆盖率"><table>
        <caption>各地<strong>覆盖率</strong></caption>
        <thead>
        <tr>
        <th scope="col">地区</th>
        <th scope="col" class="num">覆盖率</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>拉萨</td>
        <td class="num"><a href="/a">84.91%</a></td>
        </tr>
        </tbody>
        </table></div>
        <p>后文。</p>

        """)
    #expect(read(source).diagnostics.isEmpty)
  }

  @Test(arguments: ["表：甲", "表: 甲", "Table: 甲", "\n表：甲"])
  func takesTheCaptionFromTheLineBehind(_ caption: String) throws {
    let checked = read("| a |\n|---|\n| b |\n\(caption)")
    #expect(checked.diagnostics.isEmpty)
    let markup = plainHTML(try #require(checked.value))
    #expect(markup.contains("<caption>甲</caption>"))
    #expect(markup.contains("aria-label=\"甲\""))
    #expect(!markup.contains("<p>"))
  }

  @Test func headsRowsUnderAnEmptyCorner() throws {
    let markup = try html("| | 2024 |\n|---|---|\n| 甲 | 1 |\n\n表：乙")
    #expect(markup.contains("<td></td>\n<th scope=\"col\">2024</th>"))
    #expect(markup.contains("<th scope=\"row\">甲</th>\n<td>1</td>"))
  }

  @Test("a table stands in quotes and lists too", arguments: ["> ", "- ", "1. "])
  func findsTablesInContainers(_ marker: String) throws {
    let indent = marker == "> " ? "> " : String(repeating: " ", count: marker.count)
    let markup = try html("\(marker)| a |\n\(indent)|---|\n\(indent)| [b](/x) |")
    #expect(markup.contains("<td><a href=\"/x\">b</a></td>"))
  }

  @Test func findsLinkTargetsForCells() throws {
    #expect(
      try html("| a |\n|---|\n| [甲][k] |\n\n[k]: /x 'T'").contains(
        "<a href=\"/x\" title=\"T\">甲</a>"))
  }

  // MARK: Pictures

  @Test func makesAFigureOfAPictureAlone() throws {
    let body = try #require(read("![活动<现场>](a.jpg \"图一：“活动”\")").value)
    #expect(
      plainHTML(body)
        == "<figure class=\"photo\"><img src=\"a.jpg\" alt=\"活动&lt;现场&gt;\">"
        + "<figcaption>图一：“活动”</figcaption></figure>\n")
    #expect(body.images.first?.caption == "图一：“活动”")
    #expect(body.images.first?.isFigure == true)
  }

  @Test func groupsPicturesOfOneParagraph() throws {
    #expect(
      try html("![甲](a.jpg) ![乙](b.jpg)\n![丙](c.jpg)") == """
        <figure class="photos">
        <figure class="photo"><img src="a.jpg" alt="甲"></figure>
        <figure class="photo"><img src="b.jpg" alt="乙"></figure>
        <figure class="photo"><img src="c.jpg" alt="丙"></figure>
        </figure>

        """)
  }

  @Test func leavesPicturesInTextWhereTheyAre() throws {
    let body = try #require(read("见![图**一**`x`](a.jpg \"题\")。").value)
    #expect(plainHTML(body) == "<p>见<img src=\"a.jpg\" alt=\"图一x\" title=\"题\">。</p>\n")
    #expect(body.images.first?.isFigure == false)
  }

  // MARK: Footnotes

  @Test func writesNotesInTheOrderOfCitation() throws {
    let body = try #require(
      read("甲[^乙]丙[^1]丁[^乙]\n\n[^1]: 一。\n[^乙]: 二[链](/x)。\n\n    三。").value)
    #expect(
      plainHTML(body) == """
        <p>甲<sup><a id="fnref-乙" href="#fn-%E4%B9%99" role="doc-noteref">1</a></sup>丙<sup><a \
        id="fnref-1" href="#fn-1" role="doc-noteref">2</a></sup>丁<sup><a id="fnref-乙-2" \
        href="#fn-%E4%B9%99" role="doc-noteref">1</a></sup></p>
        <section class="footnotes" role="doc-endnotes" aria-labelledby="footnotes">
        <h2 id="footnotes" class="vh">注释</h2>
        <ol>
        <li id="fn-乙">
        <p>二<a href="/x">链</a>。</p>
        <p>三。 <a href="#fnref-%E4%B9%99" role="doc-backlink" aria-label="返回正文">↩</a> <a \
        href="#fnref-%E4%B9%99-2" role="doc-backlink" aria-label="返回正文 2">↩</a></p>
        </li>
        <li id="fn-1">
        <p>一。 <a href="#fnref-1" role="doc-backlink" aria-label="返回正文">↩</a></p>
        </li>
        </ol>
        </section>

        """)
    #expect(body.anchors == ["fn-1", "fn-乙", "fnref-1", "fnref-乙", "fnref-乙-2", "footnotes"])
  }

  @Test func leavesNotesInCodeAndEscapesAlone() throws {
    #expect(try html("`[^1]`和\\[^1]\n\n```\n[^1]: 甲\n```").contains("<code>[^1]</code>和[^1]"))
  }

  @Test func letsANoteCiteANote() throws {
    let markup = try html("甲[^a]\n\n[^a]: 见[^b]\n[^b]: 乙")
    #expect(markup.contains("id=\"fn-b\""))
    #expect(
      markup.contains("见<sup><a id=\"fnref-b\" href=\"#fn-b\" role=\"doc-noteref\">2</a></sup>"))
  }

  @Test func keepsNotesBehindAListAndAnOpenFenceApart() throws {
    #expect(try html("1) 甲[^a]\n\n[^a]: 乙").split(separator: "<ol>").count == 2)
    #expect(read("甲[^a]\n\n[^a]: 乙\n\n```\n丙").value != nil)
  }

  // MARK: Safety

  @Test(arguments: [
    "<script>alert(1)</script>", "<b onclick=\"x\">甲</b>", "甲<img src=x onerror=y>乙",
    "<iframe src=\"https://example.org\"></iframe>", "<!-- --> 甲", "<style>p{}</style>",
  ])
  func letsNoRawHTMLThrough(_ source: String) throws {
    let markup = try html(source)
    for part in ["<script", "onclick", "onerror", "<iframe", "<!--", "<style"] {
      #expect(!markup.contains(part))
    }
  }

  @Test(arguments: [
    "[a](javascript:alert(1))", "[a](JavaScript:alert(1))", "[a](<java\tscript:alert(1)>)",
    "[a](java&#10;script:x)", "[a](&#1;javascript:x)", "[a](vbscript:x)", "[a](data:text/html,x)",
    "[a](file:///etc/passwd)", "<javascript:alert(1)>", "![a](data:image/svg+xml,x)",
    "[a][k]\n\n[k]: javascript:x", "[a](javascript&colon;x)", "[a](%20javascript:x)",
  ])
  func refusesAddressesThatRunOrCarryData(_ source: String) throws {
    let checked = read(source)
    let isEncoded = source.contains("%20")
    #expect(checked.diagnostics.contains { $0.code == .unsafeLink } == !isEncoded)
    let markup = plainHTML(try #require(checked.value)).lowercased()
    #expect(!markup.contains("href=\"javascript") && !markup.contains("src=\"data"))
    #expect(!markup.contains("href=\"vbscript") && !markup.contains("href=\"file"))
  }

  @Test func marksLinksToOtherSites() throws {
    #expect(
      try html("[a](https://example.org/?a=1&b='c')")
        == "<p><a href=\"https://example.org/?a=1&amp;b=&#x27;c&#x27;\" rel=\"noopener\">a</a></p>\n"
    )
    #expect(try html("[a](//example.org)").contains("rel=\"noopener\""))
    #expect(try !html("[a](/b) [c](mailto:a@example.org)").contains("rel"))
  }

  @Test func escapesWhatIsFilledIn() throws {
    let body = try #require(read("[甲](x) ![乙](y)").value)
    let markup = body.html(
      link: { _, _ in "/a\"b<c>é" },
      image: { _, _ in [("src", "/ü\".jpg"), ("width", "\"><script>")] })
    #expect(
      String(decoding: markup, as: UTF8.self)
        == "<p><a href=\"/a%22b%3Cc%3E%C3%A9\">甲</a> <img src=\"/%C3%BC%22.jpg\" "
        + "width=\"&quot;&gt;&lt;script&gt;\" alt=\"乙\"></p>\n")
  }

  // MARK: Counts

  @Test(arguments: [
    ("覆盖率84.91%，增长3场。", 10), ("Swift 6 and 1,234 files", 5), ("don't stop", 2), ("“甲”", 3),
    ("བོད་ཡིག", 2), ("甲\n\n```\n乙丙\n```", 1), ("![甲](a.jpg)", 0), ("ئۇيغۇر تىلى", 2), ("　　甲", 1),
    ("# 甲\n\n| 乙 |\n|---|\n| 丙丁 |", 4),
  ])
  func countsWordsAsPrintersDo(_ source: String, _ count: Int) throws {
    #expect(try #require(read(source).value).wordCount == count)
  }

  @Test(arguments: [
    ("甲**乙**丙。丁。", "甲乙丙。"), ("“甲！”乙说。", "“甲！”"), ("## 头\n\n甲。", "甲。"), ("一、总体情况\n\n甲乙丙。", "甲乙丙。"),
    ("没有句号", "没有句号"), ("![甲](a.jpg)\n\n乙。", "乙。"), ("", ""), ("甲\n乙。丙", "甲乙。"), ("a\nb。", "a b。"),
  ])
  func takesTheFirstSentence(_ source: String, _ sentence: String) throws {
    #expect(try #require(read(source).value).firstSentence == sentence)
  }

  @Test func cutsALongFirstSentence() throws {
    let body = try #require(read(String(repeating: "甲", count: 500)).value)
    #expect(body.firstSentence == String(repeating: "甲", count: 119) + "…")
  }

  @Test func readsAPartOfAFileAgainAndAgain() throws {
    let reader = MarkdownReader()
    let options = MarkdownOptions(file: "a.md")
    let file = Array("---\n---\n**“甲”**乙".utf8)
    let first = try #require(reader.body(of: file[8...], options: options).value)
    for _ in 0..<3 { #expect(reader.body(of: file[8...], options: options).value == first) }
    #expect(plainHTML(first) == "<p><strong>“甲”</strong>乙</p>\n")
  }

  @Test(
    "captions stand above or below their table",
    arguments: [
      ("表：甲\n\n| a |\n|---|", ["甲"]), ("表 1-2 甲\n\n| a |\n|---|", ["表 1-2 甲"]),
      ("表1：甲\n| a |\n|---|", ["表1：甲"]), ("| a |\n|---|\n\n表1. 甲", ["表1. 甲"]),
      ("表1 甲\n\n| a |\n|---|\n\n表2 乙\n\n| b |\n|---|", ["表1 甲", "表2 乙"]),
      ("| a |\n|---|\n\n表1 甲\n\n| b |\n|---|\n\n表2 乙", ["表1 甲", "表2 乙"]),
      ("- 表：甲\n\n  | a |\n  |---|", ["甲"]), ("表1 2024\n\n| a |\n|---|", []),
      ("表1甲\n\n| a |\n|---|", []), ("表\n\n| a |\n|---|", []),
    ])
  func findsCaptions(_ source: String, _ captions: [String]) throws {
    let html = plainHTML(try #require(read(source).value))
    let found = html.split(separator: "<caption>").dropFirst().map {
      String($0.prefix { $0 != "<" })
    }
    #expect(found == captions)
    #expect(!captions.contains { html.contains("<p>\($0)") })
  }
}
