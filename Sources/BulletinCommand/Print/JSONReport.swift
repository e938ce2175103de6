import BulletinModel
import Foundation

/// Faults for other programs, as JSON in both languages.
struct JSONReport: Encodable {
  /// One fault.
  struct Entry: Encodable {
    let code: String
    let severity: String
    let group: String
    let file: String
    let line: Int
    let column: Int
    let endLine: Int
    let endColumn: Int
    let message: [String: String]
    let reason: [String: String]
    let fix: [String: String]
    let replacement: String?

    init(_ diagnostic: Diagnostic) {
      func texts(_ text: (MessageLanguage) -> String) -> [String: String] {
        Dictionary(
          uniqueKeysWithValues: MessageLanguage.allCases.map { ($0.rawValue, text($0)) })
      }
      code = diagnostic.code.label
      severity = diagnostic.severity.rawValue
      group = diagnostic.code.group.rawValue
      file = diagnostic.span.file
      line = diagnostic.span.start.line
      column = diagnostic.span.start.column
      endLine = diagnostic.span.end.line
      endColumn = diagnostic.span.end.column
      message = texts { diagnostic.message(in: $0) }
      reason = texts { diagnostic.reason(in: $0) }
      fix = texts { diagnostic.remedy(in: $0) }
      replacement = diagnostic.replacement
    }
  }

  /// What a build did.
  struct Outcome: Encodable {
    let pages: Int
    let files: Int
    let seconds: Double
    let output: String
  }

  let errors: Int
  let warnings: Int
  let notes: Int
  let diagnostics: [Entry]
  let built: Outcome?

  /// Collects faults and, where something was built, what it came to.
  init(_ diagnostics: [Diagnostic], built: Outcome? = nil) {
    errors = diagnostics.count { $0.severity == .error }
    warnings = diagnostics.count { $0.severity == .warning }
    notes = diagnostics.count { $0.severity == .note }
    self.diagnostics = diagnostics.map(Entry.init)
    self.built = built
  }
}

/// Encodes a value as JSON with sorted keys, so that equal values give equal bytes.
func json(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
}
