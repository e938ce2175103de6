import BulletinModel

/// The text of a figure block, with the way from its places back to those of the file.
///
/// A block may stand in a list or a quotation, whose marks begin every line of the file.
struct BlockText {
  /// The lines of the block alone.
  let inner: SourceText
  private let outer: SourceText
  /// The number in the file of the opening fence.
  private let fenceLine: Int
  /// For each line what stands before it in the file, in bytes.
  private let margins: [Int]

  init(_ block: Body.Block, in file: SourceText) {
    let inner = SourceText(file: file.file, utf8: Array(block.text.utf8))
    let fenceLine = block.span.start.line
    self.inner = inner
    self.fenceLine = fenceLine
    outer = file
    margins = (1...inner.lineStarts.count).map { line in
      let (own, whole) = (inner.line(line), file.line(fenceLine + line))
      guard whole.count >= own.count, whole.suffix(own.count).elementsEqual(own) else { return 0 }
      return whole.count - own.count
    }
  }

  /// A place of the file.
  private func position(_ position: SourcePosition) -> SourcePosition {
    let margin = margins.indices.contains(position.line - 1) ? margins[position.line - 1] : 0
    return SourcePosition(line: fenceLine + position.line, column: position.column + margin)
  }

  /// A fault as it stands in the file.
  func placed(_ fault: Diagnostic) -> Diagnostic {
    let span = SourceSpan(
      file: outer.file, start: position(fault.span.start), end: position(fault.span.end))
    var values = fault.values
    for key in ["a", "b"] where fault.code == .duplicateKey {
      values[key] = values[key].flatMap { Int($0) }.map { String($0 + fenceLine) }
    }
    return outer.fault(fault.code, at: span, values, replacement: fault.replacement)
  }
}
