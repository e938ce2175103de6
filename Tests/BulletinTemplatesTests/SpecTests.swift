import BulletinModel
import Testing

@testable import BulletinTemplates

/// The behaviour that the public Mustache specification asks for, case by case under its names.
@Suite struct SpecTests {
  struct Person: TemplateContext {
    let name: String
    let last: String?
    let friends: [Person]
    static let fields: [Field<Person>] = [
      Field("name", \.name), Field("last", \.last), Field("friends", \.friends),
    ]
  }

  struct Data: TemplateContext {
    var text = "world"
    var forbidden = "& \" < > '"
    var empty = ""
    var missing: String?
    var markup = SafeHTML(trusted: Array("& \" <b>".utf8))
    var yes = true
    var no = false
    var list = ["1", "2", "3"]
    var none: [String] = []
    var people = [
      Person(name: "a", last: "x", friends: []),
      Person(name: "b", last: nil, friends: [Person(name: "c", last: nil, friends: [])]),
    ]
    var person = Person(name: "Joe", last: "Q", friends: [])
    var nobody: Person?
    static let fields: [Field<Data>] = [
      Field("text", \.text), Field("forbidden", \.forbidden), Field("empty", \.empty),
      Field("missing", \.missing), Field("markup", \.markup), Field("yes", \.yes),
      Field("no", \.no), Field("list", \.list), Field("none", \.none), Field("people", \.people),
      Field("person", \.person), Field("nobody", \.nobody),
    ]
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let template: String
    let expected: String
    let partials: [String: String]
    var testDescription: String { name }

    init(
      _ name: String, _ template: String, _ expected: String, partials: [String: String] = [:]
    ) {
      self.name = name
      self.template = template
      self.expected = expected
      self.partials = partials
    }
  }

  private func check(_ example: Case) throws {
    let all = example.partials.merging(["main": example.template]) { $1 }
    let templates = all.sorted { $0.key < $1.key }.map {
      Theme.Template(name: $0, file: "templates/\($0).mustache", source: Array($1.utf8))
    }
    let checked = TemplateLibrary(templates: templates).compile("main", for: Data.self)
    #expect(checked.diagnostics.isEmpty, "\(checked.diagnostics.map { $0.message(in: .english) })")
    let template = try #require(checked.value)
    for compiled in [template, template.copy()] {
      var output: [UInt8] = []
      compiled.render(Data(), into: &output)
      #expect(String(decoding: output, as: UTF8.self) == example.expected)
    }
  }

  @Test(arguments: [
    Case("Inline", "12345{{! Comment Block! }}67890", "1234567890"),
    Case("Multiline", "12345{{!\n  Multi-line\n}}67890\n", "1234567890\n"),
    Case("Standalone", "Begin.\n{{! Comment }}\nEnd.\n", "Begin.\nEnd.\n"),
    Case("Indented Standalone", "Begin.\n  {{! Indented }}\nEnd.\n", "Begin.\nEnd.\n"),
    Case("Standalone Line Endings", "|\r\n{{! Standalone }}\r\n|", "|\r\n|"),
    Case("Standalone Without Previous Line", "  {{! Still }}\n!", "!"),
    Case("Standalone Without Newline", "!\n  {{! Still }}", "!\n"),
    Case("Multiline Standalone", "Begin.\n{{!\nSomething.\n}}\nEnd.\n", "Begin.\nEnd.\n"),
    Case("Indented Inline", "  12 {{! 34 }}\n", "  12 \n"),
    Case("Surrounding Whitespace", "12345 {{! Comment }} 67890", "12345  67890"),
    Case(
      "Variable Name Collision", "comments never show: >{{! text }}<", "comments never show: ><"),
  ])
  func comments(_ example: Case) throws { try check(example) }

  @Test(arguments: [
    Case("No Interpolation", "Hello from {Mustache}!\n", "Hello from {Mustache}!\n"),
    Case("Basic Interpolation", "Hello, {{text}}!\n", "Hello, world!\n"),
    Case("HTML Escaping", "{{forbidden}}", "&amp; &quot; &lt; &gt; &#39;"),
    Case("Triple Mustache", "{{{markup}}}", "& \" <b>"),
    Case("Ampersand", "{{&markup}}", "& \" <b>"),
    Case("Basic Null Interpolation", "I ({{missing}}) be seen!", "I () be seen!"),
    Case("Dotted Names", "\"{{person.name}}\" == \"Joe\"", "\"Joe\" == \"Joe\""),
    Case("Implicit Iterators", "{{#list}}{{.}}{{/list}}", "123"),
    Case("Interpolation - Surrounding Whitespace", "| {{text}} |", "| world |"),
    Case("Interpolation - Standalone", "  {{text}}\n", "  world\n"),
    Case(
      "Interpolation With Padding", "|{{ text }}|{{{ markup }}}|{{& markup }}|",
      "|world|& \" <b>|& \" <b>|"),
  ])
  func interpolation(_ example: Case) throws { try check(example) }

