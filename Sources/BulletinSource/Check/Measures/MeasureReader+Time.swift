import BulletinModel

extension MeasureReader {
  /// When a row counts for a period.
  mutating func time(_ schema: RegisterSchema) -> TimeRule? {
    if let stock = reader.value("stock") {
      if let time = reader.value("time") {
        add(
          SchemaReason("time 和 stock 只能写一个", "only one of time and stock is possible"),
          at: time.span)
        return nil
      }
      return moment(stock, schema).map(TimeRule.latest)
    }
    guard let node = reader.required("time") else { return nil }
    if node.pairs != nil { return mapped(node, schema) }
    guard let field = moment(node, schema) else { return nil }
    return field == "as_of" ? .latest(field) : .within(field)
  }

  private mutating func mapped(_ node: Node, _ schema: RegisterSchema) -> TimeRule? {
    var keys = MappingReader(node, MeasureKeys.time, in: text)
    defer { reader.add(keys.faults) }
    if let stock = keys.value("as_of") ?? keys.value("stock") {
      if let other = keys.value("from") ?? keys.value("to") {
        add(
          SchemaReason(
            "起止日期和截至日期只能写一种", "either from and to, or as_of"), at: other.span)
        return nil
      }
      return moment(stock, schema).map(TimeRule.latest)
    }
    let nodes = (keys.required("from"), keys.required("to"))
    let from = nodes.0.flatMap { day($0, schema) }
    let to = nodes.1.flatMap { day($0, schema) }
    guard let from, let to else { return nil }
    return .alive(from: from, to: to)
  }

  /// A field that holds days or periods.
  private mutating func moment(_ node: Node, _ schema: RegisterSchema) -> String? {
    guard let field = named(node, schema) else { return nil }
    if field.type == .date || field.type == .period { return field.id }
    add(
      SchemaReason(
        "字段“\(node.summary)”不是日期或期间", "field \"\(node.summary)\" is no date or period"),
      at: node.span)
    return nil
  }

  private mutating func day(_ node: Node, _ schema: RegisterSchema) -> String? {
    guard let field = named(node, schema) else { return nil }
    if field.type == .date { return field.id }
    add(
      SchemaReason("字段“\(node.summary)”不是日期", "field \"\(node.summary)\" is no date"),
      at: node.span)
    return nil
  }

  private mutating func named(_ node: Node, _ schema: RegisterSchema) -> RegisterSchema.Field? {
    guard let word = node.scalar?.trimmedOfSpaces else {
      reader.wrongType(node, "字段的名称", "name of a field")
      return nil
    }
    return field(word, schema, at: node.span)
  }
}
