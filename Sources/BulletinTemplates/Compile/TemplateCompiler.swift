import BulletinModel

/// Turns a template, with all that it calls, into a flat list of operations for one context type.
///
/// Partials and inheritance are resolved here and names become offsets. Only templates that can
/// reach themselves are called while rendering.
struct TemplateCompiler {
  /// How the lines of a template are indented.
  struct Lines {
    /// What comes before each line.
    var indentation: [UInt8] = []
    /// How many blanks each line loses.
    var removed = 0
  }

  /// Where the compiler stands in a template.
  struct Place {
    let text: TemplateText
    var scope: Scope
    var lines = Lines()
    /// The blocks that override others, by name.
    var overrides: [String: TemplateBlock] = [:]
    /// How many sections stand around this place that end a recursion.
    var depth = 0

    /// The blanks that stand before a line with `blanks` of its own.
    func indentation(_ blanks: [UInt8]) -> [UInt8] {
      lines.indentation + blanks.dropFirst(lines.removed)
    }
  }

  let library: TemplateLibrary
  let root: ShapeReference
  var faults: [Diagnostic] = []
  var program = Program()
  /// Where in the markup the next operation prints.
  var markup = MarkupState()
  /// Templates that are called while rendering, the page's own first.
  var calls = CallGraph()
  /// The call that is being compiled.
  var current = 0
  /// The operations before this one cannot be joined with the next.
  var barrier = 0
  private var fieldsByShape: [ObjectIdentifier: [String: ShapeField]] = [:]
  private var namesByShape: [ObjectIdentifier: [String]] = [:]

  init(library: TemplateLibrary, root: ShapeReference) {
    self.library = library
    self.root = root
  }

  /// Compiles a template for a page.
  mutating func compile(_ name: String) -> Program {
    guard let template = library.templates[name] else {
      let near = nearestName(to: name, in: library.templates.keys.sorted())
      let fault = TemplateFault.noTemplate(name, near: near)
      faults.append(
        Diagnostic(
          .invalidTemplate, at: .whole("templates/\(name).mustache"),
          ["why": fault.chinese, "why@en": fault.english]))
      return program
    }
    let place = Place(text: template.text, scope: Scope(object: root, dot: .object))
    calls.add(template, place, markup)
    while current < calls.all.count {
      let call = calls.all[current]
      let start = program.operations.count
      barrier = start
      markup = call.markup
      faults += call.template.faults
      compile(call.template.nodes, call.place)
      program.calls.append(start..<program.operations.count)
      if current > 0, markup.joined(with: call.markup) == nil {
        let name = call.template.text.name
        report(.unbalancedPartial(name), at: 0..<0, in: call.template.text)
      }
      current += 1
    }
    for edge in calls.endless {
      report(.endlessPartial(edge.tag.name), at: edge.tag.place, in: edge.text)
    }
    return program
  }

  mutating func compile(_ nodes: [TemplateNode], _ place: Place, skipsLineStart: Bool = false) {
    for (index, node) in nodes.enumerated() {
      switch node {
      case .lineStart(let blanks, let isEmpty):
        if index > 0 || !skipsLineStart { startLine(blanks, isEmpty: isEmpty, place) }
      case .text(let bytes): emit(bytes)
      case .variable(let tag): compileVariable(tag, place)
      case .section(let tag, let body): compileSection(tag, body, place)
      case .partial(let tag, let blanks): compileCall(tag, blanks, [], place)
      case .parent(let tag, let blanks, let blocks): compileCall(tag, blanks, blocks, place)
      case .block(let block): compileBlock(block, place)
      }
    }
  }

  /// The field of a shape that answers a name.
  mutating func field(_ name: String, of shape: ShapeReference) -> ShapeField? {
    read(shape)
    return fieldsByShape[shape.id]?[name]
  }

  /// The names of a shape, in order.
  mutating func names(of shape: ShapeReference) -> [String] {
    read(shape)
    return namesByShape[shape.id] ?? []
  }

  private mutating func read(_ shape: ShapeReference) {
    guard fieldsByShape[shape.id] == nil else { return }
    let fields = shape.fields()
    fieldsByShape[shape.id] = Dictionary(
      fields.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    namesByShape[shape.id] = fields.map(\.name)
  }

  mutating func report(_ fault: TemplateFault, at range: Range<Int>, in text: TemplateText) {
    faults.append(text.fault(fault, at: range))
  }
}
