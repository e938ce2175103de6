import BulletinModel

extension TemplateCompiler {
  /// Finds what a name refers to; reports and returns nil where nothing answers.
  ///
  /// Names are asked of the innermost context. The page's own answers only for the fields that it
  /// has marked: an item without a title must not show the page's.
  mutating func resolve(_ tag: TemplateTag, _ place: Place) -> Resolution? {
    if tag.name == "." { return resolveDot(tag, place) }
    let parts = tag.parts
    var shape = place.scope.object
    var path = OperandPath(.object)
    var kind = FieldKind.object(shape)
    for (index, part) in parts.enumerated() {
      var found = field(part, of: shape)
      if index == 0, found == nil, let global = field(part, of: root), global.isEverywhere {
        path = OperandPath(.root)
        found = global
      }
      guard let found else {
        reportUnknown(tag, index, in: shape, place)
        return nil
      }
      path.follow(found.location, &program)
      kind = found.kind
      if case .words = kind { return resolveWord(tag, after: index, path, place) }
      guard index + 1 < parts.count else { break }
      switch kind {
      case .object(let inner): shape = inner
      case .optionalObject(let inner):
        path.unwrap(inner.type)
        shape = inner
      default:
        reportNoParts(tag, after: index, kind, place)
        return nil
      }
    }
    return Resolution(kind: kind, operand: path.operand(&program))
  }

  private mutating func resolveDot(_ tag: TemplateTag, _ place: Place) -> Resolution? {
    switch place.scope.dot {
    case .value(let resolution, _): return resolution
    case .object:
      report(.objectHasNames("."), at: tag.place, in: place.text)
      return nil
    }
  }

  private mutating func resolveWord(
    _ tag: TemplateTag, after index: Int, _ path: OperandPath, _ place: Place
  ) -> Resolution? {
    let parts = tag.parts
    guard index + 1 < parts.count else {
      report(.wordsNeedAKey(tag.name), at: tag.place, in: place.text)
      return nil
    }
    let key = parts[(index + 1)...].joined(separator: ".")
    guard let word = library.wordPlaces[key] else {
      let keys = library.wordPlaces.keys.sorted()
      reportUnknown(tag, index + 1, nearestName(to: key, in: keys), place)
      return nil
    }
    return Resolution(kind: .words, operand: path.operand(&program), word: word)
  }

  private mutating func reportUnknown(
    _ tag: TemplateTag, _ index: Int, in shape: ShapeReference, _ place: Place
  ) {
    var names = names(of: shape)
    if index == 0 {
      names += self.names(of: root).filter { field($0, of: root)?.isEverywhere == true }
    }
    let parts = tag.parts
    let near = nearestName(to: parts[index], in: names) ?? nearWithin(shape, parts[index])
    let whole = near.map { ([$0] + parts[(index + 1)...]).joined(separator: ".") }
    reportUnknown(tag, index, whole, place)
  }

  /// The nearest name one level down, such as `frame.title` for `titel`.
  private mutating func nearWithin(_ shape: ShapeReference, _ name: String) -> String? {
    var inner: [String] = []
    var wholes: [String] = []
    for outer in names(of: shape) {
      guard case .object(let object)? = field(outer, of: shape)?.kind else { continue }
      for name in names(of: object) {
        inner.append(name)
        wholes.append("\(outer).\(name)")
      }
    }
    if let place = inner.firstIndex(of: name) { return wholes[place] }
    guard let near = nearestName(to: name, in: inner) else { return nil }
    return inner.firstIndex(of: near).map { wholes[$0] }
  }

  private mutating func reportUnknown(
    _ tag: TemplateTag, _ index: Int, _ near: String?, _ place: Place
  ) {
    let prefix = tag.parts[..<index].map { $0 + "." }.joined()
    var values = ["k": tag.name]
    values["near"] = near.map { prefix + $0 }
    faults.append(place.text.fault(.unknownTemplateName, at: tag.place, values))
  }

  private mutating func reportNoParts(
    _ tag: TemplateTag, after index: Int, _ kind: FieldKind, _ place: Place
  ) {
    let parts = tag.parts
    let prefix = parts[...index].joined(separator: ".")
    let fault: TemplateFault =
      switch kind {
      case .list, .texts: .listHasNoParts(prefix)
      default: .hasNoParts(prefix, part: parts[(index + 1)...].joined(separator: "."))
      }
    report(fault, at: tag.place, in: place.text)
  }
}

/// The way to a value, while it is being found.
struct OperandPath {
  private let base: Operand.Base
  private var offset = 0
  private var steps: [OperandStep] = []

  init(_ base: Operand.Base) {
    self.base = base
  }

  /// Goes on to a field.
  mutating func follow(_ location: FieldLocation, _ program: inout Program) {
    switch location {
    case .stored(let distance):
      if steps.isEmpty { offset += distance } else { steps.append(.stored(distance)) }
    case .computed(let value, let getter):
      steps.append(.computed(value, getter: program.getters.count))
      program.getters.append(getter)
    }
  }

  /// Goes into an optional context.
  mutating func unwrap(_ type: any TemplateContext.Type) {
    steps.append(.present(type))
  }

  /// The way as operations keep it.
  func operand(_ program: inout Program) -> Operand {
    let start = program.steps.count
    program.steps += steps
    return Operand(base: base, offset: offset, steps: start..<program.steps.count)
  }
}
