import BulletinModel

/// Holds the drafts of all schemas against each other: references, formulas, grain, expectations.
struct SchemaLink {
  private let drafts: [SchemaDraft]
  private let vocabularies: [String: Vocabulary]
  private var paths: FieldPaths
  private(set) var faults: [Diagnostic] = []

  init(_ drafts: [SchemaDraft], _ vocabularies: [String: Vocabulary]) {
    self.drafts = drafts
    self.vocabularies = vocabularies
    paths = FieldPaths(
      vocabularies: Set(vocabularies.keys).union(["regions", "sectors"]))
    for base in BuiltInRegisters.all {
      paths.add(base.id, base.fields.map { ($0.words, $0.id, $0.type) })
    }
    for draft in drafts { paths.add(draft.id, draft.knownFields) }
  }

  private mutating func add(_ reason: SchemaReason, at node: Node, in draft: SchemaDraft) {
    faults.append(reason.fault(in: draft.text, at: node.span))
  }

  /// All schemas, the built-in ones first.
  mutating func linked() -> [DeclaredSchema] {
    var schemas: [DeclaredSchema] = []
    for base in BuiltInRegisters.all where !drafts.contains(where: { $0.id == base.id }) {
      schemas.append(DeclaredSchema(base))
    }
    for draft in drafts { schemas.append(linked(draft)) }
    for circle in DerivationOrder(schemas).circles {
      faults.append(circle)
    }
    let order = BuiltInRegisters.all.map(\.id)
    return schemas.sorted { left, right in
      let ranks = [left, right].map { order.firstIndex(of: $0.schema.id) ?? order.count }
      return ranks[0] != ranks[1]
        ? ranks[0] < ranks[1] : precedes(left.schema.id, right.schema.id)
    }
  }

  private mutating func linked(_ draft: SchemaDraft) -> DeclaredSchema {
    var draft = draft
    hideFields(&draft)
    let isShown = publication(draft)
    var derivations: [String: FormulaText] = [:]
    var fields = draft.base?.fields ?? []
    for field in draft.fields {
      let (linked, text) = self.field(field, draft)
      fields.append(linked)
      derivations[field.id] = text
    }
    var rules: [RegisterSchema.Rule] = []
    var texts: [FormulaText] = []
    for rule in draft.rules {
      guard let linked = self.rule(rule, draft, fields) else { continue }
      rules.append(linked)
      texts.append(rule.formula)
    }
    let grain = draft.base?.grain ?? grain(draft, fields)
    let schema = RegisterSchema(
      id: draft.id, name: draft.name ?? draft.base?.name ?? LocalizedText([.init("zh", draft.id)]),
      fields: fields, grain: grain,
      description: draft.description ?? draft.base?.description,
      rowName: draft.rowName ?? draft.base?.rowName, rules: rules, publication: isShown,
      hasListPage: draft.hasListPage ?? draft.base?.hasListPage ?? false,
      hasRowPages: hasRowPages(draft, fields), expectation: expectation(draft, fields),
      isBuiltIn: draft.base != nil, file: draft.text.file)
    return DeclaredSchema(schema: schema, rules: texts, derivations: derivations)
  }

  // MARK: What is shown

  private mutating func hideFields(_ draft: inout SchemaDraft) {
    for node in draft.hidden {
      guard let place = draft.fields.firstIndex(where: { $0.words.contains(node.summary) }) else {
        add(unknownField(node.summary, draft), at: node, in: draft)
        continue
      }
      draft.fields[place].isHidden = true
    }
  }

  /// How much is made public; counts of persons are never shown by rows (E110).
  private mutating func publication(_ draft: SchemaDraft) -> RegisterSchema.Publication {
    let wanted = draft.publication?.value ?? draft.base?.publication ?? .rows
    guard draft.base == nil, wanted == .rows,
      let field = draft.fields.first(where: { $0.countsPersons && !$0.isHidden })
    else { return wanted }
    let name = draft.name ?? LocalizedText([.init("zh", draft.id)])
    faults.append(
      draft.text.fault(
        .personsAsRows, at: (draft.publication?.node ?? field.key).span,
        ["r": name.text(in: "zh"), "r@en": name.text(in: "en")]))
    return .aggregates
  }

  private mutating func hasRowPages(
    _ draft: SchemaDraft, _ fields: [RegisterSchema.Field]
  ) -> Bool {
    guard let pages = draft.rowPages, pages.value else {
      return draft.rowPages?.value ?? draft.base?.hasRowPages ?? false
    }
    guard fields.contains(where: { $0.type == .id }) else {
      add(
        SchemaReason(
          "每行要有自己的页面，就要有字段 id", "rows with pages of their own need a field id"),
        at: pages.node, in: draft)
      return false
    }
    return true
  }

  // MARK: Fields and rules

  private func unknownField(_ word: String, _ draft: SchemaDraft) -> SchemaReason {
    SchemaReason(
      "没有字段“\(word)”", "there is no field \"\(word)\"", near: paths.near(word, of: draft.id))
  }

  private mutating func field(
    _ field: SchemaDraft.Field, _ draft: SchemaDraft
  ) -> (RegisterSchema.Field, FormulaText?) {
    let type = checkedType(field, draft)
    let derivation = derivation(field, type, draft)
    let linked = RegisterSchema.Field(
      field.id, alias: field.alias, type, required: field.isRequired, unit: field.unit,
      name: field.name, unique: field.isUnique, derivation: derivation,
      persons: field.countsPersons, hidden: field.isHidden)
    return (linked, derivation == nil ? nil : field.formula)
  }

