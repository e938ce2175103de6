import Testing

/// The cases of the specification's `~inheritance`.
@Suite struct InheritanceSpecificationTests {
  static let overridesCases: [SpecificationCase] = [
    SpecificationCase("Default", [:], "{{$title}}Its own{{/title}}\n", "Its own\n"),
    SpecificationCase(
      "Variable", ["x": .text("1")], "{{$b}}own {{x}} part{{/b}}\n", "own 1 part\n"),
    SpecificationCase(
      "Triple Mustache", ["x": .html("<i>")], "{{$b}}own {{{x}}} part{{/b}}\n",
      "own <i> part\n"),
    SpecificationCase(
      "Sections", ["o": .object(["x": .text("1")])], "{{$b}}own {{#o}}{{x}}{{/o}} part{{/b}}\n",
      "own 1 part\n"),
    SpecificationCase(
      "Negative Sections", ["no": .flag(false), "x": .text("1")],
      "{{$b}}own {{^no}}{{x}}{{/no}} part{{/b}}\n", "own 1 part\n"),
    SpecificationCase(
      "Mustache Injection", ["o": .object(["x": .text("{{y}}")])],
      "{{$b}}own {{#o}}{{x}}{{/o}} part{{/b}}\n", "own {{y}} part\n"),
    SpecificationCase(
      "Inherit", [:], "{{<p}}{{/p}}\n", "own part", partials: ["p": "{{$b}}own part{{/b}}"]),
    SpecificationCase(
      "Overridden content", [:], "{{<p}}{{$title}}another{{/title}}{{/p}}", "<another>",
      partials: ["p": "<{{$title}}own{{/title}}>"]),
    SpecificationCase(
      "Data does not override block", ["b": .text("data")], "{{<p}}{{$b}}another{{/b}}{{/p}}",
      "another", partials: ["p": "{{$b}}own{{/b}}"]),
    SpecificationCase(
      "Data does not override block default", ["b": .text("data")], "{{<p}}{{/p}}", "own",
      partials: ["p": "{{$b}}own{{/b}}"]),
    SpecificationCase(
      "Overridden parent", [:], "see {{<p}}{{$b}}another{{/b}}{{/p}}", "see another",
      partials: ["p": "{{$b}}...{{/b}}"]),
    SpecificationCase(
      "Two overridden parents",
      [:], "see {{<p}}{{$b}}one{{/b}}{{/p}} {{<p}}{{$b}}two{{/b}}{{/p}}\n",
      "see |one own| |two own|\n", partials: ["p": "|{{$b}}...{{/b}}{{$c}} own{{/c}}|"]),
    SpecificationCase(
      "Override parent with newlines", [:], "{{<p}}{{$b}}\none\n\ntwo\n{{/b}}{{/p}}",
      "one\n\ntwo\n",
      partials: ["p": "{{$b}}own{{/b}}"]),
    SpecificationCase(
      "Inherit indentation", [:], "{{<p}}{{$b}}another{{/b}}{{/p}}", "see:\n  another\n",
      partials: ["p": "see:\n  {{$b}}own part{{/b}}\n"]),
    SpecificationCase(
      "Only one override", [:], "{{<p}}{{$c}}another{{/c}}{{/p}}", "own, another",
      partials: ["p": "{{$b}}own{{/b}}, {{$c}}own too{{/c}}"]),
    SpecificationCase(
      "Parent template", [:], "{{>p}}|{{<p}}{{/p}}", "own|own", partials: ["p": "{{$b}}own{{/b}}"]),
    SpecificationCase(
      "Recursion", [:], "{{<p}}{{$a}}another{{/a}}{{/p}}", "another another another end",
      partials: [
        "p": "{{$a}}own{{/a}} {{$b}}{{<q}}{{/q}}{{/b}}",
        "q": "{{$a}}own of q{{/a}} {{<p}}{{$b}}end{{/b}}{{/p}}",
      ]),
    SpecificationCase(
      "Multi-level inheritance", [:], "{{<p}}{{$a}}3{{/a}}{{/p}}", "3",
      partials: [
        "p": "{{<q}}{{$a}}2{{/a}}{{/q}}", "q": "{{<r}}{{$a}}1{{/a}}{{/r}}", "r": "{{$a}}0{{/a}}",
      ]),
    SpecificationCase(
      "Multi-level inheritance, no sub child", [:], "{{<p}}{{/p}}", "2",
      partials: [
        "p": "{{<q}}{{$a}}2{{/a}}{{/q}}", "q": "{{<r}}{{$a}}1{{/a}}{{/r}}", "r": "{{$a}}0{{/a}}",
      ]),
    SpecificationCase(
      "Text inside parent", [:], "{{<p}} lost {{$b}}kept{{/b}} lost {{/p}}", "kept",
      partials: ["p": "{{$b}}own{{/b}}"]),
    SpecificationCase(
      "Text inside parent, without a block", [:], "{{<p}} lost {{/p}}", "own",
      partials: ["p": "{{$b}}own{{/b}}"]),
    SpecificationCase(
      "Block scope", ["x": .text("page"), "part": .object(["x": .text("part")])],
      "{{<p}}{{$b}}in a {{x}}{{/b}}{{/p}}", "in a part",
      partials: ["p": "{{#part}}{{$b}}{{x}}{{/b}}{{/part}}"]),
    SpecificationCase(
      "A block inside its own override prints its default",
      [:], "{{<p}}{{$b}}<{{$b}}inner{{/b}}>{{/b}}{{/p}}", "<inner>",
      partials: ["p": "{{$b}}own{{/b}}"]),
  ]

  @Test(arguments: overridesCases)
  func overrides(_ example: SpecificationCase) throws { try example.check() }

  static let indentsCases: [SpecificationCase] = [
    SpecificationCase(
      "Standalone parent", [:], "See,\n  {{<p}}{{/p}}\n", "See,\n  one\n  two\n",
      partials: ["p": "one\ntwo\n"]),
    SpecificationCase(
      "Standalone block", [:], "{{<p}}{{$b}}\none\ntwo{{/b}}\n{{/p}}\n", "See,\n  one\n  two\n",
      partials: ["p": "See,\n  {{$b}}{{/b}}\n"]),
    SpecificationCase(
      "Block reindentation", [:], "{{<p}}{{$b}}\n    one\n    two\n{{/b}}{{/p}}\n",
      "See,\n  one\n  two\n", partials: ["p": "See,\n  {{$b}}\n  {{/b}}\n"]),
    SpecificationCase(
      "Intrinsic indentation", [:], "{{<p}}{{$b}}\none\ntwo\n{{/b}}{{/p}}\n",
      "See,\n  one\n  two\n",
      partials: ["p": "See,\n{{$b}}\n  own\n{{/b}}\n"]),
    SpecificationCase(
      "Nested block reindentation", [:], "{{<p}}{{$inner}}\nthree\n{{/inner}}{{/p}}\n",
      "one\n  three\n",
      partials: [
        "p":
          "{{<q}}{{$b}}\n  one\n  {{$inner}}\n    two\n  {{/inner}}\n{{/b}}{{/q}}\n",
        "q": "{{$b}}own{{/b}}",
      ]),
    SpecificationCase(
      "A block with lines of its own inside a parent with lines of its own",
      [:], "{{<p}}\n{{$b}}\none\n{{/b}}\n{{/p}}\n", "<main>\none\n</main>\n",
      partials: ["p": "<main>\n{{$b}}\n{{/b}}\n</main>\n"]),
  ]

  @Test(arguments: indentsCases)
  func indents(_ example: SpecificationCase) throws { try example.check() }
}
