import BulletinModel
import Testing

/// The cases of the specification's `inverted`.
@Suite struct InvertedSpecificationTests {
  static let always = "a context that is always there leaves nothing to say in its absence"
  static let noName = "a name that nothing answers is a fault, never an empty string"

  static let opensCases: [SpecificationCase] = [
    SpecificationCase("Falsey", ["is": .flag(false)], "\"{{^is}}Said.{{/is}}\"", "\"Said.\""),
    SpecificationCase("Truthy", ["is": .flag(true)], "\"{{^is}}Not said.{{/is}}\"", "\"\""),
    SpecificationCase(
      "Null is falsey", ["nil": .optionalText(nil)], "\"{{^nil}}Said.{{/nil}}\"", "\"Said.\""),
    SpecificationCase(
      "Context", ["who": .object(["name": .text("Pema")])], "{{^who}}Nobody{{/who}}",
      .differs(.invalidTemplate, reason: always)),
    SpecificationCase(
      "Context that may be absent",
      ["who": .optional(["name": .text("Pema")], isPresent: true)], "[{{^who}}Nobody{{/who}}]",
      "[]"),
    SpecificationCase(
      "List", ["list": .list(SectionSpecificationTests.numbers)], "\"{{^list}}None{{/list}}\"",
      "\"\""),
    SpecificationCase("Empty List", ["list": .list([])], "\"{{^list}}None{{/list}}\"", "\"None\""),
    SpecificationCase(
      "Empty list of texts", ["list": .texts([])], "\"{{^list}}None{{/list}}\"", "\"None\""),
    SpecificationCase(
      "Empty text", ["x": .optionalText("")], "\"{{^x}}None{{/x}}\"", "\"None\""),
    SpecificationCase(
      "Empty markup", ["x": .optionalHTML("")], "\"{{^x}}None{{/x}}{{#x}}Some{{/x}}\"",
      "\"None\""),
    SpecificationCase(
      "Doubled", ["is": .flag(false), "x": .text("second")],
      "{{^is}}\n* first\n{{/is}}\n* {{x}}\n{{^is}}\n* third\n{{/is}}\n",
      "* first\n* second\n* third\n"),
    SpecificationCase(
      "Nested (Falsey)", ["is": .flag(false)], "1 {{^is}}2 {{^is}}3{{/is}} 4{{/is}} 5",
      "1 2 3 4 5"),
    SpecificationCase(
      "Nested (Truthy)", ["is": .flag(true)], "1 {{^is}}2 {{^is}}3{{/is}} 4{{/is}} 5", "1  5"),
    SpecificationCase(
      "Context Misses", [:], "[{{^no}}Not found!{{/no}}]",
      .differs(.unknownTemplateName, reason: noName)),
    SpecificationCase(
      "Dotted Names - Truthy", ["a": .object(["b": .object(["c": .flag(true)])])],
      "({{^a.b.c}}Not{{/a.b.c}})", "()"),
    SpecificationCase(
      "Dotted Names - Falsey", ["a": .object(["b": .object(["c": .flag(false)])])],
      "({{^a.b.c}}Not{{/a.b.c}})", "(Not)"),
    SpecificationCase(
      "Dotted Names - Broken Chains",
      ["a": .optional(["b": .object(["c": .flag(true)])], isPresent: false)],
      "({{^a.b.c}}Not{{/a.b.c}})", "(Not)"),
  ]

  @Test(arguments: opensCases)
  func opens(_ example: SpecificationCase) throws { try example.check() }

  static let keepsSpaceCases: [SpecificationCase] = [
    SpecificationCase(
      "Surrounding Whitespace", ["is": .flag(false)], " = {{^is}}\t=\t{{/is}} = \n",
      " = \t=\t = \n"),
    SpecificationCase(
      "Internal Whitespace", ["is": .flag(false)], " = {{^is}} {{! Not said. }}\n {{/is}} = \n",
      " =  \n  = \n"),
    SpecificationCase(
      "Indented Inline Sections", ["is": .flag(false)],
      " {{^is}}ONE{{/is}}\n {{^is}}TWO{{/is}}\n", " ONE\n TWO\n"),
    SpecificationCase(
      "Standalone Lines", ["is": .flag(false)], "= one\n{{^is}}\n=\n{{/is}}\n= two\n",
      "= one\n=\n= two\n"),
    SpecificationCase(
      "Standalone Indented Lines", ["is": .flag(false)],
      "= one\n  {{^is}}\n=\n  {{/is}}\n= two\n", "= one\n=\n= two\n"),
    SpecificationCase(
      "Standalone Line Endings", ["is": .flag(false)], "=\r\n{{^is}}\r\n{{/is}}\r\n=", "=\r\n="),
    SpecificationCase(
      "Standalone Without Previous Line", ["is": .flag(false)], "  {{^is}}\n={{/is}}\n.", "=\n."),
    SpecificationCase(
      "Standalone Without Newline", ["is": .flag(false)], "={{^is}}\n.\n  {{/is}}", "=\n.\n"),
    SpecificationCase("Padding", ["is": .flag(false)], "|{{^ is }}={{/ is }}|", "|=|"),
  ]

  @Test(arguments: keepsSpaceCases)
  func keepsSpace(_ example: SpecificationCase) throws { try example.check() }
}
