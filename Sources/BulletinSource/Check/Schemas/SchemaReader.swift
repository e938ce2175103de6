import BulletinModel

/// Reads one `register.yml` by itself.
///
/// Faults: E70 for all that is wrong with it, E02 to E05, E107, E113 and E117 for its YAML, E20 for
/// fields of personal data.
struct SchemaReader {
  private let text: SourceText
  private var draft: SchemaDraft
  private var faults: [Diagnostic] = []

  /// What a file declares for a register.
  static func read(
    _ id: String, _ text: SourceText, extending base: RegisterSchema?
  ) -> (draft: SchemaDraft, faults: [Diagnostic]) {
    var reader = SchemaReader(
      text: text, draft: SchemaDraft(id: id, text: text, base: base))
    let (node, faults) = parseYAML(text, keys: SchemaKeys.known)
    reader.faults += faults
    if faults.isEmpty || !node.isEmpty { reader.read(node) }
    return (reader.draft, reader.faults)
  }

  private init(text: SourceText, draft: SchemaDraft) {
    self.text = text
    self.draft = draft
  }

  private mutating func add(_ reason: SchemaReason, at span: SourceSpan) {
    faults.append(reason.fault(in: text, at: span))
  }

  private mutating func read(_ node: Node) {
    var reader = MappingReader(node, SchemaKeys.schema, in: text)
    if draft.base != nil {
      refuseOtherKeys(reader)
    } else {
      _ = reader.required("name")
      _ = reader.required("fields")
    }
    draft.name = reader.localized("name")
    draft.description = reader.localized("description")
    readGrain(&reader)
    readPages(&reader)
    if let publication = reader.choice("publish", SchemaKeys.publications),
      let value = reader.value("publish")
    {
      draft.publication = (publication, value)
    }
    if draft.base == nil { draft.hidden = reader.list("hide") }
    readFields(reader.value("fields"))
    for rule in reader.list("rules") { readRule(rule) }
    draft.expectation = reader.mapping("expects", SchemaKeys.expectation)
    faults += reader.faults.asSchemaFaults
  }

  /// Names the keys that cannot change a register of the program.
  private mutating func refuseOtherKeys(_ reader: MappingReader) {
    for key in SchemaKeys.schema.names where !SchemaKeys.extensible.contains(key) {
      guard let pair = reader.pair(key) else { continue }
      add(
        SchemaReason(
          "内置台账不能改“\(pair.key)”", "a built-in register keeps its own \"\(pair.key)\""),
        at: pair.keySpan)
    }
  }

  private mutating func readGrain(_ reader: inout MappingReader) {
    guard draft.base == nil else { return }
    draft.grain = reader.list("key")
    guard let grain = reader.value("grain") else { return }
    if case .sequence(let fields) = grain.content {
      draft.grain += fields.filter { !$0.isEmpty }
    } else {
      draft.rowName = reader.localized(grain)
    }
  }

  private mutating func readPages(_ reader: inout MappingReader) {
    guard var pages = reader.mapping("pages", SchemaKeys.pages) else { return }
    draft.hasListPage = pages.flag("list")
    if let flag = pages.flag("detail"), let node = pages.value("detail") {
      draft.rowPages = (flag, node)
    }
    reader.add(pages.faults)
  }

  private mutating func readRule(_ node: Node) {
    var reader = MappingReader(node, SchemaKeys.rule, in: text)
    let condition = reader.required("that")
    let message = reader.required("say").flatMap { reader.localized($0) }
    if let condition, let message {
      if let formula = FormulaText(condition, in: text) {
        draft.rules.append(SchemaDraft.Rule(formula: formula, message: message))
      } else {
        reader.wrongType(condition, "式子，如 closed >= reported", "formula such as closed >= reported")
      }
    }
    faults += reader.faults.asSchemaFaults
  }

  // MARK: Fields

  private mutating func readFields(_ node: Node?) {
    guard let node else { return }
    guard let pairs = node.pairs else {
      add(
        SchemaReason(
          "字段要写成“编号: {type: …}”", "fields are written as \"id: {type: …}\""), at: node.span)
      return
    }
    var taken: [String: String] = [:]
    for field in draft.base?.fields ?? [] {
      for word in field.words { taken[word] = field.id }
    }
    for pair in pairs where isUsable(pair, taken) {
      let spare = idAlias(besides: pairs)
      let field = FieldReader.read(pair, in: text, idAlias: spare, &faults)
      draft.fields.append(field)
      for word in Set(field.words).sorted() {
        if let other = taken.updateValue(field.id, forKey: word) {
          add(
            SchemaReason(
              "“\(word)”已经是字段 \(other) 的名称", "\"\(word)\" is already a name of field \(other)"),
            at: pair.keySpan)
        }
      }
    }
  }

  /// What the field `id` is called where it has no name: 编号, unless another field bears that.
  private func idAlias(besides pairs: [Node.Pair]) -> String {
    let isTaken = pairs.contains { pair in
      pair.value.pairs?.contains { $0.value.scalar == "编号" && pair.key != "id" } ?? false
    }
    return isTaken ? "id" : "编号"
  }

  private static let reserved: Set<String> = [
    "and", "or", "not", "in", "today", "empty", "true", "false", "yes", "no",
  ]

  private mutating func isUsable(_ pair: Node.Pair, _ taken: [String: String]) -> Bool {
    let isLetter = pair.key.utf8.first.map { (0x61...0x7A).contains($0) } ?? false
    guard TermIDs.isID(pair.key), isLetter else {
      add(
        SchemaReason(
          "字段编号“\(pair.key)”只能用小写字母、数字和 _；中文名写在“别名”里",
          "field id \"\(pair.key)\" takes lowercase letters, digits and _; names go under \"alias\""
        ),
        at: pair.keySpan)
      return false
    }
    guard !SchemaReader.reserved.contains(pair.key) else {
      add(
        SchemaReason(
          "“\(pair.key)”在式子里另有含义，不能作字段编号",
          "\"\(pair.key)\" has another meaning in formulas and cannot be a field"), at: pair.keySpan
      )
      return false
    }
    if draft.base?.field(pair.key) != nil {
      add(
        SchemaReason(
          "“\(pair.key)”是内置字段，不能改写", "\"\(pair.key)\" is a built-in field and stays as it is"),
        at: pair.keySpan)
      return false
    }
    if let other = draft.fields.first(where: { $0.id == pair.key }) {
      faults.append(
        text.fault(
          .duplicateKey, at: pair.keySpan,
          [
            "k": pair.key, "a": String(other.key.span.start.line),
            "b": String(pair.keySpan.start.line),
          ]))
      return false
    }
    return true
  }
}
