import BulletinModel

/// Which files of a register's folder hold rows.
enum RegisterFiles {
  /// The files in the order of their paths, with E115 for those that are no ledger.
  static func files(of declared: DeclaredSchema, _ tree: SourceTree) -> ([String], [Diagnostic]) {
    var files: [String] = []
    var faults: [Diagnostic] = []
    let folder = declared.folder
    // A schema that cannot be read says nothing of its rows: its own faults are told alone.
    guard !declared.schema.fields.isEmpty else { return ([], []) }
    for entry in tree.entries(under: folder) {
      switch FileNames.ending(of: entry.path) {
      case "csv": files.append(entry.path)
      case "yml" where entry.path == "\(folder)register.yml": continue
      case "yaml" where entry.path == "\(folder)register.yaml":
        faults.append(
          refused(entry.path, "请改名为 register.yml", "call the file register.yml"))
      case "yml", "yaml": files.append(entry.path)
      case "xlsx", "xls", "et", "ods", "numbers":
        faults.append(refused(entry.path, "台账请另存为 .csv", "save the ledger as .csv"))
      default: continue
      }
    }
    return (files, faults)
  }

  private static func refused(_ file: String, _ chinese: String, _ english: String) -> Diagnostic {
    Diagnostic(.unusableFile, at: .whole(file), ["why": chinese, "why@en": english])
  }
}