  @Test(arguments: [
    Case("Truthy", "\"{{#yes}}This should be rendered.{{/yes}}\"", "\"This should be rendered.\""),
    Case("Falsey", "\"{{#no}}This should not be rendered.{{/no}}\"", "\"\""),
    Case("Null is falsey", "\"{{#missing}}no{{/missing}}\"", "\"\""),
    Case("Context", "{{#person}}Hi {{name}}.{{/person}}", "Hi Joe."),
    Case("Absent Context", "{{#nobody}}Hi {{name}}.{{/nobody}}", ""),
    Case("List", "{{#people}}{{name}}{{/people}}", "ab"),
    Case("Empty List", "{{#none}}Yay lists!{{/none}}", ""),
    Case(
      "Doubled", "{{#yes}}\n* first\n{{/yes}}\n* {{text}}\n{{#yes}}\n* third\n{{/yes}}\n",
      "* first\n* world\n* third\n"),
    Case("Nested (Truthy)", "| A {{#yes}}B {{#yes}}C{{/yes}} D{{/yes}} E |", "| A B C D E |"),
    Case("Nested (Falsey)", "| A {{#no}}B {{#no}}C{{/no}} D{{/no}} E |", "| A  E |"),
    Case("Implicit Iterator - String", "{{#list}}({{.}}){{/list}}", "(1)(2)(3)"),
    Case(
      "Nested lists", "{{#people}}{{name}}[{{#friends}}{{name}}{{/friends}}]{{/people}}",
      "a[]b[c]"),
    Case("Dotted Names - Truthy", "{{#person.last}}Here{{/person.last}}", "Here"),
    Case("Surrounding Whitespace", " | {{#yes}}\t|\t{{/yes}} | \n", " | \t|\t | \n"),
    Case("Internal Whitespace", " | {{#yes}} {{! c }}\n {{/yes}} | \n", " |  \n  | \n"),
    Case(
      "Standalone Lines", "| This Is\n{{#yes}}\n|\n{{/yes}}\n| A Line\n",
      "| This Is\n|\n| A Line\n"),
    Case(
      "Indented Standalone Lines", "| This Is\n  {{#yes}}\n|\n  {{/yes}}\n| A Line\n",
      "| This Is\n|\n| A Line\n"),
    Case("Standalone Line Endings", "|\r\n{{#yes}}\r\n{{/yes}}\r\n|", "|\r\n|"),
    Case("Standalone Without Newline", "#{{#yes}}\n/\n  {{/yes}}", "#\n/\n"),
    Case("Padding", "|{{# yes }}={{/ yes }}|", "|=|"),
  ])
  func sections(_ example: Case) throws { try check(example) }

  @Test(arguments: [
    Case("Falsey", "\"{{^no}}rendered{{/no}}\"", "\"rendered\""),
    Case("Truthy", "\"{{^yes}}rendered{{/yes}}\"", "\"\""),
    Case("Null is falsey", "\"{{^missing}}rendered{{/missing}}\"", "\"rendered\""),
    Case("Context", "{{^person}}no{{/person}}", ""),
    Case("Absent Context", "{{^nobody}}nobody{{/nobody}}", "nobody"),
    Case("List", "{{^list}}no{{/list}}", ""),
    Case("Empty List", "{{^none}}Yay lists!{{/none}}", "Yay lists!"),
    Case("Empty text", "{{^empty}}empty{{/empty}}", "empty"),
    Case("Standalone Lines", "| This\n{{^no}}\n|\n{{/no}}\n| Line\n", "| This\n|\n| Line\n"),
    Case("Padding", "|{{^ no }}={{/ no }}|", "|=|"),
  ])
  func inverted(_ example: Case) throws { try check(example) }

