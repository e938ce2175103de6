import BulletinModel

/// Reads one field of a `register.yml`.
struct FieldReader {
  private let text: SourceText
  private let pair: Node.Pair
  private let idAlias: String
  private var reader: MappingReader
  private var target: (name: String, node: Node)?

  /// The field under a key; one whose type cannot be told goes on as text, so that its column and the
  /// formulas with its name are not faults too.
  static func read(
    _ pair: Node.Pair, in text: SourceText, idAlias: String, _ faults: inout [Diagnostic]
  ) -> SchemaDraft.Field {
    // `opened: date` is short for `opened: {type: date}`.
    var value = pair.value
    if value.scalar != nil {
      let key = Node.Pair(key: "type", keySpan: pair.keySpan, value: value)
      value = Node(content: .mapping([key]), span: value.span)
    }
    var field = FieldReader(pair, value, text, idAlias)
    let result = field.field()
    faults += field.reader.faults.asSchemaFaults
    return result
  }

  private init(
    _ pair: Node.Pair, _ value: Node, _ text: SourceText, _ idAlias: String
  ) {
    self.idAlias = idAlias
    self.pair = pair
    self.text = text
    reader = MappingReader(value, SchemaKeys.field, in: text)
  }

  private mutating func add(_ reason: SchemaReason, at span: SourceSpan) {
    reader.add([reason.fault(in: text, at: span)])
  }

  private mutating func field() -> SchemaDraft.Field {
    if reader.node.isEmpty { reader.add([missingType(at: pair.keySpan)]) }
    let known = type()
    let type = known ?? .text
    let alias = reader.text("alias")
    let name = reader.localized("name")
    let unit = reader.text("unit")
    let shown = alias ?? name?.exact("zh") ?? (pair.key == "id" ? idAlias : pair.key)
    if known != nil { refusePersonalData(type, shown) }
    let mayCount = known == nil || type.isNumber
    let isRequired = reader.flag("required") ?? false
    let formula = formula(isRequired)
    return SchemaDraft.Field(
      id: pair.key, key: Node(content: .scalar(pair.key), span: pair.keySpan), type: type,
      target: target, alias: shown, name: name, isRequired: isRequired && formula == nil,
      unit: numeric("unit", mayCount) ? unit : nil, isUnique: reader.flag("unique") ?? false,
      countsPersons: numeric("persons", mayCount)
        && (reader.flag("persons") ?? (unit == "人")),
      isHidden: reader.flag("hide") ?? false, formula: formula)
  }

  private mutating func formula(_ isRequired: Bool) -> FormulaText? {
    guard let node = reader.value("from") else { return nil }
    guard let formula = FormulaText(node, in: text) else {
      reader.wrongType(node, "式子，如 closed - reported", "formula such as closed - reported")
      return nil
    }
    if isRequired, let pair = reader.pair("required") {
      add(
        SchemaReason(
          "有公式的字段由程序计算，不能要求填写", "a field with a formula is computed and cannot be required"),
        at: pair.keySpan)
    }
    return formula
  }

  /// Tells whether a key that only numbers have may stand; E70 where it stands elsewhere.
  private mutating func numeric(_ key: String, _ mayStand: Bool) -> Bool {
    if mayStand { return true }
    if let pair = reader.pair(key), !pair.value.isEmpty {
      add(
        SchemaReason(
          "只有数才有“\(pair.key)”", "only numbers have \"\(pair.key)\""), at: pair.keySpan)
    }
    return false
  }

  /// E20 where a field would hold what is known of one person; counts of persons are no such thing.
  private mutating func refusePersonalData(_ type: RegisterSchema.FieldType, _ shown: String) {
    switch type {
    case .count, .decimal, .money: return
    default: break
    }
    guard let word = [pair.key, shown].first(where: HeaderWords.isPersonal) else { return }
    reader.add([text.fault(.personalColumn, at: pair.keySpan, ["c": word])])
  }

  // MARK: Types

  private func missingType(at span: SourceSpan) -> Diagnostic {
    SchemaReason(
      "字段“\(pair.key)”缺少类型（type）", "field \"\(pair.key)\" has no type"
    ).fault(in: text, at: span)
  }

  private mutating func type() -> RegisterSchema.FieldType? {
    guard reader.node.pairs != nil else { return nil }
    guard let node = reader.value("type") else {
      reader.add([missingType(at: reader.pair("type")?.keySpan ?? pair.keySpan)])
      return nil
    }
    let type = type(node, reader)
    if type == .id, pair.key != "id" {
      add(
        SchemaReason(
          "类型 id 只用于字段 id；别的字段写 type: text 和 unique: yes",
          "type id is for the field id alone; write type: text with unique: yes"), at: node.span)
    } else if let type, pair.key == "id", type != .id {
      add(
        SchemaReason("字段 id 的类型只能是 id", "the field id is of type id"), at: node.span)
    }
    return type
  }

