import BulletinModel

/// Reads the registers: the built-in ones from every `.csv` and `.yml` file under
/// `content/<register>/`, the declared ones from those beside their `register.yml`.
///
/// Files are read at the same time, results keep the order of the paths. Faults: E12 to E21, E41,
/// E70 to E81, E110, E115.
func readRegisters(
  _ tree: SourceTree, vocabularies: [String: Vocabulary], today: CivilDate,
  tables: TableStore? = nil
) async throws(SourceFailure) -> Checked<[String: Register]> {
  let schemas = try readSchemas(tree, vocabularies: vocabularies)
  let declared = schemas.value ?? []
  var faults = schemas.diagnostics
  var shelf = RegisterShelf(declared, vocabularies: vocabularies, today: today)
  let known = tables?.shelf(of: tree)
  for group in RegisterOrder(declared).groups {
    var joins: [RegisterJoin] = []
    for schema in group {
      let (files, unusable) = RegisterFiles.files(of: schema, tree)
      faults += unusable
      let targets = shelf.targets(of: schema.schema, reading: group.map(\.schema.id))
      let kept = known?.board(schema.schema, targets)
      let results = await concurrentMap(files, workers: 4, minimumChunk: 1) { file in
        readRegisterFile(file, tree, schema.schema, targets, kept)
      }
      var parts: [RegisterPart] = []
      for result in results {
        let (part, found) = try result.get()
        if let part { parts.append(part) }
        faults += found
      }
      joins.append(RegisterJoin(taking: &parts, schema, vocabularies))
    }
    shelf.finish(&joins)
    for join in joins { faults += join.faults }
  }
  return Checked(shelf.registers, diagnostics: faults)
}

private typealias FileResult = Result<(RegisterPart?, [Diagnostic]), SourceFailure>

private func readRegisterFile(
  _ file: String, _ tree: SourceTree, _ schema: RegisterSchema, _ targets: RegisterTargets,
  _ kept: TableStore.Board?
) -> FileResult {
  let builders = schema.fields.map { ColumnBuilder($0, referents: targets.referents(of: $0)) }
  let isTable = FileNames.ending(of: file) == "csv"
  if isTable, let known = kept?.part(file, builders) { return .success((known, [])) }
  let bytes: [UInt8]
  do {
    bytes = try tree.read(file)
  } catch {
    return .failure(error)
  }
  let decoded = decodeText(bytes, file: file)
  guard let text = decoded.value else { return .success((nil, decoded.diagnostics)) }
  let part =
    isTable ? TableReader.read(text, schema, builders) : ListReader.read(text, schema, builders)
  // What was said of the encoding would be lost.
  if isTable, decoded.diagnostics.isEmpty { kept?.keep(part) }
  return .success((part, decoded.diagnostics))
}

/// What each reference of a register may name.
struct RegisterTargets: Sendable {
  private let byField: [String: Referents]

  init(_ byField: [String: Referents]) {
    self.byField = byField
  }

  /// The referents of a field; nil where what it points to is not read here, or not yet.
  func referents(of field: RegisterSchema.Field) -> Referents? { byField[field.id] }
}