  /// The type of a field; text where the list that it names is none.
  private mutating func checkedType(
    _ field: SchemaDraft.Field, _ draft: SchemaDraft
  ) -> RegisterSchema.FieldType {
    guard let (name, node) = field.target else { return field.type }
    let isRegister = paths.isRegister(name)
    guard !isRegister, vocabularies[name] == nil, name != "regions", name != "sectors" else {
      guard isRegister, paths.field(["id"], of: name)?.type != .id else { return field.type }
      add(
        SchemaReason(
          "台账 \(name) 没有字段 id，不能被引用", "register \(name) has no field id to refer to"),
        at: node, in: draft)
      return field.type.isList ? .list(of: .text) : .text
    }
    let names =
      BuiltInRegisters.all.map(\.id) + drafts.filter { $0.base == nil }.map(\.id)
      + vocabularies.keys.sorted()
    add(
      SchemaReason(
        "“\(name)”既不是词表也不是台账", "\"\(name)\" is neither a vocabulary nor a register",
        near: nearest(name, in: names)), at: node, in: draft)
    return field.type.isList ? .list(of: .text) : .text
  }

  private func check(_ draft: SchemaDraft) -> FormulaCheck {
    let (paths, vocabularies) = (paths, vocabularies)
    return FormulaCheck(register: draft.id, paths: paths) { list, word in
      guard !paths.isRegister(list), let vocabulary = vocabularies[list] else { return .later }
      let referents = Referents(vocabulary)
      return referents.id(of: word).map { .id($0) }
        ?? .unknown(near: referents.fault(for: word).values["near"])
    }
  }

  private mutating func derivation(
    _ field: SchemaDraft.Field, _ type: RegisterSchema.FieldType, _ draft: SchemaDraft
  ) -> Expression? {
    guard let text = field.formula else { return nil }
    switch check(draft).formula(text) {
    case .failure(let fault):
      faults.append(fault.diagnostic)
      return nil
    case .success(let part):
      if part.kind.fits(type) { return part.formula }
      let wanted = FormulaKind(type).name
      let reason = SchemaReason(
        "公式算出的是\(part.kind.name.chinese)，字段要的是\(wanted.chinese)",
        "the formula comes to \(part.kind.name.english), the field holds \(wanted.english)")
      faults.append(reason.fault(in: text.text, at: text.node.span))
      return nil
    }
  }

  private mutating func rule(
    _ rule: SchemaDraft.Rule, _ draft: SchemaDraft, _ fields: [RegisterSchema.Field]
  ) -> RegisterSchema.Rule? {
    switch check(draft).formula(rule.formula) {
    case .failure(let fault):
      faults.append(fault.diagnostic)
      return nil
    case .success(let part):
      guard part.kind == .flag else {
        let reason = SchemaReason(
          "规则要能判断是或否，\(part.kind.name.chinese)不能",
          "a rule comes to yes or no, not to \(part.kind.name.english)")
        faults.append(reason.fault(in: rule.formula.text, at: rule.formula.node.span))
        return nil
      }
      return RegisterSchema.Rule(
        part.formula, message: rule.message, field: typedField(part.formula, fields))
    }
  }

  /// The first field of a formula that people type; what it is computed from where it is computed.
  private func typedField(_ formula: Expression, _ fields: [RegisterSchema.Field]) -> String? {
    var next = formula.paths.compactMap(\.first)
    var seen: Set<String> = []
    while let id = next.first {
      next.removeFirst()
      guard seen.insert(id).inserted, let field = fields.first(where: { $0.id == id }) else {
        continue
      }
      guard let derivation = field.derivation else { return id }
      next = derivation.paths.compactMap(\.first) + next
    }
    return nil
  }

  // MARK: Grain

  private mutating func grain(
    _ draft: SchemaDraft, _ fields: [RegisterSchema.Field]
  ) -> [String] {
    var grain: [String] = []
    for node in draft.grain {
      guard let field = fields.first(where: { $0.words.contains(node.summary) }) else {
        add(unknownField(node.summary, draft), at: node, in: draft)
        continue
      }
      guard !field.type.isList else {
        add(
          SchemaReason(
            "“\(node.summary)”是列表，不能用来区分各行",
            "\"\(node.summary)\" is a list and cannot tell rows apart"), at: node, in: draft)
        continue
      }
      if !grain.contains(field.id) { grain.append(field.id) }
    }
    return grain
  }

  private mutating func expectation(
    _ draft: SchemaDraft, _ fields: [RegisterSchema.Field]
  ) -> RegisterSchema.Expectation? {
    guard let reader = draft.expectation else { return nil }
    var expected = ExpectationReader(reader, fields, paths, vocabularies)
    let result = expected.expectation()
    faults += expected.faults
    return result
  }
}

extension FormulaKind {
  /// Tells whether what a formula comes to can stand in a field.
  fileprivate func fits(_ type: RegisterSchema.FieldType) -> Bool {
    switch (self, FormulaKind(type)) {
    case (.member, .text), (.choice, .text), (.period, .text): type == .text
    case (.text, .text): type == .text
    case (let own, let wanted): own == wanted
    }
  }
}
