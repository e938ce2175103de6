import BulletinModel

extension MeasureReader {
  /// The lists by which rows are known under one name in every register.
  private static let usual: KeyValuePairs<String, String> = [
    "region": "regions", "sector": "sectors", "branch": "branches",
  ]
  /// What is asked of a row through the unit that it belongs to, with the unit's field.
  private static let ofBranches: KeyValuePairs<String, String> = [
    "region": "region", "sector": "sectors", "kind": "kind", "level": "level",
    "formation": "formation",
  ]
  private static let words: KeyValuePairs<String, String> = [
    "地区": "region", "行业": "sector", "领域": "sector", "组织": "branch",
  ]

  /// By what a measure may be asked; E67 what names no field, a field without members, a name twice.
  mutating func dimensions(_ schema: RegisterSchema) -> [Dimension] {
    guard let node = reader.value("by") else { return [] }
    var found: [Dimension] = []
    for (name, node) in entries(node) {
      guard !["period", "期间"].contains(name ?? node.summary) else {
        // A period is always one.
        if name != nil { add(reserved, at: node.span) }
        continue
      }
      guard let dimension = dimension(name, node, schema) else { continue }
      guard !found.contains(where: { $0.id == dimension.id }) else {
        add(
          SchemaReason("维度“\(dimension.id)”写了两次", "dimension \"\(dimension.id)\" stands twice"),
          at: node.span)
        continue
      }
      found.append(dimension)
    }
    return found
  }

  private var reserved: SchemaReason {
    SchemaReason("period 是固有的维度，不能另外定义", "period is a dimension already")
  }

  /// The dimensions as written, each with its own name where it has one.
  private mutating func entries(_ node: Node) -> [(name: String?, node: Node)] {
    if let pairs = node.pairs { return pairs.map { ($0.key, $0.value) } }
    return (node.sequence ?? []).filter { !$0.isEmpty }.flatMap { item in
      item.pairs.map { $0.map { ($0.key, $0.value) } } ?? [(nil, item)]
    }
  }

  private mutating func dimension(
    _ name: String?, _ node: Node, _ schema: RegisterSchema
  ) -> Dimension? {
    guard let typed = node.scalar?.trimmedOfSpaces, !typed.isEmpty else {
      reader.wrongType(node, "字段的名称", "name of a field")
      return nil
    }
    if let name, !TermIDs.isID(name) {
      add(
        SchemaReason(
          "维度名“\(name)”只能用小写字母、数字、- 和 _",
          "the name \"\(name)\" may have lowercase letters, digits, - and _ only"), at: node.span)
      return nil
    }
    let path = typed.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if let found = ledgers.paths.field(path, of: schema.id) {
      return dimension(name ?? found.path[found.path.count - 1], found.path, schema, at: node)
    }
    if path.count == 1, let usual = usual(typed, schema) {
      return dimension(name ?? usual.id, usual.path, schema, at: node)
    }
    add(
      SchemaReason(
        "台账 \(schema.id) 没有字段“\(typed)”", "register \(schema.id) has no field \"\(typed)\"",
        near: path.count == 1 ? ledgers.paths.near(typed, of: schema.id) : nil), at: node.span)
    return nil
  }

  /// What region, sector, branch and the like mean where no field is called so: the one field that
  /// refers to such a list, else that of the unit that the row belongs to.
  private func usual(_ word: String, _ schema: RegisterSchema) -> (id: String, path: [String])? {
    let id = MeasureReader.words.first { $0.key == word }?.value ?? word
    if let list = MeasureReader.usual.first(where: { $0.key == id })?.value {
      let fields = schema.shownFields.filter { $0.type == .reference(to: list) }
      if fields.count == 1 { return (id, [fields[0].id]) }
    }
    guard let part = MeasureReader.ofBranches.first(where: { $0.key == id })?.value,
      let unit = schema.shownFields.first(where: { $0.type == .reference(to: "branches") })
    else { return nil }
    return (id, [unit.id, part])
  }

  private mutating func dimension(
    _ id: String, _ path: [String], _ schema: RegisterSchema, at node: Node
  ) -> Dimension? {
    guard id != "period" else {
      add(reserved, at: node.span)
      return nil
    }
    let fields = ledgers.fields(path, of: schema.id)
    guard let last = fields.last else {
      // Parts of a vocabulary's terms lead to no list of members.
      add(withoutMembers(node.summary), at: node.span)
      return nil
    }
    if fields.contains(where: \.isHidden) {
      add(
        SchemaReason(
          "字段“\(node.summary)”不公开，不能作维度", "field \"\(node.summary)\" is hidden: no dimension"),
        at: node.span)
      return nil
    }
    let field = path.joined(separator: ".")
    if let list = last.type.target { return Dimension(id: id, field: field, list: list) }
    switch last.type {
    case .choice, .list(of: .choice): return Dimension(id: id, field: field, list: nil)
    case .id where path.count == 1: return Dimension(id: id, field: field, list: schema.id)
    default:
      add(withoutMembers(node.summary), at: node.span)
      return nil
    }
  }

  private func withoutMembers(_ word: String) -> SchemaReason {
    SchemaReason(
      "字段“\(word)”没有固定的取值，不能作维度；维度要是 ref、enum 或编号",
      "field \"\(word)\" has no fixed members: a dimension is a ref, an enum or the id")
  }
}
