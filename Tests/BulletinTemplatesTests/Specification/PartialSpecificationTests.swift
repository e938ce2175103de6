import BulletinModel
import Testing

@testable import BulletinTemplates

/// The cases of the specification's `partials`.
@Suite struct PartialSpecificationTests {
  static let holdsCases: [SpecificationCase] = [
    SpecificationCase("Basic Behavior", [:], "\"{{>p}}\"", "\"part\"", partials: ["p": "part"]),
    SpecificationCase(
      "Failed Lookup", [:], "\"{{>p}}\"",
      .differs(.invalidTemplate, reason: "a template that is not there is a fault")),
    SpecificationCase(
      "Context", ["x": .text("said")], "\"{{>p}}\"", "\"*said*\"", partials: ["p": "*{{x}}*"]),
    SpecificationCase(
      "Nested", ["a": .text("one"), "b": .text("two")], "{{>outer}}", "*one two!*",
      partials: ["outer": "*{{a}} {{>inner}}*", "inner": "{{b}}!"]),
    SpecificationCase(
      "Surrounding Whitespace", [:], "= {{>p}} =", "= \t=\t =", partials: ["p": "\t=\t"]),
    SpecificationCase(
      "Inline Indentation", ["x": .text("=")], "  {{x}}  {{> p}}\n", "  =  +\n+\n",
      partials: ["p": "+\n+"]),
    SpecificationCase(
      "Standalone Line Endings", [:], "=\r\n{{>p}}\r\n=", "=\r\n+=", partials: ["p": "+"]),
    SpecificationCase(
      "Standalone Without Previous Line", [:], "  {{>p}}\n=", "  +\n  +=", partials: ["p": "+\n+"]),
    SpecificationCase(
      "Standalone Without Newline", [:], "=\n  {{>p}}", "=\n  +\n  +", partials: ["p": "+\n+"]),
    SpecificationCase(
      "Standalone Indentation", ["x": .html("<\n->")], "[\n {{>p}}\n]\n",
      "[\n =\n <\n->\n =\n]\n", partials: ["p": "=\n{{{x}}}\n=\n"]),
    SpecificationCase("Padding Whitespace", [:], "|{{> p }}|", "|[]|", partials: ["p": "[]"]),
    SpecificationCase(
      "Empty lines stay empty", [:], "  {{>p}}\n", "  a\n\n  b\n", partials: ["p": "a\n\nb\n"]),
    SpecificationCase(
      "Indentation adds up", [:], " {{>outer}}\n", " a\n   b\n   c\n d\n",
      partials: ["outer": "a\n  {{>inner}}\nd\n", "inner": "b\nc\n"]),
  ]

  @Test(arguments: holdsCases)
  func holds(_ example: SpecificationCase) throws { try example.check() }

  struct Node: TemplateContext {
    let content: String
    let nodes: [Node]
    let leaf: Leaf?
    static let fields: [Field<Self>] = [
      Field("content", \.content), Field("nodes", \.nodes), Field("leaf", \.leaf),
    ]
  }

  struct Leaf: TemplateContext {
    let name: String
    static let fields: [Field<Self>] = [Field("name", \.name)]
  }

  struct Recursion: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let partial: String
    let expected: String
  }

  static let tree = Node(
    content: "X",
    nodes: [
      Node(content: "Y", nodes: [Node(content: "Z", nodes: [], leaf: nil)], leaf: nil),
      Node(content: "W", nodes: [], leaf: Leaf(name: "L")),
    ], leaf: nil)

  @Test(arguments: [
    Recursion(
      testDescription: "Recursion", partial: "{{content}}({{#nodes}}{{>node}}{{/nodes}})",
      expected: "X(Y(Z())W())"),
    Recursion(
      testDescription: "indentation grows with each call",
      partial: "{{content}}\n{{#nodes}}\n  {{>node}}\n{{/nodes}}\n",
      expected: "X\n  Y\n    Z\n  W\n"),
    Recursion(
      testDescription: "a call within a line is not indented",
      partial: "[{{content}}\n{{#nodes}}\n .{{>node}}\n{{/nodes}}\n]",
      expected: "[X\n .[Y\n .[Z\n]\n]\n .[W\n]\n]"),
    Recursion(
      testDescription: "other partials inside it",
      partial: "{{#leaf}}\n {{>leaf}}\n{{/leaf}}\n{{#nodes}}\n  {{>node}}\n{{/nodes}}\n",
      expected: "   L\n   !\n"),
  ])
  func recurs(_ example: Recursion) throws {
    let templates = ["main": "{{>node}}", "node": example.partial, "leaf": "{{name}}\n!\n"]
    let library = TemplateLibrary(
      templates: templates.map { .init(name: $0, file: $0, source: Array($1.utf8)) })
    let checked = library.compile("main", for: Node.self)
    var output: [UInt8] = []
    try #require(checked.value, "\(checked.diagnostics)").render(Self.tree, into: &output)
    #expect(String(decoding: output, as: UTF8.self) == example.expected)
  }
}
