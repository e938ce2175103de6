extension TemplateCompiler {
  mutating func compileVariable(_ tag: TemplateTag, _ place: Place) {
    guard let resolution = resolve(tag, place) else { return }
    let isMarkup = tag.kind == .markup
    if let fault = markup.fault(printing: tag.name, isMarkup: isMarkup) {
      report(fault, at: tag.place, in: place.text)
      return
    }
    let operand = resolution.operand
    switch (resolution.kind, isMarkup) {
    case (.text, false): append(.text(operand))
    case (.optionalText, false): append(.optionalText(operand))
    case (.html, true): append(.html(operand))
    case (.optionalHTML, true): append(.optionalHTML(operand))
    case (.words, false):
      if let word = resolution.word { append(.word(operand, word)) }
    case (let kind, _):
      report(TemplateCompiler.fault(printing: kind, tag.name), at: tag.place, in: place.text)
    }
  }

  /// Why a value of a kind is not printed by this tag.
  private static func fault(printing kind: FieldKind, _ name: String) -> TemplateFault {
    switch kind {
    case .text, .optionalText, .words: .textNeedsTwoBraces(name)
    case .html, .optionalHTML: .markupNeedsThreeBraces(name)
    case .flag: .flagIsForSections(name)
    case .list, .texts: .listIsForSections(name)
    case .object, .optionalObject: .objectHasNames(name)
    }
  }

  mutating func compileSection(_ tag: TemplateTag, _ body: [TemplateNode], _ place: Place) {
    guard let resolution = resolve(tag, place) else { return }
    let before = markup
    markup.settle()
    let start = program.operations.count
    append(.indentation)
    let isDone =
      tag.kind == .inverted
      ? compileInverted(resolution, start, body, place)
      : compileSection(tag, resolution, start, body, place)
    barrier = program.operations.count
    guard isDone else {
      report(.alwaysThere(tag.name), at: tag.place, in: place.text)
      markup = before
      return
    }
    if let joined = before.joined(with: markup) {
      markup = joined
    } else {
      report(.unbalanced(tag.name), at: tag.place, in: place.text)
      markup = before
    }
  }

  /// Compiles the body for each value, and puts the section's operation at `start`.
  private mutating func compileSection(
    _ tag: TemplateTag, _ resolution: Resolution, _ start: Int, _ body: [TemplateNode],
    _ place: Place
  ) -> Bool {
    let operand = resolution.operand
    var inner = place
    let section: (Int) -> Operation
    switch resolution.kind {
    case .flag: section = { .when(operand, .flag, next: $0) }
    case .optionalText:
      section = { .when(operand, .text, next: $0) }
      inner.scope = place.scope.over(resolution, label: tag.name)
    case .optionalHTML:
      section = { .when(operand, .html, next: $0) }
      inner.scope = place.scope.over(resolution, label: tag.name)
    case .object(let shape):
      section = { .object(operand, next: $0) }
      inner.scope = Scope(object: shape, dot: .object)
      inner.depth += mayBeAbsent(operand) ? 1 : 0
    case .optionalObject(let shape):
      section = { .optionalObject(operand, shape.type, next: $0) }
      inner.scope = Scope(object: shape, dot: .object)
      inner.depth += 1
    case .list(let shape):
      section = { .list(operand, shape.type, next: $0) }
      inner.scope = Scope(object: shape, dot: .object)
      inner.depth += 1
    case .texts:
      section = { .texts(operand, next: $0) }
      let item = Resolution(kind: .text, operand: Operand(base: .item))
      inner.scope = place.scope.over(item, label: "item")
      inner.depth += 1
    case .text, .html, .words: return false
    }
    compile(body, inner)
    program.operations[start] = section(program.operations.count)
    return true
  }

  /// Tells whether the way to a value leads through an optional context.
  private func mayBeAbsent(_ operand: Operand) -> Bool {
    operand.steps.contains {
      if case .present = program.steps[$0] { true } else { false }
    }
  }

  private mutating func compileInverted(
    _ resolution: Resolution, _ start: Int, _ body: [TemplateNode], _ place: Place
  ) -> Bool {
    let presence: Presence
    switch resolution.kind {
    case .flag: presence = .flag
    case .optionalText: presence = .text
    case .optionalHTML: presence = .html
    case .texts: presence = .texts
    case .optionalObject(let shape): presence = .object(shape.type)
    case .list(let shape): presence = .list(shape.type)
    case .text, .html, .words, .object: return false
    }
    compile(body, place)
    program.operations[start] = .unless(
      resolution.operand, presence, next: program.operations.count)
    return true
  }
}

extension Scope {
  /// The scope inside a section over text or markup: the same names, and `{{.}}`.
  fileprivate func over(_ resolution: Resolution, label: String) -> Scope {
    Scope(object: object, dot: .value(resolution, label: label))
  }
}

extension TemplateCompiler {
  /// Begins a line: the indentation of the call, that of the template, and the line's own blanks.
  mutating func startLine(_ blanks: [UInt8], isEmpty: Bool, _ place: Place) {
    if current > 0, !isEmpty { append(.indentation) }
    emit(isEmpty ? blanks : place.indentation(blanks))
  }

  /// Prints literal bytes, together with those before them where nothing comes between.
  mutating func emit(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    markup.feed(bytes)
    let last = program.operations.count - 1
    if last >= barrier, case .literal(let range) = program.operations[last],
      range.upperBound == program.literals.count
    {
      program.literals += bytes
      program.operations[last] = .literal(range.lowerBound..<program.literals.count)
    } else {
      append(.literal(addLiteral(bytes)))
    }
  }

  mutating func addLiteral(_ bytes: [UInt8]) -> Range<Int> {
    let start = program.literals.count
    program.literals += bytes
    return start..<program.literals.count
  }

  mutating func append(_ operation: Operation) {
    program.operations.append(operation)
  }
}
