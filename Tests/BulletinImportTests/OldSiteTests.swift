import BulletinModel
import Testing

@testable import BulletinImport

/// Markdown of other generators becomes items.
@Suite struct OldSiteTests {
  private static func pieces(_ texts: [String: String], _ others: [String: [UInt8]] = [:])
    -> [ImportedPiece]
  {
    OldSite(texts: texts, others: others.keys.sorted()) { others[$0] }.pieces(TextTests.ground)
  }

  private static func markdown(_ texts: [String: String], _ others: [String: [UInt8]] = [:]) throws
    -> String
  {
    let piece = try #require(pieces(texts, others).first)
    return String(decoding: try #require(piece.files.first).bytes, as: UTF8.self)
  }

  @Test func aBundleOfHugoComesWithItsPictures() throws {
    let text = """
      +++
      title = "一篇 \\"旧文\\""
      date = 2024-05-06T10:00:00+08:00
      lastmod = 2024-06-01
      categories = ["工作动态"]
      tags = [
        "甲", "乙",
      ]
      [params]
      color = "red"
      +++
      第一段。

      {{< figure src="a%20b.png" caption="一盏灯" >}}

      ![](missing.png)

      # 一级标题
      {{< youtube x >}}
      """
    let path = "content/posts/old/index.md"
    let pieces = OldSiteTests.pieces([path: text], ["content/posts/old/a b.png": [1]])
    let piece = try #require(pieces.first)
    let stem = "content/news/2024/05/2024-05-06-一篇-旧文"
    #expect(piece.files.map(\.path) == ["\(stem).md", "\(stem)-1.png"])
    #expect(
      String(decoding: piece.files[0].bytes, as: UTF8.self) == """
        ---
        title: "一篇 \\"旧文\\""
        updated: "2024-06-01"
        column: news
        tags: [甲, 乙]
        photos:
          - file: "2024-05-06-一篇-旧文-1.png"
            alt: 一盏灯
        aliases: ["/posts/old/"]
        # 原有的键 params.color："red"
        ---

        第一段。

        ![一盏灯](<2024-05-06-一篇-旧文-1.png>)

        ## 一级标题

        """)
    let left = piece.notes.filter { $0.kind == .left }.map(\.chinese)
    #expect(left.contains { $0.contains("missing.png") } && left.contains { $0.contains("第 19 行") })
  }

  @Test func hexoKeepsItsUsualAddress() throws {
    let text = try OldSiteTests.markdown(
      [
        "source/_posts/hello.md":
          "---\ntitle: 你好\ndate: 2024-03-05 10:00:00\ncategories: [[甲, 乙], [丙]]\n---\n正文<!-- more -->\n"
      ], ["_config.yml": []])
    #expect(
      text.contains("aliases: [\"/2024/03/05/hello/\"]\n") && text.contains("tags: [甲, 乙, 丙]\n"))
  }

  @Test func codeIsLeftAloneAndTextWithoutFrontMatterIsRead() throws {
    let text = try OldSiteTests.markdown(
      ["2024-03-05-记事.md": "# 记事\n\n一段。\n\n```\n{% raw %}\n# x\n```\n"])
    #expect(text.hasPrefix("---\ntitle: 记事\n---\n\n一段。\n\n```\n{% raw %}\n# x\n```\n"), "\(text)")
  }

  @Test(arguments: [
    ("title: a: b", "a: b"), ("title: \"a \\\"b\\\" # c\"", "a \"b\" # c"),
    ("title: 'it'' s'", "it"),
    ("title: a # b", "a"), ("title: >\n  a\n  b", "a b"), ("title: a#b", "a#b"),
  ])
  func aTextOfYAMLIsRead(line: String, value: String) throws {
    let front = try #require(FrontValues("---\n\(line)\n---\n"))
    #expect(front.value("title")?.text == value)
  }

  @Test func listsOfYAMLAreReadAndDeeperValuesKept() throws {
    let front = try #require(
      FrontValues(
        "---\ntags:\n- a\n- 'b, c'\nmenu:\n  main:\n    weight: 1\nx: [\"a, b\", c]\n---\n"))
    #expect(
      front.value("tags") == .list(["a", "b, c"]) && front.value("x") == .list(["a, b", "c"]))
    #expect(front.value("menu") == .deep("main:; weight: 1"))
  }

  @Test(arguments: [("../a.md", true), ("/a.md", true), ("../a.md#x", true), ("/none/", false)])
  func linksBetweenTextsLeadToTheNewFiles(address: String, isFound: Bool) {
    let pieces = OldSiteTests.pieces([
      "content/a.md": "---\ntitle: 甲\ndate: 2024-01-02\n---\n甲文。\n",
      "content/sub/b.md": "---\ntitle: 乙\ndate: 2024-02-03\n---\n见[甲](\(address))。\n",
    ])
    let text = String(decoding: pieces[1].files[0].bytes, as: UTF8.self)
    #expect(text.contains(isFound ? "见[甲](<../01/2024-01-02-甲.md>)。" : "见甲。"), "\(text)")
  }
}
