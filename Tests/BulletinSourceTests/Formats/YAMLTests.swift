import BulletinModel
import Testing

@testable import BulletinSource

@Suite struct YAMLTests {
  static let keys: Set<String> = ["title", "标题", "kicker", "肩题", "photos", "file", "tags"]

  private func read(_ source: String) -> (node: Node, faults: [Diagnostic]) {
    parseYAML(SourceText(file: "a.yml", utf8: Array(source.utf8)), keys: YAMLTests.keys)
  }

  @Test func scalarsStayWhatWasTyped() throws {
    let (node, faults) = read("a: 08\nb: no\nc: 1.10\nd: 是\ne: 2025-08-15\nf: ~\ng: '~'\n")
    #expect(faults.isEmpty)
    let pairs = try #require(node.pairs)
    #expect(pairs.map(\.value.scalar) == ["08", "no", "1.10", "是", "2025-08-15", nil, "~"])
  }

  @Test func spansAreThoseOfTheFile() throws {
    let text = SourceText(file: "a.md", utf8: Array("---\n标题: 甲乙\nx:\n  - y\n---\n".utf8))
    let front = FrontMatter(text)
    let (node, _) = parseYAML(text, front.yaml)
    let pairs = try #require(node.pairs)
    #expect(pairs[0].keySpan == SourceSpan(file: "a.md", line: 2, column: 1, length: 6))
    #expect(pairs[0].value.span == SourceSpan(file: "a.md", line: 2, column: 9, length: 6))
    #expect(pairs[1].value.sequence?.first?.span.start == SourcePosition(line: 4, column: 5))
  }

  @Test func fullYAMLKeepsItsPlaces() throws {
    let (node, faults) = read("title: \"甲\\u4e59\" # note\nsummary: |\n  一\n  二\nkicker: 'a''b'\n")
    #expect(faults.isEmpty)
    let pairs = try #require(node.pairs)
    #expect(pairs.map(\.value.scalar) == ["甲乙", "一\n二\n", "a'b"])
    #expect(pairs[0].value.span == SourceSpan(file: "a.yml", line: 1, column: 8, length: 11))
    #expect(pairs[2].value.span == SourceSpan(file: "a.yml", line: 5, column: 9, length: 6))
  }

  @Test func aFullWidthColonAfterAKnownKeyIsReadOn() throws {
    let marked = Marked("column: notes\n标题1️⃣：一句话\nkicker: 乙\n")
    let (node, faults) = parseYAML(marked.sourceText(), keys: YAMLTests.keys)
    let fault = try marked.expect(.fullWidthColon, in: faults)
    #expect(fault.replacement == ": " && fault.values["k"] == "标题" && faults.count == 1)
    let pairs = try #require(node.pairs)
    #expect(pairs.map(\.key) == ["column", "标题", "kicker"])
    #expect(pairs[1].value.scalar == "一句话")
    #expect(pairs[1].value.span == SourceSpan(file: "a.yml", line: 2, column: 10, length: 9))
    #expect(pairs[2].value.span.start == SourcePosition(line: 3, column: 9))
  }

  @Test func aMissingSpaceAfterAKnownKeyIsReadOn() throws {
    let marked = Marked("kicker:1️⃣东城区\ntitle: 甲\n")
    let (node, faults) = parseYAML(marked.sourceText(), keys: YAMLTests.keys)
    #expect(try marked.expect(.yamlSpacing, in: faults).replacement == " ")
    #expect(node.pairs?.first?.value.scalar == "东城区")
    #expect(node.pairs?.first?.value.span.start == SourcePosition(line: 1, column: 8))
  }