  @Test(arguments: [
    Case("Basic Behavior", "\"{{>p}}\"", "\"from partial\"", partials: ["p": "from partial"]),
    Case("Context", "\"{{>p}}\"", "\"*world*\"", partials: ["p": "*{{text}}*"]),
    Case(
      "Recursion", "{{#people}}{{>p}}{{/people}}", "a()b(c())",
      partials: ["p": "{{name}}({{#friends}}{{>p}}{{/friends}})"]),
    Case(
      "Nested", "{{>outer}}", "*world world!*",
      partials: ["outer": "*{{text}} {{>inner}}*", "inner": "{{text}}!"]),
    Case("Surrounding Whitespace", "| {{>p}} |", "| \t|\t |", partials: ["p": "\t|\t"]),
    Case(
      "Inline Indentation", "  {{text}}  {{> p}}\n", "  world  >\n>\n",
      partials: ["p": ">\n>"]),
    Case("Standalone Line Endings", "|\r\n{{>p}}\r\n|", "|\r\n>|", partials: ["p": ">"]),
    Case(
      "Standalone Without Previous Line", "  {{>p}}\n>", "  >\n  >>",
      partials: ["p": ">\n>"]),
    Case("Standalone Without Newline", ">\n  {{>p}}", ">\n  >\n  >", partials: ["p": ">\n>"]),
    Case(
      "Standalone Indentation", "\\\n {{>p}}\n/\n", "\\\n |\n world\n |\n/\n",
      partials: ["p": "|\n{{text}}\n|\n"]),
    Case("Padding Whitespace", "|{{> p }}|", "|[]|", partials: ["p": "[]"]),
  ])
  func partials(_ example: Case) throws { try check(example) }

  @Test(arguments: [
    Case("Default", "{{$title}}Default title{{/title}}\n", "Default title\n"),
    Case("Variable", "{{$b}}default {{text}} content{{/b}}\n", "default world content\n"),
    Case(
      "Section", "{{$b}}default {{#yes}}{{text}}{{/yes}} content{{/b}}\n",
      "default world content\n"),
    Case(
      "Inherit", "{{<p}}{{/p}}\n", "default content",
      partials: ["p": "{{$stuff}}default content{{/stuff}}"]),
    Case(
      "Overridden content", "{{<super}}{{$title}}sub template title{{/title}}{{/super}}",
      "...sub template title...",
      partials: ["super": "...{{$title}}Default title{{/title}}..."]),
    Case(
      "Data does not override block default", "{{<p}}{{/p}}", "default",
      partials: ["p": "{{$text}}default{{/text}}"]),
    Case(
      "Two overridden parents",
      "test {{<p}}{{$stuff}}override1{{/stuff}}{{/p}} {{<p}}{{$stuff}}override2{{/stuff}}{{/p}}\n",
      "test |override1 default| |override2 default|\n",
      partials: ["p": "|{{$stuff}}...{{/stuff}}{{$default}} default{{/default}}|"]),
    Case(
      "Only one override", "{{<p}}{{$stuff2}}override two{{/stuff2}}{{/p}}",
      "new default one, override two",
      partials: ["p": "{{$stuff}}new default one{{/stuff}}, {{$stuff2}}new default two{{/stuff2}}"]),
    Case(
      "Parent template", "{{>p}}|{{<p}}{{/p}}", "default content|default content",
      partials: ["p": "{{$stuff}}default content{{/stuff}}"]),
    Case(
      "Recursion of levels", "{{<p}}{{$a}}c{{/a}}{{/p}}", "c",
      partials: ["p": "{{<older}}{{$a}}p{{/a}}{{/older}}", "older": "{{$a}}g{{/a}}"]),
    Case(
      "Multi-level inheritance, no sub child", "{{<p}}{{/p}}", "p",
      partials: ["p": "{{<older}}{{$a}}p{{/a}}{{/older}}", "older": "{{$a}}g{{/a}}"]),
    Case(
      "Text inside parent", "{{<p}} asdfasd {{$foo}}hmm{{/foo}} asdfasdfasdf {{/p}}", "hmm",
      partials: ["p": "{{$foo}}default content{{/foo}}"]),
    Case(
      "Block scope", "{{<p}}{{$block}}I say {{name}}.{{/block}}{{/p}}", "I say Joe.",
      partials: ["p": "{{#person}}{{$block}}You say {{name}}.{{/block}}{{/person}}"]),
    Case(
      "Standalone parent", "Hi,\n  {{<p}}{{/p}}\n", "Hi,\none\ntwo\n",
      partials: ["p": "one\ntwo\n"]),
    Case(
      "Standalone block", "{{<p}}\n{{$block}}\none\ntwo\n{{/block}}\n{{/p}}\n", "Hi,\none\ntwo\n",
      partials: ["p": "Hi,\n{{$block}}{{/block}}\n"]),
  ])
  func inheritance(_ example: Case) throws { try check(example) }
}
