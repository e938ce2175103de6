// The checker and the code generator are one walk over the nodes: splitting it would split its state.
import BulletinModel

/// Turns a parsed template into steps, holding every name against the context's fields.
struct TemplateCompiler {
  /// What a frame of the walk knows.
  private struct Scope {
    let frame: any TemplateContext.Type
    /// The blocks that override those of the parents being compiled, by name.
    var overrides: [String: [TemplateNode]] = [:]
    /// The partials and parents that are being compiled, with their frames.
    var path: [Visit] = []
    /// How many sections that go into another value are open.
    var depth = 0
  }

  private struct Visit {
    let name: String
    let frame: ObjectIdentifier
    var depth = 0
  }

  private struct Procedure: Hashable {
    let name: String
    let frame: ObjectIdentifier
    let indentation: [UInt8]
  }

  private let library: TemplateLibrary
  private let root: any TemplateContext.Type
  private var program = Program()
  private var state = MarkupState.text
  private var procedures: [Procedure: Int] = [:]
  private var waiting: [(Procedure, any TemplateContext.Type, SourceSpan)] = []
  private var known: Set<String> = []
  private(set) var faults: [Diagnostic] = []

  init(library: TemplateLibrary, root: any TemplateContext.Type) {
    self.library = library
    self.root = root
  }

  /// Compiles the template of a name, and the partials that recur.
  mutating func compile(_ name: String) -> Program {
    guard let template = library.templates[name] else {
      report(
        .whole("templates/\(name).mustache"),
        ("缺少模板“\(name)”", "there is no template \"\(name)\""))
      return program
    }
    emit(
      parsed(template),
      Scope(frame: root, path: [Visit(name: name, frame: ObjectIdentifier(root))]))
    program.main = 0..<program.operations.count
    while !waiting.isEmpty {
      let (procedure, frame, _) = waiting.removeFirst()
      guard let template = library.templates[procedure.name] else { continue }
      state = .text
      let start = program.operations.count
      let visit = Visit(name: procedure.name, frame: ObjectIdentifier(frame))
      emit(
        parsed(template, indentation: procedure.indentation), Scope(frame: frame, path: [visit]))
      program.procedures[procedures[procedure] ?? 0] = start..<program.operations.count
    }
    return program
  }

  private mutating func parsed(_ template: Theme.Template, indentation: [UInt8] = [])
    -> [TemplateNode]
  {
    let (nodes, found) = TemplateParser.parse(template, indentation: indentation)
    if known.insert(template.name).inserted { faults += found }
    return nodes
  }

  private mutating func emit(_ nodes: [TemplateNode], _ scope: Scope) {
    for node in nodes { emit(node, scope) }
  }

  private mutating func emit(_ node: TemplateNode, _ scope: Scope) {
    switch node {
    case .literal(let bytes):
      state.feed(bytes)
      append(bytes)
    case .text(let name): emitVariable(name, isMarkup: false, scope)
    case .html(let name): emitVariable(name, isMarkup: true, scope)
    case .section(let name, let body): emitSection(name, body, scope)
    case .inverted(let name, let body):
      guard let (path, shape) = resolve(name, scope) else { return }
      if case .words = shape { return wrongKind(name) }
      emitBody(name, body, scope) { .unless(path, end: $0) }
    case .partial(let name, let indentation): emitPartial(name, indentation, scope)
    case .block(let name, let body):
      var inner = scope
      let override = inner.overrides.removeValue(forKey: name.text)
      emit(override ?? body, inner)
    case .parent(let name, let body): emitParent(name, body, scope)
    }
  }

  // MARK: Variables and sections

  private mutating func emitVariable(_ name: TemplateName, isMarkup: Bool, _ scope: Scope) {
    guard let (path, shape, word) = resolveWithWord(name, scope) else { return }
    let allowed = state.allows
    if isMarkup ? !allowed.html : !allowed.text {
      return report(
        name.span,
        (
          "“\(name.text)”不能放在这里：只能放在正文里，文字还可以放在引号里的属性值中",
          "\"\(name.text)\" may not stand here: only in text, and text also in a quoted attribute"
        ))
    }
    switch (shape, isMarkup) {
    case (.text, false): program.operations.append(.text(path))
    case (.html, true): program.operations.append(.html(path))
    case (.words, false):
      if let word { program.operations.append(.word(path, key: word)) }
    case (.text, true):
      report(
        name.span,
        (
          "“\(name.text)”是文字，应写成 {{\(name.text)}}",
          "\"\(name.text)\" is text: write {{\(name.text)}}"
        ))
    case (.html, false):
      report(
        name.span,
        (
          "“\(name.text)”是排好的内容，应写成 {{{\(name.text)}}}",
          "\"\(name.text)\" is markup: write {{{\(name.text)}}}"
        ))
    default: wrongKind(name)
    }
  }

