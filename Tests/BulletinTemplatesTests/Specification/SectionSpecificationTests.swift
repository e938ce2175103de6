import BulletinModel
import Testing

/// The cases of the specification's `sections`.
@Suite struct SectionSpecificationTests {
  static let noClimbing = "an item without a name must not show its surroundings' instead"
  static let noName = "a name that nothing answers is a fault, never an empty string"
  static let noRoot = "a page is a context with names, never a bare list"
  static let numbers: [[String: Sample.Value]] = ["1", "2", "3"].map { ["n": .text($0)] }

  static let opensCases: [SpecificationCase] = [
    SpecificationCase("Truthy", ["is": .flag(true)], "\"{{#is}}Said.{{/is}}\"", "\"Said.\""),
    SpecificationCase("Falsey", ["is": .flag(false)], "\"{{#is}}Not said.{{/is}}\"", "\"\""),
    SpecificationCase(
      "Null is falsey", ["nil": .optionalText(nil)], "\"{{#nil}}Not said.{{/nil}}\"", "\"\""),
    SpecificationCase(
      "Context", ["who": .object(["name": .text("Pema")])], "{{#who}}Dear {{name}},{{/who}}",
      "Dear Pema,"),
    SpecificationCase(
      "Parent contexts",
      ["a": .text("1"), "b": .text("no"), "inner": .object(["b": .text("2")])],
      "{{#inner}}{{a}}, {{b}}{{/inner}}", .differs(.unknownTemplateName, reason: noClimbing)),
    SpecificationCase(
      "Variable test", ["x": .optionalText("here")], "{{#x}}{{.}} is {{x}}{{/x}}",
      "here is here"),
    SpecificationCase(
      "List Contexts",
      ["tops": .list([["name": .text("A"), "parts": .list([["n": .text("1")]])]])],
      "{{#tops}}{{#parts}}{{name}}{{n}}{{/parts}}{{/tops}}",
      .differs(.unknownTemplateName, reason: noClimbing)),
    SpecificationCase(
      "Deeply Nested Contexts",
      ["a": .object(["one": .text("1")]), "b": .object(["two": .text("2")])],
      "{{#a}}\n{{one}}\n{{#b}}\n{{one}}{{two}}\n{{/b}}\n{{/a}}\n",
      .differs(.unknownTemplateName, reason: noClimbing)),
    SpecificationCase("List", ["list": .list(numbers)], "\"{{#list}}{{n}}{{/list}}\"", "\"123\""),
    SpecificationCase("Empty List", ["list": .list([])], "\"{{#list}}No!{{/list}}\"", "\"\""),
    SpecificationCase(
      "Doubled", ["is": .flag(true), "x": .text("second")],
      "{{#is}}\n* first\n{{/is}}\n* {{x}}\n{{#is}}\n* third\n{{/is}}\n",
      "* first\n* second\n* third\n"),
    SpecificationCase(
      "Nested (Truthy)", ["is": .flag(true)], "1 {{#is}}2 {{#is}}3{{/is}} 4{{/is}} 5", "1 2 3 4 5"),
    SpecificationCase(
      "Nested (Falsey)", ["is": .flag(false)], "1 {{#is}}2 {{#is}}3{{/is}} 4{{/is}} 5", "1  5"),
    SpecificationCase(
      "Context Misses", [:], "[{{#no}}Found!{{/no}}]",
      .differs(.unknownTemplateName, reason: noName)),
  ]

  @Test(arguments: opensCases)
  func opens(_ example: SpecificationCase) throws { try example.check() }

