import Testing

/// The cases of the specification's `comments`.
@Suite struct CommentSpecificationTests {
  static let holdsCases: [SpecificationCase] = [
    SpecificationCase("Inline", [:], "ab{{! Not said. }}cd", "abcd"),
    SpecificationCase("Multiline", [:], "ab{{!\n  Not said,\n  at length.\n}}cd\n", "abcd\n"),
    SpecificationCase("Standalone", [:], "First.\n{{! Not said. }}\nLast.\n", "First.\nLast.\n"),
    SpecificationCase(
      "Indented Standalone", [:], "First.\n  {{! Not said. }}\nLast.\n", "First.\nLast.\n"),
    SpecificationCase("Standalone Line Endings", [:], "=\r\n{{! Not said. }}\r\n=", "=\r\n="),
    SpecificationCase("Standalone Without Previous Line", [:], "  {{! Not said. }}\n.", "."),
    SpecificationCase("Standalone Without Newline", [:], ".\n  {{! Not said. }}", ".\n"),
    SpecificationCase(
      "Multiline Standalone", [:], "First.\n{{!\nNot said.\n}}\nLast.\n", "First.\nLast.\n"),
    SpecificationCase(
      "Indented Multiline Standalone", [:], "First.\n  {{!\n    Not said.\n  }}\nLast.\n",
      "First.\nLast.\n"),
    SpecificationCase("Indented Inline", [:], "  ab {{! cd }}\n", "  ab \n"),
    SpecificationCase("Surrounding Whitespace", [:], "ab {{! Not said. }} cd", "ab  cd"),
    SpecificationCase(
      "Variable Name Collision", ["said": .text("1"), "! said": .text("2"), "!said": .text("3")],
      "not said: [{{! said }}]", "not said: []"),
  ]

  @Test(arguments: holdsCases)
  func holds(_ example: SpecificationCase) throws { try example.check() }
}
