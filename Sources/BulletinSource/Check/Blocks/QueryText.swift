import BulletinModel

/// The text of a query, behind lines such as `# title: …` that say how it is shown.
struct QueryText {
  private let text: SourceText
  /// How many lines at the start begin with `#`.
  private let headLines: Int

  init(_ text: SourceText) {
    self.text = text
    var line = 1
    while line <= text.lineStarts.count, text.line(line).first == UInt8(ascii: "#") { line += 1 }
    headLines = line - 1
  }

  /// The keys of the first lines; a line without a colon is a remark.
  var head: (Node, [Diagnostic]) {
    var pairs: [Node.Pair] = []
    var faults: [Diagnostic] = []
    let colons = [UInt8(ascii: ":")] + Array("：".utf8)
    for line in stride(from: 1, through: headLines, by: 1) {
      let range = text.range(ofLine: line)
      let bytes = text.bytes[range]
      guard bytes.contains(colons[0]) || bytes.ranges(of: colons[1...]).first != nil else {
        continue
      }
      let (node, found) = parseYAML(blanked(range), range, keys: BlockKeys.query.known)
      pairs += node.pairs ?? []
      faults += found
    }
    let span = text.span(offset: 0, length: 0)
    guard !pairs.isEmpty else { return (Node(content: .empty, span: span), faults) }
    return (Node(content: .mapping(pairs), span: span), faults)
  }

  /// The text with a space in place of the mark at the start of a line.
  private func blanked(_ line: Range<Int>) -> SourceText {
    var bytes = text.bytes
    bytes[line.lowerBound] = 0x20
    return SourceText(file: text.file, utf8: bytes)
  }

  /// The query itself.
  var query: String {
    let start = text.range(ofLine: headLines + 1).lowerBound
    return text.string(start..<text.bytes.count).trimmedOfSpaces
  }
}
