public import BulletinModel

/// The templates of a theme, parsed and ready to be compiled against contexts.
public struct TemplateLibrary: Sendable {
  let templates: [String: Theme.Template]
  /// The keys of the words, in the order of `TemplateWords`.
  public let wordKeys: [String]
  let wordPlaces: [String: Int]

  /// Makes a library; `words` are the keys of the theme's strings.
  public init(templates: [Theme.Template], words: some Sequence<String> = []) {
    self.templates = Dictionary(
      templates.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    wordKeys = Set(words).sorted()
    wordPlaces = Dictionary(uniqueKeysWithValues: wordKeys.enumerated().map { ($1, $0) })
  }

  /// Compiles a template and all that it uses against a context.
  ///
  /// - Parameters:
  ///   - name: The template's name: its path without `.mustache`.
  ///   - context: The type whose fields the template may name.
  /// - Returns: The compiled template, nil when it has a fault: E101 for a name that no field
  ///   bears, E102 for anything else, all at once.
  public func compile<Context: TemplateContext>(_ name: String, for context: Context.Type)
    -> Checked<CompiledTemplate<Context>>
  {
    var compiler = TemplateCompiler(library: self, root: context)
    let program = compiler.compile(name)
    let faults = compiler.faults.sorted()
    return Checked(
      faults.isEmpty ? CompiledTemplate(program: program) : nil, diagnostics: faults)
  }
}
