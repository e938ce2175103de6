import BulletinModel
import Testing

/// The cases of the specification's `interpolation`.
@Suite struct InterpolationSpecificationTests {
  static let special = "& \" < >"
  static let deep: [String: Sample.Value] = [
    "a": .object(["b": .object(["c": .object(["d": .object(["name": .text("Tashi")])])])])
  ]
  static let noName = "a name that nothing answers is a fault, never an empty string"
  static let noRoot = "a page is a context with names, never a bare text"
  static let unescaped = "only markup that is known to be safe is printed unescaped"

  static let printsCases: [SpecificationCase] = [
    SpecificationCase("No Interpolation", [:], "Only {one} brace!\n", "Only {one} brace!\n"),
    SpecificationCase(
      "Basic Interpolation", ["thing": .text("news")], "All {{thing}}.\n", "All news.\n"),
    SpecificationCase(
      "No Re-interpolation", ["a": .text("{{b}}"), "b": .text("no")], "{{a}}: {{b}}", "{{b}}: no"),
    SpecificationCase(
      "HTML Escaping", ["x": .text(special)], "Escaped: {{x}}\n",
      "Escaped: &amp; &quot; &lt; &gt;\n"),
    SpecificationCase(
      "Triple Mustache", ["x": .html(special)], "As it is: {{{x}}}\n",
      .prints("As it is: \(special)\n")),
    SpecificationCase(
      "Ampersand", ["x": .html(special)], "As it is: {{&x}}\n", .prints("As it is: \(special)\n")),
    SpecificationCase("Basic Integer Interpolation", ["n": .text("12")], "[{{n}}]", "[12]"),
    SpecificationCase(
      "Triple Mustache Integer Interpolation", ["n": .html("12")], "[{{{n}}}]", "[12]"),
    SpecificationCase("Ampersand Integer Interpolation", ["n": .html("12")], "[{{&n}}]", "[12]"),
    SpecificationCase("Basic Decimal Interpolation", ["n": .text("3.5")], "[{{n}}]", "[3.5]"),
    SpecificationCase(
      "Triple Mustache Decimal Interpolation", ["n": .html("3.5")], "[{{{n}}}]", "[3.5]"),
    SpecificationCase("Ampersand Decimal Interpolation", ["n": .html("3.5")], "[{{&n}}]", "[3.5]"),
    SpecificationCase(
      "Basic Null Interpolation", ["nil": .optionalText(nil)], "({{nil}})", "()"),
    SpecificationCase(
      "Triple Mustache Null Interpolation", ["nil": .optionalHTML(nil)], "({{{nil}}})", "()"),
    SpecificationCase(
      "Ampersand Null Interpolation", ["nil": .optionalHTML(nil)], "({{&nil}})", "()"),
    SpecificationCase(
      "Text in three braces", ["x": .text(special)], "{{{x}}}",
      .differs(.invalidTemplate, reason: unescaped)),
  ]

  @Test(arguments: printsCases)
  func prints(_ example: SpecificationCase) throws { try example.check() }

