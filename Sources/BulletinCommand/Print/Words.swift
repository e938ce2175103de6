import BulletinModel

/// The program's own words, apart from the fault catalogue.
struct Words: Sendable {
  let language: MessageLanguage

  /// Picks the wording of the language.
  func say(_ chinese: String, _ english: String) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }

  /// The name of a severity.
  func name(of severity: Severity) -> String {
    switch severity {
    case .error: say("错误", "error")
    case .warning: say("警告", "warning")
    case .note: say("提示", "note")
    }
  }

  /// A number of things in English.
  func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// How many faults there are of each severity, in one phrase.
  func tally(_ diagnostics: [Diagnostic]) -> String {
    let parts = Severity.allCases.compactMap { severity -> String? in
      let count = diagnostics.count { $0.severity == severity }
      guard count > 0 else { return nil }
      return say(
        "\(count) 个\(name(of: severity))",
        "\(count) \(name(of: severity))\(count == 1 ? "" : "s")")
    }
    return parts.isEmpty
      ? say("没有发现问题", "no faults found") : parts.joined(separator: say("，", ", "))
  }
}