  static let iteratesCases: [SpecificationCase] = [
    SpecificationCase(
      "Implicit Iterator - String", ["list": .texts(["a", "b", "c"])], "{{#list}}({{.}}){{/list}}",
      "(a)(b)(c)"),
    SpecificationCase(
      "Implicit Iterator - Integer", ["list": .texts(["1", "2", "3"])],
      "{{#list}}({{.}}){{/list}}", "(1)(2)(3)"),
    SpecificationCase(
      "Implicit Iterator - Decimal", ["list": .texts(["1.5", "2.5"])], "{{#list}}({{.}}){{/list}}",
      "(1.5)(2.5)"),
    SpecificationCase(
      "Implicit Iterator - Array",
      ["list": .list([["part": .texts(["1", "2"])], ["part": .texts(["a", "b"])]])],
      "{{#list}}({{#.}}{{.}}{{/.}}){{/list}}",
      .differs(.invalidTemplate, reason: "lists in lists are lists of contexts with a name each")),
    SpecificationCase(
      "Implicit Iterator - HTML Escaping", ["list": .texts(["&", "\"", "<", ">"])],
      "{{#list}}({{.}}){{/list}}", "(&amp;)(&quot;)(&lt;)(&gt;)"),
    SpecificationCase(
      "Implicit Iterator - Triple mustache", ["list": .texts(["&", "<"])],
      "{{#list}}({{{.}}}){{/list}}",
      .differs(.invalidTemplate, reason: InterpolationSpecificationTests.unescaped)),
    SpecificationCase(
      "Implicit Iterator - Ampersand", ["list": .texts(["&", "<"])], "{{#list}}({{&.}}){{/list}}",
      .differs(.invalidTemplate, reason: InterpolationSpecificationTests.unescaped)),
    SpecificationCase(
      "Implicit Iterator - Root-level", [:], "{{#.}}({{n}}){{/.}}",
      .differs(.invalidTemplate, reason: noRoot)),
    SpecificationCase(
      "Dotted Names - Truthy", ["a": .object(["b": .object(["c": .flag(true)])])],
      "({{#a.b.c}}Here{{/a.b.c}})", "(Here)"),
    SpecificationCase(
      "Dotted Names - Falsey", ["a": .object(["b": .object(["c": .flag(false)])])],
      "({{#a.b.c}}Here{{/a.b.c}})", "()"),
    SpecificationCase(
      "Dotted Names - Broken Chains",
      ["a": .optional(["b": .object(["c": .flag(true)])], isPresent: false)],
      "({{#a.b.c}}Here{{/a.b.c}})", "()"),
    SpecificationCase(
      "Dotted Names - lists behind an absent context",
      ["a": .optional(["list": .list(numbers)], isPresent: false)],
      "({{#a.list}}{{n}}{{/a.list}})", "()"),
    SpecificationCase(
      "Dotted Names - lists behind a present context",
      ["a": .optional(["list": .list(numbers)], isPresent: true)],
      "({{#a.list}}{{n}}{{/a.list}})", "(123)"),
  ]

  @Test(arguments: iteratesCases)
  func iterates(_ example: SpecificationCase) throws { try example.check() }

  static let keepsSpaceCases: [SpecificationCase] = [
    SpecificationCase(
      "Surrounding Whitespace", ["is": .flag(true)], " = {{#is}}\t=\t{{/is}} = \n",
      " = \t=\t = \n"),
    SpecificationCase(
      "Internal Whitespace", ["is": .flag(true)], " = {{#is}} {{! Not said. }}\n {{/is}} = \n",
      " =  \n  = \n"),
    SpecificationCase(
      "Indented Inline Sections", ["is": .flag(true)],
      " {{#is}}ONE{{/is}}\n {{#is}}TWO{{/is}}\n", " ONE\n TWO\n"),
    SpecificationCase(
      "Standalone Lines", ["is": .flag(true)], "= one\n{{#is}}\n=\n{{/is}}\n= two\n",
      "= one\n=\n= two\n"),
    SpecificationCase(
      "Indented Standalone Lines", ["is": .flag(true)],
      "= one\n  {{#is}}\n=\n  {{/is}}\n= two\n", "= one\n=\n= two\n"),
    SpecificationCase(
      "Standalone Line Endings", ["is": .flag(true)], "=\r\n{{#is}}\r\n{{/is}}\r\n=", "=\r\n="),
    SpecificationCase(
      "Standalone Without Previous Line", ["is": .flag(true)], "  {{#is}}\n={{/is}}\n.", "=\n."),
    SpecificationCase(
      "Standalone Without Newline", ["is": .flag(true)], "={{#is}}\n.\n  {{/is}}", "=\n.\n"),
    SpecificationCase("Padding", ["is": .flag(true)], "|{{# is }}={{/ is }}|", "|=|"),
  ]

  @Test(arguments: keepsSpaceCases)
  func keepsSpace(_ example: SpecificationCase) throws { try example.check() }
}