  static let resolvesCases: [SpecificationCase] = [
    SpecificationCase(
      "Basic Context Miss Interpolation", [:], "({{no}})",
      .differs(.unknownTemplateName, reason: noName)),
    SpecificationCase(
      "Triple Mustache Context Miss Interpolation", [:], "({{{no}}})",
      .differs(.unknownTemplateName, reason: noName)),
    SpecificationCase(
      "Ampersand Context Miss Interpolation", [:], "({{&no}})",
      .differs(.unknownTemplateName, reason: noName)),
    SpecificationCase(
      "Dotted Names - Basic Interpolation", ["a": .object(["name": .text("Tashi")])],
      "{{a.name}} = {{#a}}{{name}}{{/a}}", "Tashi = Tashi"),
    SpecificationCase(
      "Dotted Names - Triple Mustache Interpolation", ["a": .object(["name": .html("Tashi")])],
      "{{{a.name}}} = {{#a}}{{{name}}}{{/a}}", "Tashi = Tashi"),
    SpecificationCase(
      "Dotted Names - Ampersand Interpolation", ["a": .object(["name": .html("Tashi")])],
      "{{&a.name}} = {{#a}}{{&name}}{{/a}}", "Tashi = Tashi"),
    SpecificationCase(
      "Dotted Names - Arbitrary Depth", deep, "{{a.b.c.d.name}}", "Tashi"),
    SpecificationCase(
      "Dotted Names - Broken Chains",
      ["a": .optional(["b": .object(["c": .text("x")])], isPresent: false)], "({{a.b.c}})", "()"),
    SpecificationCase(
      "Dotted Names - Broken Chain Resolution",
      ["a": .object(["b": .object([:])]), "c": .object(["name": .text("Pema")])],
      "({{a.b.c.name}})", .differs(.unknownTemplateName, reason: noName)),
    SpecificationCase(
      "Dotted Names - Initial Resolution",
      deep.merging(["b": .object(["c": .object(["d": .object(["name": .text("no")])])])]) { $1 },
      "{{#a}}{{b.c.d.name}}{{/a}}", "Tashi"),
    SpecificationCase(
      "Dotted Names - Context Precedence",
      ["a": .object(["b": .object([:])]), "b": .object(["c": .text("no")])],
      "{{#a}}{{b.c}}{{/a}}", .differs(.unknownTemplateName, reason: noName)),
    SpecificationCase(
      "Dotted Names are never single keys", ["a.b": .text("c")], "{{a.b}}",
      .differs(.unknownTemplateName, reason: noName)),
    SpecificationCase(
      "Dotted Names - No Masking", ["a.b": .text("c"), "a": .object(["b": .text("d")])],
      "{{a.b}}", "d"),
    SpecificationCase(
      "Implicit Iterators - Basic Interpolation", [:], "All {{.}}.\n",
      .differs(.invalidTemplate, reason: noRoot)),
    SpecificationCase(
      "Implicit Iterators - HTML Escaping", [:], "{{.}}", .differs(.invalidTemplate, reason: noRoot)
    ),
    SpecificationCase(
      "Implicit Iterators - Triple Mustache", [:], "{{{.}}}",
      .differs(.invalidTemplate, reason: noRoot)),
    SpecificationCase(
      "Implicit Iterators - Ampersand", [:], "{{&.}}", .differs(.invalidTemplate, reason: noRoot)),
    SpecificationCase(
      "Implicit Iterators - Basic Integer Interpolation", [:], "{{.}}",
      .differs(.invalidTemplate, reason: noRoot)),
  ]

  @Test(arguments: resolvesCases)
  func resolves(_ example: SpecificationCase) throws { try example.check() }

  static let keepsSpaceCases: [SpecificationCase] = [
    SpecificationCase(
      "Interpolation - Surrounding Whitespace", ["x": .text("-")], "| {{x}} |", "| - |"),
    SpecificationCase(
      "Triple Mustache - Surrounding Whitespace", ["x": .html("-")], "| {{{x}}} |", "| - |"),
    SpecificationCase(
      "Ampersand - Surrounding Whitespace", ["x": .html("-")], "| {{&x}} |", "| - |"),
    SpecificationCase("Interpolation - Standalone", ["x": .text("-")], "  {{x}}\n", "  -\n"),
    SpecificationCase("Triple Mustache - Standalone", ["x": .html("-")], "  {{{x}}}\n", "  -\n"),
    SpecificationCase("Ampersand - Standalone", ["x": .html("-")], "  {{&x}}\n", "  -\n"),
    SpecificationCase("Interpolation With Padding", ["x": .text("-")], "|{{ x }}|", "|-|"),
    SpecificationCase("Triple Mustache With Padding", ["x": .html("-")], "|{{{ x }}}|", "|-|"),
    SpecificationCase("Ampersand With Padding", ["x": .html("-")], "|{{& x }}|", "|-|"),
  ]

  @Test(arguments: keepsSpaceCases)
  func keepsSpace(_ example: SpecificationCase) throws { try example.check() }
}
