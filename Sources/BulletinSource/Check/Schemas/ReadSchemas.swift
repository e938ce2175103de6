import BulletinModel

/// Reads what every register is: the built-in ones, with what the site adds to them, and those that
/// `content/registers/<id>/register.yml` declares, by id after the built-in ones.
///
/// Faults: E70 for all that is wrong with a schema, at its place; E110 for rows that would show
/// counts of persons; E20 for fields of personal data.
func readSchemas(
  _ tree: SourceTree, vocabularies: [String: Vocabulary]
) throws(SourceFailure) -> Checked<[DeclaredSchema]> {
  var faults: [Diagnostic] = []
  var drafts: [SchemaDraft] = []
  for base in BuiltInRegisters.all {
    let file = "content/\(base.id)/register.yml"
    guard tree.contains(file) else { continue }
    let decoded = decodeText(try tree.read(file), file: file)
    faults += decoded.diagnostics
    guard let text = decoded.value else { continue }
    let (draft, found) = SchemaReader.read(base.id, text, extending: base)
    drafts.append(draft)
    faults += found
  }
  var declared = DeclaredFolders(tree)
  for id in declared.usable(vocabularies: vocabularies) {
    let file = "content/registers/\(id)/register.yml"
    let decoded = decodeText(try tree.read(file), file: file)
    faults += decoded.diagnostics
    guard let text = decoded.value else { continue }
    let (draft, found) = SchemaReader.read(id, text, extending: nil)
    drafts.append(draft)
    faults += found
  }
  faults += declared.faults
  var link = SchemaLink(drafts, vocabularies)
  let schemas = link.linked()
  return Checked(schemas, diagnostics: faults + link.faults)
}

/// The folders below `content/registers/`.
private struct DeclaredFolders {
  private static let root = "content/registers/"
  private let tree: SourceTree
  private(set) var faults: [Diagnostic] = []

  init(_ tree: SourceTree) {
    self.tree = tree
  }

  private mutating func refuse(_ file: String, _ reason: SchemaReason) {
    faults.append(
      Diagnostic(
        .invalidSchema, at: .whole(file), ["why": reason.chinese, "why@en": reason.english]))
  }

  /// The names of the folders that declare a register, in order.
  mutating func usable(vocabularies: [String: Vocabulary]) -> [String] {
    var usable: [String] = []
    var last: String?
    for entry in tree.entries(under: DeclaredFolders.root) {
      let parts = entry.path.dropFirst(DeclaredFolders.root.count).split(separator: "/")
      guard parts.count > 1, let folder = parts.first.map(String.init) else {
        if ["csv", "yml", "yaml"].contains(FileNames.ending(of: entry.path)) {
          refuse(
            entry.path,
            SchemaReason(
              "台账要放在 content/registers/ 下自己的文件夹里",
              "a register has a folder of its own below content/registers/"))
        }
        continue
      }
      guard folder != last else { continue }
      last = folder
      if isUsable(folder, entry.path, vocabularies) { usable.append(folder) }
    }
    return usable
  }

  private mutating func isUsable(
    _ id: String, _ first: String, _ vocabularies: [String: Vocabulary]
  ) -> Bool {
    let file = "\(DeclaredFolders.root)\(id)/register.yml"
    guard tree.contains(file) else {
      refuse(
        first,
        SchemaReason(
          "文件夹 \(id) 里没有 register.yml", "the folder \(id) has no register.yml"))
      return false
    }
    let reason: SchemaReason? =
      if !TermIDs.isID(id) {
        SchemaReason(
          "文件夹名“\(id)”只能用小写字母、数字、- 和 _",
          "the folder's name \"\(id)\" takes lowercase letters, digits, - and _")
      } else if BuiltInRegisters.all.contains(where: { $0.id == id }) {
        SchemaReason(
          "“\(id)”是内置台账，它的 register.yml 放在 content/\(id)/ 里",
          "\"\(id)\" is built in: its register.yml belongs in content/\(id)/")
      } else if vocabularies[id] != nil || id == "regions" || id == "sectors" {
        SchemaReason(
          "“\(id)”已经是一个词表的名字", "\"\(id)\" is already the name of a vocabulary")
      } else {
        nil
      }
    if let reason { refuse(file, reason) }
    return reason == nil
  }
}
