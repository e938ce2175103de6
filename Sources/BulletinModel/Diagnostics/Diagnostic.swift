/// How much a fault matters: an error allows no release.
public enum Severity: String, Sendable, Hashable, CaseIterable {
  /// No release is made.
  case error
  /// A release is made; `--strict` refuses it.
  case warning
  /// Worth a look.
  case note
}

/// The languages in which the program speaks to its users.
public enum MessageLanguage: String, Sendable, Hashable, CaseIterable {
  /// Simplified Chinese.
  case chinese = "zh"
  /// English.
  case english = "en"
}

/// One piece of wrong content, found at one place; collected, never thrown.
public struct Diagnostic: Sendable, Hashable {
  /// Which rule is broken.
  public let code: FaultCode
  /// How much it matters, after the site's own settings.
  public let severity: Severity
  /// Where it is.
  public let span: SourceSpan
  /// The values that the catalogue's texts name in braces, by name.
  public let values: [String: String]
  /// The source line with the fault, for the excerpt; nil where no line can be shown.
  public let excerpt: String?
  /// Replacement text for exactly `span`, where `bulletin fix` may repair the fault by itself.
  public let replacement: String?

  /// Makes a diagnostic with its code's own severity.
  public init(
    _ code: FaultCode, at span: SourceSpan, _ values: [String: String] = [:],
    excerpt: String? = nil, replacement: String? = nil
  ) {
    self.init(
      code: code, severity: code.severity, span: span, values: values, excerpt: excerpt,
      replacement: replacement)
  }

  private init(
    code: FaultCode, severity: Severity, span: SourceSpan, values: [String: String],
    excerpt: String?, replacement: String?
  ) {
    self.code = code
    self.severity = severity
    self.span = span
    self.values = values
    self.excerpt = excerpt
    self.replacement = replacement
  }

  /// Returns the same fault with another severity.
  public func with(severity: Severity) -> Diagnostic {
    Diagnostic(
      code: code, severity: severity, span: span, values: values, excerpt: excerpt,
      replacement: replacement)
  }

  /// Returns the same fault with the source line to show under it.
  public func with(excerpt: String?) -> Diagnostic {
    Diagnostic(
      code: code, severity: severity, span: span, values: values, excerpt: excerpt,
      replacement: replacement)
  }

  /// The values to fill in: for English, `name@en` stands in for `name` where it is given.
  ///
  /// Most values are quoted from the content; one that is worded by the program needs both.
  private func values(in language: MessageLanguage) -> [String: String] {
    guard language == .english, values.keys.contains(where: { $0.hasSuffix("@en") }) else {
      return values
    }
    var result = values
    for (name, value) in values where name.hasSuffix("@en") {
      result[String(name.dropLast(3))] = value
    }
    return result
  }

  /// The phrase that names the broken rule and the thing, with the values filled in.
  public func message(in language: MessageLanguage) -> String {
    code.text(in: language).rule.filled(with: values(in: language))
  }

  /// Why the rule stands, with the values filled in.
  public func reason(in language: MessageLanguage) -> String {
    code.text(in: language).reason.filled(with: values(in: language))
  }

  /// What to do about it, with the values filled in.
  public func remedy(in language: MessageLanguage) -> String {
    code.text(in: language).remedy.filled(with: values(in: language))
  }
}

extension Diagnostic: Comparable {
  /// Orders faults by file, place, code and values: the order in which they are printed.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    if left.span.file != right.span.file {
      return precedes(left.span.file, right.span.file)
    }
    if left.span.start != right.span.start { return left.span.start < right.span.start }
    if left.code != right.code { return left.code.number < right.code.number }
    return left.message(in: .english).utf8.lexicographicallyPrecedes(
      right.message(in: .english).utf8)
  }
}

/// A value with the faults found while it was made; nil where it cannot be made at all.
public struct Checked<Value: Sendable>: Sendable {
  /// What was made, if it could be made.
  public let value: Value?
  /// Every fault found on the way.
  public let diagnostics: [Diagnostic]

  /// Pairs a value with its faults.
  public init(_ value: Value?, diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }
}
