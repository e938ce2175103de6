import BulletinLedger
import BulletinModel

/// One stretch of a source that is to be replaced.
struct SourceEdit: Sendable, Hashable {
  /// Where it stands.
  let span: SourceSpan
  /// What is to stand there.
  let replacement: String
  /// Tells whether it is a value for a link without a text: it must stand between `[` and `](`.
  let isValue: Bool
}

/// What a command may write into the sources by itself, file by file in order.
///
/// - Parameters:
///   - prepared: The site with its faults.
///   - includesClaims: Tells whether wordings about figures are changed that only a person should
///     change: directions, units and qualifiers.
/// - Returns: For each file its edits: the values for links without a text, then the repairs.
func sourceEdits(_ prepared: Checked<Pipeline.Prepared>, includesClaims: Bool)
  -> [(file: String, edits: [SourceEdit])]
{
  var byFile: [String: [SourceEdit]] = [:]
  for (file, figures) in prepared.value?.cited.byFile ?? [:] {
    for figure in figures where figure.takesValue {
      byFile[file, default: []].append(
        SourceEdit(span: figure.citation.textSpan, replacement: figure.text, isValue: true))
    }
  }
  for fault in prepared.diagnostics {
    guard let replacement = fault.replacement,
      fault.code.isFixable || (includesClaims && fault.code.isAboutClaims)
    else { continue }
    byFile[fault.span.file, default: []].append(
      SourceEdit(span: fault.span, replacement: replacement, isValue: false))
  }
  return byFile.sorted { precedes($0.key, $1.key) }
    .map { (file: $0.key, edits: $0.value) }
}

extension CitedFigure {
  /// Tells whether a value is to be written between the brackets.
  ///
  /// One whose period moves on stays empty: what is written would be wrong in the next period.
  fileprivate var takesValue: Bool {
    guard case .period = citation.time else { return false }
    return citation.text.isEmpty && standing != .wrong
  }
}

extension FaultCode {
  /// Tells whether the fault is one of the wording of a cited figure.
  fileprivate var isAboutClaims: Bool {
    (31...33).contains(number) || (43...53).contains(number)
  }
}
