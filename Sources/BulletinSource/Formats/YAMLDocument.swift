import BulletinModel

/// Reads the YAML of a whole text, or of a stretch of whole lines in it.
///
/// `keys` are the names that the reader of the result knows; slips that are certain only beside a
/// known key (`标题：`, `title:甲`) are read on and named. Faults: E02, E04, E05, E107, E113, E117;
/// after an E107, E113 or E117 the node is empty.
func parseYAML(_ text: SourceText, _ range: Range<Int>? = nil, keys: Set<String> = [])
  -> (node: Node, faults: [Diagnostic])
{
  let range = range ?? 0..<text.bytes.count
  if let node = YAMLScanner.scan(text, range) { return (node, []) }
  let repair = YAMLRepair(text, range, keys: keys)
  guard !repair.faults.isEmpty else {
    return parseFullYAML(text, range)
  }
  let mended = SourceText(file: text.file, utf8: repair.bytes)
  let stretch = range.lowerBound..<range.upperBound + repair.bytes.count - text.bytes.count
  let (node, faults) =
    YAMLScanner.scan(mended, stretch).map { ($0, []) } ?? parseFullYAML(mended, stretch)
  return (repair.original(node), repair.faults + faults.map(repair.original))
}

private func parseFullYAML(_ text: SourceText, _ range: Range<Int>) -> (Node, [Diagnostic]) {
  if let fault = YAMLLimits.firstFault(text, range) {
    return (emptyNode(text, range), [fault])
  }
  return YamsReader(text, range).read()
}

func emptyNode(_ text: SourceText, _ range: Range<Int>) -> Node {
  Node(content: .empty, span: text.span(offset: range.lowerBound, length: 0))
}
