import BulletinModel
import Testing

@testable import BulletinMarkdown

@Suite("Hostile input", .serialized) struct HostileInputTests {
  struct Pattern: Sendable, CustomTestStringConvertible {
    let name: String
    let make: @Sendable (Int) -> String
    var testDescription: String { name }

    init(_ name: String, _ make: @escaping @Sendable (Int) -> String) {
      self.name = name
      self.make = make
    }

    init(_ unit: String) {
      self.init(unit) { String(repeating: unit, count: $0) }
    }
  }

  private static let units = [
    "[", "]", "[a](", "[a](<b", "![[]()", "![", "a <!--", "a <!A ", "a <?", "a <![CDATA[", "`a``",
    "*a **a ", "a_ ", "_a ",
    "*a_ ", "c* ", "***a_** ", "[a\n", "&", "&amp", "<", "<a ", "<a b=\"", "<http:", "甲，", "\0",
    "\t>", "[a][b", "a\n", "**“甲”**乙",
    "**“甲", "”**", "甲**“乙**”丙*", "[a](b \"", "[a](b (", "](b '", "[^a]", "[^a]: b\n",
    "[^a]: b\n\n甲[^a]\n\n", "## 甲\n\n", "#甲\n", "\\", "\\*",
    "| a ", "|a|\n|-|\n|b|\n\n", "|", "|-\n", "![a](b)\n", "\u{205F}**“甲”**乙", "一、甲\n\n", "甲。\n",
    "\r", "> 甲\n", "<b>", "[a]: b\n", "- 甲\n\n",
    "`", "```\n", "　", "甲[^", "a**“b”**c", "__“甲”__乙", "甲\n---\n", "表：甲\n|a|\n|-|\n", "&#x41;",
    "![](http://a)", "[a](javascript:b)",
  ].map { Pattern($0) }
  private static let shapes = [
    Pattern("nested brackets") {
      String(repeating: "[", count: $0) + "a" + String(repeating: "]", count: $0)
    },
    Pattern("nested emphasis") {
      String(repeating: "*a **a ", count: $0) + String(repeating: "b** b*", count: $0)
    },
    Pattern("one long line") { String(repeating: "甲", count: $0 * 8) },
    Pattern("a wide table") { n in
      let cells = String(repeating: "|a", count: n)
      return "\(cells)\n\(String(repeating: "|-", count: n))\n\(cells)\n"
    },
    Pattern("a link target many times") {
      "[a]: \(String(repeating: "b", count: $0))\n\n\(String(repeating: "[a]", count: $0))"
    },
    Pattern("deep indents") { n in
      (0..<60).map { String(repeating: "  ", count: $0) + "- a\n" }.joined()
        + String(repeating: "\n", count: n)
    },
  ]

  /// A text twice as long may take some three times as long, and noise; four times would be a square.
  @Test("time grows with the text and not with its square", arguments: units + shapes)
  func staysLinear(_ pattern: Pattern) {
    let size = 1000
    var ratio = Double.infinity
    for _ in 0..<12 where ratio > 8 {
      let small = time(pattern.make(size))
      let large = time(pattern.make(size * 4))
      // What takes less than a millisecond is noise on a busy machine.
      ratio = min(ratio, large / max(small, 1e-3))
    }
    #expect(ratio < 8)
  }

  private func time(_ source: String) -> Double {
    let bytes = Array(source.utf8)
    let options = MarkdownOptions(file: "a.md")
    let duration = ContinuousClock().measure { _ = markdownBody(bytes, options: options) }
    let parts = duration.components
    return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
  }

  @Test(
    "nesting beyond the bound is refused",
    arguments: [
      String(repeating: ">", count: 100_000) + "a", String(repeating: "- ", count: 100_000) + "a",
      String(repeating: "1. ", count: 100_000) + "a", String(repeating: "[", count: 100_000),
      String(repeating: "- ", count: 50_000) + "a" + String(repeating: "\n", count: 50_000),
      String(repeating: "> - ", count: 60) + "a", String(repeating: "![[]()", count: 50_000),
      String(repeating: "*a **a ", count: 50_000) + String(repeating: "b** b*", count: 50_000),
      (0..<150).map { String(repeating: "  ", count: $0) + "- a\n" }.joined(),
    ])
  func refusesDeepNesting(_ source: String) throws {
    let checked = read(source)
    #expect(checked.value == nil)
    #expect(checked.diagnostics.map(\.code) == [.tooDeep])
  }

  @Test(
    "what looks deep and is not passes",
    arguments: [
      String(repeating: "- ", count: 200), String(repeating: "* ", count: 200),
      String(repeating: "-", count: 200) + "甲", String(repeating: "*", count: 500),
      String(repeating: "> ", count: 90) + "甲", String(repeating: "- ", count: 45) + "甲",
      String(repeating: "[a](b) ", count: 5000), String(repeating: "1.", count: 200) + "甲",
    ])
  func acceptsWhatIsNotDeep(_ source: String) {
    #expect(read(source).value != nil)
  }

  @Test("any bytes give valid UTF-8")
  func takesAnyBytes() throws {
    var state: UInt64 = 42
    for round in 0..<300 {
      var bytes: [UInt8] = []
      for _ in 0..<200 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let pick = UInt8(truncatingIfNeeded: state >> 33)
        let marks = Array("*_[]()!<>`|-\n\n#>^: \\&;\"'“”".utf8)
        bytes.append(pick < 160 ? marks[Int(pick) % marks.count] : pick)
      }
      let checked = markdownBody(bytes, options: MarkdownOptions(file: "a.md"))
      let body = try #require(checked.value, "round \(round)")
      let markup = body.html(link: { _, l in l.destination }, image: { _, _ in [] })
      #expect(String(validating: markup, as: UTF8.self) != nil, "round \(round)")
      for hole in body.holes { #expect(hole.offset <= body.html.count) }
      #expect(zip(body.holes, body.holes.dropFirst()).allSatisfy { $0.offset <= $1.offset })
    }
  }
}
