import BulletinModel

/// Reads `content/statistics/measures.yml`, the measures of a site in their order; an absent file
/// means none.
///
/// Faults: E03 unknown keys, E67 what cannot be computed, E71 what is missing, E72 an id twice or
/// one that the program uses itself, E73 where the file is no mapping.
func readMeasures(
  _ tree: SourceTree, _ ledgers: Ledgers
) throws(SourceFailure) -> Checked<[MeasureDefinition]> {
  guard tree.contains(MeasureKeys.file) else { return Checked([]) }
  let decoded = decodeText(try tree.read(MeasureKeys.file), file: MeasureKeys.file)
  guard let text = decoded.value else { return Checked(nil, diagnostics: decoded.diagnostics) }
  let (node, problems) = parseYAML(text, keys: MeasureKeys.known)
  var faults = decoded.diagnostics + problems
  guard let pairs = node.pairs else {
    if !node.isEmpty {
      faults.append(
        text.fault(
          .wrongType, at: node.span,
          ["v": node.summary, "type": "“编号: {…}”", "type@en": "mapping from ids to measures"]))
    }
    return Checked([], diagnostics: faults)
  }
  var measures: [MeasureDefinition] = []
  var lines: [String: Int] = [:]
  for pair in pairs {
    guard isFree(pair, &lines, text, &faults) else { continue }
    var reader = MeasureReader(pair, in: text, ledgers)
    if let measure = reader.definition() { measures.append(measure) }
    faults += reader.faults
  }
  return Checked(measures, diagnostics: faults)
}

/// Tells whether a measure's id has the form of one and no other measure has it.
private func isFree(
  _ pair: Node.Pair, _ lines: inout [String: Int], _ text: SourceText,
  _ faults: inout [Diagnostic]
) -> Bool {
  let id = pair.key
  guard TermIDs.isID(id) else {
    faults.append(
      text.fault(
        .wrongType, at: pair.keySpan,
        [
          "v": id, "type": "编号（小写字母、数字、- 和 _）",
          "type@en": "id (lowercase letters, digits, - and _)",
        ]))
    return false
  }
  if BuiltInMeasureNames.all.contains(where: { $0.id == id }) {
    faults.append(
      text.fault(
        .duplicateID, at: pair.keySpan,
        ["id": id, "why": "程序自带的指标", "why@en": "a measure that the program brings"]))
    return false
  }
  if let line = lines[id] {
    faults.append(
      text.fault(
        .duplicateID, at: pair.keySpan, ["id": id, "file": text.file, "n": String(line)]))
    return false
  }
  lines[id] = pair.keySpan.start.line
  return true
}
