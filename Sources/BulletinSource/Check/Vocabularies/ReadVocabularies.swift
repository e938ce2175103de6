import BulletinModel

/// Reads `content/vocabulary/*.yml`; lists that the built-in registers need and the site does not
/// give come from the program.
///
/// A file is a list of terms, or `{partition: false, terms: […]}`. Faults: E13 an unknown level,
/// E14 a parent that is missing or a circle of parents, E71 without id or name, E72 an id twice, E73.
func readVocabularies(_ tree: SourceTree) throws(SourceFailure) -> Checked<[String: Vocabulary]> {
  var lists = BuiltInVocabularies.all
  var faults: [Diagnostic] = []
  var texts: [(id: String, text: SourceText)] = []
  for entry in tree.entries(under: VocabularyKeys.folder) {
    guard let id = VocabularyKeys.listID(of: entry.path) else { continue }
    let decoded = decodeText(try tree.read(entry.path), file: entry.path)
    faults += decoded.diagnostics
    guard let text = decoded.value else { continue }
    let reading = VocabularyReader.read(id, text)
    faults += reading.faults
    lists[id] = reading.list
    texts.append((id, text))
  }
  for (id, text) in texts {
    guard let list = lists[id] else { continue }
    faults += TermTree(list, text).faults(levels: lists["levels"])
  }
  return Checked(lists, diagnostics: faults)
}

/// The keys of vocabulary files.
enum VocabularyKeys {
  static let folder = "content/vocabulary/"
  static let list = MappingKeys(
    .init("partition", "不重叠", .flag, "各词条互不重叠，可以相加", "the terms do not overlap"),
    .required("terms", "词条", .entries(.mapping(term)), "词条", "the terms"))
  static let former = MappingKeys(
    .required("name", "名称", .text, "以前的名称", "what it was called"),
    .required("until", "截至年", .integer(1...9999), "用到哪一年", "the last year"),
    .init("code", "代码", .text, "以前的代码", "its code then"))
  static let term = MappingKeys(
    .required("id", "编号", .id, "编号，用小写字母，定了就不改", "the id, which never changes"),
    .required("name", "名称", .localized, "名称", "what it is called"),
    .init("short", "简称", .localized, "简称", "a short name"),
    .init("parent", "上级", .text, "上级的编号", "the id of its parent"),
    .init("code", "代码", .text, "统计代码", "its official code"),
    .init("level", "级别", .text, "级别的编号", "the id of its level"),
    .init("mark", "记号", .text, "印在前面的记号", "a mark before it"),
    .init("was", "曾用名", .list(.mapping(former)), "以前的名称", "former names"))
  /// Definitions say more of themselves: method pages print it from their own text.
  static let definition = MappingKeys(
    .required("id", "编号", .id, "编号", "the id"),
    .required("name", "名称", .localized, "名称", "what it is called"),
    .init("short", "简称", .localized, "简称", "a short name"),
    .init("numerator", "分子", .any, "分子", "the numerator"),
    .init("denominator", "分母", .any, "分母", "the denominator"),
    .init("threshold", "门槛", .any, "门槛", "the threshold"),
    .init("excludes", "不含", .any, "不含哪些", "what is left out"),
    .init("source", "来源", .any, "出处", "where it comes from"),
    .init("valid_from", "启用日期", .any, "从哪一天起用", "since when it holds"))
  static let known = [list, former, term, definition].reduce(into: Set<String>()) {
    $0.formUnion($1.known)
  }

  /// The list that a file holds: its name without the ending; nil for other files.
  static func listID(of path: String) -> String? {
    let name = path.dropFirst(folder.count)
    guard !name.contains("/"), name.hasSuffix(".yml") else { return nil }
    return String(name.dropLast(4))
  }
}

private struct VocabularyReader {
  private let text: SourceText
  private var faults: [Diagnostic]
  private var ids: TermIDs

  static func read(_ id: String, _ text: SourceText) -> (list: Vocabulary, faults: [Diagnostic]) {
    let (node, faults) = parseYAML(text, keys: VocabularyKeys.known)
    var reader = VocabularyReader(text: text, faults: faults, ids: TermIDs(text))
    let list = reader.list(id, node)
    return (list, reader.faults)
  }

