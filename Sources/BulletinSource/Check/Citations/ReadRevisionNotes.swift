import BulletinModel

/// The keys of an entry of `content/revisions.yml`.
let revisionKeys = MappingKeys(
  .required("figure", "指标", .text, "哪个数，如 coverage?region=…&period=2025Q2", "the figure"),
  .required("reason", "原因", .localized, "为什么改", "why it was revised"),
  .required("date", "日期", .date, "改的日期", "the day of the revision"))

/// Reads `content/revisions.yml`, why published figures were revised; an absent file means none.
///
/// ```yaml
/// - figure: coverage?region=lhasa&period=2024
///   reason: {zh: 补报两个单位, en: two late reports}
///   date: 2025-11-01
/// ```
/// Dimensions and the period that an entry does not name may be any.
///
/// Faults: those of the mapping, E54 and E81 for what `figure` names, E71 for what is missing.
func readRevisionNotes(
  _ tree: SourceTree, _ lists: ContentLists
) throws(SourceFailure) -> Checked<[RevisionNote]> {
  let file = "content/revisions.yml"
  guard tree.contains(file) else { return Checked([]) }
  let decoded = decodeText(try tree.read(file), file: file)
  guard let text = decoded.value else { return Checked(nil, diagnostics: decoded.diagnostics) }
  let (node, problems) = parseYAML(text, keys: revisionKeys.known)
  var faults = decoded.diagnostics + problems
  guard let entries = node.sequence else {
    if !node.isEmpty {
      faults.append(
        text.fault(
          .wrongType, at: node.span,
          ["v": node.summary, "type": "“- figure: …”的列表", "type@en": "list of entries"]))
    }
    return Checked([], diagnostics: faults)
  }
  var notes: [RevisionNote] = []
  for entry in entries {
    var reader = MappingReader(entry, revisionKeys, in: text, zoneOffset: lists.zoneOffset)
    let figure = reader.required("figure")
    let day = reader.required("date")
    _ = reader.required("reason")
    let reason = reader.localized("reason")
    let date = day.flatMap { reader.date($0) }
    faults += reader.faults
    guard let figure, let typed = figure.scalar, let reason, let date else { continue }
    var address = FigureAddress(typed, isDated: true, names: lists.figures)
    let note = address.note(reason: reason, date: date.date, at: figure.span)
    faults += address.problems.map { text.fault($0.code, at: figure.span, $0.values) }
    if let note { notes.append(note) }
  }
  return Checked(notes, diagnostics: faults)
}
