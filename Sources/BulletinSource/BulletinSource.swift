public import BulletinModel

/// Reads the disk once: every file below `content/` and `templates/` of a site folder.
///
/// Dot files and what office programs leave behind are passed over. Faults: E105 for names that some
/// systems cannot keep apart, E115 for links that leave the folder, circles, devices and files over
/// the limit; such files are left out.
///
/// - Parameters:
///   - siteFolder: The folder that holds `content/` and, where the site changes the theme, `templates/`.
///   - themeFolder: A folder whose `templates/` stands in for every file that the site's own lacks.
/// - Returns: The files, with the faults of their names and kinds.
/// - Throws: `SourceFailure` when a folder or something in it cannot be read.
public func load(siteFolder: String, themeFolder: String? = nil) throws(SourceFailure)
  -> Checked<SourceTree>
{
  var walk = try FolderWalk(root: siteFolder)
  try walk.walk("content")
  try walk.walk("templates")
  var all = walk.found
  if let themeFolder {
    var theme = try FolderWalk(root: themeFolder)
    try theme.walk("templates")
    let own = Set(all.map(\.entry.path))
    all += theme.found.filter { !own.contains($0.entry.path) }
  }
  let found = all.sorted { precedes($0.entry.path, $1.entry.path) }
  let disk = SourceTree.Disk(
    state: { place in FolderWalk.state(at: found[place].diskPath, shown: found[place].entry.path) },
    has: { path in FolderWalk.hasFile(at: "\(siteFolder)/\(path)") })
  let tree = SourceTree(sorted: found.map(\.entry), disk: disk) { place throws(SourceFailure) in
    let file = found[place]
    return try FolderWalk.bytes(
      at: file.diskPath, shown: file.entry.path, size: file.entry.size)
  }
  return Checked(tree, diagnostics: walk.faults.sorted())
}

/// The bytes of a media file as they may be published: pictures lose what they say of camera, place,
/// people and programs; an orientation other than upright and colour profiles stay.
public func strippedMedia(_ bytes: [UInt8]) -> [UInt8] { withoutMetadata(bytes) }

/// The bytes of a text file as UTF-8 with LF line ends: UTF-8 with or without a mark, GB18030, or
/// UTF-16 with its mark, as spreadsheets write it.
///
/// - Returns: The text, and the name of the encoding that it had; nil where none explains the bytes.
public func readableText(_ bytes: [UInt8]) -> (text: String, encoding: String)? {
  if let text = utf16Text(bytes) { return (withLineFeeds(text), "UTF-16") }
  guard let utf8 = utf8Bytes(of: bytes) else { return nil }
  let isConverted = UTF8Check(bytes).badOffset != nil
  return (withLineFeeds(String(decoding: utf8, as: UTF8.self)), isConverted ? "GB18030" : "UTF-8")
}

/// The faults with the source lines to show under them, for stages that see no sources.
///
/// - Throws: `SourceFailure` when a file cannot be read again.
public func withExcerpts(
  _ faults: [Diagnostic], from tree: SourceTree, workers: Int
) async throws(SourceFailure) -> [Diagnostic] {
  try await faults.withExcerpts(from: tree, workers: workers)
}

/// Reads and checks the whole site: every fault of every file at once, sorted, each once.
///
/// The edition is there even with errors, so that faults of the plan can be found in the same run;
/// it is nil only without settings. Severities are those that the site asks for.
///
/// - Throws: `SourceFailure` when a file cannot be read.
public func check(
  _ tree: SourceTree, options: CheckOptions
) async throws(SourceFailure) -> Checked<Edition> {
  var check = EditionCheck(tree, options)
  return try await check.run()
}

/// A ledger's table as it is given back to be mended: every row and column as it was, and one more
/// column that says what is wrong with each row and what to do.
///
/// UTF-8 with a mark and CRLF line ends, as spreadsheets read it. Errors and warnings are told; notes
/// need no change. A column that an earlier copy bore is replaced.
///
/// - Parameters:
///   - file: The path of a `.csv` file of the tree.
///   - faults: Faults of the site; those of other files are passed over.
///   - tree: The files of the site.
///   - language: The language of the messages.
/// - Returns: The bytes; nil where the file has no such fault, or no encoding explains it.
/// - Throws: `SourceFailure` when a file cannot be read.
public func marked(
  _ file: String, faults: [Diagnostic], tree: SourceTree, language: MessageLanguage
) throws(SourceFailure) -> [UInt8]? {
  let notes = RowNotes(file, faults, language)
  guard !notes.isEmpty, let bytes = utf8Bytes(of: try tree.read(file)) else { return nil }
  let vocabularies = try readVocabularies(tree).value ?? [:]
  let schemas = try readSchemas(tree, vocabularies: vocabularies).value ?? []
  let schema = schemas.first { file.utf8.starts(with: $0.folder.utf8) }?.schema
  return MarkedTable.bytes(of: bytes, schema, notes)
}

/// Where the site can be published, of `site.yml` alone: also while the rest has faults.
///
/// - Returns: The targets; the faults are those of the whole file.
/// - Throws: `SourceFailure` when the file cannot be read.
public func publishTargets(of tree: SourceTree) throws(SourceFailure) -> Checked<[PublishTarget]> {
  let settings = try readSettings(tree)
  return Checked(settings.value?.targets, diagnostics: settings.diagnostics.sorted())
}