  private mutating func emitSection(_ name: TemplateName, _ body: [TemplateNode], _ scope: Scope) {
    guard let (path, shape) = resolve(name, scope) else { return }
    var inner = scope
    switch shape {
    case .flag, .text(isOptional: true), .html(isOptional: true), .text(isOptional: false),
      .html(isOptional: false):
      emitBody(name, body, scope) { .condition(path, end: $0) }
    case .object(let type, _):
      inner = Scope(
        frame: type, overrides: scope.overrides, path: scope.path, depth: scope.depth + 1)
      emitBody(name, body, inner) { .open(path, end: $0) }
    case .list(let type):
      inner = Scope(
        frame: type, overrides: scope.overrides, path: scope.path, depth: scope.depth + 1)
      emitBody(name, body, inner) { .each(path, end: $0) }
    case .words: wrongKind(name)
    }
  }

  private mutating func emitBody(
    _ name: TemplateName, _ body: [TemplateNode], _ scope: Scope, _ head: (Int) -> Operation
  ) {
    let before = state
    let place = program.operations.count
    program.operations.append(.call(procedure: 0))
    emit(body, scope)
    program.operations[place] = head(program.operations.count)
    if !before.isSame(as: state) {
      report(
        name.span,
        (
          "“\(name.text)”里的标签没有成对：开头和结尾必须在同一处",
          "markup inside \"\(name.text)\" is not balanced: it must end where it began"
        ))
      state = before
    }
  }

  private mutating func wrongKind(_ name: TemplateName) {
    report(
      name.span,
      (
        "“\(name.text)”不是文字，要用 {{#\(name.text)}}…{{/\(name.text)}}",
        "\"\(name.text)\" is no text: use {{#\(name.text)}}…{{/\(name.text)}}"
      ))
  }

  // MARK: Partials and parents

  private mutating func emitPartial(_ name: TemplateName, _ indentation: [UInt8], _ scope: Scope) {
    guard let template = template(name) else { return }
    let visit = Visit(
      name: name.text, frame: ObjectIdentifier(scope.frame), depth: scope.depth)
    if scope.path.contains(where: { $0.name == visit.name }) {
      return emitCall(
        Procedure(name: name.text, frame: visit.frame, indentation: indentation), name, scope)
    }
    var inner = scope
    inner.path.append(visit)
    inner.overrides = [:]
    emit(parsed(template, indentation: indentation), inner)
  }

  private mutating func emitCall(_ procedure: Procedure, _ name: TemplateName, _ scope: Scope) {
    if scope.path.contains(where: { $0.name == name.text && $0.depth == scope.depth }) {
      return report(
        name.span,
        (
          "片段“\(name.text)”无条件地调用自己，不会结束",
          "partial \"\(name.text)\" calls itself without end"
        ))
    }
    if state != .text {
      report(
        name.span,
        ("会调用自己的片段只能放在正文里", "a partial that calls itself may stand in text only"))
    }
    let place: Int
    if let existing = procedures[procedure] {
      place = existing
    } else {
      place = program.procedures.count
      procedures[procedure] = place
      program.procedures.append(0..<0)
      waiting.append((procedure, scope.frame, name.span))
    }
    program.operations.append(.call(procedure: place))
  }

  private mutating func emitParent(_ name: TemplateName, _ body: [TemplateNode], _ scope: Scope) {
    guard let template = template(name) else { return }
    if scope.path.count > 32 {
      return report(
        name.span, ("模板“\(name.text)”继承成了圈", "template \"\(name.text)\" inherits from itself"))
    }
    let nodes = parsed(template)
    let offered = TemplateCompiler.blocks(in: nodes, library)
    var overrides: [String: [TemplateNode]] = [:]
    for case .block(let block, let content) in body {
      overrides[block.text] = content
      guard !offered.contains(block.text) else { continue }
      unknown(block, in: offered.sorted())
    }
    var inner = scope
    inner.overrides = overrides.merging(scope.overrides) { _, outer in outer }
    inner.path.append(Visit(name: name.text, frame: ObjectIdentifier(scope.frame)))
    emit(nodes, inner)
  }

  /// The blocks that a parent offers, those of its own parents included.
  private static func blocks(in nodes: [TemplateNode], _ library: TemplateLibrary, depth: Int = 0)
    -> Set<String>
  {
    guard depth < 32 else { return [] }
    var names: Set<String> = []
    for node in nodes {
      switch node {
      case .block(let name, let body):
        names.insert(name.text)
        names.formUnion(blocks(in: body, library, depth: depth))
      case .section(_, let body), .inverted(_, let body):
        names.formUnion(blocks(in: body, library, depth: depth))
      case .parent(let name, let body):
        names.formUnion(blocks(in: body, library, depth: depth))
        if let parent = library.templates[name.text] {
          names.formUnion(
            blocks(in: TemplateParser.parse(parent).nodes, library, depth: depth + 1))
        }
      case .literal, .text, .html, .partial: break
      }
    }
    return names
  }

