import BulletinModel

/// The registers read so far, and what is done with a group of them once its files are read.
///
/// Registers that refer to each other form a group: their references are held against each other
/// only then, derived fields are computed after that, and rules last.
struct RegisterShelf {
  private(set) var registers: [String: Register] = [:]
  private let vocabularies: [String: Vocabulary]
  private let compiler: FormulaCompiler
  private let paths: FieldPaths
  private let steps: [DerivationOrder.Step]
  private var referents: [String: Referents] = [:]

  init(
    _ schemas: [DeclaredSchema], vocabularies: [String: Vocabulary], today: CivilDate
  ) {
    self.vocabularies = vocabularies
    compiler = FormulaCompiler(vocabularies: vocabularies, today: today)
    var paths = FieldPaths(
      vocabularies: Set(vocabularies.keys).union(["regions", "sectors"]))
    for schema in schemas {
      paths.add(schema.schema.id, schema.schema.fields.map { ($0.words, $0.id, $0.type) })
    }
    self.paths = paths
    steps = DerivationOrder(schemas).steps
  }

  // MARK: References

  /// What the references of a register may name; those to registers that are being read come later.
  mutating func targets(
    of schema: RegisterSchema, reading group: [String]
  ) -> RegisterTargets {
    var byField: [String: Referents] = [:]
    for field in schema.fields {
      guard let target = field.type.target, !group.contains(target) else { continue }
      byField[field.id] = referents(of: target)
    }
    return RegisterTargets(byField)
  }

  private mutating func referents(of list: String) -> Referents? {
    if let known = referents[list] { return known }
    let made: Referents? =
      if let register = registers[list] {
        Referents(register)
      } else if let vocabulary = vocabularies[list] {
        Referents(vocabulary)
      } else if list == "regions" || list == "sectors" {
        Referents(list: list, entries: [])
      } else {
        nil
      }
    referents[list] = made
    return made
  }

  // MARK: A group

  /// Resolves the references within a group, computes its derived fields and holds it to its rules.
  mutating func finish(_ joins: inout [RegisterJoin]) {
    let group = Set(joins.map(\.register.schema.id))
    for join in joins { registers[join.register.schema.id] = join.register }
    for place in joins.indices {
      for (number, field) in joins[place].register.schema.fields.enumerated() {
        guard let target = field.type.target, group.contains(target), field.isTyped,
          let named = referents(of: target)
        else { continue }
        joins[place].resolve(number, named)
      }
    }
    for join in joins { put(join.register) }
    for step in steps where group.contains(step.register) {
      guard let place = joins.firstIndex(where: { $0.register.schema.id == step.register })
      else { continue }
      derive(step.field, &joins[place])
      put(joins[place].register)
    }
    for place in joins.indices {
      checkRules(&joins[place])
      joins[place].check()
    }
    for id in group { referents[id] = nil }
  }

  private mutating func put(_ register: Register) {
    registers[register.schema.id] = register
    compiler.put(register)
  }

  private mutating func derive(_ field: String, _ join: inout RegisterJoin) {
    guard let text = join.declared.derivations[field],
      let formula = compiled(text, &join)
    else { return }
    join.derive(field, formula)
  }

  private mutating func checkRules(_ join: inout RegisterJoin) {
    for (rule, text) in zip(join.register.schema.rules, join.declared.rules) {
      guard let formula = compiled(text, &join) else { continue }
      join.check(rule, text.string, formula)
    }
  }

  /// A formula for the rows of a register, with E70 for words that name no row of another one.
  private mutating func compiled(
    _ text: FormulaText, _ join: inout RegisterJoin
  ) -> RowFormula? {
    var shelf = self
    let check = FormulaCheck(register: join.register.schema.id, paths: paths) { list, word in
      guard let named = shelf.referents(of: list) else { return .later }
      return named.id(of: word).map { .id($0) }
        ?? .unknown(near: named.fault(for: word).values["near"])
    }
    let result = check.formula(text)
    referents = shelf.referents
    switch result {
    case .success(let part): return compiler.compiled(part.formula, for: join.register)
    case .failure(let fault):
      join.add(fault.diagnostic)
      return nil
    }
  }
}
