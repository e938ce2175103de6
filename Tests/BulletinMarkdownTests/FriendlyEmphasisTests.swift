import BulletinModel
import Testing

@testable import BulletinMarkdown

@Suite struct FriendlyEmphasisTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let source: String
    let html: String
    var testDescription: String { source }

    init(_ source: String, _ html: String) {
      self.source = source
      self.html = html
    }
  }

  private static let besideMarks = [
    Case("推行**“四向”**工作法", "推行<strong>“四向”</strong>工作法"),
    Case("印发**《方案》**等", "印发<strong>《方案》</strong>等"),
    Case("覆盖率**84.91%**的", "覆盖率<strong>84.91%</strong>的"),
    Case("**（一）**建立", "<strong>（一）</strong>建立"),
    Case("**一、**组织", "<strong>一、</strong>组织"),
    Case("这是**重点：**要", "这是<strong>重点：</strong>要"),
    Case("**注意！**这里", "<strong>注意！</strong>这里"),
    Case("**\"甲\"**乙", "<strong>&quot;甲&quot;</strong>乙"),
    Case("**注意。**后文", "<strong>注意。</strong>后文"),
    Case("甲**“乙”**", "甲<strong>“乙”</strong>"),
    Case("甲**“乙”**，丙", "甲<strong>“乙”</strong>，丙"),
    Case("甲**（乙）**丙", "甲<strong>（乙）</strong>丙"),
    Case("甲**【乙】**丙", "甲<strong>【乙】</strong>丙"),
    Case("甲**「乙」**丙", "甲<strong>「乙」</strong>丙"),
    Case("甲**——乙**丙", "甲<strong>——乙</strong>丙"),
    Case("甲**乙……**丙", "甲<strong>乙……</strong>丙"),
    Case("甲**(乙)**丙", "甲<strong>(乙)</strong>丙"),
    Case("甲**100%**乙", "甲<strong>100%</strong>乙"),
    Case("甲**乙？**丙", "甲<strong>乙？</strong>丙"),
    Case("甲**乙；**丙", "甲<strong>乙；</strong>丙"),
    Case("甲**·乙·**丙", "甲<strong>·乙·</strong>丙"),
    Case("**‘甲’**乙", "<strong>‘甲’</strong>乙"),
    Case("*“甲”*和", "<em>“甲”</em>和"),
    Case("甲*（乙）*丙", "甲<em>（乙）</em>丙"),
    Case("***“甲”***和", "<em><strong>“甲”</strong></em>和"),
    Case("甲***“乙”***丙", "甲<em><strong>“乙”</strong></em>丙"),
    Case("**“甲”**\n乙", "<strong>“甲”</strong>乙"),
    Case("한국**“어”**는", "한국<strong>“어”</strong>는"),
  ]

  private static let pairs = [
    Case("**“甲”**和**“乙”**", "<strong>“甲”</strong>和<strong>“乙”</strong>"),
    Case("第一**《甲》**、**《乙》**后", "第一<strong>《甲》</strong>、<strong>《乙》</strong>后"),
    Case("**甲：**乙。**丙：**丁。", "<strong>甲：</strong>乙。<strong>丙：</strong>丁。"),
    Case("**甲**、**乙**和**丙**", "<strong>甲</strong>、<strong>乙</strong>和<strong>丙</strong>"),
    Case("*“甲”*和*“乙”*", "<em>“甲”</em>和<em>“乙”</em>"),
    Case("**（一）甲**乙**（二）丙**", "<strong>（一）甲</strong>乙<strong>（二）丙</strong>"),
    Case("**甲“*乙*”丙**丁", "<strong>甲“<em>乙</em>”丙</strong>丁"),
    Case("**甲*“乙”*丙**丁", "<strong>甲<em>“乙”</em>丙</strong>丁"),
    Case("*甲**“乙”**丙*丁", "<em>甲<strong>“乙”</strong>丙</em>丁"),
    Case("“**甲**”“**乙**”", "“<strong>甲</strong>”“<strong>乙</strong>”"),
    Case("**“甲”“乙”**两项", "<strong>“甲”“乙”</strong>两项"),
    Case(
      "一是**“甲”**；二是**“乙”**；三是**“丙”**。",
      "一是<strong>“甲”</strong>；二是<strong>“乙”</strong>；三是<strong>“丙”</strong>。"),
  ]

  private static let asInStock = [
    Case("第**3**位", "第<strong>3</strong>位"),
    Case("为**84.91%**。", "为<strong>84.91%</strong>。"),
    Case("“**甲**”乙", "“<strong>甲</strong>”乙"),
    Case("**甲**乙", "<strong>甲</strong>乙"),
    Case("甲**乙**丙", "甲<strong>乙</strong>丙"),
    Case("a **b** c", "a <strong>b</strong> c"),
    Case("a **“b”** c", "a <strong>“b”</strong> c"),
    Case("**bold** and *em*", "<strong>bold</strong> and <em>em</em>"),
    Case("_甲_ 乙", "<em>甲</em> 乙"),
  ]

  private static let around = [
    Case(
      "**[84.91%](stat:coverage?region=lhasa)**的",
      "<strong><data value=\"stat:coverage?region=lhasa\">84.91%</data></strong>的"),
    Case("甲**`乙`**丙", "甲<strong><code>乙</code></strong>丙"),
    Case("`**“甲”**`后", "<code>**“甲”**</code>后"),
    Case("``**“甲”** ` ``后", "<code>**“甲”** ` </code>后"),
    Case("\\*\\*“甲”\\*\\*后", "**“甲”**后"),
    Case("[x](a*b*c)", "<a href=\"a*b*c\">x</a>"),
    Case("[甲](b*“*“c)*“乙”*丙", "<a href=\"b*%E2%80%9C*%E2%80%9Cc\">甲</a><em>“乙”</em>丙"),
    Case(
      "<https://example.org/*a*>**“甲”**后",
      "<a href=\"https://example.org/*a*\" rel=\"noopener\">https://example.org/*a*</a>"
        + "<strong>“甲”</strong>后"),
    Case("2 * 3 * 4", "2 * 3 * 4"),
    Case("一**“甲”", "一**“甲”"),
    Case("“甲”**一", "“甲”**一"),
    Case("甲 ** 乙 ** 丙", "甲 ** 乙 ** 丙"),
    Case("前**(甲)**English", "前**(甲)**English"),
    Case("__“甲”__乙", "__“甲”__乙"),
    Case("&ldquo;甲&rdquo;**“乙”**丙", "“甲”<strong>“乙”</strong>丙"),
    Case("甲\u{205F}乙", "甲 乙"),
    Case("甲\u{205F}**“乙”**丙", "甲 <strong>“乙”</strong>丙"),
  ]

  @Test(arguments: besideMarks + pairs + asInStock + around)
  func pairsMarksAsChineseReadersExpect(_ example: Case) throws {
    let body = try #require(
      markdownBody(Array(example.source.utf8), options: MarkdownOptions(file: "a.md")).value)
    #expect(plainHTML(body) == "<p>\(example.html)</p>\n")
  }

  @Test func hasMoreThanSixtyCases() {
    #expect((Self.besideMarks + Self.pairs + Self.asInStock + Self.around).count >= 60)
  }

  @Test(arguments: ["**“甲”**乙", "甲**（乙）**丙", "**甲：**乙"])
  func worksInEveryBlock(_ source: String) throws {
    let plain = try html(source)
    let inner = plain.dropFirst(3).dropLast(5)
    #expect(try html("> \(source)").contains("<p>\(inner)</p>"))
    #expect(try html("- \(source)").contains("<li>\(inner)</li>"))
    #expect(try html("## \(source)").contains(">\(inner)</h2>"))
    #expect(try html("1. 前\n\n   \(source)").contains("<p>\(inner)</p>"))
    #expect(try html("| 列 |\n|---|\n| \(source) |\n").contains("<td>\(inner)</td>"))
    #expect(try html("丁[^1]\n\n[^1]: \(source)").contains("<p>\(inner) <a"))
    #expect(try html("前\n\(source)\n后").contains("<p>前\(inner)后</p>"))
  }

  private func html(_ source: String) throws -> String {
    plainHTML(
      try #require(markdownBody(Array(source.utf8), options: MarkdownOptions(file: "a.md")).value))
  }

  @Test(
    "marks of the second text never reach the page",
    arguments: [
      "**“甲”**`\u{205F}`乙", "![**“甲”**乙](a.jpg)丙", "[**“甲”**乙](b \"**“丙”**丁\")",
      "| **“甲”**乙 |\n|---|\n| `a` |\n\n表：**“丙”**丁",
    ])
  func leavesNoTrace(_ source: String) throws {
    let body = try #require(
      markdownBody(Array(source.utf8), options: MarkdownOptions(file: "a.md")).value)
    #expect(!plainHTML(body).contains("\u{205F}"))
    #expect(!body.firstSentence.contains("\u{205F}"))
    #expect(body.images.allSatisfy { !$0.alternative.contains("\u{205F}") })
  }

  @Test(
    "CommonMark's own examples need no mark", arguments: ["commonmark-0.30", "commonmark-0.31.2"])
  func leavesTheSpecificationAlone(_ name: String) throws {
    let classes = CharacterClasses(isChinese: true, symbolsArePunctuation: false)
    for example in try SpecificationExample.all(name) {
      let text = Array(example.markdown.utf8)
      let insertions = text.withUnsafeBufferPointer {
        FriendlyEmphasis.insertions(in: $0, classes)
      }
      #expect(insertions.isEmpty, "example \(example.example): \(example.markdown)")
    }
  }
}