  @Test(arguments: ["\t", "　", "\t\t", " \t"])
  func anIndentOfOtherSpacesIsReadOn(_ indent: String) throws {
    let marked = Marked("photos:\n1️⃣\(indent)- file: 甲.jpg\n")
    let (node, faults) = parseYAML(marked.sourceText(), keys: YAMLTests.keys)
    try marked.expect(.yamlSpacing, in: faults)
    let photo = try #require(node.pairs?.first?.value.sequence?.first?.pairs?.first)
    #expect(photo.value.scalar == "甲.jpg")
    #expect(
      photo.value.span.start == SourcePosition(line: 2, column: indent.utf8.count + 9))
  }

  @Test func aBlockScalarIsNotMended() throws {
    let (node, faults) = read("summary: |\n  标题：甲\n  title:乙\nkicker: 丙\n")
    #expect(faults.isEmpty)
    #expect(node.pairs?.first?.value.scalar == "标题：甲\ntitle:乙\n")
  }

  @Test(arguments: [
    ("tags: 1️⃣&甲 [乙]\n", "&甲"), ("a: 1️⃣*甲\n", "*甲"), ("a: 1️⃣!!str 甲\n", "!!str"),
    ("a: [甲, 1️⃣*乙]\n", "*乙"), ("1️⃣<<: 甲\n", "<<"), ("- 1️⃣&a b\n", "&a"),
  ])
  func anchorsTagsAndAliasesAreRefused(_ source: String, _ token: String) throws {
    let marked = Marked(source)
    let fault = try marked.expect(
      .unsupportedYAML, in: parseYAML(marked.sourceText(), keys: YAMLTests.keys).faults)
    #expect(fault.values["t"] == token)
  }

  @Test(arguments: ["a: 甲 & 乙\n", "a: \"&甲\"\n", "a: 3 * 4\n", "a: 好!\n", "a: |\n  *甲\n"])
  func theirSignsWithinTextAreFine(_ source: String) {
    #expect(read(source).faults.isEmpty)
  }

  static let broken: [(String, String)] = [
    ("tags: [甲, 乙1️⃣\n", "“[”没有对应的“]”，或者缺逗号"),
    ("a: {b: 甲1️⃣\n", "“{”没有对应的“}”，或者缺逗号"),
    ("a: 1️⃣\"甲\nb: 乙\n", "引号没有结束"),
    ("a: 甲1️⃣: 乙\n", "这里不能再有“: ”，含冒号的文字要加引号"),
    ("a: 1️⃣@甲\n", "文字不能以这个记号开头，要加引号"),
    ("a: 甲\n  1️⃣\u{7}\n", "含有看不见的控制字符"),
  ]

  @Test(arguments: broken)
  func brokenYAMLIsNamedAtItsPlace(_ source: String, _ why: String) throws {
    let marked = Marked(source)
    let (node, faults) = parseYAML(marked.sourceText(), keys: YAMLTests.keys)
    let fault = try marked.expect(.yamlSyntax, in: faults)
    #expect(fault.values["why"] == why && node.isEmpty)
    #expect(fault.values["why@en"] != fault.values["why"])
  }

  @Test(arguments: [
    String(repeating: "[", count: 100_000), "a: " + String(repeating: "{b: ", count: 50_000),
    String(repeating: "- ", count: 40_000) + "a\n",
    (0..<300).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
  ])
  func deepNestingIsRefused(_ source: String) {
    let (node, faults) = read(source)
    #expect(faults.map(\.code) == [.tooDeep] && node.isEmpty)
  }

  @Test func aDoubledKeyIsNamedEvenInFullYAML() throws {
    let marked = Marked("a: \"\\n\"\nkey: 甲\n1️⃣key: 乙\n")
    let (_, faults) = parseYAML(marked.sourceText(), keys: YAMLTests.keys)
    let fault = try marked.expect(.duplicateKey, in: faults)
    #expect(fault.values == ["k": "key", "a": "2", "b": "3"])
  }

  @Test func aDoubledKeyStaysInPlainYAML() throws {
    let (node, faults) = read("key: 甲\nkey: 乙\n")
    #expect(faults.isEmpty)
    #expect(node.pairs?.map(\.value.scalar) == ["甲", "乙"])
  }

  @Test(arguments: ["", "\n\n", "# only a note\n", "---\n"])
  func nothingIsAnEmptyNode(_ source: String) {
    let (node, faults) = read(source)
    #expect(node.isEmpty && faults.isEmpty)
  }

  @Test(arguments: ["# 甲", "# 甲\n", "\n\n"])
  func anEmptyNodeStandsAtTheBeginning(_ source: String) {
    #expect(read(source).node.span == SourceSpan(file: "a.yml", line: 1, column: 1))
  }

  /// In YAML 1.1 they end a line; in an editor they do not.
  @Test(arguments: ["\u{2028}", "\u{2029}"])
  func rareLineEndsDoNotCountAsLines(_ end: String) throws {
    let (node, faults) = read("title: \"甲\(end)乙\"\nkicker: 丙\n")
    #expect(faults.isEmpty)
    let pairs = try #require(node.pairs)
    #expect(pairs[1].keySpan == SourceSpan(file: "a.yml", line: 2, column: 1, length: 6))
    #expect(pairs[1].value.span == SourceSpan(file: "a.yml", line: 2, column: 9, length: 3))
    let broken = read("title: \"甲\(end)乙\"\nkicker: {丙\n").faults
    #expect(broken.map(\.span.start.line) == [2])
  }

  @Test func noBytesTrap() {
    var random = Xorshift(seed: 3)
    let pieces = [
      "a: ", "标题：", "title:", "\n", "  ", "\t", "- ", "[", "]", "{", "}", ",", "\"", "'", "|",
      ">", "#", "&x", "*x", "!t", "?", ":", "甲", "　", "---\n", "...", "%", "@", "`", "\\", "\u{0}",
      "\u{85}", "\u{2028}", "\u{FEFF}", "<<: ", "~", "- - ",
    ]
    for _ in 0..<6000 {
      let source = (0..<Int(random.next() % 16)).map { _ in
        pieces[Int(random.next() % UInt64(pieces.count))]
      }.joined()
      let (node, faults) = read(source)
      for fault in faults {
        #expect(fault.span.start.line >= 1 && fault.span.start.column >= 1, "\(source)")
      }
      _ = node
    }
  }
}