  private mutating func template(_ name: TemplateName) -> Theme.Template? {
    if let template = library.templates[name.text] { return template }
    unknown(name, in: library.templates.keys.sorted())
    return nil
  }

  // MARK: Names

  private mutating func resolve(_ name: TemplateName, _ scope: Scope) -> (ValuePath, Shape)? {
    resolveWithWord(name, scope).map { ($0.0, $0.1) }
  }

  /// Finds the field that a name means: the innermost frame's, else a field visible everywhere.
  ///
  /// There is no other climbing, so no item shows what is not its own.
  private mutating func resolveWithWord(_ name: TemplateName, _ scope: Scope)
    -> (ValuePath, Shape, word: Int?)?
  {
    let parts = name.parts
    var fields: [Int] = []
    var shape = Shape.object(scope.frame, isOptional: false)
    var isRoot = false
    for (index, part) in parts.enumerated() {
      if case .words = shape { return word(name, parts[index...], fields, isRoot) }
      guard case .object(let frame, let isOptional) = shape else {
        unknown(name, in: [])
        return nil
      }
      if isOptional {
        let prefix = parts[..<index].joined(separator: ".")
        report(
          name.span,
          (
            "“\(prefix)”可能没有，先写 {{#\(prefix)}}…{{/\(prefix)}}",
            "\"\(prefix)\" may be absent: open it with {{#\(prefix)}}…{{/\(prefix)}} first"
          ))
        return nil
      }
      let outline = frame.outline
      if let place = outline.firstIndex(where: { $0.name == part }) {
        fields.append(place)
        shape = outline[place].shape
      } else if index == 0,
        let place = root.outline.firstIndex(where: { $0.name == part && $0.isEverywhere })
      {
        isRoot = true
        fields.append(place)
        shape = root.outline[place].shape
      } else {
        let names =
          outline.map(\.name)
          + (index == 0 ? root.outline.filter(\.isEverywhere).map(\.name) : [])
        let near = nearestName(to: part, in: names)
        let prefix = parts[..<index].map { $0 + "." }.joined()
        unknown(name, near: near.map { prefix + $0 })
        return nil
      }
    }
    if case .words = shape {
      wrongKind(name)
      return nil
    }
    guard fields.count <= 4 else {
      report(name.span, ("名字里的点太多", "a name has at most four parts"))
      return nil
    }
    return (ValuePath(fromRoot: isRoot, fields), shape, nil)
  }

  private mutating func word(
    _ name: TemplateName, _ rest: ArraySlice<String>, _ fields: [Int], _ isRoot: Bool
  ) -> (ValuePath, Shape, word: Int?)? {
    let key = rest.joined(separator: ".")
    guard let place = library.wordPlaces[key] else {
      let prefix = name.text.dropLast(key.count)
      unknown(name, near: nearestName(to: key, in: library.wordKeys).map { prefix + $0 })
      return nil
    }
    return (ValuePath(fromRoot: isRoot, fields), .words, place)
  }

  private mutating func unknown(_ name: TemplateName, in names: [String]) {
    unknown(name, near: nearestName(to: name.text, in: names))
  }

  private mutating func unknown(_ name: TemplateName, near: String?) {
    var values = ["k": name.text]
    values["near"] = near
    faults.append(
      Diagnostic(
        .unknownTemplateName, at: name.span, values, excerpt: line(name.span)))
  }

  private mutating func report(_ span: SourceSpan, _ why: (String, String)) {
    let fault = templateFault(span, (chinese: why.0, english: why.1), excerpt: line(span))
    if !faults.contains(fault) { faults.append(fault) }
  }

  private func line(_ span: SourceSpan) -> String? {
    guard let template = library.templates.values.first(where: { $0.file == span.file }) else {
      return nil
    }
    let lines = template.source.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard span.start.line <= lines.count else { return nil }
    return String(decoding: lines[span.start.line - 1], as: UTF8.self)
  }

  // MARK: Steps

  private mutating func append(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    let start = program.literals.count
    program.literals += bytes
    program.operations.append(.literal(start: start, count: bytes.count))
  }
}

extension MarkupState {
  /// Tells whether two states allow the same to follow.
  fileprivate func isSame(as other: MarkupState) -> Bool {
    switch (self, other) {
    case (.raw, .raw), (.quoted, .quoted): true
    case (.tag(let one, _), .tag(let other, _)): one == other
    case (.tagName(let one), .tag(let other, _)), (.tag(let other, _), .tagName(let one)):
      one == other
    case (.attributeName(let one, _, _), .tag(let other, _)),
      (.tag(let other, _), .attributeName(let one, _, _)):
      one == other
    default: self == other
    }
  }
}
