import BulletinModel

/// Reads the registers: the rows of every `.csv` and `.yml` file under `content/<register>/`.
///
/// Files are read at the same time, results keep the order of the paths. Faults: E12 to E21, E41,
/// E71 to E74, E76 to E80, E115.
func readRegisters(_ tree: SourceTree, vocabularies: [String: Vocabulary])
  async throws(SourceFailure) -> Checked<[String: Register]>
{
  var registers: [String: Register] = [:]
  var faults: [Diagnostic] = []
  for schema in BuiltInRegisters.all {
    let (files, unusable) = RegisterFiles.files(of: schema, tree)
    faults += unusable
    let targets = RegisterTargets(schema, vocabularies, registers)
    let results = await concurrentMap(files) { file in
      readRegisterFile(file, tree, schema, targets)
    }
    var parts: [RegisterPart] = []
    for result in results {
      let (part, found) = try result.get()
      if let part { parts.append(part) }
      faults += found
    }
    var join = RegisterJoin(parts, schema, vocabularies)
    registers[schema.id] = join.joined()
    faults += join.faults
  }
  return Checked(registers, diagnostics: faults)
}

private typealias FileResult = Result<(RegisterPart?, [Diagnostic]), SourceFailure>

private func readRegisterFile(
  _ file: String, _ tree: SourceTree, _ schema: RegisterSchema, _ targets: RegisterTargets
) -> FileResult {
  let bytes: [UInt8]
  do {
    bytes = try tree.read(file)
  } catch {
    return .failure(error)
  }
  let decoded = decodeText(bytes, file: file)
  guard let text = decoded.value else { return .success((nil, decoded.diagnostics)) }
  let builders = schema.fields.map { ColumnBuilder($0, referents: targets.referents(of: $0)) }
  let part =
    FileNames.ending(of: file) == "csv"
    ? TableReader.read(text, schema, builders) : ListReader.read(text, schema, builders)
  return .success((part, decoded.diagnostics))
}

/// Which files of a register's folder hold rows.
private enum RegisterFiles {
  static func files(of schema: RegisterSchema, _ tree: SourceTree) -> ([String], [Diagnostic]) {
    var files: [String] = []
    var faults: [Diagnostic] = []
    for entry in tree.entries(under: "content/\(schema.id)/") {
      switch FileNames.ending(of: entry.path) {
      case "csv": files.append(entry.path)
      case "yml", "yaml":
        if entry.path == "content/\(schema.id)/register.yml" {
          faults.append(
            refused(entry.path, "内置台账的栏目还不能改写", "a built-in register cannot be extended yet"))
        } else {
          files.append(entry.path)
        }
      case "xlsx", "xls", "et", "ods", "numbers":
        faults.append(
          refused(entry.path, "台账请另存为 .csv", "save the ledger as .csv"))
      default: continue
      }
    }
    return (files, faults)
  }

  private static func refused(_ file: String, _ chinese: String, _ english: String) -> Diagnostic {
    Diagnostic(.unusableFile, at: .whole(file), ["why": chinese, "why@en": english])
  }
}

/// What each reference of a register may name.
struct RegisterTargets: Sendable {
  private var byField: [String: Referents] = [:]

  init(
    _ schema: RegisterSchema, _ vocabularies: [String: Vocabulary],
    _ registers: [String: Register]
  ) {
    for field in schema.fields {
      guard let target = RegisterTargets.target(of: field.type), target != schema.id else {
        continue
      }
      if let register = registers[target] {
        byField[field.id] = Referents(register)
      } else if let list = vocabularies[target] {
        byField[field.id] = Referents(list)
      } else if target == "regions" || target == "sectors" {
        byField[field.id] = Referents(list: target, entries: [])
      }
    }
  }

  /// The referents of a field; nil where what it points to is not read here.
  func referents(of field: RegisterSchema.Field) -> Referents? { byField[field.id] }

  private static func target(of type: RegisterSchema.FieldType) -> String? {
    switch type {
    case .reference(let target): target
    case .list(let inner): target(of: inner)
    default: nil
    }
  }
}
