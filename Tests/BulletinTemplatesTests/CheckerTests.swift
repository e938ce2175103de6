import BulletinModel
import Foundation
import Testing

@testable import BulletinTemplates

/// What the checker refuses, with the wrong place marked by `1️⃣`.
@Suite struct CheckerTests {
  struct Branch: TemplateContext {
    let name: String
    let children: [Branch]
    static let fields: [Field<Branch>] = [Field("name", \.name), Field("children", \.children)]
  }

  struct Page: TemplateContext {
    var title = "t"
    var summary: String?
    var body = SafeHTML(trusted: Array("<p>b</p>".utf8))
    var isHome = true
    var branch: Branch?
    var root = Branch(name: "r", children: [])
    var branches: [Branch] = [Branch(name: "n", children: [])]
    var words = TemplateWords(keys: ["nav.home", "nav.news"], words: ["nav.home": "<首页>"])
    static let fields: [Field<Page>] = [
      .everywhere(Field("title", \.title)), Field("summary", \.summary), Field("body", \.body),
      Field("is_home", \.isHome), Field("branch", \.branch), Field("root", \.root),
      Field("branches", \.branches), .everywhere(Field("t", \.words)),
    ]
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let marked: String
    let code: FaultCode
    let near: String?
    var testDescription: String { marked }

    init(_ marked: String, _ code: FaultCode = .invalidTemplate, near: String? = nil) {
      self.marked = marked
      self.code = code
      self.near = near
    }
  }

  private func compile(_ source: String, partials: [String: String] = [:])
    -> Checked<CompiledTemplate<Page>>
  {
    let all = partials.merging(["main": source]) { $1 }
    let templates = all.sorted { $0.key < $1.key }.map {
      Theme.Template(name: $0, file: "templates/\($0).mustache", source: Array($1.utf8))
    }
    return TemplateLibrary(templates: templates, words: ["nav.home", "nav.news"])
      .compile("main", for: Page.self)
  }

  private func rendered(_ source: String) throws -> String {
    let checked = compile(source)
    #expect(checked.diagnostics.isEmpty, "\(checked.diagnostics.map { $0.message(in: .english) })")
    var output: [UInt8] = []
    try #require(checked.value).render(Page(), into: &output)
    return String(decoding: output, as: UTF8.self)
  }

