import BulletinModel

/// Reads who must report a register, and how often; all faults are E70.
struct ExpectationReader {
  private var reader: MappingReader
  private let fields: [RegisterSchema.Field]
  private let paths: FieldPaths
  private let vocabularies: [String: Vocabulary]

  init(
    _ reader: MappingReader, _ fields: [RegisterSchema.Field], _ paths: FieldPaths,
    _ vocabularies: [String: Vocabulary]
  ) {
    self.reader = reader
    self.fields = fields
    self.paths = paths
    self.vocabularies = vocabularies
  }

  var faults: [Diagnostic] { reader.faults.asSchemaFaults }

  private mutating func add(_ reason: SchemaReason, at node: Node) {
    reader.add([reason.fault(in: reader.text, at: node.span)])
  }

  mutating func expectation() -> RegisterSchema.Expectation? {
    let each = reader.required("each")
    _ = reader.required("every")
    let every = reader.choice("every", SchemaKeys.kinds)
    let days = reader.integer("days", in: 0...366)
    let list = each.flatMap { reporters($0) }
    let field = list.flatMap { reporter($0) }
    let time = timeField()
    let filter = list.map { conditions($0) } ?? [:]
    guard let list, let field, let time, let every else { return nil }
    return RegisterSchema.Expectation(
      list: list, field: field, filter: filter, every: every, time: time, days: days ?? 15)
  }

  private mutating func reporters(_ node: Node) -> String? {
    guard let name = node.scalar?.trimmedOfSpaces else {
      reader.wrongType(node, "词表或台账的编号", "id of a vocabulary or register")
      return nil
    }
    guard !paths.isRegister(name), vocabularies[name] == nil, name != "regions" else { return name }
    let used = fields.compactMap { field -> String? in
      if case .reference(let list) = field.type { list } else { nil }
    }
    add(
      SchemaReason(
        "“\(name)”既不是词表也不是台账", "\"\(name)\" is neither a vocabulary nor a register",
        near: nearest(name, in: used + vocabularies.keys.sorted())), at: node)
    return nil
  }

  private mutating func named(_ key: String) -> (field: RegisterSchema.Field?, node: Node)? {
    guard let node = reader.value(key) else { return nil }
    let word = node.summary
    if let field = fields.first(where: { $0.words.contains(word) }) { return (field, node) }
    add(
      SchemaReason(
        "没有字段“\(word)”", "there is no field \"\(word)\"",
        near: nearest(word, in: fields.flatMap(\.words))), at: node)
    return (nil, node)
  }

  /// The field that names who reports.
  private mutating func reporter(_ list: String) -> String? {
    if let (field, node) = named("by") {
      guard let field else { return nil }
      if field.type == .reference(to: list) { return field.id }
      add(
        SchemaReason(
          "字段“\(node.summary)”不指向 \(list)", "field \"\(node.summary)\" does not refer to \(list)"),
        at: node)
      return nil
    }
    if let field = fields.first(where: { $0.type == .reference(to: list) }) { return field.id }
    add(
      SchemaReason("没有指向 \(list) 的字段", "no field refers to \(list)"),
      at: reader.value("each") ?? reader.node)
    return nil
  }

  /// The field that says for when.
  private mutating func timeField() -> String? {
    if let (field, node) = named("time") {
      guard let field else { return nil }
      if field.type == .date || field.type == .period { return field.id }
      add(
        SchemaReason(
          "字段“\(node.summary)”不是日期或期间", "field \"\(node.summary)\" is no date or period"),
        at: node)
      return nil
    }
    if let field = fields.first(where: { $0.type == .date || $0.type == .period }) {
      return field.id
    }
    add(
      SchemaReason("没有日期或期间的字段", "there is no date or period field"), at: reader.node)
    return nil
  }

  /// What a member must be, such as `level: county`, with ids in place of names.
  private mutating func conditions(_ list: String) -> [String: String] {
    var filter: [String: String] = [:]
    guard let node = reader.value("where") else { return filter }
    guard let pairs = node.pairs else {
      reader.wrongType(node, "“键: 值”的列表", "mapping")
      return filter
    }
    for pair in pairs {
      guard let value = pair.value.scalar?.trimmedOfSpaces else {
        reader.wrongType(pair.value, "文字", "text")
        continue
      }
      guard let (key, type) = paths.part(pair.key, ofMembersOf: list) else {
        add(
          SchemaReason(
            "\(list) 没有“\(pair.key)”这一项", "\(list) has no \"\(pair.key)\""),
          at: Node(content: .scalar(pair.key), span: pair.keySpan))
        continue
      }
      filter[key] = member(value, type, pair.value)
    }
    return filter
  }

  /// The id that a value stands for; E70 where its vocabulary or enum has none such.
  private mutating func member(
    _ word: String, _ type: RegisterSchema.FieldType, _ node: Node
  ) -> String? {
    switch type {
    case .reference(let list):
      guard !paths.isRegister(list), let vocabulary = vocabularies[list] else { return word }
      let referents = Referents(vocabulary)
      if let id = referents.id(of: word) { return id }
      add(
        SchemaReason(
          "“\(word)”不在 \(list) 中", "\"\(word)\" is not in \(list)",
          near: referents.fault(for: word).values["near"]), at: node)
      return nil
    case .choice(let choices):
      if let choice = choices.first(where: { $0.answers(to: word) }) { return choice.id }
      add(
        SchemaReason(
          "取值里没有“\(word)”", "\"\(word)\" is none of the values",
          near: nearest(word, in: choices.flatMap { [$0.id] + $0.name.entries.map(\.text) })),
        at: node)
      return nil
    case .flag: return parseFlag(word).map { $0 ? "yes" : "no" } ?? word
    default: return word
    }
  }
}
