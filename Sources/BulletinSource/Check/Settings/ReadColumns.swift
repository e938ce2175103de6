import BulletinModel

/// Reads `content/columns.yml`, the columns in their order; an absent file means no columns.
///
/// Faults: E71 without id or name, E72 an id twice, E73 an id of the wrong form.
func readColumns(_ tree: SourceTree) throws(SourceFailure) -> Checked<[NewsColumn]> {
  let file = "content/columns.yml"
  guard tree.contains(file) else { return Checked([]) }
  let decoded = decodeText(try tree.read(file), file: file)
  guard let text = decoded.value else { return Checked(nil, diagnostics: decoded.diagnostics) }
  let (node, problems) = parseYAML(text, keys: SettingsKeys.known)
  var faults = decoded.diagnostics + problems
  var columns: [NewsColumn] = []
  var ids = TermIDs(text)
  for item in entries(node, text, &faults) {
    var reader = MappingReader(item, SettingsKeys.column, in: text)
    let id = ids.read(&reader)
    let name = reader.required("name").flatMap { reader.localized($0) }
    if let id, let name {
      columns.append(
        NewsColumn(
          id: id, name: name, description: reader.localized("description"),
          keywords: reader.texts("keywords"), type: reader.text("type"),
          maxAgeDays: reader.integer("max_age_days", in: 1...3660), span: item.span))
    }
    faults += reader.faults
  }
  return Checked(columns, diagnostics: faults)
}

/// The mappings of a list; E73 where the file is no list.
func entries(_ node: Node, _ text: SourceText, _ faults: inout [Diagnostic]) -> [Node] {
  if node.isEmpty { return [] }
  if case .sequence(let items) = node.content { return items.filter { !$0.isEmpty } }
  faults.append(
    text.fault(
      .wrongType, at: node.span, ["v": node.summary, "type": "列表", "type@en": "list"]))
  return []
}

/// Reads the ids of a file's entries and sees to it that each is used once.
struct TermIDs {
  private let text: SourceText
  private var lines: [String: Int] = [:]

  init(_ text: SourceText) {
    self.text = text
  }

  /// The id of an entry; nil where it is missing, malformed or used before.
  mutating func read(_ reader: inout MappingReader) -> String? {
    guard let node = reader.required("id") else { return nil }
    guard let id = node.scalar, TermIDs.isID(id) else {
      reader.wrongType(node, "编号（小写字母、数字、- 和 _）", "id (lowercase letters, digits, - and _)")
      return nil
    }
    if let line = lines[id] {
      reader.add(.duplicateID, at: node, ["id": id, "file": text.file, "n": String(line)])
      return nil
    }
    lines[id] = node.span.start.line
    return id
  }

  /// Tells whether a text is a lowercase ASCII id.
  static func isID(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64 && text.utf8.first != UInt8(ascii: "-")
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
      }
  }
}
