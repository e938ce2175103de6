import BulletinModel
import Testing

@testable import BulletinMarkdown

/// Every span must cover exactly the source it names, whatever stands around it.
@Suite struct PositionTests {
  private static let containers = [
    "{}", "> {}", "> > {}", "- {}", "1. {}", "- > {}", "> - {}", "## {}", "前\n{}", "> 前\n{}",
    "> 前\n> {}",
    "- 前\n  {}", "- 前\n{}", "> - 前\n>   {}", "   前\n      {}", "[k]: /z 'T'\n{}", "{}\n===",
    "{}\n---",
    "| 列 | 行 |\n|---|---|\n| 前 | {} |", "> | 列 |\n> |---|\n> | {} |", "甲[^a]\n\n[^a]: {}",
    "甲[^a][^b]\n\n[^a]: 一\n[^b]: 二\n\n乙\n\n{}", "[^a]: 一\n\n{} 甲[^a]\n\n[^b]: 二\n\n乙[^b]",
    "甲[^a]\n\n[^a]: 前\n\n    {}", "| a |\n|---|\n\n表：{}", "表1 {}\n\n| a |\n|---|",
    "表1 题\n\n| a |\n|---|\n| {} |", "\r\n{}", "前\r\n> {}\r\n", "\0\0\0甲[^a]\n\n[^a]: {}\n\n乙",
    "\0\0\0甲[^a]\n\n[^a]: 前\n\n{}",
  ]
  private static let prefixes = [
    "", "前", "**“甲”**乙", "\\*甲\\_", "&amp;&ldquo;甲", "`a`b`` ` ``", "<b>甲</b>", "*甲*、**乙**",
    "[k][k]",
    "[甲](/a \"题(“”)\")", "![图](a.jpg)", "<https://example.org/*>", "[甲](</a b> '题')", "a & b &c; d",
    "__“甲”__乙",
    "甲\u{205F}乙", "\\[甲\\] ![ ", "甲[^z]", "**甲：**", "甲\\\\", "😀é", "\\&amp; ",
    "\0前\0",
  ]

  struct Case: Sendable, CustomTestStringConvertible {
    let container: String
    let prefix: String
    var testDescription: String { "\(container) with \(prefix)" }
    func source(_ probe: String) -> String {
      let parts = container.split(separator: "{}", omittingEmptySubsequences: false)
      return parts[0] + prefix + probe + parts[1]
    }
  }

  private static let cases = containers.flatMap { container in
    prefixes.map { Case(container: container, prefix: $0) }
  }

  @Test(arguments: cases)
  func linksStandWhereTheyAreWritten(_ example: Case) throws {
    let probe = "[靶**心**](/probe)"
    let source = example.source(probe + "后")
    let body = try #require(read(source).value)
    let link = try #require(body.links.first { $0.destination == "/probe" })
    #expect(slice(source, link.span) == probe, "\(source)")
    #expect(link.text == "靶心")
  }

  @Test(arguments: cases)
  func picturesStandWhereTheyAreWritten(_ example: Case) throws {
    let probe = "![靶`心`](probe.jpg \"题\")"
    let source = example.source(probe + "后")
    let body = try #require(read(source).value)
    let image = try #require(body.images.first { $0.destination == "probe.jpg" })
    #expect(slice(source, image.span) == probe, "\(source)")
  }

  @Test(arguments: cases)
  func slipsOfWordingStandWhereTheyAreWritten(_ example: Case) throws {
    let source = example.source("己经")
    let fault = try #require(read(source).diagnostics.first { $0.code == .lookalikeCharacter })
    #expect(slice(source, fault.span) == "己经", "\(source)")
  }

  @Test func countsFromTheLineOfTheFile() throws {
    let checked = read("甲\n乙[丙](/x)", firstLine: 7)
    let link = try #require(checked.value?.links.first)
    #expect(link.span == SourceSpan(file: "a.md", line: 8, column: 4, length: 9))
  }

  @Test func survivesStrayBytesBeforeALink() throws {
    var source = Array("甲".utf8) + [0xFF, 0x00, 0xE4]
    source += Array("乙[丙](/x)".utf8)
    let body = try #require(markdownBody(source, options: MarkdownOptions(file: "a.md")).value)
    #expect(body.links.first?.span == SourceSpan(file: "a.md", line: 1, column: 10, length: 9))
    #expect(plainHTML(body) == "<p>甲\u{FFFD}\u{FFFD}\u{FFFD}乙<a href=\"/x\">丙</a></p>\n")
  }

  @Test func survivesStrayBytesBesideANote() throws {
    let source = "\u{1}\0\0\0\0\0\0\0甲\n\n[乙]: /url\n[^丙]: \0丁\n2\n"
    let body = try #require(read(source).value)
    #expect(plainHTML(body).contains("<p>2</p>"))
  }

  @Test func headingsStandWhereTheyAreWritten() throws {
    let source = "甲\n\n> ## 乙\n\n丙\n---\n"
    let body = try #require(read(source).value)
    #expect(body.headings.map { slice(source, $0.span) } == ["## 乙", "丙"])
  }
}

/// The text that a span covers.
func slice(_ source: String, _ span: SourceSpan) -> String {
  var lines: [[UInt8]] = [[]]
  var previous: UInt8 = 0
  for byte in source.utf8 {
    if byte == 0x0A, previous == 0x0D {
      lines[lines.count - 2].append(byte)
    } else {
      lines[lines.count - 1].append(byte)
      if byte == 0x0A || byte == 0x0D { lines.append([]) }
    }
    previous = byte
  }
  func offset(_ position: SourcePosition) -> Int {
    lines[..<(position.line - 1)].reduce(0) { $0 + $1.count } + position.column - 1
  }
  let bytes = Array(source.utf8)
  let start = offset(span.start)
  let end = offset(span.end)
  guard start >= 0, start <= end, end <= bytes.count else { return "outside" }
  return String(decoding: bytes[start..<end], as: UTF8.self)
}