  private mutating func list(_ id: String, _ node: Node) -> Vocabulary {
    guard node.pairs != nil else {
      return Vocabulary(id: id, terms: terms(node, id))
    }
    var reader = MappingReader(node, VocabularyKeys.list, in: text)
    let isPartition = reader.flag("partition") ?? true
    let terms = reader.required("terms").map { self.terms($0, id) } ?? []
    faults += reader.faults
    return Vocabulary(id: id, terms: terms, isPartition: isPartition)
  }

  private mutating func terms(_ node: Node, _ list: String) -> [Vocabulary.Term] {
    entries(node, text, &faults).compactMap { term($0, list) }
  }

  private mutating func term(_ node: Node, _ list: String) -> Vocabulary.Term? {
    let isDefinition = list == "definitions"
    let keys = isDefinition ? VocabularyKeys.definition : VocabularyKeys.term
    var reader = MappingReader(node, keys, in: text)
    defer { faults += reader.faults }
    let id = ids.read(&reader)
    let name = reader.required("name").flatMap { reader.localized($0) }
    guard let id, let name else { return nil }
    guard !isDefinition else {
      return Vocabulary.Term(
        id: id, name: name, short: reader.localized("short"), span: node.span)
    }
    return Vocabulary.Term(
      id: id, name: name, short: reader.localized("short"), parent: reader.text("parent"),
      code: reader.text("code"), level: reader.text("level"), mark: reader.text("mark"),
      formerNames: formerNames(&reader), span: node.span)
  }

  private func formerNames(_ reader: inout MappingReader) -> [Vocabulary.FormerName] {
    reader.list("was").compactMap { node in
      var former = MappingReader(node, VocabularyKeys.former, in: text)
      defer { reader.add(former.faults) }
      _ = former.required("until")
      guard let name = former.required("name")?.scalar,
        let until = former.integer("until", in: 1...9999)
      else { return nil }
      return Vocabulary.FormerName(name: name, until: until)
    }
  }
}

/// Looks over the parents and levels of a list.
private struct TermTree {
  private let list: Vocabulary
  private let text: SourceText

  init(_ list: Vocabulary, _ text: SourceText) {
    self.list = list
    self.text = text
  }

  func faults(levels: Vocabulary?) -> [Diagnostic] {
    list.terms.flatMap { parentFaults($0) + levelFaults($0, levels) }
  }

  private func parentFaults(_ term: Vocabulary.Term) -> [Diagnostic] {
    guard let parent = term.parent else { return [] }
    guard list.term(parent) != nil else {
      let near = nearest(parent, in: list.terms.map(\.id)).map { "（相近：\($0)）" } ?? ""
      let path = "\(term.id) → \(parent)"
      return [
        text.fault(
          .wrongParent, at: term.span,
          ["path": "\(path)，没有这一条\(near)", "path@en": "\(path), which does not exist"])
      ]
    }
    guard let circle = circle(from: term) else { return [] }
    return [
      text.fault(
        .wrongParent, at: term.span,
        ["path": circle + "，绕成了圈", "path@en": circle + ", a circle"])
    ]
  }

  /// The circle of parents that a term stands in; told once, at its first member.
  private func circle(from term: Vocabulary.Term) -> String? {
    var path = [term.id]
    var next = term.parent
    while let id = next, path.count <= list.terms.count {
      path.append(id)
      if id == term.id { break }
      next = list.term(id)?.parent
    }
    guard next == term.id else { return nil }
    let orders = path.compactMap { list.order(of: $0) }
    return orders.min() == list.order(of: term.id) ? path.joined(separator: " → ") : nil
  }

  private func levelFaults(_ term: Vocabulary.Term, _ levels: Vocabulary?) -> [Diagnostic] {
    guard let level = term.level, let levels, levels.term(level) == nil else { return [] }
    var values = ["v": level, "list": "levels"]
    values["near"] = nearestTerm(level, in: levels)
    return [text.fault(.unknownTerm, at: term.span, values)]
  }
}

/// The id or name of a term closest to a word that is no term, as it is to be typed.
func nearestTerm(_ word: String, in list: Vocabulary) -> String? {
  nearest(word, in: list.terms.flatMap { [$0.id] + $0.name.entries.map(\.text) })
}
