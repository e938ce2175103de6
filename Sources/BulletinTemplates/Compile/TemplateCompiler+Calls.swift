import BulletinModel

extension TemplateCompiler {
  /// Compiles a partial, or a parent with the blocks that override its own.
  mutating func compileCall(
    _ tag: TemplateTag, _ blanks: [UInt8]?, _ blocks: [TemplateBlock], _ place: Place
  ) {
    guard let template = library.templates[tag.name] else {
      let near = nearestName(to: tag.name, in: library.templates.keys.sorted())
      report(.noTemplate(tag.name, near: near), at: tag.place, in: place.text)
      return
    }
    check(blocks, against: template, place)
    var inner = Place(text: template.text, scope: place.scope)
    inner.depth = place.depth
    inner.overrides = Dictionary(
      blocks.map { ($0.tag.name, $0) }, uniquingKeysWith: { first, _ in first }
    ).merging(place.overrides) { $1 }
    let indentation = blanks.map(place.indentation)
    if library.callsItself(template) {
      compileRecursion(template, tag, indentation, inner, from: place)
      return
    }
    faults += template.faults
    inner.lines.indentation = indentation ?? []
    compile(template.nodes, inner)
  }

  private mutating func compileRecursion(
    _ template: ParsedTemplate, _ tag: TemplateTag, _ indentation: [UInt8]?, _ inner: Place,
    from place: Place
  ) {
    var own = inner
    own.depth = 0
    let call = calls.add(template, own, markup)
    if place.depth == 0 {
      calls.addEdge(CallGraph.Edge(from: current, to: call, tag: tag, text: place.text))
    }
    append(.call(call, indentation: indentation.map { addLiteral($0) }))
  }

  private mutating func check(
    _ blocks: [TemplateBlock], against parent: ParsedTemplate, _ place: Place
  ) {
    guard !blocks.isEmpty else { return }
    let known = library.blocks(reachedFrom: parent)
    for block in blocks where !known.contains(block.tag.name) {
      let near = nearestName(to: block.tag.name, in: known.sorted())
      report(
        .noBlock(block.tag.name, parent: parent.text.name, near: near), at: block.tag.place,
        in: block.text)
    }
  }

  /// Compiles a block: its override, in the scope of the block, or its default.
  mutating func compileBlock(_ block: TemplateBlock, _ place: Place) {
    let name = block.tag.name
    guard let override = place.overrides[name], override.id != block.id else {
      compile(block.nodes, place)
      return
    }
    let blanks = block.opensLine ? block.contentIndentation : block.lineIndentation
    var inner = Place(text: override.text, scope: place.scope)
    inner.depth = place.depth
    inner.overrides = place.overrides
    inner.overrides[name] = nil
    inner.lines.indentation = place.indentation(blanks)
    inner.lines.removed = override.contentIndentation.count
    if block.opensLine, !override.opensLine {
      startLine([], isEmpty: override.nodes.isEmpty, inner)
    }
    compile(override.nodes, inner, skipsLineStart: !block.opensLine)
  }
}

extension TemplateLibrary {
  /// Tells whether a template can reach itself.
  func callsItself(_ template: ParsedTemplate) -> Bool {
    reached[template.text.name]?.contains(template.text.name) == true
  }

  /// The names of the blocks of a template and of all that it reaches.
  func blocks(reachedFrom template: ParsedTemplate) -> Set<String> {
    (reached[template.text.name] ?? []).reduce(into: template.blocks) {
      $0.formUnion(templates[$1]?.blocks ?? [])
    }
  }
}

extension ParsedTemplate {
  /// For each template, those that it calls, and so on.
  static func reached(in templates: [String: ParsedTemplate]) -> [String: Set<String>] {
    templates.mapValues { template in
      var reached = template.calls
      var open = Array(reached)
      while let next = open.popLast() {
        for call in templates[next]?.calls ?? [] where reached.insert(call).inserted {
          open.append(call)
        }
      }
      return reached
    }
  }
}
