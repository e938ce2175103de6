import BulletinModel

/// What is to be said of each row of one table.
struct RowNotes {
  let language: MessageLanguage
  private var byRow: [Int: [String]] = [:]

  init(_ file: String, _ faults: [Diagnostic], _ language: MessageLanguage) {
    self.language = language
    for fault in faults.sorted() where fault.span.file == file && fault.severity != .note {
      let stop = language == .chinese ? "。" : ". "
      let text =
        "\(fault.code.label) \(fault.message(in: language))\(stop)\(fault.remedy(in: language))"
      let row = fault.span.start.line
      if byRow[row]?.contains(text) != true { byRow[row, default: []].append(text) }
    }
  }

  /// Tells whether no row needs a word.
  var isEmpty: Bool { byRow.isEmpty }

  /// The words for a row, as one cell; nil where it is as it should be.
  func cell(ofRow row: Int) -> String? { byRow[row]?.joined(separator: ReturnMark.joint) }
}