  /// The type that a word and the keys beside it make.
  private mutating func type(
    _ node: Node, _ keys: MappingReader
  ) -> RegisterSchema.FieldType? {
    let word = node.scalar?.trimmedOfSpaces ?? node.summary
    guard let known = SchemaKeys.types.first(where: { $0.key == word }) else {
      let near = nearest(word, in: SchemaKeys.types.map(\.key))
      add(
        SchemaReason("没有类型“\(word)”", "there is no type \"\(word)\"", near: near), at: node.span)
      return near.flatMap { near in SchemaKeys.types.first { $0.key == near }?.value }
    }
    let type: RegisterSchema.FieldType?
    var used: Set<String> = []
    switch (known.value, known.key) {
    case (let simple?, _): type = simple
    case (nil, "ref"), (nil, "引用"):
      used = ["to"]
      type = reference(node, keys)
    case (nil, "list"), (nil, "列表"):
      used = ["of"]
      type = list(node, keys)
    default:
      used = ["of"]
      type = choices(node, keys)
    }
    for key in ["to", "of"] where !used.contains(key) {
      guard let pair = keys.pair(key) else { continue }
      add(
        SchemaReason(
          "类型 \(word) 不用“\(pair.key)”", "type \(word) takes no \"\(pair.key)\""), at: pair.keySpan)
    }
    return type
  }

  private mutating func missing(_ key: String, _ node: Node) {
    let word = node.scalar ?? ""
    add(
      SchemaReason("类型 \(word) 要写“\(key)”", "type \(word) needs \"\(key)\""), at: node.span)
  }

  private mutating func reference(
    _ node: Node, _ keys: MappingReader
  ) -> RegisterSchema.FieldType? {
    guard let to = keys.value("to") else {
      missing("to", node)
      return nil
    }
    guard let name = to.scalar?.trimmedOfSpaces, !name.isEmpty else {
      reader.wrongType(to, "词表或台账的编号", "id of a vocabulary or register")
      return nil
    }
    target = (name, to)
    return .reference(to: name)
  }

  private mutating func list(_ node: Node, _ keys: MappingReader) -> RegisterSchema.FieldType? {
    guard let of = keys.value("of") else {
      missing("of", node)
      return nil
    }
    if of.scalar != nil {
      let none = MappingReader(
        Node(content: .mapping([]), span: of.span), SchemaKeys.item, in: text)
      return item(of, type(of, none))
    }
    let inner = MappingReader(of, SchemaKeys.item, in: text)
    reader.add(inner.faults)
    guard of.pairs != nil else { return nil }
    guard let word = inner.value("type") else {
      missing("type", node)
      return nil
    }
    return item(word, type(word, inner))
  }

  /// A list of what its items are; lists hold texts, references and values of an enum.
  private mutating func item(
    _ node: Node, _ type: RegisterSchema.FieldType?
  ) -> RegisterSchema.FieldType? {
    switch type {
    case nil: return nil
    case .text, .reference, .choice, .url: return type.map { .list(of: $0) }
    default:
      add(
        SchemaReason(
          "列表里只能是 text、ref、enum 或 url", "a list holds text, ref, enum or url"), at: node.span)
      return nil
    }
  }

  private mutating func choices(_ node: Node, _ keys: MappingReader)
    -> RegisterSchema.FieldType?
  {
    guard let of = keys.value("of") else {
      missing("of", node)
      return nil
    }
    var choices: [(choice: RegisterSchema.Choice, node: Node)] = []
    for pair in of.pairs ?? [] {
      let key = Node(content: .scalar(pair.key), span: pair.keySpan)
      guard let name = reader.localized(pair.value) else { continue }
      choices.append((RegisterSchema.Choice(id: pair.key, name: name), key))
    }
    for item in of.pairs == nil ? of.sequence ?? [] : [] {
      guard let word = item.scalar?.trimmedOfSpaces, !word.isEmpty else {
        reader.wrongType(item, "文字", "text")
        continue
      }
      let name = LocalizedText([.init("zh", word)])
      choices.append((RegisterSchema.Choice(id: word, name: name), item))
    }
    var taken: [String: String] = [:]
    for (choice, node) in choices {
      let words = Set([choice.id] + choice.name.entries.map(\.text)).sorted()
      for word in words {
        guard let other = taken.updateValue(choice.id, forKey: word) else { continue }
        add(
          SchemaReason(
            "取值“\(word)”写了两次（\(other)）", "the value \"\(word)\" stands twice (\(other))"),
          at: node.span)
      }
    }
    guard !choices.isEmpty else {
      if of.pairs?.isEmpty == true { missing("of", node) }
      return nil
    }
    return .choice(choices.map(\.choice))
  }
}

extension RegisterSchema.FieldType {
  /// Tells whether the values are numbers.
  var isNumber: Bool {
    switch self {
    case .count, .integer, .decimal, .money: true
    default: false
    }
  }
}
