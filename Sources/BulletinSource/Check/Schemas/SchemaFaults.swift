import BulletinModel

/// A reason in both languages of messages, with the nearest valid word where there is one.
struct SchemaReason: Sendable, Hashable {
  let chinese: String
  let english: String

  init(_ chinese: String, _ english: String, near: String? = nil) {
    self.chinese = near.map { "\(chinese)，相近：\($0)" } ?? chinese
    self.english = near.map { "\(english), close: \($0)" } ?? english
  }

  /// E70 at a stretch of a text.
  func fault(in text: SourceText, at span: SourceSpan) -> Diagnostic {
    text.fault(.invalidSchema, at: span, ["why": chinese, "why@en": english])
  }
}

extension [Diagnostic] {
  /// The faults of a mapping as faults of a schema: E03, E71 and E73 become E70.
  var asSchemaFaults: [Diagnostic] {
    map { fault in
      switch fault.code {
      case .unknownKey, .emptyRequired, .wrongType:
        Diagnostic(
          .invalidSchema, at: fault.span,
          ["why": fault.message(in: .chinese), "why@en": fault.message(in: .english)],
          excerpt: fault.excerpt)
      default: fault
      }
    }
  }
}
