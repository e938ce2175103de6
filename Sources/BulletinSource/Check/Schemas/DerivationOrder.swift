import BulletinModel

/// In which order derived fields are computed: each after all that its formula uses.
struct DerivationOrder {
  /// One derived field.
  struct Step: Hashable {
    let register: String
    let field: String
  }

  /// All derived fields in order; those in a circle are left out.
  private(set) var steps: [Step] = []
  /// E70 for each circle, at its first formula.
  private(set) var circles: [Diagnostic] = []
  private let schemas: [String: DeclaredSchema]
  private var states: [Step: State] = [:]

  private enum State { case open, done, circular }

  init(_ schemas: [DeclaredSchema]) {
    self.schemas = Dictionary(
      schemas.map { ($0.schema.id, $0) }, uniquingKeysWith: { first, _ in first })
    for schema in schemas {
      for field in schema.schema.fields where field.derivation != nil {
        var path: [Step] = []
        visit(Step(register: schema.schema.id, field: field.id), &path)
      }
    }
  }

  /// Walks down to what a step needs; true where it can be computed.
  @discardableResult
  private mutating func visit(_ step: Step, _ path: inout [Step]) -> Bool {
    if let state = states[step] {
      if state == .open { addCircle(path, from: step) }
      return state == .done
    }
    states[step] = .open
    path.append(step)
    var isComputable = true
    for need in needs(of: step) where !visit(need, &path) { isComputable = false }
    path.removeLast()
    states[step] = isComputable ? .done : .circular
    if isComputable { steps.append(step) }
    return isComputable
  }

  private mutating func addCircle(_ path: [Step], from step: Step) {
    guard let start = path.firstIndex(of: step),
      let text = schemas[step.register]?.derivations[step.field]
    else { return }
    let names = (path[start...] + [step]).map {
      $0.register == step.register ? $0.field : "\($0.register).\($0.field)"
    }
    let circle = names.joined(separator: " → ")
    let reason = SchemaReason("公式绕成了圈：\(circle)", "the formulas form a circle: \(circle)")
    circles.append(reason.fault(in: text.text, at: text.node.span))
  }

  /// The derived fields that a formula uses, its own register's and those behind references.
  private func needs(of step: Step) -> [Step] {
    guard let formula = field(step)?.derivation else { return [] }
    var needs: [Step] = []
    for path in formula.paths {
      var register = step.register
      for id in path {
        let next = Step(register: register, field: id)
        guard let field = field(next) else { break }
        if field.derivation != nil { needs.append(next) }
        guard case .reference(let target) = field.type else { break }
        register = target
      }
    }
    return needs
  }

  private func field(_ step: Step) -> RegisterSchema.Field? {
    schemas[step.register]?.schema.field(step.field)
  }
}
