import BulletinModel

/// A formula as it stands in a file, with the way from its bytes back to their place.
struct FormulaText: Sendable {
  let text: SourceText
  let node: Node
  /// The formula itself.
  let string: String
  /// The offset in the text of its first byte; nil where the file has it in another form.
  private let start: Int?

  /// Takes the scalar of a node; nil for anything else.
  init?(_ node: Node, in text: SourceText) {
    guard let string = node.scalar, !string.trimmedOfSpaces.isEmpty else { return nil }
    self.text = text
    self.node = node
    self.string = string
    let line = text.range(ofLine: node.span.start.line)
    let offset = min(line.lowerBound + node.span.start.column - 1, text.bytes.count)
    // Behind a quotation mark the formula begins one byte later.
    start = [offset, offset + 1].first {
      $0 <= text.bytes.count && text.bytes[$0...].starts(with: string.utf8)
    }
  }

  /// The place of some bytes of the formula; the whole where the file has it in another form.
  func span(offset: Int, length: Int) -> SourceSpan {
    guard let start else { return node.span }
    return text.span(offset: start + offset, length: length)
  }

  /// The place of a word; the whole where it does not stand by itself.
  func span(of word: String) -> SourceSpan {
    let (bytes, wanted) = (Array(string.utf8), Array(word.utf8))
    guard !wanted.isEmpty, bytes.count >= wanted.count else { return node.span }
    for place in 0...bytes.count - wanted.count where bytes[place...].starts(with: wanted) {
      let end = place + wanted.count
      let isWhole =
        (place == 0 || !FormulaText.isWord(bytes[place - 1]) || bytes[place - 1] >= 0x80)
        && (end == bytes.count || !FormulaText.isWord(bytes[end]) || bytes[end] >= 0x80)
      if isWhole { return span(offset: place, length: wanted.count) }
    }
    return node.span
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x2E, 0x80...: true
    default: false
    }
  }

  /// E70 at a word of the formula, or at the whole.
  func fault(_ problem: FormulaProblem) -> Diagnostic {
    problem.reason.fault(in: text, at: problem.word.map { span(of: $0) } ?? node.span)
  }
}

/// What is wrong with a formula that can be read.
struct FormulaProblem: Error, Sendable {
  /// The word that is meant; nil for the whole.
  let word: String?
  /// The word that it may mean.
  let near: String?
  let reason: SchemaReason

  init(
    _ chinese: String, _ english: String, word: String? = nil, near: String? = nil
  ) {
    self.word = word
    self.near = near
    reason = SchemaReason(chinese, english, near: near)
  }
}
