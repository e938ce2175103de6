public import BulletinModel

/// All templates of a theme, parsed, with the keys of its words.
///
/// The language is Mustache: variables, sections, inverted sections, partials, comments and
/// inheritance. Every name is checked against the type of the context; a name that nothing answers
/// is a fault with its place, never an empty string.
public struct TemplateLibrary: Sendable {
  let templates: [String: ParsedTemplate]
  /// For each template, those that it calls, and so on; itself only if it comes back to itself.
  let reached: [String: Set<String>]
  let wordPlaces: [String: Int]

  /// Faults in the writing of any template, used or not, in order.
  public let diagnostics: [Diagnostic]

  /// Parses the templates of a theme.
  ///
  /// - Parameters:
  ///   - templates: The templates as read.
  ///   - words: The keys of the theme's words; ``TemplateWords`` are made with the same ones.
  public init(templates: [Theme.Template], words: some Sequence<String> = [] as [String]) {
    self.templates = Dictionary(
      templates.map { ($0.name, ParsedTemplate($0)) }, uniquingKeysWith: { first, _ in first })
    reached = ParsedTemplate.reached(in: self.templates)
    wordPlaces = Dictionary(
      uniqueKeysWithValues: TemplateWords.order(words).enumerated().map { ($1, $0) })
    diagnostics = self.templates.values.flatMap(\.faults).sorted()
  }

  /// Compiles a template and all that it uses against a type of context.
  ///
  /// A template that several pages use has its faults named for each; they are equal and can be
  /// told apart by nothing, so a set leaves one of each.
  ///
  /// - Parameters:
  ///   - name: The template's name: its path without `.mustache`.
  ///   - context: The type whose fields the template may name.
  /// - Returns: The compiled template, nil when it has a fault: E101 for a name that nothing
  ///   answers, E102 for anything else, all at once and in order.
  public func compile<C: TemplateContext>(
    _ name: String, for context: C.Type
  ) -> Checked<CompiledTemplate<C>> {
    let checked = compile(name, for: ShapeReference(context))
    return Checked(
      checked.value.map(CompiledTemplate.init(program:)), diagnostics: checked.diagnostics)
  }

  func compile(_ name: String, for shape: ShapeReference) -> Checked<Program> {
    var compiler = TemplateCompiler(library: self, root: shape)
    let program = compiler.compile(name)
    let faults = Set(compiler.faults).sorted()
    return Checked(faults.isEmpty ? program : nil, diagnostics: faults)
  }
}

/// A template that is known to fit its context.
///
/// Rendering makes no values: it reads the context where it lies. A worker that renders many pages takes a copy of
/// its own, so that no reference count is shared with the others.
public struct CompiledTemplate<C: TemplateContext>: Sendable {
  private let program: Program

  init(program: Program) {
    self.program = program
  }

  /// Returns the same template in storage of its own.
  public func copy() -> CompiledTemplate {
    CompiledTemplate(program: program.copy())
  }

  /// Appends the template filled with a context.
  public func render(_ context: C, into output: inout [UInt8]) {
    withUnsafePointer(to: context) { program.render(UnsafeRawPointer($0), into: &output) }
  }
}