  @Test(arguments: [
    Case("<p>\n{{1️⃣titel}}</p>", .unknownTemplateName, near: "title"),
    Case("{{#branches}}{{1️⃣titles}}{{/branches}}", .unknownTemplateName, near: "title"),
    Case("{{#branches}}{{1️⃣summary}}{{/branches}}", .unknownTemplateName),
    Case("{{1️⃣root.nam}}", .unknownTemplateName, near: "root.name"),
    Case("{{1️⃣t.nav.hom}}", .unknownTemplateName, near: "t.nav.home"),
    Case("{{1️⃣nmae}}", .unknownTemplateName, near: "root.name"),
    Case("{{#1️⃣childern}}{{/childern}}", .unknownTemplateName, near: "root.children"),
    Case("{{>1️⃣footr}}"),
    Case("{{1️⃣body}}"),
    Case("{{{1️⃣title}}}"),
    Case("{{1️⃣branches}}"),
    Case("{{1️⃣is_home}}"),
    Case("{{#1️⃣t}}{{/t}}"),
    Case("{{1️⃣t}}"),
    Case("{{#1️⃣t.nav.home}}{{/t.nav.home}}"),
    Case("{{{1️⃣t.nav.home}}}"),
    Case("{{#1️⃣title}}{{/title}}"),
    Case("{{^1️⃣title}}{{/title}}"),
    Case("{{#1️⃣body}}{{/body}}"),
    Case("{{^1️⃣root}}{{/root}}"),
    Case("{{1️⃣root}}"),
    Case("{{1️⃣branch}}"),
    Case("{{{1️⃣is_home}}}"),
    Case("{{1️⃣title.length}}"),
    Case("{{1️⃣branches.name}}"),
    Case("{{#branches}}{{1️⃣.}}{{/branches}}"),
    Case("{{#summary}}{{{1️⃣.}}}{{/summary}}"),
    Case("{{#branch}}{{1️⃣is_home}}{{/branch}}", .unknownTemplateName),
    Case("{{#branch}}{{1️⃣titel}}{{/branch}}", .unknownTemplateName, near: "title"),
    Case("{{1️⃣rot.name}}", .unknownTemplateName, near: "root.name"),
    Case("{{<1️⃣layuot}}{{/layuot}}"),
    Case("1️⃣{{>*partial}}"),
    Case("1️⃣{{%PRAGMA}}"),
    Case("1️⃣{{root..name}}"),
    Case("a\r\n\u{FEFF}é{{1️⃣titel}}", .unknownTemplateName, near: "title"),
    Case("\u{FEFF}{{1️⃣titel}}", .unknownTemplateName, near: "title"),
    Case("<p>{{#1️⃣is_home}}"),
    Case("{{/1️⃣is_home}}"),
    Case("{{#is_home}}{{/1️⃣title}}{{/is_home}}"),
    Case("<a {{1️⃣title}}>x</a>"),
    Case("<a href={{1️⃣title}}>x</a>"),
    Case("<a href=\"{{{1️⃣body}}}\">x</a>"),
    Case("<script>var a = \"{{1️⃣title}}\"</script>"),
    Case("<style>{{1️⃣title}}</style>"),
    Case("<script type=\"application/ld+json\">{{1️⃣title}}</script>"),
    Case("<!-- {{1️⃣title}} -->"),
    Case("{{#1️⃣is_home}}<div{{/is_home}}>"),
    Case("1️⃣{{=<% %>=}}"),
    Case("1️⃣{{title"),
    Case("1️⃣{{ti tle}}"),
    Case("1️⃣{{}}"),
  ])
  func refuses(_ example: Case) throws {
    let mark = try #require(example.marked.range(of: "1️⃣"))
    let before = example.marked[..<mark.lowerBound]
    let lines = before.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let checked = compile(example.marked.replacing("1️⃣", with: ""))
    #expect(checked.value == nil)
    let fault = try #require(
      checked.diagnostics.first { $0.code == example.code }, "\(checked.diagnostics)")
    #expect(fault.span.file == "templates/main.mustache")
    #expect(fault.span.start.line == lines.count)
    #expect(fault.span.start.column == (lines.last?.count ?? 0) + 1)
    #expect(fault.values["near"] == example.near)
  }

  @Test(
    arguments: [
      ("<a href=\"{{title}}\" class='{{title}}'>{{title}}</a>", "<a href=\"t\" class='t'>t</a>"),
      ("<a{{#is_home}} aria-current=\"page\"{{/is_home}}>", "<a aria-current=\"page\">"),
      ("<p class=\"a{{#is_home}} b{{/is_home}}\">", "<p class=\"a b\">"),
      (
        "<script type=\"application/ld+json\">{{{body}}}</script>",
        "<script type=\"application/ld+json\"><p>b</p></script>"
      ),
      ("<script src=\"a.js\"></script>{{title}}", "<script src=\"a.js\"></script>t"),
      ("{{#branches}}{{title}}:{{name}} {{t.nav.home}}{{/branches}}", "t:n &lt;首页&gt;"),
      ("<title>{{title}}</title>", "<title>t</title>"),
      ("{{t.nav.news}}|", "|"),
      ("a <b> & c < d {{title}}", "a <b> & c < d t"),
    ] as [(String, String)])
  func allows(source: String, expected: String) throws {
    #expect(try rendered(source) == expected)
  }

  @Test func namesAllFaultsOfAllTemplatesAtOnce() {
    let checked = compile(
      "{{one}}{{>part}}{{two}}", partials: ["part": "{{three}}\n{{#is_home}}"])
    let places = checked.diagnostics.map { "\($0.span.file) \($0.code.label)" }
    #expect(
      places == [
        "templates/main.mustache E101", "templates/main.mustache E101",
        "templates/part.mustache E101", "templates/part.mustache E102",
      ])
  }

  @Test func faultsOfUnusedTemplatesAreNamedToo() {
    let library = TemplateLibrary(templates: [
      .init(name: "b", file: "templates/b.mustache", source: Array("{{#x}}".utf8)),
      .init(name: "a", file: "templates/a.mustache", source: Array("{{/x}}".utf8)),
    ])
    #expect(
      library.diagnostics.map(\.span.file) == ["templates/a.mustache", "templates/b.mustache"])
  }

  @Test func anOverrideIsCheckedWhereTheBlockStandsAndNamedWhereItIsWritten() throws {
    let checked = compile(
      "{{<layout}}{{$main}}\n{{title}} {{summary}}\n{{/main}}{{/layout}}",
      partials: ["layout": "{{#branches}}{{$main}}{{/main}}{{/branches}}"])
    let fault = try #require(checked.diagnostics.first)
    #expect(checked.diagnostics.count == 1)
    #expect(fault.values["k"] == "summary")
    #expect(
      fault.span == SourceSpan(file: "templates/main.mustache", line: 2, column: 13, length: 7))
    #expect(fault.excerpt == "{{title}} {{summary}}")
  }

  @Test func onlyBlocksCountInsideAParent() throws {
    let checked = compile(
      "{{<layout}}{{title}}{{/layout}}", partials: ["layout": "{{$main}}{{/main}}"])
    #expect(
      try #require(checked.diagnostics.first).message(in: .english).contains("{{<layout}} may hold")
    )
  }

  @Test func messagesSayWhatToWriteInBothLanguages() throws {
    let fault = try #require(compile("{{body}}").diagnostics.first)
    #expect(fault.message(in: .chinese) == "模板写法有误：“body”是排好的内容，应写成 {{{body}}}")
    #expect(
      fault.message(in: .english)
        == "the template is not valid: \"body\" is markup: write {{{body}}}")
  }

  @Test(
    arguments: [
      ("{{<a}}{{$b}}{{>a}}{{/b}}{{/a}}", ["a": "{{$b}}{{/b}}"], true),
      ("{{>a}}", ["a": "{{#is_home}}{{>a}}{{/is_home}}"], false),
      ("{{>a}}", ["a": "{{#root}}{{>b}}{{/root}}", "b": "{{#children}}{{>b}}{{/children}}"], true),
      ("{{>a}}", ["a": "{{#branch}}{{>b}}{{/branch}}", "b": "{{name}}{{>b}}"], false),
      ("{{#root}}{{>b}}{{/root}}", ["b": "<p class=\"{{#children}}{{>b}}{{/children}}\">"], false),
      ("{{#root}}{{>b}}{{/root}}", ["b": "{{#children}}{{>b}}{{/children}}<p"], false),
    ] as [(String, [String: String], Bool)])
  func aTemplateMayCallItselfIfItEnds(
    source: String, partials: [String: String], isAllowed: Bool
  ) {
    let checked = compile(source, partials: partials)
    #expect(
      checked.diagnostics.isEmpty == isAllowed,
      "\(checked.diagnostics.map { $0.message(in: .english) })")
  }

  @Test func aPartialThatCallsItselfNeedsAnEnd() {
    let endless = compile("{{>a}}", partials: ["a": "x{{>b}}", "b": "{{>a}}"])
    #expect(endless.diagnostics.map(\.code) == [.invalidTemplate])
    let tree = compile(
      "{{#branches}}{{>tree}}{{/branches}}",
      partials: ["tree": "{{name}}{{#children}}{{>tree}}{{/children}}"])
    #expect(tree.diagnostics.isEmpty)
  }

  @Test func aBlockMustExistInTheParent() throws {
    let checked = compile(
      "{{<layout}}{{$mian}}x{{/mian}}{{/layout}}", partials: ["layout": "{{$main}}{{/main}}"])
    let fault = try #require(checked.diagnostics.first)
    #expect(fault.code == .invalidTemplate)
    #expect(
      fault.message(in: .english)
        == "the template is not valid: template \"layout\" has no block \"mian\", close: main")
  }

  @Test func aTemplateThatInheritsFromItselfIsRefused() {
    let checked = compile("{{<main}}{{/main}}")
    #expect(checked.diagnostics.contains { $0.code == .invalidTemplate })
  }

  @Test func aMissingTemplateIsNamed() {
    let library = TemplateLibrary(templates: [])
    #expect(library.compile("home", for: Page.self).diagnostics.count == 1)
  }

  @Test func hostileTextStaysText() throws {
    struct Hostile: TemplateContext {
      let text = "\"><script>alert(1)</script>'&{{title}}"
      static let fields: [Field<Hostile>] = [Field("text", \.text)]
    }
    let library = TemplateLibrary(templates: [
      .init(name: "a", file: "a", source: Array("<a title=\"{{text}}\">{{text}}</a>".utf8))
    ])
    var output: [UInt8] = []
    try #require(library.compile("a", for: Hostile.self).value).render(Hostile(), into: &output)
    let escaped = "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;{{title}}"
    #expect(String(decoding: output, as: UTF8.self) == "<a title=\"\(escaped)\">\(escaped)</a>")
  }
}
