import BulletinModel
import Testing

@testable import BulletinTemplates

/// A context with a field of every kind.
struct EveryKind: TemplateContext {
  let title: String
  let summary: String?
  let body: SafeHTML
  let chart: SafeHTML?
  let isNew: Bool
  let tags: [String]
  let branch: Branch
  let parent: Branch?
  let branches: [Branch]
  let words: TemplateWords
  var hasTags: Bool { !tags.isEmpty }

  static let fields: [Field<Self>] = [
    Field.everywhere("title", \.title), Field("summary", \.summary), Field("body", \.body),
    Field("chart", \.chart), Field("isNew", \.isNew), Field("tags", \.tags),
    Field("branch", \.branch), Field("parent", \.parent), Field("branches", \.branches),
    Field.words("t", \.words), Field("hasTags", \.hasTags), Field("branchName", \.branch.name),
  ]
}

struct Branch: TemplateContext {
  let name: String
  let children: [Branch]

  static let fields: [Field<Self>] = [Field("name", \.name), Field("children", \.children)]
}

struct Empty: TemplateContext {
  static let fields: [Field<Self>] = []
}

/// Contexts are read where they lie, by offset.
@Suite struct FieldTests {
  private func render<C: TemplateContext>(_ source: String, _ context: C) throws -> String {
    let library = TemplateLibrary(
      templates: [.init(name: "main", file: "main", source: Array(source.utf8))],
      words: ["b", "a"])
    let checked = library.compile("main", for: C.self)
    let template = try #require(checked.value, "\(checked.diagnostics)")
    var output = Array("> ".utf8)
    template.render(context, into: &output)
    return String(decoding: output.dropFirst(2), as: UTF8.self)
  }

  static let full = EveryKind(
    title: "T&", summary: "S<", body: SafeHTML(trusted: Array("<b>".utf8)),
    chart: SafeHTML(trusted: Array("<svg>".utf8)), isNew: true, tags: ["x", "y\""],
    branch: Branch(name: "B", children: [Branch(name: "B1", children: [])]),
    parent: Branch(name: "P", children: []),
    branches: (1...3).map { Branch(name: "L\($0)", children: []) },
    words: TemplateWords(keys: ["a", "b"], words: ["a": "A>", "b": "B'"]))

  static let bare = EveryKind(
    title: "", summary: nil, body: SafeHTML(trusted: []), chart: nil, isNew: false, tags: [],
    branch: Branch(name: "", children: []), parent: nil, branches: [],
    words: TemplateWords(keys: ["b", "a"], words: [:]))

  static let template = """
    {{title}},{{summary}},{{{body}}},{{{chart}}},{{#isNew}}new{{/isNew}},{{#tags}}{{.}};{{/tags}},\
    {{branch.name}}{{#branch}}{{#children}}{{name}}{{/children}}{{/branch}},\
    {{#parent}}{{name}}{{/parent}}{{parent.name}},\
    {{#branches}}{{name}}{{title}}{{t.a}};{{/branches}},{{t.a}}{{t.b}},\
    {{#hasTags}}tags{{/hasTags}},{{branchName}},{{#summary}}{{.}}{{/summary}},\
    {{#chart}}{{{.}}}{{/chart}}
    """

  @Test func printsFieldsOfEveryKind() throws {
    #expect(
      try render(Self.template, Self.full) == """
        T&amp;,S&lt;,<b>,<svg>,new,x;y&quot;;,BB1,PP,\
        L1T&amp;A&gt;;L2T&amp;A&gt;;L3T&amp;A&gt;;,A&gt;B&#39;,tags,B,S&lt;,<svg>
        """)
  }

  @Test func printsNothingForWhatIsAbsent() throws {
    #expect(try render(Self.template, Self.bare) == ",,,,,,,,,,,,,")
  }

  @Test func readsStoredPropertiesFromMemoryAndOthersByKeyPath() {
    let stored = EveryKind.fields.filter {
      if case .stored = $0.shape.location { true } else { false }
    }
    #expect(EveryKind.fields.count - stored.count == 1)
  }

  @Test func readsContextsOfAnyLayout() throws {
    struct Odd: TemplateContext {
      let flag: Bool
      let empty: Empty?
      let other: Empty?
      let small: [Empty]
      let text: String
      static let fields: [Field<Self>] = [
        Field("flag", \.flag), Field("empty", \.empty), Field("other", \.other),
        Field("small", \.small), Field("text", \.text),
        Field("made") { $0.flag ? [Branch(name: $0.text, children: [])] : [] },
        Field("maybe") { $0.flag ? Branch(name: "m", children: []) : nil },
      ]
    }
    let odd = Odd(
      flag: true, empty: Empty(), other: nil, small: [Empty(), Empty()],
      text: "longer than a small string")
    #expect(
      try render(
        """
        {{#empty}}1{{/empty}}{{^other}}2{{/other}}{{#small}}3{{/small}} \
        {{#made}}{{name}}{{/made}} {{maybe.name}}{{^maybe}}no{{/maybe}}
        """, odd) == "1233 longer than a small string m")
  }

  @Test(arguments: [
    ("", ""), ("plain text", "plain text"), ("&", "&amp;"), ("1234567&", "1234567&amp;"),
    ("12345678<", "12345678&lt;"), ("<12345678>\"'", "&lt;12345678&gt;&quot;&#39;"),
    ("一二三四五六&七八九十", "一二三四五六&amp;七八九十"), ("%#=?;:!$", "%#=?;:!$"),
    ("&&&&&&&&&", String(repeating: "&amp;", count: 9)),
  ])
  func escapesTheFiveCharacters(text: String, expected: String) throws {
    #expect(try render("{{name}}", Branch(name: text, children: [])) == expected)
  }

  @Test func escapesEachByteAsItIsOnItsOwn() {
    for byte in UInt8(0)...127 {
      let text = String(decoding: [65, 65, 65, byte, 65, 65, 65, 65, 65], as: UTF8.self)
      let expected =
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: String(decoding: [byte], as: UTF8.self)
        }
      var output: [UInt8] = []
      appendEscaped(text, to: &output)
      #expect(String(decoding: output, as: UTF8.self) == "AAA\(expected)AAAAA")
    }
  }
}
